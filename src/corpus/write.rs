//! Corpus → JSON Lines; the same corpus gives the same bytes.

use serde_json::{Map, Value, json};

use super::{Corpus, Document, VERSION};

/// Writes a corpus as JSON Lines; the same corpus gives the same bytes.
#[must_use]
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let header = &corpus.header;
    let first = json!({
        "concord": VERSION, "title": header.title, "description": header.description,
        "fields": header.fields,
        "topics": header.topics.iter().map(|topic| json!({ "label": topic.label, "query": topic.query, "group": topic.group })).collect::<Vec<_>>(),
    });
    let documents = corpus
        .documents
        .iter()
        .map(|document| Value::Object(members(document)));
    let lines: Vec<String> = std::iter::once(first)
        .chain(documents)
        .map(|line| line.to_string() + "\n")
        .collect();
    lines.concat().into_bytes()
}

fn members(document: &Document) -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("id".into(), json!(document.id));
    members.insert("title".into(), json!(document.title));
    match &document.parts[..] {
        [part] if part.kind == "text" => members.insert("text".into(), json!(part.text)),
        parts => members.insert("parts".into(), json!(parts)),
    };
    for (field, values) in &document.fields {
        let value = if let [value] = &values[..] {
            json!(value)
        } else {
            json!(values)
        };
        members.insert(field.clone(), value);
    }
    members
}
