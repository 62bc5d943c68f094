//! Corpus → JSON Lines; the same corpus gives the same bytes.

use std::fmt::Write;

use hifijson::{
    num::Parts,
    value::Value::{self, Array, Object},
};

use super::{Corpus, Document, FieldLabel, VERSION};
use crate::protocol::TopicInfo;

type Json<'a> = Value<String, &'a str>;

/// Writes a corpus as JSON Lines.
#[must_use]
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let mut lines = String::new();
    let documents = corpus.documents.iter().map(document);
    for line in std::iter::once(header(corpus)).chain(documents) {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{line}");
    }
    lines.into_bytes()
}

fn header(corpus: &Corpus) -> Json<'_> {
    let header = &corpus.header;
    let version = Value::Number((VERSION.to_string(), Parts::default()));
    Object(vec![
        ("concord", version),
        ("title", Value::String(&header.title)),
        ("description", Value::String(&header.description)),
        ("fields", Array(header.fields.iter().map(field).collect())),
        ("topics", Array(header.topics.iter().map(topic).collect())),
    ])
}

fn field(field: &FieldLabel) -> Json<'_> {
    texts([("name", &field.name), ("label", &field.label)])
}

fn topic(topic: &TopicInfo) -> Json<'_> {
    texts([
        ("label", &topic.label),
        ("query", &topic.query),
        ("group", &topic.group),
    ])
}

fn document(document: &Document) -> Json<'_> {
    let mut members = vec![
        ("id", Value::String(document.id.as_str())),
        ("title", Value::String(&document.title)),
    ];
    members.push(match &document.parts[..] {
        [part] if part.kind == "text" => ("text", Value::String(&part.text)),
        parts => (
            "parts",
            Array(
                parts
                    .iter()
                    .map(|part| texts([("kind", &part.kind), ("text", &part.text)]))
                    .collect(),
            ),
        ),
    });
    for (field, values) in &document.fields {
        let mut values: Vec<Json<'_>> = values
            .iter()
            .map(|value| Value::String(value.as_str()))
            .collect();
        members.push((
            field,
            if values.len() == 1 {
                values.remove(0)
            } else {
                Array(values)
            },
        ));
    }
    Object(members)
}

fn texts<'a, const N: usize>(members: [(&'a str, &'a String); N]) -> Json<'a> {
    Object(
        members
            .into_iter()
            .map(|(name, text)| (name, Value::String(text.as_str())))
            .collect(),
    )
}
