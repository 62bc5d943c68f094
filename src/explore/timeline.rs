//! Documents over time, counted without the filter on the field shown, so that a brush keeps its surroundings in sight.

use fixedbitset::FixedBitSet;

use super::filters::Filters;
use crate::{
    corpus::{Date, Unit},
    index::Index,
    protocol::{Bin, Timeline},
};

/// Bins beyond which the next coarser unit is taken.
const MOST_BINS: usize = 400;

/// The timeline of the field of that name, of `date`, or of the first date field.
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
    let units = [dates.unit, Unit::Month, Unit::Year];
    let (unit, bins) = units.into_iter().find_map(|unit| {
        let (all, _) = column.count_bins(&everything, unit);
        let span = span(all.first_key_value()?.0, all.last_key_value()?.0, unit)?;
        Some((
            unit,
            span.into_iter()
                .map(|bin| (bin, all.get(&bin).copied().unwrap_or(0)))
                .collect::<Vec<_>>(),
        ))
    })?;
    let (counts, unplaced) = column.count_bins(&documents, unit);
    let bin = |(bin, all): (Date, usize)| Bin {
        date: bin.label(unit),
        count: counts.get(&bin).copied().unwrap_or(0),
        all,
    };
    Some(Timeline {
        field: column.name.clone(),
        bins: bins.into_iter().map(bin).collect(),
        placed: documents.count_ones(..) - unplaced,
        unplaced,
    })
}

/// All bins from a first to a last; `None` where there are too many.
fn span(first: &Date, last: &Date, unit: Unit) -> Option<Vec<Date>> {
    let mut bins = vec![*first];
    while let Some(next) = bins
        .last()
        .filter(|bin| bin.first < last.first)
        .and_then(|bin| Date::containing(bin.last + 1, unit))
    {
        bins.push(next);
        if bins.len() > MOST_BINS && unit != Unit::Year {
            return None;
        }
    }
    Some(bins)
}
