//! Corpus → index: dictionary, postings, token streams, columns. Built once, then only read.

mod build;
mod columns;
mod dictionary;
mod postings;

pub use build::Builder;
pub use columns::{Bins, Column, Columns, ColumnsBuilder, DateColumn};
pub use dictionary::{Dictionary, Interner};
pub use postings::{BREAK, Checkpoint, Postings, Stream};

/// A document's number: its place in the corpus.
pub type DocId = u32;

/// A term's number: its place in the sorted dictionary.
pub type TermId = u32;

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
#[derive(Debug, Default)]
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
