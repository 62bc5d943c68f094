//! Where the words of a query stand in the corpus, told from the index alone: no text is read.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use crate::{
    index::{DocId, Index, Postings, Zone},
    query::{Evaluation, LeafMatches, MOST_STEPS, Query, Sought, phrase, windows},
};

/// One place where a query's words stand: what is marked, and counted, as one match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The document.
    pub document: DocId,
    /// The number of its zone.
    pub zone: u8,
    /// The first position, in the zone of the whole corpus.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
}

impl Occurrence {
    /// Its positions.
    #[must_use]
    pub fn positions(&self) -> Range<u32> {
        self.start..self.end
    }
}

/// Whether a query has a word that can be found in some zones: one that is neither under a NOT nor of a field.
#[must_use]
pub fn has_words(query: &Query, evaluation: &Evaluation, zones: &[Zone]) -> bool {
    let mut any = false;
    query.root.positive_leaves(&mut |leaf| {
        let leaf = &evaluation.leaves[leaf];
        any |= zones.iter().any(|&zone| sought_in(leaf, zone).is_some());
    });
    any
}

/// All places of a query's words in some zones of some documents, by document, zone and position: as many in each document as
/// a hit counts matches there. Costs the positions of its words, and a bit of each position of a zone for each of them.
#[must_use]
pub fn occurrences(
    query: &Query,
    evaluation: &Evaluation,
    documents: &FixedBitSet,
    zones: &[Zone],
    index: &Index,
) -> Vec<Occurrence> {
    let mut leaves = Vec::new();
    query.root.positive_leaves(&mut |leaf| {
        if !leaves.contains(&leaf) {
            leaves.push(leaf);
        }
    });
    let mut all = Vec::new();
    for &zone in zones {
        let postings = &index.postings[zone as usize];
        let mut found = Vec::new();
        for &leaf in &leaves {
            let leaf = &evaluation.leaves[leaf];
            if let Some(sought) = sought_in(leaf, zone) {
                let mut add = |document: DocId, start: u32, length: usize| {
                    found.push(Occurrence {
                        document,
                        zone: zone as u8,
                        start,
                        end: start + length as u32,
                    })
                };
                each(sought, leaf, documents, postings, &mut add);
            }
        }
        found.sort();
        all.extend(merged(found));
    }
    all.sort(); // three runs that are sorted
    all
}

fn sought_in(leaf: &LeafMatches, zone: Zone) -> Option<&Sought> {
    leaf.sought
        .as_ref()
        .filter(|sought| sought.zones.contains(&zone))
}

/// Calls `add` with the document, the first position and the length of each place of a leaf.
fn each(
    sought: &Sought,
    leaf: &LeafMatches,
    documents: &FixedBitSet,
    postings: &Postings,
    add: &mut dyn FnMut(DocId, u32, usize),
) {
    let runs = sought.runs();
    let places: Vec<_> = runs
        .iter()
        .map(|run| phrase::places(run, postings))
        .collect();
    let wanted = |document: DocId| {
        let document = document as usize;
        documents.contains(document) && leaf.documents.contains(document)
    };
    match (&sought.near, &places[..]) {
        (None, [places]) => places.each_document(postings, |document, starts| {
            if wanted(document) {
                let length = runs[0].len();
                phrase::apart(starts, length).for_each(|start| add(document, start, length));
            }
        }),
        (Some(near), places) => phrase::together(places, postings, |document, starts| {
            if wanted(document) {
                let first = postings.start(document);
                for window in windows(starts, near, &mut MOST_STEPS.clone()) {
                    for (start, run) in window.into_iter().zip(&runs) {
                        add(document, first + start, run.len());
                    }
                }
            }
        }),
        (None, _) => {}
    }
}

/// Places that share a word are one.
fn merged(places: Vec<Occurrence>) -> Vec<Occurrence> {
    let mut merged: Vec<Occurrence> = Vec::with_capacity(places.len());
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}
