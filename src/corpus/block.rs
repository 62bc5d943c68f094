//! Documents one after another in one run of text: what a store is built of, so that no large memory is ever moved.

use std::borrow::Cow;

use super::{DocumentRef, PartRef};
use crate::strings::{Interner, Strings};

/// Bytes of text in a block, where no single document has more.
const BLOCK: usize = 1 << 20;

/// Documents that are passed at the most to reach one.
const STEP: u32 = 8;

/// Some documents: their titles and parts. Costs some three bytes a document and two a part beside their letters.
#[derive(Debug)]
pub(super) struct Block {
    /// The number of its first document.
    pub(super) first: u32,
    /// A document's title and the texts of its parts, document after document.
    text: String,
    /// For each document: the length of its title, how many parts it has, and for each part the number of its kind and the
    /// length of its text. Each number in bytes of seven bits, the lowest first, the last without the eighth.
    shapes: Vec<u8>,
    /// Where each [`STEP`]th document begins in `text` and in `shapes`.
    starts: Vec<[u32; 2]>,
    documents: u32,
}

impl Block {
    /// With room for a document of so many bytes at least.
    pub(super) fn new(first: u32, bytes: usize) -> Self {
        Self {
            first,
            text: String::with_capacity(bytes.max(BLOCK)),
            shapes: Vec::new(),
            starts: Vec::new(),
            documents: 0,
        }
    }

    /// Whether a document of so many bytes goes into it.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        self.text.len() + bytes <= self.text.capacity()
    }

    pub(super) fn push(&mut self, document: &DocumentRef<'_>, kinds: &mut Interner) {
        if self.documents.is_multiple_of(STEP) {
            let start = [self.text.len(), self.shapes.len()];
            self.starts.push(start.map(|at| at as u32));
        }
        self.documents += 1;
        self.string(&document.title);
        self.number(document.parts.len() as u32);
        for part in &document.parts {
            self.number(kinds.intern(&part.kind).0);
            self.string(&part.text);
        }
    }

    fn string(&mut self, string: &str) {
        self.number(string.len() as u32);
        self.text.push_str(string);
    }

    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.shapes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.shapes.push(number as u8);
    }

    /// Gives back memory that is held for more.
    pub(super) fn close(&mut self) {
        self.text.shrink_to_fit();
        self.shapes.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// The title of a document, counted from the first here.
    pub(super) fn title(&self, document: u32) -> &str {
        self.at(document).string()
    }

    /// The parts of a document, counted from the first here.
    pub(super) fn parts<'a>(
        &'a self,
        document: u32,
        kinds: &'a Strings,
    ) -> impl Iterator<Item = PartRef<'a>> {
        let mut at = self.at(document);
        at.string();
        (0..at.number()).map(move |_| PartRef {
            kind: Cow::Borrowed(kinds.get(at.number())),
            text: Cow::Borrowed(at.string()),
        })
    }

    /// The place where a document begins.
    fn at(&self, document: u32) -> Place<'_> {
        let [text, shapes] = self.starts[(document / STEP) as usize];
        let mut place = Place {
            text: "",
            shapes: &self.shapes[shapes as usize..],
        };
        let mut passed = text as usize;
        for _ in 0..document % STEP {
            passed += place.number() as usize;
            for _ in 0..place.number() {
                place.number();
                passed += place.number() as usize;
            }
        }
        place.text = &self.text[passed..];
        place
    }
}

/// What follows in a block.
struct Place<'a> {
    text: &'a str,
    shapes: &'a [u8],
}

impl<'a> Place<'a> {
    fn number(&mut self) -> u32 {
        let (mut number, mut bits) = (0, 0);
        while let Some((byte, rest)) = self.shapes.split_first() {
            self.shapes = rest;
            number |= u32::from(byte & 0x7F) << bits;
            bits += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    fn string(&mut self) -> &'a str {
        let (string, rest) = self.text.split_at(self.number() as usize);
        self.text = rest;
        string
    }
}
