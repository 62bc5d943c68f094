//! One document, whole.

use concord::protocol::{ReadRequest, Reading, Scope};
use serde_json::json;

use crate::harness::{marked, open};

fn read(query: &str, scope: Scope) -> Reading {
    let explorer = open(&[
        json!({ "concord": 1, "topics": [{ "label": "Energy", "query": "energy" }, { "label": "Music", "query": "music" }] }),
        json!({ "id": "a", "title": "On energy", "date": "2018-03-03", "outlet": "Dawn", "parts": [
            { "kind": "text", "text": "Energy first.\n\nThen the price\nof energy." },
            { "kind": "link", "text": "Read more: energy" },
            { "kind": "heading", "text": "Price" },
            { "kind": "text", "text": "One line\nanother of energy" },
        ] }),
    ]);
    explorer
        .read(&ReadRequest {
            id: "a".into(),
            query: query.into(),
            scope,
            ..ReadRequest::default()
        })
        .unwrap()
}

fn lines(reading: &Reading) -> Vec<String> {
    reading
        .parts
        .iter()
        .flat_map(|part| &part.paragraphs)
        .map(|paragraph| marked(paragraph))
        .collect()
}

#[test]
fn parts_paragraphs_and_marks_in_their_order() {
    let reading = read("energy ", Scope::Article);
    assert_eq!(marked(&reading.title), "On [energy]");
    assert_eq!(
        lines(&reading),
        [
            "[Energy] first.",
            "Then the price\nof [energy].",
            "Read more: energy",
            "Price",
            "One line",
            "another of [energy]"
        ]
    );
    assert_eq!(reading.matches, 4);
    let kinds: Vec<_> = reading
        .parts
        .iter()
        .map(|part| (part.kind.as_str(), part.around))
        .collect();
    assert_eq!(
        kinds,
        [
            ("text", false),
            ("link", true),
            ("heading", false),
            ("text", false)
        ]
    );
    assert_eq!(reading.topics, ["Energy"]);
    assert_eq!(reading.citation, "Dawn, “On energy”, 2018-03-03");
}

#[test]
fn the_surroundings_are_marked_when_they_are_searched() {
    let reading = read("energy ", Scope::All);
    assert_eq!(
        (lines(&reading)[2].as_str(), reading.matches),
        ("Read more: [energy]", 5)
    );
}

#[test]
fn a_phrase_is_one_mark_and_what_is_excluded_is_none() {
    assert_eq!(
        lines(&read("\"price of energy\"", Scope::Article))[1],
        "Then the [price\nof energy]."
    );
    assert_eq!(
        lines(&read("\"the price\" price ", Scope::Article))[1],
        "Then [the price]\nof energy."
    );
    assert_eq!(read("first -energy ", Scope::Article).matches, 1);
    assert_eq!(read("", Scope::All).matches, 0);
}

#[test]
fn a_match_over_the_edge_of_a_paragraph_is_one() {
    let reading = read("\"first then\" OR price ", Scope::Article);
    assert_eq!(
        lines(&reading)[..2],
        ["Energy [first.]", "[Then] the [price]\nof energy."]
    );
    let torn: Vec<_> = reading.parts.iter().map(|part| &part.torn[..]).collect();
    assert_eq!(torn, [&[1][..], &[], &[], &[]]);
    assert_eq!(reading.matches, 3);
}
