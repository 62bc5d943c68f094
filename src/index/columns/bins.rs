//! Bins of time: into which the dates of a field fall.

use fixedbitset::FixedBitSet;

use super::{Column, cells::Cells, dates::unit};
use crate::{
    corpus::{Date, DateRange, Unit},
    index::DocId,
    strings::Strings,
};

/// Bins of time, one after another without gaps.
#[derive(Debug)]
pub struct Bins {
    /// What each is.
    pub unit: Unit,
    /// What each is called, in order: `2010..2019`, `2018`, `2018-03` or `2018-03-14`.
    pub labels: Strings,
    /// By bin: the documents of the corpus that have a date in it; behind the last, those that have none in any.
    pub totals: Vec<u32>,
    /// By value: the number of its bin, of the place behind the last where it has none, or of the next one where its bin is
    /// before the first or behind the last.
    bins: Vec<u32>,
}

impl Column {
    /// Bins of a unit, or of the timeline's, over all dates; where these are to be `narrowed` or would be more than `most`, over
    /// those of some documents; and where these are too many as well, coarser ones, up to decades. `None` where the field holds
    /// no dates. Costs a step for each value and document.
    #[must_use]
    pub fn bins_by(
        &self,
        wanted: Option<Unit>,
        documents: &FixedBitSet,
        narrowed: bool,
        most: u32,
    ) -> Option<Bins> {
        let dates = &self.dates.as_ref()?.dates;
        let whole = span(dates.iter().copied().flatten())?;
        let wanted = wanted.or_else(|| unit(dates))?;
        let part = |unit| {
            let values = documents.ones().flat_map(|one| self.of(one as DocId));
            span(values.filter_map(|value| dates[value as usize]?.bin(unit))).unwrap_or(NO_DAYS)
        };
        let fitting = |unit| {
            let few = |span: &DateRange| unit == Unit::Decade || span.bins(unit) <= most;
            let whole = Some(whole).filter(|span| !narrowed && few(span));
            let span = whole.or_else(|| Some(part(unit)).filter(few))?;
            Some((unit, span))
        };
        let (unit, span) = wanted.and_longer().find_map(fitting)?;
        Some(Bins::of(dates, unit, span, &self.cells, self.documents))
    }
}

/// In which no date is.
const NO_DAYS: DateRange = DateRange {
    first: i32::MAX,
    last: i32::MIN,
};

/// From the first day of some dates to the last.
pub(super) fn span(dates: impl Iterator<Item = Date>) -> Option<DateRange> {
    let joined = |one: DateRange, other: DateRange| DateRange {
        first: one.first.min(other.first),
        last: one.last.max(other.last),
    };
    let ranges = dates.map(|Date { first, last }| DateRange { first, last });
    ranges.reduce(joined)
}

impl Bins {
    /// The bins from the first date in a span to the last.
    pub(super) fn of(
        values: &[Option<Date>],
        unit: Unit,
        span: DateRange,
        cells: &Cells,
        documents: usize,
    ) -> Self {
        let inside = || {
            let dates = values.iter().flatten();
            let dates = dates.filter(|date| span.contains(**date));
            dates.filter_map(|date| date.bin(unit))
        };
        let (first, last) = (inside().min(), inside().max());
        let next =
            |bin: &Date| Date::containing(bin.last + 1, unit).filter(|bin| Some(*bin) <= last);
        let dates: Vec<Date> = std::iter::successors(first, next).collect();
        let number = |date: &Option<Date>| {
            let place = match date.and_then(|date| date.bin(unit)) {
                None => dates.len(),
                bin if bin < first || bin > last => dates.len() + 1,
                Some(bin) => dates.partition_point(|other| *other < bin),
            };
            place as u32
        };
        let mut bins = Self {
            unit,
            labels: dates.iter().map(|date| date.label(unit)).collect(),
            totals: Vec::new(),
            bins: values.iter().map(number).collect(),
        };
        bins.totals = bins.tally(cells, &super::everything(documents));
        bins
    }

    /// As [`Bins::totals`], of some documents.
    pub(super) fn tally(&self, cells: &Cells, documents: &FixedBitSet) -> Vec<u32> {
        let behind = self.labels.len();
        cells.tally(documents, behind, |value| {
            behind.min(self.bins[value as usize] as usize)
        })
    }

    /// The numbers of the bins that a document has a date in, in order; that behind the last where none of its dates is as fine
    /// as they are; none where these all are before the first bin or behind the last.
    pub fn of_document(&self, column: &Column, document: DocId, bins: &mut Vec<usize>) {
        let behind = self.labels.len();
        let bin = |value: u32| self.bins.get(value as usize).map(|&bin| bin as usize);
        bins.clear();
        bins.extend(column.of(document).filter_map(bin));
        if bins.iter().all(|&bin| bin == behind) {
            bins.push(behind);
        } else {
            bins.retain(|&bin| bin < behind);
        }
        bins.sort_unstable();
        bins.dedup();
    }
}
