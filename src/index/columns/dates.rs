//! The dates of a field.

use super::{
    bins::{Bins, span, whole},
    cells::Cells,
};
use crate::{
    corpus::{Date, DateRange, Unit},
    strings::Strings,
};

/// The dates of a field.
#[derive(Debug)]
pub struct DateColumn {
    /// By value: the date; `None` where the value is not one.
    pub dates: Vec<Option<Date>>,
    /// By year.
    pub years: Bins,
    finer: Option<Bins>,
}

impl DateColumn {
    /// A field holds dates when four in five of its values are dates. Bare numbers of four digits are years only in a field
    /// that says so by its name.
    pub(super) fn of(
        name: &str,
        values: &Strings,
        cells: &Cells,
        documents: usize,
    ) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let named = ["date", "year", "day", "published"]
            .iter()
            .any(|word| lower.contains(word));
        let (mut dates, mut others) = (Vec::new(), 0);
        for value in values.iter() {
            let date = Date::parse(value);
            others += usize::from(date.is_none());
            if others * 5 > values.len() {
                return None;
            }
            dates.push(date);
        }
        if !named && !values.iter().any(|value| value.contains('-')) {
            return None;
        }
        let unit = unit(&dates)?;
        let bins = |unit| {
            let all: Vec<DateRange> = whole(&dates, unit).into_iter().collect();
            Bins::of(&dates, unit, &all, cells, documents)
        };
        Some(Self {
            years: bins(Unit::Year),
            finer: (unit != Unit::Year).then(|| bins(unit)),
            dates,
        })
    }

    /// The timeline's bins: days over three months at the most and where all dates are days, months over twelve years and a
    /// half, else years.
    #[must_use]
    pub fn bins(&self) -> &Bins {
        self.finer.as_ref().unwrap_or(&self.years)
    }
}

/// As fine as the timeline of some dates is.
pub(super) fn unit(dates: &[Option<Date>]) -> Option<Unit> {
    let known = || dates.iter().copied().flatten();
    let span = span(known())?;
    let months = known().any(|date| date.bin(Unit::Month).is_some());
    Some(match i64::from(span.last) - i64::from(span.first) {
        ..=92 if known().all(|date| date.first == date.last) => Unit::Day,
        ..=4_600 if months => Unit::Month,
        _ => Unit::Year,
    })
}
