//! Exact counts by value: for each field, over the documents that match words and all filters but the field's own.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::{
    filters::{self, Filters, TOPIC},
    top,
};
use crate::{
    index::{Bins, Column, Index},
    protocol::{FacetCount, FacetOrder, FieldKind, Request},
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
        let counts = count(documents);
        let first = counts.first(request.facet_order, request.facet_limit);
        let (counts, left_out) = counts.listed(&first, chosen, &range);
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
        put(TOPIC, &|documents| Counts::of_topics(topics, documents));
    }
    (facets, more)
}

/// Counts by the number of the value.
struct Counts<'a> {
    counts: Vec<u32>,
    of: Of<'a>,
}

/// What is counted.
enum Of<'a> {
    Values(&'a Column),
    Years(&'a Bins),
    Topics(&'a Topics),
}

impl<'a> Counts<'a> {
    fn of(column: &'a Column, documents: &FixedBitSet) -> Self {
        let Some(dates) = &column.dates else {
            return Self {
                counts: column.counts(documents),
                of: Of::Values(column),
            };
        };
        let mut counts = column.counts_in(&dates.years, documents);
        counts.truncate(dates.years.labels.len());
        Self {
            counts,
            of: Of::Years(&dates.years),
        }
    }

    fn of_topics(topics: &'a Topics, documents: &FixedBitSet) -> Self {
        let count = |(_, set): &(String, FixedBitSet)| set.intersection_count(documents) as u32;
        Self {
            counts: topics.iter().map(count).collect(),
            of: Of::Topics(topics),
        }
    }

    /// The numbers of the first values in an order. The topics of a corpus are few, and all listed in its own.
    fn first(&self, order: FacetOrder, limit: usize) -> Vec<u32> {
        let counts = match (order, &self.of) {
            (FacetOrder::Count, _) => &self.counts,
            (FacetOrder::Corpus, Of::Values(column)) => column.totals(),
            (FacetOrder::Corpus, Of::Years(years)) => &years.totals[..years.labels.len()],
            (FacetOrder::Corpus, Of::Topics(topics)) => return (0..topics.len() as u32).collect(),
        };
        let present = (0_u32..).zip(counts).filter(|(_, count)| **count > 0);
        let keys = present.map(|(place, count)| top::key(u32::MAX - count, place));
        top::window(keys, 0..limit)
    }

    /// The counts of some values, with those that are chosen; and how many values have documents but are not listed.
    /// `range` counts what is chosen in a date field without being one of its years.
    fn listed(
        &self,
        first: &[u32],
        chosen: &[String],
        range: &dyn Fn(&str) -> Option<usize>,
    ) -> (Vec<FacetCount>, usize) {
        let facet = |place: usize| FacetCount {
            value: self.of.value(place),
            count: self.counts[place] as usize,
        };
        let mut facets: Vec<FacetCount> =
            first.iter().map(|&place| facet(place as usize)).collect();
        let present = |count: &usize| *count > 0;
        let mut left_out = self.counts.iter().filter(|count| **count > 0).count();
        left_out -= facets
            .iter()
            .map(|facet| facet.count)
            .filter(present)
            .count();
        for value in chosen {
            if facets.iter().any(|facet| facet.value == *value) {
                continue;
            }
            facets.push(match self.of.find(value) {
                Some(place) => {
                    left_out -= usize::from(self.counts[place] > 0);
                    facet(place)
                }
                None => FacetCount {
                    value: value.clone(),
                    count: range(value).unwrap_or(0),
                },
            });
        }
        (facets, left_out)
    }
}

impl Of<'_> {
    fn value(&self, place: usize) -> String {
        match self {
            Self::Values(column) => column.values[place].into(),
            Self::Years(years) => years.labels[place].into(),
            Self::Topics(topics) => topics[place].0.clone(),
        }
    }

    fn find(&self, value: &str) -> Option<usize> {
        match self {
            Self::Values(column) => column.find(value).map(|place| place as usize),
            Self::Years(years) => years.labels.find_sorted(value).map(|place| place as usize),
            Self::Topics(topics) => topics.iter().position(|(label, _)| label == value),
        }
    }
}
