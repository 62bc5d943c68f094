//! Words that are in the same passages, group by group.

use super::marks::Mark;
use crate::strings::sort_numbers;

/// Words of the smallest group.
const LEAST: usize = 3;

/// How strongly a word has to go with those of its group, on average.
const STRONG: f64 = 0.15;

/// And at the least so many times as strongly as these with one another.
const AS_STRONG: f64 = 0.6;

/// By how many of those with which a word goes best its place among the beginnings of groups is found.
const BEST: usize = 3;

/// Some marks, by their numbers, and how strongly they go together: the mean of all pairs.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) marks: Vec<usize>,
    pub(super) together: f64,
}

/// Groups of marks in passages of which there are so many. Each begins with the mark that goes best with others, among those
/// that are in no group yet, and takes the one that goes best with all it has, again and again. Costs an intersection for each
/// pair of marks.
pub(super) fn groups(marks: &[Mark], passages: usize, most: usize, words: usize) -> Vec<Group> {
    let pairs = Pairs::of(marks, passages);
    let mut free = vec![true; marks.len()];
    let mut groups = Vec::new();
    for beginning in pairs.beginnings(marks) {
        if groups.len() == most {
            break;
        }
        if free[beginning] {
            let group = pairs.group(beginning, &free, words);
            if group.marks.len() >= LEAST {
                group.marks.iter().for_each(|&mark| free[mark] = false);
                groups.push(group);
            }
        }
    }
    groups
}

/// For each pair of marks φ, the correlation of being in a passage (Yule 1912).
struct Pairs {
    marks: usize,
    phi: Vec<f64>,
}

impl Pairs {
    fn of(marks: &[Mark], passages: usize) -> Self {
        let counts: Vec<f64> = marks
            .iter()
            .map(|mark| mark.passages.count_ones(..) as f64)
            .collect();
        let all = passages as f64;
        let mut pairs = Self {
            marks: marks.len(),
            phi: vec![0.0; marks.len() * marks.len()],
        };
        for (one, mark) in marks.iter().enumerate() {
            for (other, with) in marks[..one].iter().enumerate() {
                let both = mark.passages.intersection_count(&with.passages) as f64;
                let phi = phi(both, counts[one], counts[other], all);
                pairs.phi[one * marks.len() + other] = phi;
                pairs.phi[other * marks.len() + one] = phi;
            }
        }
        pairs
    }

    fn of_one(&self, mark: usize) -> &[f64] {
        &self.phi[mark * self.marks..][..self.marks]
    }

    /// Marks, those first that are in many passages and go well with some.
    fn beginnings(&self, marks: &[Mark]) -> Vec<usize> {
        let worth = |mark: usize| {
            let mut best = self.of_one(mark).to_vec();
            best.sort_unstable_by(|one, other| other.total_cmp(one));
            let best: f64 = best.iter().take(BEST).sum();
            best * (marks[mark].passages.count_ones(..) as f64).sqrt()
        };
        let worths: Vec<f64> = (0..self.marks).map(worth).collect();
        let mut order: Vec<u32> = (0..self.marks as u32).collect();
        sort_numbers(&mut order, self.marks, &|one, other| {
            let by_worth = worths[other as usize].total_cmp(&worths[one as usize]);
            by_worth.then(one.cmp(&other))
        });
        order.into_iter().map(|mark| mark as usize).collect()
    }

    fn group(&self, beginning: usize, free: &[bool], words: usize) -> Group {
        let mut group = Group {
            marks: vec![beginning],
            together: 0.0,
        };
        let mut sums = self.of_one(beginning).to_vec();
        while group.marks.len() < words {
            let open = (0..self.marks).filter(|mark| free[*mark] && !group.marks.contains(mark));
            let Some(next) = open.max_by(|one, other| sums[*one].total_cmp(&sums[*other])) else {
                break;
            };
            let size = group.marks.len() as f64;
            let strength = sums[next] / size;
            if strength < STRONG.max(AS_STRONG * group.together) {
                break;
            }
            let pairs = size * (size - 1.0) / 2.0;
            group.together = (group.together * pairs + sums[next]) / (pairs + size);
            group.marks.push(next);
            for (sum, phi) in sums.iter_mut().zip(self.of_one(next)) {
                *sum += phi;
            }
        }
        group
    }
}

fn phi(both: f64, one: f64, other: f64, all: f64) -> f64 {
    let variance = one * (all - one) * other * (all - other);
    if variance > 0.0 {
        (all * both - one * other) / variance.sqrt()
    } else {
        0.0
    }
}
