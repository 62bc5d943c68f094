//! Metadata of documents as they come → columns.

use std::borrow::Cow;

use super::{Column, Columns, DateColumn, cells::Cells};
use crate::{
    corpus::{FieldLabel, number},
    index::everything,
    protocol::FieldKind,
    strings::{Interner, Strings},
};

/// A field is no facet when nearly each document has its own value and there are more of them than this…
const MOST_OWN_VALUES: usize = 50;

/// … or they are longer than this in the mean, in bytes.
const LONG_VALUE: usize = 60;

/// Fields in which a document is quoted: they are read, not counted.
const QUOTES: [&str; 2] = ["date.evidence", "date.relative"];

/// Takes the metadata of documents in order.
#[derive(Debug, Default)]
pub struct ColumnsBuilder {
    names: Interner,
    /// By the number of the name.
    fields: Vec<Field>,
    documents: usize,
}

#[derive(Debug, Default)]
struct Field {
    values: Interner,
    cells: Cells,
}

impl ColumnsBuilder {
    /// Takes the names and values of the next document.
    pub fn push(&mut self, fields: &[(Cow<'_, str>, Cow<'_, str>)]) {
        for (name, value) in fields {
            let (number, new) = self.names.intern(name);
            if new {
                self.fields.push(Field::default());
            }
            let field = &mut self.fields[number as usize];
            let value = field.values.intern(value).0;
            field.cells.push(self.documents as u32, value);
        }
        self.documents += 1;
    }

    /// The columns: the labelled first, then `date`, then the others by name.
    #[must_use]
    pub fn finish(mut self, labels: &[FieldLabel]) -> Columns {
        let place = |name: &str| {
            let labelled = labels.iter().position(|label| label.name == name);
            labelled.unwrap_or(labels.len() + usize::from(name != "date"))
        };
        let names = self.names.into_strings();
        let numbered = names.iter().enumerate();
        let mut order: Vec<(usize, &str, usize)> = numbered
            .map(|(number, name)| (place(name), name, number))
            .collect();
        order.sort_unstable();
        let mut columns = Vec::with_capacity(order.len());
        for (place, name, number) in order {
            let label = labels.get(place).map_or(name, |label| &label.label);
            let field = std::mem::take(&mut self.fields[number]);
            columns.push(field.finish(name, label, self.documents));
        }
        Columns {
            columns,
            documents: self.documents,
        }
    }
}

impl Field {
    fn finish(self, name: &str, label: &str, documents: usize) -> Column {
        let (values, mut cells) = (self.values, self.cells);
        let all = values.strings();
        let own = all.len() * 10 > documents * 9;
        let own = own && (all.len() > MOST_OWN_VALUES || all.bytes() > all.len() * LONG_VALUE);
        let (values, rank) = if own {
            (values.into_strings(), None)
        } else {
            let (values, rank) = values.into_sorted();
            (values, Some(rank))
        };
        cells.close(documents, rank.as_deref());
        let dates = DateColumn::of(name, &values, &cells, documents);
        let kind = if dates.is_some() {
            FieldKind::Date
        } else if own || QUOTES.contains(&name) {
            FieldKind::Note
        } else {
            FieldKind::Facet
        };
        let numbers = dates.is_none().then(|| numbers(&values)).flatten();
        let mut column = Column {
            name: name.into(),
            label: label.into(),
            kind,
            values,
            dates,
            numbers,
            documents,
            sorted: !own,
            cells,
            totals: Vec::new(),
        };
        if kind == FieldKind::Facet {
            column.totals = column.tally_values(&everything(documents));
        }
        column
    }
}

/// A field holds numbers when four in five of its values are.
fn numbers(values: &Strings) -> Option<Vec<f64>> {
    let most_others = values.len() / 5;
    let mut others = 0;
    let mut numbers = Vec::new();
    for value in values.iter() {
        let number = number(value);
        others += usize::from(number.is_none());
        if others > most_others {
            return None;
        }
        numbers.push(number.unwrap_or(f64::NAN));
    }
    Some(numbers)
}
