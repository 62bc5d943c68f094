//! The documents of an opened corpus, packed: what they say. Their metadata stand in the index's columns.

use super::{Document, DocumentRef, Ids, Part, PartRef, Preface, block::Block, mend::Mends};
use crate::{
    protocol::{Origin, PartKind, Values},
    strings::{Interner, Strings},
};

/// How much documents say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// Bytes of titles and texts.
    pub bytes: usize,
    /// Documents that have parts around the article.
    pub around: usize,
}

impl Measure {
    fn add<'a>(&mut self, title: &str, parts: impl Iterator<Item = PartRef<'a>>) {
        self.bytes += title.len();
        let mut around = false;
        for part in parts {
            self.bytes += part.text.len();
            around |= part.is_around();
        }
        self.around += usize::from(around);
    }
}

/// Takes the documents of a corpus in order.
#[derive(Debug, Default)]
pub struct StoreBuilder {
    ids: Ids,
    blocks: Vec<Block>,
    kinds: Interner,
    measure: Measure,
}

impl StoreBuilder {
    /// Takes the next document. Where another has its id it gets one of its own, which is returned.
    pub fn push(&mut self, document: &DocumentRef<'_>) -> Option<&str> {
        let before = self.measure.bytes;
        let parts = document.parts.iter().map(PartRef::from);
        self.measure.add(&document.title, parts);
        let bytes = self.measure.bytes - before;
        if !self.blocks.last().is_some_and(|last| last.has_room(bytes)) {
            self.close();
            self.blocks.push(Block::new(self.ids.len() as u32, bytes));
        }
        if let Some(last) = self.blocks.last_mut() {
            last.push(document, &mut self.kinds);
        }
        self.ids.give(&document.id)
    }

    /// The store of what has been taken.
    #[must_use]
    pub fn finish(mut self, preface: Preface) -> Store {
        self.close();
        let mut ids = self.ids.into_strings();
        ids.shrink_to_fit();
        Store {
            preface,
            ids,
            blocks: self.blocks,
            kinds: self.kinds.into_strings(),
            mends: Mends::default(),
            measure: self.measure,
        }
    }

    fn close(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.close();
        }
    }
}

/// Documents by number. Costs some seven bytes a document and two a part beside ids, titles and texts.
#[derive(Debug)]
pub struct Store {
    /// What the corpus says of itself, and how it was read.
    pub preface: Preface,
    ids: Strings,
    blocks: Vec<Block>,
    kinds: Strings,
    mends: Mends,
    measure: Measure,
}

impl Store {
    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.ids.len() as u32
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How much they say.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// The id of a document.
    #[must_use]
    pub fn id(&self, number: u32) -> &str {
        self.ids.get(number)
    }

    /// The document of an id. Costs a look at each.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let place = self.ids.iter().position(|other| other == id)?;
        Some(place as u32)
    }

    /// The title of a document.
    #[must_use]
    pub fn title(&self, number: u32) -> &str {
        let (block, place) = self.place(number);
        block.title(place)
    }

    /// The parts of a document, mended.
    pub fn parts(&self, number: u32) -> impl Iterator<Item = PartRef<'_>> {
        let mended = self.mends.parts(number);
        let opened = mended.is_none().then(|| self.opened(number));
        let mended = mended.into_iter().flatten().map(PartRef::from);
        mended.chain(opened.into_iter().flatten())
    }

    /// A document with its metadata, which are given.
    #[must_use]
    pub fn document(&self, number: u32, fields: Values) -> Document {
        Document {
            id: self.id(number).into(),
            title: self.title(number).into(),
            parts: self.parts(number).map(Part::from).collect(),
            fields,
        }
    }

    /// Gives these paragraphs their kinds, and all others those that they were opened with; whether that changes anything.
    /// What no document has is passed over.
    pub fn mend(&mut self, kinds: Vec<PartKind>) -> bool {
        let changes = kinds != self.mends.kinds();
        if changes {
            self.mends = Mends::new(kinds, (0..).zip(self.ids.iter()), |number| {
                self.opened(number)
            });
            let mut measure = Measure::default();
            for number in 0..self.len() {
                measure.add(self.title(number), self.parts(number));
            }
            self.measure = measure;
        }
        changes
    }

    /// Where a part of a document began when it was opened.
    #[must_use]
    pub fn origin(&self, number: u32, part: usize) -> Origin {
        self.mends.origin(number, part)
    }

    /// The parts of a document as it was opened.
    fn opened(&self, number: u32) -> impl Iterator<Item = PartRef<'_>> {
        let (block, place) = self.place(number);
        block.parts(place, &self.kinds)
    }

    /// The block that a document is in, and its place there.
    fn place(&self, number: u32) -> (&Block, u32) {
        let behind = self.blocks.partition_point(|block| block.first <= number);
        let block = &self.blocks[behind - 1];
        (block, number - block.first)
    }
}
