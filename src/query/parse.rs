//! The query language. Any text parses; what cannot be meant as written becomes a warning.
//!
//! ```text
//! either    = all ("OR" all)*
//! all       = item ("AND"? item)*
//! item      = ("-" | "NOT")? (group | condition)
//! group     = "(" either ")"
//! condition = (field ":")? (phrase | word)
//! phrase    = '"' … '"'         word = … "*"?
//! ```

use super::{Ending, Leaf, Node, Query};
use crate::{corpus::DateRange, index::Columns, protocol::Warning, text};

/// Conditions beyond this many are left out.
const MOST_LEAVES: usize = 1_024;

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
    let mut nodes = Vec::new();
    loop {
        nodes.extend(parser.either());
        if parser.at >= text.len() {
            break;
        }
        parser.at += 1;
        parser.warn(
            "stray-parenthesis",
            ")",
            "A closing parenthesis has no opening one; it was passed over.",
        );
    }
    parser.query.root = all_of(nodes);
    parser.query
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    typing: bool,
    columns: &'a Columns,
    query: Query,
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
            after.starts_with([' ', '\t', '\n', '(', '"']) || after.is_empty()
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
        let written = if self.rest().starts_with('"') {
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
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | ':'))?;
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
        self.at += 1;
        let body = self.rest();
        let mut closing = body.match_indices('"').map(|(at, _)| at);
        let inner = |at: &usize| {
            let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
            word(body[..*at].chars().next_back()) && word(body[at + 1..].chars().next())
        };
        if let Some(end) = closing.find(|at| !inner(at)) {
            self.at += end + 1;
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

    fn words_leaf(&mut self, written: Written<'a>, typing: bool, title_only: bool) -> Option<Node> {
        let terms = text::terms(written.body);
        if terms.is_empty() {
            if !written
                .body
                .trim_matches(['-', '+', '*', '"', ' '])
                .is_empty()
            {
                self.warn(
                    "no-word",
                    written.body,
                    "There is no word in this, so it was passed over.",
                );
            }
            return None;
        }
        self.leaf(Leaf::Words {
            terms,
            ending: written.ending(typing),
            title_only,
        })
    }

    fn field_leaf(&mut self, field: &str, written: Written<'a>, typing: bool) -> Option<Node> {
        if written.body.is_empty() {
            self.warn(
                "no-value",
                field,
                "A field's name stands without a value, so it was passed over.",
            );
            return None;
        }
        if field == "title" && self.columns.get("title").is_none() {
            return self.words_leaf(written, typing, true);
        }
        if self
            .columns
            .get(field)
            .is_some_and(|column| column.dates.is_some())
            && !written.quoted
        {
            return self.range_leaf(field, written.body, typing);
        }
        let terms = text::terms(written.body);
        if terms.is_empty() {
            return None;
        }
        self.leaf(Leaf::Value {
            field: field.into(),
            terms,
            ending: written.ending(typing),
        })
    }

    /// A half-typed date is taken as far as it goes: `2018-0` as `2018`.
    fn range_leaf(&mut self, field: &str, body: &str, typing: bool) -> Option<Node> {
        let mut known = body;
        while typing && !known.is_empty() && DateRange::parse(known).is_none() {
            known = &known[..known.len() - known.chars().next_back().map_or(1, char::len_utf8)];
        }
        let range = DateRange::parse(known);
        if range.is_none() || known.len() < body.len() {
            let taken = if range.is_some() {
                format!("it was taken as {known}")
            } else {
                "it was passed over".into()
            };
            self.warn("bad-date", body, &format!("“{body}” is not a date or a range of dates (2018, 2018-03..2018-12, >2020), so {taken}."));
        }
        self.leaf(Leaf::Range {
            field: field.into(),
            range: range?,
        })
    }

    fn leaf(&mut self, leaf: Leaf) -> Option<Node> {
        let leaves = &mut self.query.leaves;
        if let Some(number) = leaves.iter().position(|known| *known == leaf) {
            return Some(Node::Leaf(number));
        }
        if leaves.len() == MOST_LEAVES {
            self.warn("too-long", "", &format!("A query has {MOST_LEAVES} different conditions at the most; the rest was left out."));
            return None;
        }
        leaves.push(leaf);
        Some(Node::Leaf(leaves.len() - 1))
    }

    fn warn(&mut self, code: &str, part: &str, message: &str) {
        let warning = Warning {
            code: code.into(),
            part: part.into(),
            message: message.into(),
        };
        if !self.query.warnings.contains(&warning) && self.query.warnings.len() < 20 {
            self.query.warnings.push(warning);
        }
    }
}

/// A word or a phrase as it stands in the query.
struct Written<'a> {
    body: &'a str,
    /// Whether more of it may be typed at its end.
    open: bool,
    quoted: bool,
}

impl Written<'_> {
    fn ending(&self, typing: bool) -> Ending {
        match (self.body.ends_with('*'), typing) {
            (true, _) => Ending::Star,
            (_, true) => Ending::Typing,
            _ => Ending::Whole,
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
