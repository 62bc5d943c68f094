//! What is counted in: some documents, and the zones of them whose words count.

use fixedbitset::FixedBitSet;

use super::mostly;
use crate::{
    explore::texts::Texts,
    index::{Index, TermId, Zone},
    protocol::Sum,
};

/// Documents of a corpus, and the zones whose words are counted.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'a> {
    /// The corpus.
    pub index: &'a Index,
    /// Which of its documents are copies of one text.
    pub texts: &'a Texts,
    /// The documents.
    pub documents: &'a FixedBitSet,
    /// The zones.
    pub zones: &'static [Zone],
}

impl<'a> Selected<'a> {
    /// The form in which a term is mostly written in the documents.
    #[must_use]
    pub(super) fn written(&self, term: TermId) -> &'a str {
        mostly(term, &self.index.lexicon, &|word| {
            let mut count = 0;
            for &zone in self.zones {
                let postings = &self.index.postings[zone as usize];
                postings.each_document(word..word + 1, |document, times| {
                    if self.documents.contains(document as usize) {
                        count += times;
                    }
                });
            }
            count
        })
    }

    /// By document of the corpus: its running words in the zones, 0 for those that are not selected. Costs four bytes for
    /// each.
    #[must_use]
    pub fn lengths(&self) -> Vec<u32> {
        let mut lengths = vec![0; self.index.documents];
        for &zone in self.zones {
            self.index.postings[zone as usize].each_length(self.documents, |document, length| {
                lengths[document as usize] += length;
            });
        }
        lengths
    }

    /// Running words of the documents in the zones.
    #[must_use]
    pub fn tokens(&self) -> usize {
        let mut tokens = 0;
        for &zone in self.zones {
            let postings = &self.index.postings[zone as usize];
            postings.each_length(self.documents, |_, length| tokens += length as usize);
        }
        tokens
    }

    /// What its tables are counted in: documents, distinct texts, running words.
    #[must_use]
    pub(super) fn sums(&self) -> Vec<Sum> {
        vec![
            sum("documents", "Documents", self.documents.count_ones(..)),
            sum(
                "texts",
                "Texts (copies counted once)",
                self.texts.count(self.documents),
            ),
            sum("tokens", "Running words", self.tokens()),
        ]
    }
}

/// A number for a table as a whole.
#[must_use]
pub(super) fn sum(name: &str, label: &str, number: usize) -> Sum {
    Sum {
        name: name.into(),
        label: label.into(),
        number: number as f64,
    }
}
