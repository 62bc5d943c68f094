//! The frequency list: each word's numbers are those of a naive count, and of what its query finds.

use concord::protocol::{
    CollocatesView, KeynessView, Request, Scope, Selection, Table, TableRequest, View, WordsView,
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    counting::{self, Doc, near, numbers, of_colour, opened, red},
    harness::{cases, open, sum, texts},
};

fn words(selection: Selection, minimum: u32) -> TableRequest {
    TableRequest {
        selection,
        view: View::Words(WordsView { minimum }),
        limit: usize::MAX,
        ..TableRequest::default()
    }
}

/// Rows as label, count, documents.
fn shown(table: &Table) -> Vec<(&str, f64, f64)> {
    let number = |number: Option<f64>| number.unwrap_or(f64::NAN);
    let rows = table.rows.iter();
    rows.map(|row| {
        let numbers = &row.numbers;
        (row.label.as_str(), number(numbers[0]), number(numbers[1]))
    })
    .collect()
}

#[test]
fn a_word_is_shown_as_it_is_written_most_often() {
    let explorer = texts(&[
        "Das Haus im Haus. HAUS haus",
        "İstanbul istanbul İstanbul. Das, das",
        "zu Pakistan’s Haus",
    ]);
    let all = explorer.table(&words(Selection::default(), 1));
    assert_eq!(
        shown(&all),
        [
            ("Haus", 5.0, 2.0),
            ("Das", 3.0, 2.0),
            ("İstanbul", 3.0, 1.0),
            ("im", 1.0, 1.0),
            ("Pakistan’s", 1.0, 1.0),
            ("zu", 1.0, 1.0),
        ]
    );
    assert_eq!(all.rows[2].query, "\"istanbul\"");
    let selected = |query: &str| Selection {
        query: query.into(),
        ..Selection::default()
    };
    let some = explorer.table(&words(selected("istanbul "), 2));
    assert_eq!(shown(&some), [("İstanbul", 3.0, 1.0), ("Das", 2.0, 1.0)]);
    assert_eq!((sum(&some, "types"), sum(&some, "tokens")), (2.0, 5.0));
    let none = explorer.table(&words(selected("nothing "), 1));
    assert_eq!((none.total, sum(&none, "documents")), (0, 0.0));
    assert_eq!(none.columns, all.columns);
}

#[test]
fn what_is_shortened_is_a_word_of_its_own() {
    let explorer = texts(&["It’s late, and it's it. Here's what: the world’s world, don’t."]);
    let all = explorer.table(&words(Selection::default(), 1));
    let two: Vec<_> = shown(&all).into_iter().filter(|row| row.1 > 1.0).collect();
    assert_eq!(two, [("It’s", 2.0, 1.0), ("world", 2.0, 1.0)]);
    let row = |label: &str| all.rows.iter().find(|row| row.label == label);
    for (label, query) in [("It’s", "it's"), ("Here's", "here's"), ("it", "it")] {
        let query = format!("\"{query}\"");
        assert_eq!(row(label).map(|row| &row.query), Some(&query));
    }
}

#[test]
fn a_corpus_without_words_has_an_empty_list() {
    for text in ["", "…!"] {
        let table = texts(&[text]).table(&words(Selection::default(), 0));
        assert_eq!((table.total, sum(&table, "documents")), (0, 1.0));
        assert_eq!((sum(&table, "tokens"), sum(&table, "types")), (0.0, 0.0));
    }
}

#[test]
fn copies_are_one_text() {
    let explorer = open(&[
        json!({ "id": "a", "text": "One text.", "copies": "a" }),
        json!({ "id": "b", "text": "One text!", "copies": "a" }),
        json!({ "id": "c", "text": "Another text." }),
    ]);
    let table = explorer.table(&words(Selection::default(), 1));
    let text = &numbers(&table)["text"];
    assert_eq!((text["documents"], text["texts"]), (3.0, 2.0));
    assert_eq!((sum(&table, "documents"), sum(&table, "texts")), (3.0, 2.0));
    let answer = explorer.ask(&Request::default());
    assert_eq!((answer.total, answer.texts, answer.tokens), (3, 2, 6));
}

/// Gries' DP, by its definition.
fn dp(counts: &[usize], lengths: &[usize]) -> f64 {
    let (hits, words) = (counts.iter().sum::<usize>(), lengths.iter().sum::<usize>());
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let parts = counts.iter().zip(lengths);
    let apart = parts.map(|(&hit, &length)| (share(hit, hits) - share(length, words)).abs());
    apart.sum::<f64>() / 2.0
}

#[test]
fn a_row_is_called_by_the_form_that_it_counts() {
    let explorer = texts(&[
        "World Bank. World Bank; bank World’s x",
        "the world’s, the world's and the world’s",
        "World’s end: world, world, world",
    ]);
    let called = |query: &str, view: View| {
        let table = explorer.table(&TableRequest {
            view,
            ..words(
                Selection {
                    query: query.into(),
                    ..Selection::default()
                },
                1,
            )
        });
        let row = table.rows.into_iter().find(|row| row.query == "\"world\"");
        row.map(|row| row.label)
    };
    let collocates = View::Collocates(CollocatesView {
        left: 1,
        right: 1,
        minimum: 1,
        ..CollocatesView::default()
    });
    let keyness = || {
        View::Keyness(KeynessView {
            minimum: 1,
            ..KeynessView::default()
        })
    };
    let all = View::Words(WordsView { minimum: 1 });
    assert_eq!(called("", all).as_deref(), Some("world"));
    assert_eq!(called("bank ", collocates).as_deref(), Some("World"));
    assert_eq!(called("the ", keyness()).as_deref(), Some("world’s"));
    assert_eq!(called("bank ", keyness()).as_deref(), Some("World"));
    assert_eq!(called("nothing ", keyness()).as_deref(), Some("world"));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn all_numbers_are_those_of_a_naive_count(
        docs in prop::collection::vec(counting::doc(), 1..9),
        scope in counting::scope(),
        is_red in any::<bool>(),
        minimum in 0..4_u32,
    ) {
        let explorer = opened(&docs);
        let selection = of_colour(is_red, scope);
        let table = explorer.table(&words(selection.clone(), minimum));
        let docs = red(&docs, is_red);
        let lengths: Vec<usize> = docs.iter().map(|doc| doc.tokens(scope)).collect();
        let tokens: usize = lengths.iter().sum();
        let mut expected = counting::counted(&docs, |doc: &Doc| doc.runs(scope).concat());
        prop_assert_eq!(sum(&table, "types"), expected.len() as f64);
        prop_assert_eq!(sum(&table, "tokens"), tokens as f64);
        prop_assert_eq!(sum(&table, "documents"), docs.len() as f64);
        prop_assert_eq!(sum(&table, "texts"), counting::texts(docs.iter().copied()) as f64);
        expected.retain(|_, counted| counted.count >= minimum as usize);
        let numbers = numbers(&table);
        prop_assert_eq!(table.total, expected.len());
        prop_assert!(numbers.keys().eq(expected.keys()), "{:?} {:?}", numbers.keys(), expected.keys());
        if minimum < 2 {
            let all: f64 = numbers.values().map(|numbers| numbers["count"]).sum();
            prop_assert_eq!(all, tokens as f64);
        }
        for (term, counted) in expected {
            let numbers = &numbers[&term];
            prop_assert_eq!(numbers["count"], counted.count as f64, "{}", term);
            prop_assert_eq!(numbers["documents"], counted.documents as f64, "{}", term);
            prop_assert_eq!(numbers["texts"], counted.texts as f64, "{}", term);
            prop_assert!(near(numbers["per_million"], counted.count as f64 / tokens as f64 * 1e6));
            prop_assert!(near(numbers["dp"], dp(&counted.by_document, &lengths)), "{}", term);
        }
        let answer = explorer.ask(&Request::from(&selection));
        prop_assert_eq!(answer.tokens, tokens);
        prop_assert_eq!(answer.texts as f64, sum(&table, "texts"));
    }

    #[test]
    fn a_row_counts_what_its_query_finds(
        docs in prop::collection::vec(counting::doc(), 1..9),
        scope in counting::scope(),
    ) {
        let explorer = opened(&docs);
        let selection = of_colour(true, scope);
        for row in explorer.table(&words(selection.clone(), 1)).rows {
            let query = row.query.clone();
            let answer = explorer.ask(&Request { query, limit: 1_000, ..Request::from(&selection) });
            let matches: usize = answer.hits.iter().map(|hit| hit.matches).sum();
            prop_assert_eq!(Some(matches as f64), row.numbers[0], "{}", row.query);
            prop_assert_eq!(Some(answer.total as f64), row.numbers[1], "{}", row.query);
            prop_assert_eq!(Some(answer.texts as f64), row.numbers[2], "{}", row.query);
        }
    }
}

#[test]
fn the_scope_says_which_words_count() {
    let explorer = open(&[
        json!({ "id": "a", "title": "Title", "text": "running text", "parts": [{ "kind": "nav", "text": "Home" }] }),
    ]);
    for (scope, tokens) in [(Scope::Text, 2.0), (Scope::Article, 3.0), (Scope::All, 4.0)] {
        let selection = Selection {
            scope,
            ..Selection::default()
        };
        let table = explorer.table(&words(selection, 1));
        assert_eq!(
            (sum(&table, "tokens"), table.total as f64),
            (tokens, tokens)
        );
    }
}
