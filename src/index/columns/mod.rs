//! Metadata by column: for each field and document the values that it has. They stand nowhere else.

mod bins;
mod build;
mod cells;
mod dates;
mod narrow;

pub use bins::Bins;
pub use build::ColumnsBuilder;
pub use dates::DateColumn;

use fixedbitset::FixedBitSet;

use super::DocId;
use crate::{
    corpus::{DateRange, NumberRange, Unit},
    protocol::{FieldKind, Values},
    strings::Strings,
};
use cells::Cells;

/// All fields, in the corpus's order.
#[derive(Debug, Default)]
pub struct Columns {
    columns: Vec<Column>,
    documents: usize,
}

/// One field. Costs one, two or four bytes a document, or eight a value where documents have several or most have none.
#[derive(Debug)]
pub struct Column {
    /// Its name in queries and filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// What it is good for.
    pub kind: FieldKind,
    /// The distinct values: sorted, or, where nearly each document has its own, as they came.
    pub values: Strings,
    /// The dates, where the field holds dates.
    pub dates: Option<DateColumn>,
    /// By value: the number, where the field holds numbers; not a number where the value is none.
    pub numbers: Option<Vec<f64>>,
    documents: usize,
    sorted: bool,
    cells: Cells,
    /// By value: the documents of the corpus that have it, where the field is a facet; behind the last, those without any.
    totals: Vec<u32>,
}

impl Columns {
    /// Fields in order.
    pub fn iter(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter()
    }

    /// A field by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Column> {
        self.iter().find(|column| column.name == name)
    }

    /// The date field of that name, or else the first there is.
    #[must_use]
    pub fn date(&self, name: Option<&str>) -> Option<(&Column, &DateColumn)> {
        let dated = |column: &Column| column.dates.is_some();
        let wanted = name
            .and_then(|name| self.get(name))
            .filter(|column| dated(column));
        let column = wanted.or_else(|| self.iter().find(|column| dated(column)))?;
        Some((column, column.dates.as_ref()?))
    }

    /// All metadata of a document, each field's values in their order.
    #[must_use]
    pub fn fields(&self, document: DocId) -> Values {
        let mut fields = Values::new();
        for column in self.iter() {
            let values = column.of(document);
            let values: Vec<String> = values
                .map(|value| column.values.get(value).into())
                .collect();
            if !values.is_empty() {
                fields.insert(column.name.clone(), values);
            }
        }
        fields
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents
    }
}

impl Column {
    /// The numbers of a document's values.
    pub fn of(&self, document: DocId) -> impl Iterator<Item = u32> {
        self.cells.of(document)
    }

    /// The number of a value. Costs a look at each where they are not sorted.
    #[must_use]
    pub fn find(&self, value: &str) -> Option<u32> {
        if self.sorted {
            return self.values.find_sorted(value);
        }
        let place = self.values.iter().position(|other| other == value)?;
        Some(place as u32)
    }

    /// How many documents have a value.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.cells.documents()
    }

    /// The documents that have a value for which `wanted` holds.
    #[must_use]
    pub fn documents_where(&self, wanted: impl Fn(usize) -> bool) -> FixedBitSet {
        let keep: Vec<bool> = (0..self.values.len()).map(wanted).collect();
        if keep.contains(&true) {
            self.cells.documents_of(&keep, self.documents)
        } else {
            FixedBitSet::with_capacity(self.documents)
        }
    }

    /// The documents that have one of some values.
    #[must_use]
    pub fn documents_with(&self, values: &[String]) -> FixedBitSet {
        let wanted: Vec<u32> = values.iter().filter_map(|value| self.find(value)).collect();
        self.documents_where(|value| wanted.contains(&(value as u32)))
    }

    /// The documents with a date all of which is in a range; none where the field holds no dates.
    #[must_use]
    pub fn documents_in(&self, range: DateRange) -> FixedBitSet {
        let dates = self.dates.as_ref().map(|dates| &dates.dates);
        self.documents_where(|value| {
            dates.is_some_and(|dates| dates[value].is_some_and(|date| range.contains(date)))
        })
    }

    /// The documents with a number in a range; none where the field holds no numbers.
    #[must_use]
    pub fn documents_in_numbers(&self, range: NumberRange) -> FixedBitSet {
        let numbers = self.numbers.as_ref();
        self.documents_where(|value| numbers.is_some_and(|numbers| range.contains(numbers[value])))
    }

    /// The documents that have no place among bins of a unit, or on the field's timeline: without a date, or with none as fine.
    #[must_use]
    pub fn documents_unplaced(&self, unit: Option<Unit>) -> FixedBitSet {
        let placed = |value: usize| {
            let dates = self.dates.as_ref()?;
            dates
                .dates
                .get(value)?
                .as_ref()?
                .bin(unit.unwrap_or(dates.bins().unit))
        };
        let mut documents = self.documents_where(|value| placed(value).is_some());
        documents.toggle_range(..);
        documents
    }

    /// By value of a facet: how many documents of the corpus have it; empty for any other field.
    #[must_use]
    pub fn totals(&self) -> &[u32] {
        let behind = self.totals.len().min(self.values.len());
        &self.totals[..behind]
    }

    /// By value: how many of some documents have it. Costs a step for each of the documents, or, in a facet, of all others
    /// where these are fewer.
    #[must_use]
    pub fn counts(&self, documents: &FixedBitSet) -> Vec<u32> {
        let mut counts = counted(documents, &self.totals, |some| self.tally_values(some));
        counts.truncate(self.values.len());
        counts
    }

    /// By bin: how many of some documents have a date in it; behind the last, how many have none in any. Costs as much as
    /// [`Column::counts`].
    #[must_use]
    pub fn counts_in(&self, bins: &Bins, documents: &FixedBitSet) -> Vec<u32> {
        counted(documents, &bins.totals, |some| {
            bins.tally(&self.cells, some)
        })
    }

    fn tally_values(&self, documents: &FixedBitSet) -> Vec<u32> {
        self.cells
            .tally(documents, self.values.len(), |value| value as usize)
    }
}

/// Counts of some documents, by those of the others where these are fewer.
fn counted(
    documents: &FixedBitSet,
    totals: &[u32],
    tally: impl Fn(&FixedBitSet) -> Vec<u32>,
) -> Vec<u32> {
    if documents.count_ones(..) * 2 <= documents.len() || totals.is_empty() {
        return tally(documents);
    }
    let mut others = documents.clone();
    others.toggle_range(..);
    let mut counts = tally(&others);
    for (count, total) in counts.iter_mut().zip(totals) {
        *count = total - *count;
    }
    counts
}
