//! What a word is weighed among: the passages of the language that it is mostly written in. Among those of all languages the
//! small words of each would mark its documents.

use fixedbitset::FixedBitSet;

use super::passages::Passages;
use crate::{
    explore::tables::Selected,
    index::{DocId, TermId},
};

/// Passages of a language that is taken apart from the others.
const LEAST: usize = 100;

/// The languages of a selection, by number; what is in none of them, or in one that hardly occurs, is 0.
#[derive(Debug)]
pub(super) struct Languages {
    /// By document of the corpus.
    of: Vec<u8>,
    /// By language: its passages.
    passages: Vec<usize>,
    /// The commonest words of all of them, by term.
    common: FixedBitSet,
}

impl Languages {
    /// Costs the lists of a thousand common words, a byte for each document of the corpus and a bit for each term.
    pub(super) fn of(selected: &Selected<'_>, passages: &Passages) -> Self {
        let lexicon = &selected.index.lexicon;
        let mut languages = Self {
            of: vec![0; selected.index.documents],
            passages: vec![passages.len()],
            common: FixedBitSet::with_capacity(lexicon.terms()),
        };
        for spoken in selected.index.languages() {
            let words = spoken.language.words.iter();
            let words = words.flat_map(|(term, _)| lexicon.exact(term));
            languages.common.extend(words.map(|term| term as usize));
            let documents = || spoken.documents.ones().map(|document| document as DocId);
            let own = documents().map(|document| passages.of_document(document).len());
            let own: usize = own.sum();
            let number = languages.passages.len();
            if own >= LEAST && number <= u8::MAX.into() {
                documents().for_each(|document| languages.of[document as usize] = number as u8);
                languages.passages.push(own);
                languages.passages[0] -= own;
            }
        }
        languages
    }

    /// The language of a document.
    #[inline(always)]
    pub(super) fn of_document(&self, document: DocId) -> usize {
        self.of[document as usize].into()
    }

    /// By language: its passages.
    pub(super) fn passages(&self) -> &[usize] {
        &self.passages
    }

    /// Whether a term is one of the commonest words of a language.
    pub(super) fn has_common(&self, term: TermId) -> bool {
        self.common.contains(term as usize)
    }
}
