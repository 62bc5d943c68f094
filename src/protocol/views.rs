//! Views: what each kind of table counts, and how.

use serde::{Deserialize, Serialize};

use super::Selection;

/// Options of [`View::Words`](super::View::Words).
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

/// Options of [`View::Phrases`](super::View::Phrases).
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

/// Options of [`View::Keyness`](super::View::Keyness).
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

/// Options of [`View::Collocates`](super::View::Collocates).
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

/// Options of [`View::Trends`](super::View::Trends). Rows are the bins of time in order, without gaps but where a filter leaves dates out, and behind them, as `unplaced`, the documents
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

/// Options of [`View::Dispersion`](super::View::Dispersion). The first row, however others are sorted, is of all documents that the rest of the selection
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

/// Options of [`View::Topics`](super::View::Topics).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TopicsView {
    /// The field whose values are the columns, the 100 that most documents have; `topic` for the topics themselves, which go
    /// together.
    pub field: Option<String>,
    /// What the columns of a date field are: by default years, or decades where there would be more than 40 years. Where
    /// these would be more than 1,000 columns, or a filter chooses dates of the field, they are chosen as in
    /// [`TrendsView::bin`].
    pub bin: Option<TimeUnit>,
}

/// Options of [`View::Proposed`](super::View::Proposed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProposedView {
    /// How many topics at the most.
    pub most: u32,
    /// Words of the largest topic, 20 at the most.
    pub words: u32,
}

impl Default for ProposedView {
    fn default() -> Self {
        Self { most: 20, words: 8 }
    }
}
