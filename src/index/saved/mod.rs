//! The index as bytes: prebuilt for corpora that take long to index, never the only copy of anything.
//!
//! ```text
//! "CONCORDX"  version  XXH64 of all that follows  the corpus's hash  lexicon  zones
//! lexicon     number of terms, and for each: letters shared with the one before (half a byte), the others; then how the
//!             words of each are written; then the terms that are parts of words of others, and these
//! zone        where documents end, free positions, the words, how long the list of each is where it has more than one
//!             document, the lists
//! ```
//! Numbers are of variable length but for the version (4 bytes) and the hashes (8), or codes of bits. The lists are those
//! that queries read. What has another version or checksum, or belongs to another corpus, is refused; nothing in what is
//! accepted can lead a reader out of it.

mod lexicon;
mod postings;

use xxhash_rust::xxh64::Xxh64;

use super::{Columns, Index, Lexicon, Postings, numbers::Numbers};

const MAGIC: &[u8; 8] = b"CONCORDX";
const VERSION: u32 = 3;

/// Bytes before those that the checksum is of.
const HEAD: usize = MAGIC.len() + 4 + 8;

/// Why a prebuilt index is of no use: half a sentence.
pub type Refusal = &'static str;

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
        if bytes.is_empty() {
            return Err("it is missing");
        }
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or("it is cut short")?;
        if !Self::is_begun_by(head) {
            return Err("it is no index");
        }
        if head[8..12] != VERSION.to_le_bytes() {
            return Err("another version of the program made it");
        }
        if head[12..] != checksum(rest) {
            return Err("it is damaged");
        }
        Self::read(rest).ok_or("it contradicts itself")
    }

    /// Whether bytes begin as an index of any version does.
    #[must_use]
    pub fn is_begun_by(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
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
        if number_of(corpus) == Some(self.corpus)
            && self.zones[0].documents() == columns.documents()
        {
            Ok(Index::of(self.lexicon, self.zones, columns))
        } else {
            Err(columns)
        }
    }
}

/// The number that a corpus's hash is; none where it is no hash.
fn number_of(hash: &str) -> Option<u64> {
    u64::from_str_radix(hash, 16).ok()
}

fn checksum(bytes: &[u8]) -> [u8; 8] {
    let mut hash = Xxh64::default();
    hash.update(bytes);
    hash.digest().to_le_bytes()
}

impl Index {
    /// The words and their lists as bytes; `corpus` is the hash of the documents. The same index gives the same bytes.
    #[must_use]
    pub fn save(&self, corpus: &str) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(&number_of(corpus).unwrap_or_default().to_le_bytes());
        self.lexicon.save(&mut out);
        for zone in &self.postings {
            zone.save(&mut out);
        }
        let mut saved = MAGIC.to_vec();
        saved.extend_from_slice(&VERSION.to_le_bytes());
        saved.extend_from_slice(&checksum(&out));
        saved.append(&mut out);
        saved
    }
}
