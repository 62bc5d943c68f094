//! A counting sort: items by a key that is a small number.

use std::cmp::Ordering;

use crate::strings::sort_numbers;

/// Items in the order of their keys, those of one key in the order in which they came.
#[derive(Debug)]
pub(super) struct Grouped {
    /// By key: behind its last item.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Grouped {
    /// The numbers of these keys, each below `keys`. Two passes over them, and one over all keys.
    pub(super) fn by(keys: usize, of: impl Iterator<Item = u32> + Clone) -> Self {
        let mut ends = vec![0_u32; keys];
        for key in of.clone() {
            ends[key as usize] += 1;
        }
        let count = starts(&mut ends);
        let mut items = vec![0; count as usize];
        for (item, key) in (0..).zip(of) {
            let end = &mut ends[key as usize];
            items[*end as usize] = item;
            *end += 1;
        }
        Self { ends, items }
    }

    /// All items.
    pub(super) fn items(&self) -> &[u32] {
        &self.items
    }

    /// Puts the items of each key in an order, in which no two are equal.
    pub(super) fn sort_each(&mut self, order: &dyn Fn(u32, u32) -> Ordering) {
        let mut start = 0;
        for &end in &self.ends {
            let group = &mut self.items[start..end as usize];
            start = end as usize;
            if group.len() > 1 {
                sort_numbers(group, group.len(), order);
            }
        }
    }

    /// The items of each key.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let group = &self.items[start..end as usize];
            start = end as usize;
            group
        })
    }
}

/// How many there are of each → where each begins; gives how many there are of all.
pub(super) fn starts(counts: &mut [u32]) -> u32 {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum - *count;
    }
    sum
}
