//! Pages → one text: what stands at the edge of page after page is set aside, and paragraphs go on over the page's end.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Words;
use crate::ingest::formats::flow::{Flow, tidy};

/// Lines at a page's top and at its foot that may be repeated.
const EDGE: usize = 2;

/// The longest line that is taken for a header or footer, in characters.
const MOST_CHARS: usize = 120;

/// Dots between an entry of a table of contents and its page.
const LEADERS: usize = 5;

/// A paragraph as it stands on a page.
pub(super) struct Line {
    pub(super) kind: &'static str,
    pub(super) text: String,
}

/// The text of all pages; what is repeated comes behind it, once.
pub(super) fn flow(mut pages: Vec<Vec<Line>>) -> Flow {
    for line in pages.iter_mut().flatten() {
        line.text = tidy(&line.text);
    }
    for page in &mut pages {
        page.retain(|line| !line.text.is_empty());
    }
    let repeated = repeated(&pages);
    let mut aside = BTreeSet::new();
    let mut behind = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for page in pages {
        let last = page.len();
        let mut starts = true;
        for (at, line) in page.into_iter().enumerate() {
            let shape = shape(&line.text);
            if is_edge(at, last) && repeated.contains(&shape) {
                if aside.insert(shape) {
                    behind.push(line.text);
                }
                continue;
            }
            match lines
                .last_mut()
                .filter(|before| starts && goes_on(before, &line))
            {
                Some(before) => {
                    before.text.push(' ');
                    before.text.push_str(&line.text);
                }
                None => lines.push(line),
            }
            starts = false;
        }
    }
    let words = Words::of(lines.iter().map(|line| line.text.as_str()));
    let mut flow = Flow::default();
    for line in lines {
        let kind = if is_entry(&line.text) {
            "navigation"
        } else {
            line.kind
        };
        flow.paragraph(kind, &words.mended(&line.text));
    }
    for text in behind {
        flow.paragraph("other", &text);
    }
    flow
}

/// Whether a line is one of a table of contents: dots lead to the number of a page.
fn is_entry(text: &str) -> bool {
    let dots = text
        .trim_end_matches(|c: char| c.is_alphanumeric())
        .chars()
        .rev();
    dots.filter(|c| *c != ' ').take_while(|c| *c == '.').count() >= LEADERS
}

fn is_edge(at: usize, length: usize) -> bool {
    at < EDGE || at + EDGE >= length
}

/// The shapes of lines that stand at the edge of two pages at least and of every third.
fn repeated(pages: &[Vec<Line>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let edge = page
            .iter()
            .enumerate()
            .filter(|(at, _)| is_edge(*at, page.len()));
        let shapes: BTreeSet<String> = edge
            .filter(|(_, line)| line.text.chars().count() <= MOST_CHARS)
            .map(|(_, line)| shape(&line.text))
            .collect();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let enough = (pages.len() / 3).max(2);
    counts.retain(|_, count| *count >= enough);
    counts.into_keys().collect()
}

/// A line without its numbers.
fn shape(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric()).collect()
}

/// Whether a paragraph that ends a page goes on with the first of the next: it ends like no sentence, and that begins small.
fn goes_on(before: &Line, line: &Line) -> bool {
    let ends = before.text.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '\u{2010}' | '\u{AD}')
    });
    before.kind == "text"
        && line.kind == "text"
        && ends
        && line.text.starts_with(char::is_lowercase)
}
