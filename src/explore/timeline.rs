//! Documents over time, counted without the filter on the field shown, so that a brush keeps its surroundings in sight.

use fixedbitset::FixedBitSet;

use super::filters::Filters;
use crate::{
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
    let bins = dates.bins();
    let counts = column.counts_in(bins, &documents);
    let unplaced = counts.last().copied().unwrap_or_default() as usize;
    let counted = bins.labels.iter().zip(&counts).zip(&bins.totals);
    let bin = |((label, &count), &all): ((&str, &u32), &u32)| Bin {
        date: label.into(),
        count: count as usize,
        all: all as usize,
    };
    Some(Timeline {
        field: column.name.clone(),
        bins: counted.map(bin).collect(),
        placed: documents.count_ones(..) - unplaced,
        unplaced,
    })
}
