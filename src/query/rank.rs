//! Relevance: BM25 in its form for fields, BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, 3.6.1).
//! What a document has of a word is counted by zone; each count is divided by the zone's length (see `index::norms`) and
//! weighted before all are added, and only the sum x is saturated: x ÷ (x + k1), times the word's rarity and how often the
//! query asks for it. k1 = 1.2, b = 0.75. For documents of one zone these are the scores of Lucene since 8: idf =
//! ln(1 + (N − n + 0.5) ÷ (n + 0.5)), and no factor k1 + 1, which changes no order.
//!
//! A word that stands for several counts as one word that stands wherever any of them does; so does a phrase. To the best
//! documents their words' [nearness](super::nearness) is added.

use fixedbitset::FixedBitSet;

use super::{Evaluation, LeafMatches, Query, nearness};
use crate::index::{Index, SATURATION};

/// By document: the score; 0 outside of `documents` and where no word was asked for.
#[must_use]
pub fn scores(
    query: &Query,
    evaluation: &Evaluation,
    documents: &FixedBitSet,
    index: &Index,
) -> Vec<f32> {
    let mut scores = vec![0.0; index.documents];
    let mut times = vec![0.0; evaluation.leaves.len()];
    query.root.positive_leaves(&mut |leaf| times[leaf] += 1.0);
    let rarity = |leaf| rarity(leaf, index);
    let rarities: Vec<f32> = evaluation.leaves.iter().map(rarity).collect();
    for (number, leaf) in evaluation.leaves.iter().enumerate() {
        if leaf.counts.is_empty() || times[number] == 0.0 {
            continue;
        }
        let weight = times[number] * rarities[number];
        for document in documents.ones() {
            scores[document] += weight * saturated(leaf.counts[document]);
        }
    }
    nearness::add(query, evaluation, documents, &rarities, index, &mut scores);
    scores
}

/// What one place is worth: much where few documents have one.
fn rarity(leaf: &LeafMatches, index: &Index) -> f32 {
    let (all, with) = (index.documents as f32, leaf.documents.count_ones(..) as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

/// Each further place is worth less than the one before; below 1 together.
pub(super) fn saturated(count: f32) -> f32 {
    count / (count + SATURATION)
}
