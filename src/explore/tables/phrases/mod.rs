//! Phrases: words that stand together in a selection, again and again. None goes beyond a part of a document.

mod repeated;
mod stream;

use std::{borrow::Cow, cell::RefCell, collections::BTreeMap};

use super::{Counted, Selected, column};
use crate::{
    index::{Forward, TermId, Zone},
    measures::effect,
    protocol::{Column, PhrasesView, Row, Sum, Warning},
    query::quoted,
    text,
};
pub(super) use repeated::{Phrase, repeated};
pub(super) use stream::Stream;

/// Words of the longest phrase that can be asked for.
const LONGEST: u32 = 8;

/// Phrases of a selection.
#[derive(Debug)]
pub struct Phrases<'a> {
    selected: Selected<'a>,
    tokens: f64,
    stream: Stream,
    phrases: Vec<Phrase>,
    /// Forms of terms that have been shown: a common one is in many phrases.
    forms: RefCell<BTreeMap<TermId, &'a str>>,
}

impl<'a> Phrases<'a> {
    /// Finds the phrases of a selection among its running words, which are given by zone. Costs a few steps for each word
    /// and length, but for words in nothing that comes often enough.
    #[must_use]
    pub fn new(
        options: &PhrasesView,
        selected: Selected<'a>,
        words: &dyn Fn(Zone) -> &'a Forward,
    ) -> Self {
        let shortest = options.shortest.clamp(2, LONGEST);
        let options = PhrasesView {
            shortest,
            longest: options.longest.clamp(shortest, LONGEST),
            ..*options
        };
        let stream = Stream::of(&selected, words);
        Self {
            tokens: selected.tokens() as f64,
            phrases: repeated(&options, &stream, selected.texts),
            stream,
            selected,
            forms: RefCell::default(),
        }
    }

    fn terms(&self, row: usize) -> &[TermId] {
        self.stream.phrase(&self.phrases[row])
    }

    /// The form that a term is [mostly](Selected::written) written in.
    fn form(&self, term: TermId) -> &'a str {
        let mut forms = self.forms.borrow_mut();
        let form = forms.entry(term);
        form.or_insert_with(|| self.selected.written(term))
    }
}

impl Counted for Phrases<'_> {
    fn columns(&self) -> Vec<Column> {
        vec![
            column("count", "Occurrences"),
            column("documents", "Documents"),
            column("texts", "Texts (copies counted once)"),
            column("words", "Words"),
            effect::PER_MILLION.into(),
        ]
    }

    fn rows(&self) -> usize {
        self.phrases.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let phrase = &self.phrases[row];
        match column {
            0 => Some(phrase.count.into()),
            1 => Some(phrase.documents.into()),
            2 => Some(phrase.texts.into()),
            3 => Some(phrase.words.into()),
            _ => effect::per_million(phrase.count.into(), self.tokens),
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let lexicon = &self.selected.index.lexicon;
        let terms = self.terms(row).iter();
        text::joined(terms.map(|&term| lexicon.term(term))).into()
    }

    fn row(&self, row: usize) -> Row {
        let terms = self.terms(row);
        Row {
            label: text::joined(terms.iter().map(|&term| self.form(term))),
            query: quoted(terms, &self.selected.index.lexicon),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        Some("count")
    }

    fn warnings(&self) -> Vec<Warning> {
        Stream::warning(&self.selected).into_iter().collect()
    }

    fn sums(&self) -> Vec<Sum> {
        self.selected.sums()
    }
}
