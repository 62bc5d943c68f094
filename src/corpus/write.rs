//! Corpus → JSON Lines; the same corpus gives the same bytes.

use std::fmt::Write;

use super::{Corpus, Document, FieldLabel, Header, VERSION, lexer};
use crate::protocol::{Note, TopicInfo};

/// The lines of a corpus as JSON Lines, each with its line feed, from the line of that number: the header is 0.
pub fn lines(corpus: &Corpus, from: usize) -> impl Iterator<Item = String> {
    let header = (from == 0).then(|| header_line(&corpus.header));
    let documents = corpus.documents.iter().skip(from.saturating_sub(1));
    header.into_iter().chain(documents.map(line))
}

/// Writes a corpus as JSON Lines.
#[must_use]
pub fn write(corpus: &Corpus) -> Vec<u8> {
    lines(corpus, 0).collect::<String>().into_bytes()
}

/// The first line of a corpus.
#[must_use]
pub fn header_line(header: &Header) -> String {
    let mut out = format!("{{\"concord\":{VERSION},");
    let own = [
        ("title", &*header.title),
        ("description", &header.description),
    ];
    pairs(&mut out, &own);
    out.push_str(",\"fields\":");
    list(
        &mut out,
        &header.fields,
        |out, FieldLabel { name, label }| {
            object(out, &[("name", name), ("label", label)]);
        },
    );
    out.push_str(",\"topics\":");
    list(&mut out, &header.topics, |out, topic| {
        let TopicInfo {
            label,
            query,
            group,
            ..
        } = topic;
        object(out, &[("label", label), ("query", query), ("group", group)]);
    });
    if !header.notes.is_empty() {
        out.push_str(",\"notes\":");
        list(&mut out, &header.notes, note);
    }
    out.push_str("}\n");
    out
}

fn note(out: &mut String, note: &Note) {
    let Note {
        code,
        place,
        message,
        ..
    } = note;
    let level = ("level", note.level.name());
    object(
        out,
        &[
            level,
            ("code", code),
            ("place", place),
            ("message", message),
        ],
    );
}

/// The line of a document.
#[must_use]
pub fn line(document: &Document) -> String {
    let mut out = String::with_capacity(document.bytes() + document.bytes() / 8 + 64);
    out.push('{');
    pairs(
        &mut out,
        &[("id", &document.id), ("title", &document.title)],
    );
    out.push(',');
    match &document.parts[..] {
        [part] if part.kind == "text" => pairs(&mut out, &[("text", &part.text)]),
        parts => {
            out.push_str("\"parts\":");
            list(&mut out, parts, |out, part| {
                object(out, &[("kind", &part.kind), ("text", &part.text)]);
            });
        }
    }
    for (field, values) in &document.fields {
        out.push(',');
        string(&mut out, field);
        out.push(':');
        match &values[..] {
            [value] => string(&mut out, value),
            values => list(&mut out, values, |out, value| string(out, value)),
        }
    }
    out.push_str("}\n");
    out
}

fn list<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

fn object(out: &mut String, members: &[(&str, &str)]) {
    out.push('{');
    pairs(out, members);
    out.push('}');
}

fn pairs(out: &mut String, members: &[(&str, &str)]) {
    for (place, (name, text)) in members.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        string(out, name);
        out.push(':');
        string(out, text);
    }
}

/// A string with all controls escaped: no reader takes them bare.
fn string(out: &mut String, mut text: &str) {
    out.push('"');
    loop {
        let (plain, rest) = text.split_at(lexer::plain(text.as_bytes()));
        out.push_str(plain);
        let mut letters = rest.chars();
        match letters.next() {
            None => break,
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(letter @ ('"' | '\\')) => out.extend(['\\', letter]),
            // Writing to memory cannot fail.
            Some(letter) => drop(write!(out, "\\u{:04x}", u32::from(letter))),
        }
        text = letters.as_str();
    }
    out.push('"');
}
