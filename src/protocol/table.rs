//! Tables: what is counted in a selection, row by row.

use serde::{Deserialize, Serialize};

use super::{
    CollocatesView, DispersionView, KeynessView, PhrasesView, ProposedView, Selection, TopicsView,
    TrendsView, Warning, WordsView,
};

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
    /// Its name, for programs: `documents`, `texts`, `tokens`, `other_tokens`.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// The number.
    pub number: f64,
}
