//! Lists and lengths read in order, each once: what counts all words of some documents goes this way.

use fixedbitset::FixedBitSet;

use super::{DocId, Postings, WordId};

/// The lists of a zone, one after another in the order of their words.
#[derive(Debug)]
pub struct Walk<'a> {
    postings: &'a Postings,
    next: usize,
}

impl Walk<'_> {
    /// Calls `see` for each document of the lists of words below `end` that have not been read yet, word by word, with how
    /// often it has the word.
    #[inline(always)]
    pub fn up_to(&mut self, end: WordId, mut see: impl FnMut(DocId, u32)) {
        while self
            .postings
            .words
            .get(self.next)
            .is_some_and(|&word| word < end)
        {
            let list = self.next;
            self.next += 1;
            self.postings
                .each_in(list, |posting| see(posting.document, posting.count));
        }
    }
}

impl Postings {
    /// Begins at the first word.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            postings: self,
            next: 0,
        }
    }

    /// Calls `see` for each of some documents, in order, with its running words. Costs a step for each document and each
    /// free position up to the last of them.
    pub fn each_length(&self, documents: &FixedBitSet, mut see: impl FnMut(DocId, u32)) {
        let mut breaks = &self.breaks[..];
        for document in documents.ones().take_while(|&one| one < self.documents()) {
            let (start, end) = (self.starts[document], self.starts[document + 1]);
            breaks = behind(breaks, start);
            let free = breaks.iter().take_while(|&&free| free < end).count();
            breaks = &breaks[free..];
            see(document as DocId, end - start - free as u32);
        }
    }
}

/// Those of some rising positions that are not below one: by steps that double, then by halves.
fn behind(positions: &[u32], from: u32) -> &[u32] {
    let mut step = 1;
    while positions.get(step - 1).is_some_and(|&free| free < from) {
        step *= 2;
    }
    let most = step.min(positions.len());
    let passed = step / 2 + positions[step / 2..most].partition_point(|&free| free < from);
    &positions[passed..]
}
