//! Tables: from what a view has counted to the rows that are shown. Every view goes this way, so all filter, sort and cut
//! alike; only what is shown becomes a [`Row`].

use std::{borrow::Cow, cmp::Ordering};

use crate::{
    measures::Measure,
    protocol::{Column, Row, Sum, Table, TableRequest, Warning},
    strings::sort_numbers,
    text::folded,
};

/// The column of the rows' names, for sorting.
const LABEL: &str = "label";

/// What a view has counted: rows by number, in an order in which ties stay.
pub trait Counted {
    /// What the numbers of each row are.
    fn columns(&self) -> Vec<Column>;

    /// How many rows there are.
    fn rows(&self) -> usize;

    /// A number of a row, by the place of its column; `None` where it has no meaning.
    fn number(&self, row: usize, column: usize) -> Option<f64>;

    /// A row's name in folded letters, to be found and sorted by.
    fn name(&self, row: usize) -> Cow<'_, str>;

    /// A row as it is shown; its numbers are put in here.
    fn row(&self, row: usize) -> Row;

    /// The column by which rows are sorted where nobody asks; `None` for rows that stand as they should.
    fn usual(&self) -> Option<&'static str>;

    /// The column by which rows are sorted that are equal in another.
    fn ties(&self) -> Option<&'static str> {
        None
    }

    /// What is odd about what was asked for.
    fn warnings(&self) -> Vec<Warning> {
        Vec::new()
    }

    /// What holds for all rows together.
    fn sums(&self) -> Vec<Sum>;

    /// How many of the first rows stay in front, whatever is sorted and sought by name.
    fn in_front(&self) -> usize {
        0
    }
}

/// By what rows are sorted.
enum Order {
    Own,
    Label,
    Column(usize),
}

/// The rows that a request asks for. Costs a look at each row, at its name only where that is asked for, and sorts no
/// others than those up to the last that is shown.
#[must_use]
pub fn table(request: &TableRequest, counted: &dyn Counted) -> Table {
    let columns = counted.columns();
    let mut warnings = counted.warnings();
    let order = order(request, counted, &columns, &mut warnings);
    let mut rows = containing(&request.containing, counted);
    let total = rows.len();
    let end = request.offset.saturating_add(request.limit).min(total);
    let ties = counted.ties();
    let ties = ties.and_then(|name| columns.iter().position(|column| column.name == name));
    let front = counted.in_front().min(end);
    let sorted = &mut rows[front..];
    let by = (&order, ties);
    sort(sorted, end - front, by, request.reversed, counted);
    let shown = rows.get(request.offset..end).unwrap_or_default();
    Table {
        rows: shown
            .iter()
            .map(|&row| filled(row as usize, columns.len(), counted))
            .collect(),
        sorted: names(&order, ties, &columns),
        columns,
        total,
        sums: counted.sums(),
        warnings,
    }
}

fn order(
    request: &TableRequest,
    counted: &dyn Counted,
    columns: &[Column],
    warnings: &mut Vec<Warning>,
) -> Order {
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let own = || {
        counted
            .usual()
            .and_then(place)
            .map_or(Order::Own, Order::Column)
    };
    match request.sort.as_deref() {
        None => own(),
        Some(LABEL) => Order::Label,
        Some(name) => place(name).map_or_else(
            || {
                warnings.push(unknown(name));
                own()
            },
            Order::Column,
        ),
    }
}

/// The columns by which rows are sorted.
fn names(order: &Order, ties: Option<usize>, columns: &[Column]) -> Vec<String> {
    match order {
        Order::Own => Vec::new(),
        Order::Label => vec![LABEL.into()],
        Order::Column(first) => {
            let next = ties.filter(|next| next != first);
            let sorted = [*first].into_iter().chain(next);
            sorted.map(|column| columns[column].name.clone()).collect()
        }
    }
}

fn unknown(column: &str) -> Warning {
    Warning {
        code: "unknown-column".into(),
        part: column.into(),
        message: format!("There is no column “{column}”, so the rows stand in their usual order."),
        ..Warning::default()
    }
}

fn containing(wanted: &str, counted: &dyn Counted) -> Vec<u32> {
    let rows = 0..counted.rows() as u32;
    let wanted = folded(wanted.trim());
    if wanted.is_empty() {
        return rows.collect();
    }
    let front = counted.in_front() as u32;
    rows.filter(|&row| row < front || counted.name(row as usize).contains(&wanted))
        .collect()
}

/// Sorts rows as far as they are shown.
fn sort(
    rows: &mut [u32],
    end: usize,
    (order, ties): (&Order, Option<usize>),
    reversed: bool,
    counted: &dyn Counted,
) {
    match order {
        Order::Own if reversed => rows.reverse(),
        Order::Own => {}
        Order::Label => {
            let name = |row: u32| counted.name(row as usize);
            sort_numbers(rows, end, &|one, other| {
                turned(name(one).cmp(&name(other)), reversed).then(one.cmp(&other))
            });
        }
        Order::Column(column) => {
            let key = |&row: &u32| {
                let number = |column: &usize| counted.number(row as usize, *column);
                (number(column), ties.as_ref().and_then(number), row)
            };
            let keys: Vec<(Option<f64>, Option<f64>, u32)> = rows.iter().map(key).collect();
            let mut places: Vec<u32> = (0..rows.len() as u32).collect();
            sort_numbers(&mut places, end, &|one, other| {
                let (one, other) = (&keys[one as usize], &keys[other as usize]);
                largest(one.0, other.0, reversed)
                    .then_with(|| largest(one.1, other.1, reversed))
                    .then(one.2.cmp(&other.2))
            });
            for (row, place) in rows.iter_mut().zip(places) {
                *row = keys[place as usize].2;
            }
        }
    }
}

/// Larger numbers first, or smaller ones; what is no number last either way.
fn largest(one: Option<f64>, other: Option<f64>, reversed: bool) -> Ordering {
    // There is one 0, whatever its sign.
    let known = |number: Option<f64>| {
        number
            .filter(|number| !number.is_nan())
            .map(|number| number + 0.0)
    };
    match (known(one), known(other)) {
        (Some(one), Some(other)) => turned(other.total_cmp(&one), reversed),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn turned(order: Ordering, reversed: bool) -> Ordering {
    if reversed { order.reverse() } else { order }
}

fn filled(row: usize, columns: usize, counted: &dyn Counted) -> Row {
    let number = |column| {
        let number = counted
            .number(row, column)
            .filter(|number| number.is_finite());
        number.map(|number| number + 0.0)
    };
    let numbers = (0..columns).map(number);
    Row {
        numbers: numbers.collect(),
        ..counted.row(row)
    }
}

impl From<Measure> for Column {
    fn from(measure: Measure) -> Self {
        Self {
            name: measure.name.into(),
            label: measure.label.into(),
            formula: measure.formula.into(),
            source: measure.source.into(),
        }
    }
}

/// A column of what is counted.
#[must_use]
pub(super) fn column(name: &str, label: &str) -> Column {
    Column {
        name: name.into(),
        label: label.into(),
        ..Column::default()
    }
}
