//! Documents → index: lexicon, postings, columns. Built once, then only read.

mod bits;
mod blocks;
mod build;
mod columns;
mod interner;
mod invert;
mod join;
mod lexicon;
mod numbers;
mod postings;
mod saved;
mod spelling;

pub use build::Builder;
pub use columns::{Bins, Column, Columns, ColumnsBuilder, DateColumn};
pub use interner::Interner;
pub use lexicon::Lexicon;
pub use postings::Postings;
pub use saved::{Prebuilt, Refusal};

use std::ops::Range;

use fixedbitset::FixedBitSet;

/// A document's number: its place in the corpus.
pub type DocId = u32;

/// A term's number: its place among the sorted terms.
pub type TermId = u32;

/// A word's number: its place in the lexicon.
pub type WordId = u32;

/// The zones of a document, searched apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The headline.
    Title = 0,
    /// The article's parts.
    Article = 1,
    /// What stands around the article.
    Around = 2,
}

impl Zone {
    /// All zones, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Title, Self::Article, Self::Around];

    /// The zone of a part.
    #[must_use]
    pub fn of(is_around: bool) -> Self {
        if is_around {
            Self::Around
        } else {
            Self::Article
        }
    }
}

/// BM25's saturation of counts (k1) and its regard for length (b).
pub const SATURATION: f32 = 1.2;
/// See [`SATURATION`].
pub const REGARD_FOR_LENGTH: f32 = 0.75;

/// By document: k1 × (1 − b + b × length ÷ mean length), of the words of title and article.
fn norms(postings: &[Postings; 3]) -> Vec<f32> {
    let [title, article, _] = postings;
    let documents = title.documents() as DocId;
    let all = f64::from(title.positions()) + f64::from(article.positions());
    let mean = (all / f64::from(documents.max(1))).max(1.0) as f32;
    (0..documents)
        .map(|document| (title.length(document) + article.length(document)) as f32 / mean)
        .map(|length| SATURATION * (1.0 - REGARD_FOR_LENGTH + REGARD_FOR_LENGTH * length))
        .collect()
}

/// Everything that queries read. Costs about half a byte a byte of text beside the text itself.
#[derive(Debug, Default)]
pub struct Index {
    /// The words.
    pub lexicon: Lexicon,
    /// By zone: word → documents and positions.
    pub postings: [Postings; 3],
    /// The metadata.
    pub columns: Columns,
    /// Number of documents.
    pub documents: usize,
    /// By document: what its length takes from the weight of a word ([`norms`]).
    pub norms: Vec<f32>,
}

impl Index {
    fn of(lexicon: Lexicon, postings: [Postings; 3], columns: Columns) -> Self {
        Self {
            documents: postings[0].documents(),
            norms: norms(&postings),
            lexicon,
            postings,
            columns,
        }
    }

    /// In how many documents some words are, in some zones.
    #[must_use]
    pub fn documents_with(&self, words: Range<WordId>, zones: &[Zone]) -> usize {
        let mut documents = FixedBitSet::with_capacity(self.documents);
        for &zone in zones {
            self.postings[zone as usize].each_document(words.clone(), |document, _| {
                documents.insert(document as usize)
            });
        }
        documents.count_ones(..)
    }

    /// Running words of all zones.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.postings
            .iter()
            .map(|zone| zone.tokens() as usize)
            .sum()
    }
}
