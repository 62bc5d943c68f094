//! How evenly a word is spread over parts, as documents are: 0 is as evenly as the parts' sizes, near 1 is in few small
//! parts. (Others turn it round, so that 1 is even.)

use super::Measure;

/// [`Spread::dp`].
pub const DP: Measure = Measure {
    name: "dp",
    label: "DP (0 evenly spread, 1 in one small part)",
    formula: "½·Σ|vi − si|, vi = the part’s share of the word’s occurrences, si = its share of all words",
    source: "Gries 2008, Dispersions and adjusted frequencies in corpora",
};

/// The deviation of proportions, gathered from those parts alone that have the word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    hits: f64,
    words: f64,
    /// Σ|vi − si| of the parts so far, times hits and words, so that a part costs no division.
    apart: f64,
    /// Words of these parts.
    visited: f64,
}

impl Spread {
    /// For a word of so many `hits` in so many `words` altogether.
    #[must_use]
    pub fn new(hits: f64, words: f64) -> Spread {
        Spread {
            hits,
            words,
            apart: 0.0,
            visited: 0.0,
        }
    }

    /// A part that has the word, once for each.
    pub fn part(&mut self, hits: f64, words: f64) {
        self.apart += (hits * self.words - words * self.hits).abs();
        self.visited += words;
    }

    /// Gries' DP, of 0 to 1; parts that were not told have none of the hits and all other words. `None` without hits or
    /// words.
    #[must_use]
    pub fn dp(&self) -> Option<f64> {
        let apart = self.apart / (self.hits * self.words);
        let elsewhere = (1.0 - self.visited / self.words).max(0.0);
        let is_known = self.hits > 0.0 && self.words > 0.0;
        is_known.then(|| ((apart + elsewhere) / 2.0).clamp(0.0, 1.0))
    }
}
