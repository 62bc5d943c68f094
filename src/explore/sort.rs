//! The order of the hits, cut to the window asked for.

use fixedbitset::FixedBitSet;

use super::top;
use crate::{
    corpus::Date,
    index::{Column, Columns, DateColumn, DocId, Index},
    protocol::{Request, Sort},
};

/// Hits that one answer holds at the most.
const MOST_HITS: usize = 1_000;

/// The dates of documents in a field.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    column: &'a Column,
    dates: &'a DateColumn,
}

impl<'a> Dated<'a> {
    /// Those of the date field of that name, or else of the first there is.
    #[must_use]
    pub fn of(columns: &'a Columns, field: Option<&str>) -> Option<Self> {
        let (column, dates) = columns.date(field)?;
        Some(Self { column, dates })
    }

    /// The value of a document that has its earliest date, as the corpus writes it.
    #[must_use]
    pub fn earliest(&self, document: DocId) -> Option<&'a str> {
        let first = self.known(document).min_by_key(|(date, _)| *date)?;
        Some(self.column.values.get(first.1))
    }

    /// The first day on which a document may be, as a number in the order of days; the last of all without a date.
    #[must_use]
    pub fn earliest_day(&self, document: DocId) -> u32 {
        let first = self.known(document).map(|(date, _)| date.first).min();
        first.map_or(u32::MAX, from_first_day)
    }

    /// The last day on which a document may be; `None` without a date.
    fn latest_day(&self, document: DocId) -> Option<u32> {
        let last = self.known(document).map(|(date, _)| date.last).max();
        last.map(from_first_day)
    }

    fn known(&self, document: DocId) -> impl Iterator<Item = (Date, u32)> {
        let values = self.column.of(document);
        values.filter_map(|value| Some((self.dates.dates[value as usize]?, value)))
    }
}

/// The documents of the window in order.
#[must_use]
pub fn window(request: &Request, hits: &FixedBitSet, scores: &[f32], index: &Index) -> Vec<DocId> {
    let dated = Dated::of(&index.columns, request.timeline.as_deref());
    let order = |document: DocId| match (request.sort, dated) {
        // The bits of floats that are not negative are in the order of the floats.
        (Sort::Relevance, _) => u32::MAX - scores[document as usize].to_bits(),
        (_, None) => u32::MAX,
        (Sort::Newest, Some(dated)) => dated
            .latest_day(document)
            .map_or(u32::MAX, |last| u32::MAX - 1 - last),
        (Sort::Oldest, Some(dated)) => dated.earliest_day(document),
    };
    let keys = hits
        .ones()
        .map(|document| top::key(order(document as DocId), document as DocId));
    let end = request.offset.saturating_add(request.limit.min(MOST_HITS));
    top::window(keys, request.offset..end)
}

/// Days since the first that a date can have; dates end long before this overflows.
fn from_first_day(day: i32) -> u32 {
    day.wrapping_sub(i32::MIN) as u32
}
