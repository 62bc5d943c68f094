//! How strongly a word goes with another: a node and a collocate within a window of words.

use libm::log2;

use super::{Contingency, Measure, sign, surprise};

/// How often two words stand near one another, and how often they stand at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cooccurrence {
    /// O: occurrences of the collocate within windows around the node.
    pub o: f64,
    /// Occurrences of the node.
    pub f1: f64,
    /// Occurrences of the collocate.
    pub f2: f64,
    /// All words.
    pub n: f64,
    /// W: words in the windows around the node, each once.
    pub windows: f64,
}

/// [`Cooccurrence::log_dice`].
pub const LOG_DICE: Measure = Measure {
    name: "log_dice",
    label: "logDice (without window)",
    formula: "14 + log2[2·O/(f1+f2)]",
    source: "Rychlý 2008, A lexicographer-friendly association score",
};

/// [`Cooccurrence::log_dice_window`].
pub const LOG_DICE_WINDOW: Measure = Measure {
    name: "log_dice_window",
    label: "logDice (with window)",
    formula: "14 + log2[2·O/(W+f2)]",
    source: "Rychlý 2008, with the words in the windows in place of the node",
};

/// [`Cooccurrence::mi`].
pub const MI: Measure = Measure {
    name: "mi",
    label: "MI (log2)",
    formula: "log2(O/E), E = W·f2/N",
    source: "Church & Hanks 1990, Word association norms, mutual information, and lexicography",
};

/// [`Cooccurrence::mi3`].
pub const MI3: Measure = Measure {
    name: "mi3",
    label: "MI³ (log2)",
    formula: "log2(O³/E), E = W·f2/N",
    source: "Daille 1994, Approche mixte pour l’extraction automatique de terminologie",
};

/// [`Cooccurrence::local_mi`].
pub const LOCAL_MI: Measure = Measure {
    name: "local_mi",
    label: "local MI (log2)",
    formula: "O·log2(O/E), E = W·f2/N",
    source: "Evert 2008, Corpora and collocations",
};

/// [`Cooccurrence::t_score`].
pub const T_SCORE: Measure = Measure {
    name: "t_score",
    label: "t-score",
    formula: "(O − E)/√O, E = W·f2/N",
    source: "Church, Gale, Hanks & Hindle 1991, Using statistics in lexical analysis",
};

/// [`Cooccurrence::z_score`].
pub const Z_SCORE: Measure = Measure {
    name: "z_score",
    label: "z-score (no correction)",
    formula: "(O − E)/√E, E = W·f2/N",
    source: "Berry-Rogghe 1973, The computation of collocations and their relevance in lexical studies",
};

/// [`Cooccurrence::g2`].
pub const G2: Measure = Measure {
    name: "g2",
    label: "G² (4-term, with window)",
    formula: "2·Σ Oij·ln(Oij/Eij) over O, W − O, f2 − O, N − W − f2 + O, \
              each against its row’s and column’s sums; negative for O < E = W·f2/N",
    source: "Dunning 1993, Accurate methods for the statistics of surprise and coincidence; windows by Evert 2008",
};

/// [`Cooccurrence::simple_ll`].
pub const SIMPLE_LL: Measure = Measure {
    name: "simple_ll",
    label: "simple log-likelihood",
    formula: "2·[O·ln(O/E) − (O − E)], E = W·f2/N; negative for O < E",
    source: "Evert 2008, Corpora and collocations",
};

/// [`Cooccurrence::delta_p`].
pub const DELTA_P: Measure = Measure {
    name: "delta_p",
    label: "ΔP (collocate given the node)",
    formula: "O/W − (f2 − O)/(N − W)",
    source: "Gries 2013, 50-something years of work on collocations",
};

impl Cooccurrence {
    /// E: how often the collocate would stand in as many words as the windows have, were it spread evenly. 0 if there are
    /// no words.
    #[must_use]
    pub fn expected(&self) -> f64 {
        if self.n > 0.0 {
            self.windows * (self.f2 / self.n)
        } else {
            0.0
        }
    }

    /// The collocate's counts in the windows and outside of them.
    #[must_use]
    pub fn table(&self) -> Contingency {
        Contingency {
            a: self.o,
            b: self.f2 - self.o,
            c: self.windows,
            d: self.n - self.windows,
        }
    }

    /// 14 for two words that are never apart, 1 less for each half of that; does not depend on N. `None` if they are
    /// never together.
    #[must_use]
    pub fn log_dice(&self) -> Option<f64> {
        self.together()
            .then(|| 14.0 + log2(2.0 * self.o / (self.f1 + self.f2)))
    }

    /// As [`Cooccurrence::log_dice`], with the words in the windows in place of the node: 14 for a word that fills them and is nowhere else.
    #[must_use]
    pub fn log_dice_window(&self) -> Option<f64> {
        self.together()
            .then(|| 14.0 + log2(2.0 * self.o / (self.windows + self.f2)))
    }

    /// Mutual information: how many doublings are between O and E; favours rare words. `None` if they are never together.
    #[must_use]
    pub fn mi(&self) -> Option<f64> {
        self.together().then(|| log2(self.o / self.expected()))
    }

    /// As [`Cooccurrence::mi`] with the cube of O, which favours frequent words.
    #[must_use]
    pub fn mi3(&self) -> Option<f64> {
        self.mi().map(|mi| mi + 2.0 * log2(self.o))
    }

    /// Mutual information times O. `None` if they are never together.
    #[must_use]
    pub fn local_mi(&self) -> Option<f64> {
        self.mi().map(|mi| self.o * mi)
    }

    /// How sure it is that O is above E; favours frequent words. `None` if they are never together.
    #[must_use]
    pub fn t_score(&self) -> Option<f64> {
        self.together()
            .then(|| (self.o - self.expected()) / self.o.sqrt())
    }

    /// The distance of O and E in standard deviations of E. `None` if nothing is expected.
    #[must_use]
    pub fn z_score(&self) -> Option<f64> {
        self.is_known()
            .then(|| (self.o - self.expected()) / self.expected().sqrt())
    }

    /// Log-likelihood of the four cells of [`Cooccurrence::table`], signed. `None` unless that is possible.
    #[must_use]
    pub fn g2(&self) -> Option<f64> {
        self.table().g2_four()
    }

    /// Log-likelihood of O alone, signed: near [`Cooccurrence::g2`] for rare words. `None` if nothing is expected.
    #[must_use]
    pub fn simple_ll(&self) -> Option<f64> {
        let (o, e) = (self.o, self.expected());
        let twice = 2.0 * (surprise(o, e) - (o - e));
        self.is_known().then(|| sign(o - e) * twice.max(0.0))
    }

    /// How much more likely the collocate is in a window than outside. `None` unless [`Cooccurrence::table`] is possible.
    #[must_use]
    pub fn delta_p(&self) -> Option<f64> {
        let Contingency { a, b, c, d } = self.table();
        self.table().is_possible().then(|| a / c - b / d)
    }

    fn is_known(&self) -> bool {
        let expected = self.expected();
        expected > 0.0 && expected.is_finite() && self.o >= 0.0 && self.o.is_finite()
    }

    fn together(&self) -> bool {
        self.is_known() && self.o > 0.0
    }
}
