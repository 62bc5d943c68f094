//! The words of a selection: a frequency list. Words are told apart by their terms, so case and accents make no difference;
//! a row shows the form that is written most often.

use std::borrow::Cow;

use super::{
    selected::{Selected, sum},
    table::{Counted, column},
    written::written,
};
use crate::{
    index::TermId,
    measures::{Spread, dispersion, effect},
    protocol::{Column, Row, Sum, WordsView},
    query::quoted,
};

/// Terms of a selection, in order.
#[derive(Debug)]
pub struct Words<'a> {
    selected: Selected<'a>,
    lengths: Vec<u32>,
    tokens: f64,
    types: usize,
    terms: Vec<Term>,
}

#[derive(Debug)]
struct Term {
    term: TermId,
    count: u32,
    documents: u32,
    texts: u32,
    dp: f64,
}

impl<'a> Words<'a> {
    /// Counts the terms of a selection. Costs one pass over the documents of all terms of the corpus; no text is read.
    #[must_use]
    pub fn new(options: &WordsView, selected: Selected<'a>) -> Self {
        let lengths = selected.lengths();
        let mut words = Self {
            tokens: lengths.iter().map(|&length| f64::from(length)).sum(),
            types: 0,
            terms: Vec::new(),
            lengths: Vec::new(),
            selected,
        };
        let mut tally = Tally::new(&selected, &lengths);
        let lexicon = &selected.index.lexicon;
        let postings = selected.zones.iter();
        let mut walks: Vec<_> = postings
            .map(|&zone| selected.index.postings[zone as usize].walk())
            .collect();
        for term in 0..lexicon.terms() as TermId {
            let end = lexicon.words_of(term..term + 1).end;
            for walk in &mut walks {
                walk.up_to(end, |document, count| tally.add(document as usize, count));
            }
            let counted = tally.close(term, words.tokens);
            words.types += usize::from(counted.count > 0);
            if counted.count >= options.minimum.max(1) {
                words.terms.push(counted);
            }
        }
        words.lengths = lengths;
        words
    }
}

/// The documents of one term after another.
struct Tally<'a> {
    selected: &'a Selected<'a>,
    lengths: &'a [u32],
    /// By document: how often it has the term.
    counts: Vec<u32>,
    /// The documents that have it.
    having: Vec<u32>,
    /// By text: the last term that it has.
    seen: Vec<TermId>,
}

impl<'a> Tally<'a> {
    fn new(selected: &'a Selected<'a>, lengths: &'a [u32]) -> Self {
        Self {
            selected,
            lengths,
            counts: vec![0; lengths.len()],
            having: Vec::new(),
            seen: vec![TermId::MAX; lengths.len()],
        }
    }

    #[inline(always)]
    fn add(&mut self, document: usize, count: u32) {
        if self.lengths[document] > 0 {
            if self.counts[document] == 0 {
                self.having.push(document as u32);
            }
            self.counts[document] += count;
        }
    }

    /// What there is of the term, and an empty tally for the next.
    fn close(&mut self, term: TermId, tokens: f64) -> Term {
        let of = |&document: &u32| self.counts[document as usize];
        let count = self.having.iter().map(of).sum();
        let mut spread = Spread::new(f64::from(count), tokens);
        let mut texts = 0;
        for &document in &self.having {
            let here = std::mem::take(&mut self.counts[document as usize]);
            let length = self.lengths[document as usize];
            spread.part(f64::from(here), f64::from(length));
            let seen = &mut self.seen[self.selected.texts.text(document) as usize];
            texts += u32::from(*seen != term);
            *seen = term;
        }
        let documents = self.having.len() as u32;
        self.having.clear();
        Term {
            term,
            count,
            documents,
            texts,
            dp: spread.dp().unwrap_or(f64::NAN),
        }
    }
}

impl Counted for Words<'_> {
    fn columns(&self) -> Vec<Column> {
        vec![
            column("count", "Occurrences"),
            column("documents", "Documents"),
            column("texts", "Texts (copies counted once)"),
            effect::PER_MILLION.into(),
            dispersion::DP.into(),
        ]
    }

    fn rows(&self) -> usize {
        self.terms.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let term = &self.terms[row];
        match column {
            0 => Some(term.count.into()),
            1 => Some(term.documents.into()),
            2 => Some(term.texts.into()),
            3 => effect::per_million(term.count.into(), self.tokens),
            _ => Some(term.dp),
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let lexicon = &self.selected.index.lexicon;
        lexicon.term(self.terms[row].term).into()
    }

    fn row(&self, row: usize) -> Row {
        let Selected { index, zones, .. } = self.selected;
        let term = self.terms[row].term;
        Row {
            label: written(term, &self.lengths, zones, index).into(),
            query: quoted(&[term], &index.lexicon),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        Some("count")
    }

    fn sums(&self) -> Vec<Sum> {
        let mut sums = self.selected.sums();
        sums.push(sum("types", "Different words", self.types));
        sums
    }
}
