//! Terms: numbered as they come while building, sorted once for reading.

use std::{hash::BuildHasher, ops::Range};

use foldhash::fast::FixedState;
use hashbrown::{HashTable, hash_table::Entry};

use super::TermId;

/// Strings → numbers in the order of first sight.
#[derive(Default)]
pub struct Interner {
    strings: Strings,
    table: HashTable<u32>,
    state: FixedState,
}

impl Interner {
    /// The string's number, and whether it is new.
    pub fn intern(&mut self, string: &str) -> (u32, bool) {
        let hash = self.state.hash_one(string.as_bytes());
        let strings = &self.strings;
        let state = &self.state;
        let same = |&id: &u32| strings.get(id) == string;
        match self
            .table
            .entry(hash, same, |&id| state.hash_one(strings.get(id).as_bytes()))
        {
            Entry::Occupied(entry) => (*entry.get(), false),
            Entry::Vacant(entry) => {
                let id = strings.len() as u32;
                entry.insert(id);
                self.strings.push(string);
                (id, true)
            }
        }
    }

    /// The sorted dictionary, and for each number given out the term's place in it.
    #[must_use]
    pub fn into_dictionary(self) -> (Dictionary, Vec<TermId>) {
        let mut order: Vec<u32> = (0..self.strings.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.strings.get(a).cmp(self.strings.get(b)));
        let mut sorted = Strings::default();
        let mut rank = vec![0; order.len()];
        for (place, &id) in order.iter().enumerate() {
            sorted.push(self.strings.get(id));
            rank[id as usize] = place as TermId;
        }
        (Dictionary { terms: sorted }, rank)
    }
}

/// The terms of a corpus in the order of their code points.
#[derive(Debug, Default)]
pub struct Dictionary {
    terms: Strings,
}

impl Dictionary {
    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is no term.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The term itself.
    #[must_use]
    pub fn term(&self, id: TermId) -> &str {
        self.terms.get(id)
    }

    /// The numbers of a term: one or none.
    #[must_use]
    pub fn exact(&self, term: &str) -> Range<TermId> {
        let start = self.first(|candidate| candidate < term);
        let found = (start as usize) < self.len() && self.term(start) == term;
        start..start + TermId::from(found)
    }

    /// The numbers of all terms with a prefix, by binary search.
    #[must_use]
    pub fn prefixed(&self, prefix: &str) -> Range<TermId> {
        let start = self.first(|candidate| candidate < prefix);
        let end = self.first(|candidate| candidate < prefix || candidate.starts_with(prefix));
        start..end
    }

    /// The first term that is not `below`.
    fn first(&self, below: impl Fn(&str) -> bool) -> TermId {
        let (mut low, mut high) = (0, self.len() as TermId);
        while low < high {
            let middle = low.midpoint(high);
            if below(self.term(middle)) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }
}

/// Strings end to end.
#[derive(Debug, Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    fn get(&self, id: u32) -> &str {
        let start = if id == 0 {
            0
        } else {
            self.ends[id as usize - 1] as usize
        };
        &self.text[start..self.ends[id as usize] as usize]
    }
}
