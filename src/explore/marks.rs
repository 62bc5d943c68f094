//! Matches → marked text. Positions become bytes here, and bytes become pieces; neither goes further.

use std::ops::Range;

use super::top;
use crate::{
    corpus::Document,
    index::{DocId, Index, Stream, Zone},
    protocol::Piece,
    query::{Evaluation, Query},
    text,
};

/// One place that matches: positions in a zone, and the leaf that it is a match of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub(super) positions: Range<u32>,
    pub(super) leaf: usize,
}

/// The places of a zone in the order in which they stand.
#[must_use]
pub fn places(
    query: &Query,
    evaluation: &Evaluation,
    index: &Index,
    zone: Zone,
    document: DocId,
) -> Vec<Place> {
    let mut keys = Vec::new();
    let mut seen = vec![false; evaluation.leaves.len()];
    query.root.positive_leaves(&mut |leaf| {
        if !std::mem::replace(&mut seen[leaf], true) {
            let starts = evaluation.leaves[leaf].places(zone, document, &index.streams);
            keys.extend(starts.into_iter().map(|start| top::key(start, leaf as u32)));
        }
    });
    keys.sort_unstable();
    let place = |key: u64| {
        let (start, leaf) = ((key >> 32) as u32, key as u32 as usize);
        Place {
            positions: start..start + evaluation.leaves[leaf].slots.len() as u32,
            leaf,
        }
    };
    keys.into_iter().map(place).collect()
}

/// Places that share a position are marked, and counted, as one.
#[must_use]
pub fn merged(places: &[Place]) -> Vec<Range<u32>> {
    let mut merged: Vec<Range<u32>> = Vec::with_capacity(places.len());
    for place in places {
        match merged.last_mut() {
            Some(last) if place.positions.start < last.end => {
                last.end = last.end.max(place.positions.end)
            }
            _ => merged.push(place.positions.clone()),
        }
    }
    merged
}

/// The title with its matches marked.
#[must_use]
pub fn title(document: &Document, stream: &Stream, number: DocId, places: &[Place]) -> Vec<Piece> {
    pieces(
        &document.title,
        0,
        &part_spans(&document.title, 0, stream, number, &merged(places)),
    )
}

/// The bytes of all matches in one part of a document, in order.
#[must_use]
pub fn part_spans(
    text: &str,
    part: u32,
    stream: &Stream,
    document: DocId,
    matches: &[Range<u32>],
) -> Vec<Range<usize>> {
    let Some(first) = stream
        .checkpoints(document)
        .iter()
        .find(|checkpoint| checkpoint.part == part)
    else {
        return Vec::new();
    };
    let mut matches = matches[matches.partition_point(|range| range.end <= first.position)..]
        .iter()
        .peekable();
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (position, token) in (first.position..).zip(tokens_from(text, first.byte)) {
        while matches.next_if(|range| range.end <= position).is_some() {}
        match matches.peek() {
            None => break,
            Some(range) if range.start == position => spans.push(token),
            Some(range) if range.start < position => {
                if let Some(span) = spans.last_mut() {
                    span.end = token.end;
                }
            }
            Some(_) => {}
        }
    }
    spans
}

pub(super) fn tokens_from(text: &str, byte: u32) -> impl Iterator<Item = Range<usize>> {
    let byte = byte as usize;
    text::tokens(&text[byte..]).map(move |token| byte + token.start..byte + token.end)
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
