//! Trends: what queries find over time, beside all that it may be a share of.
//!
//! A document with dates in several bins counts in each of them, as on the timeline; one with a date in none counts in the last
//! row, so that nothing is lost.

use std::borrow::Cow;

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, sum, time};
use crate::{
    explore::{filters::UNPLACED, occurrences::Occurrence},
    index::{Bins, DocId},
    protocol::{Row, Share, Sum, TrendsView, Unit, Values, Warning},
};

/// A query over time.
pub struct Series {
    /// As it is written.
    pub query: String,
    /// The documents that it matches.
    pub documents: FixedBitSet,
    /// Where its words stand in them, in the zones that are counted.
    pub nodes: Vec<Occurrence>,
}

/// What there is in a bin of time.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    documents: u32,
    texts: u32,
    /// Running words, or occurrences.
    words: u64,
}

/// Counts by bin of time.
pub struct Trends<'a> {
    options: &'a TrendsView,
    population: Selected<'a>,
    bins: Option<Bins>,
    /// By bin, the last of what is in none: the corpus, the selection, and each series.
    counts: Vec<Vec<Count>>,
    series: Vec<Series>,
}

/// Bins of a table at the most.
const MOST_BINS: u32 = 20_000;

/// Columns before those of the series.
const COMMON: usize = 5;

/// Columns of a series.
const OWN: usize = 4;

impl<'a> Trends<'a> {
    /// Of some queries in the documents that the rest of a selection chooses. `all` is the whole corpus, `chosen` the
    /// selection's filters. Costs a step for each
    /// document and occurrence.
    #[must_use]
    pub fn new(
        options: &'a TrendsView,
        series: Vec<Series>,
        population: Selected<'a>,
        all: &FixedBitSet,
        chosen: &Values,
    ) -> Self {
        let columns = &population.index.columns;
        let dated = columns.date(options.field.as_deref());
        let bins = dated.and_then(|(column, _)| {
            let chosen = time::chosen(column, chosen);
            let unit = options.bin.map(Into::into);
            column.bins_by(unit, population.documents, chosen.as_deref(), MOST_BINS)
        });
        let places = |document: DocId, places: &mut Vec<usize>| match (&bins, dated) {
            (Some(bins), Some((column, _))) => bins.of_document(column, document, places),
            _ => *places = vec![0],
        };
        let whole = Selected {
            documents: all,
            ..population
        };
        let lengths = whole.lengths();
        let rows = bins.as_ref().map_or(0, |bins| bins.labels.len()) + 1;
        let count = |documents: &FixedBitSet, words: &[u32]| {
            let mut counts = vec![Count::default(); rows];
            let mut texts: Vec<(usize, u32)> = Vec::new();
            let mut here = Vec::new();
            for document in documents.ones() {
                places(document as DocId, &mut here);
                for &bin in &here {
                    counts[bin].documents += 1;
                    counts[bin].words += u64::from(words[document]);
                    texts.push((bin, population.texts.text(document as DocId)));
                }
            }
            texts.sort_unstable();
            texts.dedup();
            texts.iter().for_each(|&(bin, _)| counts[bin].texts += 1);
            counts
        };
        let mut counts = vec![count(all, &lengths), count(population.documents, &lengths)];
        for one in &series {
            counts.push(count(
                &one.documents,
                &by_document(&one.nodes, lengths.len()),
            ));
        }
        Self {
            options,
            population,
            bins,
            counts,
            series,
        }
    }

    fn unit(&self) -> Unit {
        self.options.unit.unwrap_or_default()
    }

    fn value(&self, counted: Count, row: usize) -> Option<f64> {
        let [all, selection] = [self.counts[0][row], self.counts[1][row]];
        let of = |count: Count| match self.unit() {
            Unit::Words => count.words as f64,
            Unit::Documents => f64::from(count.documents),
        };
        let (times, whole) = match self.options.share {
            Share::None => return Some(of(counted)),
            Share::Period => (1.0, of(all)),
            Share::Selection => (1.0, of(selection)),
            Share::Million => (1_000_000.0, selection.words as f64),
        };
        (whole > 0.0).then(|| times * of(counted) / whole)
    }

    /// How a series' value is reckoned of the other columns.
    fn formula(&self, number: usize) -> String {
        let (counted, whole) = match self.unit() {
            Unit::Words => (format!("occurrences_{number}"), "tokens"),
            Unit::Documents => (format!("documents_{number}"), "documents"),
        };
        match self.options.share {
            Share::None => counted,
            Share::Period => format!("{counted} / all_{whole}"),
            Share::Selection => format!("{counted} / {whole}"),
            Share::Million => format!("1,000,000·{counted} / tokens"),
        }
    }
}

/// How many places each document has.
fn by_document(nodes: &[Occurrence], documents: usize) -> Vec<u32> {
    let mut counts = vec![0; documents];
    for node in nodes {
        counts[node.document as usize] += 1;
    }
    counts
}

impl Counted for Trends<'_> {
    fn columns(&self) -> Vec<crate::protocol::Column> {
        let mut columns = vec![
            column("all_documents", "Documents of the corpus"),
            column("all_tokens", "Running words of the corpus"),
            column("documents", "Documents"),
            column("texts", "Texts (copies counted once)"),
            column("tokens", "Running words"),
        ];
        for (number, Series { query, .. }) in (1..).zip(&self.series) {
            let own = |name: &str, what: &str| {
                column(
                    &format!("{name}_{number}"),
                    &format!("{}: {what}", query.trim_end()),
                )
            };
            let mut value = column(&format!("value_{number}"), query);
            value.formula = self.formula(number);
            columns.extend([
                own("occurrences", "occurrences"),
                own("documents", "documents"),
                own("texts", "texts (copies counted once)"),
                value,
            ]);
        }
        columns
    }

    fn rows(&self) -> usize {
        self.counts[0].len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let Some(own) = column.checked_sub(COMMON) else {
            let [all, selection] = [self.counts[0][row], self.counts[1][row]];
            return Some(match column {
                0 => all.documents.into(),
                1 => all.words as f64,
                2 => selection.documents.into(),
                3 => selection.texts.into(),
                _ => selection.words as f64,
            });
        };
        let counted = self.counts[2 + own / OWN][row];
        match own % OWN {
            0 => Some(counted.words as f64),
            1 => Some(counted.documents.into()),
            2 => Some(counted.texts.into()),
            _ => self.value(counted, row),
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        let labels = self.bins.as_ref().map(|bins| &bins.labels);
        let placed = labels.filter(|labels| row < labels.len());
        placed
            .map_or(UNPLACED, |labels| labels.get(row as u32))
            .into()
    }

    fn row(&self, row: usize) -> Row {
        Row {
            label: self.name(row).into(),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        None
    }

    fn warnings(&self) -> Vec<Warning> {
        let coarser = self.bins.as_ref().zip(self.options.bin);
        let coarser = coarser.and_then(|(bins, wanted)| time::coarser(bins, wanted, MOST_BINS));
        coarser.into_iter().collect()
    }

    fn sums(&self) -> Vec<Sum> {
        let mut sums = self.population.sums();
        for (number, one) in (1..).zip(&self.series) {
            let mut add = |name: &str, what: &str, count: usize| {
                let label = format!("{}: {what}", one.query.trim_end());
                sums.push(sum(&format!("{name}_{number}"), &label, count));
            };
            let texts = self.population.texts.count(&one.documents);
            add("occurrences", "occurrences", one.nodes.len());
            add("documents", "documents", one.documents.count_ones(..));
            add("texts", "texts (copies counted once)", texts);
        }
        sums.extend(self.bins.as_ref().map(time::taken));
        sums
    }
}
