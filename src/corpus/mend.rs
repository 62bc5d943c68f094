//! Paragraphs of a document given another kind: put back into the article, or set aside.

use std::collections::BTreeMap;

use super::{Part, PartRef};
use crate::protocol::{Origin, PartKind};

/// The paragraphs that have other kinds than the corpus was opened with, and what their documents have become.
#[derive(Debug, Default)]
pub(super) struct Mends {
    kinds: Vec<PartKind>,
    documents: BTreeMap<u32, Mended>,
}

#[derive(Debug)]
struct Mended {
    parts: Vec<Part>,
    origins: Vec<Origin>,
}

impl Mends {
    /// Gives these paragraphs their kinds, and all others those that they were opened with. `ids` are those of the corpus,
    /// by document, and `opened` gives a document's parts as they were opened; what no document has is passed over.
    pub(super) fn new<'a, P: Iterator<Item = PartRef<'a>>>(
        kinds: Vec<PartKind>,
        ids: impl Iterator<Item = (u32, &'a str)>,
        opened: impl Fn(u32) -> P,
    ) -> Self {
        let mut wanted: BTreeMap<&str, Vec<&PartKind>> = BTreeMap::new();
        for kind in &kinds {
            wanted.entry(&kind.id).or_default().push(kind);
        }
        let documents = ids.filter_map(|(document, id)| {
            let kinds = wanted.get(id)?;
            Some((document, Mended::new(opened(document), kinds)))
        });
        Self {
            documents: documents.collect(),
            kinds,
        }
    }

    /// What paragraphs were given.
    pub(super) fn kinds(&self) -> &[PartKind] {
        &self.kinds
    }

    /// The parts of a document in which paragraphs were given another kind.
    pub(super) fn parts(&self, document: u32) -> Option<&[Part]> {
        Some(&self.documents.get(&document)?.parts)
    }

    /// Where a part of a document began when it was opened.
    pub(super) fn origin(&self, document: u32, part: usize) -> Origin {
        let mended = self.documents.get(&document);
        mended
            .and_then(|mended| mended.origins.get(part).copied())
            .unwrap_or(Origin { part, paragraph: 0 })
    }
}

impl Mended {
    /// The parts with some paragraphs of another kind, which stand as parts of their own. The last word on a paragraph
    /// holds; paragraphs without words do not count.
    fn new<'a>(parts: impl Iterator<Item = PartRef<'a>>, kinds: &[&PartKind]) -> Self {
        let (mut mended, mut origins): (Vec<Part>, Vec<Origin>) = (Vec::new(), Vec::new());
        for (number, part) in parts.enumerate() {
            let separator = separator(&part.text);
            let first = mended.len();
            let spoken = paragraphs(&part.text).filter(|paragraph| !paragraph.trim().is_empty());
            for (place, text) in spoken.enumerate() {
                let kind = kinds.iter().rfind(|kind| {
                    kind.part == number && kind.paragraph.is_none_or(|paragraph| paragraph == place)
                });
                let kind = kind.map_or(&*part.kind, |kind| &kind.kind);
                match mended[first..].last_mut().filter(|last| last.kind == kind) {
                    Some(last) => {
                        last.text.push_str(separator);
                        last.text.push_str(text);
                    }
                    None => {
                        mended.push(Part {
                            kind: kind.into(),
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
        Self {
            parts: mended,
            origins,
        }
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
