//! `--fields`: which fields to keep, and which of them is the text, the title, the date and the id.

use std::str::FromStr;

use concord::ingest::Options;

/// One word of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Keep(String),
    Role(Role, String),
}

/// What a column or key can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    Title,
    Date,
    Id,
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let Some((role, name)) = word.split_once('=') else {
            return filled(word).map(Self::Keep);
        };
        let role = match role.trim() {
            "text" => Role::Text,
            "title" => Role::Title,
            "date" => Role::Date,
            "id" => Role::Id,
            other => {
                return Err(format!("{other} is no role: text, title, date and id are"));
            }
        };
        filled(name).map(|name| Self::Role(role, name))
    }
}

fn filled(name: &str) -> Result<String, String> {
    match name.trim() {
        "" => Err("a field has a name".into()),
        name => Ok(name.into()),
    }
}

impl Choice {
    /// Adds it to the options.
    pub(super) fn put(self, options: &mut Options) {
        match self {
            Self::Keep(name) => options.keep.push(name),
            Self::Role(Role::Text, name) => options.roles.text = Some(name),
            Self::Role(Role::Title, name) => options.roles.title = Some(name),
            Self::Role(Role::Date, name) => options.roles.date = Some(name),
            Self::Role(Role::Id, name) => options.roles.id = Some(name),
        }
    }
}
