//! Pages: the article, what stands around it, and what the page says of itself.
//!
//! ```text
//! text ──parse──▶ tree ──outline──▶ boxes and blocks
//! ```

mod hints;
mod kind;
mod outline;
mod parse;
mod rows;

use crate::corpus::Part;

use kind::Kind;
use outline::{Block, Outline};

/// All that is seen of a page or of a chapter, as an article: headings, captions and text.
pub(in crate::ingest) fn parts(text: &str) -> Vec<Part> {
    let (tree, _) = parse::parse(text);
    let page = outline::outline(&tree, false);
    let mut parts: Vec<Part> = Vec::new();
    for block in &page.blocks {
        add(&mut parts, written(&page, block), &block.text);
    }
    parts
}

/// What a block is by its element alone.
fn written(page: &Outline, block: &Block) -> Kind {
    let inside = |name: &str| {
        page.around(block.frame)
            .take(3)
            .any(|at| &*page.boxes[at].name == name)
    };
    match page.name(block) {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "caption" => Kind::Caption,
        _ if inside("figcaption") => Kind::Caption,
        _ => Kind::Text,
    }
}

/// Adds a block: paragraphs of one kind run together, headings and captions stand alone.
fn add(parts: &mut Vec<Part>, kind: Kind, text: &str) {
    let runs = !matches!(kind, Kind::Heading | Kind::Caption);
    match parts
        .last_mut()
        .filter(|part| runs && part.kind == kind.name())
    {
        Some(part) => {
            part.text.push('\n');
            part.text.push_str(text);
        }
        None => parts.push(Part {
            kind: kind.name().into(),
            text: text.into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn told(page: &str) -> Vec<(String, String)> {
        parts(page)
            .into_iter()
            .map(|part| (part.kind, part.text))
            .collect()
    }

    fn parts_of(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(kind, text)| ((*kind).into(), (*text).into()))
            .collect()
    }

    #[test]
    fn chapters_give_all_their_blocks() {
        for (page, wanted) in [
            (
                "<h2>One</h2><p>A  b\n c.</p>x<br>y",
                parts_of(&[("heading", "One"), ("text", "A b c.\nx\ny")]),
            ),
            (
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='a'/></head><body><p><a id='x'/>Seen.</p></body></html>",
                parts_of(&[("text", "Seen.")]),
            ),
            (
                "<figure><img><figcaption><span>A view.</span></figcaption></figure><ul><li>i</li><li>ii</li></ul>",
                parts_of(&[("caption", "A view."), ("text", "i\nii")]),
            ),
            (
                "<table><tr><th>Year<th>Bales</tr><tr><td>2015</td><td><p>14</p></td></tr></table><pre>a\n  b</pre>",
                parts_of(&[("text", "Year\tBales\n2015\t14\na\nb")]),
            ),
            (
                "<script>x</script><style>y</style><p hidden>z</p><p style='display: none'>z</p><template>t</template>",
                Vec::new(),
            ),
            ("", Vec::new()),
        ] {
            assert_eq!(told(page), wanted, "{page}");
        }
    }
}
