//! One zone of the documents both ways round: term → documents, and document → terms.

use std::ops::Range;

use super::{DocId, TermId};

/// Stands between two parts in a [`Stream`], so that no phrase crosses from one to the next.
pub const BREAK: TermId = TermId::MAX;

/// For each term the documents that have it, in order, with how often.
#[derive(Debug, Default)]
pub struct Postings {
    starts: Vec<u32>,
    documents: Vec<DocId>,
    counts: Vec<u32>,
}

impl Postings {
    /// Turns a stream round; cost: two passes over it.
    #[must_use]
    pub fn of(stream: &Stream, terms: usize) -> Self {
        let mut starts = vec![0_u32; terms + 1];
        let mut last = vec![DocId::MAX; terms];
        for (document, tokens) in stream.iter() {
            for &term in tokens.iter().filter(|&&term| term != BREAK) {
                if std::mem::replace(&mut last[term as usize], document) != document {
                    starts[term as usize + 1] += 1;
                }
            }
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let all = starts[terms] as usize;
        let mut postings = Self {
            starts,
            documents: vec![0; all],
            counts: vec![0; all],
        };
        let mut next: Vec<u32> = postings.starts[..terms].to_vec();
        last.fill(DocId::MAX);
        for (document, tokens) in stream.iter() {
            for &term in tokens.iter().filter(|&&term| term != BREAK) {
                let term = term as usize;
                if std::mem::replace(&mut last[term], document) != document {
                    postings.documents[next[term] as usize] = document;
                    next[term] += 1;
                }
                postings.counts[next[term] as usize - 1] += 1;
            }
        }
        postings
    }

    /// The documents that have any of some terms, term by term, and how often each has it.
    pub fn of_terms(&self, terms: Range<TermId>) -> impl Iterator<Item = (DocId, u32)> {
        let range =
            self.starts[terms.start as usize] as usize..self.starts[terms.end as usize] as usize;
        self.documents[range.clone()]
            .iter()
            .copied()
            .zip(self.counts[range].iter().copied())
    }

    /// In how many documents a term is.
    #[must_use]
    pub fn documents_with(&self, term: TermId) -> usize {
        (self.starts[term as usize + 1] - self.starts[term as usize]) as usize
    }
}

/// The terms of each document in the order in which they stand, with a [`BREAK`] between parts.
/// A token's place in its document's slice is its position.
#[derive(Debug, Default)]
pub struct Stream {
    /// By document: where it begins in `terms`; one more at the end.
    pub(super) starts: Vec<u32>,
    pub(super) terms: Vec<TermId>,
    /// By document: how many tokens it has.
    pub(super) lengths: Vec<u32>,
    pub(super) checkpoints: Vec<Checkpoint>,
    /// By document: where it begins in `checkpoints`; one more at the end.
    pub(super) checkpoint_starts: Vec<u32>,
}

/// A place from which a part can be read anew: the position and the byte of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Position of the token.
    pub position: u32,
    /// Which part of the document, counting all its parts.
    pub part: u32,
    /// Byte in the part's text.
    pub byte: u32,
}

impl Stream {
    /// A document's terms by position.
    #[must_use]
    pub fn tokens(&self, document: DocId) -> &[TermId] {
        &self.terms
            [self.starts[document as usize] as usize..self.starts[document as usize + 1] as usize]
    }

    /// A document's length in tokens.
    #[must_use]
    pub fn length(&self, document: DocId) -> u32 {
        self.lengths[document as usize]
    }

    /// Tokens in all documents.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.lengths.iter().map(|&length| u64::from(length)).sum()
    }

    /// A document's checkpoints in order: at the first token of each part, and every few hundred tokens.
    #[must_use]
    pub fn checkpoints(&self, document: DocId) -> &[Checkpoint] {
        let bounds = self.checkpoint_starts[document as usize] as usize
            ..self.checkpoint_starts[document as usize + 1] as usize;
        &self.checkpoints[bounds]
    }

    fn iter(&self) -> impl Iterator<Item = (DocId, &[TermId])> {
        (0..self.lengths.len() as DocId).map(|document| (document, self.tokens(document)))
    }
}
