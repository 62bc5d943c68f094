//! A letter in HTML: its lines, told from what it quotes.

use super::{outline, parse};

/// The lines that are seen, and whether each is quoted.
pub(in crate::ingest) fn letter(text: &str) -> Vec<(bool, String)> {
    let (tree, _) = parse::parse(text);
    let page = outline::outline(&tree, false);
    let is_quoted = |frame| {
        page.around(frame)
            .any(|at| &*page.boxes[at].name == "blockquote")
    };
    let blocks = page.blocks.iter();
    blocks
        .flat_map(|block| {
            let quoted = is_quoted(block.frame);
            block
                .text
                .lines()
                .map(move |line| (quoted, line.to_string()))
        })
        .collect()
}
