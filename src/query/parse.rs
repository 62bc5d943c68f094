//! Words → syntax tree: what joins conditions. Any text parses; what cannot be meant as written becomes a warning.
//! The whole grammar is in `language.md`.

use super::{Node, Query, cut::QUOTES};
use crate::{
    index::Columns,
    protocol::{Piece, Warning},
};

/// Beginnings of operators: behind a condition, what ends with one asks for nothing yet.
const BEGUN: [&str; 7] = ["A", "AN", "O", "N", "NO", "NE", "NEA"];

/// What of a query is read, in bytes.
const MOST_BYTES: usize = 1 << 16;

/// Parentheses beyond this depth are passed over.
const MOST_DEPTH: usize = 64;

/// Warnings of one query.
const MOST_WARNINGS: usize = 20;

/// Parses a query. With `typing`, a word that ends the text is taken as the beginning of a word.
#[must_use]
pub fn parse(text: &str, typing: bool, columns: &Columns) -> Query {
    let known = up_to(text, MOST_BYTES);
    let mut parser = Parser {
        text: known,
        at: 0,
        depth: 0,
        negated: false,
        scope: None,
        typing: typing && known.len() == text.len(),
        columns,
        full: false,
        query: Query::default(),
    };
    if known.len() < text.len() {
        let message =
            format!("A query is read up to {MOST_BYTES} bytes; what is behind was left out.");
        parser.warn("too-long", known.len()..known.len(), &message);
    }
    parser.query.root = parser.either().unwrap_or_default();
    parser.drop_unused_leaves();
    parser.query
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: usize,
    /// Whether what is read now is under a NOT.
    pub(super) negated: bool,
    /// The field of `field:(…)`.
    pub(super) scope: Option<&'a str>,
    pub(super) typing: bool,
    pub(super) columns: &'a Columns,
    /// Whether there is room for no more leaves.
    pub(super) full: bool,
    pub(super) query: Query,
}

impl<'a> Parser<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Takes an operator written as a word in capitals; its place.
    fn keyword(&mut self, keyword: &str) -> Option<std::ops::Range<usize>> {
        self.skip_space();
        let after = self.rest().strip_prefix(keyword)?;
        let start = self.at;
        ends_keyword(after).then(|| {
            self.at += keyword.len();
            start..self.at
        })
    }

    /// Takes `NEAR` or `NEAR/5`; its place, and the number.
    pub(super) fn near_keyword(&mut self) -> Option<(std::ops::Range<usize>, Option<u32>)> {
        self.skip_space();
        let after = self.rest().strip_prefix("NEAR")?;
        let digits = after.strip_prefix('/').unwrap_or("");
        let digits = &digits[..digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len())];
        let length = "NEAR".len() + usize::from(after.starts_with('/')) + digits.len();
        if !ends_keyword(&self.rest()[length..]) {
            return None;
        }
        let place = self.at..self.at + length;
        self.at = place.end;
        Some((place, words_within(digits)))
    }

    fn either(&mut self) -> Option<Node> {
        let outermost = self.depth == 0;
        let start = self.at;
        let conditions_before = self.query.conditions.len();
        let mut nodes = Vec::new();
        let mut choices = Vec::new();
        loop {
            nodes.extend(self.all());
            match self.keyword("OR") {
                Some(place) => choices.push(place),
                None => break,
            }
        }
        if outermost && !choices.is_empty() {
            self.query.conditions.truncate(conditions_before);
            self.query.conditions.push(start..self.at);
        }
        if nodes.len() > 1 {
            return Some(Node::Or(nodes));
        }
        if let Some(place) = choices.pop() {
            let message = "OR stands between two conditions; here one is missing.";
            self.warn("dangling-or", place, message);
        }
        nodes.pop()
    }

    fn all(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            if self.rest().starts_with(')') && self.depth == 0 {
                self.at += 1;
                let message = "A closing parenthesis has no opening one; it was passed over.";
                self.warn("stray-parenthesis", self.at - 1..self.at, message);
                continue;
            }
            if self.rest().is_empty() || self.rest().starts_with(')') || self.at_or() {
                break;
            }
            if self.keyword("AND").is_some() {
                continue;
            }
            if !nodes.is_empty() && self.typing && BEGUN.contains(&self.rest()) {
                self.at = self.text.len();
                break;
            }
            let start = self.at;
            let node = self.near();
            if self.depth == 0 && node.is_some() {
                self.query.conditions.push(start..self.at);
            }
            nodes.extend(node);
        }
        match nodes.len() {
            0 | 1 => nodes.pop(),
            _ => Some(Node::And(nodes)),
        }
    }

    fn at_or(&mut self) -> bool {
        let at = self.at;
        let found = self.keyword("OR").is_some();
        self.at = at;
        found
    }

    pub(super) fn item(&mut self) -> Option<Node> {
        let outside = self.negated;
        while self.negation() {
            self.negated = !self.negated;
        }
        let node = if self.rest().starts_with('(') {
            self.group()
        } else {
            self.condition()
        };
        let negated = self.negated != outside;
        self.negated = outside;
        match node {
            Some(node) if negated => Some(Node::Not(Box::new(node))),
            node => node,
        }
    }

    fn negation(&mut self) -> bool {
        if self.keyword("NOT").is_some() {
            self.skip_space();
            return true;
        }
        let sign = self.rest().strip_prefix('-').is_some_and(|after| {
            !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace() || c == '-')
        });
        self.at += usize::from(sign);
        sign
    }

    pub(super) fn group(&mut self) -> Option<Node> {
        let opening = self.at..self.at + 1;
        self.at += 1;
        if self.depth >= MOST_DEPTH {
            let message = format!(
                "Parentheses are taken {MOST_DEPTH} deep; those further in were passed over."
            );
            self.warn("too-deep", opening, &message);
            return None;
        }
        self.depth += 1;
        let node = self.either();
        self.depth -= 1;
        if self.rest().starts_with(')') {
            self.at += 1;
        } else {
            let message = "A parenthesis is not closed; it is taken to close at the end.";
            self.warn("unclosed-parenthesis", opening, message);
        }
        node
    }

    /// Leaves that only served to make others are gone, and the rest numbered anew.
    fn drop_unused_leaves(&mut self) {
        let Query {
            root,
            leaves,
            words,
            ..
        } = &mut self.query;
        let mut number_of = vec![None; leaves.len()];
        root.each_leaf(&mut |leaf| number_of[*leaf] = Some(0));
        for (next, number) in number_of.iter_mut().flatten().enumerate() {
            *number = next;
        }
        root.each_leaf(&mut |leaf| *leaf = number_of[*leaf].unwrap_or_default());
        let mut used = number_of.iter().map(Option::is_some);
        leaves.retain(|_| used.next().unwrap_or_default());
        words.retain_mut(|word| match number_of[word.leaf] {
            Some(number) => {
                word.leaf = number;
                true
            }
            None => false,
        });
    }

    /// A warning, once for the same words.
    pub(super) fn warn(&mut self, code: &str, place: std::ops::Range<usize>, message: &str) {
        let part = &self.text[place.clone()];
        let warnings = &mut self.query.warnings;
        let known = |known: &Warning| known.code == code && known.part == part;
        if warnings.len() < MOST_WARNINGS && !warnings.iter().any(known) {
            warnings.push(warning(code, self.text, place, message));
        }
    }
}

/// The beginning of a text, of that many bytes at the most.
pub(super) fn up_to(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn ends_keyword(after: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')') || QUOTES.contains(&c);
    after.is_empty() || after.starts_with(ends)
}

/// A number of words; `None` for no digits, and never more than any text has.
pub(super) fn words_within(digits: &str) -> Option<u32> {
    /// The most that is counted.
    const MOST: u32 = 1 << 24;
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(MOST).min(MOST))
}

/// A warning about a place of the query.
pub(super) fn warning(
    code: &str,
    text: &str,
    place: std::ops::Range<usize>,
    message: &str,
) -> Warning {
    Warning {
        code: code.into(),
        part: text[place.clone()].into(),
        message: message.into(),
        marked: marked(text, place),
    }
}

/// The text in pieces, with one place marked; no pieces where the place is empty.
fn marked(text: &str, place: std::ops::Range<usize>) -> Vec<Piece> {
    if place.is_empty() {
        return Vec::new();
    }
    let pieces = [
        (&text[..place.start], false),
        (&text[place.clone()], true),
        (&text[place.end..], false),
    ];
    let piece = |(text, mark): (&str, bool)| Piece {
        text: text.into(),
        mark,
    };
    pieces
        .into_iter()
        .filter(|(text, _)| !text.is_empty())
        .map(piece)
        .collect()
}
