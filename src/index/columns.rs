//! Metadata by column: for each field and document the values that it has.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::{DocId, Interner};
use crate::{
    corpus::{Corpus, Date, DateRange, Unit},
    protocol::FieldKind,
};

/// A field is no facet when nearly each document has its own value and there are more of them than this…
const MOST_OWN_VALUES: usize = 50;

/// … or they are longer than this in the mean, in bytes.
const LONG_VALUE: usize = 60;

/// Fields in which a document is quoted: they are read, not counted.
const QUOTES: [&str; 2] = ["date.evidence", "date.relative"];

/// All fields, in the corpus's order.
#[derive(Debug, Default)]
pub struct Columns(Vec<Column>);

/// One field.
#[derive(Debug)]
pub struct Column {
    /// Its name in queries and filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// What it is good for.
    pub kind: FieldKind,
    /// The distinct values, sorted.
    pub values: Vec<String>,
    /// The dates, where the field holds dates.
    pub dates: Option<DateColumn>,
    starts: Vec<u32>,
    ids: Vec<u32>,
}

/// The dates of a field, by value.
#[derive(Debug)]
pub struct DateColumn {
    /// By value: the date; `None` where the value is not one.
    pub dates: Vec<Option<Date>>,
    /// The unit of the timeline's bins: days over three months at the most and where all dates are days, months over
    /// twelve years and a half, else years.
    pub unit: Unit,
}

impl Columns {
    pub(super) fn build(corpus: &Corpus) -> Self {
        let labels = &corpus.header.fields;
        let mut names: Vec<&str> = labels.iter().map(|field| field.name.as_str()).collect();
        let used: std::collections::BTreeSet<&str> = corpus
            .documents
            .iter()
            .flat_map(|document| document.fields.keys().map(String::as_str))
            .collect();
        names.retain(|name| used.contains(name));
        let mut others: Vec<&str> = used
            .into_iter()
            .filter(|name| !names.contains(name))
            .collect();
        if let Some(date) = others.iter().position(|name| *name == "date") {
            others[..=date].rotate_right(1);
        }
        names.extend(others);
        let label = |name: &str| {
            labels
                .iter()
                .find(|field| field.name == name)
                .map_or(name, |field| &field.label)
                .to_string()
        };
        Self(
            names
                .into_iter()
                .map(|name| Column::build(name, label(name), corpus))
                .collect(),
        )
    }

    /// Fields in order.
    pub fn iter(&self) -> impl Iterator<Item = &Column> {
        self.0.iter()
    }

    /// A field by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Column> {
        self.0.iter().find(|column| column.name == name)
    }

    /// The date field of that name, or else the first there is.
    #[must_use]
    pub fn date(&self, name: Option<&str>) -> Option<(&Column, &DateColumn)> {
        let dated = |column: &Column| column.dates.is_some();
        let wanted = name
            .and_then(|name| self.get(name))
            .filter(|column| dated(column));
        let column = wanted.or_else(|| self.iter().find(|column| dated(column)))?;
        Some((column, column.dates.as_ref()?))
    }
}

impl Column {
    fn build(name: &str, label: String, corpus: &Corpus) -> Self {
        let mut interner = Interner::default();
        let (mut starts, mut ids) = (vec![0], Vec::new());
        for document in &corpus.documents {
            let values = document.fields.get(name).into_iter().flatten();
            ids.extend(values.map(|value| interner.intern(value, 0..value.len()).0));
            starts.push(ids.len() as u32);
        }
        let strings = interner.into_strings();
        let order = super::build::sorted(&strings);
        let mut rank = vec![0; order.len()];
        for (place, &id) in (0..).zip(&order) { rank[id as usize] = place; }
        let values: Vec<String> = order.iter().map(|&id| strings.get(id).into()).collect();
        ids.iter_mut().for_each(|id| *id = rank[*id as usize]);
        let dates = DateColumn::of(name, &values);
        let own = values.len() * 10 > corpus.documents.len() * 9;
        let long = values.iter().map(String::len).sum::<usize>() > values.len() * LONG_VALUE;
        let own = own && (long || values.len() > MOST_OWN_VALUES) || QUOTES.contains(&name);
        let kind = if dates.is_some() {
            FieldKind::Date
        } else if own {
            FieldKind::Note
        } else {
            FieldKind::Facet
        };
        Self {
            name: name.into(),
            label,
            kind,
            values,
            dates,
            starts,
            ids,
        }
    }

    /// The numbers of a document's values.
    #[must_use]
    pub fn of(&self, document: DocId) -> &[u32] {
        &self.ids
            [self.starts[document as usize] as usize..self.starts[document as usize + 1] as usize]
    }

    /// The documents that have a value for which `wanted` holds.
    #[must_use]
    pub fn documents_where(&self, wanted: impl Fn(usize) -> bool) -> FixedBitSet {
        let keep: Vec<bool> = (0..self.values.len()).map(wanted).collect();
        let documents = self.starts.len() - 1;
        let mut found = FixedBitSet::with_capacity(documents);
        if keep.contains(&true) {
            for document in (0..documents).filter(|&document| {
                self.of(document as DocId)
                    .iter()
                    .any(|&id| keep[id as usize])
            }) {
                found.insert(document);
            }
        }
        found
    }

    /// The documents with a date all of which is in a range; none where the field holds no dates.
    #[must_use]
    pub fn documents_in(&self, range: DateRange) -> FixedBitSet {
        self.documents_where(|value| {
            self.dates
                .as_ref()
                .is_some_and(|column| column.dates[value].is_some_and(|date| range.contains(date)))
        })
    }

    /// TEMP
    #[must_use]
    pub fn documents_numbered(&self, range: crate::corpus::NumberRange) -> FixedBitSet {
        self.documents_where(|value| crate::corpus::number(&self.values[value]).is_some_and(|n| range.contains(n)))
    }

    /// The documents that have no place on the field's timeline: without a date, or with none as fine as its bins.
    #[must_use]
    pub fn documents_unplaced(&self) -> FixedBitSet {
        let placed = |column: &DateColumn, value: usize| {
            column.dates[value].is_some_and(|date| date.bin(column.unit).is_some())
        };
        let mut documents = self.documents_where(|value| {
            self.dates
                .as_ref()
                .is_some_and(|column| placed(column, value))
        });
        documents.toggle_range(..);
        documents
    }

    /// By value: how many of some documents have it.
    #[must_use]
    pub fn counts(&self, documents: &FixedBitSet) -> Vec<u32> {
        let mut counts = vec![0; self.values.len()];
        for document in documents.ones() {
            for &id in self.of(document as DocId) {
                counts[id as usize] += 1;
            }
        }
        counts
    }

    /// By bin of time: how many of some documents have a date in it. A document is counted once in a bin.
    /// The second number is that of documents that are in no bin.
    #[must_use]
    pub fn count_bins(
        &self,
        documents: &FixedBitSet,
        unit: Unit,
    ) -> (BTreeMap<Date, usize>, usize) {
        let bins: Vec<Option<Date>> = self
            .dates
            .iter()
            .flat_map(|column| &column.dates)
            .map(|date| date.and_then(|date| date.bin(unit)))
            .collect();
        let mut numbers = BTreeMap::new();
        for bin in bins.iter().flatten() {
            let next = numbers.len();
            numbers.entry(*bin).or_insert(next);
        }
        let number_of: Vec<Option<usize>> = bins
            .iter()
            .map(|bin| bin.map(|bin| numbers[&bin]))
            .collect();
        let mut counts = vec![0; numbers.len()];
        let mut last = vec![usize::MAX; numbers.len()];
        let mut unplaced = 0;
        for document in documents.ones() {
            let mut placed = false;
            for bin in self
                .of(document as DocId)
                .iter()
                .filter_map(|&id| number_of[id as usize])
            {
                placed = true;
                if std::mem::replace(&mut last[bin], document) != document {
                    counts[bin] += 1;
                }
            }
            unplaced += usize::from(!placed);
        }
        (
            numbers
                .into_iter()
                .map(|(bin, number)| (bin, counts[number]))
                .collect(),
            unplaced,
        )
    }
}

impl DateColumn {
    /// A field holds dates when four in five of its values are dates. Bare numbers of four digits are years only in a field
    /// that says so by its name.
    fn of(name: &str, values: &[String]) -> Option<Self> {
        let dates: Vec<Option<Date>> = values.iter().map(|value| Date::parse(value)).collect();
        let known = || dates.iter().flatten();
        let named = ["date", "year", "day", "published"]
            .iter()
            .any(|word| name.to_lowercase().contains(word));
        if known().count() * 5 < values.len() * 4
            || !(named || values.iter().any(|value| value.contains('-')))
        {
            return None;
        }
        let first = known().map(|date| date.first).min()?;
        let last = known().map(|date| date.last).max()?;
        let months = known().any(|date| date.bin(Unit::Month).is_some());
        let unit = match i64::from(last) - i64::from(first) {
            ..=92 if known().all(|date| date.first == date.last) => Unit::Day,
            ..=4_600 if months => Unit::Month,
            _ => Unit::Year,
        };
        Some(Self { dates, unit })
    }
}
