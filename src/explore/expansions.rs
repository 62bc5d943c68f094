//! For each word of a query that stands for others, these: no word is added in silence.

use fixedbitset::FixedBitSet;

use super::top;
use crate::{
    index::{Index, TermId, Zone},
    protocol::{Expansion, ExpansionKind, FacetCount},
    query::{Evaluation, Leaf, Pattern, Query, Words},
};

/// Words shown for a word of the query.
const SHOWN: usize = 10;

/// The expansions of a query, in the order of its words; `text` is the query as it is written.
#[must_use]
pub fn expansions(
    text: &str,
    query: &Query,
    evaluation: &Evaluation,
    index: &Index,
) -> Vec<Expansion> {
    let mut expansions = Vec::new();
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for written in &query.words {
        let leaf = &query.leaves[written.leaf];
        let matches = &evaluation.leaves[written.leaf];
        let (Leaf::Words(Words { words, .. }), false) =
            (leaf, seen.contains(&(written.leaf, written.word)))
        else {
            continue;
        };
        seen.push((written.leaf, written.word));
        let (Some(kind), Some(slot)) =
            (kind(&words[written.word]), matches.slots.get(written.word))
        else {
            continue;
        };
        if slot.is_empty() {
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
            .map(|term| top::key(u32::MAX - frequency(term) as u32, term))
            .collect();
        let mut best: Vec<FacetCount> = Vec::with_capacity(SHOWN);
        for term in top::window(keys, 0..SHOWN) {
            let word = word(term, matches.zones, index);
            best.insert(
                best.partition_point(|known| known.count >= word.count),
                word,
            );
        }
        expansions.push(Expansion {
            written: text[written.place.clone()].into(),
            kind,
            words: slot.len(),
            top: best,
            cut: false,
        });
    }
    expansions
}

/// By what a word stands for others; `None` where it stands for itself.
fn kind(pattern: &Pattern) -> Option<ExpansionKind> {
    Some(match pattern {
        Pattern::Whole(_) => return None,
        Pattern::Exact(word) if !word.contains(['*', '?']) => return None,
        Pattern::Exact(_) => ExpansionKind::Exact,
        Pattern::Typing(_) => ExpansionKind::Typing,
        Pattern::Glob(glob)
            if glob.find(['*', '?']) == Some(glob.len() - 1) && glob.ends_with('*') =>
        {
            ExpansionKind::Prefix
        }
        Pattern::Glob(_) => ExpansionKind::Wildcard,
        Pattern::Fuzzy { .. } => ExpansionKind::Fuzzy,
        Pattern::Regex(_) => ExpansionKind::Regex,
        Pattern::Stem(_) => ExpansionKind::Stems,
    })
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
