//! Paragraphs of a document given another kind: put back into the article, or set aside.

use std::collections::BTreeMap;

use super::{Document, Part};
use crate::protocol::{Origin, PartKind};

/// The paragraphs that have other kinds than the corpus was opened with, and what their documents were.
#[derive(Debug, Default)]
pub struct Mends {
    kinds: Vec<PartKind>,
    documents: BTreeMap<usize, Mended>,
}

#[derive(Debug)]
struct Mended {
    opened: Vec<Part>,
    origins: Vec<Origin>,
}

impl Mends {
    /// Gives these paragraphs their kinds, and all others those that they were opened with; whether that changes anything.
    /// What no document has is passed over.
    pub fn apply(&mut self, kinds: Vec<PartKind>, documents: &mut [Document]) -> bool {
        if kinds == self.kinds {
            return false;
        }
        for (number, mended) in std::mem::take(&mut self.documents) {
            documents[number].parts = mended.opened;
        }
        let mut wanted: BTreeMap<&str, Vec<&PartKind>> = BTreeMap::new();
        for kind in &kinds {
            wanted.entry(&kind.id).or_default().push(kind);
        }
        for (number, document) in documents.iter_mut().enumerate() {
            if let Some(kinds) = wanted.get(document.id.as_str()) {
                let (parts, origins) = mended(&document.parts, kinds);
                let opened = std::mem::replace(&mut document.parts, parts);
                self.documents.insert(number, Mended { opened, origins });
            }
        }
        self.kinds = kinds;
        true
    }

    /// Where a part of a document began when it was opened.
    #[must_use]
    pub fn origin(&self, document: usize, part: usize) -> Origin {
        let mended = self.documents.get(&document);
        mended
            .and_then(|mended| mended.origins.get(part).copied())
            .unwrap_or(Origin { part, paragraph: 0 })
    }
}

/// The paragraphs of a text: they end at empty lines, or where there are none, at each line's end. Empty ones too.
pub fn paragraphs(text: &str) -> std::str::Split<'_, &'static str> {
    text.split(separator(text))
}

/// What stands between the paragraphs of a text.
#[must_use]
pub fn separator(text: &str) -> &'static str {
    if text.contains("\n\n") { "\n\n" } else { "\n" }
}

/// The parts with some paragraphs of another kind, which stand as parts of their own. The last word on a paragraph holds;
/// paragraphs without words do not count.
fn mended(parts: &[Part], kinds: &[&PartKind]) -> (Vec<Part>, Vec<Origin>) {
    let (mut mended, mut origins): (Vec<Part>, Vec<Origin>) = (Vec::new(), Vec::new());
    for (number, part) in parts.iter().enumerate() {
        let separator = separator(&part.text);
        let first = mended.len();
        let spoken = paragraphs(&part.text).filter(|paragraph| !paragraph.trim().is_empty());
        for (place, text) in spoken.enumerate() {
            let kind = kinds.iter().rfind(|kind| {
                kind.part == number && kind.paragraph.is_none_or(|paragraph| paragraph == place)
            });
            let kind = kind.map_or(&part.kind, |kind| &kind.kind);
            match mended[first..].last_mut().filter(|last| last.kind == *kind) {
                Some(last) => {
                    last.text.push_str(separator);
                    last.text.push_str(text);
                }
                None => {
                    mended.push(Part {
                        kind: kind.clone(),
                        text: text.into(),
                    });
                    origins.push(Origin {
                        part: number,
                        paragraph: place,
                    });
                }
            }
        }
    }
    (mended, origins)
}
