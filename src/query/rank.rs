//! Relevance: BM25 (Robertson and Zaragoza 2009) in its simple form for fields, BM25F: counts are weighted by zone and
//! added before they are saturated. k1 = 1.2, b = 0.75; idf = ln(1 + (N − n + 0.5) / (n + 0.5)), as Lucene has it.
//! A prefix counts as one word that stands wherever any of its words does; so does a phrase.

use fixedbitset::FixedBitSet;

use super::{Evaluation, Query, eval::LeafMatches};
use crate::index::{DocId, Index, Zone};

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// A word in the title counts as three in the article, one around it as half.
const WEIGHTS: [f32; 3] = [3.0, 1.0, 0.5];

/// By document: the score; 0 outside of `documents` and where no word was asked for.
#[must_use]
pub fn scores(
    query: &Query,
    evaluation: &Evaluation,
    documents: &FixedBitSet,
    index: &Index,
) -> Vec<f32> {
    let mut scores = vec![0.0; index.documents];
    let mut counted = vec![false; evaluation.leaves.len()];
    let mut lengths = None;
    query.root.positive_leaves(&mut |number| {
        let leaf = &evaluation.leaves[number];
        if !leaf.slots.is_empty() && !std::mem::replace(&mut counted[number], true) {
            let (lengths, mean) = lengths.get_or_insert_with(|| lengths_of(index));
            add(&mut scores, leaf, documents, index, lengths, *mean);
        }
    });
    scores
}

fn add(
    scores: &mut [f32],
    leaf: &LeafMatches,
    documents: &FixedBitSet,
    index: &Index,
    lengths: &[f32],
    mean: f32,
) {
    let counts = weighted_counts(leaf, index);
    let (all, with) = (index.documents as f32, leaf.documents.count_ones(..) as f32);
    let idf = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
    for document in documents.ones() {
        let count = counts[document];
        let norm = K1 * (1.0 - B + B * lengths[document] / mean);
        scores[document] += idf * count * (K1 + 1.0) / (count + norm);
    }
}

fn weighted_counts(leaf: &LeafMatches, index: &Index) -> Vec<f32> {
    let mut counts = vec![0.0; index.documents];
    let mut add = |zone: Zone, document: DocId, count: u32| {
        counts[document as usize] += WEIGHTS[zone as usize] * count as f32
    };
    if let [slot] = &leaf.slots[..] {
        for &zone in leaf.zones {
            index.postings[zone as usize]
                .of_terms(slot.clone())
                .for_each(|(document, count)| add(zone, document, count));
        }
    } else {
        leaf.phrases
            .iter()
            .for_each(|&(zone, document, count)| add(zone, document, count));
    }
    counts
}

/// Words of title and article by document, and their mean (at least 1).
fn lengths_of(index: &Index) -> (Vec<f32>, f32) {
    let length = |document: DocId| {
        index.streams[Zone::Title as usize].length(document)
            + index.streams[Zone::Article as usize].length(document)
    };
    let lengths: Vec<f32> = (0..index.documents as DocId)
        .map(|document| length(document) as f32)
        .collect();
    let mean = lengths.iter().sum::<f32>() / lengths.len().max(1) as f32;
    (lengths, mean.max(1.0))
}
