//! Conditions without parts, made of what the parser has cut out of the query.

use super::{Ending, Leaf, Node, parse::Parser};
use crate::{corpus::DateRange, protocol::Warning, text};

/// Conditions beyond this many are left out.
const MOST_LEAVES: usize = 1_024;

/// A word or a phrase as it stands in the query.
pub(super) struct Written<'a> {
    pub(super) body: &'a str,
    /// Whether more of it may be typed at its end.
    pub(super) open: bool,
    pub(super) quoted: bool,
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

impl<'a> Parser<'a> {
    pub(super) fn words_leaf(
        &mut self,
        written: Written<'a>,
        typing: bool,
        title_only: bool,
    ) -> Option<Node> {
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

    pub(super) fn field_leaf(
        &mut self,
        field: &str,
        written: Written<'a>,
        typing: bool,
    ) -> Option<Node> {
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

    pub(super) fn warn(&mut self, code: &str, part: &str, message: &str) {
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
