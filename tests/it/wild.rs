//! Queries that nobody would write: none panics, all end, and what is cut says so.

use concord::{
    Explorer,
    protocol::{CompleteRequest, ReadRequest, Request, Scope},
};
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, codes, open, words};

fn library() -> Explorer {
    open(&[
        json!({ "concord": 1, "topics": [{ "label": "Energy & oil", "query": "energy NEAR/3 oil OR ener*" }] }),
        json!({ "id": "a", "title": "Energy talks", "text": "The ministers spoke of energy. Energy prices rose; «énergie», 日本語 and 3,000.", "outlet": "Dawn", "date": "2018-03-03", "length": "12" }),
        json!({ "id": "b", "title": "Oil", "text": "At dawn the price of oil fell.", "outlet": "The News", "date": "2018-12", "length": "7.5" }),
        json!({ "id": "c", "title": "", "parts": [{ "kind": "comment", "text": "energy drinks" }] }),
    ])
}

/// Signs and words of the language, put together as it comes.
fn wild_query() -> impl Strategy<Value = String> {
    let signs = [
        "\"",
        "“",
        "”",
        "«",
        "(",
        ")",
        "(",
        ")",
        "/",
        "/",
        "~",
        "~1",
        "~9",
        "^",
        "=",
        "-",
        "*",
        "?",
        "**",
        ":",
        "..",
        ">",
        "<=",
        "|",
        "[",
        "]",
        "{2}",
        "{",
        "\\",
        "+",
        ".",
        " ",
        " ",
        " ",
        "\t",
        "\u{a0}",
        "NEAR",
        "NEAR/2",
        "NEAR/99999999999",
        "OR",
        "AND",
        "NOT",
        "outlet:",
        "topic:",
        "title:",
        "date:",
        "length:",
        "nothing:",
        "energy",
        "enrgy",
        "Energy",
        "énergie",
        "oil",
        "pri",
        "of",
        "日本",
        "3,000",
        "2018",
        "-5",
        "e\u{301}",
        "\u{202f}",
        "’s",
        "\u{0}",
        "🙂",
        "ß",
        "İ",
    ];
    prop::collection::vec(prop::sample::select(signs.to_vec()), 0..14)
        .prop_map(|signs| signs.concat())
}

/// Asks in every way, and checks what must hold of any answer.
fn asked(
    library: &mut Explorer,
    query: &str,
    typos: bool,
    stems: bool,
) -> Result<(), TestCaseError> {
    let request = Request {
        scope: Scope::All,
        typos,
        stems,
        ..words(query)
    };
    library.learn_forms(&request);
    let answer = library.ask(&request);
    prop_assert_eq!(answer.total, answer.hits.len());
    for warning in &answer.warnings {
        let marked: String = warning
            .marked
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        prop_assert!(
            marked.is_empty() || marked == query,
            "{query:?}: {warning:?}"
        );
        let part: String = warning
            .marked
            .iter()
            .filter(|piece| piece.mark)
            .map(|piece| piece.text.as_str())
            .collect();
        prop_assert!(
            marked.is_empty() || part == warning.part,
            "{query:?}: {warning:?}"
        );
    }
    for expansion in &answer.expansions {
        prop_assert!(query.contains(&expansion.written) && expansion.words >= expansion.top.len());
    }
    for way in &answer.suggestions {
        prop_assert!(way.total > answer.total, "{query:?}: {way:?}");
        let other = library.ask(&Request {
            query: way.query.clone(),
            ..request.clone()
        });
        prop_assert_eq!(way.total, other.total, "{:?}: {:?}", query, way);
    }
    for hit in &answer.hits {
        let reading = library.read(&ReadRequest {
            id: hit.id.clone(),
            query: query.into(),
            scope: Scope::All,
            typos,
            stems,
        });
        prop_assert_eq!(reading.unwrap().matches, hit.matches, "{}", query);
    }
    let middle = query
        .char_indices()
        .map(|(at, _)| at)
        .nth(query.chars().count() / 2)
        .unwrap_or_default();
    for at in [middle, query.len()] {
        let (before, after) = (query[..at].to_string(), query[at..].to_string());
        for way in library.complete(&CompleteRequest {
            before,
            after,
            ..CompleteRequest::default()
        }) {
            prop_assert!(library.ask(&words(&way.query_before)).documents == 3);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn any_signs_are_a_query(query in wild_query(), typos: bool, stems: bool) {
        asked(&mut library(), &query, typos, stems)?;
    }

    #[test]
    fn any_text_is_a_query(query in "\\PC{0,40}", typos: bool, stems: bool) {
        asked(&mut library(), &query, typos, stems)?;
    }

    #[test]
    fn any_bytes_are_a_query(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        asked(&mut library(), &String::from_utf8_lossy(&bytes), true, false)?;
    }
}

#[test]
fn what_is_beyond_bounds_is_cut_and_says_so() {
    let library = library();
    let numbers = |from: &str, behind: &str| {
        (0..2_000)
            .map(|n| format!("{from}{n}{behind}"))
            .collect::<String>()
    };
    for (query, expected) in [
        (numbers("x", " OR "), "too-long"),
        (numbers("-x", " "), "too-long"),
        (numbers("outlet:x", " "), "too-long"),
        ("energy ".repeat(20_000), "too-long"),
        ("(".repeat(10_000) + "energy", "too-deep"),
        ("-(".repeat(10_000), "too-deep"),
        (")".repeat(10_000), "stray-parenthesis"),
        ("\"".repeat(1 << 16) + "\"", "too-long"),
        ("\"".repeat((1 << 16) - 1), "unclosed-quote"),
        (format!("\"{}\"", numbers("y", " ")), "too-long"),
        (format!("\"{}\"~9", numbers("y", " ")), "too-long"),
        ("*a*b*c*d".repeat(1_000), "too-long"),
        ("=*a?".repeat(1_000), "too-long"),
        ("a*b ".repeat(5) + &"?".repeat(50_000), "no-word"),
        (format!("/{}/", "(a|aa)*".repeat(2_000)), "bad-regex"),
        ("/((a{1,99}){1,99}){1,99}/ ".into(), "bad-regex"),
        (
            format!("/{}a{}/ ", "(".repeat(1_000), ")".repeat(1_000)),
            "bad-regex",
        ),
        (format!("/a{}/ ", "?".repeat(1_000)), "bad-regex"),
        ("/[/ ".into(), "bad-regex"),
        (numbers("NEAR z", " "), "near"),
        ("(a OR b) NEAR ".repeat(20) + "c", "near"),
        (format!("({}) NEAR c", numbers("w", " OR ")), "near"),
    ] {
        let answer = library.ask(&words(&query));
        assert!(
            codes(&answer).contains(&expected),
            "{} … {:?}",
            &query[..20],
            codes(&answer)
        );
    }
}

#[test]
fn nearness_of_very_many_words_ends_and_says_so() {
    let text = "ea eb ec ed ee ef eg eh ".repeat(400);
    let documents: Vec<_> = (0..40)
        .map(|id| json!({ "id": id, "text": text }))
        .collect();
    let explorer = open(&documents);
    let asked = format!("\"{}\"~40 ", "e* ".repeat(24).trim());
    let answer = explorer.ask(&words(&asked));
    assert_eq!(codes(&answer), ["too-costly"]);
    assert!(answer.total > 0);
    assert!(codes(&explorer.ask(&words("\"ea eh\"~3 "))).is_empty());
}
