//! The query language. Any text parses; what cannot be meant as written becomes a warning.
//!
//! ```text
//! either    = all ("OR" all)*
//! all       = item ("AND"? item)*
//! item      = ("-" | "NOT")? (group | condition)
//! group     = "(" either ")"
//! condition = (field ":")? (phrase | word)
//! phrase    = '"' … '"'         word = … "*"?     (or “ … ”, « … »)
//! ```

use super::{Node, Query, leaves::Written};
use crate::index::Columns;

/// What begins and ends a phrase: keyboards of phones and typographers' write the others.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Parentheses beyond this depth are passed over.
const MOST_DEPTH: usize = 64;

/// Parses a query. With `typing`, a word that ends the text is taken as the beginning of a word.
#[must_use]
pub fn parse(text: &str, typing: bool, columns: &Columns) -> Query {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        typing,
        columns,
        query: Query::default(),
    };
    parser.query.root = parser.either().unwrap_or_default();
    parser.query
}

pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    typing: bool,
    pub(super) columns: &'a Columns,
    pub(super) query: Query,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Takes an operator written as a word in capitals.
    fn keyword(&mut self, keyword: &str) -> bool {
        self.skip_space();
        let found = self.rest().strip_prefix(keyword).is_some_and(|after| {
            after.is_empty()
                || after.starts_with([' ', '\t', '\n', '('])
                || after.starts_with(QUOTES)
        });
        if found {
            self.at += keyword.len();
        }
        found
    }

    fn either(&mut self) -> Option<Node> {
        let outermost = self.depth == 0;
        let start = self.at;
        let conditions_before = self.query.conditions.len();
        let mut nodes = Vec::new();
        let mut choices = 0;
        loop {
            nodes.extend(self.all());
            if !self.keyword("OR") {
                break;
            }
            choices += 1;
        }
        if outermost && choices > 0 {
            self.query.conditions.truncate(conditions_before);
            self.query.conditions.push(start..self.at);
        }
        match nodes.len() {
            0 | 1 => {
                if choices > 0 {
                    self.warn(
                        "dangling-or",
                        "OR",
                        "OR stands between two conditions; here one is missing.",
                    );
                }
                nodes.pop()
            }
            _ => Some(Node::Or(nodes)),
        }
    }

    fn all(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            if self.rest().starts_with(')') && self.depth == 0 {
                self.at += 1;
                self.warn(
                    "stray-parenthesis",
                    ")",
                    "A closing parenthesis has no opening one; it was passed over.",
                );
                continue;
            }
            if self.rest().is_empty() || self.rest().starts_with(')') || self.at_or() {
                break;
            }
            if self.keyword("AND") {
                continue;
            }
            let start = self.at;
            let node = self.item();
            if self.depth == 0 && node.is_some() {
                self.query.conditions.push(start..self.at);
            }
            nodes.extend(node);
        }
        (!nodes.is_empty()).then(|| all_of(nodes))
    }

    fn at_or(&mut self) -> bool {
        let at = self.at;
        let found = self.keyword("OR");
        self.at = at;
        found
    }

    fn item(&mut self) -> Option<Node> {
        let mut negated = false;
        loop {
            if self.keyword("NOT") {
                negated = !negated;
                self.skip_space();
            } else if self.rest().starts_with('-')
                && !self.rest()[1..].starts_with(|c: char| c.is_whitespace() || c == '-')
                && self.at + 1 < self.text.len()
            {
                negated = !negated;
                self.at += 1;
            } else {
                break;
            }
        }
        let node = if self.rest().starts_with('(') {
            self.group()
        } else {
            self.condition(negated)
        };
        if negated {
            node.map(|node| Node::Not(Box::new(node)))
        } else {
            node
        }
    }

    fn group(&mut self) -> Option<Node> {
        self.at += 1;
        if self.depth >= MOST_DEPTH {
            self.warn(
                "too-deep",
                "(",
                &format!(
                    "Parentheses are taken {MOST_DEPTH} deep; those further in were passed over."
                ),
            );
            return None;
        }
        self.depth += 1;
        let node = self.either();
        self.depth -= 1;
        if self.rest().starts_with(')') {
            self.at += 1;
        } else {
            self.warn(
                "unclosed-parenthesis",
                "(",
                "A parenthesis is not closed; it is taken to close at the end.",
            );
        }
        node
    }

    fn condition(&mut self, negated: bool) -> Option<Node> {
        if self.rest().is_empty() || self.rest().starts_with(')') {
            return None;
        }
        let field = self.field();
        let written = if self.rest().starts_with(QUOTES) {
            self.phrase()
        } else {
            self.word()
        };
        let typing = self.typing && !negated && written.open && self.at == self.text.len();
        match field {
            Some(field) => self.field_leaf(field, written, typing),
            None => self.words_leaf(written, typing, false),
        }
    }

    /// A known field's name before a colon.
    fn field(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let ends =
            |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':') || QUOTES.contains(&c);
        let end = rest.find(ends)?;
        let (name, after) = (&rest[..end], rest[end..].strip_prefix(':')?);
        if name.is_empty() || after.starts_with("//") {
            return None;
        }
        let known = matches!(name, "topic" | "title") || self.columns.get(name).is_some();
        if known {
            self.at += name.len() + 1;
        } else if after.starts_with(|c: char| !c.is_whitespace()) {
            let message =
                format!("There is no field “{name}”, so the words are searched as they are.");
            self.warn("unknown-field", name, &message);
        }
        known.then_some(name)
    }

    /// A phrase up to a quotation mark that is not inside a word (as it is in Hebrew abbreviations).
    fn phrase(&mut self) -> Written<'a> {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let body = self.rest();
        let mut closing = body.match_indices(QUOTES);
        let inner = |at: usize, quote: &str| {
            let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
            word(body[..at].chars().next_back()) && word(body[at + quote.len()..].chars().next())
        };
        if let Some((end, quote)) = closing.find(|(at, quote)| !inner(*at, quote)) {
            self.at += end + quote.len();
            return Written {
                body: &body[..end],
                open: false,
                quoted: true,
            };
        }
        self.at = self.text.len();
        self.warn(
            "unclosed-quote",
            "\"",
            "A quotation mark is not closed; the phrase is taken to end with the query.",
        );
        Written {
            body,
            open: !body.ends_with(char::is_whitespace),
            quoted: true,
        }
    }

    fn word(&mut self) -> Written<'a> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')'))
            .unwrap_or(rest.len());
        self.at += end;
        Written {
            body: &rest[..end],
            open: true,
            quoted: false,
        }
    }
}

fn all_of(mut nodes: Vec<Node>) -> Node {
    match nodes.len() {
        0 => Node::Everything,
        1 => nodes.swap_remove(0),
        _ => Node::And(nodes),
    }
}
