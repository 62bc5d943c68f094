//! The tree that a query becomes: nodes that join conditions, conditions, and the patterns of their words.

use std::ops::Range;

use crate::{
    corpus::{DateRange, NumberRange},
    index::Zone,
    protocol::{Scope, Warning},
};

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What must hold of a document.
    pub root: Node,
    /// The leaves, each once, by number.
    pub leaves: Vec<Leaf>,
    /// Where each word of the leaves is written, in the order of the query.
    pub words: Vec<WrittenWord>,
    /// The query's outermost conditions, as byte ranges of its text.
    pub conditions: Vec<Range<usize>>,
    /// What could not be taken as it was written.
    pub warnings: Vec<Warning>,
}

/// A word of a leaf and its place in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenWord {
    /// The leaf's number.
    pub leaf: usize,
    /// The word's place among the leaf's words.
    pub word: usize,
    /// Bytes of the query, with the signs that belong to the word.
    pub place: Range<usize>,
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
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// Words of the text.
    Words(Words),
    /// A field with a value that has such words one after another.
    Value {
        /// The field's name.
        field: String,
        /// The words.
        words: Vec<Pattern>,
    },
    /// A field with a value that is this one, sign by sign.
    Is {
        /// The field's name.
        field: String,
        /// The value.
        value: String,
        /// While it is being typed: what else the value may begin with.
        begun: Option<String>,
    },
    /// A date field with a date in a range.
    Range {
        /// The field's name.
        field: String,
        /// The days.
        range: DateRange,
    },
    /// A field of numbers with one in a range.
    Numbers {
        /// The field's name.
        field: String,
        /// The numbers.
        range: NumberRange,
    },
}

/// Words that stand one after another, or near one another; mostly one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words, in the order of the query. One in the middle may be `*`, any word.
    pub words: Vec<Pattern>,
    /// How near; one after another where absent.
    pub near: Option<Near>,
    /// Searched in the title only.
    pub title_only: bool,
}

/// Things that stand near one another, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// How many other words the window may hold.
    pub within: u32,
    /// How many words each thing has: 1, or those of a phrase. Their sum is the number of words.
    pub lengths: Vec<usize>,
}

/// What one word of a query asks for, in folded letters unless said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// The term, and words that have it as a part (`WebAssembly` of `web`).
    Whole(String),
    /// The term alone.
    Term(String),
    /// All terms that begin so: the word is being typed.
    Typing(String),
    /// `*` is any number of characters, `?` is one.
    Glob(String),
    /// Words as they are written in the text, case and accents kept; `*` and `?` as in [`Pattern::Glob`].
    Exact(String),
    /// Terms at an edit distance.
    Fuzzy {
        /// The term.
        term: String,
        /// The most edits; one in the first letter counts as two.
        distance: u8,
        /// Whether the term may go on: it is being typed.
        open: bool,
    },
    /// Terms of which a regular expression matches the whole.
    Regex(String),
    /// Terms of forms of a word.
    Stem {
        /// The term.
        term: String,
        /// The word as it is written: its stem may depend on what folding takes away.
        written: String,
    },
}

impl Leaf {
    /// The zones in which words are sought.
    #[must_use]
    pub fn zones(title_only: bool, scope: Scope) -> &'static [Zone] {
        match scope {
            _ if title_only => &Zone::ALL[..1],
            Scope::Article => &Zone::ALL[..2],
            Scope::Text => &Zone::ALL[1..2],
            Scope::All => &Zone::ALL,
        }
    }

    /// Its words; none for a range and a whole value.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        match self {
            Self::Words(Words { words, .. }) | Self::Value { words, .. } => words,
            Self::Is { .. } | Self::Range { .. } | Self::Numbers { .. } => &[],
        }
    }
}

impl Node {
    /// Calls `see` with each leaf that counts for a document, those under a NOT left out.
    pub fn positive_leaves(&self, see: &mut dyn FnMut(usize)) {
        match self {
            Self::Leaf(leaf) => see(*leaf),
            Self::And(nodes) | Self::Or(nodes) => {
                nodes.iter().for_each(|node| node.positive_leaves(see))
            }
            Self::Everything | Self::Not(_) => {}
        }
    }

    /// Calls `see` with the number of each leaf, which it may change.
    pub(super) fn each_leaf(&mut self, see: &mut dyn FnMut(&mut usize)) {
        match self {
            Self::Everything => {}
            Self::Leaf(leaf) => see(leaf),
            Self::Not(node) => node.each_leaf(see),
            Self::And(nodes) | Self::Or(nodes) => {
                nodes.iter_mut().for_each(|node| node.each_leaf(see));
            }
        }
    }
}
