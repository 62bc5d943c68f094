//! Dispersion: where words fall in documents, and along all of them.

use concord::{
    Explorer,
    protocol::{DispersionView, Scope, Selection, Table, TableRequest, View},
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    harness::{cases, labels, open, sum},
    oracle::ask,
    places::{all, document, parts, scopes},
};

fn fall(explorer: &Explorer, selection: &Selection, view: DispersionView) -> Table {
    explorer.table(&TableRequest {
        selection: selection.clone(),
        view: View::Dispersion(view),
        limit: 1_000,
        ..TableRequest::default()
    })
}

fn of(query: &str) -> Selection {
    Selection {
        query: query.into(),
        ..Selection::default()
    }
}

fn into(segments: u32) -> DispersionView {
    DispersionView {
        segments,
        ..DispersionView::default()
    }
}

#[test]
fn each_place_is_in_the_stretch_where_it_begins() {
    let explorer = open(&[
        json!({ "id": "a", "title": "x y", "parts": [
            { "kind": "text", "text": "y y" },
            { "kind": "comment", "text": "x x x x" },
            { "kind": "text", "text": "x y y x" },
        ], "date": "2017" }),
        json!({ "id": "b", "title": "Néant", "text": "nothing is here", "date": "2017" }),
        json!({ "id": "c", "text": "y x", "date": "2018", "copies": "1" }),
        json!({ "id": "d", "text": "x", "copies": "1" }),
    ]);
    let rows = |selection: &Selection, view| {
        let table = fall(&explorer, selection, view);
        let row = |row: &concord::protocol::Row| {
            let count = row.numbers[1].unwrap();
            format!("{}:{} {count} {:?}", row.label, row.query, row.spread)
        };
        table.rows.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        rows(&of("x "), into(4)),
        [
            "all: 5 [1, 2, 0, 2]",
            "x y:a 3 [1, 0, 1, 1]",
            "c:c 1 [0, 0, 1, 0]",
            "d:d 1 [1, 0, 0, 0]"
        ]
    );
    assert_eq!(
        rows(&of("x date:2017 "), into(1)),
        ["all: 3 [3]", "x y:a 3 [3]"]
    );
    assert_eq!(rows(&of("\"y x\" "), into(0))[0], "all: 2 [2]");
    let mut around = of("x ");
    around.scope = Scope::All;
    assert_eq!(rows(&around, into(2))[1], "x y:a 7 [2, 5]");
    around.scope = Scope::Text;
    let of_node = DispersionView {
        node: Some("x ".into()),
        segments: 1,
    };
    assert_eq!(
        rows(&of("nothing OR date:2018"), of_node),
        ["all: 1 [1]", "c:c 1 [1]"]
    );
    assert_eq!(rows(&of("none "), into(2)), ["all: 0 [0, 0]"]);

    let table = fall(&explorer, &of("x "), into(10));
    let named = [
        "documents",
        "texts",
        "tokens",
        "nodes",
        "node_documents",
        "node_texts",
    ];
    assert_eq!(
        named.map(|name| sum(&table, name)),
        [4.0, 3.0, 15.0, 5.0, 3.0, 2.0]
    );
    // Shares of the words: 8, 4, 2 and 1 of 15; of the five places: 3, 0, 1 and 1.
    let dp = ((3.0_f64 / 5.0 - 8.0 / 15.0).abs()
        + 4.0 / 15.0
        + (1.0 / 5.0 - 2.0_f64 / 15.0)
        + (1.0 / 5.0 - 1.0_f64 / 15.0))
        / 2.0;
    assert!((sum(&table, "dp") - dp).abs() < 1e-12);
    assert_eq!(
        fall(&explorer, &of("x "), into(u32::MAX)).rows[0]
            .spread
            .len(),
        1_000
    );
    let sorted = explorer.table(&TableRequest {
        selection: of("x "),
        view: View::Dispersion(into(1)),
        sort: Some("count".into()),
        reversed: true,
        containing: "Y".into(),
        limit: 2,
        ..TableRequest::default()
    });
    assert_eq!((labels(&sorted), sorted.total), (vec!["all", "x y"], 2));
    let named = explorer.table(&TableRequest {
        selection: of("x "),
        view: View::Dispersion(into(1)),
        containing: "C".into(),
        ..TableRequest::default()
    });
    let ids: Vec<&str> = named.rows.iter().map(|row| row.query.as_str()).collect();
    assert_eq!(ids, ["", "c"]);
    let sorted = explorer.table(&TableRequest {
        selection: of("x "),
        view: View::Dispersion(into(1)),
        sort: Some("per_million".into()),
        ..TableRequest::default()
    });
    let ids: Vec<&str> = sorted.rows.iter().map(|row| row.query.as_str()).collect();
    assert_eq!(ids, ["", "d", "c", "a"]);
    let none = fall(&explorer, &of("date:2017"), into(2));
    assert_eq!(
        (none.total, none.warnings[0].code.as_str()),
        (1, "no-words")
    );
}

proptest! {
    #![proptest_config(cases(200))]

    /// All rows count the lines of the concordance, and spreads add up to them.
    #[test]
    fn all_adds_up(
        documents in prop::collection::vec(parts(), 1..8),
        asked in ask(),
        segments in 1_u32..9,
        scope in scopes(),
    ) {
        let corpus: Vec<_> = (0..).zip(&documents).map(|(id, parts)| document(id, parts)).collect();
        let explorer = open(&corpus);
        let selection = Selection { query: format!("{} ", asked.write()), scope, ..Selection::default() };
        let table = fall(&explorer, &selection, into(segments));
        let lines = all(&explorer, &concord::protocol::ConcordanceRequest { selection, ..Default::default() });
        prop_assert_eq!((table.rows.len(), table.total), (lines.documents + 1, lines.documents + 1));
        prop_assert_eq!(table.rows[0].numbers[1], Some(lines.total as f64));
        for row in &table.rows {
            let count = row.spread.iter().sum::<u32>();
            prop_assert_eq!(Some(f64::from(count)), row.numbers[1]);
            let known = lines.lines.iter().filter(|line| line.id == row.query).count();
            prop_assert!(row.query.is_empty() || known == count as usize);
        }
    }
}
