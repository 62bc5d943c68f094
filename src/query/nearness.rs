//! Nearness: of documents with the same words, one in which they stand together is more likely to be meant.
//!
//! Words that follow one another in the query are a pair. Wherever a document has the first, the nearest second at a
//! distance of d words gives 1 ÷ d², in either order (after Rasolofo, Savoy: Term Proximity Scoring for Keyword-Based
//! Retrieval Systems, 2003, who take all pairs, and a window of five words). These are weighted by zone, added and saturated
//! as counts are, and multiplied by the mean rarity of the two words; half of the mean over the pairs goes to the score.
//! So two words that are asked for gain most, and a long question next to nothing, as it should be: there each pair says
//! little. Only documents that are the best without it can get it, so it never brings one up from far below.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::{Evaluation, LeafMatches, Node, Query, Slot, eval::WEIGHTS, rank::saturated, top};
use crate::index::{DocId, Index, Postings, Zone};

/// What the nearness of all pairs counts beside one word.
const SHARE: f32 = 0.5;

/// Documents that can get it.
const CANDIDATES: usize = 256;

/// Pairs of a query that are looked at.
const MOST_PAIRS: usize = 256;

/// Positions that are read at the most. The rarest words are read first: where the commonest are passed over little is
/// lost, since their nearness is worth little.
const MOST_POSITIONS: usize = 1 << 16;

/// Where a word stands: the candidate's number, and the position.
type Place = (usize, u32);

/// Adds to the scores of the best documents what the nearness of the query's words is worth; `rarities` are by leaf. Costs
/// the positions of these words, as far as they are read, and one pass over the documents.
pub(super) fn add(
    query: &Query,
    evaluation: &Evaluation,
    documents: &FixedBitSet,
    rarities: &[f32],
    index: &Index,
    scores: &mut [f32],
) {
    let leaves = &evaluation.leaves;
    let things = things(&query.root, leaves);
    if things.len() < 2 {
        return;
    }
    let share = SHARE / (things.len() - 1) as f32;
    let pairs = pairs(&things);
    let candidates = best(documents, scores);
    let places = places(&pairs, leaves, &candidates, index);
    let mut near = vec![0.0; candidates.len()];
    for (a, b) in pairs {
        near.fill(0.0);
        for zone in Zone::ALL.map(|zone| zone as usize) {
            let norms = &index.norms[zone];
            each_nearest(&places[a][zone], &places[b][zone], |candidate, distance| {
                let norm = norms[candidates[candidate] as usize];
                near[candidate] += WEIGHTS[zone] * norm / (distance as f32).powi(2);
            });
        }
        let weight = share * (rarities[a] + rarities[b]) / 2.0;
        for (&document, &near) in candidates.iter().zip(&near) {
            scores[document as usize] += weight * saturated(near);
        }
    }
}

/// The words of the query, in its order: leaves, several where any of a choice will do.
fn things(root: &Node, leaves: &[LeafMatches]) -> Vec<Vec<usize>> {
    let mut things = Vec::new();
    things_of(root, false, &mut things);
    for thing in &mut things {
        thing.retain(|&leaf| slot(&leaves[leaf]).is_some());
    }
    things.retain(|thing| !thing.is_empty());
    things
}

/// Words that follow one another.
fn pairs(things: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for pair in things.windows(2) {
        for &first in &pair[0] {
            for &next in pair[1].iter().filter(|&&next| next != first) {
                if pairs.len() == MOST_PAIRS {
                    return pairs;
                }
                pairs.push((first, next));
            }
        }
    }
    pairs
}

fn things_of(node: &Node, together: bool, things: &mut Vec<Vec<usize>>) {
    match node {
        Node::Or(_) if together => {
            let mut choice = Vec::new();
            node.positive_leaves(&mut |leaf| choice.push(leaf));
            things.push(choice);
        }
        Node::And(nodes) => nodes.iter().for_each(|node| things_of(node, true, things)),
        Node::Or(nodes) => nodes.iter().for_each(|node| things_of(node, false, things)),
        Node::Leaf(leaf) => things.push(vec![*leaf]),
        Node::Everything | Node::Not(_) => {}
    }
}

/// The words of a leaf that is one word.
fn slot(leaf: &LeafMatches) -> Option<&Slot> {
    match &leaf.sought.as_ref()?.slots[..] {
        [slot] => Some(slot),
        _ => None,
    }
}

/// The best documents, in the order of the corpus.
fn best(documents: &FixedBitSet, scores: &[f32]) -> Vec<DocId> {
    // The bits of floats that are not negative are in the order of the floats.
    let order = |document: usize| u32::MAX - scores[document].to_bits();
    let keys = documents
        .ones()
        .map(|document| top::key(order(document), document as DocId));
    let mut best = top::window(keys, 0..CANDIDATES);
    best.sort_unstable();
    best
}

/// By leaf and zone: where its words stand in the candidates, in order; nowhere if there is no room left to read it.
fn places(
    pairs: &[(usize, usize)],
    leaves: &[LeafMatches],
    candidates: &[DocId],
    index: &Index,
) -> Vec<[Vec<Place>; 3]> {
    let mut left = MOST_POSITIONS;
    let mut paired = vec![false; leaves.len()];
    for &(a, b) in pairs {
        (paired[a], paired[b]) = (true, true);
    }
    let mut wanted: Vec<(usize, usize)> = (0..leaves.len())
        .filter(|&leaf| paired[leaf])
        .map(|leaf| (positions(&leaves[leaf], index, left), leaf))
        .collect();
    wanted.sort_unstable();
    let mut places = vec![<[Vec<Place>; 3]>::default(); leaves.len()];
    for (positions, leaf) in wanted {
        if positions > left {
            break;
        }
        left -= positions;
        if let Some(slot) = slot(&leaves[leaf]) {
            for &zone in zones(&leaves[leaf]) {
                let postings = &index.postings[zone as usize];
                places[leaf][zone as usize] = places_in(slot, candidates, postings);
            }
        }
    }
    places
}

/// How often the words of a leaf occur; if they are in more documents than `most`, in how many.
fn positions(leaf: &LeafMatches, index: &Index, most: usize) -> usize {
    let words = slot(leaf).map_or(&[][..], |slot| &slot.words);
    let (mut documents, mut positions) = (0, 0);
    for &zone in zones(leaf) {
        for words in words {
            let postings = &index.postings[zone as usize];
            postings.each_word(words.clone(), |_, with| documents += with as usize);
        }
    }
    if documents > most {
        return documents;
    }
    for &zone in zones(leaf) {
        for words in words {
            let postings = &index.postings[zone as usize];
            postings.each_document(words.clone(), |_, count| positions += count as usize);
        }
    }
    positions
}

/// The zones in which the words of a leaf are sought.
fn zones(leaf: &LeafMatches) -> &'static [Zone] {
    leaf.sought.as_ref().map_or(&[], |sought| sought.zones)
}

fn places_in(slot: &Slot, candidates: &[DocId], postings: &Postings) -> Vec<Place> {
    let span = |&document: &DocId| postings.start(document)..postings.start(document + 1);
    let spans: Vec<Range<u32>> = candidates.iter().map(span).collect();
    let mut places = Vec::new();
    let mut at = 0;
    let mut see = |position: u32| {
        if at > 0 && position < spans[at - 1].end {
            at = spans.partition_point(|span| span.end <= position); // another word begins
        }
        while spans.get(at).is_some_and(|span| span.end <= position) {
            at += 1;
        }
        if spans.get(at).is_some_and(|span| span.start <= position) {
            places.push((at, position));
        }
    };
    for words in &slot.words {
        postings.each_position(words.clone(), &mut see);
    }
    places.sort_unstable();
    places
}

/// Calls `see` for each place of the first word that has one of the second in the same candidate, with the distance.
fn each_nearest(first: &[Place], second: &[Place], mut see: impl FnMut(usize, u32)) {
    let mut behind = 0;
    for &(candidate, position) in first {
        while second
            .get(behind)
            .is_some_and(|&(_, other)| other <= position)
        {
            behind += 1;
        }
        let around = &second[behind.saturating_sub(1)..second.len().min(behind + 1)];
        let distances = around
            .iter()
            .filter(|(other, _)| *other == candidate)
            .map(|(_, other)| other.abs_diff(position));
        if let Some(distance) = distances.filter(|&distance| distance > 0).min() {
            see(candidate, distance);
        }
    }
}
