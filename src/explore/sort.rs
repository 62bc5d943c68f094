//! The order of the hits, cut to the window asked for.

use std::cmp::Ordering;

use fixedbitset::FixedBitSet;

use crate::{
    index::{DocId, Index},
    protocol::{Request, Sort},
};

/// Hits that one answer holds at the most.
const MOST_HITS: usize = 1_000;

/// The documents of the window in order. Costs one pass over the hits, and sorting no more than `offset + limit` of them.
#[must_use]
pub fn window(request: &Request, hits: &FixedBitSet, scores: &[f32], index: &Index) -> Vec<DocId> {
    let mut documents: Vec<DocId> = hits.ones().map(|document| document as DocId).collect();
    match request.sort {
        Sort::Relevance => cut(&mut documents, request, |&a, &b| {
            scores[b as usize].total_cmp(&scores[a as usize])
        }),
        Sort::Newest | Sort::Oldest => {
            let days = days(request, index);
            let newest = request.sort == Sort::Newest;
            cut(&mut documents, request, |&a, &b| {
                match (days[a as usize], days[b as usize]) {
                    (Some(a), Some(b)) => {
                        if newest {
                            b.1.cmp(&a.1)
                        } else {
                            a.0.cmp(&b.0)
                        }
                    }
                    (a, b) => b.is_some().cmp(&a.is_some()),
                }
            });
        }
    }
    documents
}

/// By document: the first and the last day of the timeline's field.
fn days(request: &Request, index: &Index) -> Vec<Option<(i32, i32)>> {
    let Some((column, dates)) = index.columns.date(request.timeline.as_deref()) else {
        return vec![None; index.documents];
    };
    let of = |document: DocId| {
        column
            .of(document)
            .iter()
            .filter_map(|&value| dates.dates[value as usize])
    };
    (0..index.documents as DocId)
        .map(|document| {
            Some((
                of(document).map(|date| date.first).min()?,
                of(document).map(|date| date.last).max()?,
            ))
        })
        .collect()
}

fn cut(
    documents: &mut Vec<DocId>,
    request: &Request,
    compare: impl Fn(&DocId, &DocId) -> Ordering,
) {
    let compare = |a: &DocId, b: &DocId| compare(a, b).then(a.cmp(b));
    let end = request.offset.saturating_add(request.limit.min(MOST_HITS));
    if end < documents.len() {
        if end > 0 {
            documents.select_nth_unstable_by(end - 1, compare);
        }
        documents.truncate(end);
    }
    documents.sort_unstable_by(compare);
    documents.drain(..request.offset.min(documents.len()));
}
