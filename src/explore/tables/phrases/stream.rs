//! The running words of some documents, one after another.

use std::{mem::take, ops::Range};

use super::{super::Selected, Phrase};
use crate::{
    index::{DocId, Forward, TermId, Zone, forward::BREAK},
    protocol::Warning,
};

/// Places between two that say which document they are in, as a power of two.
const STEP: u32 = 6;

/// Words of the longest stream. With what is found among them they take some 24 bytes each: less than half of all that can
/// be addressed, which in a page is four gigabytes, for the corpus too.
const MOST_WORDS: usize = usize::MAX >> 6;

/// Words of documents, with [`BREAK`] between parts, zones and documents, and behind all.
#[derive(Debug, Default)]
pub(in super::super) struct Stream {
    pub(in super::super) terms: Vec<TermId>,
    /// Where each document that has words begins, or each piece of these, and its number.
    starts: Vec<(u32, u32)>,
    /// For every 64th place which of these it is in.
    milestones: Vec<u32>,
}

impl Stream {
    /// The words of a selection; nothing where they are too many. Costs four bytes for each.
    pub(in super::super) fn of<'a>(
        selected: &Selected<'_>,
        words: &dyn Fn(Zone) -> &'a Forward,
    ) -> Self {
        let mut stream = Self::default();
        if Self::warning(selected).is_some() {
            return stream;
        }
        let zones = selected.zones.iter();
        let zones: Vec<_> = zones
            .map(|&zone| (words(zone), &selected.index.postings[zone as usize]))
            .collect();
        for document in selected.documents.ones() {
            let document = document as DocId;
            let start = stream.terms.len();
            for (words, postings) in &zones {
                let places = postings.start(document)..postings.start(document + 1);
                if !places.is_empty() {
                    stream.terms.extend_from_slice(words.at(places));
                    stream.terms.push(BREAK);
                }
            }
            if stream.terms.len() > start {
                stream.starts.push((start as u32, document));
            }
        }
        stream.set_milestones();
        stream
    }

    /// The same words, but told apart by pieces of documents: of each document the numbers of its pieces, and how many places
    /// each has.
    pub(in super::super) fn cut(&mut self, pieces: impl Fn(DocId) -> (Range<u32>, u32)) {
        let starts = take(&mut self.starts);
        for (start, document) in starts {
            let (numbers, length) = pieces(document);
            let pieces = (start..).step_by(length as usize).zip(numbers);
            self.starts.extend(pieces);
        }
        self.milestones.clear();
        self.set_milestones();
    }

    /// What to say of a selection that has more words than a stream may have.
    pub(in super::super) fn warning(selected: &Selected<'_>) -> Option<Warning> {
        (selected.tokens() > MOST_WORDS).then(|| Warning {
            code: "too-many-words".into(),
            message: format!(
                "These documents have more than {MOST_WORDS} running words, too many to look for phrases among: choose fewer documents."
            ),
            ..Warning::default()
        })
    }

    fn set_milestones(&mut self) {
        for (number, &(start, _)) in (0..).zip(&self.starts) {
            let first = (start >> STEP) as usize + usize::from(start % (1 << STEP) > 0);
            let before = u32::saturating_sub(number, 1);
            self.milestones
                .resize(first.max(self.milestones.len()), before);
        }
        let last = self.starts.len().saturating_sub(1) as u32;
        let all = (self.terms.len() >> STEP) + 1;
        self.milestones.resize(all, last);
    }

    /// The words of a phrase.
    pub(in super::super) fn phrase(&self, phrase: &Phrase) -> &[TermId] {
        &self.terms[phrase.first as usize..][..phrase.words as usize]
    }

    /// The document that a place is in, or, where these are cut, the number of its piece.
    #[inline(always)]
    pub(in super::super) fn piece(&self, place: u32) -> u32 {
        let mut number = self.milestones[(place >> STEP) as usize] as usize;
        while self
            .starts
            .get(number + 1)
            .is_some_and(|next| next.0 <= place)
        {
            number += 1;
        }
        self.starts[number].1
    }
}
