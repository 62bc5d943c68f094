//! How large the difference of two selections is: ratios of a word's shares. Unlike tests, they do not grow with the
//! amount of text.

use libm::{log, log2};

use super::{Contingency, Measure, beta};

/// How sure the interval of [`Contingency::lrc`] is.
pub const CONFIDENCE: f64 = 0.95;

/// [`per_million`].
pub const PER_MILLION: Measure = Measure {
    name: "per_million",
    label: "per million words",
    formula: "1,000,000·a/c",
    source: "relative frequency",
};

/// [`Contingency::log_ratio`].
pub const LOG_RATIO: Measure = Measure {
    name: "log_ratio",
    label: "Log Ratio (a count of 0 taken as 0.5)",
    formula: "log2[(a/c)/(b/d)], with 0.5 for a = 0 or b = 0",
    source: "Hardie 2014, Log Ratio: an informal introduction",
};

/// [`Contingency::lrc`].
pub const LRC: Measure = Measure {
    name: "lrc",
    label: "LRC (conservative Log Ratio, exact 95 % interval, Bonferroni)",
    formula: "over-use: max(0, log2[(d/c)·q/(1−q)]), q = α/2-quantile of Beta(a, b+1); under-use: \
              min(0, log2[(d/c)·q/(1−q)]), q = (1−α/2)-quantile of Beta(a+1, b); α = 0.05 / number of words compared",
    source: "Evert 2022, Measuring keyness; interval by Clopper & Pearson 1934",
};

/// [`Contingency::simple_maths`].
pub const SIMPLE_MATHS: Measure = Measure {
    name: "simple_maths",
    label: "simple maths",
    formula: "(1,000,000·a/c + k) / (1,000,000·b/d + k), k = 1 unless said otherwise",
    source: "Kilgarriff 2009, Simple maths for keywords",
};

/// [`Contingency::difference`].
pub const DIFFERENCE: Measure = Measure {
    name: "difference",
    label: "%DIFF",
    formula: "100·(a/c − b/d) / (b/d); none for b = 0",
    source: "Gabrielatos & Marchi 2012, Keyness: appropriate metrics and practical issues",
};

/// Occurrences in a million of words. `None` if there are no words.
#[must_use]
pub fn per_million(count: f64, words: f64) -> Option<f64> {
    (words > 0.0).then(|| 1e6 * count / words)
}

impl Contingency {
    /// The binary logarithm of the ratio of shares: 1 is twice as frequent. `None` for a word in neither, and unless the
    /// table is possible.
    #[must_use]
    pub fn log_ratio(&self) -> Option<f64> {
        let half = |count: f64| if count > 0.0 { count } else { 0.5 };
        let ratio = (half(self.a) / half(self.b)) * (self.d / self.c);
        (self.is_possible() && self.a + self.b > 0.0).then(|| log2(ratio))
    }

    /// The end next to 0 of the Log Ratio's confidence interval, or 0 if that lies beyond: the least difference that the
    /// counts vouch for. The interval is exact, for counts that are Poisson's, given their sum; for numbers of documents, which
    /// have an upper end, it is too wide, the more so the larger their share. It is widened for as many
    /// `tests` as words are compared (Bonferroni). Costs a fraction of a microsecond where it is 0, as for
    /// most words; else some, up to 10. `None` unless the table is possible.
    #[must_use]
    pub fn lrc(&self, tests: usize) -> Option<f64> {
        let tail = (1.0 - CONFIDENCE) / 2.0 / tests.max(1) as f64;
        self.is_possible().then(|| match self.direction() {
            over if over > 0.0 => self.lower_bound(tail),
            under if under < 0.0 => -self.swapped().lower_bound(tail),
            _ => 0.0,
        })
    }

    /// The lower end of the Log Ratio's interval, or 0, for a word that is over-used in the first selection.
    fn lower_bound(&self, tail: f64) -> f64 {
        let even = log(self.c / self.d);
        (beta::log_odds(tail, self.a, self.b + 1.0, even) - even) * std::f64::consts::LOG2_E
    }

    /// The ratio of occurrences per million, each with `k` added: a larger one prefers more frequent words. `None` for a
    /// `k` that is not positive, and unless the table is possible.
    #[must_use]
    pub fn simple_maths(&self, k: f64) -> Option<f64> {
        let smoothed = |count, words| per_million(count, words).map(|rate| rate + k);
        let ratio = smoothed(self.a, self.c)? / smoothed(self.b, self.d)?;
        (self.is_possible() && k > 0.0 && k.is_finite()).then_some(ratio)
    }

    /// By how many per cent the first share is above the second. `None` for a word that the second has not, and unless
    /// the table is possible.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        let Contingency { a, b, c, d } = *self;
        (self.is_possible() && b > 0.0).then(|| 100.0 * ((a / c) / (b / d) - 1.0))
    }
}
