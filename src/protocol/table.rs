//! Tables: what is counted in a selection, row by row.

use serde::{Deserialize, Serialize};

use super::{Selection, Warning};

/// Asks for a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TableRequest {
    /// What is looked at.
    pub selection: Selection,
    /// What is counted in it.
    pub view: View,
    /// The column by which rows are sorted, largest first; the view's own order where none is named. `label` is the rows' names, in
    /// their order.
    pub sort: Option<String>,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// Only rows whose label has this in it, whatever its case and accents.
    pub containing: String,
    /// How many rows to pass over.
    pub offset: usize,
    /// How many rows to return.
    pub limit: usize,
}

impl Default for TableRequest {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            view: View::default(),
            sort: None,
            reversed: false,
            containing: String::new(),
            offset: 0,
            limit: 100,
        }
    }
}

/// What a table counts, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// The words of the documents selected.
    Words(WordsView),
    /// Words that stand together in the documents selected, again and again.
    Phrases(PhrasesView),
    /// What words mark the documents selected, against others.
    Keyness(KeynessView),
    /// Words beside the words of the query, in the documents that the rest of the selection chooses.
    Collocates(CollocatesView),
    /// Documents and words over time.
    Trends(TrendsView),
    /// Where in each document the words of the query fall.
    Dispersion(DispersionView),
    /// The topics, by the values of a field.
    Topics(TopicsView),
    /// Topics that the words of the documents selected suggest.
    Proposed(ProposedView),
}

impl Default for View {
    fn default() -> Self {
        Self::Words(WordsView::default())
    }
}

/// Options of [`View::Words`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WordsView {
    /// Words that come less often are left out.
    pub minimum: u32,
}

impl Default for WordsView {
    fn default() -> Self {
        Self { minimum: 1 }
    }
}

/// Options of [`View::Phrases`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PhrasesView {
    /// Words of the shortest, 2 at the least.
    pub shortest: u32,
    /// Words of the longest, 8 at the most.
    pub longest: u32,
    /// Phrases that come less often are left out; 2 at the least.
    pub minimum: u32,
    /// Phrases in fewer documents are left out.
    pub documents: u32,
    /// Whether a phrase is left out that always stands in one and the same longer one of the list.
    pub whole: bool,
}

impl Default for PhrasesView {
    fn default() -> Self {
        Self {
            shortest: 2,
            longest: 5,
            minimum: 3,
            documents: 2,
            whole: true,
        }
    }
}

/// Options of [`View::Keyness`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeynessView {
    /// What the selection is held against; all documents that are not in it where absent.
    pub against: Option<Selection>,
    /// What is counted of a word.
    pub unit: Unit,
    /// Words that come less often in both together are left out.
    pub minimum: u32,
    /// What simple maths adds to both frequencies, per million.
    pub smoothing: f64,
    /// How p-values are corrected for being many.
    pub correction: Correction,
}

impl Default for KeynessView {
    fn default() -> Self {
        Self {
            against: None,
            unit: Unit::Words,
            minimum: 3,
            smoothing: 1.0,
            correction: Correction::Holm,
        }
    }
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Each time that it comes.
    #[default]
    Words,
    /// Documents that have it.
    Documents,
}

/// How p-values are corrected for being many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// Not at all.
    None,
    /// Each times their number.
    Bonferroni,
    /// Holm's, step by step: as strict, and misses less.
    #[default]
    Holm,
    /// Benjamini and Hochberg's: of what is found, the share that is found by chance.
    BenjaminiHochberg,
}

/// Options of [`View::Collocates`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CollocatesView {
    /// As in [`ConcordanceRequest::node`](super::ConcordanceRequest::node). Where it is absent, the selection's query is the
    /// node, and what is counted are all documents that the rest of the selection chooses, with and without its words.
    pub node: Option<String>,
    /// Words of the window before what the query finds, 50 at the most.
    pub left: u32,
    /// Words of the window behind it, 50 at the most.
    pub right: u32,
    /// Words that come less often in the windows are left out.
    pub minimum: u32,
}

impl Default for CollocatesView {
    fn default() -> Self {
        Self {
            node: None,
            left: 5,
            right: 5,
            minimum: 3,
        }
    }
}

/// Options of [`View::Trends`]. Rows are the bins of time in order, without gaps but where a filter leaves dates out, and behind them, as `unplaced`, the documents
/// without a date as fine, which a filter `unplaced-year` (or `-decade`, `-month`, `-day`) finds. Columns are `all_documents`
/// and `all_tokens` of the corpus, `documents`, `texts` and `tokens` of the selection without its words, and for each series,
/// counted from 1, `occurrences_1`, `documents_1`, `texts_1` and `value_1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrendsView {
    /// Queries, a line each, counted inside the selection without its words; their last words are whole. The selection's query
    /// where there are none; 50 at the most, the others are left out with a warning.
    pub series: Vec<String>,
    /// The date field; by default the first in the corpus's order.
    pub field: Option<String>,
    /// What the bins are; by default as fine as the corpus's timeline. They are those of the whole corpus, or, where these would
    /// be more than 20,000, those from the first date to the last of the selection without its words. Where a filter chooses
    /// dates of the field, they are of these only the ones that have a day that is chosen, and those in which the documents
    /// have another date. What the corpus has elsewhere is in no row. Where they are too many as well, they are longer ones,
    /// with a warning.
    pub bin: Option<TimeUnit>,
    /// What is counted: by default words, or documents where no series has a word. The formula of `value_1` says which.
    pub unit: Option<Unit>,
    /// What it is a share of.
    pub share: Share,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// Ten years, from one that ends in 0: `1990..1999`.
    Decade,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// What a number over time is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Share {
    /// Of nothing: it is as it was counted.
    #[default]
    None,
    /// Of all the corpus's documents (or words) of that time.
    Period,
    /// Of those of the selection, without its words, of that time.
    Selection,
    /// Of a million words of the selection, without its words, of that time.
    Million,
}

/// Options of [`View::Dispersion`]. The first row, however others are sorted, is of all documents that the rest of the selection
/// chooses, one after another; its query is empty. Each further one is of a document with an occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DispersionView {
    /// As in [`ConcordanceRequest::node`](super::ConcordanceRequest::node).
    pub node: Option<String>,
    /// Into how many equal stretches each document, and the corpus, is cut; 1,000 at the most.
    pub segments: u32,
}

impl Default for DispersionView {
    fn default() -> Self {
        Self {
            node: None,
            segments: 100,
        }
    }
}

/// Options of [`View::Topics`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TopicsView {
    /// The field whose values are the columns; `topic` for the topics themselves, which go together.
    pub field: Option<String>,
    /// What the columns of a date field are: by default years, or decades where there would be more than 40 years. Where there
    /// would be more than 1,000 columns (or years), or a filter chooses dates of the field, as in [`TrendsView::bin`].
    pub bin: Option<TimeUnit>,
}

/// Options of [`View::Proposed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProposedView {
    /// How many topics at the most.
    pub most: u32,
    /// Words of one at the most, 20 at the most.
    pub words: u32,
}

impl Default for ProposedView {
    fn default() -> Self {
        Self { most: 20, words: 8 }
    }
}

/// A table: rows of numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What the numbers of each row are, in order.
    pub columns: Vec<Column>,
    /// The window of rows that was asked for.
    pub rows: Vec<Row>,
    /// All rows.
    pub total: usize,
    /// The columns by which rows are sorted, those that are equal in the first by the next; empty for an order of the view's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sorted: Vec<String>,
    /// What all rows together are counted in.
    pub sums: Vec<Sum>,
    /// What in the request could not be taken as it was written.
    pub warnings: Vec<Warning>,
}

/// What the numbers of a column are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name, for programs: `count`, `log_ratio`.
    pub name: String,
    /// Its name for readers, with the variant of the measure.
    pub label: String,
    /// How it is reckoned; empty for what is counted.
    pub formula: String,
    /// Who has it from whom; empty for what is counted.
    pub source: String,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What it is about: a word, a phrase, a year, a document's title or, where it has none, its id.
    pub label: String,
    /// By column; absent where it has no meaning.
    pub numbers: Vec<Option<f64>>,
    /// The query that finds what is counted: the word or phrase; the id for a document; empty where a filter does it.
    pub query: String,
    /// In a table of where words fall: by stretch of the document, how often; else empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spread: Vec<u32>,
}

/// A number that holds for a table as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sum {
    /// Its name, for programs: `documents`, `texts`, `tokens`, `rest_tokens`.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// The number.
    pub number: f64,
}
