//! The first of many, in order: every ranking of an answer is this one.

use std::ops::Range;

/// Packs what to order by, the smaller the earlier, above a number that breaks ties and is returned.
#[must_use]
pub fn key(order: u32, number: u32) -> u64 {
    u64::from(order) << 32 | u64::from(number)
}

/// The numbers of the keys in a window of their order. Costs one pass over all keys, and sorting those up to its end.
#[must_use]
pub fn window(mut keys: Vec<u64>, window: Range<usize>) -> Vec<u32> {
    if window.end < keys.len() {
        if window.end > 0 {
            keys.select_nth_unstable(window.end - 1);
        }
        keys.truncate(window.end);
    }
    keys.sort_unstable();
    keys.into_iter()
        .skip(window.start)
        .map(|key| key as u32)
        .collect()
}
