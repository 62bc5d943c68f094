//! JSON Lines, gzipped or not: the corpus as any tool can read it.
//!
//! The first line may be a header, told by its key `concord`. Each further line is a document: `id`, `title`, and `text`
//! or `parts`; every other key is a field.

use std::io::{BufRead, BufReader, Read, Write};

use flate2::{Compression, Crc, GzBuilder, bufread::MultiGzDecoder};
use hashbrown::HashSet;
use serde_json::{Map, Value, json};

use super::{Corpus, Document, Part};
use crate::{Error, protocol::Warning};

/// The format's version, in the header's key `concord`.
const VERSION: u64 = 1;

/// Bytes of text that are taken at the most: four-byte addresses hold text and index.
const MOST_BYTES: u64 = 1 << 30;

/// Warnings that are listed one by one; the rest is counted.
const MOST_WARNINGS: usize = 100;

/// Reads a corpus. `progress(done, all)` is called now and then, in bytes of the input.
///
/// A line that is not a document is passed over with a warning; invalid UTF-8 is replaced with one.
///
/// # Errors
/// [`Error::Damaged`] for gzip that is cut short or altered, [`Error::NoDocuments`], [`Error::TooLarge`],
/// [`Error::Malformed`] for a header of another version.
pub fn read(bytes: &[u8], progress: &dyn Fn(usize, usize)) -> Result<Corpus, Error> {
    if is_gzip(bytes) {
        // The decoder owns its view of the input, so progress is told from the text that came out of it.
        lines(
            BufReader::with_capacity(1 << 16, MultiGzDecoder::new(bytes)),
            bytes.len(),
            progress,
        )
    } else {
        lines(bytes, bytes.len(), progress)
    }
}

/// Whether bytes begin as gzip does.
fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B])
}

fn lines(
    mut source: impl BufRead,
    input: usize,
    progress: &dyn Fn(usize, usize),
) -> Result<Corpus, Error> {
    let mut reading = Reading::default();
    let mut line = Vec::new();
    let mut total = 0_u64;
    loop {
        line.clear();
        let room = MOST_BYTES + 1 - total;
        let length = source
            .by_ref()
            .take(room)
            .read_until(b'\n', &mut line)
            .map_err(damaged)?;
        if length == 0 {
            break;
        }
        total += length as u64;
        if total > MOST_BYTES {
            return Err(Error::TooLarge(format!(
                "more than {} MB of JSON Lines",
                MOST_BYTES >> 20
            )));
        }
        reading.line(&line)?;
        if reading.number.is_multiple_of(256) {
            progress((total as usize).min(input), input);
        }
    }
    progress(input, input);
    reading.finish()
}

fn damaged(cause: std::io::Error) -> Error {
    Error::Damaged(match cause.kind() {
        std::io::ErrorKind::UnexpectedEof => "it is cut short".into(),
        _ => cause.to_string(),
    })
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    corpus: Corpus,
    ids: HashSet<String, foldhash::fast::FixedState>,
    number: usize,
    unlisted: usize,
    crc: Crc,
}

impl Reading {
    fn line(&mut self, line: &[u8]) -> Result<(), Error> {
        self.number += 1;
        self.crc.update(line);
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
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(members))
                if self.corpus.documents.is_empty() && members.contains_key("concord") =>
            {
                self.header(members)
            }
            Ok(Value::Object(members)) => {
                self.document(members);
                Ok(())
            }
            Ok(_) => {
                self.warn(
                    "not-a-document",
                    "this is not a JSON object, so it is left out",
                );
                Ok(())
            }
            Err(cause) => {
                self.warn(
                    "not-json",
                    &format!("this is not JSON ({cause}), so it is left out"),
                );
                Ok(())
            }
        }
    }

    fn header(&mut self, members: Map<String, Value>) -> Result<(), Error> {
        let malformed = |what: String| Error::Malformed {
            place: format!("Line {}", self.number),
            what,
        };
        match members.get("concord").and_then(Value::as_u64) {
            Some(VERSION) => {}
            version => {
                let got = version.map_or("no number".into(), |version| version.to_string());
                return Err(malformed(format!(
                    "the format's version is {got}, this program reads {VERSION}; use the program that made the file"
                )));
            }
        }
        self.corpus.header = serde_json::from_value(Value::Object(members))
            .map_err(|cause| malformed(format!("the header is not as it should be ({cause})")))?;
        Ok(())
    }

    fn document(&mut self, mut members: Map<String, Value>) {
        let id = members.remove("id").and_then(|id| scalar(&id));
        let title = members
            .remove("title")
            .and_then(|title| scalar(&title))
            .unwrap_or_default();
        let mut parts = Vec::new();
        if let Some(text) = members.remove("text").and_then(|text| scalar(&text)) {
            parts.push(Part {
                kind: "text".into(),
                text,
            });
        }
        match members
            .remove("parts")
            .map(serde_json::from_value::<Vec<Part>>)
        {
            None => {}
            Some(Ok(more)) => parts.extend(more),
            Some(Err(cause)) => self.warn(
                "bad-parts",
                &format!("its parts are not as they should be ({cause}), so they are left out"),
            ),
        }
        let mut document = Document {
            id: self.unique(id),
            title,
            parts,
            ..Document::default()
        };
        for (key, value) in members {
            flatten(key, value, &mut document);
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

    fn finish(mut self) -> Result<Corpus, Error> {
        if self.unlisted > 0 {
            let message = format!("There are {} more such places.", self.unlisted);
            self.corpus.warnings.push(Warning {
                code: "more".into(),
                part: self.unlisted.to_string(),
                message,
            });
        }
        if self.corpus.documents.is_empty() {
            return Err(Error::NoDocuments);
        }
        self.corpus.hash = format!("{:08x}{:08x}", self.crc.sum(), self.crc.amount());
        Ok(self.corpus)
    }
}

/// Fields of an object inside a document are named with a dot.
fn flatten(key: String, value: Value, document: &mut Document) {
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

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

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

/// Compresses bytes; no name, no time, so the same bytes in give the same bytes out.
///
/// # Errors
/// None in memory; the writer's own otherwise.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}
