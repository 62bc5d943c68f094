//! The index as bytes: prebuilt for corpora that take long to index, never the only copy of anything.
//!
//! ```text
//! "CONCORDX"  version  XXH64 of all that follows  the corpus's hash  lexicon  zones
//! lexicon     number of terms, and for each: letters shared with the one before, the others, and how it is written;
//!             then the terms that are parts of words of others, and these
//! zone        lengths of documents, free positions, the words with the lengths of their lists, the lists
//! ```
//! Numbers are of variable length but for the version (4 bytes) and the hashes (8). The lists are read in place. What has
//! another version or checksum, or belongs to another corpus, is refused; nothing in what is accepted can lead a reader
//! out of it.

use xxhash_rust::xxh64::xxh64;

use super::{
    Columns, Index, Lexicon, Postings,
    numbers::{Numbers, put},
    spelling,
};

const MAGIC: &[u8; 8] = b"CONCORDX";
const VERSION: u32 = 1;

/// Bytes before those that the checksum is of.
const HEAD: usize = MAGIC.len() + 4 + 8;

/// Why a prebuilt index is of no use: half a sentence.
pub type Refusal = &'static str;

/// Strings that are taken, in bytes: what is shared or told by a term is written short.
const MOST_LETTERS: usize = 1 << 30;

/// The words of a corpus and their lists, without its metadata.
#[derive(Debug)]
pub struct Prebuilt {
    corpus: u64,
    pub(super) lexicon: Lexicon,
    pub(super) zones: [Postings; 3],
}

impl Prebuilt {
    /// Reads what [`Index::save`] gave.
    ///
    /// # Errors
    /// Why the bytes are of no use.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or("it is cut short")?;
        if !head.starts_with(MAGIC) {
            return Err("it is no index");
        }
        if head[8..12] != VERSION.to_le_bytes() {
            return Err("another version of the program made it");
        }
        if head[12..] != xxh64(rest, 0).to_le_bytes() {
            return Err("it is damaged");
        }
        Self::read(rest).ok_or("it contradicts itself")
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (corpus, rest) = bytes.split_first_chunk()?;
        let mut numbers = Numbers::new(rest);
        let lexicon = Lexicon::read(&mut numbers)?;
        let mut zone = || Postings::read(&mut numbers, lexicon.words() as u32);
        let zones = [zone()?, zone()?, zone()?];
        let same = |zone: &Postings| zone.documents() == zones[0].documents();
        (numbers.is_empty() && zones.iter().all(same)).then(|| Self {
            corpus: u64::from_le_bytes(*corpus),
            lexicon,
            zones,
        })
    }

    /// The index of a corpus with these metadata; the metadata again where the words are those of another one.
    ///
    /// # Errors
    /// The metadata.
    pub fn joined(self, corpus: &str, columns: Columns) -> Result<Index, Columns> {
        if self.corpus == number_of(corpus) && self.zones[0].documents() == columns.documents() {
            Ok(Index::of(self.lexicon, self.zones, columns))
        } else {
            Err(columns)
        }
    }
}

/// The number that a corpus's hash is.
fn number_of(hash: &str) -> u64 {
    u64::from_str_radix(hash, 16).unwrap_or(0)
}

impl Index {
    /// The words and their lists as bytes; `corpus` is the hash of the documents. The same index gives the same bytes.
    #[must_use]
    pub fn save(&self, corpus: &str) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(&number_of(corpus).to_le_bytes());
        self.lexicon.save(&mut out);
        for zone in &self.postings {
            zone.save(&mut out);
        }
        let mut saved = MAGIC.to_vec();
        saved.extend_from_slice(&VERSION.to_le_bytes());
        saved.extend_from_slice(&xxh64(&out, 0).to_le_bytes());
        saved.append(&mut out);
        saved
    }
}

impl Lexicon {
    fn save(&self, out: &mut Vec<u8>) {
        put(self.terms() as u32, out);
        let mut before = "";
        for number in 0..self.terms() as u32 {
            let term = self.term(number);
            let same = |(a, b): &(u8, u8)| a == b;
            let shared = before.bytes().zip(term.bytes()).take_while(same).count();
            put(shared as u32, out);
            put((term.len() - shared) as u32, out);
            out.extend_from_slice(&term.as_bytes()[shared..]);
            let words = self.words_of(number..number + 1);
            put(words.len() as u32, out);
            for word in words {
                spelling::save(self.word(word), term, out);
            }
            before = term;
        }
        let inside = self.inside(0..self.terms() as u32);
        put(inside.len() as u32, out);
        let mut last = 0;
        for &(term, word) in inside {
            put(term - last, out);
            put(word, out);
            last = term;
        }
    }

    fn read(numbers: &mut Numbers<'_>) -> Option<Self> {
        let terms = numbers.next()?;
        let mut term: Vec<u8> = Vec::new();
        let mut lexicon = Self::with_room(terms.min(numbers.len() as u32));
        let mut word = String::new();
        for _ in 0..terms {
            let shared = numbers.next()? as usize;
            let length = numbers.next()? as usize;
            let before = (shared <= term.len()).then(|| term.split_off(shared))?;
            let rest = numbers.take(length)?;
            term.extend_from_slice(rest);
            if before.as_slice() >= rest && !lexicon.is_empty() {
                return None;
            }
            let term = std::str::from_utf8(&term).ok()?;
            lexicon.push_term(term);
            for _ in 0..numbers.next()? {
                if lexicon.letters() > MOST_LETTERS {
                    return None;
                }
                spelling::read(numbers, term, &mut word)?;
                lexicon.push_word(&word);
            }
        }
        let mut inside = Vec::new();
        let mut term = 0_u32;
        for _ in 0..numbers.next()? {
            term = term.checked_add(numbers.next()?)?;
            inside.push((term, numbers.next()?));
        }
        let (terms, words) = (lexicon.terms() as u32, lexicon.words() as u32);
        let sound = inside
            .iter()
            .all(|&(term, word)| term < terms && word < words);
        lexicon.set_inside(inside);
        sound.then(|| lexicon.closed())
    }
}

impl Postings {
    fn save(&self, out: &mut Vec<u8>) {
        put(self.documents() as u32, out);
        for bounds in self.starts.windows(2) {
            put(bounds[1] - bounds[0], out);
        }
        put(self.breaks.len() as u32, out);
        gaps(&self.breaks).for_each(|gap| put(gap, out));
        put(self.words.len() as u32, out);
        let ends = self.at.iter().skip(1).copied().chain([self.end]);
        for ((gap, start), end) in gaps(&self.words).zip(&self.at).zip(ends) {
            put(gap, out);
            put(end - start, out);
        }
        put(self.bits.len() as u32, out);
        out.extend_from_slice(&self.bits);
    }

    fn read(numbers: &mut Numbers<'_>, words: u32) -> Option<Self> {
        let mut postings = Self::default();
        let sums = |count: u32, numbers: &mut Numbers<'_>| -> Option<Vec<u32>> {
            let mut sums = Vec::with_capacity(count.min(numbers.len() as u32) as usize + 1);
            let mut sum = 0_u32;
            for _ in 0..count {
                sum = sum.checked_add(numbers.next()?)?;
                sums.push(sum);
            }
            Some(sums)
        };
        let documents = numbers.next()?;
        postings.starts = sums(documents, numbers)?;
        postings.starts.insert(0, 0);
        let breaks = numbers.next()?;
        postings.breaks = sums(breaks, numbers)?;
        let count = numbers.next()?;
        let (mut word, mut end) = (0_u32, 0_u32);
        for place in 0..count {
            let gap = numbers.next()?;
            word = word.checked_add(gap)?;
            if word >= words || (gap == 0 && place > 0) {
                return None;
            }
            postings.words.push(word);
            postings.at.push(end);
            end = end.checked_add(numbers.next()?)?;
        }
        postings.end = end;
        let bytes = numbers.next().filter(|&bytes| bytes <= u32::MAX / 8)?;
        postings.bits = numbers.take(bytes as usize)?.to_vec();
        Some(postings)
    }
}

/// The first number, and then the steps from each to the next.
fn gaps(numbers: &[u32]) -> impl Iterator<Item = u32> {
    let before = [0].into_iter().chain(numbers.iter().copied());
    numbers
        .iter()
        .zip(before)
        .map(|(number, before)| number - before)
}
