//! Where in a query a caret stands: what is being typed there, and in which field.

use std::ops::Range;

use super::cut::{QUOTES, is_field};
use crate::{index::Columns, text};

/// What is being typed at the end of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// The field whose value it is.
    pub field: Option<String>,
    /// What is typed of it, behind signs and the opening quotation mark.
    pub typed: Range<usize>,
    /// Whether a quotation mark is open.
    pub quoted: bool,
    /// The last word of what is typed, where the caret is behind a letter of it.
    pub word: Option<Range<usize>>,
}

impl Caret {
    /// The caret at the end of a query's beginning.
    #[must_use]
    pub fn at_end(before: &str, columns: &Columns) -> Self {
        let named = |until: usize| {
            let name = before[..until].strip_suffix(':')?;
            let start = name.rfind(|c: char| c.is_whitespace() || "()-".contains(c));
            let name = &name[start.map_or(0, |at| at + first_length(&name[at..]))..];
            is_field(name, columns).then(|| name.to_string())
        };
        let mut scopes: Vec<Option<String>> = vec![None];
        let mut quote: Option<usize> = None;
        let mut start = 0;
        let mut last = ' ';
        for (at, c) in before.char_indices() {
            let behind = at + c.len_utf8();
            let scope = scopes.last().cloned().flatten();
            match (quote, c) {
                (None, c) if QUOTES.contains(&c) && (at == start || ":=-".contains(last)) => {
                    (quote, start) = (Some(at), behind);
                }
                (None, '(') => {
                    scopes.push(named(at).or(scope));
                    start = behind;
                }
                (None, ')') => {
                    scopes.truncate((scopes.len() - 1).max(1));
                    start = behind;
                }
                (None, c) if c.is_whitespace() => start = behind,
                (Some(_), c) if QUOTES.contains(&c) && ends_phrase(before, at) => {
                    (quote, start) = (None, behind);
                }
                _ => {}
            }
            last = c;
        }
        let scope = scopes.pop().flatten();
        match quote {
            Some(opened) => Self::typed(before, start, named(opened).or(scope), true),
            None => {
                let start =
                    start + before[start..].len() - before[start..].trim_start_matches('-').len();
                let colon = before[start..].find(':').map(|at| start + at + 1);
                match colon.and_then(|colon| Some((colon, named(colon)?))) {
                    Some((colon, field)) => Self::typed(before, colon, Some(field), false),
                    None => Self::typed(before, start, scope, false),
                }
            }
        }
    }

    fn typed(before: &str, start: usize, field: Option<String>, quoted: bool) -> Self {
        let typed = &before[start..];
        let last = text::tokens(typed).last();
        let signs = |c: char| "*?~^=/".contains(c);
        let piece = typed.rsplit(char::is_whitespace).next().unwrap_or(typed);
        let plain = |last: &text::Token| last.end == typed.len() && !piece.contains(signs);
        Self {
            field,
            typed: start..before.len(),
            quoted,
            word: last
                .filter(plain)
                .map(|last| start + last.start..start + last.end),
        }
    }
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Whether a quotation mark is not inside a word.
fn ends_phrase(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && text::is_wordy(c));
    let behind = at + first_length(&text[at..]);
    !(letter(text[..at].chars().next_back()) && letter(text[behind..].chars().next()))
}
