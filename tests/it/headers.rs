//! What several sources say of one corpus.

use concord::{
    corpus::{Corpus, lines, read},
    ingest::Options,
    protocol::Note,
};
use serde_json::{Value, json};

use crate::harness::{gathered, made};

/// The first line of a corpus with fields (name and label) and topics (label and query).
fn header(fields: &[(&str, &str)], topics: &[(&str, &str)]) -> String {
    let list = |names: [&str; 2], pairs: &[(&str, &str)]| -> Vec<Value> {
        let object = |(one, other): &(&str, &str)| json!({ names[0]: one, names[1]: other });
        pairs.iter().map(object).collect()
    };
    let fields = list(["name", "label"], fields);
    let topics = list(["label", "query"], topics);
    json!({ "concord": 1, "fields": fields, "topics": topics }).to_string() + "\n"
}

/// Its fields' labels and its topics, in order.
fn named(corpus: &Corpus) -> String {
    let header = &corpus.header;
    let labels = header.fields.iter().map(|field| field.label.clone());
    let topics = header.topics.iter();
    let topics = topics.map(|topic| format!("{}: {}", topic.label, topic.query));
    labels.chain(topics).collect::<Vec<_>>().join(", ")
}

#[test]
fn headers_are_merged_without_saying_anything_twice() {
    let topic = |label, query| header(&[], &[(label, query)]);
    let author = header(&[("by", "Author")], &[("Gas", "gas")]);
    for (headers, expected) in [
        (vec![author.clone(), author.clone()], "Author, Gas: gas"),
        (
            vec![
                author.clone(),
                header(&[("by", "Writer"), ("at", "Place")], &[]),
            ],
            "Author, Place, Gas: gas",
        ),
        (
            vec![
                author,
                topic("Gas", "gaz"),
                topic("Oil", "oil"),
                topic("Gas", "газ"),
            ],
            "Author, Gas: gas, Gas (2): gaz, Oil: oil, Gas (3): газ",
        ),
        (
            vec![
                topic("Gas", "gas"),
                topic("Gas", "gaz"),
                topic("Gas", "gaz"),
            ],
            "Gas: gas, Gas (2): gaz",
        ),
        (
            vec![
                topic("Gas", "gas"),
                topic("Gas (2)", "lng"),
                topic("Gas", "gaz"),
            ],
            "Gas: gas, Gas (2): lng, Gas (3): gaz",
        ),
        (
            vec![header(
                &[("by", "Author"), ("by", "Writer")],
                &[("Gas", "gas"), ("Gas", "gas"), ("Gas", "gaz")],
            )],
            "Author, Gas: gas, Gas (2): gaz",
        ),
    ] {
        let lines = |header| format!("{header}{{\"text\": \"Some words.\"}}\n");
        let files: Vec<_> = headers
            .iter()
            .map(|header| ("a.jsonl", lines(header)))
            .collect();
        assert_eq!(named(&made(&files).0), expected);
        let together = read(lines(&headers.concat()).as_bytes()).unwrap();
        assert_eq!(named(&together), expected);
    }
}

#[test]
fn a_corpus_keeps_the_notes_on_how_it_was_made_before() {
    let codes =
        |notes: &[Note]| -> Vec<String> { notes.iter().map(|note| note.code.clone()).collect() };
    let (first, report) = made(&[("a.txt", "Some words."), ("b.bin", "\0\u{1}\u{2}")]);
    assert_eq!(codes(&report.notes), ["unknown-kind"]);
    assert_eq!(first.header.notes, report.notes);
    let saved: String = lines(&first, 0).collect();
    let options = Options {
        keep: vec!["colour".into()],
        ..Options::default()
    };
    for (options, files, new) in [
        (Options::default(), vec![("a.jsonl", &*saved)], vec![]),
        (
            options,
            vec![("a.jsonl", &*saved), ("c.txt", "")],
            vec!["empty", "field-absent"],
        ),
    ] {
        let (again, report) = gathered(&files, &options);
        let notes = again.unwrap().header.notes;
        assert_eq!(codes(&report.notes), new);
        assert_eq!(notes, [first.header.notes.clone(), report.notes].concat());
    }
}
