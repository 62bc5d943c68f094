//! What all tables have in common: the window, the order, what is found in them, and what they say they could not take.

use concord::{
    Explorer,
    protocol::{Selection, Table, TableRequest},
};

use crate::harness::texts;

fn explorer() -> Explorer {
    texts(&["élan Zoo ant ant ant", "Zoo élan bee", "Élan cat ANT"])
}

fn labels(table: &Table) -> Vec<&str> {
    table.rows.iter().map(|row| row.label.as_str()).collect()
}

#[test]
fn rows_are_sorted_found_and_cut() {
    let asked = TableRequest::default;
    let by = |column: &str, reversed| TableRequest {
        sort: Some(column.into()),
        reversed,
        ..asked()
    };
    let cases: [(TableRequest, &[&str], usize); 12] = [
        (asked(), &["ant", "élan", "Zoo", "bee", "cat"], 5),
        (
            TableRequest {
                reversed: true,
                ..asked()
            },
            &["bee", "cat", "Zoo", "élan", "ant"],
            5,
        ),
        (by("label", false), &["ant", "bee", "cat", "élan", "Zoo"], 5),
        (by("label", true), &["Zoo", "élan", "cat", "bee", "ant"], 5),
        (
            by("documents", false),
            &["élan", "ant", "Zoo", "bee", "cat"],
            5,
        ),
        (
            TableRequest {
                limit: 2,
                ..by("documents", false)
            },
            &["élan", "ant"],
            5,
        ),
        (
            TableRequest {
                offset: 3,
                limit: 9,
                ..asked()
            },
            &["bee", "cat"],
            5,
        ),
        (
            TableRequest {
                offset: 9,
                ..asked()
            },
            &[],
            5,
        ),
        (
            TableRequest {
                offset: usize::MAX,
                limit: usize::MAX,
                ..asked()
            },
            &[],
            5,
        ),
        (
            TableRequest {
                limit: 0,
                ..asked()
            },
            &[],
            5,
        ),
        (
            TableRequest {
                containing: " ÉL".into(),
                ..asked()
            },
            &["élan"],
            1,
        ),
        (
            TableRequest {
                containing: "a".into(),
                limit: 2,
                ..by("label", true)
            },
            &["élan", "cat"],
            3,
        ),
    ];
    for (request, expected, total) in cases {
        let table = explorer().table(&request);
        assert_eq!(labels(&table), expected, "{request:?}");
        assert_eq!(table.total, total, "{request:?}");
        assert_eq!(table.warnings, [], "{request:?}");
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.numbers.len() == table.columns.len())
        );
    }
}

#[test]
fn what_cannot_be_taken_is_said() {
    let request = TableRequest {
        selection: Selection {
            query: "\"zoo".into(),
            filters: [("outlet".into(), vec!["x".into()])].into(),
            ..Selection::default()
        },
        sort: Some("beauty".into()),
        ..TableRequest::default()
    };
    let table = explorer().table(&request);
    let codes: Vec<&str> = table
        .warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect();
    assert_eq!(codes, ["unclosed-quote", "unknown-field", "unknown-column"]);
    assert_eq!(labels(&table)[0], "ant");
}
