//! For each prefix in a query, the words that it stands for: no word is added in silence.

use fixedbitset::FixedBitSet;

use super::top;
use crate::{
    index::{Index, TermId, Zone},
    protocol::{Expansion, FacetCount},
    query::{Ending, Evaluation, Leaf, Query},
};

/// Words shown for a prefix.
const SHOWN: usize = 10;

/// The expansions of a query, in the order of its prefixes.
#[must_use]
pub fn expansions(query: &Query, evaluation: &Evaluation, index: &Index) -> Vec<Expansion> {
    let mut expansions = Vec::new();
    for (leaf, matches) in query.leaves.iter().zip(&evaluation.leaves) {
        let Leaf::Words { terms, ending, .. } = leaf else {
            continue;
        };
        let (Some(prefix), Some(slot)) = (terms.last(), matches.slots.last()) else {
            continue;
        };
        if *ending == Ending::Whole || slot.is_empty() {
            continue;
        }
        let frequency = |term: TermId| {
            matches
                .zones
                .iter()
                .map(|&zone| index.postings[zone as usize].documents_with(term))
                .max()
                .unwrap_or_default()
        };
        let keys = slot
            .clone()
            .map(|term| top::key(u32::MAX - frequency(term) as u32, term));
        let mut best: Vec<FacetCount> = Vec::with_capacity(SHOWN);
        for term in top::window(keys, 0..SHOWN) {
            let word = word(term, matches.zones, index);
            best.insert(
                best.partition_point(|known| known.count >= word.count),
                word,
            );
        }
        expansions.push(Expansion {
            prefix: prefix.clone(),
            typing: *ending == Ending::Typing,
            words: slot.len(),
            top: best,
        });
    }
    expansions
}

/// A word with the number of documents that have it in any of some zones.
fn word(term: TermId, zones: &[Zone], index: &Index) -> FacetCount {
    let mut documents = FixedBitSet::with_capacity(index.documents);
    for &zone in zones {
        index.postings[zone as usize]
            .of_terms(term..term + 1)
            .for_each(|(document, _)| documents.insert(document as usize));
    }
    FacetCount {
        value: index.dictionary.term(term).into(),
        count: documents.count_ones(..),
    }
}
