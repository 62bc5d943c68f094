//! The words of a corpus: terms, sorted, and under each the forms in which it is written.
//!
//! A term is what folding leaves of a word; `Paris` and `paris` are two words of the term `paris`. Words are numbered in
//! the order of their terms, so the words of a term, or of all terms with a prefix, are one range of numbers.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{TermId, WordId};
use crate::{strings::Strings, text};

/// The terms and words of a corpus. Costs about 16 bytes a word beside its letters.
#[derive(Debug, Default)]
pub struct Lexicon {
    terms: Strings,
    words: Strings,
    /// By term: its first word; one more at the end.
    first_words: Vec<WordId>,
    term_of: Vec<TermId>,
    /// Terms that are part of a word of another term, and that word; in order.
    inside: Vec<(TermId, WordId)>,
}

impl Lexicon {
    /// Terms in order, each with its words in order.
    pub(super) fn new<'a, W: Iterator<Item = &'a str>>(
        terms: impl Iterator<Item = (&'a str, W)>,
    ) -> Self {
        let (mut letters, mut words, mut ends) = Default::default();
        for (term, own) in terms {
            Strings::push(&mut letters, term);
            own.for_each(|word| Strings::push(&mut words, word));
            Vec::push(&mut ends, words.len() as WordId);
        }
        Self::of(letters, words, ends)
    }

    /// Terms in order, their words in order, and for each term how many words there are up to it.
    pub(super) fn of(mut terms: Strings, mut words: Strings, ends: Vec<WordId>) -> Self {
        terms.shrink_to_fit();
        words.shrink_to_fit();
        let mut term_of = Vec::with_capacity(words.len());
        for (term, &end) in (0..).zip(&ends) {
            term_of.resize(end as usize, term);
        }
        let mut first_words = ends;
        first_words.insert(0, 0);
        Self {
            terms,
            words,
            first_words,
            term_of,
            inside: Vec::new(),
        }
    }

    /// Says of which words a term is a part; in order.
    pub(super) fn set_inside(&mut self, inside: Vec<(TermId, WordId)>) {
        self.inside = inside;
    }

    /// Whether there is no term.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How many terms there are.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.terms.len()
    }

    /// How many words there are.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// A term's letters.
    #[must_use]
    pub fn term(&self, term: TermId) -> &str {
        self.terms.get(term)
    }

    /// A word's letters, as it is written in the corpus.
    #[must_use]
    pub fn word(&self, word: WordId) -> &str {
        self.words.get(word)
    }

    /// A word's bytes.
    #[must_use]
    #[inline(always)]
    pub fn word_letters(&self, word: WordId) -> &[u8] {
        self.words.letters(word)
    }

    /// The term of a word.
    #[must_use]
    pub fn term_of(&self, word: WordId) -> TermId {
        self.term_of[word as usize]
    }

    /// The words of some terms.
    #[must_use]
    pub fn words_of(&self, terms: Range<TermId>) -> Range<WordId> {
        self.first_words[terms.start as usize]..self.first_words[terms.end as usize]
    }

    /// The words that have one of some terms as a part (`WebAssembly` of `web`), and those terms.
    #[must_use]
    pub fn inside(&self, terms: Range<TermId>) -> &[(TermId, WordId)] {
        let from = |term: TermId| self.inside.partition_point(|&(part, _)| part < term);
        &self.inside[from(terms.start)..from(terms.end)]
    }

    /// All words of some terms: those that fold to one of them, and those of which one is a part.
    #[must_use]
    pub fn words_with(&self, terms: impl IntoIterator<Item = Range<TermId>>) -> Vec<Range<WordId>> {
        let (mut words, mut inside) = (Vec::new(), Vec::new());
        for terms in terms {
            inside.extend(self.inside(terms.clone()).iter().map(|&(_, word)| word));
            words.push(self.words_of(terms));
        }
        words.retain(|words: &Range<WordId>| !words.is_empty());
        let own = words.len();
        inside.sort_unstable();
        for word in inside {
            let behind = words[..own].partition_point(|words| words.end <= word);
            let known = words[..own]
                .get(behind)
                .is_some_and(|words| words.contains(&word))
                || words[own..].last().is_some_and(|last| last.contains(&word));
            if !known {
                words.push(word..word + 1);
            }
        }
        words.sort_unstable_by_key(|words| words.start);
        words
    }

    /// The number of a word as it is written, by binary search for its term.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<WordId> {
        let mut words = self.words_of(self.exact(&text::term(word)));
        words.find(|&number| self.word_letters(number) == word.as_bytes())
    }

    /// The numbers of a term: one or none.
    #[must_use]
    pub fn exact(&self, term: &str) -> Range<TermId> {
        let start = self.first(|candidate| candidate < term.as_bytes());
        let found = (start as usize) < self.terms() && self.term(start) == term;
        start..start + TermId::from(found)
    }

    /// The words that fold to a term; `None` where there are none.
    #[must_use]
    pub fn own_words(&self, term: &str) -> Option<Range<WordId>> {
        Some(self.words_of(self.exact(term))).filter(|words| !words.is_empty())
    }

    /// The numbers of all terms with a prefix, by binary search.
    #[must_use]
    pub fn prefixed(&self, prefix: &str) -> Range<TermId> {
        let prefix = prefix.as_bytes();
        let start = self.first(|candidate| candidate < prefix);
        let end = self.first(|candidate| candidate < prefix || candidate.starts_with(prefix));
        start..end
    }

    /// The first term that is not `below`.
    fn first(&self, below: impl Fn(&[u8]) -> bool) -> TermId {
        let (mut low, mut high) = (0, self.terms() as TermId);
        while low < high {
            let middle = low.midpoint(high);
            if below(self.terms.letters(middle)) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }
}

/// The lexicon of some words, in any order; each may come often.
impl<'a> FromIterator<&'a str> for Lexicon {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut by_term: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for word in words {
            by_term.entry(text::term(word)).or_default().insert(word);
        }
        let terms = by_term.iter();
        Self::new(terms.map(|(term, words)| (term.as_str(), words.iter().copied())))
    }
}
