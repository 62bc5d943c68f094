//! Phrases that repeat: those of a naive count, each as often as its query finds it.

use std::collections::{BTreeMap, BTreeSet};

use concord::{
    protocol::{PhrasesView, Request, Scope, Selection, Table, TableRequest, View},
    text,
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    counting::{self, Doc, near, numbers, of_colour, opened, red},
    harness::{cases, open, sum, texts},
};

fn phrases(selection: Selection, options: PhrasesView) -> TableRequest {
    TableRequest {
        selection,
        view: View::Phrases(options),
        limit: usize::MAX,
        ..TableRequest::default()
    }
}

fn of(shortest: u32, longest: u32, whole: bool) -> PhrasesView {
    PhrasesView {
        shortest,
        longest,
        minimum: 2,
        documents: 1,
        whole,
    }
}

fn shown(table: &Table) -> Vec<(&str, f64)> {
    let count = |numbers: &[Option<f64>]| numbers[0].unwrap_or(f64::NAN);
    let rows = table.rows.iter();
    rows.map(|row| (row.label.as_str(), count(&row.numbers)))
        .collect()
}

#[test]
fn phrases_are_listed_whole_or_with_all_that_is_in_them() {
    let explorer = texts(&[
        "The United States of America: the united States!",
        "He said that the United States of America is the United States.",
    ]);
    let ask = |options| explorer.table(&phrases(Selection::default(), options));
    let whole = ask(of(2, 5, true));
    let expected = [
        ("the United States", 4.0),
        ("the United States of America", 2.0),
    ];
    assert_eq!(shown(&whole), expected);
    assert_eq!(whole.rows[0].query, "\"the united states\"");
    assert_eq!(
        (sum(&whole, "documents"), sum(&whole, "tokens")),
        (2.0, 20.0)
    );
    let shorter = ask(of(2, 3, true));
    let expected = [
        ("the United States", 4.0),
        ("States of America", 2.0),
        ("United States of", 2.0),
    ];
    assert_eq!(shown(&shorter), expected);
    let all = ask(of(2, 2, false));
    let expected = [
        ("the United", 4.0),
        ("United States", 4.0),
        ("of America", 2.0),
        ("States of", 2.0),
    ];
    let shown = shown(&all).into_iter().collect::<BTreeMap<_, _>>();
    assert_eq!(shown, BTreeMap::from(expected));
}

#[test]
fn letters_of_scripts_without_spaces_stand_side_by_side() {
    let explorer = texts(&["能源 policy 能源", "太阳能源 of policy 能源"]);
    let table = explorer.table(&phrases(Selection::default(), of(2, 3, true)));
    let expected = [("能源", 4.0), ("policy 能源", 2.0)];
    assert_eq!(shown(&table), expected);
    assert_eq!(table.rows[1].query, "\"policy 能源\"");
}

#[test]
fn no_phrase_goes_beyond_its_part() {
    let explorer = open(&[
        json!({ "id": "a", "title": "one", "text": "two", "parts": [{ "kind": "text", "text": "three" }, { "kind": "nav", "text": "four" }] }),
        json!({ "id": "b", "title": "one", "text": "two", "parts": [{ "kind": "text", "text": "three" }, { "kind": "nav", "text": "four" }] }),
        json!({ "id": "c", "text": "one" }),
        json!({ "id": "d", "text": "two three four" }),
    ]);
    let selection = Selection {
        scope: Scope::All,
        ..Selection::default()
    };
    assert_eq!(
        explorer.table(&phrases(selection, of(2, 8, false))).total,
        0
    );
}

#[test]
fn a_phrase_does_not_overlap_itself() {
    for (text, expected) in [
        ("ha ha ha ha", &[("ha ha", 2.0)][..]),
        ("ha ha ha ha ha ha", &[("ha ha", 3.0), ("ha ha ha", 2.0)]),
        ("ha ha ha", &[]),
    ] {
        let table = texts(&[text]).table(&phrases(Selection::default(), of(2, 8, true)));
        assert_eq!(shown(&table), expected, "{text}");
    }
}

#[test]
fn lengths_out_of_bounds_are_taken_as_near_as_may_be() {
    let text = "a b c d e f g h i j ".repeat(2);
    let explorer = texts(&[&text]);
    let lengths = |options| {
        let table = explorer.table(&phrases(Selection::default(), options));
        let words = table
            .rows
            .iter()
            .map(|row| row.numbers[3].unwrap_or(0.0) as u32);
        words.collect::<BTreeSet<u32>>()
    };
    assert_eq!(lengths(of(0, 1, false)), BTreeSet::from([2]));
    assert_eq!(lengths(of(7, 99, false)), BTreeSet::from([7, 8]));
    assert_eq!(lengths(of(99, 3, true)), BTreeSet::from([8]));
    let once = PhrasesView {
        minimum: 0,
        ..of(2, 2, false)
    };
    assert_eq!(
        explorer.table(&phrases(Selection::default(), once)).total,
        9
    );
}

/// Places of a phrase, and how many of them do not overlap, by document.
fn places(doc: &Doc, scope: Scope, words: usize) -> BTreeMap<String, (usize, usize)> {
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for run in doc.runs(scope) {
        let mut free: BTreeMap<String, usize> = BTreeMap::new();
        for (place, window) in run.windows(words).enumerate() {
            let name = window.join(" ");
            let (all, apart) = found.entry(name.clone()).or_default();
            *all += 1;
            let free = free.entry(name).or_default();
            if place >= *free {
                *apart += 1;
                *free = place + words;
            }
        }
    }
    found
}

fn repeat(found: BTreeMap<String, (usize, usize)>, whole: bool) -> Vec<String> {
    let times = |(name, (all, apart)): (String, (usize, usize))| {
        std::iter::repeat_n(name, if whole { all } else { apart })
    };
    found.into_iter().flat_map(times).collect()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn all_numbers_are_those_of_a_naive_count(
        docs in prop::collection::vec(counting::doc(), 1..9),
        scope in counting::scope(),
        shortest in 2..4_u32,
        more in 0..3_u32,
        minimum in 2..4_u32,
        documents in 1..3_u32,
        whole in any::<bool>(),
    ) {
        let explorer = opened(&docs);
        let options = PhrasesView { shortest, longest: shortest + more, minimum, documents, whole };
        let selection = of_colour(true, scope);
        let table = explorer.table(&phrases(selection.clone(), options));
        let docs = red(&docs, true);
        let tokens: usize = docs.iter().map(|doc| doc.tokens(scope)).sum();
        let frequent = |words: u32| {
            let apart = counting::counted(&docs, |doc| repeat(places(doc, scope, words as usize), false));
            let all = counting::counted(&docs, |doc| repeat(places(doc, scope, words as usize), true));
            let enough = |counted: &counting::Counted| counted.count >= minimum as usize && counted.documents >= documents as usize;
            let both = apart.into_iter().filter(|(_, counted)| enough(counted));
            both.map(|(name, counted)| { let places = all[&name].count; (name, (counted, places)) }).collect::<BTreeMap<_, _>>()
        };
        let mut expected = BTreeMap::new();
        for words in shortest..=shortest + more {
            let longer = if words < shortest + more { frequent(words + 1) } else { BTreeMap::new() };
            for (name, (counted, places)) in frequent(words) {
                let inside = longer.iter().any(|(other, (longer, more))| {
                    let ends = other.starts_with(&format!("{name} ")) || other.ends_with(&format!(" {name}"));
                    ends && longer.count == counted.count && *more == places
                });
                if !(whole && inside) {
                    expected.insert(name, counted);
                }
            }
        }
        let expected: BTreeMap<String, _> = expected.into_iter().map(|(name, counted)| {
            let words: Vec<&str> = name.split(' ').collect();
            (text::joined(words.iter().copied()), (words.len(), counted))
        }).collect();
        let numbers = numbers(&table);
        prop_assert!(numbers.keys().eq(expected.keys()), "{:?} {:?}", numbers.keys(), expected.keys());
        for (name, (words, counted)) in &expected {
            let numbers = &numbers[name];
            prop_assert_eq!(numbers["count"], counted.count as f64, "{}", name);
            prop_assert_eq!(numbers["documents"], counted.documents as f64, "{}", name);
            prop_assert_eq!(numbers["texts"], counted.texts as f64, "{}", name);
            prop_assert_eq!(numbers["words"], *words as f64, "{}", name);
            prop_assert!(near(numbers["per_million"], counted.count as f64 / tokens as f64 * 1e6));
        }
        for row in table.rows {
            let query = row.query.clone();
            let answer = explorer.ask(&Request { query, limit: 1_000, ..Request::from(&selection) });
            let matches: usize = answer.hits.iter().map(|hit| hit.matches).sum();
            prop_assert_eq!(Some(matches as f64), row.numbers[0], "{}", row.query);
            prop_assert_eq!(Some(answer.total as f64), row.numbers[1], "{}", row.query);
        }
    }
}
