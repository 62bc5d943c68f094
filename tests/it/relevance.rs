//! Which document comes first: the formula against a second reading of it, and what a reader would expect.

use std::collections::BTreeMap;

use concord::Explorer;
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, open, texts, words};

/// The ids of the hits in their order.
fn order(explorer: &Explorer, query: &str) -> Vec<String> {
    let hits = explorer.ask(&words(query)).hits;
    hits.into_iter().map(|hit| hit.id).collect()
}

/// What a query asks for by BM25 alone: a choice of words, which are not near one another.
fn choice(words: &[&str]) -> String {
    format!("* ({}) ", words.join(" OR "))
}

/// Lucene's BM25 of documents, by their words; k1 = 1.2, b = 0.75.
fn bm25(documents: &[Vec<&str>], asked: &[&str]) -> Vec<f64> {
    let all = documents.len() as f64;
    let count = |document: &[&str], word: &str| document.iter().filter(|&&w| w == word).count();
    let mean = documents.iter().map(Vec::len).sum::<usize>() as f64 / all;
    let score = |document: &Vec<&str>| {
        let of_word = |&word: &&str| {
            let with = documents
                .iter()
                .filter(|other| other.contains(&word))
                .count() as f64;
            let idf = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            let tf = count(document, word) as f64;
            idf * tf / (tf + 1.2 * (1.0 - 0.75 + 0.75 * document.len() as f64 / mean))
        };
        asked.iter().map(of_word).sum()
    };
    documents.iter().map(score).collect()
}

const VOCABULARY: [&str; 6] = ["oil", "gas", "coal", "wind", "sun", "water"];

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn scores_are_those_of_the_formula(
        documents in prop::collection::vec(prop::collection::vec(prop::sample::select(&VOCABULARY[..]), 0..30), 1..20),
        asked in prop::collection::vec(prop::sample::select(&VOCABULARY[..]), 1..6),
    ) {
        let written: Vec<String> = documents.iter().map(|words| words.join(" ")).collect();
        let explorer = texts(&written.iter().map(String::as_str).collect::<Vec<_>>());
        let expected = bm25(&documents, &asked);
        for hit in explorer.ask(&words(&choice(&asked))).hits {
            let expected = expected[hit.id.parse::<usize>().unwrap()];
            prop_assert!((f64::from(hit.score) - expected).abs() < 1e-4, "{asked:?}: {} is not {expected}", hit.score);
        }
    }

    #[test]
    fn nearness_adds_a_little_and_finds_nothing(
        documents in prop::collection::vec(prop::collection::vec(prop::sample::select(&VOCABULARY[..]), 0..30), 1..20),
        asked in prop::collection::vec(prop::sample::select(&VOCABULARY[..]), 2..6),
    ) {
        let written: Vec<String> = documents.iter().map(|words| words.join(" ")).collect();
        let explorer = texts(&written.iter().map(String::as_str).collect::<Vec<_>>());
        let scores = |query: &str| -> BTreeMap<String, f32> {
            let hits = explorer.ask(&words(query)).hits;
            hits.into_iter().map(|hit| (hit.id, hit.score)).collect()
        };
        let (near, alone) = (scores(&format!("{} ", asked.join(" OR "))), scores(&choice(&asked)));
        for (id, score) in &near {
            let ratio = score / alone[id];
            prop_assert!((1.0..2.0).contains(&ratio), "{asked:?}: {score} to {}", alone[id]);
        }
        prop_assert!(alone.iter().all(|(id, &score)| score == 0.0 || near.contains_key(id)));
    }
}

#[test]
fn what_a_reader_expects_comes_first() {
    let document = |(number, (title, text)): (usize, &(&str, &str))| json!({ "id": number, "title": title, "text": text });
    type Case = (
        &'static str,
        &'static [(&'static str, &'static str)],
        &'static str,
        &'static [&'static str],
    );
    let table: &[Case] = &[
        (
            "more often",
            &[("", "oil a b c d"), ("", "oil oil a b c")],
            "oil ",
            &["1", "0"],
        ),
        (
            "in a shorter text",
            &[("", "oil a b c d e f"), ("", "oil a b")],
            "oil ",
            &["1", "0"],
        ),
        (
            "ties keep the order of the corpus",
            &[("", "oil b"), ("", "oil a"), ("", "c oil")],
            "oil ",
            &["0", "1", "2"],
        ),
        (
            "in the title",
            &[("a", "oil b"), ("oil", "a b")],
            "oil ",
            &["1", "0"],
        ),
        (
            "whatever the text's length",
            &[("oil", "a b c d e f g h"), ("oil", "a")],
            "oil ",
            &["0", "1"],
        ),
        (
            "the rarer word",
            &[("", "oil a"), ("", "oil b"), ("", "gas c")],
            "oil OR gas ",
            &["2", "0", "1"],
        ),
        (
            "the word that is asked for twice",
            &[("", "oil a"), ("", "gas b")],
            "oil OR gas OR gas ",
            &["1", "0"],
        ),
        (
            "side by side",
            &[("", "oil a b c price"), ("", "a b oil price c")],
            "oil price ",
            &["1", "0"],
        ),
        (
            "side by side the other way",
            &[("", "oil a b c price"), ("", "a b price oil c")],
            "oil price ",
            &["1", "0"],
        ),
        (
            "nearer",
            &[("", "oil a b c price d"), ("", "d c oil a price b")],
            "oil price ",
            &["1", "0"],
        ),
        (
            "any of a choice near",
            &[("", "oil a b c price"), ("", "a b gas price c")],
            "(oil OR gas) price ",
            &["1", "0"],
        ),
        (
            "near, as it is typed",
            &[("", "oil a b c price"), ("", "a b oil price c")],
            "oil pri",
            &["1", "0"],
        ),
        (
            "side by side in the title",
            &[("price of cheap oil", "a"), ("cheap oil price of", "a")],
            "oil price ",
            &["1", "0"],
        ),
        (
            "the word itself as it is typed",
            &[("", "oils a"), ("", "oil a")],
            "oil",
            &["1", "0"],
        ),
        (
            "the word itself before those a letter away",
            &[("", "oils a"), ("", "oil a")],
            "oil~1 ",
            &["1", "0"],
        ),
    ];
    for (what, documents, query, expected) in table {
        let lines: Vec<_> = documents.iter().enumerate().map(document).collect();
        assert_eq!(order(&open(&lines), query), *expected, "{what}: {query}");
    }
}

#[test]
fn a_word_that_is_being_typed_counts_as_the_one_it_will_be() {
    let explorer = texts(&["gas oils a", "gas gas b oils", "oils oils c gas", "d"]);
    let scores = |query: &str| -> Vec<(String, f32)> {
        let hits = explorer.ask(&words(query)).hits;
        hits.into_iter().map(|hit| (hit.id, hit.score)).collect()
    };
    assert_eq!(scores("gas oi"), scores("gas oils "));
    assert_eq!(scores("d"), scores("d "));
}

#[test]
fn nearness_brings_nothing_up_from_far_below() {
    let far = "oil a b c price ".repeat(2);
    let near = format!("oil price {}", "a ".repeat(200));
    let documents: Vec<&str> = std::iter::repeat_n(far.as_str(), 300)
        .chain([near.as_str()])
        .collect();
    let order = order(&texts(&documents), "oil price ");
    assert_eq!(order.last().map(String::as_str), Some("300"));
    assert!(
        order[..300]
            .iter()
            .enumerate()
            .all(|(place, id)| *id == place.to_string())
    );
}
