//! Chosen values → documents, field by field, so that each facet can be counted without its own.

use fixedbitset::FixedBitSet;

use crate::{
    corpus::{DateRange, Unit},
    index::{Column, Index},
    protocol::{Values, Warning},
    query::{TOPIC, Topics},
};

/// The value of a date field that stands for [`Timeline::unplaced`](crate::protocol::Timeline::unplaced); with `-decade`,
/// `-year`, `-month` or `-day` behind, for the documents that have no place among such bins.
pub const UNPLACED: &str = "unplaced";

/// By field with chosen values: the documents that have any of them.
#[derive(Debug, Default)]
pub struct Filters {
    sets: Vec<(String, FixedBitSet)>,
    /// What could not be taken as it was written.
    pub warnings: Vec<Warning>,
}

impl Filters {
    /// Reads the chosen values. A field that does not exist is passed over with a warning; a value that no document has
    /// matches none.
    #[must_use]
    pub fn new(chosen: &Values, index: &Index, topics: &Topics) -> Self {
        let mut filters = Self::default();
        for (field, values) in chosen.iter().filter(|(_, values)| !values.is_empty()) {
            match filters.documents(field, values, index, topics) {
                Some(documents) => filters.sets.push((field.clone(), documents)),
                None => filters.warn(
                    "unknown-field",
                    field,
                    format!("There is no field “{field}”, so this filter was passed over."),
                ),
            }
        }
        filters
    }

    fn documents(
        &mut self,
        field: &str,
        values: &[String],
        index: &Index,
        topics: &Topics,
    ) -> Option<FixedBitSet> {
        if field == TOPIC && index.columns.get(TOPIC).is_none() {
            let mut documents = FixedBitSet::with_capacity(index.documents);
            topics
                .iter()
                .filter(|(label, _)| values.contains(label))
                .for_each(|(_, matched)| documents.union_with(matched));
            return Some(documents);
        }
        let column = index.columns.get(field)?;
        if column.dates.is_none() {
            return Some(column.documents_with(values));
        }
        let mut documents = FixedBitSet::with_capacity(index.documents);
        for value in values {
            match dated(column, value) {
                Some(matched) => documents.union_with(&matched),
                None => self.warn(
                    "bad-date",
                    value,
                    format!("“{value}” is not a date or a range of dates, so it matches nothing."),
                ),
            }
        }
        Some(documents)
    }

    fn warn(&mut self, code: &str, part: &str, message: String) {
        self.warnings.push(Warning {
            code: code.into(),
            part: part.into(),
            message,
            ..Warning::default()
        });
    }

    /// Whether a field has chosen values.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.sets.iter().any(|(name, _)| name == field)
    }

    /// Narrows documents by all filters but that of one field.
    #[must_use]
    pub fn apply_but(&self, field: Option<&str>, documents: &FixedBitSet) -> FixedBitSet {
        let mut left = documents.clone();
        self.sets
            .iter()
            .filter(|(name, _)| Some(name.as_str()) != field)
            .for_each(|(_, set)| left.intersect_with(set));
        left
    }
}

/// The documents that a value stands for in a date field: a range of dates, or those without a place on its timeline.
/// `None` where it is neither, or the field holds no dates.
#[must_use]
pub fn dated(column: &Column, value: &str) -> Option<FixedBitSet> {
    column.dates.as_ref()?;
    if let Some(unit) = value.strip_prefix(UNPLACED) {
        return match unit.strip_prefix('-') {
            Some(unit) => Unit::named(unit).map(|unit| column.documents_unplaced(Some(unit))),
            None => unit.is_empty().then(|| column.documents_unplaced(None)),
        };
    }
    DateRange::parse(value).map(|range| column.documents_in(range))
}
