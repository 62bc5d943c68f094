//! By document the numbers of its values, and counts over them.

use fixedbitset::FixedBitSet;

use super::{super::DocId, narrow::Narrow};

/// Documents without a value that are borne before a field counts as rare.
const GAP: usize = 256;

/// Values that are passed in the time in which those of one document are sought.
const STEPS: usize = 16;

/// The values of a field, by number.
#[derive(Debug)]
pub(super) enum Cells {
    /// One for each document at the most.
    One { values: Narrow, filled: usize },
    /// Several for some documents, or none for most: the documents in order, each as often as it has values.
    Many {
        documents: Vec<DocId>,
        values: Vec<u32>,
    },
}

impl Default for Cells {
    fn default() -> Self {
        Self::One {
            values: Narrow::default(),
            filled: 0,
        }
    }
}

impl Cells {
    /// Gives a document a value; documents come in order.
    pub(super) fn push(&mut self, document: DocId, value: u32) {
        if let Self::One { values, filled } = self {
            if document as usize >= values.len() && is_dense(document as usize, *filled) {
                values.skip_to(document as usize);
                values.push(value);
                *filled += 1;
                return;
            }
            self.spread();
        }
        if let Self::Many { documents, values } = self {
            documents.push(document);
            values.push(value);
        }
    }

    /// No document comes any more; values get other numbers, where there are such.
    pub(super) fn close(&mut self, all: usize, rank: Option<&[u32]>) {
        if matches!(self, Self::One { filled, .. } if !is_dense(all, *filled)) {
            self.spread();
        }
        let rank = rank.unwrap_or_default();
        match self {
            Self::One { values, .. } => {
                values.close(all);
                values.replace(rank);
            }
            Self::Many { documents, values } => {
                documents.shrink_to_fit();
                values.shrink_to_fit();
                let known = |value: &u32| rank.get(*value as usize).copied();
                values
                    .iter_mut()
                    .for_each(|value| *value = known(value).unwrap_or(*value));
            }
        }
    }

    fn spread(&mut self) {
        if let Self::One { values, .. } = self {
            let filled = (0..).zip(values.iter());
            let filled = filled.filter_map(|(document, value)| Some((document, value?)));
            let (documents, values) = filled.unzip();
            *self = Self::Many { documents, values };
        }
    }

    /// The values of a document.
    pub(super) fn of(&self, document: DocId) -> impl Iterator<Item = u32> {
        let (one, many) = match self {
            Self::One { values, .. } => (values.get(document as usize), &[][..]),
            Self::Many { documents, values } => {
                let start = documents.partition_point(|&other| other < document);
                let length = documents[start..].partition_point(|&other| other == document);
                (None, &values[start..start + length])
            }
        };
        one.into_iter().chain(many.iter().copied())
    }

    /// How many documents have a value.
    pub(super) fn documents(&self) -> usize {
        match self {
            Self::One { filled, .. } => *filled,
            Self::Many { documents, .. } => documents.chunk_by(|a, b| a == b).count(),
        }
    }

    /// The documents that have a value for which `keep` holds.
    pub(super) fn documents_of(&self, keep: &[bool], all: usize) -> FixedBitSet {
        let mut found = FixedBitSet::with_capacity(all);
        let kept = |value: u32| keep.get(value as usize).is_some_and(|&keep| keep);
        match self {
            Self::One { values, .. } => {
                let documents = (0..).zip(values.iter());
                let documents = documents.filter(|(_, value)| value.is_some_and(kept));
                documents.for_each(|(document, _)| found.insert(document));
            }
            Self::Many { documents, values } => {
                let documents = documents
                    .iter()
                    .zip(values)
                    .filter(|(_, value)| kept(**value));
                documents.for_each(|(&document, _)| found.insert(document as usize));
            }
        }
        found
    }

    /// By slot, which is below `slots` where a value has one: how many of some documents have a value in it. A document is
    /// counted once in a slot; in the last number, behind the slots, where it has none of them.
    pub(super) fn tally(
        &self,
        documents: &FixedBitSet,
        slots: usize,
        slot: impl Fn(u32) -> usize,
    ) -> Vec<u32> {
        let mut tally = Tally::new(slots);
        match self {
            Self::One { values, .. } => {
                for document in documents.ones() {
                    let slot = values.get(document).map_or(slots, &slot);
                    tally.counts[slot] += 1;
                }
            }
            Self::Many {
                documents: have,
                values,
            } => {
                let asked = documents.count_ones(..);
                if asked.saturating_mul(STEPS) < have.len() {
                    for document in documents.ones() {
                        let document = document as DocId;
                        tally.count(document, self.of(document).map(&slot));
                    }
                } else {
                    let mut start = 0;
                    for same in have.chunk_by(|a, b| a == b) {
                        let values = &values[start..start + same.len()];
                        start += same.len();
                        if documents.contains(same[0] as usize) {
                            tally.count(same[0], values.iter().map(|&value| slot(value)));
                        }
                    }
                }
                tally.counts[slots] = asked as u32 - tally.placed;
            }
        }
        tally.counts
    }
}

/// Whether documents are worth an entry each when so many have a value.
fn is_dense(documents: usize, filled: usize) -> bool {
    documents <= 2 * filled + GAP
}

/// Counts by slot of documents that may have several.
struct Tally {
    counts: Vec<u32>,
    last: Vec<DocId>,
    placed: u32,
}

impl Tally {
    fn new(slots: usize) -> Self {
        Self {
            counts: vec![0; slots + 1],
            last: Vec::new(),
            placed: 0,
        }
    }

    fn count(&mut self, document: DocId, slots: impl Iterator<Item = usize>) {
        let behind = self.counts.len() - 1;
        self.last.resize(behind, DocId::MAX);
        let mut placed = false;
        for slot in slots.filter(|&slot| slot < behind) {
            placed = true;
            if std::mem::replace(&mut self.last[slot], document) != document {
                self.counts[slot] += 1;
            }
        }
        self.placed += u32::from(placed);
    }
}
