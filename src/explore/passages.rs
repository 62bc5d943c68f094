//! The passages of a hit: where in a document most of what was asked for stands together.

use std::ops::Range;

use super::{
    marks::{self, Place},
    tokens::{self, Token, Zones},
};
use crate::{
    corpus::{Document, Part},
    index::Zone,
    protocol::{Piece, Snippet},
};

/// Words of a passage.
const PASSAGE: usize = 36;

/// Passages from one document at the most.
const MOST_PASSAGES: usize = 2;

/// Characters of one piece of a passage at the most: a “word” can be of any length.
const MOST_PIECE: usize = 300;

/// The passages that show most of what was asked for; the beginning of the article where nothing in the text was.
#[must_use]
pub fn snippets(document: &Document, zones: &Zones, places: &[Vec<Place>; 3]) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    for zone in [Zone::Article, Zone::Around] {
        let (tokens, places) = (&zones[zone as usize], &places[zone as usize]);
        let mut seen = Vec::new();
        for window in best_windows(places, tokens, &mut seen) {
            snippets.push(passage(document, tokens, window, places));
        }
    }
    if snippets.is_empty() {
        snippets.extend(beginning(document));
    }
    snippets
}

/// The beginning of the first part of the article that has words.
fn beginning(document: &Document) -> Option<Snippet> {
    let parts = (0..).zip(&document.parts);
    parts
        .filter(|(_, part)| !part.is_around())
        .map(|(number, part)| {
            let first = tokens::tokens(number, &part.text, |_| tokens::UNSOUGHT).take(PASSAGE + 1);
            first.collect::<Vec<Token>>()
        })
        .find(|tokens| !tokens.is_empty())
        .map(|tokens| passage(document, &tokens, 0..1, &[]))
}

/// Windows of [`PASSAGE`] words, the one with most different leaves, then most places, first; a further one only for leaves
/// that the first did not show.
fn best_windows(places: &[Place], tokens: &[Token], seen: &mut Vec<usize>) -> Vec<Range<usize>> {
    let mut windows = Vec::new();
    while windows.len() < MOST_PASSAGES {
        let Some(window) = best_window(places, tokens, seen) else {
            break;
        };
        for place in places
            .iter()
            .filter(|place| window.start <= place.words.start && place.words.end <= window.end)
        {
            if !seen.contains(&place.leaf) {
                seen.push(place.leaf);
            }
        }
        windows.push(window);
    }
    windows
}

/// The best window inside one part.
fn best_window(places: &[Place], tokens: &[Token], seen: &[usize]) -> Option<Range<usize>> {
    let leaves = places.iter().map(|place| place.leaf + 1).max()?;
    let mut counts = vec![0_u32; leaves];
    let (mut fresh, mut first) = (0_u32, 0);
    let mut best: Option<((u32, usize), Range<usize>)> = None;
    let part = |place: &Place| tokens[place.words.start].part;
    for (last, place) in places.iter().enumerate() {
        if part(place) != part(&places[first]) {
            (first, fresh) = (last, 0);
            counts.fill(0);
        }
        counts[place.leaf] += 1;
        fresh += u32::from(counts[place.leaf] == 1 && !seen.contains(&place.leaf));
        while place.words.end.saturating_sub(places[first].words.start) > PASSAGE && first < last {
            let leaving = places[first].leaf;
            counts[leaving] -= 1;
            fresh -= u32::from(counts[leaving] == 0 && !seen.contains(&leaving));
            first += 1;
        }
        let worth = (fresh, last - first + 1);
        if fresh > 0 && best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, places[first].words.start..place.words.end));
        }
    }
    best.map(|(_, window)| window)
}

/// A passage around some words, inside their part.
fn passage(
    document: &Document,
    tokens: &[Token],
    window: Range<usize>,
    places: &[Place],
) -> Snippet {
    let part = tokens[window.start].part;
    let part_start = tokens.partition_point(|token| token.part < part);
    let part_end = tokens.partition_point(|token| token.part <= part);
    let before = PASSAGE.saturating_sub(window.len()) / 3;
    let start = window.start.saturating_sub(before).max(part_start);
    let end = (start + PASSAGE).max(window.end).min(part_end);
    let (cut_before, cut_after) = (start > part_start, end < part_end);
    let part = &document.parts[part as usize];
    let from = if cut_before {
        tokens[start].start as usize
    } else {
        0
    };
    let to = if cut_after {
        tokens[end - 1].end as usize
    } else {
        part.text.len()
    };
    let marks: Vec<Range<usize>> = marks::merged(places)
        .into_iter()
        .filter(|words| words.start >= start && words.end <= end)
        .map(|words| tokens[words.start].start as usize..tokens[words.end - 1].end as usize)
        .collect();
    cut(part, from..to, &marks, cut_before, cut_after)
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
    let end = text.char_indices().nth(MOST_PIECE);
    let shown = end.map_or(text, |(end, _)| &text[..end]);
    let mut out = spaced(shown);
    if shown.len() < text.len() {
        out.push('…');
    }
    out
}

/// White space as single spaces.
#[must_use]
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, word) in text.split(char::is_whitespace).enumerate() {
        if place > 0 && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
