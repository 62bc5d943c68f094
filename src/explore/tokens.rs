//! The words of one document, read again from its text: only documents that are shown are.

use std::ops::Range;

use crate::{
    corpus::Document,
    index::{Lexicon, WordId, Zone},
    query::{Evaluation, LeafMatches, MOST_STEPS, Slot, phrase, windows, within},
    strings::Interner,
    text,
};

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word's number, or [`UNSOUGHT`].
    pub word: WordId,
    /// Which part of the document, counting all its parts; 0 in the title.
    pub part: u32,
    /// First byte in the part's text.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
}

/// In the place of the number of a word that is not sought.
pub const UNSOUGHT: WordId = WordId::MAX;

/// By zone: the words in the order in which they stand.
pub type Zones = [Vec<Token>; 3];

/// Words sought at the most, of which beginnings are looked at.
const MOST_WORDS: u32 = 1 << 16;

/// Beginnings that are told apart.
const BEGINNINGS: usize = 1 << 11;

/// The words that a query stands for, to be found in texts.
pub struct Sought<'a> {
    lexicon: &'a Lexicon,
    /// How they begin: nearly all words of a text begin otherwise, and need not be looked up.
    beginnings: Vec<bool>,
    /// Words that have been looked up, and their numbers.
    known: Interner,
    numbers: Vec<WordId>,
}

impl<'a> Sought<'a> {
    /// Costs a look at each word that a query stands for.
    #[must_use]
    pub fn new(evaluation: &Evaluation, lexicon: &'a Lexicon) -> Self {
        let mut sought = Self {
            lexicon,
            beginnings: vec![false; BEGINNINGS],
            known: Interner::default(),
            numbers: Vec::new(),
        };
        let slots = evaluation.leaves.iter().flat_map(|leaf| &leaf.sought);
        let slots = slots.flat_map(|sought| &sought.slots);
        let mut left = MOST_WORDS;
        for words in slots.flat_map(|slot| &slot.words) {
            left = left.saturating_sub(words.end - words.start);
            if left == 0 {
                sought.beginnings.fill(true);
                break;
            }
            for word in words.clone() {
                sought.beginnings[beginning(lexicon.word_letters(word))] = true;
            }
        }
        sought
    }

    fn number(&mut self, word: &str) -> WordId {
        if !self.beginnings[beginning(word.as_bytes())] {
            return UNSOUGHT;
        }
        let (place, new) = self.known.intern(word);
        if new {
            let number = self.lexicon.find(word);
            self.numbers.push(number.unwrap_or(UNSOUGHT));
        }
        self.numbers[place as usize]
    }
}

#[inline(always)]
fn beginning(word: &[u8]) -> usize {
    let letter = |place: usize| usize::from(word.get(place).copied().unwrap_or_default());
    (letter(0) ^ letter(1) << 3 ^ letter(2) << 6) % BEGINNINGS
}

/// Reads some zones of a document. Only words that are sought have their numbers.
#[must_use]
pub fn read(document: &Document, zones: &[Zone], sought: &mut Sought<'_>) -> Zones {
    let mut all = Zones::default();
    let mut add = |zone: Zone, part: u32, text: &str| {
        if zones.contains(&zone) {
            let number = |word: &str| sought.number(word);
            all[zone as usize].extend(tokens(part, text, number));
        }
    };
    add(Zone::Title, 0, &document.title);
    for (number, part) in (0..).zip(&document.parts) {
        add(Zone::of(part.is_around()), number, &part.text);
    }
    all
}

/// The words of one part, numbered.
pub fn tokens(
    part: u32,
    text: &str,
    mut number: impl FnMut(&str) -> WordId,
) -> impl Iterator<Item = Token> {
    text::tokens(text).map(move |token| Token {
        word: number(&text[token.start..token.end]),
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
        for (starts, run) in starts.iter().zip(&runs) {
            places.extend(phrase::apart(starts, run.len()).map(|start| place(0, start)));
        }
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
    let fits = |(slot, token): (&Slot, &Token)| token.word != UNSOUGHT && slot.contains(token.word);
    let whole = |window: &[Token]| {
        run.iter().zip(window).all(fits) && window[0].part == window[window.len() - 1].part
    };
    let windows = (0_u32..).zip(tokens.windows(run.len().max(1)));
    windows
        .filter(|(_, window)| whole(window))
        .map(|(start, _)| start)
        .collect()
}
