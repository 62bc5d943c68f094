//! Things that stand near one another, in any order, each at a place of its own.

use std::ops::Range;

use super::Near;

/// Choices that are tried in a window at the most.
const MOST_TRIES: usize = 1_000;

/// Choices that may be tried for one leaf of a query.
pub const MOST_STEPS: usize = 1 << 22;

/// All windows that begin with one of the things and hold them all: for each, where every thing begins.
/// `starts` gives, by thing, where it stands in a document, in order. Nothing more is found when `steps` have been used up.
#[must_use]
pub fn windows(starts: &[Vec<u32>], near: &Near, steps: &mut usize) -> Vec<Vec<u32>> {
    let width = near.within + near.lengths.iter().sum::<usize>() as u32;
    let mut firsts: Vec<(u32, usize)> = Vec::new();
    for (thing, starts) in starts.iter().enumerate() {
        firsts.extend(starts.iter().map(|&start| (start, thing)));
    }
    firsts.sort_unstable();
    let mut found: Vec<Vec<u32>> = Vec::new();
    for (start, thing) in firsts {
        let mut window = Window {
            starts,
            lengths: &near.lengths,
            from: start,
            to: start + width,
            chosen: vec![None; starts.len()],
            tries: 0,
        };
        window.chosen[thing] = Some(start);
        let complete = *steps > 0 && window.complete(0);
        *steps = steps.saturating_sub(window.tries + 1);
        if complete {
            found.push(window.chosen.into_iter().flatten().collect());
        }
    }
    found
}

/// Of places by thing, those in a range.
#[must_use]
pub fn within(starts: &[Vec<u32>], range: &Range<u32>) -> Vec<Vec<u32>> {
    let inside = |starts: &Vec<u32>| {
        let from = starts.partition_point(|&start| start < range.start);
        let to = starts.partition_point(|&start| start < range.end);
        starts[from..to].to_vec()
    };
    starts.iter().map(inside).collect()
}

struct Window<'a> {
    starts: &'a [Vec<u32>],
    lengths: &'a [usize],
    from: u32,
    to: u32,
    chosen: Vec<Option<u32>>,
    tries: usize,
}

impl Window<'_> {
    /// Finds a place for each thing from `thing` on that has none yet.
    fn complete(&mut self, thing: usize) -> bool {
        if thing == self.starts.len() {
            return true;
        }
        if self.chosen[thing].is_some() {
            return self.complete(thing + 1);
        }
        let starts = &self.starts[thing];
        let first = starts.partition_point(|&start| start < self.from);
        for &start in &starts[first..] {
            self.tries += 1;
            if start + self.lengths[thing] as u32 > self.to || self.tries > MOST_TRIES {
                break;
            }
            if self.is_free(thing, start) {
                self.chosen[thing] = Some(start);
                if self.complete(thing + 1) {
                    return true;
                }
                self.chosen[thing] = None;
            }
        }
        false
    }

    fn is_free(&self, thing: usize, start: u32) -> bool {
        let end = start + self.lengths[thing] as u32;
        self.chosen
            .iter()
            .zip(self.lengths)
            .all(|(chosen, &length)| {
                chosen.is_none_or(|at| end <= at || at + length as u32 <= start)
            })
    }
}
