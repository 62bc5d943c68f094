//! Conditions without parts, made of what has been cut out of the query.

use std::ops::Range;

use super::{
    Leaf, Node, Pattern, Words,
    cut::{Behind, Cut, Kind},
    names::TITLE,
    parse::{Parser, up_to},
};
use crate::corpus::{DateRange, NumberRange};

impl Parser<'_> {
    /// `condition = (field ":")? (group | phrase | regex | word)`
    pub(super) fn condition(&mut self) -> Option<Node> {
        if self.rest().is_empty() || self.rest().starts_with(')') {
            return None;
        }
        let start = self.at;
        let named = self.field();
        let field = named.or(self.scope);
        if named.is_some() && self.rest().starts_with('(') {
            let outside = std::mem::replace(&mut self.scope, named);
            let node = self.group();
            self.scope = outside;
            return node;
        }
        let behind_name = self.at;
        if let Some(field) = field.filter(|field| !self.is_title(field))
            && let Some(node) = self.value(field, start..behind_name)
        {
            return node;
        }
        let cut = self.cut();
        if field.is_some() && cut.body.is_empty() {
            let place = match named {
                Some(_) => start..behind_name,
                None => cut.whole,
            };
            self.warn_no_value(place, self.typing && self.at == self.text.len());
            return None;
        }
        let typing = self.typing && !self.negated && cut.open && cut.whole.end == self.text.len();
        match field {
            Some(field) => self.field_leaf(field, &cut, typing),
            None => self.words_leaf(&cut, typing, false),
        }
    }

    fn words_leaf(&mut self, cut: &Cut, typing: bool, title_only: bool) -> Option<Node> {
        let mut things = self.patterns(cut, typing);
        if !title_only && matches!(&things[..], [thing] if is_any(thing)) {
            // `-*` is most often the beginning of a word's end that is excluded.
            let begun = self.negated && self.typing && cut.whole.end == self.text.len();
            return (!begun).then_some(Node::Everything);
        }
        if things.is_empty() {
            self.warn_no_word(cut);
            return None;
        }
        match cut.kind {
            Kind::Phrase(Behind::Near(within)) => self.near_leaf(things, within, title_only),
            _ => {
                let all = things.drain(..).flatten();
                let (words, places) = all.unzip();
                let words = Words {
                    words,
                    near: None,
                    title_only,
                };
                self.leaf(Leaf::Words(words), places)
            }
        }
    }

    fn field_leaf(&mut self, field: &str, cut: &Cut, typing: bool) -> Option<Node> {
        let body = &self.text[cut.body.clone()];
        let column = self.columns.get(field);
        if self.is_title(field) {
            return self.words_leaf(cut, typing, true);
        }
        if cut.kind == Kind::Word && !cut.exact && body != "*" {
            if column.is_some_and(|column| column.dates.is_some()) {
                return self.date_leaf(field, cut, typing);
            }
            if column.is_some_and(|column| is_range(body) && column.numbers.is_some()) {
                return self.number_leaf(field, cut, typing);
            }
        }
        let things = self.patterns(cut, typing);
        if things.is_empty() {
            self.warn_no_word(cut);
            return None;
        }
        if matches!(cut.kind, Kind::Phrase(Behind::Near(_))) {
            let message = "Words are near each other in the text only; in a field they were taken as a phrase.";
            self.warn("near", cut.whole.clone(), message);
        }
        let (words, places) = things.into_iter().flatten().unzip();
        let value = Leaf::Value {
            field: field.into(),
            words,
        };
        self.leaf(value, places)
    }

    /// Whether a field is the titles, which no field of the documents is called.
    fn is_title(&self, field: &str) -> bool {
        field == TITLE && self.columns.get(field).is_none()
    }

    /// Says so unless the value may be about to be typed.
    pub(super) fn warn_no_value(&mut self, place: Range<usize>, typing: bool) {
        if !typing {
            let message = "A field's name stands without a value, so it was passed over.";
            self.warn("no-value", place, message);
        }
    }

    fn warn_no_word(&mut self, cut: &Cut) {
        let written = &self.text[cut.whole.clone()];
        let signs = |c: char| c.is_whitespace() || "-+*=~^/\"“”„«»".contains(c);
        if !written.trim_matches(signs).is_empty() {
            let message = "There is no word in this, so it was passed over.";
            self.warn("no-word", cut.whole.clone(), message);
        }
    }

    /// A half-typed date is taken as far as it goes: `2018-0` as `2018`.
    fn date_leaf(&mut self, field: &str, cut: &Cut, typing: bool) -> Option<Node> {
        let forwards = |range: &DateRange| range.first <= range.last;
        let parse = |text: &str| DateRange::parse(text).filter(forwards);
        let (range, known) = self.range(cut, typing, parse);
        self.warn_range(
            "bad-date",
            "a date or a range of dates (2018, 2018-03..2018-12, >2020)",
            cut,
            known,
        );
        let field = field.into();
        self.leaf(
            Leaf::Range {
                field,
                range: range?,
            },
            Vec::new(),
        )
    }

    fn number_leaf(&mut self, field: &str, cut: &Cut, typing: bool) -> Option<Node> {
        let forwards = |range: &NumberRange| range.first <= range.last;
        let parse = |text: &str| NumberRange::parse(text).filter(forwards);
        let (range, known) = self.range(cut, typing, parse);
        self.warn_range(
            "bad-number",
            "a range of numbers (10..20, >5, <=3.5)",
            cut,
            known,
        );
        let field = field.into();
        self.leaf(
            Leaf::Numbers {
                field,
                range: range?,
            },
            Vec::new(),
        )
    }

    /// What a range says, and which of its bytes say it: while it is being typed, not all need to.
    fn range<T>(
        &self,
        cut: &Cut,
        typing: bool,
        parse: impl Fn(&str) -> Option<T>,
    ) -> (Option<T>, Range<usize>) {
        let body = &self.text[cut.body.clone()];
        let mut known = body;
        while typing && !known.is_empty() && parse(known).is_none() {
            known = up_to(known, known.len() - 1);
        }
        let range = parse(known);
        let length = if range.is_some() { known.len() } else { 0 };
        (range, cut.body.start..cut.body.start + length)
    }

    fn warn_range(&mut self, code: &str, wanted: &str, cut: &Cut, known: Range<usize>) {
        let body = &self.text[cut.body.clone()];
        let only_signs = body.bytes().all(|byte| b"<>=.".contains(&byte));
        let begun = self.typing && only_signs && cut.body.end == self.text.len();
        if known == cut.body || begun {
            return;
        }
        let taken = match &self.text[known] {
            "" => "it was passed over".into(),
            known => format!("it was taken as {known}"),
        };
        let message = format!("“{body}” is not {wanted}, so {taken}.");
        self.warn(code, cut.body.clone(), &message);
    }
}

/// A lone `*`.
fn is_any(thing: &[(Pattern, Range<usize>)]) -> bool {
    matches!(thing, [(Pattern::Glob(glob), _)] if glob == "*")
}

fn is_range(body: &str) -> bool {
    body.starts_with(['<', '>']) || body.contains("..")
}
