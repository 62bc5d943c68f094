//! Exact counts by value: for each field, over the documents that match words and all filters but the field's own.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::{
    filters::{self, Filters, TOPIC},
    top,
};
use crate::{
    corpus::Unit,
    index::{Column, Index},
    protocol::{FacetCount, FieldKind, Request},
    query::Topics,
};

/// Counts of all fields, and by field how many values the limit left out.
#[must_use]
pub fn facets<'a>(
    request: &Request,
    matched: &FixedBitSet,
    hits: &FixedBitSet,
    filters: &Filters,
    index: &'a Index,
    topics: &'a Topics,
) -> (BTreeMap<String, Vec<FacetCount>>, BTreeMap<String, usize>) {
    let mut facets = BTreeMap::new();
    let mut more = BTreeMap::new();
    let mut put = |field: &str, count: &dyn Fn(&FixedBitSet) -> Counts<'a>| {
        let without_own = filters
            .has(field)
            .then(|| filters.apply_but(Some(field), matched));
        let documents = without_own.as_ref().unwrap_or(hits);
        let range = |value: &str| {
            let matched = filters::dated(index.columns.get(field)?, value)?;
            Some(matched.intersection_count(documents))
        };
        let chosen = request.filters.get(field).map_or(&[][..], Vec::as_slice);
        let (counts, left_out) = count(documents).ordered(chosen, request.facet_limit, &range);
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
        put(&column.name, &|documents| Counts::of(column, documents));
    }
    if !topics.is_empty() && index.columns.get(TOPIC).is_none() {
        let count = |documents: &FixedBitSet| {
            topics
                .iter()
                .map(|(_, set)| set.intersection_count(documents) as u32)
                .collect()
        };
        put(TOPIC, &|documents| Counts {
            counts: count(documents),
            value: Box::new(|place| topics[place].0.clone()),
        });
    }
    (facets, more)
}

/// Counts by the number of the value.
struct Counts<'a> {
    counts: Vec<u32>,
    value: Box<dyn Fn(usize) -> String + 'a>,
}

impl<'a> Counts<'a> {
    fn of(column: &'a Column, documents: &FixedBitSet) -> Self {
        if column.dates.is_none() {
            return Self {
                counts: column.counts(documents),
                value: Box::new(|place| column.values[place].clone()),
            };
        }
        let (bins, _) = column.count_bins(documents, Unit::Year);
        let counts = bins.values().map(|&count| count as u32).collect();
        let years: Vec<String> = bins.keys().map(|bin| bin.label(Unit::Year)).collect();
        Self {
            counts,
            value: Box::new(move |place| years[place].clone()),
        }
    }

    /// Highest count first, without zeros unless chosen; and how many values the limit left out.
    /// `range` counts what is chosen in a date field without being one of its years.
    fn ordered(
        &self,
        chosen: &[String],
        limit: usize,
        range: &dyn Fn(&str) -> Option<usize>,
    ) -> (Vec<FacetCount>, usize) {
        let present = (0_u32..).zip(&self.counts).filter(|(_, count)| **count > 0);
        let keys: Vec<u64> = present
            .map(|(place, count)| top::key(u32::MAX - count, place))
            .collect();
        let left_out = keys.len().saturating_sub(limit);
        let facet = |place: usize| FacetCount {
            value: (self.value)(place),
            count: self.counts[place] as usize,
        };
        let mut facets: Vec<FacetCount> = top::window(keys, 0..limit)
            .into_iter()
            .map(|place| facet(place as usize))
            .collect();
        for value in chosen {
            if !facets.iter().any(|facet| facet.value == *value) {
                let place = (0..self.counts.len()).find(|&place| (self.value)(place) == *value);
                let absent = || FacetCount {
                    value: value.clone(),
                    count: range(value).unwrap_or(0),
                };
                facets.push(place.map_or_else(absent, facet));
            }
        }
        (facets, left_out)
    }
}
