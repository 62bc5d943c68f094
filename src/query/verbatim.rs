//! What is meant sign by sign: whole values and names of fields, between quotation marks of which two stand for one.

use std::ops::Range;

use super::{
    Leaf, Node,
    cut::{Behind, QUOTES, is_inner},
    parse::Parser,
};

/// What stands between quotation marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verbatim {
    /// Its signs.
    pub(super) signs: String,
    /// Bytes from the opening mark to behind the closing one.
    pub(super) length: usize,
    /// The closing mark; absent where there is none.
    pub(super) closing: Option<char>,
}

/// A text as a query has it where it is meant sign by sign.
#[must_use]
pub fn verbatim(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Reads what begins with a quotation mark.
pub(super) fn read(text: &str) -> Option<Verbatim> {
    let mut left = text.char_indices().peekable();
    let (_, opening) = left.next().filter(|(_, sign)| QUOTES.contains(sign))?;
    let mut signs = String::new();
    while let Some((at, sign)) = left.next() {
        let marks = ends(opening, sign);
        let is_one = marks && left.next_if(|(_, next)| *next == sign).is_some();
        if marks && !is_one && !is_inner(text, at) {
            return Some(Verbatim {
                signs,
                length: at + sign.len_utf8(),
                closing: Some(sign),
            });
        }
        signs.push(sign);
    }
    Some(Verbatim {
        signs,
        length: text.len(),
        closing: None,
    })
}

/// Whether a mark ends what another began: `"` is ended by `"`, the others by any.
fn ends(opening: char, mark: char) -> bool {
    mark == '"' || (opening != '"' && QUOTES.contains(&mark))
}

impl Parser<'_> {
    /// `="…"` behind a field: the whole value. While its end is typed, what stands there may be its beginning: a mark at the
    /// very end of the query may be the first of two.
    pub(super) fn value(&mut self, field: &str, named: Range<usize>) -> Option<Option<Node>> {
        let written = read(self.rest().strip_prefix('=')?)?;
        let opening = self.at + 1;
        self.at = opening + written.length;
        let typing = self.typing && !self.negated && self.at == self.text.len();
        let (value, begun) = match written.closing {
            Some(mark) => (written.signs.clone(), format!("{}{mark}", written.signs)),
            None => {
                self.warn_unclosed(opening);
                let begun = written.signs.trim_end();
                (begun.into(), begun.into())
            }
        };
        self.warn_behind();
        if value.is_empty() {
            self.warn_no_value(named, typing);
            return Some(None);
        }
        let leaf = Leaf::Is {
            field: field.into(),
            value,
            begun: typing.then_some(begun),
        };
        Some(self.leaf(leaf, Vec::new()))
    }

    fn warn_behind(&mut self) {
        let start = self.at;
        if self.behind() != Behind::Nothing {
            let message = "A whole value is as it is written; the sign behind it was passed over.";
            self.warn("whole-value", start..self.at, message);
        }
    }
}
