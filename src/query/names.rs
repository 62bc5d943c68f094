//! Names of fields before a colon, in quotation marks where they have blanks or signs.

use std::borrow::Cow;

use super::{
    cut::QUOTES,
    parse::{Parser, up_to},
    verbatim::{self, verbatim},
};
use crate::{index::Columns, text};

/// The field under which topics are sought, filtered and counted, where the documents have none of that name.
pub const TOPIC: &str = "topic";

/// The field under which titles are sought, likewise.
pub const TITLE: &str = "title";

/// Bytes of a name in quotation marks at the most.
const MOST_BYTES: usize = 1 << 12;

/// A name before a colon.
pub(super) struct Named<'a> {
    /// The name.
    pub(super) name: Cow<'a, str>,
    /// Bytes up to behind the colon.
    pub(super) length: usize,
}

/// What a condition begins with, where that is a name and a colon.
pub(super) fn named(condition: &str) -> Option<Named<'_>> {
    if condition.starts_with(QUOTES) {
        let written = verbatim::read(up_to(condition, MOST_BYTES))?;
        written.closing?;
        return condition[written.length..].starts_with(':').then(|| Named {
            name: written.signs.into(),
            length: written.length + 1,
        });
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':') || QUOTES.contains(&c);
    let end = condition.find(ends)?;
    let (name, after) = (&condition[..end], condition[end..].strip_prefix(':')?);
    let none = name.is_empty() || name.starts_with(['/', '=']) || after.starts_with("//");
    (!none).then(|| Named {
        name: name.into(),
        length: end + 1,
    })
}

/// The field that a query can name so.
pub(super) fn field<'a>(name: &str, columns: &'a Columns) -> Option<&'a str> {
    let own = [TOPIC, TITLE].into_iter().find(|own| *own == name);
    own.or_else(|| Some(columns.get(name)?.name.as_str()))
}

/// A field's name as a query has it, with its colon.
#[must_use]
pub fn field_sign(name: &str) -> String {
    let plain = format!("{name}:");
    let is_plain = |named: Named<'_>| named.name == name && named.length == plain.len();
    if !name.starts_with('-') && named(&plain).is_some_and(is_plain) {
        plain
    } else {
        format!("{}:", verbatim(name))
    }
}

impl<'a> Parser<'a> {
    /// Takes a known field's name before a colon.
    pub(super) fn field(&mut self) -> Option<&'a str> {
        let Named { name, length } = named(self.rest())?;
        let known = field(&name, self.columns);
        if known.is_some() {
            self.at += length;
        } else if text::term(&name).contains(|c: char| text::is_wordy(c) && !c.is_ascii_digit())
            && self.rest()[length..].starts_with(|c: char| !c.is_whitespace())
        {
            let message =
                format!("There is no field “{name}”, so the words are searched as they are.");
            self.warn("unknown-field", self.at..self.at + length - 1, &message);
        }
        known
    }
}
