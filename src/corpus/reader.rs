//! JSON Lines → corpus, piece by piece as the bytes arrive.
//!
//! The first line may be a header, told by its key `concord`. Each further line is a document: `id`, `title`, and `text`
//! or `parts`; every other key is a field.

use std::borrow::Cow;

use hashbrown::HashSet;
use hifijson::{SliceLexer, token::Lex, value::Value};
use xxhash_rust::xxh64::Xxh64;

use super::{Corpus, Document, FieldLabel, Header, Part, VERSION};
use crate::{
    Error,
    protocol::{Level, Note, TopicInfo, Warning},
};

/// Bytes of text that are taken at the most: four-byte addresses hold text and index.
const MOST_BYTES: usize = 1 << 30;

/// Lists and objects inside one another beyond which a line is not taken.
const MOST_DEPTH: usize = 64;

/// Warnings that are listed one by one; the rest is counted.
const MOST_WARNINGS: usize = 100;

/// Takes the bytes of a corpus in pieces of any size, and holds no more of them than the line that is not yet whole.
///
/// A line that is not a document is passed over with a warning; invalid UTF-8 is replaced with one.
#[derive(Default)]
pub struct Reader {
    corpus: Corpus,
    ids: HashSet<String, foldhash::fast::FixedState>,
    rest: Vec<u8>,
    bytes: usize,
    number: usize,
    unlisted: usize,
    hash: Xxh64,
}

impl Reader {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`Error::TooLarge`], and [`Error::Malformed`] for a header of another version or shape.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), Error> {
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            return Err(Error::TooLarge(format!(
                "more than {} MB of JSON Lines",
                MOST_BYTES >> 20
            )));
        }
        while let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
            let (line, after) = bytes.split_at(end + 1);
            bytes = after;
            if self.rest.is_empty() {
                self.line(line)?;
            } else {
                let mut whole = std::mem::take(&mut self.rest);
                whole.extend_from_slice(line);
                self.line(&whole)?;
            }
        }
        self.rest.extend_from_slice(bytes);
        Ok(())
    }

    /// The corpus, when all bytes have been taken.
    ///
    /// # Errors
    /// [`Error::NoDocuments`], and those of [`Reader::push`] for a last line without a line feed.
    pub fn finish(mut self) -> Result<Corpus, Error> {
        let last = std::mem::take(&mut self.rest);
        if !last.is_empty() {
            self.line(&last)?;
        }
        if self.unlisted > 0 {
            let message = format!("There are {} more such places.", self.unlisted);
            let part = self.unlisted.to_string();
            self.corpus.warnings.push(Warning {
                code: "more".into(),
                part,
                message,
            });
        }
        if self.corpus.documents.is_empty() {
            return Err(Error::NoDocuments);
        }
        self.corpus.hash = super::named(&self.hash);
        Ok(self.corpus)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Error> {
        self.number += 1;
        self.hash.update(line);
        let text = String::from_utf8_lossy(line);
        if text.contains('\u{FFFD}') && std::str::from_utf8(line).is_err() {
            self.warn(
                "invalid-utf8",
                "bytes that are not UTF-8 are shown as \u{FFFD}",
            );
        }
        let text = text.trim_start_matches('\u{FEFF}').trim();
        if text.is_empty() {
            return Ok(());
        }
        match json(text) {
            Ok(Value::Object(members)) if self.is_header(&members) => {
                self.corpus.header = header(&members).map_err(|what| self.malformed(what))?;
            }
            Ok(Value::Object(members)) => self.document(members),
            Ok(_) => self.warn(
                "not-a-document",
                "this is not a JSON object, so it is left out",
            ),
            Err(cause) => self.warn(
                "not-json",
                &format!("this is not JSON ({cause}), so it is left out"),
            ),
        }
        Ok(())
    }

    fn is_header(&self, members: &[Member<'_>]) -> bool {
        self.corpus.documents.is_empty() && member(members, "concord").is_some()
    }

    fn malformed(&self, what: String) -> Error {
        Error::Malformed {
            place: format!("Line {}", self.number),
            what,
        }
    }

    fn document(&mut self, members: Vec<Member<'_>>) {
        let text_of = |name| member(&members, name).and_then(scalar);
        let (id, title, text) = (text_of("id"), text_of("title"), text_of("text"));
        let mut document = Document {
            title: title.unwrap_or_default(),
            ..Document::default()
        };
        document.parts.extend(text.map(|text| Part {
            kind: "text".into(),
            text,
        }));
        match member(&members, "parts").map(parts) {
            None => {}
            Some(Some(more)) => document.parts.extend(more),
            Some(None) => self.warn(
                "bad-parts",
                "its parts are not a list of objects with kind and text, so they are left out",
            ),
        }
        document.id = self.unique(id);
        for (key, value) in members {
            if !matches!(&*key, "id" | "title" | "text" | "parts") {
                flatten(key.into_owned(), value, &mut document);
            }
        }
        self.corpus.documents.push(document);
    }

    fn unique(&mut self, id: Option<String>) -> String {
        let wanted = id.unwrap_or_else(|| format!("line-{}", self.number));
        let mut id = wanted.clone();
        for copy in 2.. {
            if self.ids.insert(id.clone()) {
                break;
            }
            id = format!("{wanted}~{copy}");
        }
        if id != wanted {
            self.warn(
                "duplicate-id",
                &format!("another document has the id “{wanted}”, so this one is called “{id}”"),
            );
        }
        id
    }

    fn warn(&mut self, code: &str, what: &str) {
        if self.corpus.warnings.len() < MOST_WARNINGS {
            let part = format!("line {}", self.number);
            self.corpus.warnings.push(Warning {
                code: code.into(),
                message: format!("Line {}: {what}.", self.number),
                part,
            });
        } else {
            self.unlisted += 1;
        }
    }
}

/// A JSON value; numbers stay as they are written.
type Json<'a> = Value<&'a str, Cow<'a, str>>;

type Member<'a> = (Cow<'a, str>, Json<'a>);

fn json(text: &str) -> Result<Json<'_>, hifijson::Error> {
    let value = |next, lexer: &mut _| hifijson::value::parse_bounded(MOST_DEPTH, next, lexer);
    SliceLexer::new(text.as_bytes()).exactly_one(Lex::ws_peek, value)
}

/// The last member of a name, as JSON has it.
fn member<'v, 'a>(members: &'v [Member<'a>], name: &str) -> Option<&'v Json<'a>> {
    members
        .iter()
        .rfind(|(key, _)| key == name)
        .map(|(_, value)| value)
}

fn scalar(value: &Json<'_>) -> Option<String> {
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

fn parts(value: &Json<'_>) -> Option<Vec<Part>> {
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

fn header(members: &[Member<'_>]) -> Result<Header, String> {
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
                let values = document.fields.entry(key).or_default();
                if !values.contains(&text) {
                    values.push(text);
                }
            }
        }
    }
}
