//! The first of many, in order: every ranking of an answer is this one.

use std::ops::Range;

/// Keys that are held at the least, before those that are too late are let go.
const ROOM: usize = 64;

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

/// The smallest keys, in order. Costs one pass over all keys, and sorting those; no more than twice as many are held.
#[must_use]
pub fn first(keys: impl IntoIterator<Item = u64>, count: usize) -> Vec<u64> {
    let mut first: Vec<u64> = Vec::new();
    let mut bound = u64::MAX;
    for key in keys {
        if key < bound {
            first.push(key);
            if first.len() / 2 > count.max(ROOM) {
                bound = cut(&mut first, count);
            }
        }
    }
    cut(&mut first, count);
    first.sort_unstable();
    first
}

/// Leaves the first keys, in any order. Those to come must be below what is returned.
fn cut(keys: &mut Vec<u64>, most: usize) -> u64 {
    let bound = match most {
        0 => 0,
        _ if most >= keys.len() => u64::MAX,
        _ => *keys.select_nth_unstable(most).1,
    };
    keys.truncate(most);
    bound
}
