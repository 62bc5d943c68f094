//! Words → syntax tree → documents. Parsing never fails; evaluating never changes anything.

mod eval;
mod leaves;
mod parse;
mod rank;

pub use eval::{Evaluation, Topics, evaluate};
pub use parse::parse;
pub use rank::scores;

use crate::{corpus::DateRange, index::Zone, protocol::Warning};

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What must hold of a document.
    pub root: Node,
    /// The leaves, each once, by number.
    pub leaves: Vec<Leaf>,
    /// The query's outermost conditions, as byte ranges of its text.
    pub conditions: Vec<std::ops::Range<usize>>,
    /// What could not be taken as it was written.
    pub warnings: Vec<Warning>,
}

/// What must hold of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Node {
    /// Nothing.
    #[default]
    Everything,
    /// The leaf of that number.
    Leaf(usize),
    /// The node does not.
    Not(Box<Node>),
    /// All nodes.
    And(Vec<Node>),
    /// At least one node.
    Or(Vec<Node>),
}

/// A condition without parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// Words that stand one after another; mostly one word.
    Words {
        /// Their terms.
        terms: Vec<String>,
        /// Whether the last is only the beginning of a word.
        ending: Ending,
        /// Searched in the title only.
        title_only: bool,
    },
    /// A field with a value that has such words one after another.
    Value {
        /// The field's name.
        field: String,
        /// The terms.
        terms: Vec<String>,
        /// Whether the last is only the beginning of a word.
        ending: Ending,
    },
    /// A date field with a date in a range.
    Range {
        /// The field's name.
        field: String,
        /// The days.
        range: DateRange,
    },
}

/// Whether a word may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is whole.
    Whole,
    /// It is being typed: any word that begins so.
    Typing,
    /// It was written with `*`: any word that begins so.
    Star,
}

impl Leaf {
    /// The zones in which words are sought.
    #[must_use]
    pub fn zones(title_only: bool, around: bool) -> &'static [Zone] {
        match (title_only, around) {
            (true, _) => &Zone::ALL[..1],
            (false, false) => &Zone::ALL[..2],
            (false, true) => &Zone::ALL,
        }
    }
}

impl Node {
    /// Calls `see` with each leaf that counts for a document, those under a NOT left out.
    pub fn positive_leaves(&self, see: &mut impl FnMut(usize)) {
        match self {
            Self::Leaf(leaf) => see(*leaf),
            Self::And(nodes) | Self::Or(nodes) => {
                nodes.iter().for_each(|node| node.positive_leaves(see))
            }
            Self::Everything | Self::Not(_) => {}
        }
    }
}
