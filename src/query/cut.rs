//! Where a condition's words end: phrases between quotation marks, regular expressions between slashes, and single words.

use std::ops::Range;

use super::parse::{Parser, words_within};
use crate::{index::Columns, text};

/// What begins and ends a phrase: keyboards of phones and typographers' write the others.
pub(super) const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// A piece of the query that is words, not yet read.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// The words, without what stands around them.
    pub(super) body: Range<usize>,
    /// From the first sign to the last.
    pub(super) whole: Range<usize>,
    pub(super) kind: Kind,
    /// Behind `=`: as written.
    pub(super) exact: bool,
    /// Whether more of it may be typed at its end.
    pub(super) open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// With what stands behind its closing mark.
    Phrase(Behind),
    Regex,
}

/// What may stand behind a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    Nothing,
    /// `~5`
    Near(u32),
    /// `^`
    Stems,
}

impl<'a> Parser<'a> {
    /// Takes a known field's name before a colon.
    pub(super) fn field(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let ends =
            |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':') || QUOTES.contains(&c);
        let end = rest.find(ends)?;
        let (name, after) = (&rest[..end], rest[end..].strip_prefix(':')?);
        if name.is_empty() || name.starts_with(['/', '=']) || after.starts_with("//") {
            return None;
        }
        let known = is_field(name, self.columns);
        if known {
            self.at += name.len() + 1;
        } else if text::term(name).contains(|c: char| text::is_wordy(c) && !c.is_ascii_digit())
            && after.starts_with(|c: char| !c.is_whitespace())
        {
            let message =
                format!("There is no field “{name}”, so the words are searched as they are.");
            self.warn("unknown-field", self.at..self.at + name.len(), &message);
        }
        known.then_some(name)
    }

    /// Takes the words of a condition.
    pub(super) fn cut(&mut self) -> Cut {
        let start = self.at;
        let exact = self
            .rest()
            .strip_prefix('=')
            .is_some_and(|after| !after.is_empty() && !after.starts_with(char::is_whitespace));
        self.at += usize::from(exact);
        let mut cut = if self.rest().starts_with(QUOTES) {
            self.phrase()
        } else {
            self.regex().unwrap_or_else(|| self.word())
        };
        cut.whole = start..self.at;
        cut.exact = exact;
        cut
    }

    /// A phrase up to a quotation mark that is not inside a word (as it is in Hebrew abbreviations).
    fn phrase(&mut self) -> Cut {
        let opening = self.at;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let (start, body) = (self.at, self.rest());
        let mut closing = body.match_indices(QUOTES);
        let inner = |at: usize, quote: &str| {
            let word = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && text::is_wordy(c));
            word(body[..at].chars().next_back()) && word(body[at + quote.len()..].chars().next())
        };
        let closing = closing.find(|(at, quote)| !inner(*at, quote));
        let length = closing.map_or(body.len(), |(at, _)| at);
        self.at += closing.map_or(length, |(at, quote)| at + quote.len());
        let open = closing.is_none() && !body.ends_with(char::is_whitespace);
        let behind = match closing {
            Some(_) => self.behind(),
            None => {
                let message =
                    "A quotation mark is not closed; the phrase is taken to end with the query.";
                self.warn("unclosed-quote", opening..start, message);
                Behind::Nothing
            }
        };
        cut(start..start + length, Kind::Phrase(behind), open)
    }

    fn behind(&mut self) -> Behind {
        if self.rest().starts_with('^') {
            self.at += 1;
            return Behind::Stems;
        }
        let Some(after) = self.rest().strip_prefix('~') else {
            return Behind::Nothing;
        };
        let digits = after.find(|c: char| !c.is_ascii_digit());
        let digits = &after[..digits.unwrap_or(after.len())];
        self.at += 1 + digits.len();
        Behind::Near(words_within(digits).unwrap_or(super::near::WITHIN))
    }

    /// `/…/`, with no white space inside; while it is being typed, it need not be closed.
    fn regex(&mut self) -> Option<Cut> {
        let inside = self.rest().strip_prefix('/')?;
        let inside = &inside[..inside.find(char::is_whitespace).unwrap_or(inside.len())];
        let start = self.at + 1;
        let Some(end) = closing_slash(inside) else {
            let typed = self.typing && !self.negated && start + inside.len() == self.text.len();
            (typed && !inside.is_empty() && parentheses_close(inside)).then_some(())?;
            self.at = self.text.len();
            return Some(cut(start..self.text.len(), Kind::Regex, true));
        };
        let after = &inside[end + 1..];
        (end > 0 && (after.is_empty() || after.starts_with(')'))).then_some(())?;
        self.at = start + end + 1;
        Some(cut(start..start + end, Kind::Regex, false))
    }

    fn word(&mut self) -> Cut {
        let start = self.at;
        let end = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
        self.at += self.rest().find(end).unwrap_or(self.rest().len());
        cut(start..self.at, Kind::Word, true)
    }
}

/// Whether a query can name a field so.
pub(super) fn is_field(name: &str, columns: &Columns) -> bool {
    matches!(name, "topic" | "title") || columns.get(name).is_some()
}

fn cut(body: Range<usize>, kind: Kind, open: bool) -> Cut {
    Cut {
        whole: body.clone(),
        body,
        kind,
        exact: false,
        open,
    }
}

/// The first slash that is not behind a backslash.
pub(super) fn closing_slash(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let closes = byte == b'/' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}

/// Whether no parenthesis closes that was not opened: one that does is the query's.
fn parentheses_close(text: &str) -> bool {
    let mut open = 0_usize;
    text.bytes().all(|byte| match byte {
        b'(' => {
            open += 1;
            true
        }
        b')' => open.checked_sub(1).map(|left| open = left).is_some(),
        _ => true,
    })
}
