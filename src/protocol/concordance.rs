//! Concordance: what a query finds, line by line, with what stands around it.

use serde::{Deserialize, Serialize};

use super::{Piece, Selection, Warning};

/// Asks for lines of a concordance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConcordanceRequest {
    /// In which documents.
    pub selection: Selection,
    /// Whether it is all other documents instead.
    pub rest: bool,
    /// Of these documents only those that fit the conditions of a query, in the query language, with or without its words.
    /// A table of collocates counts in those that fit the node's: as often as it says in `words` that a word comes at all, the
    /// word has lines in the same selection with the node here, or, where the selection's query is the node, with that here
    /// and no query in the selection.
    pub population: Option<String>,
    /// What the lines are of, in the query language: its words are sought in the documents selected, of which its other
    /// conditions keep some. The selection's query where absent.
    pub node: Option<String>,
    /// Only lines that have something else near.
    pub near: Option<NearBy>,
    /// By what lines are sorted: by the first, where it is equal by the second, and so on; then by their place in the corpus.
    pub sort: Vec<LineKey>,
    /// The date field by which `date` sorts; by default the first in the corpus's order.
    pub field: Option<String>,
    /// Only some that follow one another in the corpus; all where absent.
    pub stretch: Option<Stretch>,
    /// So many lines, drawn by the seed; all where absent.
    pub sample: Option<usize>,
    /// What lines are drawn by: the same seed draws the same ones.
    pub seed: u32,
    /// Words to show on each side, 50 at the most.
    pub width: usize,
    /// How many lines to pass over.
    pub offset: usize,
    /// How many lines to return, 1,000 at the most.
    pub limit: usize,
}

impl Default for ConcordanceRequest {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            rest: false,
            population: None,
            node: None,
            near: None,
            stretch: None,
            sort: Vec::new(),
            field: None,
            sample: None,
            seed: 1,
            width: 10,
            offset: 0,
            limit: 50,
        }
    }
}

/// Something else that stands near.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearBy {
    /// What, in the query language.
    pub query: String,
    /// At most so many words before.
    pub left: u32,
    /// At most so many words behind.
    pub right: u32,
}

/// Lines that follow one another in the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// Which of all lines is the first, from 1.
    pub first: usize,
    /// How many.
    pub lines: usize,
}

/// What lines are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKey {
    /// The word before.
    L1,
    /// The second word before.
    L2,
    /// The third word before.
    L3,
    /// What was found.
    Node,
    /// The word behind.
    R1,
    /// The second word behind.
    R2,
    /// The third word behind.
    R3,
    /// The earliest date of the document; those without one last.
    Date,
    /// The document's title.
    Document,
}

/// Lines of a concordance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concordance {
    /// The window of lines that was asked for.
    pub lines: Vec<Line>,
    /// All lines: of the sample, where one was drawn.
    pub total: usize,
    /// All lines before some were drawn.
    pub found: usize,
    /// Documents that have one of all lines.
    pub documents: usize,
    /// The same, copies of one text counted once.
    pub texts: usize,
    /// What in the request could not be taken as it was written.
    pub warnings: Vec<Warning>,
}

/// One line of a concordance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The document's id.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// The document's earliest date, as the corpus writes it; empty without.
    pub date: String,
    /// What stands before; [`NearBy`] is marked.
    pub left: Vec<Piece>,
    /// What was found.
    pub node: String,
    /// What stands behind.
    pub right: Vec<Piece>,
    /// Which of the places that match it is in its [`Reading`](super::Reading), from 1.
    pub place: usize,
}
