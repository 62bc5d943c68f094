//! Relevance: BM25 (Robertson and Zaragoza 2009) in its simple form for fields, BM25F: counts are weighted by zone and
//! added before they are saturated. k1 = 1.2, b = 0.75; idf = ln(1 + (N − n + 0.5) / (n + 0.5)), as Lucene has it.
//! A prefix counts as one word that stands wherever any of its words does; so does a phrase.

use fixedbitset::FixedBitSet;

use super::{Evaluation, Query};
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
    let mut counted = vec![false; evaluation.leaves.len()];
    query.root.positive_leaves(&mut |number| {
        let leaf = &evaluation.leaves[number];
        if leaf.counts.is_empty() || std::mem::replace(&mut counted[number], true) {
            return;
        }
        let (all, with) = (index.documents as f32, leaf.documents.count_ones(..) as f32);
        let idf = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        for document in documents.ones() {
            let count = leaf.counts[document];
            scores[document] += idf * count * (SATURATION + 1.0) / (count + index.norms[document]);
        }
    });
    scores
}
