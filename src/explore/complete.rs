//! How a query may go on at the caret: fields, their values, topics, words and operators.

use fixedbitset::FixedBitSet;

use super::{about::Topics, frequent::frequent, top};
use crate::{
    index::{Column, DateColumn, Index, everything},
    protocol::{CompleteRequest, Completion, CompletionKind, Frequency},
    query::{self, Caret, Leaf, QUOTES, TITLE, TOPIC},
    text::{self, folded},
};

/// Completions of one answer.
const MOST: usize = 100;

/// Operators, as they are written.
const OPERATORS: [&str; 4] = ["AND", "OR", "NEAR", "NOT"];

/// The completions of a query at its caret, by kind, the most frequent first.
#[must_use]
pub fn complete(request: &CompleteRequest, index: &Index, topics: &Topics) -> Vec<Completion> {
    if request.after.starts_with(text::is_wordy) {
        return Vec::new();
    }
    let before = request.before.as_str();
    let caret = Caret::at_end(before, &index.columns);
    let place = Place {
        request,
        index,
        topics,
        caret: &caret,
        limit: request.limit.min(MOST),
    };
    match caret.field.as_deref() {
        Some(TOPIC) if index.columns.get(TOPIC).is_none() => place.topics(""),
        Some(name) => match index.columns.get(name) {
            Some(column) => place.values(column),
            None => place.words(),
        },
        None if caret.quoted => place.words(),
        None => {
            let mut all = place.operators();
            all.extend(place.fields());
            all.extend(place.topics("topic:"));
            all.truncate(place.limit.div_ceil(2));
            all.extend(place.words());
            all.truncate(place.limit);
            all
        }
    }
}

/// What is to be completed, and from what.
struct Place<'a> {
    request: &'a CompleteRequest,
    index: &'a Index,
    topics: &'a Topics,
    caret: &'a Caret,
    limit: usize,
}

impl Place<'_> {
    fn before(&self) -> &str {
        &self.request.before
    }

    fn typed(&self) -> &str {
        &self.before()[self.caret.typed.clone()]
    }

    /// The query with something in the place of what begins at a byte, and a space where nothing else is.
    fn with(&self, start: usize, written: &str, ends: bool) -> String {
        let spaced = self.request.after.starts_with(char::is_whitespace);
        let space = if ends && !spaced { " " } else { "" };
        format!("{}{written}{space}", &self.before()[..start])
    }

    fn operators(&self) -> Vec<Completion> {
        let typed = self.typed();
        let start = self.caret.typed.start;
        let first = self.before()[..start].trim().is_empty();
        let begins = |operator: &&str| {
            !typed.is_empty() && operator.starts_with(typed) && (!first || *operator == "NOT")
        };
        let completion = |operator: &str| Completion {
            kind: CompletionKind::Operator,
            text: operator.into(),
            query_before: self.with(start, operator, true),
            count: 0,
        };
        OPERATORS
            .into_iter()
            .filter(begins)
            .map(completion)
            .collect()
    }

    fn fields(&self) -> Vec<Completion> {
        let typed = folded(self.typed());
        let mut fields: Vec<Frequency> = Vec::new();
        let mut offer = |name: &str, label: &str, count: &dyn Fn() -> usize| {
            let begins = |name: &str| folded(name).starts_with(&typed);
            if !typed.is_empty() && (begins(name) || begins(label)) {
                fields.push(Frequency {
                    value: name.into(),
                    count: count(),
                });
            }
        };
        for column in self.index.columns.iter() {
            offer(&column.name, &column.label, &|| column.documents());
        }
        if self.index.columns.get(TOPIC).is_none() && !self.topics.is_empty() {
            let any = |(_, documents): &(String, FixedBitSet)| documents.count_ones(..);
            offer(TOPIC, TOPIC, &|| {
                self.topics.iter().map(any).max().unwrap_or_default()
            });
        }
        if self.index.columns.get(TITLE).is_none() {
            offer(TITLE, TITLE, &|| self.index.documents);
        }
        self.listed(fields, CompletionKind::Field, false, &query::field_sign)
    }

    /// Topics, written behind `field`: nothing where the query says it already.
    fn topics(&self, field: &str) -> Vec<Completion> {
        let named = |(label, documents): &(String, FixedBitSet)| Frequency {
            value: label.clone(),
            count: documents.count_ones(..),
        };
        let topics = self
            .topics
            .iter()
            .filter(|(label, _)| self.has_beginning(label));
        let topics = if field.is_empty() || !self.typed().is_empty() {
            topics.map(named).collect()
        } else {
            Vec::new()
        };
        let written = |label: &str| format!("{field}{}", self.quoted(label));
        self.listed(topics, CompletionKind::Topic, true, &written)
    }

    fn values(&self, column: &Column) -> Vec<Completion> {
        if let Some(dates) = &column.dates {
            return self.dates(dates);
        }
        let all = everything(self.index.documents);
        let values = column.values.iter().zip(column.counts(&all));
        let begun = values.filter(|(value, _)| self.has_beginning(value));
        let counted = begun.map(|(value, count)| Frequency {
            value: value.into(),
            count: count as usize,
        });
        let written = |value: &str| self.quoted(value);
        self.listed(counted.collect(), CompletionKind::Value, true, &written)
    }

    /// Years, and the bins of the timeline where these are shorter.
    fn dates(&self, dates: &DateColumn) -> Vec<Completion> {
        let mut counted: Vec<Frequency> = Vec::new();
        for bins in [&dates.years, dates.bins()] {
            for (value, &count) in bins.labels.iter().zip(&bins.totals) {
                let known = counted.iter().any(|known| known.value == value);
                if count > 0 && !known && value.starts_with(self.typed()) {
                    let count = count as usize;
                    let value = value.into();
                    counted.push(Frequency { value, count });
                }
            }
        }
        self.listed(counted, CompletionKind::Value, true, &str::to_string)
    }

    fn words(&self) -> Vec<Completion> {
        let Some(word) = self.caret.word.clone() else {
            return Vec::new();
        };
        let lexicon = &self.index.lexicon;
        let words = lexicon.words_of(lexicon.prefixed(&text::term(&self.before()[word.clone()])));
        if words.is_empty() {
            return Vec::new();
        }
        let title_only = self.caret.field.is_some();
        let zones = Leaf::zones(title_only, self.request.scope);
        let (_, best) = frequent(&[words], zones, self.index, self.limit);
        let completion = |term: Frequency| Completion {
            kind: CompletionKind::Word,
            query_before: self.with(word.start, &term.value, !self.caret.quoted),
            text: term.value,
            count: term.count,
        };
        let known = best.into_iter().filter(|term| term.count > 0);
        known.map(completion).collect()
    }

    /// Whether a text, or what of it begins with one of its words, begins with what is typed.
    fn has_beginning(&self, value: &str) -> bool {
        let typed = self.caret.whole.as_deref().unwrap_or(self.typed());
        let typed = folded(typed.trim_start());
        let mut starts = text::tokens(value).map(|token| token.start);
        folded(value).starts_with(&typed)
            || starts.any(|start| folded(&value[start..]).starts_with(&typed))
    }

    /// A value as it is written in a query: as one word where it is one, else in quotation marks, and sign by sign where these
    /// cannot say it.
    fn quoted(&self, value: &str) -> String {
        if self.caret.quoted {
            let written = match self.caret.whole {
                Some(_) => query::verbatim(value),
                None => value.replace(QUOTES, " ") + "\"",
            };
            let closed = self.request.after.starts_with('"');
            let open = written.len() - usize::from(closed);
            return written[..open].into();
        }
        let signs = |sign: char| "*?~^=/+#".contains(sign) || QUOTES.contains(&sign);
        match text::tokens(value).next() {
            Some(word) if word.end - word.start == value.len() => value.into(),
            Some(_) if !value.contains(signs) => format!("\"{value}\""),
            _ => format!("={}", query::verbatim(value)),
        }
    }

    /// The most frequent, in the place of what is typed.
    fn listed(
        &self,
        counted: Vec<Frequency>,
        kind: CompletionKind,
        ends: bool,
        written: &dyn Fn(&str) -> String,
    ) -> Vec<Completion> {
        let order = |known: &Frequency| u32::MAX - known.count as u32;
        let keys = (0..).zip(&counted);
        let keys = keys.map(|(place, known)| top::key(order(known), place));
        let first = top::window(keys, 0..self.limit);
        let closed = self.caret.quoted && self.request.after.starts_with('"');
        let completion = |place: u32| {
            let known = &counted[place as usize];
            let written = written(&known.value);
            Completion {
                kind,
                query_before: self.with(self.caret.typed.start, &written, ends && !closed),
                text: known.value.clone(),
                count: known.count,
            }
        };
        first.into_iter().map(completion).collect()
    }
}
