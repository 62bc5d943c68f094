//! Keyness: what words mark some documents against others. Beside each word stands the table that all is reckoned from: a and
//! b, how often it is in either, c and d, how much there is of both, and what was to be expected.
//!
//! Rows stand by LRC, the difference that the counts vouch for: tests alone put the commonest words first, ratios alone the
//! rarest (Evert 2022); it does neither. Words for which that is 0 stand by G². What marks the others has negative values, and comes first when rows are reversed.

use std::borrow::Cow;

use super::{Counted, Selected, column, sum, written};
use crate::{
    index::{Index, TermId, Walk, Zone},
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
    /// By document: whether it is in either.
    lengths: Vec<u32>,
    terms: Vec<Term>,
    g2_four: Vec<f64>,
    corrected: Vec<f64>,
}

/// A term, in the selection and in what it is held against.
#[derive(Clone, Copy, Debug, Default)]
struct Term {
    term: TermId,
    counts: [u32; 2],
    documents: [u32; 2],
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
            lengths: either(&sides),
            terms: Vec::new(),
            g2_four: Vec::new(),
            corrected: Vec::new(),
            sides,
        };
        each_term(&sides, |term| keyness.take(term));
        let g2 = |term| keyness.contingency(term).g2_four().unwrap_or(f64::NAN);
        keyness.g2_four = keyness.terms.iter().map(g2).collect();
        let p: Vec<f64> = keyness
            .g2_four
            .iter()
            .map(|&g2| significance::p_value(g2))
            .collect();
        let corrected = significance::adjusted(&p, options.correction);
        let known = |(p, corrected): (&f64, f64)| if p.is_nan() { *p } else { corrected };
        keyness.corrected = p.iter().zip(corrected).map(known).collect();
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

/// By document: not 0 if it is in either.
fn either(sides: &[Selected<'_>; 2]) -> Vec<u32> {
    let mut lengths = sides[0].lengths();
    let others = sides[1].lengths();
    lengths
        .iter_mut()
        .zip(others)
        .for_each(|(length, other)| *length += other);
    lengths
}

/// Calls `see` with each term of the corpus in order, as often as it is in both.
fn each_term(sides: &[Selected<'_>; 2], mut see: impl FnMut(Term)) {
    let mut tally = Tally::new(sides);
    for term in 0..sides[0].index.lexicon.terms() as TermId {
        see(tally.term(term));
    }
}

/// The zones of either.
fn zones(sides: &[Selected<'_>; 2]) -> &'static [Zone] {
    let [ours, others] = sides.map(|side| side.zones);
    if ours.len() < others.len() {
        others
    } else {
        ours
    }
}

/// One term after another, on both sides.
struct Tally<'a> {
    sides: &'a [Selected<'a>; 2],
    /// By document: a bit for each side that it is on.
    on: Vec<u8>,
    /// By side and document: the last term that it has.
    seen: [Vec<TermId>; 2],
    /// By zone: the sides on which it counts, a bit for each, and its lists.
    walks: Vec<(u8, Walk<'a>)>,
}

impl<'a> Tally<'a> {
    fn new(sides: &'a [Selected<'a>; 2]) -> Self {
        let mut on = vec![0; sides[0].index.documents];
        for (bit, side) in [1, 2].into_iter().zip(sides) {
            side.documents
                .ones()
                .for_each(|document| on[document] |= bit);
        }
        let counts = |side: usize, zone: &Zone| u8::from(sides[side].zones.contains(zone));
        let walk = |zone: &Zone| {
            let walk = sides[0].index.postings[*zone as usize].walk();
            (counts(0, zone) | counts(1, zone) << 1, walk)
        };
        Self {
            seen: [(); 2].map(|()| vec![TermId::MAX; on.len()]),
            on,
            walks: zones(sides).iter().map(walk).collect(),
            sides,
        }
    }

    /// The next term. Never a part of its caller: a browser makes a function fast between two calls.
    #[inline(never)]
    fn term(&mut self, term: TermId) -> Term {
        let end = self.sides[0].index.lexicon.words_of(term..term + 1).end;
        let mut tallied = Term {
            term,
            ..Term::default()
        };
        for (sides, walk) in &mut self.walks {
            walk.up_to(end, |document, count| {
                let on = self.on[document as usize] & *sides;
                for side in 0..2 {
                    if on >> side & 1 == 1 {
                        let seen = &mut self.seen[side][document as usize];
                        tallied.counts[side] += count;
                        tallied.documents[side] += u32::from(*seen != term);
                        *seen = term;
                    }
                }
            });
        }
        tallied
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
        columns.extend(MEASURES.map(|measure| self.measure(measure)));
        columns.extend([p_column(), self.corrected_column()]);
        columns
    }

    fn rows(&self) -> usize {
        self.terms.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let term = &self.terms[row];
        let table = self.contingency(term);
        Some(match column {
            0 => table.a,
            1 => table.b,
            2 | 3 => f64::from(term.documents[column - 2]),
            4 => return effect::per_million(table.a, table.c),
            5 => return effect::per_million(table.b, table.d),
            6 => table.expected().0,
            7 => table.expected().1,
            8 => return table.g2_two(),
            9 => self.g2_four[row],
            10 => return table.log_ratio(),
            11 => return table.lrc(self.terms.len()),
            12 => return table.simple_maths(self.options.smoothing),
            13 => return table.difference(),
            14 => return table.chi2(),
            15 => return table.chi2_yates(),
            16 => significance::p_value(self.g2_four[row]),
            _ => self.corrected[row],
        })
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        self.index().lexicon.term(self.terms[row].term).into()
    }

    fn row(&self, row: usize) -> Row {
        let term = self.terms[row].term;
        Row {
            label: written(term, &self.lengths, zones(&self.sides), self.index()).into(),
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
        let [mut sums, others] = self.sides.map(|side| side.sums());
        sums.push(sum("types", "Different words", self.types[0]));
        sums.extend(others);
        sums.push(sum("types", "Different words", self.types[1]));
        for sum in &mut sums[4..] {
            sum.name.insert_str(0, "other_");
            sum.label.push_str(", others");
        }
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

/// In the order of their columns.
const MEASURES: [Measure; 8] = [
    keyness::G2_TWO,
    keyness::G2_FOUR,
    effect::LOG_RATIO,
    effect::LRC,
    effect::SIMPLE_MATHS,
    effect::DIFFERENCE,
    keyness::CHI2,
    keyness::CHI2_YATES,
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
