//! JSON values → documents and what a corpus says of itself.

use std::borrow::Cow;

use hifijson::{SliceLexer, token::Lex, value::Value};

use super::{Document, FieldLabel, Header, Part, VERSION};
use crate::protocol::{Level, Note, TopicInfo};

/// Lists and objects inside one another beyond which a value is not taken.
const MOST_DEPTH: usize = 64;

/// A JSON value; numbers stay as they are written.
pub(crate) type Json<'a> = Value<&'a str, Cow<'a, str>>;

pub(crate) type Member<'a> = (Cow<'a, str>, Json<'a>);

/// The one value that a text is.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, hifijson::Error> {
    SliceLexer::new(text.as_bytes()).exactly_one(Lex::ws_peek, value)
}

/// The value that begins with a byte that has been looked at.
pub(crate) fn value<'a>(next: u8, lexer: &mut SliceLexer<'a>) -> Result<Json<'a>, hifijson::Error> {
    hifijson::value::parse_bounded(MOST_DEPTH, next, lexer)
}

/// The document of an object: `id`, `title`, `text` and `parts`; every other key is a field. Its id is empty where none is
/// given. Beside it, whether its parts are of a shape that can be taken.
pub(crate) fn document(members: Vec<Member<'_>>) -> (Document, bool) {
    let text_of = |name| member(&members, name).and_then(scalar);
    let part = |text| Part {
        kind: "text".into(),
        text,
    };
    let parts = member(&members, "parts").map_or(Some(Vec::new()), parts);
    let sound = parts.is_some();
    let text = text_of("text").map(part).into_iter();
    let mut document = Document {
        id: text_of("id").unwrap_or_default(),
        title: text_of("title").unwrap_or_default(),
        parts: text.chain(parts.into_iter().flatten()).collect(),
        ..Document::default()
    };
    for (key, value) in members {
        if !matches!(&*key, "id" | "title" | "text" | "parts") {
            flatten(key.into_owned(), value, &mut document);
        }
    }
    (document, sound)
}

/// The last member of a name, as JSON has it.
pub(crate) fn member<'v, 'a>(members: &'v [Member<'a>], name: &str) -> Option<&'v Json<'a>> {
    members
        .iter()
        .rfind(|(key, _)| key == name)
        .map(|(_, value)| value)
}

pub(crate) fn scalar(value: &Json<'_>) -> Option<String> {
    match value {
        Value::String(text) => Some(text.to_string()),
        Value::Number((digits, _)) => Some((*digits).to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The named texts of each object in a list; `None` where it is no such list.
fn texts<const N: usize>(value: &Json<'_>, names: [&str; N]) -> Option<Vec<[Option<String>; N]>> {
    let Value::Array(items) = value else {
        return None;
    };
    let of = |item: &Json<'_>| match item {
        Value::Object(members) => Some(names.map(|name| member(members, name).and_then(scalar))),
        _ => None,
    };
    items.iter().map(of).collect()
}

pub(crate) fn parts(value: &Json<'_>) -> Option<Vec<Part>> {
    texts(value, ["kind", "text"])?
        .into_iter()
        .map(|[kind, text]| {
            Some(Part {
                kind: kind?,
                text: text?,
            })
        })
        .collect()
}

pub(crate) fn header(members: &[Member<'_>]) -> Result<Header, String> {
    let version = member(members, "concord")
        .and_then(scalar)
        .unwrap_or_default();
    if version != VERSION.to_string() {
        return Err(format!(
            "the format's version is {version}, this program reads {VERSION}; use the program that made the file"
        ));
    }
    let text_of = |name| member(members, name).and_then(scalar).unwrap_or_default();
    let fields = member(members, "fields").map_or(Some(Vec::new()), |fields| {
        texts(fields, ["name", "label"])?
            .into_iter()
            .map(|[name, label]| {
                Some(FieldLabel {
                    label: label.or(name.clone())?,
                    name: name?,
                })
            })
            .collect()
    });
    let topics = member(members, "topics").map_or(Some(Vec::new()), |topics| {
        let topic = |[label, query, group]: [Option<String>; 3]| {
            Some(TopicInfo {
                label: label?,
                query: query?,
                group: group.unwrap_or_default(),
                count: 0,
            })
        };
        texts(topics, ["label", "query", "group"])?
            .into_iter()
            .map(topic)
            .collect()
    });
    let notes = member(members, "notes").map_or(Some(Vec::new()), notes);
    Ok(Header {
        title: text_of("title"),
        description: text_of("description"),
        fields: fields
            .ok_or("the header's fields are not a list of objects with name and label")?,
        topics: topics
            .ok_or("the header's topics are not a list of objects with label and query")?,
        notes: notes.ok_or(
            "the header's notes are not a list of objects with level, code, place and message",
        )?,
    })
}

fn notes(value: &Json<'_>) -> Option<Vec<Note>> {
    let note = |[level, code, place, message]: [Option<String>; 4]| {
        Some(Note {
            level: Level::named(&level?)?,
            code: code?,
            place: place?,
            message: message?,
        })
    };
    texts(value, ["level", "code", "place", "message"])?
        .into_iter()
        .map(note)
        .collect()
}

/// Fields of an object inside a document are named with a dot.
fn flatten(key: String, value: Json<'_>, document: &mut Document) {
    match value {
        Value::Object(members) => members
            .into_iter()
            .for_each(|(inner, value)| flatten(format!("{key}.{inner}"), value, document)),
        Value::Array(items) => items
            .into_iter()
            .for_each(|item| flatten(key.clone(), item, document)),
        value => {
            if let Some(text) = scalar(&value).filter(|text| !text.trim().is_empty()) {
                document.fields.entry(key).or_default().push(text);
            }
        }
    }
}
