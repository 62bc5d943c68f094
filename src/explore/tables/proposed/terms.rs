//! Words that are terms.

use fixedbitset::FixedBitSet;

use super::marks::{Mark, is_word, weight};
use crate::{
    explore::{
        tables::{Selected, words::Term},
        top,
    },
    index::TermId,
};

/// So many terms that mark most documents. Costs their lists.
pub(super) fn marks(
    terms: &[Term],
    common: &[TermId],
    most: usize,
    selected: &Selected<'_>,
) -> Vec<Mark> {
    let all = selected.documents.count_ones(..);
    let keys = terms.iter().filter_map(|term| {
        let weight = weight(term.count, term.documents, all)?;
        let is_word = is_word(&[term.term], &selected.index.lexicon);
        (is_word && !common.contains(&term.term)).then(|| top::key(u32::MAX - weight, term.term))
    });
    let mark = |key| Mark {
        terms: vec![key as TermId],
        documents: documents(key as TermId, selected),
        weight: u32::MAX - (key >> 32) as u32,
    };
    top::first(keys, most).into_iter().map(mark).collect()
}

/// The commonest words of the languages that documents are in.
pub(super) fn common(selected: &Selected<'_>) -> Vec<TermId> {
    let lexicon = &selected.index.lexicon;
    let spoken = selected.index.languages();
    let words = spoken.iter().flat_map(|spoken| &spoken.language.words);
    words.flat_map(|(term, _)| lexicon.exact(term)).collect()
}

fn documents(term: TermId, selected: &Selected<'_>) -> FixedBitSet {
    let mut documents = FixedBitSet::with_capacity(selected.index.documents);
    let words = selected.index.lexicon.words_of(term..term + 1);
    for &zone in selected.zones {
        selected.index.postings[zone as usize].each_document(words.clone(), |document, _| {
            documents.insert(document as usize);
        });
    }
    documents.intersect_with(selected.documents);
    documents
}
