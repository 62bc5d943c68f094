//! What marks passages: words that come again where they have come once, as those do that texts are about.

use fixedbitset::FixedBitSet;

use crate::{
    index::{Lexicon, TermId},
    text,
};

/// Marks that are looked at at the most.
const MOST: usize = 500;

/// So many marks are always looked at.
const LEAST: usize = 60;

/// Passages of all marks that are looked at.
const MOST_PASSAGES: usize = 30_000_000;

/// Passages that a mark is in at the least.
pub(super) const LEAST_PASSAGES: u32 = 3;

/// Letters of the shortest word.
const LETTERS: usize = 3;

/// And where each is a syllable.
const SYLLABLES: usize = 2;

/// What each word counts for, so that texts too short to say one twice have some that count most.
const ANY: f64 = 0.05;

/// A word, and the passages of the selection that have it.
#[derive(Debug, Default)]
pub(super) struct Mark {
    /// One term; in a script without spaces several.
    pub(super) terms: Vec<TermId>,
    pub(super) passages: FixedBitSet,
    pub(super) weight: u32,
}

/// How many marks are looked at in so many passages.
pub(super) fn most(passages: usize) -> usize {
    (MOST_PASSAGES / passages.max(1)).clamp(LEAST, MOST)
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

/// What a word counts for that comes so often in so many of all passages: the root of these times residual inverse document
/// frequency (Church & Gale 1995), which is how much fewer have it than if chance had dealt its occurrences. In hundredths;
/// none for words in too few passages, or in too many.
pub(super) fn weight(count: u32, passages: u32, all: usize) -> Option<u32> {
    if !(LEAST_PASSAGES..=most_common(all)).contains(&passages) {
        return None;
    }
    let [count, passages] = [count, passages].map(f64::from);
    let all = all as f64;
    let by_chance = 1.0 - libm::exp(-count / all);
    let residual = libm::log2(all / passages) + libm::log2(by_chance);
    Some((100.0 * passages.sqrt() * (residual.max(0.0) + ANY)) as u32)
}

/// How many passages a word may be in at the most, as one in more tells little: an eighth of 250, a fourteenth of 16,000.
fn most_common(all: usize) -> u32 {
    let all = all.max(2) as f64;
    ((all / libm::log2(all)) as u32).max(LEAST_PASSAGES)
}
