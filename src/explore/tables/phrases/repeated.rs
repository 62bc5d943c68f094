//! Words that stand together again and again, from two words up to more. A phrase can only be as frequent as what it begins
//! with and what it ends with, so the places of each are found among those of the shorter ones: level by level, grouped as
//! they are found, with nothing kept of phrases that come too seldom.

use std::{mem::take, ops::Range};

use super::stream::Stream;
use crate::{
    explore::texts::Texts,
    index::{TermId, forward::BREAK},
    protocol::PhrasesView,
};

/// No phrase that comes often enough.
const NONE: u32 = u32::MAX;

/// Words that are looked at in one go.
const CHUNK: usize = 1 << 12;

/// What has been found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Phrase {
    /// Where it stands first in the stream.
    pub(in super::super) first: u32,
    /// Its words.
    pub(in super::super) words: u32,
    /// Places at which it stands, such as overlap themselves too.
    pub(in super::super) places: u32,
    /// How often it comes, counted from the left without overlap.
    pub(in super::super) count: u32,
    pub(in super::super) documents: u32,
    pub(in super::super) texts: u32,
    /// Whether it always stands in one and the same longer phrase.
    inside: bool,
    /// At how many of its places at the most it stands in one and the same phrase of one word more.
    pub(in super::super) within: u32,
}

/// All phrases of one length.
#[derive(Default)]
struct Level {
    phrases: Vec<Phrase>,
    /// Where they stand, those of each together, in order.
    places: Vec<u32>,
    /// By place in the stream: the number of the phrase that begins there.
    at: Vec<u32>,
}

/// The phrases that options ask for, shorter ones first, each length in the order of its terms. Costs two steps for each place of
/// each length, and beside the stream 16 bytes a word of it.
pub(in super::super) fn repeated(
    options: &PhrasesView,
    stream: &Stream,
    texts: &Texts,
) -> Vec<Phrase> {
    let mut search = Search {
        stream,
        texts,
        minimum: options.minimum.max(2),
        documents: options.documents,
        seen: Vec::new(),
        stamp: 0,
    };
    let mut found = Vec::new();
    let mut level = search.words();
    for words in 2..=options.longest + 1 {
        let longer = if words <= options.longest {
            search.longer(&mut level, words)
        } else {
            Level::default()
        };
        if words > options.shortest {
            let phrases = level.phrases.iter();
            found.extend(phrases.filter(|phrase| !(options.whole && phrase.inside)));
        }
        level = longer;
    }
    found
}

struct Search<'a> {
    stream: &'a Stream,
    texts: &'a Texts,
    minimum: u32,
    documents: u32,
    /// By text: the last phrase that was seen in it.
    seen: Vec<u32>,
    stamp: u32,
}

impl Search<'_> {
    /// Single words, grouped by counting.
    fn words(&mut self) -> Level {
        let terms = &self.stream.terms;
        let mut ends = Vec::new();
        for some in terms.chunks(CHUNK) {
            count(some, &mut ends);
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum - *end;
        }
        let mut places = vec![0; sum as usize];
        for (number, some) in terms.chunks(CHUNK).enumerate() {
            scatter(some, (number * CHUNK) as u32, &mut ends, &mut places);
        }
        let mut level = Level {
            at: vec![NONE; terms.len()],
            places: Vec::with_capacity(places.len()),
            ..Level::default()
        };
        let mut start = 0;
        for end in ends {
            let own = start as usize..end as usize;
            start = end;
            if let Some(word) = self.phrase(1, places[own.clone()].iter().copied()) {
                level.push(word, places[own].iter().copied());
            }
        }
        level
    }

    /// Phrases of one word more; marks those that always stand in one of them.
    fn longer(&mut self, level: &mut Level, words: u32) -> Level {
        let starts = level.starts();
        let mut ends = starts.clone();
        let mut pairs = vec![0; level.places.len()];
        for (number, own) in (0..).zip(starts.windows(2)) {
            level.join(number, own[0]..own[1], &mut ends, &mut pairs);
        }
        let mut longer = level.emptied();
        for number in 0..level.phrases.len() {
            let own = starts[number] as usize..ends[number] as usize;
            for run in pairs[own].chunk_by(|one, other| one >> 32 == other >> 32) {
                if run.len() < self.minimum as usize {
                    continue;
                }
                let places = run.iter().map(|&pair| pair as u32);
                if let Some(phrase) = self.phrase(words, places.clone()) {
                    longer.push(phrase, places);
                    level.cover(number, &phrase);
                    level.cover((run[0] >> 32) as usize, &phrase);
                }
            }
        }
        longer
    }

    /// What stands at some places, if it comes often enough.
    #[inline(never)]
    fn phrase(
        &mut self,
        words: u32,
        places: impl ExactSizeIterator<Item = u32> + Clone,
    ) -> Option<Phrase> {
        let mut phrase = Phrase {
            first: places.clone().next()?,
            words,
            places: places.len() as u32,
            ..Phrase::default()
        };
        if phrase.places < self.minimum {
            return None;
        }
        let (mut free, mut last) = (0, None);
        self.stamp += 1;
        for place in places {
            if place >= free {
                free = place + words;
                phrase.count += 1;
            }
            let document = self.stream.piece(place);
            if last != Some(document) {
                last = Some(document);
                phrase.documents += 1;
                let text = self.texts.text(document) as usize;
                if text >= self.seen.len() {
                    self.seen.resize(text + 1, 0);
                }
                phrase.texts += u32::from(self.seen[text] != self.stamp);
                self.seen[text] = self.stamp;
            }
        }
        (phrase.count >= self.minimum && phrase.documents >= self.documents).then_some(phrase)
    }
}

// A browser makes a function fast between two calls of it, so what has loops over words is called for some at a time.

#[inline(never)]
fn count(terms: &[TermId], counts: &mut Vec<u32>) {
    for &term in terms.iter().filter(|&&term| term != BREAK) {
        let term = term as usize;
        if term >= counts.len() {
            counts.resize(term + 1, 0);
        }
        counts[term] += 1;
    }
}

#[inline(never)]
fn scatter(terms: &[TermId], first: u32, ends: &mut [u32], places: &mut [u32]) {
    for (place, &term) in (first..).zip(terms) {
        if let Some(end) = ends.get_mut(term as usize) {
            places[*end as usize] = place;
            *end += 1;
        }
    }
}

impl Level {
    /// By phrase: its first among all places; one more at the end.
    fn starts(&self) -> Vec<u32> {
        let mut sum = 0;
        let start = |phrase: &Phrase| {
            sum += phrase.places;
            sum
        };
        [0].into_iter()
            .chain(self.phrases.iter().map(start))
            .collect()
    }

    /// A level that takes the room of this one, which is left with its phrases alone.
    fn emptied(&mut self) -> Self {
        let mut empty = Self {
            phrases: Vec::new(),
            places: take(&mut self.places),
            at: take(&mut self.at),
        };
        empty.places.clear();
        empty.at.fill(NONE);
        empty
    }

    /// Looks what phrase begins in front of each place of one: the place in front is put, with the one that follows,
    /// behind all pairs of the one that begins so far. Where phrases are joined one after another, the pairs of each
    /// come to stand in the order of what follows, and then of their places; so nothing is ever sorted.
    #[inline(never)]
    fn join(&self, phrase: u32, places: Range<u32>, ends: &mut [u32], pairs: &mut [u64]) {
        for &place in &self.places[places.start as usize..places.end as usize] {
            let Some(before) = place.checked_sub(1) else {
                continue;
            };
            let begins = self.at[before as usize];
            if begins != NONE {
                let end = &mut ends[begins as usize];
                pairs[*end as usize] = u64::from(phrase) << 32 | u64::from(before);
                *end += 1;
            }
        }
    }

    #[inline(never)]
    fn push(&mut self, phrase: Phrase, places: impl Iterator<Item = u32>) {
        let number = self.phrases.len() as u32;
        self.phrases.push(phrase);
        for place in places {
            self.places.push(place);
            self.at[place as usize] = number;
        }
    }

    /// Takes note of a longer phrase, of which one is the beginning or the end.
    fn cover(&mut self, number: usize, longer: &Phrase) {
        let phrase = &mut self.phrases[number];
        phrase.within = phrase.within.max(longer.places);
        phrase.inside |= phrase.places == longer.places && phrase.count == longer.count;
    }
}
