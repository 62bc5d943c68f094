//! The only mutable stage: documents are read once, word by word.

use super::{Columns, Index, Interner, Lexicon, WordId, Zone, grouped::Grouped, invert, join};
use crate::{corpus::PartRef, strings::Strings, text};

/// Takes documents in order. Holds what they take when they are indexed, and the words of the last few.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) words: Interner,
    pub(super) zones: [invert::Zone; 3],
}

impl Builder {
    /// Takes the next document.
    pub fn push<'a>(&mut self, title: &str, parts: impl Iterator<Item = PartRef<'a>>) {
        for zone in &mut self.zones {
            zone.open(self.words.len());
        }
        self.part(Zone::Title, title);
        for part in parts {
            self.part(Zone::of(part.is_around()), &part.text);
        }
    }

    fn part(&mut self, zone: Zone, text: &str) {
        let zone = &mut self.zones[zone as usize];
        zone.part();
        for token in text::tokens(text) {
            zone.push(self.words.intern(text, token.start..token.end).0);
        }
    }

    /// How many documents have been taken.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.zones[0].starts.len()
    }

    pub(super) fn close(&mut self) {
        let words = self.words.len();
        self.zones.iter_mut().for_each(|zone| zone.close(words));
    }

    /// The index of what has been taken, with the metadata.
    #[must_use]
    pub fn finish(mut self, columns: Columns) -> Index {
        self.close();
        let (lexicon, rank) = lexicon(&self.words.into_strings());
        let postings = self.zones.map(|zone| join::joined(zone, &rank));
        Index::of(lexicon, postings, columns)
    }
}

/// The lexicon of some words, and for each its number there.
fn lexicon(words: &Strings) -> (Lexicon, Vec<WordId>) {
    let mut terms = Interner::default();
    let mut term = String::new();
    let mut term_of: Vec<u32> = Vec::with_capacity(words.len());
    let mut inside: Vec<(u32, u32)> = Vec::new();
    for (number, word) in (0..).zip(words.iter()) {
        text::term_into(word, &mut term);
        term_of.push(terms.intern(&term, 0..term.len()).0);
        for part in text::parts(word) {
            inside.push((terms.intern(&part, 0..part.len()).0, number));
        }
    }
    let terms = terms.into_strings();
    let in_order = sorted(&terms);
    let mut rank_of_term = vec![0; terms.len()];
    for (rank, &term) in (0_u32..).zip(&in_order) {
        rank_of_term[term as usize] = rank;
    }
    let ranks = term_of.iter().map(|&term| rank_of_term[term as usize]);
    let mut by_term = Grouped::by(terms.len(), ranks);
    by_term.sort_each(&|one, other| words.get(one).cmp(words.get(other)));
    let mut rank = vec![0; words.len()];
    for (number, &word) in (0..).zip(by_term.items()) {
        rank[word as usize] = number;
    }
    let groups = in_order.iter().zip(by_term.groups()).map(|(&term, forms)| {
        let forms = forms.iter().map(|&word| words.get(word));
        (terms.get(term), forms)
    });
    let mut lexicon = Lexicon::new(groups);
    for (term, word) in &mut inside {
        (*term, *word) = (rank_of_term[*term as usize], rank[*word as usize]);
    }
    inside.sort_unstable();
    lexicon.set_inside(inside);
    (lexicon, rank)
}

/// The numbers of strings in the strings' order.
fn sorted(strings: &Strings) -> Vec<u32> {
    let head = |string: &str| {
        let mut eight = [0; 8];
        let length = string.len().min(8);
        eight[..length].copy_from_slice(&string.as_bytes()[..length]);
        u64::from_be_bytes(eight)
    };
    let mut order: Vec<(u64, u32)> = strings.iter().map(head).zip(0..).collect();
    order.sort_by(|a, b| {
        let rest = || strings.get(a.1).cmp(strings.get(b.1));
        a.0.cmp(&b.0).then_with(rest)
    });
    order.into_iter().map(|(_, number)| number).collect()
}
