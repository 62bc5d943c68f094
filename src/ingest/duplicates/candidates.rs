//! Which texts are worth comparing: those that have a band of min-hashes in common, and about the same number of runs.

use hashbrown::HashSet;

use super::shingles::{BANDS, Sketch};

/// Texts of one band with which a text is compared at the most: thousands of letters of one form agree in a band without
/// being copies, and must not be compared each with each.
const MOST: usize = 128;

/// Calls `compare` with each pair of numbers that may be near copies, the lower one first.
pub(super) fn pairs<'a>(
    sketches: impl Iterator<Item = (usize, &'a Sketch)>,
    near: f64,
    compare: &mut dyn FnMut(usize, usize),
) {
    let sketches: Vec<(usize, &Sketch)> = sketches.filter(|(_, sketch)| sketch.runs > 0).collect();
    let mut compared: HashSet<(usize, usize), foldhash::fast::FixedState> = HashSet::default();
    for band in 0..BANDS {
        let mut order: Vec<(u32, usize, usize)> = sketches
            .iter()
            .map(|(at, sketch)| (sketch.bands[band], sketch.runs, *at))
            .collect();
        order.sort_unstable();
        for bucket in order.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, runs, a)) in bucket.iter().enumerate() {
                let most = runs as f64 / near;
                let others = bucket[at + 1..].iter().take(MOST);
                for &(_, _, b) in others.take_while(|(_, runs, _)| *runs as f64 <= most) {
                    let pair = (a.min(b), a.max(b));
                    if compared.insert(pair) {
                        compare(pair.0, pair.1);
                    }
                }
            }
        }
    }
}
