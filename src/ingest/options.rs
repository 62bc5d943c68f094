//! What whoever makes a corpus may choose.

use serde::{Deserialize, Serialize};

/// What whoever makes a corpus may choose. Every member has a default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// The corpus's title, in place of what its files say.
    pub title: Option<String>,
    /// Which column or key of tables and JSON holds what; those that are not named are guessed.
    pub roles: Roles,
    /// The fields to keep, in this order; all of them where none is named.
    pub keep: Vec<String>,
    /// Take pages and plain text as they are: nothing is set aside.
    pub uncleaned: bool,
}

/// Names of columns or keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Roles {
    /// The text.
    pub text: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// The id.
    pub id: Option<String>,
}
