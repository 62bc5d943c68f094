//! Texts told apart from documents: what was published twice is two documents and one text.

use fixedbitset::FixedBitSet;

use crate::index::{Columns, DocId};

/// The field by whose value copies of one text know each other.
const FIELD: &str = "copies";

/// Which documents are copies of one text: those with the same value of the field `copies`. A document without one is a
/// text of its own.
#[derive(Debug, Default)]
pub struct Texts {
    text_of: Vec<u32>,
    /// The documents of texts that have several, text by text, each text's in order.
    copies: Vec<DocId>,
}

impl Texts {
    /// The texts of all documents. Costs four bytes and a step for each, and four more for each copy.
    #[must_use]
    pub fn of(columns: &Columns) -> Self {
        let column = columns.get(FIELD);
        let mut first_of = vec![None; column.map_or(0, |column| column.values.len())];
        let mut members = Vec::new();
        let text_of = (0..columns.documents() as DocId)
            .map(|document| {
                let value = column.and_then(|column| column.of(document).next());
                let mut fresh = || {
                    members.push(0_u32);
                    members.len() as u32 - 1
                };
                let text = match value {
                    Some(value) => *first_of[value as usize].get_or_insert_with(fresh),
                    None => fresh(),
                };
                members[text as usize] += 1;
                text
            })
            .collect::<Vec<u32>>();
        let several = |document: &DocId| members[text_of[*document as usize] as usize] > 1;
        let mut copies: Vec<DocId> = (0..columns.documents() as DocId).filter(several).collect();
        copies.sort_by_key(|&document| text_of[document as usize]);
        Self { text_of, copies }
    }

    /// Documents as texts, by the number of each of their pieces: only [`Texts::text`] is asked for.
    #[must_use]
    pub fn in_pieces(document_of: Vec<DocId>) -> Self {
        Self {
            text_of: document_of,
            copies: Vec::new(),
        }
    }

    /// The number of a document's text, from 0 in the order of their first documents.
    #[must_use]
    pub fn text(&self, document: DocId) -> u32 {
        self.text_of[document as usize]
    }

    /// How many texts some documents are copies of. Costs a step for each copy in the corpus.
    #[must_use]
    pub fn count(&self, documents: &FixedBitSet) -> usize {
        documents.count_ones(..) - self.repeated(documents).count()
    }

    /// Of some documents, the first of each text.
    #[must_use]
    pub fn firsts(&self, documents: &FixedBitSet) -> FixedBitSet {
        let mut firsts = documents.clone();
        self.repeated(documents)
            .for_each(|document| firsts.remove(document as usize));
        firsts
    }

    /// By slot: how many more of some documents are in it than texts; empty where no text has copies. `slots_of` says the
    /// slots of a document, below `slots`. Costs a step for each copy in the corpus, and four bytes a slot.
    #[must_use]
    pub fn surplus(
        &self,
        documents: &FixedBitSet,
        slots: usize,
        slots_of: impl Fn(DocId, &mut Vec<usize>),
    ) -> Vec<u32> {
        if self.copies.is_empty() {
            return Vec::new();
        }
        let mut surplus = vec![0; slots];
        let mut last = vec![None; slots];
        let mut here = Vec::new();
        for document in self.among(documents) {
            here.clear();
            slots_of(document, &mut here);
            for &slot in &here {
                let before = last[slot].replace(document);
                let copy = |before| before != document && self.text(before) == self.text(document);
                surplus[slot] += u32::from(before.is_some_and(copy));
            }
        }
        surplus
    }

    /// Of some documents, those behind the first of their text.
    fn repeated(&self, documents: &FixedBitSet) -> impl Iterator<Item = DocId> {
        let mut last = None;
        self.among(documents)
            .filter(move |&document| last.replace(self.text(document)) == Some(self.text(document)))
    }

    /// The copies among some documents, text by text.
    fn among(&self, documents: &FixedBitSet) -> impl Iterator<Item = DocId> {
        let copies = self.copies.iter().copied();
        copies.filter(|&document| documents.contains(document as usize))
    }
}
