//! JSON Lines → corpus, piece by piece as the bytes arrive.
//!
//! The first line may be a header, told by its key `concord`. Each further line is a document: `id`, `title`, and `text`
//! or `parts`; every other key is a field.

use std::hash::Hasher;

use fnv::FnvHasher;
use hashbrown::HashSet;
use serde_json::{Map, Value};

use super::{Corpus, Document, Part, VERSION};
use crate::{Error, protocol::Warning};

/// Bytes of text that are taken at the most: four-byte addresses hold text and index.
const MOST_BYTES: usize = 1 << 30;

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
    hash: FnvHasher,
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
        self.corpus.hash = format!("{:016x}", self.hash.finish());
        Ok(self.corpus)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Error> {
        self.number += 1;
        self.hash.write(line);
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
