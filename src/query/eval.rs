//! Tree → documents: each leaf once, as a set; the tree is then unions, intersections and complements of sets.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::{
    Expander, Forms, Leaf, Near, Node, Pattern, Query, Slot, Words,
    fields::field_documents,
    phrase::{self, Run},
    windows::{MOST_STEPS, windows},
};
use crate::index::{DocId, Index, WordId, Zone, everything};
use crate::protocol::{Scope, Warning};

/// The topics that a query can name: label and documents.
pub type Topics = [(String, FixedBitSet)];

/// A word in the title counts as three in the article, one around it as half.
pub(super) const WEIGHTS: [f32; 3] = [3.0, 1.0, 0.5];

/// What stands for a word that the corpus has, without being it, counts as half.
const EXPANDED: f32 = 0.5;

/// What a query matches.
#[derive(Debug)]
pub struct Evaluation {
    /// The documents.
    pub documents: FixedBitSet,
    /// Each leaf's part in it, by number.
    pub leaves: Vec<LeafMatches>,
}

impl Evaluation {
    /// Says that not all could be found.
    #[must_use]
    pub fn too_costly(&self) -> Option<Warning> {
        self.leaves.iter().any(|leaf| leaf.cut).then(|| Warning {
            code: "too-costly".into(),
            message: "There are so many ways in which these words stand near one another that not all were looked at; ask for rarer words, or for fewer.".into(),
            ..Warning::default()
        })
    }
}

/// What a leaf matches.
#[derive(Debug, Default)]
pub struct LeafMatches {
    /// The documents.
    pub documents: FixedBitSet,
    /// What its words stand for; absent for a condition on a field.
    pub sought: Option<Sought>,
    /// By document: how often it matches, weighted by zone and its length; empty for a condition on a field.
    pub counts: Vec<f32>,
    /// Whether finding all would have taken too long.
    pub cut: bool,
}

/// Words that stand one after another, or near one another.
#[derive(Debug, Default)]
pub struct Sought {
    /// The words of the corpus that each word of the query stands for.
    pub slots: Vec<Slot>,
    /// How near; one after another where absent.
    pub near: Option<Near>,
    /// Where they are sought.
    pub zones: &'static [Zone],
}

/// Evaluates a query. Costs the documents of its words, and for words that stand together also their positions.
#[must_use]
pub fn evaluate(
    query: &Query,
    index: &Index,
    topics: &Topics,
    scope: Scope,
    forms: &Forms,
) -> Evaluation {
    let mut expander = Expander::new(&index.lexicon, forms);
    let leaves: Vec<LeafMatches> = query
        .leaves
        .iter()
        .map(|leaf| match leaf {
            Leaf::Words(words) => words_matches(words, &mut expander, index, scope),
            leaf => LeafMatches {
                documents: field_documents(leaf, index, topics, &expander),
                ..LeafMatches::default()
            },
        })
        .collect();
    let documents = node_documents(&query.root, &leaves, index.documents);
    Evaluation { documents, leaves }
}

/// The documents that a query's conditions choose when each of its words that counts for a document, and is not under a
/// NOT, stands for everything: with `security -nuclear date:>1990` all since 1990 without `nuclear`.
#[must_use]
pub fn population(query: &Query, evaluation: &Evaluation, documents: usize) -> FixedBitSet {
    population_of(&query.root, query, &evaluation.leaves, documents)
}

fn population_of(node: &Node, query: &Query, leaves: &[LeafMatches], all: usize) -> FixedBitSet {
    let of = |node: &Node| population_of(node, query, leaves, all);
    match node {
        Node::Leaf(leaf) if matches!(query.leaves[*leaf], Leaf::Words(_)) => everything(all),
        Node::And(nodes) => nodes.iter().fold(everything(all), |mut left, node| {
            left.intersect_with(&of(node));
            left
        }),
        Node::Or(nodes) => {
            let mut found = FixedBitSet::with_capacity(all);
            nodes.iter().for_each(|node| found.union_with(&of(node)));
            found
        }
        node => node_documents(node, leaves, all),
    }
}

fn node_documents(node: &Node, leaves: &[LeafMatches], all: usize) -> FixedBitSet {
    let documents = |node: &Node| node_documents(node, leaves, all);
    match node {
        Node::Everything => everything(all),
        Node::Leaf(leaf) => leaves[*leaf].documents.clone(),
        Node::Not(node) => {
            let mut left = everything(all);
            left.difference_with(&documents(node));
            left
        }
        Node::And(nodes) => nodes.iter().fold(everything(all), |mut left, node| {
            match node {
                Node::Leaf(leaf) => left.intersect_with(&leaves[*leaf].documents),
                node => left.intersect_with(&documents(node)),
            }
            left
        }),
        Node::Or(nodes) => nodes
            .iter()
            .fold(FixedBitSet::with_capacity(all), |mut found, node| {
                match node {
                    Node::Leaf(leaf) => found.union_with(&leaves[*leaf].documents),
                    node => found.union_with(&documents(node)),
                }
                found
            }),
    }
}

fn words_matches(
    words: &Words,
    expander: &mut Expander<'_>,
    index: &Index,
    scope: Scope,
) -> LeafMatches {
    let sought = Sought {
        slots: words
            .words
            .iter()
            .map(|pattern| expander.slot(pattern))
            .collect(),
        near: words.near.clone(),
        zones: Leaf::zones(words.title_only, scope),
    };
    let mut counts = vec![0.0; index.documents];
    let mut steps = MOST_STEPS;
    for &zone in sought.zones {
        match (&sought.slots[..], &words.words[..]) {
            ([slot], [pattern]) => count_word(slot, pattern, zone, index, &mut counts),
            _ => count_together(&sought, zone, index, &mut counts, &mut steps),
        }
    }
    LeafMatches {
        documents: where_positive(&counts),
        sought: Some(sought),
        counts,
        cut: steps == 0,
    }
}

fn count_word(slot: &Slot, pattern: &Pattern, zone: Zone, index: &Index, counts: &mut [f32]) {
    let mut itself = match pattern {
        Pattern::Typing(term) | Pattern::Fuzzy { term, .. } | Pattern::Stem { term, .. } => {
            index.lexicon.words_with([index.lexicon.exact(term)])
        }
        _ => Vec::new(),
    };
    itself.retain(|words| slot.contains(words.start));
    let expanded = if itself.is_empty() { 1.0 } else { EXPANDED };
    let norms = &index.norms[zone as usize];
    let mut add = |words: &Range<WordId>, weight: f32| {
        let weight = weight * WEIGHTS[zone as usize];
        if !norms.is_empty() {
            index.postings[zone as usize].each_document(words.clone(), |document, count| {
                counts[document as usize] += weight * norms[document as usize] * count as f32
            });
        }
    };
    slot.words.iter().for_each(|words| add(words, expanded));
    itself.iter().for_each(|words| add(words, 1.0 - EXPANDED));
}

fn count_together(
    sought: &Sought,
    zone: Zone,
    index: &Index,
    counts: &mut [f32],
    steps: &mut usize,
) {
    let postings = &index.postings[zone as usize];
    let runs = sought.runs();
    let places: Vec<_> = runs
        .iter()
        .map(|run| phrase::places(run, postings))
        .collect();
    let norms = &index.norms[zone as usize];
    let mut add = |document: DocId, found: usize| {
        let weight = WEIGHTS[zone as usize] * norms[document as usize];
        counts[document as usize] += weight * found as f32
    };
    match (&sought.near, &places[..]) {
        (None, [places]) => {
            let length = sought.slots.len();
            places.each_document(postings, |document, starts| {
                add(document, phrase::apart(starts, length).count())
            });
        }
        (Some(near), places) => phrase::together(places, postings, |document, starts| {
            add(document, windows(starts, near, steps).len())
        }),
        (None, _) => {}
    }
}

fn where_positive(counts: &[f32]) -> FixedBitSet {
    let block = |counts: &[f32]| {
        counts
            .iter()
            .rev()
            .fold(0, |bits, &count| bits << 1 | usize::from(count > 0.0))
    };
    let blocks = counts.chunks(usize::BITS as usize).map(block);
    FixedBitSet::with_capacity_and_blocks(counts.len(), blocks)
}

impl Sought {
    /// The words that stand one after another: all of them, or those of each thing that stands near the others.
    #[must_use]
    pub fn runs(&self) -> Vec<Run<'_>> {
        match &self.near {
            None => vec![&self.slots[..]],
            Some(near) => {
                let mut rest = &self.slots[..];
                let run = |&length: &usize| {
                    let (run, after) = rest.split_at(length.min(rest.len()));
                    rest = after;
                    run
                };
                near.lengths.iter().map(run).collect()
            }
        }
    }
}
