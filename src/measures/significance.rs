//! How easily chance alone gives such a statistic, and what thousands of tests at once do to the answer.

use libm::erfc;

use super::Measure;
use crate::{protocol::Correction, strings::sort_numbers};

/// [`p_value`].
pub const P_VALUE: Measure = Measure {
    name: "p",
    label: "p (χ² with 1 degree of freedom)",
    formula: "erfc(√(|statistic|/2)), for G² or χ²",
    source: "Wilks 1938, The large-sample distribution of the likelihood ratio",
};

/// The chance of a χ² of one degree of freedom that is as large; signs are left aside. 0 above about 1,450, where it
/// is smaller than any number.
#[must_use]
pub fn p_value(statistic: f64) -> f64 {
    erfc((statistic.abs() / 2.0).sqrt())
}

/// The p of as many tests as there are, in their order, corrected so that each can be held against one threshold.
/// O(n log n).
#[must_use]
pub fn adjusted(p: &[f64], correction: Correction) -> Vec<f64> {
    let tests = p.len() as f64;
    match correction {
        Correction::None => p.to_vec(),
        Correction::Bonferroni => p.iter().map(|p| (p * tests).min(1.0)).collect(),
        Correction::Holm => stepwise(p, rising(p), |place| tests - place as f64, f64::max, 0.0),
        Correction::BenjaminiHochberg => {
            let falling = rising(p).into_iter().rev().collect();
            let factor = |place: usize| tests / (tests - place as f64);
            stepwise(p, falling, factor, f64::min, 1.0)
        }
    }
}

/// The numbers of the tests, smallest p first.
fn rising(p: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..p.len() as u32).collect();
    sort_numbers(&mut order, p.len(), &|one, other| {
        let by_p = p[one as usize].total_cmp(&p[other as usize]);
        by_p.then(one.cmp(&other))
    });
    order
}

/// Each p, in an order, times the factor of its place in it; but never on the other side of the one before.
fn stepwise(
    p: &[f64],
    order: Vec<u32>,
    factor: impl Fn(usize) -> f64,
    further: fn(f64, f64) -> f64,
    first: f64,
) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut last = first;
    for (place, test) in order.into_iter().enumerate() {
        let test = test as usize;
        last = further(last, (p[test] * factor(place)).min(1.0));
        adjusted[test] = last;
    }
    adjusted
}
