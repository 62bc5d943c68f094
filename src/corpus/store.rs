//! The documents of an opened corpus, packed: what they say. Their metadata stand in the index's columns.

use super::{Document, DocumentRef, Ids, Part, PartRef, Preface, block::Block, mend::Mends};
use crate::{
    protocol::{Origin, PartKind, Values},
    strings::Interner,
};

/// Documents by number. Costs some 30 bytes a document and 8 a part beside ids, titles and texts.
#[derive(Debug, Default)]
pub struct Store {
    /// What the corpus says of itself, and how it was read.
    pub preface: Preface,
    ids: Ids,
    blocks: Vec<Block>,
    kinds: Interner,
    mends: Mends,
}

impl Store {
    /// Takes the next document. Where another has its id it gets one of its own, which is returned.
    pub fn push(&mut self, document: &DocumentRef<'_>) -> Option<&str> {
        let number = self.len();
        let texts = document.parts.iter().map(|part| part.text.len());
        let bytes = document.title.len() + texts.sum::<usize>();
        if !self.blocks.last().is_some_and(|last| last.has_room(bytes)) {
            self.close();
            self.blocks.push(Block::new(number, bytes));
        }
        if let Some(last) = self.blocks.last_mut() {
            last.push(document, &mut self.kinds);
        }
        self.ids.give(&document.id)
    }

    /// Gives back memory that is held for more documents.
    pub fn close(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.close();
        }
    }

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

    /// The id of a document.
    #[must_use]
    pub fn id(&self, number: u32) -> &str {
        self.ids.get(number)
    }

    /// The document of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
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
            self.mends = Mends::new(kinds, |id| {
                let number = self.find(id)?;
                Some((number, self.opened(number)))
            });
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
        block.parts(place, self.kinds.strings())
    }

    /// The block that a document is in, and its place there.
    fn place(&self, number: u32) -> (&Block, u32) {
        let behind = self.blocks.partition_point(|block| block.first <= number);
        let block = &self.blocks[behind - 1];
        (block, number - block.first)
    }
}
