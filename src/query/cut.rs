//! Where a condition's words end: phrases between quotation marks, regular expressions between slashes, and single words.

use std::ops::Range;

use super::parse::{Parser, words_within};
use crate::text;

/// What begins and ends a phrase: keyboards of phones and typographers' write the others.
pub(crate) const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

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

    /// A phrase up to its closing mark.
    fn phrase(&mut self) -> Cut {
        let opening = self.at;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let (start, body) = (self.at, self.rest());
        let closing = phrase_end(body);
        let length = closing.map_or(body.len(), |(at, _)| at);
        self.at += closing.map_or(length, |(_, behind)| behind);
        let open = closing.is_none() && !body.ends_with(char::is_whitespace);
        let behind = match closing {
            Some(_) => self.behind(),
            None => {
                self.warn_unclosed(opening);
                Behind::Nothing
            }
        };
        cut(start..start + length, Kind::Phrase(behind), open)
    }

    pub(super) fn warn_unclosed(&mut self, opening: usize) {
        let mark = self.text[opening..].chars().next();
        let behind = opening + mark.map_or(0, char::len_utf8);
        let message = "A quotation mark is not closed; it is taken to close at the end.";
        self.warn("unclosed-quote", opening..behind, message);
    }

    pub(super) fn behind(&mut self) -> Behind {
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

/// Whether a quotation mark stands inside a word, as it does in Hebrew abbreviations.
pub(super) fn is_inner(text: &str, at: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && text::is_wordy(c));
    let mut behind = text[at..].chars();
    behind.next();
    word(text[..at].chars().next_back()) && word(behind.next())
}

/// Where in the text behind an opening mark the closing one begins and ends.
pub(super) fn phrase_end(text: &str) -> Option<(usize, usize)> {
    let mut marks = text.match_indices(QUOTES);
    let (at, mark) = marks.find(|(at, _)| !is_inner(text, *at))?;
    Some((at, at + mark.len()))
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
