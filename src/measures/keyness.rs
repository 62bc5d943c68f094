//! A word in one selection against another: the table of its counts, and tests of whether its shares differ.

use super::{Measure, sign, surprise};

/// How often a word stands in two selections, and how much there is of each: words, or documents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contingency {
    /// Occurrences in the first selection (or its documents with the word).
    pub a: f64,
    /// Occurrences in the second.
    pub b: f64,
    /// All words (or documents) of the first selection.
    pub c: f64,
    /// All words of the second.
    pub d: f64,
}

/// [`Contingency::g2_two`].
pub const G2_TWO: Measure = Measure {
    name: "g2_2",
    label: "G² (2-term)",
    formula: "2·[a·ln(a/E1) + b·ln(b/E2)], E1 = c·(a+b)/(c+d), E2 = d·(a+b)/(c+d); negative for under-use",
    source: "Rayson & Garside 2000, Comparing corpora using frequency profiling",
};

/// [`Contingency::g2_four`].
pub const G2_FOUR: Measure = Measure {
    name: "g2_4",
    label: "G² (4-term)",
    formula: "2·[a·ln(a/E1) + b·ln(b/E2) + (c−a)·ln((c−a)/(c−E1)) + (d−b)·ln((d−b)/(d−E2))], \
              E1 = c·(a+b)/(c+d), E2 = d·(a+b)/(c+d); negative for under-use",
    source: "Dunning 1993, Accurate methods for the statistics of surprise and coincidence",
};

/// [`Contingency::chi2`].
pub const CHI2: Measure = Measure {
    name: "chi2",
    label: "χ² (Pearson, no correction)",
    formula: "N·(a·(d−b) − b·(c−a))² / (c·d·(a+b)·(N−a−b)), N = c+d; negative for under-use",
    source: "Pearson 1900, On the criterion that a given system of deviations … have arisen from random sampling",
};

/// [`Contingency::chi2_yates`].
pub const CHI2_YATES: Measure = Measure {
    name: "chi2_yates",
    label: "χ² (Yates’ correction)",
    formula: "N·max(0, |a·(d−b) − b·(c−a)| − N/2)² / (c·d·(a+b)·(N−a−b)), N = c+d; negative for under-use",
    source: "Yates 1934, Contingency tables involving small numbers and the χ² test",
};

impl Contingency {
    /// A table can be tested where both selections have something, and no more of the word than of all words.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let Contingency { a, b, c, d } = *self;
        c > 0.0
            && d > 0.0
            && (0.0..=c).contains(&a)
            && (0.0..=d).contains(&b)
            && (c + d).is_finite()
    }

    /// Both selections in each other's place.
    #[must_use]
    pub fn swapped(&self) -> Contingency {
        let Contingency { a, b, c, d } = *self;
        Contingency {
            a: b,
            b: a,
            c: d,
            d: c,
        }
    }

    /// E1 and E2: how often the word would stand in each if its share were the same in both; zeros if there are no words.
    #[must_use]
    pub fn expected(&self) -> (f64, f64) {
        let all = self.c + self.d;
        if all > 0.0 {
            let share = (self.a + self.b) / all;
            (self.c * share, self.d * share)
        } else {
            (0.0, 0.0)
        }
    }

    /// 1 for more in the first selection than expected, −1 for less, else 0.
    pub(super) fn direction(&self) -> f64 {
        sign(self.a / self.c - self.b / self.d)
    }

    /// Log-likelihood of the two counts of the word, signed by its use. `None` unless the table is possible.
    #[must_use]
    pub fn g2_two(&self) -> Option<f64> {
        let (e1, e2) = self.expected();
        let two = surprise(self.a, e1) + surprise(self.b, e2);
        self.signed(2.0 * two)
    }

    /// Log-likelihood of all four cells, signed by its use. `None` unless the table is possible.
    #[must_use]
    pub fn g2_four(&self) -> Option<f64> {
        let Contingency { a, b, c, d } = *self;
        let (e1, e2) = self.expected();
        let with = surprise(a, e1) + surprise(b, e2);
        let without = surprise(c - a, c - e1) + surprise(d - b, d - e2);
        self.signed(2.0 * (with + without))
    }

    /// Pearson's χ², signed by its use; 0 for a word that is nowhere or everywhere. `None` unless the table is possible.
    #[must_use]
    pub fn chi2(&self) -> Option<f64> {
        self.signed(self.squared(0.0))
    }

    /// As [`Contingency::chi2`], with the difference from what is expected made smaller by one half, but not below 0.
    #[must_use]
    pub fn chi2_yates(&self) -> Option<f64> {
        self.signed(self.squared(0.5))
    }

    /// χ² by the word's shares, as the products of its formula could be too large.
    fn squared(&self, correction: f64) -> f64 {
        let Contingency { a, b, c, d } = *self;
        let (first, word) = (c / (c + d), (a + b) / (c + d));
        let difference = ((a / c - b / d).abs() * first * d - correction).max(0.0);
        let variance = first * d * word * (1.0 - word);
        if variance > 0.0 {
            difference * difference / variance
        } else {
            0.0
        }
    }

    /// A statistic that cannot be negative, but for rounding, with the sign of the word's use.
    fn signed(&self, statistic: f64) -> Option<f64> {
        self.is_possible()
            .then(|| self.direction() * statistic.max(0.0))
    }
}
