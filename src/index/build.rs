//! The only mutable stage: documents are read once, word by word.

use super::{
    Columns, Index, Interner, Lexicon, WordId, Zone,
    invert::{BREAK, Stream},
    norms,
};
use crate::{corpus::PartRef, strings::Strings, text};

/// Takes documents in order.
#[derive(Debug, Default)]
pub struct Builder {
    words: Interner,
    streams: [Stream; 3],
}

impl Builder {
    /// Takes the next document.
    pub fn push<'a>(&mut self, title: &str, parts: impl Iterator<Item = PartRef<'a>>) {
        for stream in &mut self.streams {
            stream.starts.push(stream.words.len() as u32);
        }
        self.part(Zone::Title, title);
        for part in parts {
            self.part(Zone::of(part.is_around()), &part.text);
        }
    }

    fn part(&mut self, zone: Zone, text: &str) {
        let stream = &mut self.streams[zone as usize];
        if stream.starts.last().copied() < Some(stream.words.len() as u32) {
            stream.words.push(BREAK);
        }
        for token in text::tokens(text) {
            let (word, _) = self.words.intern(text, token.start..token.end);
            stream.words.push(word);
        }
    }

    /// The index of what has been taken, with the metadata.
    #[must_use]
    pub fn finish(self, columns: Columns) -> Index {
        let documents = self.streams[0].starts.len();
        let (lexicon, rank) = lexicon(&self.words.into_strings());
        let postings = self.streams.map(|stream| stream.inverted(&rank));
        Index {
            norms: postings.each_ref().map(norms),
            lexicon,
            postings,
            columns,
            documents,
        }
    }
}

/// The lexicon of some words, and for each its number there.
fn lexicon(words: &Strings) -> (Lexicon, Vec<WordId>) {
    let mut terms = Interner::default();
    let mut term = String::new();
    let term_of: Vec<u32> = words
        .iter()
        .map(|word| {
            text::term_into(word, &mut term);
            terms.intern(&term, 0..term.len()).0
        })
        .collect();
    let terms = terms.into_strings();
    let mut rank_of_term = vec![0; terms.len()];
    for (rank, &term) in (0_u32..).zip(&sorted(&terms)) {
        rank_of_term[term as usize] = rank;
    }
    let mut order: Vec<u64> = (0_u32..)
        .zip(&term_of)
        .map(|(word, &term)| u64::from(rank_of_term[term as usize]) << 32 | u64::from(word))
        .collect();
    order.sort_unstable();
    let same_term = |a: &u64, b: &u64| a >> 32 == b >> 32;
    for run in order.chunk_by_mut(same_term) {
        run.sort_unstable_by_key(|&key| words.get(key as u32));
    }
    let mut rank = vec![0; words.len()];
    for (number, &key) in (0..).zip(&order) {
        rank[key as u32 as usize] = number;
    }
    let groups = order.chunk_by(same_term).map(|run| {
        let forms = run.iter().map(|&key| words.get(key as u32));
        (terms.get(term_of[run[0] as u32 as usize]), forms)
    });
    (Lexicon::new(groups), rank)
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
    order.sort_unstable_by(|a, b| {
        let rest = || strings.get(a.1).cmp(strings.get(b.1));
        a.0.cmp(&b.0).then_with(rest)
    });
    order.into_iter().map(|(_, number)| number).collect()
}
