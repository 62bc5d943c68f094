//! What tables over time have in common: of which dates they are, and what they say of their bins.

use super::sum;
use crate::{
    corpus::Unit,
    index::{Bins, Column},
    protocol::{Sum, TimeUnit, Values, Warning},
};

/// Whether filters choose dates of a field: then no others are shown, for they are not 0 but left out.
#[must_use]
pub(super) fn is_chosen(field: &Column, filters: &Values) -> bool {
    filters
        .get(&field.name)
        .is_some_and(|values| !values.is_empty())
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
