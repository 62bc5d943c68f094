//! Documents over time, counted without the filter on the field shown, so that a brush keeps its surroundings in sight.

use fixedbitset::FixedBitSet;

use super::filters::Filters;
use crate::{
    corpus::{Date, Unit},
    index::Index,
    protocol::{Bin, Timeline},
};

/// The timeline of the field of that name, or of the first date field.
#[must_use]
pub fn timeline(
    field: Option<&str>,
    matched: &FixedBitSet,
    filters: &Filters,
    index: &Index,
) -> Option<Timeline> {
    let (column, dates) = index.columns.date(field)?;
    let documents = filters.apply_but(Some(&column.name), matched);
    let mut everything = FixedBitSet::with_capacity(index.documents);
    everything.insert_range(..);
    let unit = dates.unit;
    let (all, _) = column.count_bins(&everything, unit);
    let bins = span(all.first_key_value()?.0, all.last_key_value()?.0, unit);
    let (counts, unplaced) = column.count_bins(&documents, unit);
    let bin = |bin: Date| Bin {
        date: bin.label(unit),
        count: counts.get(&bin).copied().unwrap_or(0),
        all: all.get(&bin).copied().unwrap_or(0),
    };
    Some(Timeline {
        field: column.name.clone(),
        bins: bins.into_iter().map(bin).collect(),
        placed: documents.count_ones(..) - unplaced,
        unplaced,
    })
}

/// All bins from a first to a last.
fn span(first: &Date, last: &Date, unit: Unit) -> Vec<Date> {
    let next = |bin: &Date| Date::containing(bin.last + 1, unit).filter(|next| next <= last);
    std::iter::successors(Some(*first), next).collect()
}
