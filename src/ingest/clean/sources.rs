//! Lines that several documents of one source have. Copies of one text count as one document.

use hashbrown::{HashMap, HashSet};
use xxhash_rust::xxh64::xxh64;

use super::{cues, lines::Line, seen::size};
use crate::ingest::Draft;

/// Size of a line that two documents hardly have in common by chance.
const OWN: usize = 25;

type Map<K, V> = HashMap<K, V, foldhash::fast::FixedState>;

/// Where a document comes from: its outlet, or the folder of its file.
pub(super) fn name(draft: &Draft) -> &str {
    if let Some(outlet) = draft
        .document
        .fields
        .get("outlet")
        .and_then(|all| all.first())
    {
        return outlet;
    }
    let file = draft.place.split(", line ").next().unwrap_or("");
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// How many documents of each source have a line.
#[derive(Debug, Default)]
pub(super) struct Sources {
    counts: Map<u64, u32>,
    documents: Map<u64, u32>,
}

/// One source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    sources: &'a Sources,
    seed: u64,
    /// Documents of it, copies of one text counted once.
    pub(super) documents: usize,
}

impl Sources {
    /// Counts the lines of documents, each given with its source's name.
    pub(super) fn of(documents: &[(String, Vec<Line>)]) -> Self {
        let seeds: Vec<u64> = documents.iter().map(|(name, _)| seed(name)).collect();
        let hashed: Vec<Vec<(u64, usize)>> = documents
            .iter()
            .zip(&seeds)
            .map(|((_, lines), &seed)| distinct(lines, seed))
            .collect();
        let mut all: Map<u64, u32> = Map::default();
        for (hash, _) in hashed.iter().flatten() {
            *all.entry(*hash).or_default() += 1;
        }
        let mut sources = Self::default();
        let mut met = HashSet::<u64, foldhash::fast::FixedState>::default();
        for (lines, seed) in hashed.iter().zip(seeds) {
            // A copy has no paragraph that is rarer than the copies are, so its rarest one is met a second time.
            let rarest = lines
                .iter()
                .filter(|(_, size)| *size >= OWN)
                .min_by_key(|(hash, size)| (all[hash], usize::MAX - size, *hash));
            if rarest.is_some_and(|(hash, _)| !met.insert(*hash)) {
                continue;
            }
            *sources.documents.entry(seed).or_default() += 1;
            for (hash, _) in lines {
                *sources.counts.entry(*hash).or_default() += 1;
            }
        }
        sources.counts.retain(|_, count| *count > 1);
        sources
    }

    /// The source of a name.
    pub(super) fn source(&self, name: &str) -> Source<'_> {
        let seed = seed(name);
        Source {
            sources: self,
            seed,
            documents: self.documents.get(&seed).copied().unwrap_or(0) as usize,
        }
    }
}

impl Source<'_> {
    /// Other documents that have a line of this key.
    pub(super) fn others(&self, key: &str) -> usize {
        let hash = xxh64(key.as_bytes(), self.seed);
        let count = self.sources.counts.get(&hash).copied().unwrap_or(1);
        count.saturating_sub(1) as usize
    }
}

fn seed(name: &str) -> u64 {
    xxh64(name.as_bytes(), 0)
}

/// The lines' hashes, each once, with their sizes.
fn distinct(lines: &[Line], seed: u64) -> Vec<(u64, usize)> {
    if lines.len() < 2 {
        return Vec::new();
    }
    let mut lines: Vec<(u64, usize)> = lines
        .iter()
        .map(|line| (cues::key(&line.text), size(&line.text)))
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, size)| (xxh64(key.as_bytes(), seed), size))
        .collect();
    lines.sort_unstable();
    lines.dedup_by_key(|(hash, _)| *hash);
    lines
}
