//! For each word of a query that stands for others, these: no word is added in silence.

use super::top;
use crate::{
    index::{Index, Zone},
    protocol::{Expansion, ExpansionKind, FacetCount},
    query::{Evaluation, Leaf, Pattern, Query, Slot, Words},
};

/// Words shown for a word of the query.
const SHOWN: usize = 10;

/// Words whose documents are counted for it at the most. By the lists of single zones and spellings, which add up to more,
/// the others have less.
const CANDIDATES: usize = 64;

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
        let (Some(kind), Some(sought)) = (kind(&words[written.word]), &matches.sought) else {
            continue;
        };
        let slot = &sought.slots[written.word];
        if !slot.words.is_empty() {
            expansions.push(Expansion {
                written: text[written.place.clone()].into(),
                kind,
                cut: slot.cut,
                ..counted(slot, sought.zones, index)
            });
        }
    }
    expansions
}

/// The terms of a slot: how many, and the most frequent with the number of their documents.
fn counted(slot: &Slot, zones: &[Zone], index: &Index) -> Expansion {
    let lexicon = &index.lexicon;
    let mut terms = 0;
    let mut keys = Vec::new();
    for words in &slot.words {
        let first = lexicon.term_of(words.start);
        let mut frequencies = vec![0_u32; (lexicon.term_of(words.end - 1) - first) as usize + 1];
        terms += frequencies.len();
        for &zone in zones {
            index.postings[zone as usize].each_word(words.clone(), |word, documents| {
                frequencies[(lexicon.term_of(word) - first) as usize] += documents;
            });
        }
        let numbered = (first..).zip(frequencies);
        keys.extend(numbered.map(|(term, frequency)| top::key(u32::MAX - frequency, term)));
    }
    let mut best: Vec<FacetCount> = Vec::new();
    for key in top::first(keys, CANDIDATES) {
        let (term, most) = (key as u32, u32::MAX - (key >> 32) as u32);
        if best
            .get(SHOWN - 1)
            .is_some_and(|last| last.count > most as usize)
        {
            break;
        }
        let value = lexicon.term(term);
        let count = index.documents_with(lexicon.words_of(term..term + 1), zones);
        let earlier = |known: &FacetCount| (known.count, value) > (count, known.value.as_str());
        let place = best.partition_point(earlier);
        best.insert(
            place,
            FacetCount {
                value: value.into(),
                count,
            },
        );
    }
    best.truncate(SHOWN);
    Expansion {
        words: terms,
        top: best,
        ..Expansion::default()
    }
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
