//! Bins of time: into which the dates of a field fall.

use fixedbitset::FixedBitSet;

use super::{Column, cells::Cells, dates::unit};
use crate::{
    corpus::{Date, DateRange, Unit},
    index::{DocId, everything},
    strings::Strings,
};

/// Bins of time, in order, without gaps but where dates have been left out.
#[derive(Debug)]
pub struct Bins {
    /// What each is.
    pub unit: Unit,
    /// What each is called, in order: `2010..2019`, `2018`, `2018-03` or `2018-03-14`.
    pub labels: Strings,
    /// By bin: the documents of the corpus that have a date in it; behind the last, those that have none in any.
    pub totals: Vec<u32>,
    /// By value: the number of its bin, of the place behind the last where it has none, or of the next one where its bin is
    /// left out.
    bins: Vec<u32>,
}

impl Column {
    /// Bins of a unit, or of the timeline's. Where dates are `chosen`, those that have a day of them, from the first date of some
    /// documents to the last, and those in which these have one beside. Else over all dates, or, where these would be more than
    /// `most`, over those of the documents. Where these are too many as well, coarser ones, up to decades. `None` where the field
    /// holds no dates. Costs a step for each value and document.
    #[must_use]
    pub fn bins_by(
        &self,
        wanted: Option<Unit>,
        documents: &FixedBitSet,
        chosen: Option<&[DateRange]>,
        most: u32,
    ) -> Option<Bins> {
        let dates = &self.dates.as_ref()?.dates;
        let wanted = wanted.or_else(|| unit(dates))?;
        let own = |unit| {
            let values = documents.ones().flat_map(|one| self.of(one as DocId));
            values.filter_map(move |value| dates[value as usize]?.bin(unit))
        };
        let fitting = |unit| {
            let few = |spans: &Vec<DateRange>| {
                let bins = spans.iter().map(|span| u64::from(span.bins(unit)));
                unit == Unit::Decade || bins.sum::<u64>() <= u64::from(most)
            };
            let one = |span: Option<DateRange>| Some(Vec::from_iter(span)).filter(few);
            let spans = match chosen {
                Some(chosen) => Some(among(chosen, &Vec::from_iter(own(unit)), unit)).filter(few),
                None => one(whole(dates, unit)).or_else(|| one(span(own(unit)))),
            };
            Some((unit, spans?))
        };
        let (unit, spans) = wanted.and_longer().find_map(fitting)?;
        Some(Bins::of(dates, unit, &spans, &self.cells, self.documents))
    }
}

/// What is chosen, from the first of some bins to the last, and these: whole bins, in order, joined where they meet.
fn among(chosen: &[DateRange], own: &[Date], unit: Unit) -> Vec<DateRange> {
    let Some(all) = span(own.iter().copied()) else {
        return Vec::new();
    };
    let bins = |range: &DateRange| {
        let ends = [range.first.max(all.first), range.last.min(all.last)];
        let bins = ends
            .into_iter()
            .filter_map(|day| Date::containing(day, unit));
        span(bins).filter(|_| ends[0] <= ends[1])
    };
    let own = own.iter().copied().map(DateRange::from);
    let mut spans: Vec<DateRange> = chosen.iter().filter_map(bins).chain(own).collect();
    spans.sort_unstable_by_key(|span| span.first);
    spans.dedup_by(|next, span| {
        let meets = next.first <= span.last;
        if meets {
            span.last = span.last.max(next.last);
        }
        meets
    });
    spans
}

/// From the first bin of some dates to the last.
pub(super) fn whole(dates: &[Option<Date>], unit: Unit) -> Option<DateRange> {
    span(dates.iter().filter_map(|date| date.as_ref()?.bin(unit)))
}

/// From the first day of some dates to the last.
pub(super) fn span(dates: impl Iterator<Item = Date>) -> Option<DateRange> {
    let joined = |one: DateRange, other: DateRange| DateRange {
        first: one.first.min(other.first),
        last: one.last.max(other.last),
    };
    dates.map(DateRange::from).reduce(joined)
}

impl Bins {
    /// The bins that have a day of some spans, which are in order and apart.
    pub(super) fn of(
        values: &[Option<Date>],
        unit: Unit,
        spans: &[DateRange],
        cells: &Cells,
        documents: usize,
    ) -> Self {
        let inside = |span: &DateRange| {
            let last = span.last;
            let next = move |bin: &Date| {
                (bin.last < last).then(|| Date::containing(bin.last + 1, unit))?
            };
            std::iter::successors(Date::containing(span.first, unit), next)
        };
        let dates: Vec<Date> = spans.iter().flat_map(inside).collect();
        let number = |date: &Option<Date>| {
            let place = match date.and_then(|date| date.bin(unit)) {
                None => dates.len(),
                Some(bin) => dates.binary_search(&bin).unwrap_or(dates.len() + 1),
            };
            place as u32
        };
        let mut bins = Self {
            unit,
            labels: dates.iter().map(|date| date.label(unit)).collect(),
            totals: Vec::new(),
            bins: values.iter().map(number).collect(),
        };
        bins.totals = bins.tally(cells, &everything(documents));
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
    /// as they are; none where the bins of these are all left out.
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
