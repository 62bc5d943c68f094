//! The topics of a corpus in a selection: how many documents have each, and how they fall on the values of a field, on years,
//! or on one another. A topic's documents are those that its query finds in titles and articles, wherever words are sought.

mod across;

use std::borrow::Cow;

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, sum};
use crate::{
    measures::Contingency,
    protocol::{Column, Row, Sum, TopicInfo, TopicsView, Values, Warning},
    query,
    text::folded,
};
use across::Across;

/// Topics, each with its numbers.
#[derive(Debug)]
pub struct Topics<'a> {
    selected: Selected<'a>,
    infos: &'a [TopicInfo],
    across: Across<'a>,
    columns: Vec<Column>,
    /// By topic and column.
    numbers: Vec<Vec<Option<f64>>>,
    warnings: Vec<Warning>,
}

impl<'a> Topics<'a> {
    /// Counts the topics of a selection, whose filters are `chosen`. Costs a step for each document of each topic, and
    /// for topics by topics as many intersections as there are pairs.
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
        let across = Across::of(options, &selected, chosen);
        let other = |name: &&str| *name != across.field();
        let unknown = options.field.as_deref().filter(other).map(unknown);
        let mut table = Self {
            columns: columns(&across, infos),
            numbers: Vec::new(),
            warnings: unknown.into_iter().chain(across.warning(options)).collect(),
            selected,
            infos,
            across,
        };
        let numbers = (0..sets.len()).map(|topic| table.numbers(topic, &sets));
        table.numbers = numbers.collect();
        table
    }

    fn numbers(&self, number: usize, all: &[FixedBitSet]) -> Vec<Option<f64>> {
        let topic = &all[number];
        let documents = topic.count_ones(..) as f64;
        let selected = self.selected.documents.count_ones(..) as f64;
        let texts = self.selected.texts.count(topic) as f64;
        let share = (selected > 0.0).then(|| 100.0 * documents / selected);
        let mut numbers = vec![Some(documents), Some(texts), share];
        let known = |count: u32| Some(f64::from(count));
        match &self.across {
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

fn columns(across: &Across<'_>, topics: &[TopicInfo]) -> Vec<Column> {
    let mut columns = vec![
        column("documents", "Documents"),
        column("texts", "Texts (copies counted once)"),
        Column {
            formula: "100·documents of the topic / documents of the selection".into(),
            ..column("share", "Per cent of the selection")
        },
    ];
    columns.extend(across.columns(topics));
    columns
}

fn unknown(field: &str) -> Warning {
    Warning {
        code: "unknown-field".into(),
        part: field.into(),
        message: format!("There is no field “{field}”, so topics are counted by the usual one."),
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
        sums.push(sum(
            "field",
            self.across.field(),
            self.across.values(self.infos),
        ));
        sums.extend(self.across.taken());
        sums
    }
}
