//! What all tables have in common: the window, the order, what is found in them, and what they say they could not take.

use concord::{
    Explorer,
    protocol::{
        CollocatesView, ConcordanceRequest, DispersionView, KeynessView, Scope, Selection,
        TableRequest, TrendsView, View,
    },
};
use serde_json::json;

use crate::harness::{labels, open, sum, texts};

fn explorer() -> Explorer {
    texts(&["élan Zoo ant ant ant", "Zoo élan bee", "Élan cat ANT"])
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
fn what_rows_are_sorted_by_is_said() {
    let keyness = || View::Keyness(KeynessView::default());
    let trends = || View::Trends(TrendsView::default());
    for (view, sort, sorted) in [
        (View::default(), None, &["count"][..]),
        (View::default(), Some("dp"), &["dp"]),
        (View::default(), Some("beauty"), &["count"]),
        (View::default(), Some("label"), &["label"]),
        (keyness(), None, &["lrc", "g2_4"]),
        (keyness(), Some("chi2"), &["chi2", "g2_4"]),
        (keyness(), Some("g2_4"), &["g2_4"]),
        (trends(), None, &[]),
        (trends(), Some("documents"), &["documents"]),
    ] {
        let table = explorer().table(&TableRequest {
            view,
            sort: sort.map(String::from),
            ..TableRequest::default()
        });
        assert_eq!(table.sorted, sorted, "{sort:?}");
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

/// What is counted as running words, in collocates, dispersion and trends, is what is shown as lines: where titles are left
/// out, so are places in them, even where a query asks for titles.
#[test]
fn places_in_titles_are_counted_where_titles_are() {
    let explorer = open(&[
        json!({ "id": "0", "title": "War and peace", "text": "a peace of war", "date": "2017" }),
        json!({ "id": "1", "title": "War", "text": "no peace", "date": "2018" }),
        json!({ "id": "2", "title": "Peace", "text": "none", "date": "2018" }),
    ]);
    for (query, scope, places, warned) in [
        ("title:war ", Scope::Article, 2, &[][..]),
        ("title:war ", Scope::All, 2, &[]),
        ("title:war ", Scope::Text, 0, &["no-words"]),
        ("title:war OR peace ", Scope::Article, 6, &[]),
        ("title:war OR peace ", Scope::Text, 2, &[]),
        ("war ", Scope::Text, 1, &[]),
    ] {
        let selection = Selection {
            query: query.into(),
            scope,
            ..Selection::default()
        };
        let counted = |view: View, name: &str| {
            let table = explorer.table(&TableRequest {
                selection: selection.clone(),
                view,
                ..TableRequest::default()
            });
            sum(&table, name) as usize
        };
        let lines = explorer.concordance(&ConcordanceRequest {
            selection: selection.clone(),
            ..ConcordanceRequest::default()
        });
        let codes = lines.warnings.iter().map(|warning| warning.code.as_str());
        assert_eq!(codes.collect::<Vec<_>>(), warned, "{query} {scope:?}");
        let counted = [
            lines.total,
            counted(View::Collocates(CollocatesView::default()), "nodes"),
            counted(View::Dispersion(DispersionView::default()), "nodes"),
            counted(View::Trends(TrendsView::default()), "occurrences_1"),
        ];
        assert_eq!(counted, [places; 4], "{query} {scope:?}");
    }
}
