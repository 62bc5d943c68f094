//! One zone of the documents: word → documents and positions.
//!
//! A position is a place in the zone of the whole corpus: the documents' tokens one after another, with one place left
//! free between two parts of a document, so that no phrase crosses from one to the next. A word's list is the number of
//! its documents (an Elias gamma code); then, in blocks, for each document the gap from the one before and how often the
//! word is there, each in as many bits as the block's largest needs; then for each document the gaps between the word's
//! places in it (Golomb–Rice codes, whose parameter follows from the document's length and the count).

use std::ops::Range;

use super::{
    DocId, WordId,
    bits::{Bits, parameter, plain},
};

/// Documents of a list that share their widths.
pub(super) const BLOCK: u32 = 64;

/// Bits of a width.
pub(super) const WIDTH: u32 = 6;

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
        self.starts.len() - 1
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

    /// Whether there is no word besides these.
    #[must_use]
    pub fn has_no_other(&self, words: &[Range<WordId>]) -> bool {
        matches!((words, &self.words[..]), ([all], [first, .., last]) if all.start <= *first && *last < all.end)
    }

    /// Calls `see` for each of some words that occurs, with the number of its documents.
    pub fn each_word(&self, words: Range<WordId>, mut see: impl FnMut(WordId, u32)) {
        for place in self.places(words) {
            see(
                self.words[place],
                Bits::new(&self.bits, self.at[place]).gamma(),
            );
        }
    }

    /// Calls `see` for each document that has some words, word by word, with how often it has the word.
    pub fn each_document(&self, words: Range<WordId>, mut see: impl FnMut(DocId, u32)) {
        for place in self.places(words) {
            self.each_in(place, &mut see);
        }
    }

    /// Calls `see` for each position at which some words stand, word by word.
    pub fn each_position(&self, words: Range<WordId>, mut see: impl FnMut(u32)) {
        let mut documents = Vec::new();
        for place in self.places(words) {
            documents.clear();
            let mut list = self.each_in(place, |document, count| documents.push((document, count)));
            for &(document, count) in &documents {
                let length = self.length(document);
                let parameter = parameter(length, count.saturating_add(1));
                let mut position = 0_u32;
                for _ in 0..count.min(length) {
                    position = position.wrapping_add(list.rice(parameter));
                    if position < length {
                        see(self.start(document) + position);
                    }
                    position = position.wrapping_add(1);
                }
            }
        }
    }

    fn places(&self, words: Range<WordId>) -> Range<usize> {
        let from = |word: WordId| self.words.partition_point(|&known| known < word);
        from(words.start)..from(words.end)
    }

    /// Calls `see` with the documents of one list and their counts; what follows are the gaps of its positions.
    #[inline(always)]
    fn each_in(&self, place: usize, mut see: impl FnMut(DocId, u32)) -> Bits<'_> {
        let mut list = Bits::new(&self.bits, self.at[place]);
        let documents = self.documents() as DocId;
        let mut left = list.gamma().min(documents);
        let mut document: DocId = 0;
        while left > 0 {
            let block = left.min(BLOCK);
            let widths = list.plain(2 * WIDTH);
            let (gaps, counts) = (widths & ((1 << WIDTH) - 1), widths >> WIDTH);
            let mut at = list.at();
            list = Bits::new(&self.bits, at + (gaps + counts) * block);
            for _ in 0..block {
                document = document.wrapping_add(plain(&self.bits, at, gaps));
                let count = plain(&self.bits, at + gaps, counts).wrapping_add(1);
                at += gaps + counts;
                if document >= documents {
                    return list;
                }
                see(document, count);
                document += 1;
            }
            left -= block;
        }
        list
    }

    /// Gives back memory that is held for more.
    pub(super) fn shrink_to_fit(&mut self) {
        self.starts.shrink_to_fit();
        self.words.shrink_to_fit();
        self.at.shrink_to_fit();
        self.breaks.shrink_to_fit();
    }
}
