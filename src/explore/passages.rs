//! The passages of a hit: where in a document most of what was asked for stands together.

use std::ops::Range;

use super::marks::{self, Place};
use crate::{
    corpus::{Document, Part},
    index::{BREAK, Checkpoint, DocId, Index, Stream, TermId, Zone},
    protocol::{Piece, Snippet},
};

/// Words of a passage.
const PASSAGE: u32 = 36;

/// Passages from one document at the most.
const MOST_PASSAGES: usize = 2;

/// Characters of one piece of a passage at the most: a “word” can be of any length.
const MOST_PIECE: usize = 300;

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
        for window in best_windows(&by_zone[zone as usize], stream.tokens(number), &mut seen) {
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
fn best_windows(places: &[Place], tokens: &[TermId], seen: &mut Vec<usize>) -> Vec<Range<u32>> {
    let mut windows = Vec::new();
    while windows.len() < MOST_PASSAGES {
        let Some(window) = best_window(places, tokens, seen) else {
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

/// The best window inside one part.
fn best_window(places: &[Place], tokens: &[TermId], seen: &[usize]) -> Option<Range<u32>> {
    let leaves = places.iter().map(|place| place.leaf + 1).max()?;
    let mut counts = vec![0_u32; leaves];
    let (mut fresh, mut first) = (0_u32, 0);
    let mut best: Option<((u32, usize), Range<u32>)> = None;
    let mut part = 0;
    for (last, place) in places.iter().enumerate() {
        if tokens[part as usize..place.positions.start as usize].contains(&BREAK) {
            (first, fresh) = (last, 0);
            counts.fill(0);
        }
        part = place.positions.start;
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
    let marks: Vec<Range<usize>> = marks::merged(places)
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
    marks::tokens_from(text, from.byte)
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
    let mut pieces = marks::pieces(&part.text[bytes.clone()], bytes.start, marks);
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
