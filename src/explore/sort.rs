//! The order of the hits, cut to the window asked for.

use fixedbitset::FixedBitSet;

use super::top;
use crate::{
    index::{DocId, Index},
    protocol::{Request, Sort},
};

/// Hits that one answer holds at the most.
const MOST_HITS: usize = 1_000;

/// The documents of the window in order.
#[must_use]
pub fn window(request: &Request, hits: &FixedBitSet, scores: &[f32], index: &Index) -> Vec<DocId> {
    let days = days(request, index);
    let order = |document: usize| match (request.sort, days.get(document).copied().flatten()) {
        // The bits of floats that are not negative are in the order of the floats.
        (Sort::Relevance, _) => u32::MAX - scores[document].to_bits(),
        (_, None) => u32::MAX,
        (Sort::Newest, Some((_, last))) => u32::MAX - 1 - from_first_day(last),
        (Sort::Oldest, Some((first, _))) => from_first_day(first),
    };
    let keys = hits
        .ones()
        .map(|document| top::key(order(document), document as u32))
        .collect();
    let end = request.offset.saturating_add(request.limit.min(MOST_HITS));
    top::window(keys, request.offset..end)
}

/// Days since the first that a date can have; dates end long before this overflows.
fn from_first_day(day: i32) -> u32 {
    day.wrapping_sub(i32::MIN) as u32
}

/// By document: the first and the last day of the timeline's field. Empty where the order is not by date.
fn days(request: &Request, index: &Index) -> Vec<Option<(i32, i32)>> {
    let dated = if request.sort == Sort::Relevance {
        None
    } else {
        index.columns.date(request.timeline.as_deref())
    };
    let Some((column, dates)) = dated else {
        return Vec::new();
    };
    let of = |document: DocId| {
        column
            .of(document)
            .iter()
            .filter_map(|&value| dates.dates[value as usize])
    };
    let bounds = |document| {
        Some((
            of(document).map(|date| date.first).min()?,
            of(document).map(|date| date.last).max()?,
        ))
    };
    (0..index.documents as DocId).map(bounds).collect()
}
