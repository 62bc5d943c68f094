//! What crosses to a browser as JSON, beside an implementation that knows all of it.

use concord::{
    protocol::{Answer, CompleteRequest, ReadRequest, Request, Revision},
    wire::{given, taken},
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::harness::{cases, open};

fn crosses<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(data: &T) {
    let text = given(data).unwrap();
    assert_eq!(
        serde_json::from_str::<T>(&text).unwrap(),
        *data,
        "{text} as others read it"
    );
    let others = serde_json::to_string(data).unwrap();
    assert_eq!(taken::<T>(&others).unwrap(), *data, "{others}");
}

#[test]
fn answers_and_all_that_is_about_a_corpus() {
    let explorer = open(&[
        json!({"concord": 1, "title": "T", "topics": [{"label": "War", "query": "war"}]}),
        json!({"id": "a", "title": "“War” \\ \"peace\"\n", "text": "war\u{1}, war; peace", "date": "2018-03", "by": ["A", "B"]}),
        json!({"id": "b", "text": "peace", "date": "no date", "price": 5}),
    ]);
    crosses(explorer.about());
    for query in ["war", "\"war OR pea", "w* peece", "nothing", "by:C"] {
        let answer = explorer.ask(&Request {
            query: query.into(),
            ..Request::default()
        });
        let text = given(&answer).unwrap();
        let read: Answer = serde_json::from_str(&text).unwrap();
        assert_eq!(read, answer, "{text}");
    }
    let id = "a".to_string();
    let read = ReadRequest {
        id,
        ..ReadRequest::default()
    };
    crosses(&explorer.read(&read).unwrap());
}

#[test]
fn requests_lack_what_has_a_default() {
    let taken: Request = taken(r#"{"query": "a\u0062", "timeline": null, "limit": 3}"#).unwrap();
    let meant = Request {
        query: "ab".into(),
        limit: 3,
        ..Request::default()
    };
    assert_eq!(taken, meant);
}

#[test]
fn faults_are_told() {
    let faults = [
        (r#"{"qery": "a"}"#, "there is no member “qery”"),
        (r#"{"sort": "best"}"#, "there is no choice “best”"),
        (
            r#"{"limit": -1}"#,
            "a value is of another shape than it should be",
        ),
        (
            r#"{"limit": "1"}"#,
            "a value is of another shape than it should be",
        ),
        (
            r#"{"query": "a", "query": "b"}"#,
            "there are two members “query”",
        ),
        (
            r#"{"filters": {"by": "A"}}"#,
            "a value is of another shape than it should be",
        ),
        ("[]", "a value is of another shape than it should be"),
    ];
    for (text, fault) in faults {
        assert_eq!(taken::<Request>(text).unwrap_err().to_string(), fault);
    }
    let part = r#"{"parts": [{"id": "a", "part": 0}]}"#;
    let fault = taken::<Revision>(part).unwrap_err().to_string();
    assert_eq!(fault, "there must be a member “kind”");
    assert!(taken::<Request>("{").is_err());
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_text_crosses(query in ".*", filters in prop::collection::btree_map(".*", prop::collection::vec(".*", 0..3), 0..3)) {
        crosses(&Request { query: query.clone(), filters, ..Request::default() });
        crosses(&CompleteRequest { before: query, ..CompleteRequest::default() });
    }

    #[test]
    fn any_json_is_taken_or_refused(value in ".*") {
        let _ = taken::<Request>(&value);
        let value: Value = json!({ "query": value });
        prop_assert!(taken::<Request>(&value.to_string()).is_ok());
    }
}
