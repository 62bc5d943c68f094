//! Conditions on fields → documents.

use fixedbitset::FixedBitSet;

use super::{Expander, Leaf, TOPIC, Topics, ValueWords};
use crate::index::{Column, Index};

/// The documents that fit a condition on a field. Costs its values and their documents.
pub(super) fn field_documents(
    leaf: &Leaf,
    index: &Index,
    topics: &Topics,
    expander: &Expander<'_>,
) -> FixedBitSet {
    let of = |field: &str, of: &dyn Fn(&Column) -> FixedBitSet| {
        let none = || FixedBitSet::with_capacity(index.documents);
        index.columns.get(field).map_or_else(none, of)
    };
    match leaf {
        Leaf::Words(_) => FixedBitSet::with_capacity(index.documents),
        Leaf::Value { field, words } => {
            let mut wanted = ValueWords::new(words, expander);
            value_documents(field, index, topics, &mut |value| wanted.in_value(value))
        }
        Leaf::Is {
            field,
            value: wanted,
            begun,
        } => value_documents(field, index, topics, &mut |value| {
            let begins = |begun: &String| value.starts_with(begun.as_str());
            value == wanted || begun.as_ref().is_some_and(begins)
        }),
        Leaf::Range { field, range } => of(field, &|column| column.documents_in(*range)),
        Leaf::Numbers { field, range } => of(field, &|column| column.documents_in_numbers(*range)),
    }
}

/// The documents with a value, or a topic, of which something holds.
fn value_documents(
    field: &str,
    index: &Index,
    topics: &Topics,
    holds: &mut dyn FnMut(&str) -> bool,
) -> FixedBitSet {
    let mut documents = FixedBitSet::with_capacity(index.documents);
    if let Some(column) = index.columns.get(field) {
        let keep: Vec<bool> = column.values.iter().map(holds).collect();
        documents = column.documents_where(|value| keep[value]);
    } else if field == TOPIC {
        let named = topics.iter().filter(|(label, _)| holds(label));
        named.for_each(|(_, matched)| documents.union_with(matched));
    }
    documents
}
