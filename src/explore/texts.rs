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
    texts: usize,
}

impl Texts {
    /// The texts of all documents. Costs four bytes and a step for each.
    #[must_use]
    pub fn of(columns: &Columns) -> Self {
        let column = columns.get(FIELD);
        let mut first_of = vec![None; column.map_or(0, |column| column.values.len())];
        let mut texts = 0;
        let mut fresh = || {
            texts += 1;
            texts - 1
        };
        let text_of = (0..columns.documents() as DocId)
            .map(
                |document| match column.and_then(|column| column.of(document).next()) {
                    Some(value) => *first_of[value as usize].get_or_insert_with(&mut fresh),
                    None => fresh(),
                },
            )
            .collect();
        Self {
            text_of,
            texts: texts as usize,
        }
    }

    /// The number of a document's text, from 0 in the order of their first documents.
    #[must_use]
    pub fn text(&self, document: DocId) -> u32 {
        self.text_of[document as usize]
    }

    /// How many texts some documents are copies of.
    #[must_use]
    pub fn count(&self, documents: &FixedBitSet) -> usize {
        let mut seen = FixedBitSet::with_capacity(self.texts);
        for document in documents.ones() {
            seen.insert(self.text_of[document] as usize);
        }
        seen.count_ones(..)
    }
}
