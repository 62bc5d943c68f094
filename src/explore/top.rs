//! The first of many, in order: every ranking of an answer is this one.

use std::ops::Range;

/// Packs what to order by, the smaller the earlier, above a number that breaks ties and is returned.
#[must_use]
pub fn key(order: u32, number: u32) -> u64 {
    u64::from(order) << 32 | u64::from(number)
}

/// The smallest keys, in order. Costs one pass over all keys, and sorting those.
#[must_use]
pub fn first(mut keys: Vec<u64>, count: usize) -> Vec<u64> {
    if count < keys.len() {
        if count > 0 {
            keys.select_nth_unstable(count - 1);
        }
        keys.truncate(count);
    }
    keys.sort_unstable();
    keys
}

/// The numbers of the keys in a window of their order.
#[must_use]
pub fn window(keys: Vec<u64>, window: Range<usize>) -> Vec<u32> {
    first(keys, window.end)
        .into_iter()
        .skip(window.start)
        .map(|key| key as u32)
        .collect()
}
