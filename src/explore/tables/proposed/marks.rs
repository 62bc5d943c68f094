//! What marks documents: words that come again where they have come once, as those do that texts are about.

use fixedbitset::FixedBitSet;

use crate::{
    index::{Lexicon, TermId},
    text,
};

/// Marks that are looked at at the most.
const MOST: usize = 300;

/// So many marks are always looked at.
const LEAST: usize = 60;

/// Documents of all marks that are looked at.
const MOST_DOCUMENTS: usize = 30_000_000;

/// Documents that a mark has at the least.
pub(super) const LEAST_DOCUMENTS: u32 = 3;

/// A word that is in one of so many documents, or in more, tells little.
const COMMON: u32 = 6;

/// Letters of the shortest word.
const LETTERS: usize = 3;

/// And where each is a syllable.
const SYLLABLES: usize = 2;

/// What each word counts for, so that texts too short to say one twice have some that count most.
const ANY: f64 = 0.05;

/// A word, and the documents of the selection that have it.
#[derive(Debug, Default)]
pub(super) struct Mark {
    /// One term; in a script without spaces several.
    pub(super) terms: Vec<TermId>,
    pub(super) documents: FixedBitSet,
    pub(super) weight: u32,
}

/// How many marks are looked at in so many documents.
pub(super) fn most(documents: usize) -> usize {
    (MOST_DOCUMENTS / documents.max(1)).clamp(LEAST, MOST)
}

/// Whether terms one after another are all letters, and enough of them for a word that tells something.
pub(super) fn is_word(terms: &[TermId], lexicon: &Lexicon) -> bool {
    let letters = || terms.iter().flat_map(|&term| lexicon.term(term).chars());
    let least = if letters().any(text::is_syllable) {
        SYLLABLES
    } else {
        LETTERS
    };
    letters().filter(|c| c.is_alphabetic()).count() >= least && letters().all(text::is_letter)
}

/// What a word counts for that comes so often in so many of all documents: documents times residual inverse document
/// frequency (Church & Gale 1995), which is how much fewer documents have it than if chance had dealt its occurrences. In
/// hundredths; none for words in too few documents, or in too many.
pub(super) fn weight(count: u32, documents: u32, all: usize) -> Option<u32> {
    let least_common = (all as u32 / COMMON).max(LEAST_DOCUMENTS);
    if !(LEAST_DOCUMENTS..=least_common).contains(&documents) {
        return None;
    }
    let [count, documents] = [count, documents].map(f64::from);
    let all = all as f64;
    let by_chance = 1.0 - libm::exp(-count / all);
    let residual = libm::log2(all / documents) + libm::log2(by_chance);
    Some((100.0 * documents * (residual.max(0.0) + ANY)) as u32)
}
