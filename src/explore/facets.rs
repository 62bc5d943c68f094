//! Exact counts by value: for each field, over the documents that match words and all filters but the field's own.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::filters::{Filters, TOPIC};
use crate::{
    corpus::Unit,
    index::{Column, Index},
    protocol::{FacetCount, FieldKind, Request},
    query::Topics,
};

/// Counts of all fields, and by field how many values the limit left out.
#[must_use]
pub fn facets(
    request: &Request,
    matched: &FixedBitSet,
    hits: &FixedBitSet,
    filters: &Filters,
    index: &Index,
    topics: &Topics,
) -> (BTreeMap<String, Vec<FacetCount>>, BTreeMap<String, usize>) {
    let mut facets = BTreeMap::new();
    let mut more = BTreeMap::new();
    let mut put = |field: &str, count: &dyn Fn(&FixedBitSet) -> Vec<FacetCount>| {
        let mut counts = if filters.has(field) {
            count(&filters.apply_but(Some(field), matched))
        } else {
            count(hits)
        };
        let chosen = request.filters.get(field).map_or(&[][..], Vec::as_slice);
        let left_out = order(&mut counts, chosen, request.facet_limit);
        if left_out > 0 {
            more.insert(field.to_string(), left_out);
        }
        facets.insert(field.to_string(), counts);
    };
    for column in index
        .columns
        .iter()
        .filter(|column| column.kind != FieldKind::Note)
    {
        put(&column.name, &|documents| column_counts(column, documents));
    }
    if !topics.is_empty() && index.columns.get(TOPIC).is_none() {
        put(TOPIC, &|documents| {
            topics
                .iter()
                .map(|(label, set)| facet(label, set.intersection_count(documents)))
                .collect()
        });
    }
    (facets, more)
}

fn column_counts(column: &Column, documents: &FixedBitSet) -> Vec<FacetCount> {
    if column.dates.is_some() {
        let (bins, _) = column.count_bins(documents, Unit::Year);
        return bins
            .into_iter()
            .map(|(year, count)| facet(&year.label(Unit::Year), count))
            .collect();
    }
    let counts = column.counts(documents);
    let present = counts
        .iter()
        .zip(&column.values)
        .filter(|(count, _)| **count > 0);
    present
        .map(|(&count, value)| facet(value, count as usize))
        .collect()
}

fn facet(value: &str, count: usize) -> FacetCount {
    FacetCount {
        value: value.into(),
        count,
    }
}

/// Highest count first, then by value; without zeros unless chosen. Returns how many were left out.
fn order(counts: &mut Vec<FacetCount>, chosen: &[String], limit: usize) -> usize {
    counts.retain(|facet| facet.count > 0);
    counts.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    let left_out = counts.len().saturating_sub(limit);
    let mut rest = counts.split_off(counts.len() - left_out);
    rest.retain(|facet| chosen.contains(&facet.value));
    counts.append(&mut rest);
    for value in chosen {
        if !counts.iter().any(|facet| facet.value == *value) {
            counts.push(facet(value, 0));
        }
    }
    left_out
}
