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

fn scalar(value: Json<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(text),
        Value::Number((digits, _)) => Some(digits.into()),
        Value::Bool(flag) => Some(if flag { "true" } else { "false" }.into()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The members of an object, to be taken by name.
struct Members<'a>(Vec<Member<'a>>);

impl<'a> Members<'a> {
    /// Takes out the last member of a name.
    fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let place = self.0.iter().rposition(|(key, _)| key == name)?;
        Some(self.0.remove(place).1)
    }

    /// Takes out a text.
    fn text(&mut self, name: &str) -> Option<Cow<'a, str>> {
        scalar(self.take(name)?)
    }
}

/// What is read of each object in a list; `None` where it is no list of objects, or nothing is read of one.
fn objects<'a, T>(value: Json<'a>, read: impl Fn(&mut Members<'a>) -> Option<T>) -> Option<Vec<T>> {
    let Value::Array(items) = value else {
        return None;
    };
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Value::Object(members) => all.push(read(&mut Members(members))?),
            _ => return None,
        }
    }
    Some(all)
}

pub(crate) fn parts(value: Json<'_>) -> Option<Vec<PartRef<'_>>> {
    objects(value, |part| {
        Some(PartRef {
            kind: part.text("kind")?,
            text: part.text("text")?,
        })
    })
}

/// What a corpus says of itself.
///
/// # Errors
/// What is wrong with it, as the end of a sentence.
pub(crate) fn header(members: Vec<Member<'_>>) -> Result<Header, String> {
    let mut members = Members(members);
    let version = members.text("concord");
    if version.as_deref() != Some(&VERSION.to_string()) {
        return Err(format!(
            "the format's version is {}, this program reads {VERSION}; use the program that made the file",
            version.unwrap_or_default()
        ));
    }
    let mut text = |name| members.text(name).unwrap_or_default().into_owned();
    let (title, description) = (text("title"), text("description"));
    let mut list = |name| members.take(name).unwrap_or(Value::Array(Vec::new()));
    Ok(Header {
        title,
        description,
        fields: labels(list("fields"))
            .ok_or("the header's fields are not a list of objects with name and label")?,
        topics: topics(list("topics"))
            .ok_or("the header's topics are not a list of objects with label and query")?,
        notes: notes(list("notes")).ok_or(
            "the header's notes are not a list of objects with level, code, place and message",
        )?,
    })
}

fn labels(value: Json<'_>) -> Option<Vec<FieldLabel>> {
    objects(value, |field| {
        let name = field.text("name")?;
        Some(FieldLabel {
            label: field.text("label").unwrap_or(name.clone()).into_owned(),
            name: name.into_owned(),
        })
    })
}

fn topics(value: Json<'_>) -> Option<Vec<TopicInfo>> {
    objects(value, |topic| {
        Some(TopicInfo {
            label: topic.text("label")?.into_owned(),
            query: topic.text("query")?.into_owned(),
            group: topic.text("group").unwrap_or_default().into_owned(),
            count: 0,
        })
    })
}

fn notes(value: Json<'_>) -> Option<Vec<Note>> {
    objects(value, |note| {
        Some(Note {
            level: Level::named(&note.text("level")?)?,
            code: note.text("code")?.into_owned(),
            place: note.text("place")?.into_owned(),
            message: note.text("message")?.into_owned(),
        })
    })
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
