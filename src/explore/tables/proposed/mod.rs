//! Proposed topics: words that mark documents, and mark the same ones, each group with the query that finds any of them. All is
//! counted and nothing drawn, so the same documents give the same topics.

mod groups;
mod marks;

use std::borrow::Cow;

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, written};
use crate::{
    index::TermId,
    protocol::{Column, ProposedView, Row, Sum},
    query::quoted,
};
use groups::groups;
use marks::marks;

/// Words of the largest topic that can be asked for.
const MOST_WORDS: u32 = 20;

/// Words of a topic that are its name.
const NAMING: usize = 3;

/// Topics that the words of a selection suggest, the clearest first.
#[derive(Debug)]
pub struct Proposed<'a> {
    selected: Selected<'a>,
    lengths: Vec<u32>,
    topics: Vec<Topic>,
}

#[derive(Debug)]
struct Topic {
    terms: Vec<TermId>,
    documents: FixedBitSet,
    together: f64,
}

impl<'a> Proposed<'a> {
    /// Finds topics in a selection. Costs as much as all its words, and some ten thousand intersections of documents.
    #[must_use]
    pub fn new(options: &ProposedView, selected: Selected<'a>) -> Self {
        let marks = marks(&selected);
        let documents = selected.documents.count_ones(..);
        let words = options.words.min(MOST_WORDS) as usize;
        let topics = groups(&marks, documents, options.most as usize, words)
            .into_iter()
            .map(|group| {
                let mut documents = FixedBitSet::with_capacity(selected.index.documents);
                let own = || group.marks.iter().map(|&mark| &marks[mark]);
                own().for_each(|mark| documents.union_with(&mark.documents));
                Topic {
                    terms: own().map(|mark| mark.term).collect(),
                    documents,
                    together: group.together,
                }
            });
        Self {
            topics: topics.collect(),
            lengths: selected.lengths(),
            selected,
        }
    }

    fn forms(&self, row: usize) -> impl Iterator<Item = &str> {
        let Selected { index, zones, .. } = self.selected;
        let terms = self.topics[row].terms.iter();
        terms.map(move |&term| written(term, &self.lengths, zones, index))
    }
}

impl Counted for Proposed<'_> {
    fn columns(&self) -> Vec<Column> {
        vec![
            column("documents", "Documents"),
            column("texts", "Texts (copies counted once)"),
            column("words", "Words"),
            Column {
                formula: "mean of all pairs of words: (N·n12 − n1·n2) / √(n1·(N−n1)·n2·(N−n2)), by documents".into(),
                source: "Pearson 1900, φ: correlation of two marks".into(),
                ..column("together", "How far its words go together (φ)")
            },
        ]
    }

    fn rows(&self) -> usize {
        self.topics.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let topic = &self.topics[row];
        Some(match column {
            0 => topic.documents.count_ones(..) as f64,
            1 => self.selected.texts.count(&topic.documents) as f64,
            2 => topic.terms.len() as f64,
            _ => topic.together,
        })
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let terms = self.topics[row].terms.iter();
        let terms: Vec<&str> = terms
            .map(|&term| self.selected.index.lexicon.term(term))
            .collect();
        terms.join(" ").into()
    }

    fn row(&self, row: usize) -> Row {
        let lexicon = &self.selected.index.lexicon;
        let terms = self.topics[row].terms.iter();
        let queries: Vec<String> = terms.map(|&term| quoted(&[term], lexicon)).collect();
        let named: Vec<&str> = self.forms(row).take(NAMING).collect();
        Row {
            label: named.join(", "),
            query: queries.join(" OR "),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        None
    }

    fn sums(&self) -> Vec<Sum> {
        self.selected.sums()
    }
}
