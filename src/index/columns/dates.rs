//! The dates of a field, and the bins of time that they fall into.

use super::{Column, cells::Cells};
use crate::{
    corpus::{Date, Unit},
    index::DocId,
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

/// Bins of time, one after another without gaps.
#[derive(Debug)]
pub struct Bins {
    /// What each is called, in order: `2018`, `2018-03` or `2018-03-14`.
    pub labels: Strings,
    /// By bin: the documents of the corpus that have a date in it; behind the last, those that have none in any.
    pub totals: Vec<u32>,
    /// By value: the number of its bin, or of the place behind the last.
    bins: Vec<u32>,
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
        let bins = |unit| Bins::of(&dates, unit, cells, documents);
        let unit = unit(&dates)?;
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

/// Bins of a field at the most.
const MOST_BINS: i64 = 20_000;

impl Column {
    /// Bins of a unit, or of the timeline's; of a coarser one where they would be too many. `None` where the field holds no
    /// dates. Costs a step for each value and document.
    #[must_use]
    pub fn bins_by(&self, wanted: Option<Unit>) -> Option<Bins> {
        let dates = &self.dates.as_ref()?.dates;
        let mut by = wanted.or_else(|| unit(dates))?;
        let known = || dates.iter().flatten();
        let first = known().map(|date| date.first).min()?;
        let last = known().map(|date| date.last).max()?;
        let days = i64::from(last) - i64::from(first);
        if by == Unit::Day && days > MOST_BINS {
            by = Unit::Month;
        }
        if by == Unit::Month && days / 31 > MOST_BINS {
            by = Unit::Year;
        }
        Some(Bins::of(dates, by, &self.cells, self.documents))
    }
}

fn unit(dates: &[Option<Date>]) -> Option<Unit> {
    let known = || dates.iter().flatten();
    let first = known().map(|date| date.first).min()?;
    let last = known().map(|date| date.last).max()?;
    let months = known().any(|date| date.bin(Unit::Month).is_some());
    Some(match i64::from(last) - i64::from(first) {
        ..=92 if known().all(|date| date.first == date.last) => Unit::Day,
        ..=4_600 if months => Unit::Month,
        _ => Unit::Year,
    })
}

impl Bins {
    fn of(values: &[Option<Date>], unit: Unit, cells: &Cells, documents: usize) -> Self {
        let bin_of = |date: &Option<Date>| date.and_then(|date| date.bin(unit));
        let first = values.iter().filter_map(bin_of).min();
        let last = values.iter().filter_map(bin_of).max();
        let next =
            |bin: &Date| Date::containing(bin.last + 1, unit).filter(|bin| Some(*bin) <= last);
        let dates: Vec<Date> = std::iter::successors(first, next).collect();
        let number = |date: &Option<Date>| {
            let place = |bin| dates.partition_point(|other| *other < bin);
            bin_of(date).map_or(dates.len(), place) as u32
        };
        let mut bins = Self {
            labels: dates.iter().map(|date| date.label(unit)).collect(),
            totals: Vec::new(),
            bins: values.iter().map(number).collect(),
        };
        bins.totals = bins.tally(cells, &super::everything(documents));
        bins
    }

    /// As [`Bins::totals`], of some documents.
    pub(super) fn tally(&self, cells: &Cells, documents: &fixedbitset::FixedBitSet) -> Vec<u32> {
        cells.tally(documents, self.labels.len(), |value| {
            self.bins[value as usize] as usize
        })
    }

    /// The numbers of the bins that a document has a date in, in order; that behind the last where it has none in any.
    pub fn of_document(&self, column: &Column, document: DocId, bins: &mut Vec<usize>) {
        let bin = |value: u32| self.bins.get(value as usize).map(|&bin| bin as usize);
        bins.clear();
        bins.extend(column.of(document).filter_map(bin));
        bins.sort_unstable();
        bins.dedup();
        if bins.len() > 1 {
            bins.retain(|&bin| bin < self.labels.len());
        }
        if bins.is_empty() {
            bins.push(self.labels.len());
        }
    }

    /// Whether a value is in a bin.
    pub(super) fn has(&self, value: usize) -> bool {
        (self.bins[value] as usize) < self.labels.len()
    }
}
