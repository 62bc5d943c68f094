//! What a reader asks: words, filters, and how to show what is found.

use serde::{Deserialize, Serialize};

use super::{ConcordanceRequest, Selection, Values};

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
    /// [`Answer::more_values`](super::Answer::more_values).
    pub facet_limit: usize,
    /// Which values of a facet come first.
    pub facet_order: FacetOrder,
    /// The date field of the timeline; by default the first in the corpus's order.
    pub timeline: Option<String>,
    /// Whether of copies of one text only the first, in the order of the corpus, is among the hits: then there are as many as
    /// [`Answer::texts`](super::Answer::texts). What is counted stays as it is.
    pub once: bool,
    /// A selection whose documents are left out: without words and filters beside it, all others are the hits.
    pub rest: Option<Selection>,
    /// Of these documents only those that fit the conditions of a query, in the query language, with or without its words, as
    /// in [`ConcordanceRequest::population`].
    pub population: Option<String>,
    /// Only documents that have a line of a concordance, however few of its lines are shown: as many as
    /// [`Concordance::documents`](super::Concordance::documents) says.
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
