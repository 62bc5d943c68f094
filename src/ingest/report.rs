//! Notes on what was repaired, passed over or guessed: some listed of each kind, all counted.

use std::collections::BTreeMap;

use crate::protocol::Note;

/// Notes of one kind that are listed one by one; the rest is counted.
const MOST_LISTED: usize = 20;

/// Takes notes, and holds no more of them than are listed.
#[derive(Debug, Default)]
pub(super) struct Notes {
    listed: Vec<Note>,
    counts: BTreeMap<String, usize>,
}

impl Notes {
    /// Takes a note.
    pub(super) fn take(&mut self, note: Note) {
        let count = self.counts.entry(note.code.clone()).or_default();
        *count += 1;
        if *count <= MOST_LISTED {
            self.listed.push(note);
        }
    }

    /// The notes in their order, behind them how many more there are of a kind.
    #[must_use]
    pub(super) fn list(&self) -> Vec<Note> {
        let more = self
            .counts
            .iter()
            .filter(|(_, count)| **count > MOST_LISTED)
            .filter_map(|(code, count)| {
                let first = self.listed.iter().find(|note| note.code == *code)?;
                let rest = count - MOST_LISTED;
                Some(Note {
                    place: String::new(),
                    message: format!("There are {rest} more of the kind: {}", first.message),
                    ..first.clone()
                })
            });
        self.listed.iter().cloned().chain(more).collect()
    }
}
