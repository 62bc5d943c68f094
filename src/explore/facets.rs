//! Exact counts by value: for each field, over the documents that match words and all filters but the field's own.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::{
    filters::{self, Filters},
    texts::Texts,
    top,
};
use crate::{
    index::{Bins, Column, Index},
    protocol::{FacetCount, FacetOrder, FieldKind, Request},
    query::{TOPIC, Topics},
};

/// Counts of all fields, and by field how many values the limit left out.
#[must_use]
pub fn facets<'a>(
    request: &Request,
    matched: &FixedBitSet,
    hits: &FixedBitSet,
    filters: &Filters,
    (index, texts): (&'a Index, &Texts),
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
            let mut matched = filters::dated(index.columns.get(field)?, value)?;
            matched.intersect_with(documents);
            Some((matched.count_ones(..), texts.count(&matched)))
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
        put(&column.name, &|documents| {
            Counts::of(column, documents, texts)
        });
    }
    if !topics.is_empty() && index.columns.get(TOPIC).is_none() {
        put(TOPIC, &|documents| {
            Counts::of_topics(topics, documents, texts)
        });
    }
    (facets, more)
}

/// Counts by the number of the value.
struct Counts<'a> {
    counts: Vec<u32>,
    /// How many more documents there are of each than texts; empty where there are as many.
    surplus: Vec<u32>,
    of: Of<'a>,
}

/// What is counted.
enum Of<'a> {
    Values(&'a Column),
    Years(&'a Bins),
    Topics(&'a Topics),
}

impl<'a> Counts<'a> {
    fn of(column: &'a Column, documents: &FixedBitSet, texts: &Texts) -> Self {
        let Some(dates) = &column.dates else {
            let counts = column.counts(documents);
            let surplus = texts.surplus(documents, counts.len(), |document, here| {
                here.extend(column.of(document).map(|value| value as usize));
            });
            return Self {
                counts,
                surplus,
                of: Of::Values(column),
            };
        };
        let years = &dates.years;
        let mut counts = column.counts_in(years, documents);
        let surplus = texts.surplus(documents, counts.len(), |document, here| {
            years.of_document(column, document, here);
        });
        counts.truncate(years.labels.len());
        Self {
            counts,
            surplus,
            of: Of::Years(years),
        }
    }

    fn of_topics(topics: &'a Topics, documents: &FixedBitSet, texts: &Texts) -> Self {
        let count = |(_, set): &(String, FixedBitSet)| set.intersection_count(documents) as u32;
        let surplus = texts.surplus(documents, topics.len(), |document, here| {
            let has = |place: &usize| topics[*place].1.contains(document as usize);
            here.extend((0..topics.len()).filter(has));
        });
        Self {
            counts: topics.iter().map(count).collect(),
            surplus,
            of: Of::Topics(topics),
        }
    }

    fn texts(&self, place: usize) -> usize {
        let surplus = self.surplus.get(place).copied().unwrap_or_default();
        (self.counts[place] - surplus) as usize
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
    /// `range` counts documents and texts of what is chosen in a date field without being one of its years.
    fn listed(
        &self,
        first: &[u32],
        chosen: &[String],
        range: &dyn Fn(&str) -> Option<(usize, usize)>,
    ) -> (Vec<FacetCount>, usize) {
        let facet = |place: usize| FacetCount {
            value: self.of.value(place),
            count: self.counts[place] as usize,
            texts: self.texts(place),
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
                None => {
                    let (count, texts) = range(value).unwrap_or_default();
                    FacetCount {
                        value: value.clone(),
                        count,
                        texts,
                    }
                }
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
