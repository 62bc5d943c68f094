//! The topics of a corpus in a selection: how many documents have each, and how they fall on the values of a field, on years,
//! or on one another. A topic's documents are those that its query finds in titles and articles, wherever words are sought.

use std::borrow::Cow;

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, sum, time};
use crate::{
    corpus::Unit,
    explore::{filters::UNPLACED, top},
    index::{Bins, Column as Field},
    measures::{Contingency, Measure, effect, keyness},
    protocol::{Column, FieldKind, Row, Sum, TimeUnit, TopicInfo, TopicsView, Values, Warning},
    query::{self, TOPIC},
    text::folded,
};

/// Values of a field that have columns, the most frequent ones. Bins of time all have.
const MOST_VALUES: usize = 100;

/// Years where nobody asks for them.
const MOST_YEARS: u32 = 40;

/// Bins of time at the most.
const MOST_BINS: u32 = 1_000;

/// What tells whether two topics go together: in the documents of one against those without it.
const TOGETHER: [Measure; 2] = [keyness::G2_FOUR, effect::LOG_RATIO];

/// Topics, each with its numbers.
#[derive(Debug)]
pub struct Topics<'a> {
    selected: Selected<'a>,
    infos: &'a [TopicInfo],
    /// The field whose values are columns; the name under which it is filtered.
    field: &'a str,
    columns: Vec<Column>,
    /// By topic and column.
    numbers: Vec<Vec<Option<f64>>>,
    warnings: Vec<Warning>,
    /// How many values, bins or topics there are, whether or not they have columns.
    values: usize,
    /// Which bins of time were taken.
    taken: Option<Sum>,
}

/// What is counted for each topic beside its documents.
enum Across<'a> {
    /// The most frequent values, of so many.
    Values(&'a Field, Vec<u32>, usize),
    Time(&'a Field, Bins),
    Topics,
}

impl<'a> Topics<'a> {
    /// Counts the topics of a selection, whose filters are `chosen`. Costs a step for each document of each topic, and for topics by topics as many
    /// intersections as there are pairs.
    #[must_use]
    pub fn new(
        options: &TopicsView,
        selected: Selected<'a>,
        infos: &'a [TopicInfo],
        topics: &query::Topics,
        chosen: &Values,
    ) -> Self {
        let sets: Vec<FixedBitSet> = topics
            .iter()
            .map(|(_, documents)| documents & selected.documents)
            .collect();
        let wanted = options.field.as_deref();
        let (field, across) = across(options, &selected, chosen);
        let mut table = Self {
            columns: columns(&across, infos),
            numbers: Vec::new(),
            warnings: Vec::new(),
            values: match &across {
                Across::Values(_, _, all) => *all,
                Across::Time(_, bins) => bins.labels.len(),
                Across::Topics => infos.len(),
            },
            taken: None,
            selected,
            infos,
            field,
        };
        if let Some(name) = wanted.filter(|name| *name != field) {
            table.warnings.push(unknown(name));
        }
        if let Across::Values(field, shown, all) = &across
            && shown.len() < *all
        {
            table.warnings.push(more(&field.name, *all));
        }
        if let Across::Time(_, bins) = &across {
            table.taken = Some(time::taken(bins));
            let coarser = |wanted| time::coarser(bins, wanted, MOST_BINS);
            table.warnings.extend(options.bin.and_then(coarser));
        }
        for topic in 0..sets.len() {
            let numbers = table.numbers(topic, &sets, &across);
            table.numbers.push(numbers);
        }
        table
    }

    fn numbers(&self, number: usize, all: &[FixedBitSet], across: &Across<'_>) -> Vec<Option<f64>> {
        let topic = &all[number];
        let documents = topic.count_ones(..) as f64;
        let selected = self.selected.documents.count_ones(..) as f64;
        let texts = self.selected.texts.count(topic) as f64;
        let share = (selected > 0.0).then(|| 100.0 * documents / selected);
        let mut numbers = vec![Some(documents), Some(texts), share];
        let known = |count: u32| Some(f64::from(count));
        match across {
            Across::Values(field, values, _) => {
                let counts = field.counts(topic);
                numbers.extend(values.iter().map(|&value| known(counts[value as usize])));
            }
            Across::Time(field, bins) => {
                numbers.extend(field.counts_in(bins, topic).into_iter().map(known));
            }
            Across::Topics => {
                let with = |other: &FixedBitSet| other.intersection_count(topic) as f64;
                numbers.extend(all.iter().map(|other| Some(with(other))));
                let tables: Vec<Contingency> = all
                    .iter()
                    .map(|other| Contingency {
                        a: with(other),
                        b: other.count_ones(..) as f64 - with(other),
                        c: documents,
                        d: selected - documents,
                    })
                    .collect();
                for measure in [Contingency::g2_four, Contingency::log_ratio] {
                    let others = tables.iter().enumerate();
                    let other = |(other, table)| (other != number).then(|| measure(table))?;
                    numbers.extend(others.map(other));
                }
            }
        }
        numbers
    }
}

/// The field of that name, or else the first with dates, the first facet, or the topics; and what it has in columns.
fn across<'a>(
    options: &TopicsView,
    selected: &Selected<'a>,
    chosen: &Values,
) -> (&'a str, Across<'a>) {
    let columns = &selected.index.columns;
    let wanted = options.field.as_deref();
    let named = wanted.and_then(|name| columns.get(name));
    if named.is_none() && wanted == Some(TOPIC) {
        return (TOPIC, Across::Topics);
    }
    let facet = || {
        columns
            .iter()
            .find(|column| column.kind == FieldKind::Facet)
    };
    let usual = || columns.date(None).map(|(column, _)| column).or_else(facet);
    let Some(field) = named.or_else(usual) else {
        return (TOPIC, Across::Topics);
    };
    let across = match bins(field, options.bin, selected, chosen) {
        Some(bins) => Across::Time(field, bins),
        None => {
            let (shown, all) = most(field, selected);
            Across::Values(field, shown, all)
        }
    };
    (&field.name, across)
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

fn columns(across: &Across<'_>, topics: &[TopicInfo]) -> Vec<Column> {
    let mut columns = vec![
        column("documents", "Documents"),
        column("texts", "Texts (copies counted once)"),
        Column {
            formula: "100·documents of the topic / documents of the selection".into(),
            ..column("share", "Per cent of the selection")
        },
    ];
    let value = |value: &str| column(&format!("value:{value}"), value);
    match across {
        Across::Values(field, values, _) => {
            columns.extend(values.iter().map(|&number| value(field.values.get(number))));
        }
        Across::Time(_, bins) => {
            columns.extend(bins.labels.iter().chain([UNPLACED]).map(value));
        }
        Across::Topics => {
            columns.extend(topics.iter().map(|topic| value(&topic.label)));
            for measure in TOGETHER {
                columns.extend(topics.iter().map(|topic| together(measure, &topic.label)));
            }
        }
    }
    columns
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

fn unknown(field: &str) -> Warning {
    Warning {
        code: "unknown-field".into(),
        part: field.into(),
        message: format!("There is no field “{field}”, so topics are counted by the usual one."),
        ..Warning::default()
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

impl Counted for Topics<'_> {
    fn columns(&self) -> Vec<Column> {
        self.columns.clone()
    }

    fn rows(&self) -> usize {
        self.numbers.len()
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        self.numbers[row][column]
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        folded(&self.infos[row].label).into()
    }

    fn row(&self, row: usize) -> Row {
        let topic = &self.infos[row];
        Row {
            label: topic.label.clone(),
            // Behind a space the last word is whole.
            query: format!("{} ", topic.query),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        None
    }

    fn warnings(&self) -> Vec<Warning> {
        self.warnings.clone()
    }

    fn sums(&self) -> Vec<Sum> {
        let mut sums = self.selected.sums();
        sums.push(sum("field", self.field, self.values));
        sums.extend(self.taken.clone());
        sums
    }
}
