//! Tokens in the order of the text → lists by word: a counting sort, some words at a time, written as bits.

use std::ops::Range;

use super::{
    Postings, WordId,
    bits::{BitWriter, parameter},
    postings::{BLOCK, WIDTH},
};

/// Stands between two parts of a document.
pub(super) const BREAK: u32 = u32::MAX;

/// Tokens that are sorted at once, at least: what the work takes in memory, in eight bytes each.
const BATCH: usize = 1 << 19;

/// The words of a zone in the order in which they stand.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// By document: where it begins.
    pub(super) starts: Vec<u32>,
    /// Numbers of words, [`BREAK`] between parts.
    pub(super) words: Vec<u32>,
}

/// Where a token stands: its document, and its place in it.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    document: u32,
    position: u32,
}

impl Stream {
    /// Turns the stream round. `rank` gives the number of each word in the lexicon. Costs a few passes over the stream.
    pub(super) fn inverted(mut self, rank: &[WordId]) -> Postings {
        self.starts.push(self.words.len() as u32);
        let mut counts = vec![0_u32; rank.len()];
        let mut postings = Postings::default();
        for (position, word) in (0..).zip(&mut self.words) {
            if *word == BREAK {
                postings.breaks.push(position);
            } else {
                *word = rank[*word as usize];
                counts[*word as usize] += 1;
            }
        }
        let mut lists = Lists::default();
        let most = BATCH.max(self.words.len() / 4);
        let mut sorted = Vec::new();
        let mut from = 0;
        while from < rank.len() {
            let to = batch(&counts, from, most);
            self.sort(&counts, from..to, &mut sorted);
            let mut rest = &sorted[..];
            for word in from..to {
                let (places, after) = rest.split_at(counts[word] as usize);
                rest = after;
                if !places.is_empty() {
                    postings.words.push(word as WordId);
                    postings.at.push(lists.out.len());
                    lists.write(places, &self.starts);
                }
            }
            from = to;
        }
        postings.end = lists.out.len();
        postings.bits = lists.out.finish();
        postings.starts = self.starts;
        postings.shrink_to_fit();
        postings
    }

    /// The places of some words, word by word.
    fn sort(&self, counts: &[u32], range: Range<usize>, sorted: &mut Vec<Place>) {
        let mut tokens = 0;
        let mut next: Vec<u32> = Vec::with_capacity(range.len());
        for &count in &counts[range.clone()] {
            next.push(tokens);
            tokens += count;
        }
        sorted.clear();
        sorted.resize(tokens as usize, Place::default());
        let first = range.start as u32;
        for (document, bounds) in (0..).zip(self.starts.windows(2)) {
            let words = &self.words[bounds[0] as usize..bounds[1] as usize];
            for (position, &word) in (0..).zip(words) {
                if let Some(place) = next.get_mut(word.wrapping_sub(first) as usize) {
                    sorted[*place as usize] = Place { document, position };
                    *place += 1;
                }
            }
        }
    }
}

/// The end of the words from `from` on that have so many tokens together; one word at least.
fn batch(counts: &[u32], from: usize, most: usize) -> usize {
    let mut tokens = 0;
    let fits = |count: &&u32| {
        tokens += **count as usize;
        tokens <= most
    };
    from + counts[from..].iter().take_while(fits).count().max(1)
}

/// The lists written so far.
#[derive(Debug, Default)]
struct Lists {
    out: BitWriter,
    /// Of the word at hand, by document: the gap from the document before, how often the word is there, and the document.
    entries: Vec<[u32; 3]>,
}

impl Lists {
    fn write(&mut self, places: &[Place], starts: &[u32]) {
        self.entries.clear();
        let mut next = 0;
        for run in places.chunk_by(|a, b| a.document == b.document) {
            let document = run[0].document;
            self.entries
                .push([document - next, run.len() as u32 - 1, document]);
            next = document + 1;
        }
        self.out.gamma(self.entries.len() as u32);
        for block in self.entries.chunks(BLOCK as usize) {
            let width = |column: usize| {
                let all = block.iter().fold(0, |all, entry| all | entry[column]);
                u32::BITS - all.leading_zeros()
            };
            let (gaps, counts) = (width(0), width(1));
            self.out.plain(gaps | counts << WIDTH, 2 * WIDTH);
            for &[gap, count, _] in block {
                self.out.plain(gap, gaps);
                self.out.plain(count, counts);
            }
        }
        let mut rest = places;
        for &[_, count, document] in &self.entries {
            let (run, after) = rest.split_at(count as usize + 1);
            rest = after;
            let length = starts[document as usize + 1] - starts[document as usize];
            let parameter = parameter(length, count + 2);
            let mut next = 0;
            for place in run {
                self.out.rice(place.position - next, parameter);
                next = place.position + 1;
            }
        }
    }
}
