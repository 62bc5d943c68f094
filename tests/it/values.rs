//! Whole values, sign by sign, and fields of any name.

use std::collections::{BTreeMap, BTreeSet};

use concord::{
    protocol::CompleteRequest,
    query::{field_sign, verbatim},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::harness::{cases, codes, found, open, words};

#[test]
fn what_is_in_quotation_marks_behind_the_sign_is_the_whole_value() {
    let line = |id: &str, outlets: &[&str]| json!({ "id": id, "text": "x", "outlet": outlets, "Name of field": outlets });
    let library = open(&[
        json!({ "concord": 1, "topics": [{ "label": "Oil", "query": "x" }, { "label": "Oil price", "query": "-x" }] }),
        line("a", &["Dawn"]),
        line("b", &["Dawn News"]),
        line("c", &["dawn"]),
        line("d", &["The Dawn", "News"]),
        line("e", &["Dawn’s"]),
        line("f", &["“Dawn” (News)"]),
        line("g", &["Dawn-News", "—"]),
        line("h", &["Bo \"Bob\" Li", " Dawn"]),
        line("i", &["Cafe\u{301}"]),
        line("j", &["Dawn\"!", "צה\"ל"]),
        line("k", &["Dawn*", "OR"]),
    ]);
    for (query, expected) in [
        ("outlet:=\"Dawn\" ", "a"),
        ("outlet:=\"Dawn News\" ", "b"),
        ("outlet:=\"Dawn-News\" ", "g"),
        ("outlet:=\"dawn\" ", "c"),
        ("outlet:=\"News\" ", "d"),
        ("outlet:=\"Dawn’s\" ", "e"),
        ("outlet:=\"Dawn's\" ", ""),
        ("outlet:=\"“Dawn” (News)\" ", "f"),
        ("outlet:=“Dawn” ", "a"),
        ("outlet:=„Dawn News“ ", "b"),
        ("outlet:=\"—\" ", "g"),
        ("outlet:=\"Bo \"\"Bob\"\" Li\" ", "h"),
        ("outlet:=“Bo \"\"Bob\"\" Li” ", "h"),
        ("outlet:=\" Dawn\" ", "h"),
        ("outlet:=\"Café\" ", ""),
        ("outlet:=\"Cafe\u{301}\" ", "i"),
        ("outlet:=\"צה\"ל\" ", "j"),
        ("outlet:=\"צה\"\"ל\" ", "j"),
        ("outlet:=\"Dawn*\" ", "k"),
        ("outlet:=\"Daw?\" ", ""),
        ("outlet:(=\"OR\" OR =\"dawn\") ", "c k"),
        ("-outlet:=\"Dawn\" ", "b c d e f g h i j k"),
        ("outlet:=Dawn ", "a b d e f g h j k"),
        ("outlet:\"dawn news\" ", "b f g"),
        // while its end is typed
        ("outlet:=\"Dawn", "a b e g j k"),
        ("outlet:=\"Dawn ", "a b e g j k"),
        ("outlet:=\"Dawn\"", "a j"),
        ("outlet:=\"Dawn\"\"", "j"),
        ("-outlet:=\"Dawn", "b c d e f g h i j k"),
        // other names
        ("\"Name of field\":=\"Dawn News\" ", "b"),
        ("“Name of field”:news ", "b d f g"),
        ("\"Name of field\":\"the dawn\" ", "d"),
        ("-\"Name of field\":(dawn OR li OR \"צה\"ל\") ", "i"),
        ("\"outlet\":* ", "a b c d e f g h i j k"),
        ("topic:=\"Oil\" ", "a b c d e f g h i j k"),
        ("\"topic\":=\"Oil price\" ", ""),
        ("topic:=\"oil\" ", ""),
        ("topic:=\"Oi", "a b c d e f g h i j k"),
    ] {
        assert_eq!(found(&library, query).join(" "), expected, "{query}");
    }
}

const NAMES: [&str; 20] = [
    "plain",
    "Name of field",
    "a:b",
    "a\"b",
    "\"\"",
    "“q”",
    "(x)",
    "-x",
    "=x",
    "/x/",
    "",
    "a\tb\n",
    "NOT",
    "~",
    "נ\"ב",
    "x.y",
    "e-mail",
    "日本",
    "x//",
    "'",
];

fn signs() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "\"", "\"", "“", "”", "«", " ", "  ", "\n", "\\", "*", "?", "~", "^", "=", ":", "(", ")",
        "-", "—", "!", "a", "A", "é", "e\u{301}", "ל", "日", "’s", "OR", "NOT", "..", "\u{a0}",
        "\u{0}", "🙂", "b",
    ]);
    let signs = prop::collection::vec(sign, 1..6).prop_map(|signs| signs.concat());
    signs.prop_filter("no value at all", |signs| !signs.trim().is_empty())
}

proptest! {
    #![proptest_config(cases(400))]

    /// For each value of each field a query finds its documents and no others, from the first letter that is typed of it on.
    #[test]
    fn each_value_can_be_said(
        documents in prop::collection::vec(
            prop::collection::btree_map(prop::sample::select(&NAMES[..]), prop::collection::btree_set(signs(), 1..4), 0..4),
            1..5,
        ),
    ) {
        let line = |(id, fields): (usize, &BTreeMap<&str, BTreeSet<String>>)| {
            let mut line = json!({ "id": id.to_string(), "text": "x" });
            for (name, values) in fields {
                line[*name] = json!(values);
            }
            line
        };
        let lines: Vec<Value> = documents.iter().enumerate().map(line).collect();
        let explorer = open(&lines);
        let having = |name: &str, holds: &dyn Fn(&str) -> bool| -> Vec<String> {
            let has = |fields: &BTreeMap<&str, BTreeSet<String>>| fields.get(name).is_some_and(|values| values.iter().any(|value| holds(value)));
            documents.iter().enumerate().filter(|(_, fields)| has(fields)).map(|(id, _)| id.to_string()).collect()
        };
        for (name, values) in documents.iter().flatten() {
            for value in values {
                let query = format!("{}={}", field_sign(name), verbatim(value));
                let whole = format!("{query} ");
                let answer = explorer.ask(&words(&whole));
                prop_assert_eq!(codes(&answer), [""; 0], "{:?}", whole);
                let wanted = having(name, &|other| other == value);
                prop_assert_eq!(found(&explorer, &whole), wanted.clone(), "{:?}", whole);
                let more = format!("{value}\"");
                let typed = having(name, &|other| other == value || other.starts_with(&more));
                prop_assert_eq!(found(&explorer, &query), typed, "{:?}", query);
                let begun = query.char_indices().map(|(at, _)| &query[..at]).filter(|begun| begun.len() >= field_sign(name).len());
                for begun in begun {
                    let found = found(&explorer, begun);
                    prop_assert!(wanted.iter().all(|id| found.contains(id)), "{:?}: {:?}", begun, found);
                }
            }
            for opened in ["=\"", "=“", "\"", ""] {
                let before = format!("x {}{opened}", field_sign(name));
                let ways = explorer.complete(&CompleteRequest { before, limit: 100, ..CompleteRequest::default() });
                let all: BTreeSet<&String> = documents.iter().filter_map(|fields| fields.get(name)).flatten().collect();
                prop_assert_eq!(ways.len(), all.len(), "{:?}", opened);
                for way in ways.iter().filter(|_| opened.starts_with('=')) {
                    prop_assert_eq!(found(&explorer, &way.query_before).len(), way.count, "{:?}", &way.query_before);
                }
            }
        }
    }
}
