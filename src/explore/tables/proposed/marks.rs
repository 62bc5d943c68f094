//! Words that mark documents: they come again where they have come once, as words do that texts are about.

use fixedbitset::FixedBitSet;

use crate::{
    explore::{
        tables::{
            Selected,
            words::{Term, Words},
        },
        top,
    },
    index::TermId,
    protocol::WordsView,
};

/// Terms that are looked at at the most.
const MOST: usize = 300;

/// So many terms are always looked at.
const LEAST: usize = 60;

/// Documents of all terms that are looked at.
const MOST_DOCUMENTS: usize = 30_000_000;

/// Documents that a term has at the least.
const LEAST_DOCUMENTS: u32 = 3;

/// A term that is in one of so many documents, or in more, tells little.
const COMMON: u32 = 6;

/// Letters of the shortest term.
const LETTERS: usize = 3;

/// What each term counts for, so that texts too short to say a word twice have some that count most.
const ANY: f64 = 0.05;

/// A term, and the documents of the selection that have it.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) term: TermId,
    pub(super) documents: FixedBitSet,
}

/// The terms that mark most documents, in that order. Costs as much as all words of the selection.
pub(super) fn marks(selected: &Selected<'_>) -> Vec<Mark> {
    let all = selected.documents.count_ones(..);
    let words = Words::new(
        &WordsView {
            minimum: LEAST_DOCUMENTS,
        },
        *selected,
    );
    let common = common(selected);
    let candidates = words.terms().iter().filter(|term| {
        let letters = selected.index.lexicon.term(term.term);
        (LEAST_DOCUMENTS..=(all as u32 / COMMON).max(LEAST_DOCUMENTS)).contains(&term.documents)
            && letters.chars().count() >= LETTERS
            && letters.chars().all(char::is_alphabetic)
            && !common.contains(&term.term)
    });
    let keys = candidates.map(|term| top::key(u32::MAX - weight(term, all as f64), term.term));
    let most = (MOST_DOCUMENTS / all.max(1)).clamp(LEAST, MOST);
    let terms = top::window(keys, 0..most).into_iter();
    terms.map(|term| mark(term, selected)).collect()
}

/// The commonest words of the languages that documents are in.
fn common(selected: &Selected<'_>) -> Vec<TermId> {
    let lexicon = &selected.index.lexicon;
    let spoken = selected.index.languages();
    let words = spoken.iter().flat_map(|spoken| &spoken.language.words);
    words.flat_map(|(term, _)| lexicon.exact(term)).collect()
}

/// Documents times residual inverse document frequency (Church & Gale 1995): how much fewer documents have the term than if
/// chance had dealt its occurrences. In hundredths.
fn weight(term: &Term, all: f64) -> u32 {
    let (count, documents) = (f64::from(term.count), f64::from(term.documents));
    let by_chance = 1.0 - libm::exp(-count / all);
    let residual = libm::log2(all / documents) + libm::log2(by_chance);
    (100.0 * documents * (residual.max(0.0) + ANY)) as u32
}

fn mark(term: TermId, selected: &Selected<'_>) -> Mark {
    let mut documents = FixedBitSet::with_capacity(selected.index.documents);
    let words = selected.index.lexicon.words_of(term..term + 1);
    for &zone in selected.zones {
        selected.index.postings[zone as usize].each_document(words.clone(), |document, _| {
            documents.insert(document as usize);
        });
    }
    documents.intersect_with(selected.documents);
    Mark { term, documents }
}
