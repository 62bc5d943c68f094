//! The words of a selection: a frequency list. Words are told apart by their terms, so case and accents make no difference;
//! a row shows the form that is written most often.

use std::borrow::Cow;

use super::{Counted, Selected, column, sum};
use crate::{
    index::{DocId, TermId, Walk, Zone},
    measures::{Spread, dispersion, effect},
    protocol::{Column, Row, Sum, WordsView},
    query::quoted,
};

/// Terms of a selection, in order.
#[derive(Debug)]
pub struct Words<'a> {
    selected: Selected<'a>,
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
    dp: Option<f64>,
}

impl<'a> Words<'a> {
    /// Counts the terms of a selection. Costs one pass over the documents of all terms of the corpus; no text is read.
    #[must_use]
    pub fn new(options: &WordsView, selected: Selected<'a>) -> Self {
        let mut tally = Tally::new(&selected);
        let (mut types, mut terms) = (0, Vec::new());
        for term in 0..selected.index.lexicon.terms() as TermId {
            if let Some(term) = tally.term(term) {
                types += 1;
                if term.count >= options.minimum {
                    terms.push(term);
                }
            }
        }
        Self {
            tokens: tally.tokens,
            types,
            terms,
            selected,
        }
    }
}

/// The documents of one term after another.
struct Tally<'a> {
    selected: &'a Selected<'a>,
    walks: Vec<Walk<'a>>,
    lengths: Vec<u32>,
    tokens: f64,
    /// By document: how often it has the term.
    counts: Vec<u32>,
    /// The documents that have it.
    having: Vec<DocId>,
    /// By text: the last term that it has.
    seen: Vec<TermId>,
}

impl<'a> Tally<'a> {
    fn new(selected: &'a Selected<'a>) -> Self {
        let postings = |zone: &Zone| selected.index.postings[*zone as usize].walk();
        Self {
            walks: selected.zones.iter().map(postings).collect(),
            tokens: selected.tokens() as f64,
            counts: vec![0; selected.index.documents],
            having: Vec::new(),
            seen: vec![TermId::MAX; selected.index.documents],
            lengths: selected.lengths(),
            selected,
        }
    }

    /// The next term, if the selection has it. Never a part of its caller: a browser makes a function fast between two calls.
    #[inline(never)]
    fn term(&mut self, term: TermId) -> Option<Term> {
        let end = self.selected.index.lexicon.words_of(term..term + 1).end;
        let mut count = 0;
        for walk in &mut self.walks {
            walk.up_to(end, |document, times| {
                if self.lengths[document as usize] > 0 {
                    let here = &mut self.counts[document as usize];
                    if *here == 0 {
                        self.having.push(document);
                    }
                    *here += times;
                    count += times;
                }
            });
        }
        (count > 0).then(|| self.close(term, count))
    }

    /// What there is of a term; the tally is empty then.
    fn close(&mut self, term: TermId, count: u32) -> Term {
        let mut spread = Spread::new(count.into(), self.tokens);
        let mut texts = 0;
        for &document in &self.having {
            let here = std::mem::take(&mut self.counts[document as usize]);
            let length = self.lengths[document as usize];
            spread.part(here.into(), length.into());
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
            dp: spread.dp(),
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
            _ => term.dp,
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let lexicon = &self.selected.index.lexicon;
        lexicon.term(self.terms[row].term).into()
    }

    fn row(&self, row: usize) -> Row {
        let term = self.terms[row].term;
        Row {
            label: self.selected.written(term).into(),
            query: quoted(&[term], &self.selected.index.lexicon),
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
