//! Documents over time, counted without the filter on the field shown, so that a brush keeps its surroundings in sight.

use fixedbitset::FixedBitSet;

use super::{filters::Filters, texts::Texts};
use crate::{
    index::{DocId, Index},
    protocol::{Bin, Timeline},
};

/// The timeline of the field of that name, or of the first date field.
#[must_use]
pub fn timeline(
    field: Option<&str>,
    matched: &FixedBitSet,
    filters: &Filters,
    (index, texts): (&Index, &Texts),
) -> Option<Timeline> {
    let (column, dates) = index.columns.date(field)?;
    let documents = filters.apply_but(Some(&column.name), matched);
    let bins = dates.bins();
    let counts = column.counts_in(bins, &documents);
    let unplaced = counts.last().copied().unwrap_or_default() as usize;
    let of_document = |document: DocId, here: &mut Vec<usize>| {
        bins.of_document(column, document, here);
    };
    let surplus = texts.surplus(&documents, counts.len(), of_document);
    let bin = |(place, label): (usize, &str)| Bin {
        date: label.into(),
        count: counts[place] as usize,
        texts: (counts[place] - surplus.get(place).unwrap_or(&0)) as usize,
        all: bins.totals[place] as usize,
    };
    Some(Timeline {
        field: column.name.clone(),
        bins: bins.labels.iter().enumerate().map(bin).collect(),
        placed: documents.count_ones(..) - unplaced,
        unplaced,
    })
}
