//! What is looked at: some documents, by words and filters.

use serde::{Deserialize, Serialize};

use super::{Request, Scope, Values};

/// Documents by words and filters, as in a [`Request`]. The empty one is the whole corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// As in [`Request::query`].
    pub query: String,
    /// As in [`Request::filters`].
    pub filters: Values,
    /// As in [`Request::scope`]: also which of their words are counted.
    pub scope: Scope,
    /// As in [`Request::typos`].
    pub typos: bool,
    /// As in [`Request::stems`].
    pub stems: bool,
}

impl From<&Selection> for Request {
    fn from(selection: &Selection) -> Self {
        Self {
            query: selection.query.clone(),
            filters: selection.filters.clone(),
            scope: selection.scope,
            typos: selection.typos,
            stems: selection.stems,
            ..Self::default()
        }
    }
}
