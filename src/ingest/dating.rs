//! When a document was published.

use super::{Draft, report::Notes};

/// Tells each document's date, with its evidence.
pub(super) fn date(_drafts: &mut [Draft], _notes: &mut Notes) {}
