//! By document the numbers of its values, and counts over them.

use fixedbitset::FixedBitSet;

use super::super::DocId;

/// Stands for no value.
const NONE: u32 = u32::MAX;

/// Documents without a value that are borne before a field counts as rare.
const GAP: usize = 256;

/// Values that are passed in the time in which those of one document are sought.
const STEPS: usize = 16;

/// The values of a field, by number.
#[derive(Debug)]
pub(super) enum Cells {
    /// One for each document at the most.
    One { values: Vec<u32>, filled: usize },
    /// Several for some documents, or none for most: the documents in order, each as often as it has values.
    Many {
        documents: Vec<DocId>,
        values: Vec<u32>,
    },
}

impl Default for Cells {
    fn default() -> Self {
        Self::One {
            values: Vec::new(),
            filled: 0,
        }
    }
}

impl Cells {
    /// Gives a document a value; documents come in order.
    pub(super) fn push(&mut self, document: DocId, value: u32) {
        if let Self::One { values, filled } = self {
            if document as usize >= values.len() && is_dense(document as usize, *filled) {
                values.resize(document as usize, NONE);
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

    /// No document comes any more; values get other numbers.
    pub(super) fn close(&mut self, all: usize, rank: Option<&[u32]>) {
        match self {
            Self::One { values, filled } if is_dense(all, *filled) => values.resize(all, NONE),
            Self::One { .. } => self.spread(),
            Self::Many { .. } => {}
        }
        let (Self::One { values, .. } | Self::Many { values, .. }) = self;
        values.shrink_to_fit();
        if let Some(rank) = rank {
            for value in values.iter_mut().filter(|value| **value != NONE) {
                *value = rank[*value as usize];
            }
        }
        if let Self::Many { documents, .. } = self {
            documents.shrink_to_fit();
        }
    }

    fn spread(&mut self) {
        if let Self::One { values, .. } = self {
            let filled = (0..).zip(&*values).filter(|(_, value)| **value != NONE);
            let (documents, values) = filled.unzip();
            *self = Self::Many { documents, values };
        }
    }

    /// The values of a document.
    pub(super) fn of(&self, document: DocId) -> &[u32] {
        match self {
            Self::One { values, .. } => match values.get(document as usize) {
                None | Some(&NONE) => &[],
                Some(value) => std::slice::from_ref(value),
            },
            Self::Many { documents, values } => {
                let start = documents.partition_point(|&other| other < document);
                let length = documents[start..].partition_point(|&other| other == document);
                &values[start..start + length]
            }
        }
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
                let documents = (0..).zip(values).filter(|(_, value)| kept(**value));
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
                    let value = values[document];
                    let slot = if value == NONE { slots } else { slot(value) };
                    tally.counts[slot] += 1;
                }
            }
            Self::Many {
                documents: have,
                values,
            } => {
                let asked = documents.count_ones(..);
                let mut count = |document, values: &[u32]| {
                    tally.count(document, values.iter().map(|&value| slot(value)));
                };
                if asked.saturating_mul(STEPS) < have.len() {
                    let documents = documents.ones().map(|document| document as DocId);
                    documents.for_each(|document| count(document, self.of(document)));
                } else {
                    let mut start = 0;
                    for same in have.chunk_by(|a, b| a == b) {
                        let end = start + same.len();
                        if documents.contains(same[0] as usize) {
                            count(same[0], &values[start..end]);
                        }
                        start = end;
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
