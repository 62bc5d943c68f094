//! What of a plain text is not the article.

use super::Draft;

/// Sets aside what stood around the article on the page that a text was copied from.
pub(super) fn set_aside(_drafts: &mut [Draft]) {}
