//! What crosses to a browser as JSON, beside an implementation that knows all of it.

use concord::{
    protocol::{
        Answer, CompleteRequest, FacetOrder, PartKind, ReadRequest, Request, Revision, Scope, Sort,
        TopicInfo,
    },
    wire::{Taken, given, taken},
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use crate::harness::{cases, open};

/// Whether others read what is given.
fn gives<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(data: &T) {
    let text = given(data).unwrap();
    let read: T = serde_json::from_str(&text).unwrap();
    assert_eq!(read, *data, "{text} as others read it");
}

/// Whether what others give is taken.
fn takes<T: Taken + Serialize + PartialEq + std::fmt::Debug>(request: &T) {
    let text = serde_json::to_string(request).unwrap();
    assert_eq!(taken::<T>(&text).unwrap(), *request, "{text}");
}

#[test]
fn answers_and_all_that_is_about_a_corpus() {
    let explorer = open(&[
        json!({"concord": 1, "title": "T", "topics": [{"label": "War", "query": "war"}]}),
        json!({"id": "a", "title": "“War” \\ \"peace\"\n", "text": "war\u{1}, war; peace", "date": "2018-03", "by": ["A", "B"]}),
        json!({"id": "b", "text": "peace", "date": "no date", "price": 5}),
    ]);
    gives(explorer.about());
    for query in ["war", "\"war OR pea", "w* peece", "nothing", "by:C"] {
        let answer: Answer = explorer.ask(&Request {
            query: query.into(),
            ..Request::default()
        });
        gives(&answer);
    }
    let request = ReadRequest {
        id: "a".into(),
        ..ReadRequest::default()
    };
    gives(&explorer.read(&request).unwrap());
}

#[test]
fn every_member_is_taken() {
    let (scope, limit) = (Scope::All, 3);
    takes(&Request {
        query: "a \"b".into(),
        filters: [("by".into(), vec!["A".into(), "B".into()])].into(),
        scope,
        typos: true,
        stems: true,
        sort: Sort::Oldest,
        offset: 7,
        limit,
        facet_limit: 5,
        facet_order: FacetOrder::Corpus,
        timeline: Some("date".into()),
    });
    takes(&CompleteRequest {
        before: "a".into(),
        after: "b".into(),
        scope,
        limit,
    });
    takes(&ReadRequest {
        id: "1".into(),
        query: "a".into(),
        scope,
        typos: true,
        stems: true,
    });
    let part = |paragraph| PartKind {
        id: "1".into(),
        part: 2,
        paragraph,
        kind: "text".into(),
    };
    let topic = TopicInfo {
        label: "L".into(),
        query: "q".into(),
        group: "G".into(),
        count: 0,
    };
    takes(&Revision {
        title: Some("T".into()),
        topics: Some(vec![topic]),
        parts: Some(vec![part(None), part(Some(4))]),
    });
    takes(&Revision::default());
}

#[test]
fn requests_lack_what_has_a_default() {
    let request: Request = taken(r#"{"query": "a\u0062", "timeline": null}"#).unwrap();
    let meant = Request {
        query: "ab".into(),
        ..Request::default()
    };
    assert_eq!(request, meant);
}

#[test]
fn faults_name_the_member() {
    let faults = [
        (r#"{"qery": "a"}"#, "qery"),
        (r#"{"sort": "best"}"#, "sort"),
        (r#"{"limit": -1}"#, "limit"),
        (r#"{"limit": "1"}"#, "limit"),
        (r#"{"filters": {"by": "A"}}"#, "filters"),
        (r#"{"stems": null}"#, "stems"),
        ("[]", "object"),
        ("{", "object"),
    ];
    for (text, member) in faults {
        let fault = taken::<Request>(text).unwrap_err();
        assert!(fault.contains(member), "{text}: {fault}");
    }
    let fault = taken::<Revision>(r#"{"parts": [{"id": "a", "part": 0}]}"#).unwrap_err();
    assert!(fault.contains("parts"), "{fault}");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_text_crosses(query in ".*", filters in prop::collection::btree_map(".*", prop::collection::vec(".*", 0..3), 0..3)) {
        let request = Request { query, filters, ..Request::default() };
        gives(&request);
        takes(&request);
    }

    #[test]
    fn any_text_is_taken_or_refused(text in ".*") {
        let _ = taken::<Request>(&text);
    }
}
