//! What tables over time have in common: of which dates they are, and what they say of their bins.

use super::sum;
use crate::{
    corpus::{DateRange, Unit},
    index::{Bins, Column},
    protocol::{Sum, TimeUnit, Values, Warning},
};

/// The dates of a field that filters choose, where they choose any: then no others are shown, for they are not 0 but left out.
#[must_use]
pub(super) fn chosen(field: &Column, filters: &Values) -> Option<Vec<DateRange>> {
    let values = filters.get(&field.name)?.iter();
    let ranges = values.clone().filter_map(|value| DateRange::parse(value));
    (values.len() > 0).then(|| ranges.collect())
}

/// Which bins were taken, and how many.
#[must_use]
pub(super) fn taken(bins: &Bins) -> Sum {
    let (name, label) = match bins.unit {
        Unit::Decade => ("decades", "Decades"),
        Unit::Year => ("years", "Years"),
        Unit::Month => ("months", "Months"),
        Unit::Day => ("days", "Days"),
    };
    sum(name, label, bins.labels.len())
}

/// Said where bins are longer than was asked for, as there would be more than so many.
#[must_use]
pub(super) fn coarser(bins: &Bins, wanted: TimeUnit, most: u32) -> Option<Warning> {
    let wanted = Unit::from(wanted);
    let (part, given) = (wanted.name(), bins.unit.name());
    let most = format!("{},{:03}", most / 1_000, most % 1_000);
    (wanted != bins.unit).then(|| Warning {
        code: "coarser-bins".into(),
        part: part.into(),
        message: format!(
            "There would be more than {most} {part}s, so these are {given}s; narrow the dates, or choose {given}s."
        ),
        ..Warning::default()
    })
}
