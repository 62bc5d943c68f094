//! The only mutable stage: a corpus is read once, word by word.

use super::{BREAK, Checkpoint, Columns, Index, Interner, Postings, Stream, TermId, Zone};
use crate::{corpus::PartRef, text};

/// Tokens between two checkpoints: what must be read again at the most to find a token's bytes.
const CHECKPOINT_EVERY: u32 = 256;

/// Takes the texts of documents in order.
#[derive(Default)]
pub struct Builder {
    /// Words as they are written; each is folded only when first seen.
    words: Interner,
    terms: Interner,
    /// Word → term.
    term_of: Vec<u32>,
    term: String,
    streams: [Stream; 3],
}

impl Builder {
    /// Takes the next document.
    pub fn push<'a>(&mut self, title: &str, parts: impl Iterator<Item = PartRef<'a>>) {
        for stream in &mut self.streams {
            stream.starts.push(stream.terms.len() as u32);
            stream
                .checkpoint_starts
                .push(stream.checkpoints.len() as u32);
            stream.lengths.push(0);
        }
        self.part(Zone::Title, 0, title);
        for (number, part) in parts.enumerate() {
            let zone = if part.is_around() {
                Zone::Around
            } else {
                Zone::Article
            };
            self.part(zone, number as u32, &part.text);
        }
    }

    fn part(&mut self, zone: Zone, part: u32, text: &str) {
        let stream = &mut self.streams[zone as usize];
        let document_start = stream.starts.last().copied().unwrap_or_default();
        if stream.terms.len() as u32 > document_start {
            stream.terms.push(BREAK);
        }
        let part_start = stream.terms.len();
        let mut checkpoint_due = part_start as u32;
        let mut tokens = text::tokens(text);
        let mut chunk = usize::MAX;
        while let Some(token) = tokens.next() {
            let place = stream.terms.len() as u32;
            let chunk_start = tokens.chunk_start();
            if place >= checkpoint_due && chunk_start != chunk {
                stream.checkpoints.push(Checkpoint {
                    position: place - document_start,
                    part,
                    byte: chunk_start as u32,
                });
                checkpoint_due = place + CHECKPOINT_EVERY;
            }
            chunk = chunk_start;
            let (word, new) = self.words.intern(&text[token.start..token.end]);
            if new {
                text::term_into(&text[token.start..token.end], &mut self.term);
                self.term_of.push(self.terms.intern(&self.term).0);
            }
            stream.terms.push(self.term_of[word as usize]);
        }
        let length = (stream.terms.len() - part_start) as u32;
        if let Some(total) = stream.lengths.last_mut() {
            *total += length;
        }
    }

    /// The index of all documents, with their columns.
    #[must_use]
    pub fn finish(self, columns: Columns) -> Index {
        let (dictionary, rank) = self.terms.into_dictionary();
        let streams = self.streams.map(|stream| sealed(stream, &rank));
        let postings = std::array::from_fn(|zone| Postings::of(&streams[zone], dictionary.len()));
        Index {
            dictionary,
            postings,
            streams,
            documents: columns.documents(),
            columns,
        }
    }
}

/// Closes the lists of starts, and numbers the terms by their place in the dictionary.
fn sealed(mut stream: Stream, rank: &[TermId]) -> Stream {
    stream.starts.push(stream.terms.len() as u32);
    stream
        .checkpoint_starts
        .push(stream.checkpoints.len() as u32);
    for term in stream.terms.iter_mut().filter(|term| **term != BREAK) {
        *term = rank[*term as usize];
    }
    stream.terms.shrink_to_fit();
    stream
}
