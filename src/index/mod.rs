//! Corpus → index: dictionary, postings, token streams, columns. Built once, then only read.

mod build;
mod columns;
mod dictionary;
mod lexicon;
mod postings;
mod strings;

pub use columns::{Column, Columns, DateColumn};
pub use dictionary::{Dictionary, Interner};
pub use lexicon::Lexicon;
pub use postings::{BREAK, Checkpoint, Postings, Stream};
pub use strings::Strings;

use crate::corpus::Corpus;

/// A document's number: its place in the corpus.
pub type DocId = u32;

/// A term's number: its place in the sorted dictionary.
pub type TermId = u32;

/// A word's number: its place in the order of terms, then of the ways in which they are written.
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
}

/// Everything that queries read. Costs about 1.3 bytes a byte of text beside the text itself.
#[derive(Debug)]
pub struct Index {
    /// The terms, sorted.
    pub dictionary: Dictionary,
    /// By zone: term → documents.
    pub postings: [Postings; 3],
    /// By zone: document → terms in the order in which they stand.
    pub streams: [Stream; 3],
    /// The metadata.
    pub columns: Columns,
    /// Number of documents.
    pub documents: usize,
}

impl Index {
    /// Indexes a corpus; `progress(done, all)` is called now and then, in documents.
    #[must_use]
    pub fn build(corpus: &Corpus, progress: &dyn Fn(usize, usize)) -> Self {
        build::build(corpus, progress)
    }
}
