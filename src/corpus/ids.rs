//! Ids of documents, each given once.

use crate::strings::{Interner, Strings};

/// The ids that have been given, by the number of the document.
#[derive(Debug, Default)]
pub struct Ids {
    given: Interner,
    /// Those that were wanted again, each with the number of its last copy.
    again: Interner,
    copies: Vec<u32>,
}

impl Ids {
    /// Gives the next document the id that it wants; where that has been given, the same with `~2`, `~3` and so on, which
    /// is returned.
    pub fn give(&mut self, wanted: &str) -> Option<&str> {
        if self.given.intern(wanted).1 {
            return None;
        }
        let (number, new) = self.again.intern(wanted);
        if new {
            self.copies.push(1);
        }
        let last = &mut self.copies[number as usize];
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
