//! What a request is answered with: documents, what they are counted by, and what was made of the words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Values;

/// What a [`Request`](super::Request) is answered with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Documents that match words and filters.
    pub total: usize,
    /// The same, copies of one text counted once.
    pub texts: usize,
    /// Their running words, in the parts that are searched.
    pub tokens: usize,
    /// Documents in the corpus.
    pub documents: usize,
    /// The window of hits that was asked for.
    pub hits: Vec<Hit>,
    /// Field → values in the order of [`Request::facet_order`](super::Request::facet_order), and behind them chosen ones that are not among them.
    /// Each field is counted without its own filter. A date field is counted by year, and by the ranges chosen.
    pub facets: BTreeMap<String, Vec<FacetCount>>,
    /// Field → how many values with documents [`Request::facet_limit`](super::Request::facet_limit) left out, where it left any.
    pub more_values: BTreeMap<String, usize>,
    /// The documents over time; absent where no field holds dates.
    pub timeline: Option<Timeline>,
    /// What in the request could not be taken as it was written.
    pub warnings: Vec<Warning>,
    /// For each word of the query that stands for others, the words of the corpus that it stands for.
    pub expansions: Vec<Expansion>,
    /// With a total of 0: what to drop, and how many documents that brings back, most first.
    pub relax: Vec<Relax>,
    /// With a total of 0 or hardly more: other words in the place of those that the corpus does not have, or hardly.
    pub suggestions: Vec<Suggestion>,
}

/// One document of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The document's id, unique in the corpus.
    pub id: String,
    /// The title, unmarked.
    pub title: String,
    /// The title with its matches marked.
    pub marked_title: Vec<Piece>,
    /// The best places in the text; the beginning of the article where no word was asked for.
    pub snippets: Vec<Snippet>,
    /// Places in the document that match.
    pub matches: usize,
    /// BM25 score; 0 without words. Comparable within one answer only.
    pub score: f32,
    /// The metadata.
    pub fields: Values,
}

/// A passage cut from a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// The kind of part that it stands in: `text`, `caption`, `teaser`, `comment`, …
    pub kind: String,
    /// Whether that part is outside the article.
    pub around: bool,
    /// The passage; an ellipsis stands where it was cut.
    pub pieces: Vec<Piece>,
}

/// A run of text, marked or not. The pieces of a text, joined, are the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The run.
    pub text: String,
    /// Whether it matches.
    pub mark: bool,
}

/// A facet's value and the number of documents that have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    /// The value as the corpus writes it.
    pub value: String,
    /// Documents.
    pub count: usize,
    /// The same, copies of one text counted once.
    pub texts: usize,
}

/// Documents over time. `placed + unplaced` is the number of documents counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// The date field.
    pub field: String,
    /// The bins, without gaps, over the whole corpus, in order.
    pub bins: Vec<Bin>,
    /// Documents with at least one date that falls into one bin.
    pub placed: usize,
    /// Documents without a date, or with one coarser than the bins: those that the filter `unplaced` keeps.
    pub unplaced: usize,
}

/// One year, month or day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// `2018`, `2018-03` or `2018-03-14`: also the filter that selects it.
    pub date: String,
    /// Documents of the result, counted without the filter on this field.
    pub count: usize,
    /// The same, copies of one text counted once.
    pub texts: usize,
    /// Documents of the corpus.
    pub all: usize,
}

/// Something that was not taken as written, and what was done instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// A short name that a catalogue of words can use: `unclosed-quote`, `unknown-field`, …
    pub code: String,
    /// The part of the request concerned.
    pub part: String,
    /// One English sentence.
    pub message: String,
    /// The query with the place concerned marked; empty where no place is.
    #[serde(default)]
    pub marked: Vec<Piece>,
}

/// The words that one word of a query stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expansion {
    /// The word as it is written in the query, with its signs.
    pub written: String,
    /// By what it stands for others.
    pub kind: ExpansionKind,
    /// How many words of the corpus it stands for.
    pub words: usize,
    /// The most frequent of them, with documents of the corpus; ten at the most.
    pub top: Vec<Frequency>,
    /// Whether it stands for more words than are taken.
    pub cut: bool,
    /// The languages whose forms of it are among them, by code, with the documents that are in each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Frequency>,
}

/// A word, or a language by its code, and the number of documents of the corpus that have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequency {
    /// The word or the code.
    pub value: String,
    /// Documents.
    pub count: usize,
}

/// By what a word of a query stands for others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExpansionKind {
    /// It is being typed: words that begin so.
    #[default]
    Typing,
    /// `energ*`
    Prefix,
    /// `*stan`, `wom?n`
    Wildcard,
    /// `=Janjua*`
    Exact,
    /// `word~`, or a word that was not found and may be misspelt.
    Fuzzy,
    /// `/…/`
    Regex,
    /// `run^`, or any word where word forms are asked for.
    Stems,
}

/// One way out of an empty result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relax {
    /// `query` where a part of the query is dropped, otherwise the name of the field.
    pub field: String,
    /// The part of the query, or the value.
    pub part: String,
    /// The query without that part; the query as it was where a filter is dropped.
    pub query: String,
    /// Documents that match then.
    pub total: usize,
}

/// A query that may have been meant: “did you mean …?”
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The query with other words in it.
    pub query: String,
    /// The words that it had, in order.
    pub word: String,
    /// The words that it has instead.
    pub instead: String,
    /// Documents that match then: more than now.
    pub total: usize,
}
