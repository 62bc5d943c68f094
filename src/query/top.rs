//! The first of many, in order: every ranking of an answer is this one.

use std::{collections::BinaryHeap, ops::Range};

/// Packs what to order by, the smaller the earlier, above a number that breaks ties and is returned.
#[must_use]
pub fn key(order: u32, number: u32) -> u64 {
    u64::from(order) << 32 | u64::from(number)
}

/// The numbers of the keys in a window of their order. Costs as [`first`].
#[must_use]
pub fn window(keys: impl IntoIterator<Item = u64>, window: Range<usize>) -> Vec<u32> {
    first(keys, window.end)
        .into_iter()
        .skip(window.start)
        .map(|key| key as u32)
        .collect()
}

/// The smallest keys, in order. Costs one pass over all keys, and a heap of those that are the smallest so far.
#[must_use]
pub fn first(keys: impl IntoIterator<Item = u64>, count: usize) -> Vec<u64> {
    let mut first = BinaryHeap::new();
    for key in keys {
        if first.len() < count {
            first.push(key);
        } else if let Some(mut last) = first.peek_mut()
            && key < *last
        {
            *last = key;
        }
    }
    first.into_sorted_vec()
}
