//! Topics changed, parts put back or set aside, corpora saved.

use concord::{
    Explorer,
    protocol::{PartKind, ReadRequest, Revision, Scope, TopicInfo},
};
use serde_json::json;

use crate::harness::{found, open, words};

fn topic(label: &str, query: &str) -> TopicInfo {
    TopicInfo {
        label: label.into(),
        query: query.into(),
        ..TopicInfo::default()
    }
}

fn kind(id: &str, part: usize, paragraph: Option<usize>, kind: &str) -> PartKind {
    PartKind {
        id: id.into(),
        part,
        paragraph,
        kind: kind.into(),
    }
}

fn revise(explorer: &mut Explorer, parts: Vec<PartKind>) {
    let revision = Revision {
        parts: Some(parts),
        ..Revision::default()
    };
    explorer.revise(revision, &|_, _| {});
}

/// Kinds, places of origin and paragraphs of a document.
fn parts(explorer: &Explorer, id: &str) -> Vec<String> {
    let request = ReadRequest {
        id: id.into(),
        ..ReadRequest::default()
    };
    let parts = explorer.read(&request).unwrap().parts.into_iter();
    parts
        .map(|part| {
            let texts = part.paragraphs.iter().map(|pieces| pieces[0].text.trim());
            let text = texts.collect::<Vec<_>>().join("|");
            format!(
                "{} {}.{}: {text}",
                part.kind, part.origin.part, part.origin.paragraph
            )
        })
        .collect()
}

fn two() -> Explorer {
    open(&[
        json!({ "concord": 1, "title": "Talks", "topics": [{ "label": "Energy", "query": "energ*" }] }),
        json!({ "id": "a", "text": "They met.\nRead also: wheat.\nThey spoke of energy." }),
        json!({ "id": "b", "parts": [{ "kind": "teaser", "text": "Cotton\n\nCotton falls." }, { "kind": "text", "text": "Of wheat." }] }),
    ])
}

#[test]
fn topics_are_counted_anew_and_filter() {
    let mut explorer = two();
    let revision = Revision {
        title: Some("Other talks".into()),
        topics: Some(vec![topic("Energy", "wheat"), topic("Bad", "((\"")]),
        ..Revision::default()
    };
    let about = explorer.revise(revision, &|_, _| {});
    assert_eq!(about.title, "Other talks");
    assert_eq!(about.topics[0].count, 2);
    assert!(about.warnings.iter().any(|warning| warning.part == "Bad"));
    assert_eq!(found(&explorer, "topic:Energy "), ["a", "b"]);
    explorer.revise(
        Revision {
            topics: Some(Vec::new()),
            ..Revision::default()
        },
        &|_, _| {},
    );
    assert!(explorer.about().topics.is_empty() && explorer.about().warnings.is_empty());
    assert_eq!(explorer.about().title, "Other talks");
}

#[test]
fn parts_are_set_aside_and_put_back_exactly() {
    let mut explorer = two();
    let opened: String = explorer.lines(0).collect();
    let hash = explorer.about().hash.clone();
    assert_eq!(found(&explorer, "wheat "), ["a", "b"]);
    assert!(found(&explorer, "cotton ").is_empty());

    revise(
        &mut explorer,
        vec![
            kind("a", 0, Some(1), "related"),
            kind("b", 0, None, "text"),
            kind("b", 9, None, "text"),
            kind("nobody", 0, None, "text"),
        ],
    );
    assert_eq!(found(&explorer, "wheat "), ["b"]);
    assert_eq!(found(&explorer, "cotton "), ["b"]);
    assert_eq!(
        parts(&explorer, "a"),
        [
            "text 0.0: They met.",
            "related 0.1: Read also: wheat.",
            "text 0.2: They spoke of energy."
        ]
    );
    assert_eq!(
        parts(&explorer, "b"),
        ["text 0.0: Cotton|Cotton falls.", "text 1.0: Of wheat."]
    );
    let all = concord::protocol::Request {
        scope: Scope::All,
        ..words("wheat ")
    };
    assert_eq!(explorer.ask(&all).total, 2);
    assert_ne!(explorer.about().hash, hash);

    revise(&mut explorer, vec![kind("b", 0, Some(1), "text")]);
    assert_eq!(found(&explorer, "wheat "), ["a", "b"]);
    assert_eq!(
        parts(&explorer, "b"),
        [
            "teaser 0.0: Cotton",
            "text 0.1: Cotton falls.",
            "text 1.0: Of wheat."
        ]
    );

    revise(&mut explorer, Vec::new());
    assert_eq!(explorer.lines(0).collect::<String>(), opened);
    assert_eq!(parts(&explorer, "b")[0], "teaser 0.0: Cotton|Cotton falls.");
}

#[test]
fn what_was_revised_is_saved_and_opened_again() {
    let mut explorer = two();
    revise(&mut explorer, vec![kind("a", 0, Some(1), "related")]);
    let lines = (0..=2).map(|from| explorer.lines(from).next().unwrap());
    let saved: String = lines.collect();
    assert!(explorer.lines(3).next().is_none());
    let again = Explorer::open(saved.as_bytes()).unwrap();
    assert_eq!(again.lines(0).collect::<String>(), saved);
    assert_eq!(again.about(), explorer.about());
    assert_eq!(found(&again, "wheat "), ["b"]);
}
