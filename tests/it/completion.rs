//! How a query may go on at the caret.

use concord::{Explorer, protocol::CompleteRequest};
use serde_json::json;

use crate::harness::open;

fn library() -> Explorer {
    open(&[
        json!({ "concord": 1, "fields": [{ "name": "outlet", "label": "Newspaper" }],
            "topics": [{ "label": "Energy & oil", "query": "energy OR oil" }, { "label": "Quiet", "query": "-energy" }] }),
        json!({ "id": "a", "title": "Energy talks", "text": "Energy prices, energetic ministers and the order of counter-terrorism.", "outlet": "Dawn", "date": "2018-03-03", "people": ["Anna Li", "Bo \"Bob\" Li"], "desk of news": ["!", "Home"] }),
        json!({ "id": "b", "title": "Oil", "text": "Energy again.", "outlet": "The Daily News", "date": "2018-12" }),
        json!({ "id": "c", "title": "Music", "text": "A song at noon; nothing near.", "outlet": "Dawn", "date": "2021-12-02", "people": "Anna Li", "lang": ["C++", "C#", "C"] }),
    ])
}

#[test]
fn what_is_typed_is_completed() {
    let library = library();
    for (before, after, expected) in [
        // words
        (
            "ener",
            "",
            "topic Energy & oil 2 `topic:\"Energy & oil\" `; word energy 2 `energy `; word energetic 1 `energetic `",
        ),
        (
            "song ener",
            " x",
            "topic Energy & oil 2 `song topic:\"Energy & oil\"`; word energy 2 `song energy`; word energetic 1 `song energetic`",
        ),
        (
            "-(oil OR minis",
            "",
            "word ministers 1 `-(oil OR ministers `",
        ),
        ("counter-terr", "", "word terrorism 1 `counter-terrorism `"),
        ("\"energy pri", "\"", "word prices 1 `\"energy prices`"),
        ("title:ene", "", "word energy 1 `title:energy `"),
        ("ener", "gy", ""),
        ("ener*", "", ""),
        ("=Ener", "", ""),
        ("/ener", "", ""),
        ("ener~", "", ""),
        ("energy ", "", ""),
        ("", "", ""),
        // fields
        ("out", "", "field outlet 3 `outlet:`"),
        ("newsp", "", "field outlet 3 `outlet:`"),
        ("-dat", "", "field date 3 `-date:`"),
        // values
        (
            "outlet:",
            "",
            "value Dawn 2 `outlet:Dawn `; value The Daily News 1 `outlet:\"The Daily News\" `",
        ),
        (
            "outlet:dai",
            "",
            "value The Daily News 1 `outlet:\"The Daily News\" `",
        ),
        (
            "-outlet:\"the d",
            "",
            "value The Daily News 1 `-outlet:\"The Daily News\" `",
        ),
        (
            "outlet:\"the d",
            "\" x",
            "value The Daily News 1 `outlet:\"The Daily News`",
        ),
        (
            "outlet:(news OR da",
            "",
            "value Dawn 2 `outlet:(news OR Dawn `; value The Daily News 1 `outlet:(news OR \"The Daily News\" `",
        ),
        (
            "people:bo",
            "",
            "value Bo \"Bob\" Li 1 `people:=\"Bo \"\"Bob\"\" Li\" `",
        ),
        (
            "people:\"bo",
            "",
            "value Bo \"Bob\" Li 1 `people:\"Bo  Bob  Li\" `",
        ),
        (
            "people:=\"bo \"\"b",
            "\" x",
            "value Bo \"Bob\" Li 1 `people:=\"Bo \"\"Bob\"\" Li`",
        ),
        (
            "oil (people:=“bo",
            "",
            "value Bo \"Bob\" Li 1 `oil (people:=\"Bo \"\"Bob\"\" Li\" `",
        ),
        (
            "lang:",
            "",
            "value C 1 `lang:C `; value C# 1 `lang:=\"C#\" `; value C++ 1 `lang:=\"C++\" `",
        ),
        ("desk", "", "field desk of news 1 `\"desk of news\":`"),
        (
            "-\"desk of news\":(a OR ",
            "",
            "value ! 1 `-\"desk of news\":(a OR =\"!\" `; value Home 1 `-\"desk of news\":(a OR Home `",
        ),
        (
            "topic:o",
            "",
            "topic Energy & oil 2 `topic:\"Energy & oil\" `",
        ),
        (
            "topic:",
            "",
            "topic Energy & oil 2 `topic:\"Energy & oil\" `; topic Quiet 1 `topic:Quiet `",
        ),
        (
            "date:2018",
            "",
            "value 2018 2 `date:2018 `; value 2018-03 1 `date:2018-03 `; value 2018-12 1 `date:2018-12 `",
        ),
        // operators
        (
            "energy O",
            "",
            "operator OR 0 `energy OR `; field outlet 3 `energy outlet:`; topic Energy & oil 2 `energy topic:\"Energy & oil\" `; word of 1 `energy of `; word oil 1 `energy oil `; word order 1 `energy order `",
        ),
        (
            "N",
            "",
            "operator NOT 0 `NOT `; field outlet 3 `outlet:`; word near 1 `near `; word noon 1 `noon `; word nothing 1 `nothing `",
        ),
    ] {
        let request = CompleteRequest {
            before: before.into(),
            after: after.into(),
            ..CompleteRequest::default()
        };
        let shown: Vec<String> = library
            .complete(&request)
            .iter()
            .map(|way| {
                format!(
                    "{} {} {} `{}`",
                    serde_json::to_value(way.kind).unwrap().as_str().unwrap(),
                    way.text,
                    way.count,
                    way.query_before
                )
            })
            .collect();
        assert_eq!(shown.join("; "), expected, "{before:?} {after:?}");
    }
}

#[test]
fn no_more_is_listed_than_is_asked_for() {
    let many: Vec<_> = (0..300)
        .map(|n| json!({ "id": n, "text": format!("word{n} word"), "field": format!("word{}", n % 7) }))
        .collect();
    let explorer = open(&many);
    let count = |before: &str, limit| {
        let before = before.into();
        let request = CompleteRequest {
            before,
            limit,
            ..CompleteRequest::default()
        };
        explorer.complete(&request).len()
    };
    assert_eq!(
        (count("wo", 0), count("wo", 5), count("wo", 1_000)),
        (0, 5, 100)
    );
    assert_eq!((count("field:", 3), count("field:", 1_000)), (3, 7));
}
