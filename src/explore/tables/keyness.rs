//! Keyness: what words mark some documents against others. Beside each word stands the table that all is reckoned from: a and
//! b, how often it is in either, c and d, how much there is of both, and what was to be expected.
//!
//! Rows stand by LRC, the difference that the counts vouch for: tests alone put the commonest words first, ratios alone the
//! rarest (Evert 2022); it does neither. Words for which that is 0 stand by G². What marks the others has negative values, and comes first when rows are reversed.

use std::borrow::Cow;

use super::{
    Counted, Selected, column,
    sides::{Term, each_term},
    sum,
};
use crate::{
    index::Index,
    measures::{Contingency, Measure, effect, keyness, significance},
    protocol::{Column, Correction, KeynessView, Row, Sum, Unit, Warning},
    query::quoted,
};

/// The terms of two selections.
#[derive(Debug)]
pub struct Keyness<'a> {
    options: &'a KeynessView,
    sides: [Selected<'a>; 2],
    tokens: [f64; 2],
    documents: [f64; 2],
    types: [usize; 2],
    terms: Vec<Term>,
    /// By term: the statistic, and its p corrected.
    g2_four: Vec<Option<f64>>,
    corrected: Vec<f64>,
}

impl<'a> Keyness<'a> {
    /// Counts the terms of a selection, and of what it is held against. Costs as much as the words of one, and the p-value of
    /// each word.
    #[must_use]
    pub fn new(options: &'a KeynessView, sides: [Selected<'a>; 2]) -> Self {
        let mut keyness = Self {
            options,
            tokens: sides.map(|side| side.tokens() as f64),
            documents: sides.map(|side| side.documents.count_ones(..) as f64),
            types: [0; 2],
            terms: Vec::new(),
            g2_four: Vec::new(),
            corrected: Vec::new(),
            sides,
        };
        each_term(&sides, |term| keyness.take(term));
        let g2 = |term| keyness.contingency(term).g2_four();
        keyness.g2_four = keyness.terms.iter().map(g2).collect();
        let p = |g2: &Option<f64>| significance::p_value(g2.unwrap_or_default());
        let p: Vec<f64> = keyness.g2_four.iter().map(p).collect();
        keyness.corrected = significance::adjusted(&p, options.correction);
        keyness
    }

    fn take(&mut self, term: Term) {
        for (types, count) in self.types.iter_mut().zip(term.counts) {
            *types += usize::from(count > 0);
        }
        let [a, b] = self.observed(&term);
        if a + b >= self.options.minimum.max(1) {
            self.terms.push(term);
        }
    }

    fn observed(&self, term: &Term) -> [u32; 2] {
        match self.options.unit {
            Unit::Words => term.counts,
            Unit::Documents => term.documents,
        }
    }

    fn contingency(&self, term: &Term) -> Contingency {
        let [a, b] = self.observed(term).map(f64::from);
        let [c, d] = match self.options.unit {
            Unit::Words => self.tokens,
            Unit::Documents => self.documents,
        };
        Contingency { a, b, c, d }
    }
}

impl Counted for Keyness<'_> {
    fn columns(&self) -> Vec<Column> {
        let (counted, unit) = match self.options.unit {
            Unit::Words => ("Occurrences", "words"),
            Unit::Documents => ("Documents with the word", "documents"),
        };
        let pair = |name: &str, label: &str, of: [&str; 2]| {
            [
                column(name, &format!("{label}{}", of[0])),
                column(
                    &format!("other_{name}"),
                    &format!("{label}, others{}", of[1]),
                ),
            ]
        };
        let mut columns = Vec::new();
        columns.extend(pair("count", counted, [" (a)", " (b)"]));
        columns.extend(pair("documents", "Documents", [""; 2]));
        columns.extend(pair("per_million", &format!("Per million {unit}"), [""; 2]));
        columns.extend(pair("expected", "Expected", [" (E1)", " (E2)"]));
        let formulas = [
            "1,000,000·a/c",
            "1,000,000·b/d",
            "c·(a+b)/(c+d)",
            "d·(a+b)/(c+d)",
        ];
        for (column, formula) in columns[4..].iter_mut().zip(formulas) {
            column.formula = formula.into();
        }
        columns.extend(MEASURES.map(|(measure, _)| self.measure(measure)));
        columns.extend([p_column(), self.corrected_column()]);
        columns
    }

    fn rows(&self) -> usize {
        self.terms.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let term = &self.terms[row];
        let table = self.contingency(term);
        match column {
            0 => Some(table.a),
            1 => Some(table.b),
            2 | 3 => Some(f64::from(term.documents[column - 2])),
            4 => effect::per_million(table.a, table.c),
            5 => effect::per_million(table.b, table.d),
            6 => Some(table.expected().0),
            7 => Some(table.expected().1),
            column => match MEASURES.get(column - COUNTS) {
                Some((_, reckon)) => reckon(self, row, &table),
                None if column == COUNTS + MEASURES.len() => {
                    self.g2_four[row].map(significance::p_value)
                }
                None => self.g2_four[row].map(|_| self.corrected[row]),
            },
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        self.index().lexicon.term(self.terms[row].term).into()
    }

    fn row(&self, row: usize) -> Row {
        let Term { term, counts, .. } = self.terms[row];
        Row {
            label: self.sides[usize::from(counts[0] == 0)].written(term).into(),
            query: quoted(&[term], &self.index().lexicon),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        Some(effect::LRC.name)
    }

    fn ties(&self) -> Option<&'static str> {
        Some(keyness::G2_FOUR.name)
    }

    fn warnings(&self) -> Vec<Warning> {
        let [ours, others] = self.sides.map(|side| side.documents);
        let mut warnings = Vec::new();
        let mut warn = |code: &str, message: String| {
            warnings.push(Warning {
                code: code.into(),
                message,
                ..Warning::default()
            });
        };
        match ours.intersection_count(others) {
            0 => {}
            1 => warn(
                "overlap",
                "One document is in both selections, and counted in both.".into(),
            ),
            both => warn(
                "overlap",
                format!("{both} documents are in both selections, and counted in both."),
            ),
        }
        if others.is_clear() {
            warn(
                "no-others",
                "There is no document to hold these against, so nothing marks them.".into(),
            );
        }
        warnings
    }

    fn sums(&self) -> Vec<Sum> {
        let of = |side: usize| {
            let mut sums = self.sides[side].sums();
            sums.push(sum("types", "Different words", self.types[side]));
            sums
        };
        let (mut sums, mut others) = (of(0), of(1));
        for sum in &mut others {
            sum.name.insert_str(0, "other_");
            sum.label.push_str(", others");
        }
        sums.extend(others);
        sums
    }
}

impl Keyness<'_> {
    fn index(&self) -> &Index {
        self.sides[0].index
    }

    /// A measure, told as it is of what is counted.
    fn measure(&self, measure: Measure) -> Column {
        let mut column = Column::from(measure);
        if measure == effect::LRC && self.options.unit == Unit::Documents {
            column.label = CAREFUL_LABEL.into();
            column.formula += CAREFUL;
        }
        column
    }

    fn corrected_column(&self) -> Column {
        let (label, formula, source) = match self.options.correction {
            Correction::None => ("not corrected", "p", ""),
            Correction::Bonferroni => (
                "Bonferroni",
                "min(1, n·p)",
                "Dunn 1961, Multiple comparisons among means",
            ),
            Correction::Holm => (
                "Holm",
                "p of rank i, smallest first: the largest of min(1, (n−j+1)·pj), j ≤ i",
                "Holm 1979, A simple sequentially rejective multiple test procedure",
            ),
            Correction::BenjaminiHochberg => (
                "Benjamini & Hochberg",
                "p of rank i, smallest first: the smallest of min(1, n·pj/j), j ≥ i",
                "Benjamini & Hochberg 1995, Controlling the false discovery rate",
            ),
        };
        Column {
            name: "p_corrected".into(),
            label: format!("p, corrected ({label})"),
            formula: format!("{formula}; n = {} words compared", self.terms.len()),
            source: source.into(),
        }
    }
}

/// Columns before those of the measures.
const COUNTS: usize = 8;

/// Reckons a measure of a row.
type Reckon = fn(&Keyness<'_>, usize, &Contingency) -> Option<f64>;

/// In the order of their columns.
const MEASURES: [(Measure, Reckon); 8] = [
    (keyness::G2_TWO, |_, _, table| table.g2_two()),
    (keyness::G2_FOUR, |all, row, _| all.g2_four[row]),
    (effect::LOG_RATIO, |_, _, table| table.log_ratio()),
    (effect::LRC, |all, _, table| table.lrc(all.terms.len())),
    (effect::SIMPLE_MATHS, |all, _, table| {
        table.simple_maths(all.options.smoothing)
    }),
    (effect::DIFFERENCE, |_, _, table| table.difference()),
    (keyness::CHI2, |_, _, table| table.chi2()),
    (keyness::CHI2_YATES, |_, _, table| table.chi2_yates()),
];

/// What LRC is called by documents: its interval is one of counts that have no upper end.
const CAREFUL_LABEL: &str =
    "LRC (conservative Log Ratio, careful 95 % interval, Bonferroni; by documents)";

const CAREFUL: &str = "; as for words, whose number has no upper end: too wide, so nearer 0 than need be, for words \
                       that most documents of a selection have";

fn p_column() -> Column {
    Column {
        label: "p of G² (4-term)".into(),
        ..significance::P_VALUE.into()
    }
}
