//! What crosses a boundary: plain data, the same in the page, the widget and the terminal.
//!
//! JSON names are the field names. Text that carries marks is cut into [`Piece`]s; no offset leaves the core.

mod completion;
mod concordance;
mod selection;
mod table;

pub use completion::{CompleteRequest, Completion, CompletionKind};
pub use concordance::{Concordance, ConcordanceRequest, Line, LineKey, NearBy, Stretch};
pub use selection::Selection;
pub use table::{
    CollocatesView, Column, Correction, DispersionView, KeynessView, PhrasesView, ProposedView,
    Row, Share, Sum, Table, TableRequest, TimeUnit, TopicsView, TrendsView, Unit, View, WordsView,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Texts by name: a document's metadata, or the values chosen in each facet.
pub type Values = BTreeMap<String, Vec<String>>;

/// What a reader asks: words, filters and how to show the result. Every member has a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Request {
    /// The words, in the query language.
    pub query: String,
    /// Field → chosen values: OR inside a field, AND across fields. Topics are the field `topic`;
    /// a date field takes ranges (`2018`, `2018-03..2018-12`, `>2020`), `unplaced` for no date as fine as the timeline's bins,
    /// and `unplaced-decade`, `-year`, `-month` and `-day` for none as fine as these.
    pub filters: Values,
    /// Which parts of a document are searched.
    pub scope: Scope,
    /// Whether words that the corpus does not have stand for those that are spelt nearly so.
    pub typos: bool,
    /// Whether whole words stand for all their forms.
    pub stems: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to return, 1,000 at the most.
    pub limit: usize,
    /// How many values of each facet to return beside the chosen ones; those beyond are counted in
    /// [`Answer::more_values`].
    pub facet_limit: usize,
    /// Which values of a facet come first.
    pub facet_order: FacetOrder,
    /// The date field of the timeline; by default the first in the corpus's order.
    pub timeline: Option<String>,
    /// Whether of copies of one text only the first, in the order of the corpus, is among the hits: then there are as many as
    /// [`Answer::texts`]. What is counted stays as it is.
    pub once: bool,
    /// A selection whose documents are left out: without words and filters beside it, all others are the hits.
    pub rest: Option<Selection>,
    /// Of these documents only those that fit the conditions of a query, in the query language, with or without its words, as
    /// in [`ConcordanceRequest::population`].
    pub population: Option<String>,
    /// Only documents that have a line of a concordance, however few of its lines are shown: as many as
    /// [`Concordance::documents`] says.
    pub lines: Option<ConcordanceRequest>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            query: String::new(),
            filters: Values::new(),
            scope: Scope::Article,
            typos: false,
            stems: false,
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
            facet_limit: 1_000,
            facet_order: FacetOrder::Count,
            timeline: None,
            once: false,
            rest: None,
            population: None,
            lines: None,
        }
    }
}

/// Which parts of a document are searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The title and the article.
    #[default]
    Article,
    /// The article without the title: running text alone.
    Text,
    /// The surroundings as well: teasers, links, comments.
    All,
}

/// The order of a facet's values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FacetOrder {
    /// Those that most documents of the result have, without those that none has; then by value.
    #[default]
    Count,
    /// Those that most documents of the corpus have, whatever the result, so that a list stays as it is while its counts
    /// move. Topics are all listed, in the corpus's own order.
    Corpus,
}

/// The order of the hits. Ties keep the order of the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// BM25, best first; without words, the order of the corpus.
    #[default]
    Relevance,
    /// Latest date of the timeline's field first, undated last.
    Newest,
    /// Earliest date first, undated last.
    Oldest,
}

/// What a [`Request`] is answered with.
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
    /// Field → values in the order of [`Request::facet_order`], and behind them chosen ones that are not among them.
    /// Each field is counted without its own filter. A date field is counted by year, and by the ranges chosen.
    pub facets: BTreeMap<String, Vec<FacetCount>>,
    /// Field → how many values with documents [`Request::facet_limit`] left out, where it left any.
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

/// Asks for one document, to read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadRequest {
    /// The document's id.
    pub id: String,
    /// The words to mark, in the query language.
    pub query: String,
    /// Which parts are searched, hence marked.
    pub scope: Scope,
    /// As in [`Request::typos`].
    pub typos: bool,
    /// As in [`Request::stems`].
    pub stems: bool,
}

/// A document to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The document's id.
    pub id: String,
    /// The title, with marks.
    pub title: Vec<Piece>,
    /// The parts in their order on the page.
    pub parts: Vec<ReadPart>,
    /// Places that match, title included.
    pub matches: usize,
    /// The metadata.
    pub fields: Values,
    /// The topics whose query matches it.
    pub topics: Vec<String>,
    /// How to cite it, in one line.
    pub citation: String,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPart {
    /// `text`, `heading`, `caption`, `teaser`, `link`, `comment`, …
    pub kind: String,
    /// Whether it is outside the article.
    pub around: bool,
    /// Paragraphs, each in pieces.
    pub paragraphs: Vec<Vec<Piece>>,
    /// The paragraphs, by their places here, that begin inside a match: their first mark goes on with the last one before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub torn: Vec<usize>,
    /// Where it began in the document as it was opened, before any [`Revision`].
    pub origin: Origin,
}

/// A place in a document as it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The part's place, from 0.
    pub part: usize,
    /// The paragraph's place in it, from 0.
    pub paragraph: usize,
}

/// What whoever keeps a corpus changes in it. What is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Revision {
    /// Another title for the corpus.
    pub title: Option<String>,
    /// All its topics.
    pub topics: Option<Vec<TopicInfo>>,
    /// All parts that are of another kind than when the corpus was opened: put back into the article, or set aside. What
    /// no document has is passed over.
    pub parts: Option<Vec<PartKind>>,
}

/// A part of a document, or a paragraph of it, and its kind from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartKind {
    /// The document's id.
    pub id: String,
    /// The part's place in the document as it was opened, from 0.
    pub part: usize,
    /// The paragraph's place in the part, from 0; the whole part where none is named.
    #[serde(default)]
    pub paragraph: Option<usize>,
    /// `text`, `heading` and `caption` are the article, any other kind is around it.
    pub kind: String,
}

/// What a corpus is: asked once, when it has been opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The corpus's title.
    pub title: String,
    /// What it holds, in a sentence or two.
    pub description: String,
    /// Documents.
    pub documents: usize,
    /// Documents that have parts around the article.
    pub around: usize,
    /// Running words, surroundings included.
    pub tokens: usize,
    /// Distinct words after folding.
    pub terms: usize,
    /// Bytes of UTF-8 text.
    pub bytes: usize,
    /// Fields in the corpus's own order.
    pub fields: Vec<FieldInfo>,
    /// Topics in the corpus's own order.
    pub topics: Vec<TopicInfo>,
    /// A hash of the content (16 hexadecimal digits): the same for the same corpus.
    pub hash: String,
    /// What was repaired or passed over while reading.
    pub warnings: Vec<Warning>,
    /// What was repaired, passed over or guessed when the corpus was made of its files.
    pub notes: Vec<Note>,
}

/// A word on how a corpus was made of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What was done.
    pub level: Level,
    /// A short name for catalogues of words.
    pub code: String,
    /// The file, and the line where it is known; empty where several are meant.
    pub place: String,
    /// One English sentence.
    pub message: String,
}

/// What was done with a thing that was not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not in the corpus.
    Skipped,
    /// It is in the corpus, changed.
    Repaired,
    /// It is in the corpus, by a guess or with a remark.
    Noticed,
}

impl Level {
    const ALL: [Self; 3] = [Self::Skipped, Self::Repaired, Self::Noticed];

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Repaired => "repaired",
            Self::Noticed => "noticed",
        }
    }

    /// The level of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What was made of files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Files and entries of archives that were recognised.
    pub files: usize,
    /// Their bytes, archives and what is in them alike.
    pub bytes: u64,
    /// Documents made of them.
    pub documents: usize,
    /// The same by format, in order of appearance.
    pub formats: Vec<FormatCount>,
    /// What was repaired, passed over or guessed.
    pub notes: Vec<Note>,
}

/// Files of one format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormatCount {
    /// The format's name.
    pub format: String,
    /// How many files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// One field of the metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldInfo {
    /// Its name in queries and filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// What it is good for.
    pub kind: FieldKind,
    /// Distinct values.
    pub values: usize,
    /// Documents that have one or more.
    pub documents: usize,
}

/// What a field is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Values shared by documents: counted and filtered.
    Facet,
    /// Dates: on the timeline, filtered by range, counted by year.
    Date,
    /// A value of its own for nearly every document, such as an address: shown and searched by `field:value`, not counted.
    Note,
}

/// A topic: a named query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicInfo {
    /// Its name, and its value in the field `topic`.
    pub label: String,
    /// Its definition.
    pub query: String,
    /// The heading under which it is listed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Documents of the corpus that match.
    #[serde(default)]
    pub count: usize,
}
