//! Matches → marked text. Positions become bytes here, and bytes become pieces; neither goes further.

use std::ops::Range;

use super::top;
use crate::{
    corpus::{Document, Part},
    index::{BREAK, Checkpoint, DocId, Index, Stream, Zone},
    protocol::{Piece, Snippet},
    query::{Evaluation, Query},
    text,
};

/// Words of a passage.
const PASSAGE: u32 = 36;

/// Passages from one document at the most.
const MOST_PASSAGES: usize = 2;

/// Characters of one piece of a passage at the most: a “word” can be of any length.
const MOST_PIECE: usize = 300;

/// One place that matches: positions in a zone, and the leaf that it is a match of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    positions: Range<u32>,
    leaf: usize,
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

fn tokens_from(text: &str, byte: u32) -> impl Iterator<Item = Range<usize>> {
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

/// The passages that show most of what was asked for; the beginning of the article where nothing in the text was.
#[must_use]
pub fn snippets(
    document: &Document,
    number: DocId,
    index: &Index,
    by_zone: &[Vec<Place>; 3],
) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    for zone in [Zone::Article, Zone::Around] {
        let stream = &index.streams[zone as usize];
        let mut seen = Vec::new();
        for window in best_windows(&by_zone[zone as usize], &mut seen) {
            snippets.extend(passage(
                document,
                number,
                stream,
                window,
                &by_zone[zone as usize],
            ));
        }
    }
    if snippets.is_empty() {
        snippets.extend(passage(
            document,
            number,
            &index.streams[Zone::Article as usize],
            0..1,
            &[],
        ));
    }
    snippets
}

/// Windows of [`PASSAGE`] words, the one with most different leaves, then most places, first; a further one only for leaves
/// that the first did not show.
fn best_windows(places: &[Place], seen: &mut Vec<usize>) -> Vec<Range<u32>> {
    let mut windows = Vec::new();
    while windows.len() < MOST_PASSAGES {
        let Some(window) = best_window(places, seen) else {
            break;
        };
        for place in places.iter().filter(|place| {
            window.start <= place.positions.start && place.positions.end <= window.end
        }) {
            if !seen.contains(&place.leaf) {
                seen.push(place.leaf);
            }
        }
        windows.push(window);
    }
    windows
}

fn best_window(places: &[Place], seen: &[usize]) -> Option<Range<u32>> {
    let leaves = places.iter().map(|place| place.leaf + 1).max()?;
    let mut counts = vec![0_u32; leaves];
    let (mut fresh, mut first) = (0_u32, 0);
    let mut best: Option<((u32, usize), Range<u32>)> = None;
    for (last, place) in places.iter().enumerate() {
        counts[place.leaf] += 1;
        fresh += u32::from(counts[place.leaf] == 1 && !seen.contains(&place.leaf));
        while place
            .positions
            .end
            .saturating_sub(places[first].positions.start)
            > PASSAGE
            && first < last
        {
            let leaving = places[first].leaf;
            counts[leaving] -= 1;
            fresh -= u32::from(counts[leaving] == 0 && !seen.contains(&leaving));
            first += 1;
        }
        let worth = (fresh, last - first + 1);
        if fresh > 0 && best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, places[first].positions.start..place.positions.end));
        }
    }
    best.map(|(_, window)| window)
}

/// A passage around a window of positions, inside the part in which the window begins.
fn passage(
    document: &Document,
    number: DocId,
    stream: &Stream,
    window: Range<u32>,
    places: &[Place],
) -> Option<Snippet> {
    let tokens = stream.tokens(number);
    let part_start = tokens[..(window.start as usize).min(tokens.len())]
        .iter()
        .rposition(|&term| term == BREAK)
        .map_or(0, |at| at + 1);
    let part_end = tokens[part_start..]
        .iter()
        .position(|&term| term == BREAK)
        .map_or(tokens.len(), |at| part_start + at);
    let (part_start, part_end) = (part_start as u32, part_end as u32);
    let before = PASSAGE.saturating_sub(window.end - window.start) / 3;
    let start = window.start.saturating_sub(before).max(part_start);
    let end = (start + PASSAGE).max(window.end).min(part_end);
    let from = *stream
        .checkpoints(number)
        .iter()
        .rfind(|checkpoint| checkpoint.position <= start)?;
    let part = &document.parts[from.part as usize];
    let spans = bytes_of(&part.text, from, start..end);
    let cut_before = start > part_start;
    let cut_after = end < part_end;
    let from_byte = if cut_before { spans.first()?.start } else { 0 };
    let to_byte = if cut_after {
        spans.last()?.end
    } else {
        part.text.len()
    };
    let marks: Vec<Range<usize>> = merged(places)
        .into_iter()
        .filter(|range| range.start >= start && range.end <= end)
        .map(|range| {
            spans[(range.start - start) as usize].start..spans[(range.end - start) as usize - 1].end
        })
        .collect();
    Some(cut(part, from_byte..to_byte, &marks, cut_before, cut_after))
}

fn bytes_of(text: &str, from: Checkpoint, positions: Range<u32>) -> Vec<Range<usize>> {
    let skip = (positions.start - from.position) as usize;
    tokens_from(text, from.byte)
        .skip(skip)
        .take(positions.len())
        .collect()
}

fn cut(
    part: &Part,
    bytes: Range<usize>,
    marks: &[Range<usize>],
    cut_before: bool,
    cut_after: bool,
) -> Snippet {
    let mut pieces = pieces(&part.text[bytes.clone()], bytes.start, marks);
    for piece in &mut pieces {
        piece.text = tidy(&piece.text);
    }
    let edge = |text: &str| Piece {
        text: text.into(),
        mark: false,
    };
    if cut_before {
        pieces.insert(0, edge("… "));
    }
    if cut_after {
        pieces.push(edge(" …"));
    }
    Snippet {
        kind: part.kind.clone(),
        around: part.is_around(),
        pieces,
    }
}

/// White space as single spaces, and no more of it than can be read.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (count, c) in text.chars().enumerate() {
        if count == MOST_PIECE {
            out.push('…');
            break;
        }
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}
