//! Passages: what words have to share to go together. A long document is of many subjects, a passage mostly of one.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use crate::{explore::tables::Selected, index::DocId};

/// Running words of the longest passage.
pub(super) const LONGEST: u32 = 200;

/// Documents that are enough to tell of all, where there are so many: what one alone says is no topic.
const LEAST_DOCUMENTS: usize = 3;

/// The documents of a selection, each cut into as few passages as there have to be, of even length. Its zones follow one
/// another, with one place left free between two, as in a stream of words.
#[derive(Debug)]
pub(super) struct Passages {
    /// By document of the corpus: its first passage; one more at the end. One that is not selected has none.
    firsts: Vec<u32>,
    /// By document: places in each of its passages.
    lengths: Vec<u32>,
    /// Documents that are enough.
    least: usize,
}

impl Passages {
    /// Costs a step and eight bytes for each document of the corpus.
    pub(super) fn of(selected: &Selected<'_>) -> Self {
        let (mut firsts, mut lengths) = (vec![0], Vec::new());
        let mut first = 0;
        for document in 0..selected.index.documents {
            let places = if selected.documents.contains(document) {
                end(selected, selected.zones.len(), document as DocId).saturating_sub(1)
            } else {
                0
            };
            let passages = places.div_ceil(LONGEST);
            first += passages;
            firsts.push(first);
            lengths.push(places.div_ceil(passages.max(1)).max(1));
        }
        Self {
            firsts,
            lengths,
            least: LEAST_DOCUMENTS.min(selected.documents.count_ones(..)),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.firsts.last().map_or(0, |&end| end as usize)
    }

    /// Those of a document.
    #[inline(always)]
    pub(super) fn of_document(&self, document: DocId) -> Range<u32> {
        self.firsts[document as usize]..self.firsts[document as usize + 1]
    }

    /// Places in each passage of a document.
    pub(super) fn length(&self, document: DocId) -> u32 {
        self.lengths[document as usize]
    }

    /// The document of a passage.
    pub(super) fn document(&self, passage: u32) -> DocId {
        let behind = self.firsts.partition_point(|&first| first <= passage);
        behind.saturating_sub(1) as DocId
    }

    /// The documents of some passages, in order.
    pub(super) fn documents(&self, of: &FixedBitSet) -> impl Iterator<Item = DocId> {
        let mut last = None;
        let documents = of.ones().map(|passage| self.document(passage as u32));
        documents.filter(move |&document| last.replace(document) != Some(document))
    }

    /// Documents that are enough to tell of all.
    pub(super) fn least(&self) -> usize {
        self.least
    }

    /// Whether some passages are of so many.
    pub(super) fn are_spread(&self, of: &FixedBitSet) -> bool {
        self.documents(of).take(self.least).count() == self.least
    }

    /// Calls `see` for each place where a term stands, with the document and the passage. Costs the lists of the term.
    #[inline(always)]
    pub(super) fn each(&self, term: u32, selected: &Selected<'_>, mut see: impl FnMut(DocId, u32)) {
        let words = selected.index.lexicon.words_of(term..term + 1);
        for (number, &zone) in selected.zones.iter().enumerate() {
            let postings = &selected.index.postings[zone as usize];
            postings.each_place(words.clone(), |document, place| {
                let passages = self.of_document(document);
                let further = match passages.len() {
                    0 => return,
                    1 => 0,
                    _ => (end(selected, number, document) + place) / self.length(document),
                };
                see(document, passages.start + further);
            });
        }
    }
}

/// Places of a document up to one of the zones.
#[inline(always)]
fn end(selected: &Selected<'_>, zone: usize, document: DocId) -> u32 {
    let zones = selected.zones[..zone].iter();
    let lengths = zones.map(|&zone| selected.index.postings[zone as usize].length(document));
    lengths.map(|length| length + u32::from(length > 0)).sum()
}
