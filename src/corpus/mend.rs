//! Paragraphs of a document given another kind: put back into the article, or set aside.

use super::{Part, PartRef};
use crate::{
    protocol::{Origin, PartKind},
    strings::Interner,
};

/// The paragraphs that have other kinds than the corpus was opened with, and what their documents have become.
#[derive(Debug, Default)]
pub(super) struct Mends {
    kinds: Vec<PartKind>,
    /// In the order of the corpus.
    documents: Vec<(u32, Mended)>,
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
        let mut named = Interner::default();
        let mut wanted: Vec<Vec<&PartKind>> = Vec::new();
        for kind in &kinds {
            let (number, new) = named.intern(&kind.id);
            if new {
                wanted.push(Vec::new());
            }
            wanted[number as usize].push(kind);
        }
        let mut documents = Vec::new();
        for (document, id) in ids {
            if let Some(number) = named.find(id) {
                let kinds = &wanted[number as usize];
                documents.push((document, Mended::new(opened(document), kinds)));
            }
        }
        Self { documents, kinds }
    }

    /// What paragraphs were given.
    pub(super) fn kinds(&self) -> &[PartKind] {
        &self.kinds
    }

    /// The parts of a document in which paragraphs were given another kind.
    pub(super) fn parts(&self, document: u32) -> Option<&[Part]> {
        Some(&self.of(document)?.parts)
    }

    fn of(&self, document: u32) -> Option<&Mended> {
        let place = self
            .documents
            .binary_search_by_key(&document, |known| known.0);
        Some(&self.documents[place.ok()?].1)
    }

    /// Where a part of a document began when it was opened.
    pub(super) fn origin(&self, document: u32, part: usize) -> Origin {
        let mended = self.of(document);
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
