//! Collocates: what is counted in the windows, and that its lines are as many.

use std::collections::{BTreeMap, BTreeSet};

use concord::{
    Explorer,
    protocol::{
        CollocatesView, ConcordanceRequest, NearBy, Scope, Selection, Table, TableRequest, View,
    },
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    harness::{cases, open, sum, texts},
    oracle::{Ask, VOCABULARY, ask},
    places::{all, document, parts, scopes, text},
};

fn beside(selection: &Selection, view: CollocatesView) -> TableRequest {
    TableRequest {
        selection: selection.clone(),
        view: View::Collocates(view),
        limit: 1_000,
        sort: Some("label".into()),
        ..TableRequest::default()
    }
}

fn of(query: &str) -> Selection {
    Selection {
        query: query.into(),
        ..Selection::default()
    }
}

fn window(left: u32, right: u32) -> CollocatesView {
    CollocatesView {
        left,
        right,
        minimum: 1,
        ..CollocatesView::default()
    }
}

fn number(table: &Table, label: &str, column: &str) -> Option<f64> {
    let place = table
        .columns
        .iter()
        .position(|known| known.name == column)?;
    table.rows.iter().find(|row| row.label == label)?.numbers[place]
}

/// By word: how often it is beside the node, in so many lines and documents, and how often at all.
fn counts(explorer: &Explorer, selection: &Selection, view: CollocatesView) -> Vec<String> {
    let table = explorer.table(&beside(selection, view));
    let whole = |number: &Option<f64>| number.unwrap().to_string();
    let row = |row: &concord::protocol::Row| {
        let counts: Vec<String> = row.numbers[..4].iter().map(whole).collect();
        format!("{} {}", row.label, counts.join(" "))
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn words_in_the_windows_are_counted() {
    let explorer = open(&[
        json!({ "id": "0", "title": "x a", "parts": [
            { "kind": "text", "text": "a b x c x d e" },
            { "kind": "text", "text": "f x" },
        ], "date": "2017" }),
        json!({ "id": "1", "text": "a x, x a", "date": "2018" }),
        json!({ "id": "2", "text": "a b A b", "date": "2017" }),
    ]);
    for (query, view, expected) in [
        (
            "x ",
            window(1, 1),
            vec![
                "a 3 3 2 6",
                "b 1 1 1 3",
                "c 1 2 1 1",
                "d 1 1 1 1",
                "f 1 1 1 1",
                "x 2 2 1 6",
            ],
        ),
        (
            "x ",
            window(0, 2),
            vec![
                "a 2 3 2 6",
                "c 1 1 1 1",
                "d 1 1 1 1",
                "e 1 1 1 1",
                "x 2 2 2 6",
            ],
        ),
        (
            "x date:2017",
            window(1, 0),
            vec!["b 1 1 1 3", "c 1 1 1 1", "f 1 1 1 1"],
        ),
        (
            "\"x c\"",
            window(9, 9),
            vec![
                "a 1 1 1 6",
                "b 1 1 1 3",
                "d 1 1 1 1",
                "e 1 1 1 1",
                "x 1 1 1 6",
            ],
        ),
        ("x -c ", window(1, 1), vec!["a 2 2 1 4", "x 2 2 1 2"]),
        ("x ", window(0, 0), vec![]),
        ("none ", window(5, 5), vec![]),
        ("date:2017", window(5, 5), vec![]),
        ("", window(5, 5), vec![]),
        (
            "x ",
            CollocatesView {
                minimum: 2,
                ..window(1, 1)
            },
            vec!["a 3 3 2 6", "x 2 2 1 6"],
        ),
    ] {
        assert_eq!(
            counts(&explorer, &of(query), view.clone()),
            expected,
            "{query} {view:?}"
        );
    }
    let of_node = CollocatesView {
        node: Some("x ".into()),
        ..window(1, 0)
    };
    assert_eq!(
        counts(&explorer, &of("d "), of_node.clone()),
        ["b 1 1 1 1", "c 1 1 1 1", "f 1 1 1 1"]
    );
    let table = explorer.table(&beside(&of("date:2017"), of_node));
    assert_eq!(
        ["documents", "tokens", "nodes", "beside"].map(|name| sum(&table, name)),
        [2.0, 15.0, 4.0, 3.0]
    );
    let said = explorer.table(&beside(
        &of("date:2017 nowhere:x"),
        CollocatesView {
            node: Some("date:2017".into()),
            ..window(1, 1)
        },
    ));
    let codes: Vec<&str> = said
        .warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect();
    assert_eq!(codes, ["unknown-field", "no-words"]);
}

#[test]
fn a_node_is_looked_for_in_what_the_conditions_choose() {
    let explorer = open(&[
        json!({ "id": "0", "text": "a x", "date": "2017" }),
        json!({ "id": "1", "text": "a a", "date": "2017" }),
        json!({ "id": "2", "text": "a y", "date": "2018", "outlet": "dawn" }),
        json!({ "id": "3", "text": "a a y x", "date": "2019" }),
    ]);
    for (query, node, rest, population, expected) in [
        ("x ", Some("a "), false, None, 3),
        ("", Some("a "), false, None, 6),
        ("", Some("a "), false, Some("x "), 6),
        ("", Some("a "), false, Some("x -y "), 3),
        ("", Some("a "), false, Some("x date:>2017"), 3),
        ("", Some("a "), false, Some("(x date:2017) OR y "), 6),
        (
            "",
            Some("a "),
            false,
            Some("(x date:2017) OR outlet:dawn"),
            4,
        ),
        ("", Some("a "), false, Some("date:2017"), 3),
        ("x ", Some("a "), false, Some("b date:2017"), 1),
        ("x ", Some("a "), true, Some("b date:2017"), 2),
        ("x ", None, false, Some("-y "), 1),
        ("x ", None, false, Some("nowhere:x "), 2),
    ] {
        let lines = all(
            &explorer,
            &ConcordanceRequest {
                selection: of(query),
                node: node.map(String::from),
                rest,
                population: population.map(String::from),
                ..ConcordanceRequest::default()
            },
        );
        let asked = format!("{query} {node:?} {rest} {population:?}");
        assert_eq!(lines.total, expected, "{asked}");
        let unknown = asked.contains("nowhere");
        assert_eq!(lines.warnings.len(), usize::from(unknown), "{asked}");
    }
}

#[test]
fn measures_are_those_of_the_counts() {
    let explorer = texts(&[
        "strong tea and strong coffee",
        "tea with milk and tea",
        "powerful tea",
    ]);
    let table = explorer.table(&beside(&of("tea "), window(1, 1)));
    // O = 1, f1 = 4, f2 = 2, N = 12, W = 5
    let expected = [
        ("expected", 5.0 / 6.0),
        ("log_dice", 14.0 + (2.0_f64 / 6.0).log2()),
        ("log_dice_window", 14.0 + (2.0_f64 / 7.0).log2()),
        ("mi", (1.2_f64).log2()),
        ("t_score", 1.0 / 6.0),
        ("delta_p", 1.0 / 5.0 - 1.0 / 7.0),
    ];
    for (column, expected) in expected {
        let number = number(&table, "strong", column).unwrap();
        assert!((number - expected).abs() < 1e-9, "{column} {number}");
    }
    let by_default = explorer.table(&TableRequest {
        sort: None,
        ..beside(&of("tea "), window(1, 1))
    });
    let dice = by_default
        .columns
        .iter()
        .position(|column| column.name == "log_dice")
        .unwrap();
    assert!(
        by_default
            .rows
            .is_sorted_by(|one, other| one.numbers[dice] >= other.numbers[dice])
    );
}

#[test]
fn windows_are_bounded() {
    let long = (0..300)
        .map(|number| format!("n{number}"))
        .collect::<Vec<_>>()
        .join(" ");
    let explorer = texts(&[&format!("{long} node {long}")]);
    let table = explorer.table(&beside(&of("node "), window(u32::MAX, u32::MAX)));
    assert_eq!((sum(&table, "beside"), table.total), (100.0, 100));
}

/// Words in the windows count once in what is expected too, and windows end where the text does: what stands beside the node
/// as often as everywhere is as often as expected, however many windows it is in.
#[test]
fn what_is_expected_is_counted_in_the_same_words() {
    let text = |times: usize| "x a b ".repeat(times);
    for (documents, width, windows, expected) in [
        (vec![text(50)], 20, 150.0, Some(50.0)),
        (vec![text(50)], 1, 99.0, Some(33.0)),
        (vec![text(1); 20], 20, 40.0, Some(40.0 / 3.0)),
        (vec![text(1); 20], 1, 20.0, None),
    ] {
        let asked = format!("{} {width}", documents.len());
        let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
        let table = texts(&documents).table(&beside(&of("x "), window(width, width)));
        assert_eq!(sum(&table, "beside"), windows, "{asked}");
        let counted: f64 = table.rows.iter().filter_map(|row| row.numbers[0]).sum();
        assert_eq!(counted, windows, "{asked}");
        let got = number(&table, "b", "expected");
        let rounded = |number: Option<f64>| number.map(|number| (number * 1e9).round());
        assert_eq!(rounded(got), rounded(expected), "{asked}");
    }
}

/// The words of a document's searched parts, folded, by part.
fn searched(parts: &[(usize, Vec<usize>)], scope: Scope) -> Vec<Vec<String>> {
    let zone = |place: usize, kind: usize| match (place, kind) {
        (0, _) => scope != Scope::Text,
        (_, 2) => scope == Scope::All,
        _ => true,
    };
    let parts = parts
        .iter()
        .enumerate()
        .filter(|(place, (kind, _))| zone(*place, *kind));
    parts
        .map(|(_, (_, words))| concord::text::terms(&text(words)))
        .collect()
}

/// As slowly and plainly as can be: W, and by term, O, lines, documents and f2.
fn naive(
    documents: &[Vec<Vec<String>>],
    node: &[String],
    left: usize,
    right: usize,
) -> (usize, BTreeMap<String, [usize; 4]>) {
    let mut windows = 0;
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for parts in documents {
        let mut of_document = BTreeSet::new();
        for part in parts {
            let mut tokens = BTreeSet::new();
            let mut start = 0;
            while start + node.len() <= part.len() {
                if part[start..start + node.len()] != *node {
                    start += 1;
                    continue;
                }
                let end = start + node.len();
                let beside: Vec<usize> = (start.saturating_sub(left)..start)
                    .chain(end..part.len().min(end + right))
                    .collect();
                let terms: BTreeSet<&String> = beside.iter().map(|&at| &part[at]).collect();
                terms
                    .into_iter()
                    .for_each(|term| counts.entry(term.clone()).or_default()[1] += 1);
                tokens.extend(beside);
                start = end;
            }
            windows += tokens.len();
            for at in tokens {
                counts.entry(part[at].clone()).or_default()[0] += 1;
                of_document.insert(part[at].clone());
            }
            for term in part {
                counts.entry(term.clone()).or_default()[3] += 1;
            }
        }
        for term in of_document {
            counts.entry(term).or_default()[2] += 1;
        }
    }
    counts.retain(|_, counts| counts[0] > 0);
    (windows, counts)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn counts_are_those_of_a_naive_reading_and_of_the_lines(
        documents in prop::collection::vec(parts(), 1..7),
        node in prop::collection::vec(0..VOCABULARY.len(), 1..3),
        left in 0_u32..4,
        right in 0_u32..4,
        scope in scopes(),
        colour in any::<bool>(),
        year in any::<bool>(),
        named in any::<bool>(),
    ) {
        let corpus: Vec<_> = (0..).zip(&documents).map(|(id, parts)| document(id, parts)).collect();
        let explorer = open(&corpus);
        let query = format!("\"{}\"", text(&node));
        let condition = if year { " date:2017" } else { "" };
        let mut selection = Selection { query: format!("{query}{condition}"), scope, ..Selection::default() };
        let mut view = window(left, right);
        if named {
            selection.query = condition.trim().into();
            view.node = Some(query.clone());
        }
        if colour {
            selection.filters.insert("colour".into(), vec!["red".into(), "green".into()]);
        }
        let population: Vec<_> = (0..).zip(&documents)
            .filter(|(id, _)| (!year || id % 3 == 0) && (!colour || id % 3 < 2))
            .map(|(_, parts)| searched(parts, scope)).collect();
        let (windows, expected) = naive(&population, &concord::text::terms(&text(&node)), left as usize, right as usize);
        let table = explorer.table(&beside(&selection, view));
        let got: BTreeMap<String, [usize; 4]> = table.rows.iter().map(|row| {
            let counts = [0, 1, 2, 3].map(|column| row.numbers[column].unwrap() as usize);
            (concord::text::term(&row.label), counts)
        }).collect();
        prop_assert_eq!(&got, &expected, "{}", query);
        prop_assert_eq!(sum(&table, "documents"), population.len() as f64);
        prop_assert_eq!(sum(&table, "beside"), windows as f64);
        for row in &table.rows {
            let share = row.numbers[3].unwrap() / sum(&table, "tokens");
            prop_assert!((row.numbers[4].unwrap() - windows as f64 * share).abs() < 1e-9);
        }

        for row in &table.rows {
            let node_query = format!("{query}{condition}");
            let near = |query: &str, left, right| Some(NearBy { query: query.into(), left, right });
            let of_collocate = ConcordanceRequest {
                selection: Selection { query: condition.trim().into(), ..selection.clone() },
                node: Some(row.query.clone()),
                near: near(&node_query, right, left),
                ..ConcordanceRequest::default()
            };
            let of_node = ConcordanceRequest {
                selection: Selection { query: node_query.clone(), ..selection.clone() },
                near: near(&row.query, left, right),
                ..ConcordanceRequest::default()
            };
            let (of_collocate, of_node) = (all(&explorer, &of_collocate), all(&explorer, &of_node));
            prop_assert_eq!(of_collocate.total as f64, row.numbers[0].unwrap());
            prop_assert_eq!(of_node.total as f64, row.numbers[1].unwrap());
            prop_assert_eq!(of_node.documents as f64, row.numbers[2].unwrap());
        }
    }

    /// Whatever conditions selection and node have, a word's lines are as many as it comes at all and as it comes beside the
    /// node.
    #[test]
    fn a_word_has_its_lines_in_what_the_conditions_choose(
        documents in prop::collection::vec(parts(), 1..7),
        asked in ask(),
        node in prop::option::of(ask()),
        scope in scopes(),
        colour in any::<bool>(),
        (left, right) in (0_u32..4, 0_u32..4),
    ) {
        let corpus: Vec<_> = (0..).zip(&documents).map(|(id, parts)| document(id, parts)).collect();
        let explorer = open(&corpus);
        let written = |ask: &Ask| format!("{} ", ask.write());
        let mut selection = Selection { query: written(&asked), scope, ..Selection::default() };
        if colour {
            selection.filters.insert("colour".into(), vec!["red".into(), "green".into()]);
        }
        let node = node.as_ref().map(written);
        let view = CollocatesView { node: node.clone(), ..window(left, right) };
        let table = explorer.table(&beside(&selection, view));
        let counted = node.unwrap_or_else(|| std::mem::take(&mut selection.query));
        for row in &table.rows {
            let lines = ConcordanceRequest {
                selection: selection.clone(),
                node: Some(row.query.clone()),
                population: Some(counted.clone()),
                ..ConcordanceRequest::default()
            };
            let near = Some(NearBy { query: counted.clone(), left: right, right: left });
            let beside = ConcordanceRequest { near, ..lines.clone() };
            prop_assert_eq!(all(&explorer, &lines).total as f64, row.numbers[3].unwrap(), "{} by {}", row.label, counted);
            prop_assert_eq!(all(&explorer, &beside).total as f64, row.numbers[0].unwrap(), "{} by {}", row.label, counted);
        }
    }
}
