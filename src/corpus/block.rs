//! Documents one after another in one run of text: what a store is built of, so that no large memory is ever moved.

use std::borrow::Cow;

use super::{DocumentRef, PartRef};
use crate::strings::{Interner, Strings};

/// Bytes of text in a block, where no single document has more.
const BLOCK: usize = 1 << 20;

/// Some documents: their titles and parts. Costs 8 bytes a document and 8 a part beside their letters.
#[derive(Debug)]
pub(super) struct Block {
    /// The number of its first document.
    pub(super) first: u32,
    /// A document's title and the texts of its parts, document after document.
    texts: Strings,
    /// By document: where its title stands in `texts`.
    titles: Vec<u32>,
    /// By part: the number of its kind.
    kinds: Vec<u32>,
    room: usize,
}

impl Block {
    /// With room for a document of so many bytes at least.
    pub(super) fn new(first: u32, bytes: usize) -> Self {
        let room = bytes.max(BLOCK);
        Self {
            first,
            texts: Strings::with_room(room),
            titles: Vec::new(),
            kinds: Vec::new(),
            room,
        }
    }

    /// Whether a document of so many bytes goes into it.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        self.texts.bytes() + bytes <= self.room
    }

    pub(super) fn push(&mut self, document: &DocumentRef<'_>, kinds: &mut Interner) {
        self.titles.push(self.texts.len() as u32);
        self.texts.push(&document.title);
        for part in &document.parts {
            self.texts.push(&part.text);
            self.kinds.push(kinds.intern(&part.kind).0);
        }
    }

    /// Gives back memory that is held for more.
    pub(super) fn close(&mut self) {
        self.texts.shrink_to_fit();
        self.titles.shrink_to_fit();
        self.kinds.shrink_to_fit();
    }

    /// The title of a document, counted from the first here.
    pub(super) fn title(&self, document: u32) -> &str {
        self.texts.get(self.titles[document as usize])
    }

    /// The parts of a document, counted from the first here.
    pub(super) fn parts<'a>(
        &'a self,
        document: u32,
        kinds: &'a Strings,
    ) -> impl Iterator<Item = PartRef<'a>> {
        let end = self.titles.get(document as usize + 1).copied();
        let texts = self.titles[document as usize] + 1..end.unwrap_or(self.texts.len() as u32);
        // Each document so far, this one too, has a text more than it has parts.
        texts.map(move |text| PartRef {
            kind: Cow::Borrowed(kinds.get(self.kinds[(text - document - 1) as usize])),
            text: Cow::Borrowed(self.texts.get(text)),
        })
    }
}
