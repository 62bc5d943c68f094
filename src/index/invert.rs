//! Tokens in the order of the text → lists by word, some documents at a time: a counting sort, written as bits.

use super::{
    bits::BitWriter,
    documents::{self, Posting},
    grouped::starts,
    runs,
};

/// Stands between two parts of a document.
pub(super) const BREAK: u32 = u32::MAX;

/// Eight bytes each are taken until they are sorted.
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
    /// Behind the last list.
    pub(super) end: u32,
    pub(super) bits: Vec<u8>,
}

/// Where the list of a word begins: as in [`Postings`](super::Postings), the number of its documents, these, its positions.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    pub(super) word: u32,
    /// The first bit.
    pub(super) start: u32,
}

impl Segment {
    /// Behind the last bit of a list.
    pub(super) fn end(&self, list: usize) -> u32 {
        self.lists.get(list + 1).map_or(self.end, |next| next.start)
    }
}

/// Where tokens stand, each as one number: the document in the upper bits, the place in it in the lower ones.
#[derive(Clone, Copy, Debug)]
struct Places {
    /// Bits of the place.
    low: u32,
}

impl Places {
    /// For so many documents of which none is longer; none where 32 bits are too few.
    fn of(documents: usize, longest: u32) -> Option<Self> {
        let low = u32::BITS - longest.leading_zeros();
        let high = usize::BITS - documents.leading_zeros();
        (low + high <= u32::BITS).then_some(Self { low })
    }

    fn first(self, document: u32) -> u32 {
        document.checked_shl(self.low).unwrap_or(0)
    }

    fn document(self, place: u32) -> u32 {
        place.checked_shr(self.low).unwrap_or(0)
    }
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
    #[inline(always)]
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
        let base = self.end - self.words.len() as u32;
        let mut first = self.starts.partition_point(|&start| start < base);
        let ends = self.starts[first..].iter().skip(1).chain([&self.end]);
        let lengths: Vec<u32> = ends
            .zip(&self.starts[first..])
            .map(|(end, start)| end - start)
            .collect();
        let (mut tokens, mut lengths) = (&self.words[..], &lengths[..]);
        while !tokens.is_empty() {
            let (documents, places) = fitting(lengths);
            let (mine, after) = lengths.split_at(documents);
            let (own, rest) = tokens.split_at(mine.iter().sum::<u32>() as usize);
            let segment = segment(first as u32, mine, own, words, places);
            self.segments.push(segment);
            (first, lengths, tokens) = (first + documents, after, rest);
        }
        self.words.clear();
    }
}

/// How many of some documents have places that fit, by their lengths; the first has.
fn fitting(lengths: &[u32]) -> (usize, Places) {
    let mut longest = 0;
    let mut places = Places { low: u32::BITS };
    for (documents, &length) in lengths.iter().enumerate() {
        longest = longest.max(length);
        match Places::of(documents, longest) {
            Some(more) => places = more,
            None => return (documents, places),
        }
    }
    (lengths.len(), places)
}

fn segment(first: u32, lengths: &[u32], tokens: &[u32], words: usize, at: Places) -> Segment {
    let mut ends = vec![0_u32; words];
    let mut rest = tokens;
    for &length in lengths {
        count(own(&mut rest, length), &mut ends);
    }
    let mut places = vec![0; starts(&mut ends) as usize];
    let mut rest = tokens;
    for (document, &length) in (0..).zip(lengths) {
        let first = at.first(document);
        scatter(own(&mut rest, length), first, &mut ends, &mut places);
    }
    let mut lists = Lists::default();
    let mut start = 0;
    for (word, &end) in (0..).zip(&ends) {
        if end > start {
            lists.write(word, &places[start as usize..end as usize], at, lengths);
        }
        start = end;
    }
    Segment {
        first,
        documents: lengths.len() as u32,
        end: lists.out.len(),
        lists: lists.lists,
        bits: lists.out.finish(),
    }
}

/// The tokens of the next document.
fn own<'a>(rest: &mut &'a [u32], length: u32) -> &'a [u32] {
    let (own, after) = rest.split_at(length as usize);
    *rest = after;
    own
}

// A browser makes a function fast between two calls of it, so the loops over tokens are called document by document.

#[inline(never)]
fn count(tokens: &[u32], counts: &mut [u32]) {
    for &word in tokens {
        if let Some(count) = counts.get_mut(word as usize) {
            *count += 1;
        }
    }
}

#[inline(never)]
fn scatter(tokens: &[u32], first: u32, ends: &mut [u32], places: &mut [u32]) {
    for (position, &word) in (0..).zip(tokens) {
        if let Some(end) = ends.get_mut(word as usize) {
            places[*end as usize] = first + position;
            *end += 1;
        }
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
    #[inline(never)]
    fn write(&mut self, word: u32, places: &[u32], at: Places, lengths: &[u32]) {
        let runs = places.chunk_by(|a, b| at.document(*a) == at.document(*b));
        self.postings.clear();
        self.postings.extend(runs.map(|run| Posting {
            document: at.document(run[0]),
            count: run.len() as u32,
        }));
        let start = self.out.len();
        self.out.gamma(self.postings.len() as u32);
        documents::write(&self.postings, lengths.len() as u32, &mut self.out);
        self.positions(places, at, lengths);
        self.lists.push(List { word, start });
    }

    fn positions(&mut self, mut rest: &[u32], at: Places, lengths: &[u32]) {
        for posting in &self.postings {
            let first = at.first(posting.document);
            let places = own(&mut rest, posting.count).iter();
            let places = places.map(|place| place - first);
            runs::write(places, lengths[posting.document as usize], &mut self.out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_documents_fit_32_bits_and_keep_their_order() {
        for lengths in [
            &[7, 0, 3][..],
            &[u32::MAX, 1, 1],
            &[1, u32::MAX],
            &[1 << 30, 1, 1, 1, 1, 1],
            &[0, 0],
        ] {
            let mut rest = lengths;
            while !rest.is_empty() {
                let (documents, at) = fitting(rest);
                let (own, after) = rest.split_at(documents);
                rest = after;
                let mut before = None;
                for (document, &length) in (0..).zip(own).filter(|(_, length)| **length > 0) {
                    for position in [0, length - 1] {
                        let place = at.first(document) + position;
                        assert_eq!(at.document(place), document, "{lengths:?}");
                        assert!(before <= Some(place), "{lengths:?}");
                        before = Some(place);
                    }
                }
            }
        }
    }
}
