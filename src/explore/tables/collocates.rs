//! Collocates: the words beside what a query finds, and how much oftener they stand there than they would by chance.
//!
//! A window has so many words before a node and so many behind it, in its part of the document; the node's own words are not
//! in it. O and W count each word of the text once, however many windows it is in, so O is what a concordance of the collocate
//! has as lines with the node near, left and right exchanged; `lines` is what one of the node has with the collocate near.
//! N and f2 are counted in the documents that would be found were the words of the query everywhere.

use std::borrow::Cow;

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, mostly, sum};
use crate::{
    explore::occurrences::Occurrence,
    index::{
        Forward, TermId, WordId,
        forward::{BREAK, left, right},
    },
    measures::{Cooccurrence, Measure, association},
    protocol::{CollocatesView, Column, Row, Sum},
    query::quoted,
};

/// Words on one side of a window at the most.
const MOST_WIDTH: u32 = 50;

/// Reckons a measure.
type Reckon = fn(&Cooccurrence) -> Option<f64>;

/// The measures of a row, behind its counts.
const MEASURES: [(Measure, Reckon); 10] = [
    (association::LOG_DICE, Cooccurrence::log_dice),
    (association::LOG_DICE_WINDOW, Cooccurrence::log_dice_window),
    (association::MI, Cooccurrence::mi),
    (association::MI3, Cooccurrence::mi3),
    (association::LOCAL_MI, Cooccurrence::local_mi),
    (association::T_SCORE, Cooccurrence::t_score),
    (association::Z_SCORE, Cooccurrence::z_score),
    (association::G2, Cooccurrence::g2),
    (association::SIMPLE_LL, Cooccurrence::simple_ll),
    (association::DELTA_P, Cooccurrence::delta_p),
];

/// What windows are around, and how wide they are.
pub struct Windows<'a> {
    /// The nodes, by document, zone and position, in the zones that are counted.
    pub nodes: &'a [Occurrence],
    /// How wide.
    pub options: &'a CollocatesView,
    /// By zone: the running words.
    pub words: &'a dyn Fn(usize) -> &'a Forward,
}

/// The collocates of some nodes, in the order of their terms.
#[derive(Debug)]
pub struct Collocates<'a> {
    population: Selected<'a>,
    tokens: f64,
    nodes: usize,
    /// By zone: the positions in the windows.
    places: [FixedBitSet; 3],
    /// W.
    beside: usize,
    terms: Vec<(TermId, Tally)>,
}

/// What is counted of a term.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// O.
    count: u32,
    lines: u32,
    documents: u32,
    /// f2.
    words: u32,
    /// The number of the last line that has it, from 1.
    last_line: u32,
    /// The number of the last document that has it, from 1.
    last_document: u32,
}

impl<'a> Collocates<'a> {
    /// Counts the words of all windows. Costs a step for each of them, and for each running word of the population.
    #[must_use]
    pub fn new(windows: &Windows<'_>, population: Selected<'a>) -> Self {
        let mut tallies = vec![Tally::default(); population.index.lexicon.terms()];
        windows.count_all(&population, &mut tallies);
        let places = windows.count_beside(&population, &mut tallies);
        let minimum = windows.options.minimum.max(1);
        let mut terms: Vec<(TermId, Tally)> = (0..).zip(tallies).collect();
        terms.retain(|(_, tally)| tally.count >= minimum);
        Self {
            tokens: population.tokens() as f64,
            nodes: windows.nodes.len(),
            beside: places.iter().map(|zone| zone.count_ones(..)).sum(),
            places,
            population,
            terms,
        }
    }

    /// How often a word stands in the windows.
    fn beside(&self, word: WordId) -> u32 {
        let mut count = 0;
        for (postings, places) in self.population.index.postings.iter().zip(&self.places) {
            postings.each_position(word..word + 1, |place| {
                count += u32::from(places.contains(place as usize));
            });
        }
        count
    }

    fn cooccurrence(&self, tally: &Tally) -> Cooccurrence {
        Cooccurrence {
            o: tally.count.into(),
            f1: self.nodes as f64,
            f2: tally.words.into(),
            n: self.tokens,
            windows: self.beside as f64,
        }
    }
}

impl Windows<'_> {
    /// Words before and behind.
    fn widths(&self) -> [u32; 2] {
        [self.options.left, self.options.right].map(|width| width.min(MOST_WIDTH))
    }

    fn count_all(&self, population: &Selected<'_>, tallies: &mut [Tally]) {
        for &zone in population.zones {
            let words = (self.words)(zone as usize);
            let postings = &population.index.postings[zone as usize];
            for document in population.documents.ones() {
                let words = words.at(postings.span(document as u32)).iter();
                for &term in words.filter(|&&term| term != BREAK) {
                    tallies[term as usize].words += 1;
                }
            }
        }
    }

    /// Counts the words in the windows, and says by zone where they stand.
    fn count_beside(&self, population: &Selected<'_>, tallies: &mut [Tally]) -> [FixedBitSet; 3] {
        let [before, behind] = self.widths().map(|width| width as usize);
        let postings = &population.index.postings;
        let mut seen = postings
            .each_ref()
            .map(|zone| FixedBitSet::with_capacity(zone.positions() as usize));
        for (line, node) in (1..).zip(self.nodes) {
            let zone = usize::from(node.zone);
            let (words, span) = ((self.words)(zone), postings[zone].span(node.document));
            let before = left(words.at(span.start..node.start), before);
            let behind = right(words.at(node.end..span.end), behind);
            let from = node.start - before.len() as u32;
            let places = (from..node.start).chain(node.end..);
            for (&term, place) in before.iter().chain(behind).zip(places) {
                let tally = &mut tallies[term as usize];
                tally.count += u32::from(!seen[zone].put(place as usize));
                tally.lines += u32::from(tally.last_line != line);
                tally.documents += u32::from(tally.last_document != node.document + 1);
                (tally.last_line, tally.last_document) = (line, node.document + 1);
            }
        }
        seen
    }
}

impl Counted for Collocates<'_> {
    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            column("count", "Beside the node (O)"),
            column("lines", "Lines"),
            column("documents", "Documents"),
            column("words", "In all (f2)"),
            Column {
                formula: "W·f2/N".into(),
                ..column("expected", "Expected (E)")
            },
        ];
        columns.extend(MEASURES.map(|(measure, _)| Column::from(measure)));
        columns
    }

    fn rows(&self) -> usize {
        self.terms.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let tally = &self.terms[row].1;
        match column {
            0 => Some(tally.count.into()),
            1 => Some(tally.lines.into()),
            2 => Some(tally.documents.into()),
            3 => Some(tally.words.into()),
            4 => Some(self.cooccurrence(tally).expected()),
            column => MEASURES[column - 5].1(&self.cooccurrence(tally)),
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let lexicon = &self.population.index.lexicon;
        lexicon.term(self.terms[row].0).into()
    }

    fn row(&self, row: usize) -> Row {
        let term = self.terms[row].0;
        let lexicon = &self.population.index.lexicon;
        Row {
            label: mostly(term, lexicon, &|word| self.beside(word)).into(),
            query: quoted(&[term], lexicon),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        Some(association::LOG_DICE.name)
    }

    fn sums(&self) -> Vec<Sum> {
        let mut sums = self.population.sums();
        sums.push(sum("nodes", "Places of the node (f1)", self.nodes));
        sums.push(sum("beside", "Words in the windows (W)", self.beside));
        sums
    }
}
