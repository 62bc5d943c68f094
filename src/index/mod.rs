//! Documents → index: lexicon, postings, columns. Built once, then only read.

mod adopt;
mod bits;
mod build;
mod columns;
mod documents;
pub mod forward;
mod grouped;
mod interner;
mod invert;
mod join;
mod languages;
mod lexicon;
mod numbers;
mod postings;
mod rising;
mod runs;
mod saved;
mod spelling;
mod walk;

pub use build::Builder;
pub use columns::{Bins, Column, Columns, ColumnsBuilder, DateColumn};
pub use forward::Forward;
pub use interner::Interner;
pub use languages::Spoken;
pub use lexicon::Lexicon;
pub use postings::Postings;
pub use saved::{Prebuilt, Refusal};
pub use walk::Walk;

use std::ops::Range;

use fixedbitset::FixedBitSet;

/// A document's number: its place in the corpus.
pub type DocId = u32;

/// All of so many documents.
#[must_use]
pub fn everything(documents: usize) -> FixedBitSet {
    let mut everything = FixedBitSet::with_capacity(documents);
    everything.insert_range(..);
    everything
}

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

/// By document of a zone: what a word in it counts for, 1 ÷ (1 − b + b × length ÷ mean length), so that a long text is not
/// found for its length. A document without an article is a short one, so the mean article is that of all documents; one
/// without a title says nothing about titles, so theirs, as that of what stands around, is of those that have one.
/// Empty where none has.
fn norms(zone: Zone, postings: &Postings) -> Vec<f32> {
    let lengths = (0..postings.documents() as DocId).map(|document| postings.length(document));
    let having = lengths.clone().filter(|&length| length > 0).count();
    if having == 0 {
        return Vec::new();
    }
    let all = if zone == Zone::Article {
        postings.documents()
    } else {
        having
    };
    let mean = (f64::from(postings.positions()) / all as f64) as f32;
    lengths
        .map(|length| 1.0 - REGARD_FOR_LENGTH + REGARD_FOR_LENGTH * length as f32 / mean)
        .map(f32::recip)
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
    /// By zone and document: what a word counts for, by the length of the zone.
    pub norms: [Vec<f32>; 3],
}

impl Index {
    fn of(lexicon: Lexicon, postings: [Postings; 3], columns: Columns) -> Self {
        Self {
            documents: postings[0].documents(),
            norms: Zone::ALL.map(|zone| norms(zone, &postings[zone as usize])),
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
