//! The words of one document, read again from its text: only documents that are shown are.

use std::ops::Range;

use crate::{
    corpus::Document,
    index::{Lexicon, WordId, Zone},
    query::{LeafMatches, MOST_STEPS, Slot, windows, within},
    text,
};

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word's number.
    pub word: WordId,
    /// Which part of the document, counting all its parts; 0 in the title.
    pub part: u32,
    /// First byte in the part's text.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
}

/// By zone: the words in the order in which they stand.
pub type Zones = [Vec<Token>; 3];

/// Reads some zones of a document.
#[must_use]
pub fn read(document: &Document, zones: &[Zone], lexicon: &Lexicon) -> Zones {
    let mut all = Zones::default();
    let mut add = |zone: Zone, part: u32, text: &str| {
        if zones.contains(&zone) {
            all[zone as usize].extend(tokens(part, text, lexicon));
        }
    };
    add(Zone::Title, 0, &document.title);
    for (number, part) in (0..).zip(&document.parts) {
        add(Zone::of(part.is_around()), number, &part.text);
    }
    all
}

/// The words of one part.
pub fn tokens(part: u32, text: &str, lexicon: &Lexicon) -> impl Iterator<Item = Token> {
    text::tokens(text).map(move |token| Token {
        word: lexicon
            .find(&text[token.start..token.end])
            .unwrap_or(WordId::MAX),
        part,
        start: token.start as u32,
        end: token.end as u32,
    })
}

/// Where a leaf matches among the words of a zone: the words of each match, in order. A match of words that stand near one
/// another is each of them.
#[must_use]
pub fn matches(leaf: &LeafMatches, zone: Zone, tokens: &[Token]) -> Vec<Range<usize>> {
    let Some(sought) = leaf
        .sought
        .as_ref()
        .filter(|sought| sought.zones.contains(&zone))
    else {
        return Vec::new();
    };
    let runs = sought.runs();
    let starts: Vec<Vec<u32>> = runs.iter().map(|run| run_starts(run, tokens)).collect();
    let place = |thing: usize, start: u32| start as usize..start as usize + runs[thing].len();
    let mut places = Vec::new();
    let Some(near) = &sought.near else {
        let starts = starts.iter().flatten();
        places.extend(starts.map(|&start| place(0, start)));
        return places;
    };
    let mut steps = MOST_STEPS;
    let mut first = 0;
    for part in tokens.chunk_by(|a, b| a.part == b.part) {
        let inside = first..first + part.len() as u32;
        first = inside.end;
        for window in windows(&within(&starts, &inside), near, &mut steps) {
            for (thing, start) in window.into_iter().enumerate() {
                places.push(place(thing, start));
            }
        }
    }
    places.sort_unstable_by_key(|place| (place.start, place.end));
    places.dedup();
    places
}

fn run_starts(run: &[Slot], tokens: &[Token]) -> Vec<u32> {
    let whole = |window: &[Token]| {
        let same_part = window[0].part == window[window.len() - 1].part;
        same_part
            && run
                .iter()
                .zip(window)
                .all(|(slot, token)| slot.contains(token.word))
    };
    let windows = (0_u32..).zip(tokens.windows(run.len().max(1)));
    windows
        .filter(|(_, window)| whole(window))
        .map(|(start, _)| start)
        .collect()
}
