//! What topics are counted across: the values of a field, bins of time, or one another.

use crate::{
    corpus::Unit,
    explore::{
        filters::UNPLACED,
        tables::{Selected, column, time},
        top,
    },
    index::{Bins, Column as Field},
    measures::{Measure, effect, keyness},
    protocol::{Column, FieldKind, Sum, TimeUnit, TopicInfo, TopicsView, Values, Warning},
    query::TOPIC,
};

/// Values of a field that have columns, the most frequent ones. Bins of time all have.
const MOST_VALUES: usize = 100;

/// Years where nobody asks for them.
const MOST_YEARS: u32 = 40;

/// Bins of time at the most.
const MOST_BINS: u32 = 1_000;

/// What tells whether two topics go together: in the documents of one against those without it.
const TOGETHER: [Measure; 2] = [keyness::G2_FOUR, effect::LOG_RATIO];

/// What is counted for each topic beside its documents.
#[derive(Debug)]
pub(super) enum Across<'a> {
    /// The most frequent values, of so many.
    Values(&'a Field, Vec<u32>, usize),
    Time(&'a Field, Bins),
    Topics,
}

impl<'a> Across<'a> {
    /// The values or bins of the field asked for, or else of the first with dates or the first facet, or the topics.
    pub(super) fn of(options: &TopicsView, selected: &Selected<'a>, chosen: &Values) -> Self {
        let columns = &selected.index.columns;
        let wanted = options.field.as_deref();
        let named = wanted.and_then(|name| columns.get(name));
        if named.is_none() && wanted == Some(TOPIC) {
            return Self::Topics;
        }
        let mut all = columns.iter();
        let facet = || all.find(|column| column.kind == FieldKind::Facet);
        let usual = || columns.date(None).map(|(column, _)| column).or_else(facet);
        let Some(field) = named.or_else(usual) else {
            return Self::Topics;
        };
        match bins(field, options.bin, selected, chosen) {
            Some(bins) => Self::Time(field, bins),
            None => {
                let (shown, all) = most(field, selected);
                Self::Values(field, shown, all)
            }
        }
    }

    /// The name under which it is filtered.
    pub(super) fn field(&self) -> &'a str {
        match self {
            Self::Values(field, ..) | Self::Time(field, _) => &field.name,
            Self::Topics => TOPIC,
        }
    }

    /// How many values, bins or topics there are, whether or not they have columns.
    pub(super) fn values(&self, topics: &[TopicInfo]) -> usize {
        match self {
            Self::Values(_, _, all) => *all,
            Self::Time(_, bins) => bins.labels.len(),
            Self::Topics => topics.len(),
        }
    }

    /// Which bins of time were taken.
    pub(super) fn taken(&self) -> Option<Sum> {
        match self {
            Self::Time(_, bins) => Some(time::taken(bins)),
            _ => None,
        }
    }

    /// Said where values have no columns, or bins are longer than was asked for.
    pub(super) fn warning(&self, options: &TopicsView) -> Option<Warning> {
        match self {
            Self::Values(field, shown, all) if shown.len() < *all => Some(more(&field.name, *all)),
            Self::Time(_, bins) => time::coarser(bins, options.bin?, MOST_BINS),
            _ => None,
        }
    }

    /// Its columns, in the order of its numbers.
    pub(super) fn columns(&self, topics: &[TopicInfo]) -> Vec<Column> {
        let value = |value: &str| column(&format!("value:{value}"), value);
        match self {
            Self::Values(field, values, _) => {
                let values = values.iter().map(|&number| field.values.get(number));
                values.map(value).collect()
            }
            Self::Time(_, bins) => bins.labels.iter().chain([UNPLACED]).map(value).collect(),
            Self::Topics => {
                let labels = || topics.iter().map(|topic| topic.label.as_str());
                let mut columns: Vec<Column> = labels().map(value).collect();
                for measure in TOGETHER {
                    columns.extend(labels().map(|topic| together(measure, topic)));
                }
                columns
            }
        }
    }
}

/// The bins of a date field, as asked for or few.
fn bins(
    field: &Field,
    wanted: Option<TimeUnit>,
    selected: &Selected<'_>,
    chosen: &Values,
) -> Option<Bins> {
    let (unit, most) = match wanted {
        Some(unit) => (unit.into(), MOST_BINS),
        None => (Unit::Year, MOST_YEARS),
    };
    let chosen = time::chosen(field, chosen);
    field.bins_by(Some(unit), selected.documents, chosen.as_deref(), most)
}

/// The values that most documents of a selection have, and how many it has at all.
fn most(field: &Field, selected: &Selected<'_>) -> (Vec<u32>, usize) {
    let counts = field.counts(selected.documents);
    let present = (0_u32..).zip(counts).filter(|(_, count)| *count > 0);
    let keys: Vec<u64> = present
        .map(|(value, count)| top::key(u32::MAX - count, value))
        .collect();
    let all = keys.len();
    (top::window(keys, 0..MOST_VALUES), all)
}

fn together(measure: Measure, topic: &str) -> Column {
    Column {
        name: format!("{}:{topic}", measure.name),
        label: format!("{topic}: {}", measure.label),
        formula: format!(
            "{}; a, b = documents with both, with “{topic}” alone; c, d = documents with and without the row’s topic",
            measure.formula
        ),
        source: measure.source.into(),
    }
}

fn more(field: &str, all: usize) -> Warning {
    Warning {
        code: "more-values".into(),
        part: field.into(),
        message: format!(
            "Of the {all} values of {field}, the {MOST_VALUES} that most documents have are shown."
        ),
        ..Warning::default()
    }
}
