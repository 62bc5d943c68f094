//! For each prefix in a query, the words that it stands for: no word is added in silence.

use std::cmp::Reverse;

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
        let frequency = |term: &TermId| {
            matches
                .zones
                .iter()
                .map(|&zone| index.postings[zone as usize].documents_with(*term))
                .max()
        };
        let mut words: Vec<TermId> = slot.clone().collect();
        if words.len() > SHOWN {
            words.select_nth_unstable_by_key(SHOWN, |term| Reverse(frequency(term)));
            words.truncate(SHOWN);
        }
        let mut top: Vec<FacetCount> = words
            .iter()
            .map(|&term| word(term, matches.zones, index))
            .collect();
        top.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        expansions.push(Expansion {
            prefix: prefix.clone(),
            typing: *ending == Ending::Typing,
            words: slot.len(),
            top,
        });
    }
    expansions
}

/// A word with the number of documents that have it in any of some zones.
fn word(term: TermId, zones: &[Zone], index: &Index) -> FacetCount {
    let mut documents: Vec<u32> = zones
        .iter()
        .flat_map(|&zone| {
            index.postings[zone as usize]
                .of_terms(term..term + 1)
                .map(|(document, _)| document)
        })
        .collect();
    documents.sort_unstable();
    documents.dedup();
    FacetCount {
        value: index.dictionary.term(term).into(),
        count: documents.len(),
    }
}
