//! One zone of the documents: word → documents and positions.
//!
//! A position is a place in the zone of the whole corpus: the documents' tokens one after another, with one place left
//! free between two parts of a document, so that no phrase crosses from one to the next. A word's list is the number of
//! its documents (an Elias gamma code), these as in [`documents`], and for each document the word's places in it as in [`runs`].

use std::ops::Range;

use super::{
    DocId, WordId,
    bits::Bits,
    documents::{self, Posting},
    runs,
};

/// Lists of all words of one zone.
#[derive(Debug, Default)]
pub struct Postings {
    /// By document: its first position; one more at the end.
    pub(super) starts: Vec<u32>,
    /// The words that occur in the zone, in order.
    pub(super) words: Vec<WordId>,
    /// By place in `words`: the first bit of its list.
    pub(super) at: Vec<u32>,
    /// Behind the last list.
    pub(super) end: u32,
    pub(super) bits: Vec<u8>,
    /// The positions that are left free between parts, in order.
    pub(super) breaks: Vec<u32>,
}

impl Postings {
    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Positions in all documents.
    #[must_use]
    pub fn positions(&self) -> u32 {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Running words.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        self.positions() - self.breaks.len() as u32
    }

    /// A document's length in positions.
    #[must_use]
    pub fn length(&self, document: DocId) -> u32 {
        self.start(document + 1) - self.start(document)
    }

    /// A document's first position.
    #[must_use]
    pub fn start(&self, document: DocId) -> u32 {
        self.starts[document as usize]
    }

    /// The free positions between the parts of documents, in some positions.
    #[must_use]
    pub fn breaks(&self, positions: Range<u32>) -> &[u32] {
        let from = |position: u32| self.breaks.partition_point(|&free| free < position);
        &self.breaks[from(positions.start)..from(positions.end)]
    }

    /// The positions of a document's parts, from its first position on.
    pub fn parts(&self, document: DocId) -> impl Iterator<Item = Range<u32>> {
        let (start, end) = (self.start(document), self.start(document + 1));
        let breaks = self.breaks(start..end).iter().copied();
        breaks.chain([end]).scan(start, move |next, free| {
            let part = *next - start..free - start;
            *next = free + 1;
            Some(part)
        })
    }

    /// A document's positions.
    #[must_use]
    pub fn span(&self, document: DocId) -> Range<u32> {
        self.start(document)..self.start(document + 1)
    }

    /// The positions of that part of a document in which one of its positions is.
    #[must_use]
    pub fn part(&self, document: DocId, position: u32) -> Range<u32> {
        let span = self.span(document);
        let next = self.breaks.partition_point(|&free| free < position);
        let before = next.checked_sub(1).map(|last| self.breaks[last] + 1);
        let behind = self.breaks.get(next).copied();
        span.start.max(before.unwrap_or_default())..span.end.min(behind.unwrap_or(span.end))
    }

    /// Whether there is no word besides these.
    #[must_use]
    pub fn has_no_other(&self, words: &[Range<WordId>]) -> bool {
        matches!((words, &self.words[..]), ([all], [first, .., last]) if all.start <= *first && *last < all.end)
    }

    /// Calls `see` for each of some words that occurs, with the number of its documents.
    pub fn each_word(&self, words: Range<WordId>, mut see: impl FnMut(WordId, u32)) {
        for place in self.places(words) {
            see(self.words[place], self.list(place).gamma());
        }
    }

    /// Calls `see` for each document that has some words, word by word, with how often it has the word.
    pub fn each_document(&self, words: Range<WordId>, mut see: impl FnMut(DocId, u32)) {
        for place in self.places(words) {
            self.each_in(place, |posting| see(posting.document, posting.count));
        }
    }

    /// Calls `see` for each position at which some words stand, word by word.
    pub fn each_position(&self, words: Range<WordId>, mut see: impl FnMut(u32)) {
        let mut postings = Vec::new();
        for place in self.places(words) {
            self.positions_of(place, &mut postings, &mut see);
        }
    }

    /// Calls `see` for each place at which some words stand, word by word: the document, and the position from its first on.
    #[inline(always)]
    pub fn each_place(&self, words: Range<WordId>, mut see: impl FnMut(DocId, u32)) {
        let mut postings = Vec::new();
        for list in self.places(words) {
            self.places_of(list, &mut postings, |document, _, place| {
                see(document, place)
            });
        }
    }

    /// Calls `see` for each position at which any word stands, word by word, with the word.
    pub fn each_word_position(&self, mut see: impl FnMut(WordId, u32)) {
        let mut postings = Vec::new();
        for (place, &word) in self.words.iter().enumerate() {
            self.positions_of(place, &mut postings, |position| see(word, position));
        }
    }

    #[inline(always)]
    fn positions_of(&self, list: usize, postings: &mut Vec<Posting>, mut see: impl FnMut(u32)) {
        self.places_of(list, postings, |_, start, place| see(start + place));
    }

    /// Calls `see` with the document, its first position, and the place from there on.
    #[inline(always)]
    fn places_of(
        &self,
        list: usize,
        postings: &mut Vec<Posting>,
        mut see: impl FnMut(DocId, u32, u32),
    ) {
        postings.clear();
        let at = self.each_in(list, |posting| postings.push(posting));
        let mut list = Bits::new(&self.bits, at);
        for &Posting { document, count } in &*postings {
            let span = self.span(document);
            let length = span.end - span.start;
            let see = |place| see(document, span.start, place);
            runs::each(&mut list, length, count, see);
        }
    }

    fn places(&self, words: Range<WordId>) -> Range<usize> {
        let first = self.words.partition_point(|&known| known < words.start);
        let most = (words.end - words.start) as usize;
        let some = &self.words[first..self.words.len().min(first + most)];
        first..first + some.partition_point(|&known| known < words.end)
    }

    fn list(&self, place: usize) -> Bits<'_> {
        Bits::new(&self.bits, self.at[place])
    }

    /// Calls `see` with the documents of one list; from the bit that is returned on are its positions.
    #[inline(always)]
    pub(super) fn each_in(&self, place: usize, see: impl FnMut(Posting)) -> u32 {
        let documents = self.documents() as DocId;
        let mut list = self.list(place);
        let count = list.gamma().min(documents);
        documents::each(list, count, documents, see)
    }
}
