//! Word forms: the words of the corpus that have a stem in common, in a language of its documents.
//!
//! Stems are not found here: in the browser what finds them is a module of its own. [`Forms::unstemmed`] says of which
//! words they are wanted, and [`Forms::take`] takes them.

use std::{collections::HashMap, ops::Range};

use super::expand::push;
use crate::{
    index::{Index, Lexicon, Spoken, TermId, WordId},
    protocol::FacetCount,
    strings::Interner,
    text::{self, Language},
};

/// Languages whose forms are taken at the most.
const MOST_LANGUAGES: usize = 8;

/// A word whose stem is not known.
const UNKNOWN: u32 = u32::MAX;

/// The languages of a corpus and, as far as they have been given, the stems of its words in them.
#[derive(Debug)]
pub struct Forms {
    inflections: Vec<Inflection>,
    /// By word: a bit for each language in whose documents it is.
    spoken: Vec<u8>,
}

/// The stems of words in one language.
#[derive(Debug)]
struct Inflection {
    language: &'static Language,
    documents: usize,
    stems: Interner,
    /// By word of the corpus: the number of its stem; empty before stems have been given.
    known: Vec<u32>,
    /// Stems and the words of documents in the language that have them, in order.
    forms: Vec<(u32, WordId)>,
    /// By word that the corpus does not have: the number of its stem.
    others: HashMap<String, u32>,
}

impl Forms {
    /// Of no language.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            inflections: Vec::new(),
            spoken: Vec::new(),
        }
    }

    /// The languages of the documents. Costs a look at all documents of all words where there are several.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        let mut spoken = index.languages();
        spoken.retain(|one| one.language.has_stems());
        spoken.truncate(MOST_LANGUAGES);
        Self {
            inflections: spoken.iter().map(Inflection::new).collect(),
            spoken: words_in(&spoken, index),
        }
    }

    /// Whether there is no language whose words have forms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inflections.is_empty()
    }

    /// The words whose stems are missing to find the forms of some words, at first those of the corpus: by the code of each
    /// language, one a line.
    #[must_use]
    pub fn unstemmed(&self, written: &[&str], lexicon: &Lexicon) -> Vec<(String, String)> {
        let missing = self.inflections.iter().map(|one| {
            let words: Vec<&str> = one.unstemmed(written, lexicon).collect();
            (one.language.code.to_string(), words.join("\n"))
        });
        missing.filter(|(_, words)| !words.is_empty()).collect()
    }

    /// Takes the stems of words that were [unstemmed](Forms::unstemmed), on the same lines. The first time costs a sort of
    /// the corpus's words.
    pub fn take(&mut self, language: &str, words: &str, stems: &str, lexicon: &Lexicon) {
        let mut languages = self.inflections.iter();
        if let Some(number) = languages.position(|one| one.language.code == language) {
            let spoken = |word: WordId| self.spoken[word as usize] >> number & 1 == 1;
            let lines = words.split('\n').zip(stems.split('\n'));
            self.inflections[number].take(lines, lexicon, spoken);
        }
    }

    /// Whether the stems of a word are known in all languages.
    #[must_use]
    pub fn know(&self, written: &str, lexicon: &Lexicon) -> bool {
        let mut languages = self.inflections.iter();
        languages.all(|one| one.unstemmed(&[written], lexicon).next().is_none())
    }

    /// The terms of a word and of its forms, in order: of the words that documents in a language have, those with the stem
    /// that it has there.
    #[must_use]
    pub fn terms(&self, term: &str, written: &str, lexicon: &Lexicon) -> Vec<Range<TermId>> {
        let all = self.inflections.iter();
        let all = all.flat_map(|one| one.terms(term, written, lexicon));
        let mut terms: Vec<TermId> = all.chain(lexicon.exact(term)).collect();
        terms.sort_unstable();
        terms.dedup();
        let mut ranges = Vec::new();
        terms.into_iter().for_each(|term| push(&mut ranges, term));
        ranges
    }

    /// The languages in which a word has other forms, with the number of their documents.
    #[must_use]
    pub fn languages(&self, term: &str, written: &str, lexicon: &Lexicon) -> Vec<FacetCount> {
        let itself = lexicon.exact(term);
        let others = |one: &&Inflection| {
            let mut terms = one.terms(term, written, lexicon).into_iter();
            terms.any(|term| !itself.contains(&term))
        };
        let count = |one: &Inflection| FacetCount {
            value: one.language.code.into(),
            count: one.documents,
        };
        self.inflections.iter().filter(others).map(count).collect()
    }
}

impl Inflection {
    fn new(spoken: &Spoken) -> Self {
        Self {
            language: spoken.language,
            documents: spoken.documents.count_ones(..),
            stems: Interner::default(),
            known: Vec::new(),
            forms: Vec::new(),
            others: HashMap::new(),
        }
    }

    fn unstemmed<'a>(
        &'a self,
        written: &'a [&str],
        lexicon: &'a Lexicon,
    ) -> impl Iterator<Item = &'a str> {
        let all = if self.known.is_empty() {
            lexicon.words()
        } else {
            0
        };
        let own = |word: &str| lexicon.words_of(lexicon.exact(&text::term(word)));
        let other = move |word: &&str| own(word).is_empty();
        let others = written.iter().copied().filter(other);
        (0..all as WordId)
            .map(|word| lexicon.word(word))
            .chain(others.filter(|word| !self.others.contains_key(*word)))
            .filter(|word| self.language.writes(word))
    }

    fn take<'a>(
        &mut self,
        lines: impl Iterator<Item = (&'a str, &'a str)>,
        lexicon: &Lexicon,
        spoken: impl Fn(WordId) -> bool,
    ) {
        let first = self.known.is_empty();
        self.known.resize(lexicon.words(), UNKNOWN);
        for (word, stem) in lines {
            let (stem, _) = self.stems.intern(stem);
            match lexicon.find(word) {
                Some(number) => self.known[number as usize] = stem,
                None => _ = self.others.insert(word.into(), stem),
            }
        }
        if first {
            let known = self.known.iter().copied().zip(0..);
            let forms = known.filter(|&(stem, word)| stem != UNKNOWN && spoken(word));
            self.forms = forms.collect();
            self.forms.sort_unstable();
        }
    }

    /// The terms of words with a stem that a word has, of all ways in which the corpus writes it, or as it is written.
    fn terms(&self, term: &str, written: &str, lexicon: &Lexicon) -> Vec<TermId> {
        let words = lexicon.words_of(lexicon.exact(term));
        let other = words.is_empty().then(|| self.others.get(written)).flatten();
        let known = words.filter_map(|word| self.known.get(word as usize));
        let mut stems: Vec<u32> = known.chain(other).copied().collect();
        stems.retain(|&stem| stem != UNKNOWN);
        stems.dedup();
        let from = |stem: u32| self.forms.partition_point(|&(other, _)| other < stem);
        let forms = stems
            .iter()
            .flat_map(|&stem| &self.forms[from(stem)..from(stem + 1)]);
        forms.map(|&(_, word)| lexicon.term_of(word)).collect()
    }
}

/// By word: a bit for each of some languages in whose documents it is. What is in none of them may be in any.
fn words_in(spoken: &[Spoken], index: &Index) -> Vec<u8> {
    let words = index.lexicon.words();
    if spoken.len() < 2 {
        return vec![u8::MAX; words];
    }
    let mut languages = vec![0_u8; index.documents];
    for (number, one) in spoken.iter().enumerate() {
        one.documents
            .ones()
            .for_each(|document| languages[document] |= 1 << number);
    }
    languages
        .iter_mut()
        .filter(|bits| **bits == 0)
        .for_each(|bits| *bits = u8::MAX);
    let mut found = vec![0; words];
    for postings in &index.postings {
        for word in 0..words as WordId {
            postings.each_document(word..word + 1, |document, _| {
                found[word as usize] |= languages[document as usize];
            });
        }
    }
    found
}
