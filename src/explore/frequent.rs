//! The most frequent of some words.

use std::ops::Range;

use super::top;
use crate::{
    index::{Index, WordId, Zone},
    protocol::Frequency,
};

/// Terms whose documents are counted at the most. By the lists of single zones and spellings, which add up to more, the
/// others have less.
const CANDIDATES: usize = 64;

/// The terms of some words that are in some zones: how many, and the most frequent with the number of their documents.
#[must_use]
pub fn frequent(
    words: &[Range<WordId>],
    zones: &[Zone],
    index: &Index,
    most: usize,
) -> (usize, Vec<Frequency>) {
    let lexicon = &index.lexicon;
    let mut keys = Vec::new();
    for words in words {
        let first = lexicon.term_of(words.start);
        let mut frequencies = vec![0_u32; (lexicon.term_of(words.end - 1) - first) as usize + 1];
        for &zone in zones {
            index.postings[zone as usize].each_word(words.clone(), |word, documents| {
                frequencies[(lexicon.term_of(word) - first) as usize] += documents;
            });
        }
        let numbered = (first..)
            .zip(frequencies)
            .filter(|(_, frequency)| *frequency > 0);
        keys.extend(numbered.map(|(term, frequency)| top::key(u32::MAX - frequency, term)));
    }
    let terms = keys.len();
    let mut best: Vec<Frequency> = Vec::new();
    for key in top::first(keys, CANDIDATES.max(2 * most)) {
        let (term, frequency) = (key as u32, u32::MAX - (key >> 32) as u32);
        let last = most.checked_sub(1).and_then(|last| best.get(last));
        if last.is_some_and(|last| last.count > frequency as usize) {
            break;
        }
        let value = lexicon.term(term);
        let count = index.documents_with(lexicon.words_of(term..term + 1), zones);
        let earlier = |known: &Frequency| (known.count, value) > (count, known.value.as_str());
        let place = best.partition_point(earlier);
        best.insert(
            place,
            Frequency {
                value: value.into(),
                count,
            },
        );
    }
    best.truncate(most);
    (terms, best)
}
