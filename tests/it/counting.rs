//! Small corpora of any words, and how often these are in them, counted as slowly and plainly as can be.

use std::collections::{BTreeMap, BTreeSet};

use concord::{
    Explorer,
    protocol::{Scope, Selection, Table, Values},
    text,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::harness::open;

/// Words of several scripts; some are one term in several forms.
const VOCABULARY: [&str; 10] = [
    "ab", "Ab", "b", "Haus", "HAUS", "été", "Ete", "中", "Бан", "2,50",
];

/// A document with a title, parts of its article, and what stands around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doc {
    title: Vec<usize>,
    article: Vec<Vec<usize>>,
    around: Vec<usize>,
    copies: Option<u8>,
    red: bool,
}

fn written(words: &[usize]) -> String {
    let words: Vec<&str> = words.iter().map(|&word| VOCABULARY[word]).collect();
    words.join(" ")
}

impl Doc {
    fn line(&self, id: usize) -> Value {
        let mut parts: Vec<Value> = self
            .article
            .iter()
            .map(|words| json!({ "kind": "text", "text": written(words) }))
            .collect();
        parts.push(json!({ "kind": "nav", "text": written(&self.around) }));
        let copies = self.copies.map(|group| group.to_string());
        let colour = if self.red { "red" } else { "blue" };
        json!({ "id": id.to_string(), "title": written(&self.title), "parts": parts, "copies": copies, "colour": colour })
    }

    /// Runs of terms that nothing interrupts.
    pub(crate) fn runs(&self, scope: Scope) -> Vec<Vec<String>> {
        let mut runs = Vec::new();
        if scope != Scope::Text {
            runs.push(&self.title);
        }
        runs.extend(&self.article);
        if scope == Scope::All {
            runs.push(&self.around);
        }
        let terms = |words: &Vec<usize>| {
            let words = words.iter();
            words.map(|&word| text::term(VOCABULARY[word])).collect()
        };
        runs.into_iter().map(terms).collect()
    }

    pub(crate) fn tokens(&self, scope: Scope) -> usize {
        self.runs(scope).iter().map(Vec::len).sum()
    }
}

/// A document of few words.
pub(crate) fn doc() -> impl Strategy<Value = Doc> {
    let words = |most| prop::collection::vec(0..VOCABULARY.len(), 0..most);
    (
        words(3),
        prop::collection::vec(words(9), 1..3),
        words(3),
        prop::option::of(0..3_u8),
        any::<bool>(),
    )
        .prop_map(|(title, article, around, copies, red)| Doc {
            title,
            article,
            around,
            copies,
            red,
        })
}

pub(crate) fn scope() -> impl Strategy<Value = Scope> {
    prop::sample::select(vec![Scope::Article, Scope::Text, Scope::All])
}

pub(crate) fn opened(docs: &[Doc]) -> Explorer {
    let lines: Vec<Value> = (0..).zip(docs).map(|(id, doc)| doc.line(id)).collect();
    open(&lines)
}

/// The red documents, or those of the other colour.
pub(crate) fn of_colour(red: bool, scope: Scope) -> Selection {
    let colour = if red { "red" } else { "blue" };
    Selection {
        filters: Values::from([("colour".into(), vec![colour.into()])]),
        scope,
        ..Selection::default()
    }
}

pub(crate) fn red(docs: &[Doc], red: bool) -> Vec<&Doc> {
    docs.iter().filter(|doc| doc.red == red).collect()
}

/// What there is of a word or phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Counted {
    pub(crate) count: usize,
    pub(crate) documents: usize,
    pub(crate) texts: usize,
    /// By document: how often it has it.
    pub(crate) by_document: Vec<usize>,
}

/// How many texts documents are.
pub(crate) fn texts<'a>(docs: impl IntoIterator<Item = &'a Doc>) -> usize {
    let (mut groups, mut alone) = (BTreeSet::new(), 0);
    for doc in docs {
        match doc.copies {
            Some(group) => _ = groups.insert(group),
            None => alone += 1,
        }
    }
    alone + groups.len()
}

/// Counts what `of` finds in each document, by name.
pub(crate) fn counted(
    docs: &[&Doc],
    of: impl Fn(&Doc) -> Vec<String>,
) -> BTreeMap<String, Counted> {
    let mut all: BTreeMap<String, Counted> = BTreeMap::new();
    for (number, doc) in docs.iter().enumerate() {
        for name in of(doc) {
            let counted = all.entry(name).or_default();
            counted.by_document.resize(docs.len(), 0);
            counted.by_document[number] += 1;
        }
    }
    for counted in all.values_mut() {
        let having = || (docs.iter().zip(&counted.by_document)).filter(|(_, count)| **count > 0);
        let texts = texts(having().map(|(doc, _)| *doc));
        counted.documents = having().count();
        counted.texts = texts;
        counted.count = counted.by_document.iter().sum();
    }
    all
}

/// A table's numbers by the query of the row, without its quotation marks, and the name of the column.
pub(crate) fn numbers(table: &Table) -> BTreeMap<String, BTreeMap<String, f64>> {
    let named = |numbers: &[Option<f64>]| {
        let named = table.columns.iter().zip(numbers);
        named
            .filter_map(|(column, number)| Some((column.name.clone(), (*number)?)))
            .collect()
    };
    let rows = table.rows.iter();
    rows.map(|row| (row.query.trim_matches('"').into(), named(&row.numbers)))
        .collect()
}

/// Whether two numbers are the same but for rounding.
pub(crate) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}
