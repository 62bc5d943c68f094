//! Corpus → JSON Lines; the same corpus gives the same bytes.

use hifijson::{
    num::Parts,
    value::Value::{self, Array, Object},
};

use super::{Corpus, Document, FieldLabel, Header, VERSION};
use crate::protocol::{Note, TopicInfo};

type Json<'a> = Value<String, &'a str>;

/// The lines of a corpus as JSON Lines, each with its line feed, from the line of that number: the header is 0.
pub fn lines(corpus: &Corpus, from: usize) -> impl Iterator<Item = String> {
    let header = (from == 0).then(|| header_line(&corpus.header));
    let documents = corpus.documents.iter().skip(from.saturating_sub(1));
    header.into_iter().chain(documents.map(line))
}

/// The first line of a corpus.
#[must_use]
pub fn header_line(of: &Header) -> String {
    format!("{}\n", header(of))
}

/// The line of a document.
#[must_use]
pub fn line(of: &Document) -> String {
    format!("{}\n", document(of))
}

/// Writes a corpus as JSON Lines.
#[must_use]
pub fn write(corpus: &Corpus) -> Vec<u8> {
    lines(corpus, 0).collect::<String>().into_bytes()
}

fn header(header: &Header) -> Json<'_> {
    let version = Value::Number((VERSION.to_string(), Parts::default()));
    let mut members: Vec<(&str, Json<'_>)> = vec![
        ("concord", version),
        ("title", Value::String(&header.title)),
        ("description", Value::String(&header.description)),
        ("fields", Array(header.fields.iter().map(field).collect())),
        ("topics", Array(header.topics.iter().map(topic).collect())),
    ];
    if !header.notes.is_empty() {
        members.push(("notes", Array(header.notes.iter().map(note).collect())));
    }
    Object(members)
}

fn note(note: &Note) -> Json<'_> {
    let level = ("level", Value::String(note.level.name()));
    let texts = [
        ("code", &note.code),
        ("place", &note.place),
        ("message", &note.message),
    ];
    let texts = texts.map(|(name, text)| (name, Value::String(text.as_str())));
    Object(std::iter::once(level).chain(texts).collect())
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
    let mut members: Vec<(&str, Json<'_>)> = vec![
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
