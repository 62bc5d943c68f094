//! Where in a query a caret stands: what is being typed there, and in which field.

use std::ops::Range;

use super::{
    cut::{QUOTES, phrase_end},
    names::{field, named},
    verbatim,
};
use crate::{index::Columns, text};

/// What is being typed at the end of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// The field whose value it is.
    pub field: Option<String>,
    /// What is typed of it, behind signs and, but for a whole value, the opening quotation mark.
    pub typed: Range<usize>,
    /// Whether a quotation mark is open.
    pub quoted: bool,
    /// Where it is a whole value, what is typed of it, sign by sign.
    pub whole: Option<String>,
    /// The last word of what is typed, where the caret is behind a letter of it.
    pub word: Option<Range<usize>>,
}

/// What a condition goes on with behind its field's name.
enum Body {
    /// `(`
    Group,
    /// So many bytes that are whole.
    Whole(usize),
    /// What is being typed, from a byte on.
    Typed(usize, Caret),
}

impl Caret {
    /// The caret at the end of a query's beginning.
    #[must_use]
    pub fn at_end(before: &str, columns: &Columns) -> Self {
        let mut scopes: Vec<Option<&str>> = Vec::new();
        let mut rest = before;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
            let scope = scopes.last().copied().flatten();
            if let Some(after) = rest.strip_prefix(')') {
                scopes.pop();
                rest = after;
                continue;
            }
            let name =
                named(rest).and_then(|name| Some((field(&name.name, columns)?, name.length)));
            let (own, body) =
                name.map_or((scope, rest), |(own, length)| (Some(own), &rest[length..]));
            rest = match read(body, own.is_some()) {
                Body::Group => {
                    scopes.push(own);
                    &body[1..]
                }
                Body::Whole(length) => &body[length..],
                Body::Typed(start, caret) => {
                    return caret.at(before, before.len() - body.len() + start, own);
                }
            };
        }
    }

    /// Says what is typed from a byte on, and in which field.
    fn at(self, before: &str, start: usize, field: Option<&str>) -> Self {
        let typed = &before[start..];
        let last = text::tokens(typed).last();
        let signs = |c: char| "*?~^=/".contains(c);
        let piece = typed.rsplit(char::is_whitespace).next().unwrap_or(typed);
        let plain = |last: &text::Token| last.end == typed.len() && !piece.contains(signs);
        Self {
            field: field.map(Into::into),
            typed: start..before.len(),
            word: last
                .filter(plain)
                .map(|last| start + last.start..start + last.end),
            ..self
        }
    }
}

/// What stands behind a field's name, or where none is.
fn read(body: &str, of_field: bool) -> Body {
    if body.starts_with('(') {
        return Body::Group;
    }
    let inside = body.strip_prefix('=').unwrap_or(body);
    let signs = body.len() - inside.len();
    match inside.chars().next().filter(|mark| QUOTES.contains(mark)) {
        Some(_) if of_field && signs > 0 => whole(inside).shifted(signs),
        Some(mark) => phrase(inside, mark.len_utf8()).shifted(signs),
        None => {
            let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
            let word = body.find(ends).map(Body::Whole);
            word.unwrap_or_else(|| Body::Typed(0, Caret::default()))
        }
    }
}

/// A whole value.
fn whole(text: &str) -> Body {
    let written = verbatim::read(text).unwrap_or_default();
    let caret = Caret {
        quoted: true,
        whole: Some(written.signs),
        ..Caret::default()
    };
    let closed = written.closing.map(|_| Body::Whole(written.length));
    closed.unwrap_or(Body::Typed(0, caret))
}

/// What begins with a mark of so many bytes.
fn phrase(text: &str, mark: usize) -> Body {
    let caret = Caret {
        quoted: true,
        ..Caret::default()
    };
    let closed = phrase_end(&text[mark..]).map(|(_, behind)| Body::Whole(mark + behind));
    closed.unwrap_or(Body::Typed(mark, caret))
}

impl Body {
    /// The same behind some signs.
    fn shifted(self, signs: usize) -> Self {
        match self {
            Self::Group => Self::Group,
            Self::Whole(length) => Self::Whole(length + signs),
            Self::Typed(start, caret) => Self::Typed(start + signs, caret),
        }
    }
}
