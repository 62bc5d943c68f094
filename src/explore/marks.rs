//! Matches → marked text. Words become bytes here, and bytes become pieces; neither goes further.

use std::ops::Range;

use super::tokens::{self, Token, Zones};
use crate::{
    index::Zone,
    protocol::Piece,
    query::{Evaluation, Query},
};

/// One place that matches: words of a zone, and the leaf that it is a match of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub(super) words: Range<usize>,
    pub(super) leaf: usize,
}

/// The zones in which the words of a query are sought.
#[must_use]
pub fn zones(query: &Query, evaluation: &Evaluation) -> Vec<Zone> {
    let mut zones = Vec::new();
    query.root.positive_leaves(&mut |leaf| {
        let sought = evaluation.leaves[leaf].sought.iter();
        for zone in sought.flat_map(|sought| sought.zones) {
            if !zones.contains(zone) {
                zones.push(*zone);
            }
        }
    });
    zones
}

/// The places of each zone of a document, in the order in which they stand.
#[must_use]
pub fn places(query: &Query, evaluation: &Evaluation, zones: &Zones) -> [Vec<Place>; 3] {
    let mut places: [Vec<Place>; 3] = Default::default();
    let mut seen = vec![false; evaluation.leaves.len()];
    query.root.positive_leaves(&mut |leaf| {
        if !std::mem::replace(&mut seen[leaf], true) {
            for zone in Zone::ALL {
                let found = tokens::matches(&evaluation.leaves[leaf], zone, &zones[zone as usize]);
                let found = found.into_iter().map(|words| Place { words, leaf });
                places[zone as usize].extend(found);
            }
        }
    });
    for places in &mut places {
        places.sort_unstable_by_key(|place| (place.words.start, place.leaf, place.words.end));
    }
    places
}

/// Places that share a word are marked, and counted, as one.
#[must_use]
pub fn merged(places: &[Place]) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match merged.last_mut() {
            Some(last) if place.words.start < last.end => last.end = last.end.max(place.words.end),
            _ => merged.push(place.words.clone()),
        }
    }
    merged
}

/// The bytes of all matches in one part of a document, in order.
#[must_use]
pub fn part_spans(part: u32, tokens: &[Token], matches: &[Range<usize>]) -> Vec<Range<usize>> {
    let from = |part: u32| matches.partition_point(|words| tokens[words.start].part < part);
    matches[from(part)..from(part + 1)]
        .iter()
        .map(|words| tokens[words.start].start as usize..tokens[words.end - 1].end as usize)
        .collect()
}

/// Cuts a text at marks given in bytes; `offset` is where the text begins in what the marks count from.
#[must_use]
pub fn pieces(text: &str, offset: usize, spans: &[Range<usize>]) -> Vec<Piece> {
    let end = offset + text.len();
    let mut pieces = Vec::new();
    let mut at = offset;
    let mut push = |range: Range<usize>, mark| {
        if !range.is_empty() {
            pieces.push(Piece {
                text: text[range.start - offset..range.end - offset].into(),
                mark,
            });
        }
    };
    for span in spans
        .iter()
        .filter(|span| span.start < end && span.end > offset)
    {
        let span = span.start.max(at)..span.end.min(end);
        push(at..span.start, false);
        push(span.clone(), true);
        at = span.end;
    }
    push(at..end, false);
    pieces
}
