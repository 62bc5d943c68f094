//! The order of the hits, cut to the window asked for.

use fixedbitset::FixedBitSet;

use super::top;
use crate::{
    corpus::Date,
    index::{Column, DateColumn, DocId, Index},
    protocol::{Request, Sort},
};

/// Hits that one answer holds at the most.
const MOST_HITS: usize = 1_000;

/// The documents of the window in order.
#[must_use]
pub fn window(request: &Request, hits: &FixedBitSet, scores: &[f32], index: &Index) -> Vec<DocId> {
    let dated = index.columns.date(request.timeline.as_deref());
    let order = |document: DocId| match (request.sort, dated) {
        // The bits of floats that are not negative are in the order of the floats.
        (Sort::Relevance, _) => u32::MAX - scores[document as usize].to_bits(),
        (_, None) => u32::MAX,
        (Sort::Newest, Some((column, dates))) => known(column, dates, document)
            .map(|date| date.last)
            .max()
            .map_or(u32::MAX, |last| u32::MAX - 1 - from_first_day(last)),
        (Sort::Oldest, Some((column, dates))) => known(column, dates, document)
            .map(|date| date.first)
            .min()
            .map_or(u32::MAX, from_first_day),
    };
    let keys = hits
        .ones()
        .map(|document| top::key(order(document as DocId), document as DocId));
    let end = request.offset.saturating_add(request.limit.min(MOST_HITS));
    top::window(keys, request.offset..end)
}

/// The dates of a document.
fn known(column: &Column, dates: &DateColumn, document: DocId) -> impl Iterator<Item = Date> {
    let values = column.of(document);
    values.filter_map(|value| dates.dates[value as usize])
}

/// Days since the first that a date can have; dates end long before this overflows.
fn from_first_day(day: i32) -> u32 {
    day.wrapping_sub(i32::MIN) as u32
}
