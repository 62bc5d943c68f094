//! Word forms: the words of the corpus that have a stem in common, in a language of its documents.
//!
//! Stems are not found here: in the browser what finds them is a module of its own. [`Forms::unstemmed`] says of which
//! words they are wanted, and [`Forms::take`] takes them.

use std::ops::Range;

use super::expand::push;
use crate::{
    index::{Index, Lexicon, Spoken, TermId, WordId},
    protocol::Frequency,
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
    /// Words that the corpus does not have, with the numbers of their stems.
    others: Vec<(String, u32)>,
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
        let lexicon = &index.lexicon;
        let mut spoken = index.languages();
        spoken.retain(|Spoken { language, .. }| {
            let mut words = 0..lexicon.words() as WordId;
            language.has_stems() && words.any(|word| language.writes(lexicon.word(word)))
        });
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
        let mut missing = Vec::new();
        for one in &self.inflections {
            let words = one.unstemmed(written, lexicon);
            if !words.is_empty() {
                missing.push((one.language.code.to_string(), words));
            }
        }
        missing
    }

    /// Takes the stems of words that were [unstemmed](Forms::unstemmed), on the same lines. The first time costs a sort of
    /// the corpus's words.
    pub fn take(&mut self, language: &str, words: &str, stems: &str, lexicon: &Lexicon) {
        for (number, one) in self.inflections.iter_mut().enumerate() {
            if one.language.code == language {
                one.take(words, stems, lexicon, |word| {
                    self.spoken[word as usize] >> number & 1 == 1
                });
            }
        }
    }

    /// Whether the stems of a word are known in all languages.
    #[must_use]
    pub fn know(&self, written: &str, lexicon: &Lexicon) -> bool {
        let known = |one: &Inflection| !one.known.is_empty() && one.knows(written, lexicon);
        self.inflections.iter().all(known)
    }

    /// The terms of a word and of its forms, in order: of the words that documents in a language have, those with the stem
    /// that it has there.
    #[must_use]
    pub fn terms(&self, term: &str, written: &str, lexicon: &Lexicon) -> Vec<Range<TermId>> {
        let mut terms: Vec<TermId> = lexicon.exact(term).collect();
        for one in &self.inflections {
            terms.extend(one.terms(term, written, lexicon));
        }
        terms.sort_unstable();
        terms.dedup();
        let mut ranges = Vec::new();
        terms.into_iter().for_each(|term| push(&mut ranges, term));
        ranges
    }

    /// The languages in which a word has other forms, with the number of their documents.
    #[must_use]
    pub fn languages(&self, term: &str, written: &str, lexicon: &Lexicon) -> Vec<Frequency> {
        let itself = lexicon.exact(term);
        let mut languages = Vec::new();
        for one in &self.inflections {
            let forms = one.terms(term, written, lexicon);
            if forms.iter().any(|form| !itself.contains(form)) {
                languages.push(Frequency {
                    value: one.language.code.into(),
                    count: one.documents,
                });
            }
        }
        languages
    }
}

impl Inflection {
    fn new(spoken: &Spoken) -> Self {
        Self {
            language: spoken.language,
            documents: spoken.count,
            stems: Interner::default(),
            known: Vec::new(),
            forms: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Whether nothing has to be asked for to know a word, once the stems of the corpus are known.
    fn knows(&self, written: &str, lexicon: &Lexicon) -> bool {
        !self.language.writes(written)
            || !own(&text::term(written), lexicon).is_empty()
            || self.other(written).is_some()
    }

    fn other(&self, written: &str) -> Option<u32> {
        let known = self.others.iter().find(|(word, _)| word == written);
        known.map(|(_, stem)| *stem)
    }

    fn unstemmed(&self, written: &[&str], lexicon: &Lexicon) -> String {
        let mut lines = String::new();
        let mut add = |word: &str| {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(word);
        };
        if self.known.is_empty() {
            for word in 0..lexicon.words() as WordId {
                let word = lexicon.word(word);
                if self.language.writes(word) {
                    add(word);
                }
            }
        }
        for word in written {
            if !self.knows(word, lexicon) {
                add(word);
            }
        }
        lines
    }

    fn take(
        &mut self,
        words: &str,
        stems: &str,
        lexicon: &Lexicon,
        spoken: impl Fn(WordId) -> bool,
    ) {
        let first = self.known.is_empty();
        self.known.resize(lexicon.words(), UNKNOWN);
        for (word, stem) in words.split('\n').zip(stems.split('\n')) {
            let (stem, _) = self.stems.intern(stem);
            match lexicon.find(word) {
                Some(number) => self.known[number as usize] = stem,
                None => self.others.push((word.into(), stem)),
            }
        }
        if first {
            for (&stem, word) in self.known.iter().zip(0..) {
                if stem != UNKNOWN && spoken(word) {
                    self.forms.push((stem, word));
                }
            }
            self.forms.sort_unstable();
        }
    }

    /// The terms of words with a stem that a word has, of all ways in which the corpus writes it, or as it is written.
    fn terms(&self, term: &str, written: &str, lexicon: &Lexicon) -> Vec<TermId> {
        let own = own(term, lexicon);
        let mut stems: Vec<u32> = Vec::new();
        if own.is_empty() {
            stems.extend(self.other(written));
        } else if !self.known.is_empty() {
            stems.extend(&self.known[own.start as usize..own.end as usize]);
            stems.dedup();
        }
        let mut terms = Vec::new();
        for stem in stems {
            let from = self.forms.partition_point(|&(other, _)| other < stem);
            for &(other, word) in &self.forms[from..] {
                if other != stem {
                    break;
                }
                terms.push(lexicon.term_of(word));
            }
        }
        terms
    }
}

/// The ways in which the corpus writes a term.
fn own(term: &str, lexicon: &Lexicon) -> Range<WordId> {
    lexicon.words_of(lexicon.exact(term))
}

/// By word: a bit for each of some languages in whose documents it is. What is in none of them may be in any.
fn words_in(spoken: &[Spoken], index: &Index) -> Vec<u8> {
    let words = index.lexicon.words();
    if spoken.len() < 2 {
        return vec![u8::MAX; words];
    }
    let mut languages = vec![0_u8; index.documents];
    for (number, one) in spoken.iter().enumerate() {
        for document in one.documents.ones() {
            languages[document] |= 1 << number;
        }
    }
    for bits in &mut languages {
        if *bits == 0 {
            *bits = u8::MAX;
        }
    }
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
