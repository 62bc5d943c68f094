//! JSON values → documents and what a corpus says of itself. Strings without escapes stay where they were read from.

use std::borrow::Cow;

use hifijson::{LexAlloc, token::Lex, value::Value};

use super::{DocumentRef, FieldLabel, Header, PartRef, VERSION, lexer::Lexer};
use crate::protocol::{Level, Note, TopicInfo};

/// Lists and objects inside one another beyond which a value is not taken.
const MOST_DEPTH: usize = 64;

/// A JSON value; numbers stay as they are written.
pub(crate) type Json<'a> = Value<&'a str, Cow<'a, str>>;

pub(crate) type Member<'a> = (Cow<'a, str>, Json<'a>);

/// The one value that a text is.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, hifijson::Error> {
    Lexer::new(text).exactly_one(Lex::ws_peek, value)
}

/// The value that begins with a byte that has been looked at.
pub(crate) fn value<L: LexAlloc>(
    next: u8,
    lexer: &mut L,
) -> Result<Value<L::Num, L::Str>, hifijson::Error> {
    hifijson::value::parse_bounded(MOST_DEPTH, next, lexer)
}

/// The document of an object: `id`, `title`, `text` and `parts`; every other key is a field. Without an id it has that of
/// its line. Whether it has parts of no shape that can be taken, too.
pub(crate) fn document(members: Vec<Member<'_>>, line: u64) -> (DocumentRef<'_>, bool) {
    let mut document = DocumentRef::default();
    let (mut id, mut text, mut more) = (None, None, Some(Vec::new()));
    for (key, value) in members {
        match &*key {
            "id" => id = scalar(value),
            "title" => document.title = scalar(value).unwrap_or_default(),
            "text" => text = scalar(value),
            "parts" => more = parts(value),
            _ => flatten(key, value, &mut document.fields),
        }
    }
    document.id = id
        .filter(|id| !id.is_empty())
        .unwrap_or_else(|| format!("line-{line}").into());
    document.parts.extend(text.map(|text| PartRef {
        kind: "text".into(),
        text,
    }));
    let bad_parts = more.is_none();
    document.parts.extend(more.unwrap_or_default());
    document.settle_fields();
    (document, bad_parts)
}

/// The last member of a name, as JSON has it.
pub(crate) fn member<'v, 'a>(members: &'v [Member<'a>], name: &str) -> Option<&'v Json<'a>> {
    members
        .iter()
        .rfind(|(key, _)| key == name)
        .map(|(_, value)| value)
}

/// Takes out the last member of a name.
fn take<'a>(members: &mut Vec<Member<'a>>, name: &str) -> Option<Json<'a>> {
    let place = members.iter().rposition(|(key, _)| key == name)?;
    Some(members.remove(place).1)
}

fn scalar(value: Json<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(text),
        Value::Number((digits, _)) => Some(digits.into()),
        Value::Bool(flag) => Some(if flag { "true" } else { "false" }.into()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The named texts of each object in a list; `None` where it is no such list.
fn texts<'a, const N: usize>(
    value: Json<'a>,
    names: [&str; N],
) -> Option<Vec<[Option<Cow<'a, str>>; N]>> {
    let Value::Array(items) = value else {
        return None;
    };
    let of = |item| match item {
        Value::Object(mut members) => {
            Some(names.map(|name| take(&mut members, name).and_then(scalar)))
        }
        _ => None,
    };
    items.into_iter().map(of).collect()
}

pub(crate) fn parts(value: Json<'_>) -> Option<Vec<PartRef<'_>>> {
    texts(value, ["kind", "text"])?
        .into_iter()
        .map(|[kind, text]| {
            Some(PartRef {
                kind: kind?,
                text: text?,
            })
        })
        .collect()
}

pub(crate) fn header(mut members: Vec<Member<'_>>) -> Result<Header, String> {
    let version = take(&mut members, "concord").and_then(scalar);
    if version.as_deref() != Some(&VERSION.to_string()) {
        return Err(format!(
            "the format's version is {}, this program reads {VERSION}; use the program that made the file",
            version.unwrap_or_default()
        ));
    }
    let mut of = |name| take(&mut members, name);
    Ok(Header {
        title: of("title")
            .and_then(scalar)
            .unwrap_or_default()
            .into_owned(),
        description: of("description")
            .and_then(scalar)
            .unwrap_or_default()
            .into_owned(),
        fields: of("fields")
            .map_or(Some(Vec::new()), labels)
            .ok_or("the header's fields are not a list of objects with name and label")?,
        topics: of("topics")
            .map_or(Some(Vec::new()), topics)
            .ok_or("the header's topics are not a list of objects with label and query")?,
        notes: of("notes").map_or(Some(Vec::new()), notes).ok_or(
            "the header's notes are not a list of objects with level, code, place and message",
        )?,
    })
}

fn labels(value: Json<'_>) -> Option<Vec<FieldLabel>> {
    let label = |[name, label]: [Option<Cow<'_, str>>; 2]| {
        Some(FieldLabel {
            label: label.or(name.clone())?.into_owned(),
            name: name?.into_owned(),
        })
    };
    texts(value, ["name", "label"])?
        .into_iter()
        .map(label)
        .collect()
}

fn topics(value: Json<'_>) -> Option<Vec<TopicInfo>> {
    let topic = |[label, query, group]: [Option<Cow<'_, str>>; 3]| {
        Some(TopicInfo {
            label: label?.into_owned(),
            query: query?.into_owned(),
            group: group.unwrap_or_default().into_owned(),
            count: 0,
        })
    };
    texts(value, ["label", "query", "group"])?
        .into_iter()
        .map(topic)
        .collect()
}

fn notes(value: Json<'_>) -> Option<Vec<Note>> {
    let note = |[level, code, place, message]: [Option<Cow<'_, str>>; 4]| {
        Some(Note {
            level: Level::named(&level?)?,
            code: code?.into_owned(),
            place: place?.into_owned(),
            message: message?.into_owned(),
        })
    };
    texts(value, ["level", "code", "place", "message"])?
        .into_iter()
        .map(note)
        .collect()
}

/// Fields of an object inside a document are named with a dot. A value stands once in its field.
fn flatten<'a>(key: Cow<'a, str>, value: Json<'a>, fields: &mut Vec<(Cow<'a, str>, Cow<'a, str>)>) {
    match value {
        Value::Object(members) => members
            .into_iter()
            .for_each(|(inner, value)| flatten(format!("{key}.{inner}").into(), value, fields)),
        Value::Array(items) => items
            .into_iter()
            .for_each(|item| flatten(key.clone(), item, fields)),
        value => {
            if let Some(text) = scalar(value).filter(|text| !text.trim().is_empty()) {
                fields.push((key, text));
            }
        }
    }
}
