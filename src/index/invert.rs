//! Tokens in the order of the text → lists by word, some documents at a time: a counting sort, written as bits.

use super::{
    bits::BitWriter,
    documents::{self, Posting},
    runs,
};

/// Stands between two parts of a document.
pub(super) const BREAK: u32 = u32::MAX;

/// Twelve bytes each are taken until they are sorted.
const MOST: usize = 1 << 19;

/// One zone of the documents so far. Words are numbered as they came.
#[derive(Debug)]
pub(super) struct Zone {
    /// By document: its first position.
    pub(super) starts: Vec<u32>,
    /// Positions that are left free between parts.
    pub(super) breaks: Vec<u32>,
    pub(super) segments: Vec<Segment>,
    /// The words of the documents since the last segment, [`BREAK`] between parts.
    pub(super) words: Vec<u32>,
    pub(super) end: u32,
    /// Tokens that are sorted at once, about.
    pub(super) most: usize,
}

impl Default for Zone {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            breaks: Vec::new(),
            segments: Vec::new(),
            words: Vec::new(),
            end: 0,
            most: MOST,
        }
    }
}

/// The lists of some documents that follow one another.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The first of these documents.
    pub(super) first: u32,
    /// How many there are.
    pub(super) documents: u32,
    pub(super) lists: Vec<List>,
    pub(super) bits: Vec<u8>,
}

/// Where the list of a word is.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    pub(super) word: u32,
    /// How many documents.
    pub(super) documents: u32,
    /// The first bit of its documents; its positions follow, and after them the next list.
    pub(super) start: u32,
    /// The first bit of its positions.
    pub(super) positions: u32,
    pub(super) end: u32,
}

/// Where a token stands: its document, and its place in it.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    document: u32,
    position: u32,
}

impl Zone {
    /// Begins the next document; `words` is how many different ones there have been.
    pub(super) fn open(&mut self, words: usize) {
        if self.words.len() >= self.most {
            self.close(words);
        }
        self.starts.push(self.end);
    }

    /// Takes the next word of a document.
    #[inline]
    pub(super) fn push(&mut self, word: u32) {
        self.words.push(word);
        self.end += 1;
    }

    /// Leaves a position free if the document has words.
    pub(super) fn part(&mut self) {
        if self.starts.last().is_some_and(|&start| start < self.end) {
            self.breaks.push(self.end);
            self.push(BREAK);
        }
    }

    /// Sorts the words since the last segment into lists.
    pub(super) fn close(&mut self, words: usize) {
        if self.words.is_empty() {
            return;
        }
        let base = self.end - self.words.len() as u32;
        let first = self.starts.partition_point(|&start| start < base);
        let ends = self.starts[first..].iter().skip(1).chain([&self.end]);
        let lengths: Vec<u32> = ends
            .zip(&self.starts[first..])
            .map(|(end, start)| end - start)
            .collect();
        self.segments
            .push(segment(first as u32, &lengths, &self.words, words));
        self.words.clear();
    }
}

fn segment(first: u32, lengths: &[u32], tokens: &[u32], words: usize) -> Segment {
    let mut ends = vec![0_u32; words];
    for &word in tokens.iter().filter(|word| **word != BREAK) {
        ends[word as usize] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum - *end;
    }
    let mut places = vec![Place::default(); sum as usize];
    let mut rest = tokens;
    for (document, &length) in (0..).zip(lengths) {
        let (mine, after) = rest.split_at(length as usize);
        rest = after;
        for (position, &word) in (0..).zip(mine) {
            if let Some(end) = ends.get_mut(word as usize) {
                places[*end as usize] = Place { document, position };
                *end += 1;
            }
        }
    }
    let mut lists = Lists::default();
    let mut start = 0;
    for (word, &end) in (0..).zip(&ends) {
        if end > start {
            lists.write(word, &places[start as usize..end as usize], lengths);
        }
        start = end;
    }
    Segment {
        first,
        documents: lengths.len() as u32,
        lists: lists.lists,
        bits: lists.out.finish(),
    }
}

/// The lists written so far.
#[derive(Debug, Default)]
struct Lists {
    out: BitWriter,
    lists: Vec<List>,
    postings: Vec<Posting>,
}

impl Lists {
    fn write(&mut self, word: u32, places: &[Place], lengths: &[u32]) {
        let runs = places.chunk_by(|a, b| a.document == b.document);
        self.postings.clear();
        self.postings.extend(runs.map(|run| Posting {
            document: run[0].document,
            count: run.len() as u32,
        }));
        let start = self.out.len();
        documents::write(&self.postings, lengths.len() as u32, &mut self.out);
        let positions = self.out.len();
        self.positions(places, lengths);
        self.lists.push(List {
            word,
            documents: self.postings.len() as u32,
            start,
            positions,
            end: self.out.len(),
        });
    }

    fn positions(&mut self, places: &[Place], lengths: &[u32]) {
        let mut rest = places;
        for posting in &self.postings {
            let (run, after) = rest.split_at(posting.count as usize);
            rest = after;
            let places = run.iter().map(|place| place.position);
            runs::write(places, lengths[posting.document as usize], &mut self.out);
        }
    }
}
