//! A text as the set of its runs of five words, hashed, and as the few numbers that stand for the set.

use xxhash_rust::xxh64::{Xxh64, xxh64};

use crate::{
    corpus::{Document, Part},
    text,
};

/// Words in a run.
const RUN: usize = 5;

/// Words below which a text has too few runs for one changed word to leave it a near copy.
pub(super) const LEAST: usize = 24;

/// Min-hashes of a text: [`BANDS`] times [`ROWS`].
const HASHES: usize = BANDS * ROWS;

/// Two texts are compared where they agree in all rows of one band. Of pairs with 4 runs in 5 in common all but one in a
/// million do (1 - 0.8³)²⁰, and of those with 1 in 10 two in a hundred.
pub(super) const BANDS: usize = 20;
const ROWS: usize = 3;

/// What is kept of a text to find its copies by.
#[derive(Debug)]
pub(super) struct Sketch {
    /// Hash of all its words in their order.
    pub(super) hash: u64,
    /// Different runs; none where the text has fewer than [`LEAST`] words.
    pub(super) runs: usize,
    /// A hash for each band of its min-hashes.
    pub(super) bands: [u32; BANDS],
}

impl Sketch {
    /// The sketch of a document's article; `None` where it has no word.
    pub(super) fn of(document: &Document) -> Option<Self> {
        let words = words(document);
        if words.is_empty() {
            return None;
        }
        let mut hash = Xxh64::new(0);
        words
            .iter()
            .for_each(|word| hash.update(&word.to_le_bytes()));
        let set = if words.len() < LEAST {
            Vec::new()
        } else {
            runs(&words)
        };
        Some(Self {
            hash: hash.digest(),
            runs: set.len(),
            bands: bands(&set),
        })
    }
}

/// The runs of a document's article, hashed, in order, each once.
pub(super) fn set(document: &Document) -> Vec<u64> {
    runs(&words(document))
}

/// The words of a document's article, hashed.
fn words(document: &Document) -> Vec<u64> {
    let mut words = Vec::new();
    let mut term = String::new();
    for part in document
        .parts
        .iter()
        .filter(|part: &&Part| !part.is_around())
    {
        for token in text::tokens(&part.text) {
            text::term_into(&part.text[token.start..token.end], &mut term);
            words.push(xxh64(term.as_bytes(), 0));
        }
    }
    words
}

fn runs(words: &[u64]) -> Vec<u64> {
    let mut runs: Vec<u64> = words.windows(RUN).map(mixed).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// One number for several, which depends on their order.
fn mixed(words: &[u64]) -> u64 {
    let fold =
        |sum: u64, word: &u64| (sum.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let sum = words.iter().fold(0, fold);
    sum ^ (sum >> 29)
}

/// The min-hashes of a set, a number for each band of them.
fn bands(set: &[u64]) -> [u32; BANDS] {
    let mut least = [u32::MAX; HASHES];
    for &run in set {
        let (low, high) = (run as u32, (run >> 32) as u32 | 1);
        for (least, factor) in least.iter_mut().zip(FACTORS) {
            *least = (*least)
                .min(high.wrapping_mul(factor) ^ low.wrapping_mul(factor.rotate_left(15) | 1));
        }
    }
    let mut bands = [0; BANDS];
    for (band, rows) in bands.iter_mut().zip(least.chunks_exact(ROWS)) {
        let rows = rows.iter().map(|row| u64::from(*row));
        *band = (mixed(&rows.collect::<Vec<u64>>()) >> 32) as u32;
    }
    bands
}

/// Odd numbers without a pattern, always the same.
const FACTORS: [u32; HASHES] = {
    let mut factors = [0; HASHES];
    let mut state = 0x5EED_u64;
    let mut at = 0;
    while at < HASHES {
        state = state
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        factors[at] = (state >> 32) as u32 | 1;
        at += 1;
    }
    factors
};

/// The share of two ordered sets that stands in both.
pub(super) fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let (mut at, mut common) = (0, 0_usize);
    for run in a {
        while b.get(at).is_some_and(|other| other < run) {
            at += 1;
        }
        common += usize::from(b.get(at) == Some(run));
    }
    let all = a.len() + b.len() - common;
    common as f64 / all.max(1) as f64
}
