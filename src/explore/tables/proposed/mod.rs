//! Proposed topics: words that mark passages, and mark the same ones, each group with the query that finds any of them. All is
//! counted and nothing drawn, so the same documents give the same topics.

mod groups;
mod languages;
mod marks;
mod passages;
mod runs;
mod terms;

use std::{borrow::Cow, mem::take};

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, phrases::Stream};
use crate::{
    index::{Forward, TermId, Zone},
    protocol::{Column, ProposedView, Row, Sum, Warning},
    query::quoted,
    strings::sort_numbers,
    text,
};
use groups::{Group, groups};
use languages::Languages;
use marks::{Mark, most};
use passages::Passages;

/// Words of the largest topic that can be asked for.
const MOST_WORDS: u32 = 20;

/// Words of a topic that are its name.
const NAMING: usize = 3;

/// Topics that the words of a selection suggest, the clearest first.
#[derive(Debug)]
pub struct Proposed<'a> {
    selected: Selected<'a>,
    topics: Vec<Topic>,
}

#[derive(Debug)]
struct Topic {
    /// Words, each a term; in a script without spaces several.
    words: Vec<Vec<TermId>>,
    documents: FixedBitSet,
    together: f64,
}

impl<'a> Proposed<'a> {
    /// Finds topics in a selection, whose running words are given by zone: they are asked for where a script has no spaces
    /// between words. Costs the places of all its words, and some hundred thousand intersections of passages.
    #[must_use]
    pub fn new(
        options: &ProposedView,
        selected: Selected<'a>,
        running: &dyn Fn(Zone) -> &'a Forward,
    ) -> Self {
        let passages = Passages::of(&selected);
        let marks = marks(&selected, &passages, running);
        let words = options.words.min(MOST_WORDS) as usize;
        let topic = |group: Group| {
            let own = || group.marks.iter().map(|&mark| &marks[mark]);
            let mut documents = FixedBitSet::with_capacity(selected.index.documents);
            let having = own().flat_map(|mark| passages.documents(&mark.passages));
            having.for_each(|document| documents.insert(document as usize));
            Topic {
                words: own().map(|mark| mark.terms.clone()).collect(),
                documents,
                together: group.together,
            }
        };
        let groups = groups(&marks, passages.len(), options.most as usize, words);
        Self {
            topics: groups.into_iter().map(topic).collect(),
            selected,
        }
    }

    /// A word in the forms that its terms are [mostly](Selected::written) written in.
    fn form(&self, word: &[TermId]) -> String {
        let forms = word.iter();
        text::joined(forms.map(|&term| self.selected.written(term)))
    }
}

/// The words that mark most passages.
fn marks<'a>(
    selected: &Selected<'_>,
    passages: &Passages,
    running: &dyn Fn(Zone) -> &'a Forward,
) -> Vec<Mark> {
    let languages = Languages::of(selected, passages);
    let most = most(passages.len());
    let mut marks = terms::marks(most, selected, passages, &languages);
    let of_runs = runs::marks(most, selected, passages, &languages, running);
    marks.extend(of_runs);
    let mut order: Vec<u32> = (0..marks.len() as u32).collect();
    sort_numbers(&mut order, marks.len(), &|one, other| {
        let weight = |number: u32| marks[number as usize].weight;
        weight(other).cmp(&weight(one)).then(one.cmp(&other))
    });
    let best = order.into_iter().take(most);
    best.map(|number| take(&mut marks[number as usize]))
        .collect()
}

impl Counted for Proposed<'_> {
    fn columns(&self) -> Vec<Column> {
        vec![
            column("documents", "Documents"),
            column("texts", "Texts (copies counted once)"),
            column("words", "Words"),
            Column {
                formula: format!(
                    "mean of all pairs of words: (N·n12 − n1·n2) / √(n1·(N−n1)·n2·(N−n2)), by passages: documents cut into even stretches of at most {} running words",
                    passages::LONGEST
                ),
                source: "Yule 1912, On the methods of measuring association between two attributes"
                    .into(),
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
            2 => topic.words.len() as f64,
            _ => topic.together,
        })
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let lexicon = &self.selected.index.lexicon;
        let words = self.topics[row].words.iter();
        let words = words.map(|word| text::joined(word.iter().map(|&term| lexicon.term(term))));
        words.collect::<Vec<_>>().join(" ").into()
    }

    fn row(&self, row: usize) -> Row {
        let lexicon = &self.selected.index.lexicon;
        let words = &self.topics[row].words;
        let queries: Vec<String> = words.iter().map(|word| quoted(word, lexicon)).collect();
        let naming = words.iter().take(NAMING);
        let named: Vec<String> = naming.map(|word| self.form(word)).collect();
        Row {
            label: named.join(", "),
            query: queries.join(" OR "),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        None
    }

    fn warnings(&self) -> Vec<Warning> {
        let warning = Stream::warning(&self.selected).filter(|_| self.topics.is_empty());
        warning.into_iter().collect()
    }

    fn sums(&self) -> Vec<Sum> {
        self.selected.sums()
    }
}
