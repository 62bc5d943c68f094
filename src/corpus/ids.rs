//! Ids of documents, each given once.

use hashbrown::HashMap;

use crate::strings::{Interner, Strings};

/// The ids that have been given, by the number of the document.
#[derive(Debug, Default)]
pub struct Ids {
    given: Interner,
    /// By the number of an id that was wanted again: the number of the last copy.
    copies: HashMap<u32, u32, foldhash::fast::FixedState>,
}

impl Ids {
    /// Gives the next document the id that it wants; where that has been given, the same with `~2`, `~3` and so on, which
    /// is returned.
    pub fn give(&mut self, wanted: &str) -> Option<&str> {
        let (first, new) = self.given.intern(wanted);
        if new {
            return None;
        }
        let last = self.copies.entry(first).or_insert(1);
        loop {
            *last += 1;
            let (number, new) = self.given.intern(&format!("{wanted}~{last}"));
            if new {
                return Some(self.given.strings().get(number));
            }
        }
    }

    /// How many have been given.
    #[must_use]
    pub fn len(&self) -> usize {
        self.given.strings().len()
    }

    /// Whether none has been given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The ids by document.
    #[must_use]
    pub fn into_strings(self) -> Strings {
        self.given.into_strings()
    }
}
