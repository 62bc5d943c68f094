//! JSON Lines → documents, piece by piece as the bytes arrive.
//!
//! The first line may be a header, told by its key `concord`. Each further line is a document: `id`, `title`, and `text`
//! or `parts`; every other key is a field.

use std::borrow::Cow;

use hifijson::value::Value;
use memchr::memchr;
use xxhash_rust::xxh64::Xxh64;

use super::{
    DocumentRef, Preface,
    json::{self, Member},
};
use crate::{Error, protocol::Warning};

/// Bytes of text that are taken at the most: four-byte addresses hold text and index.
const MOST_BYTES: usize = 1 << 30;

/// Warnings that are listed one by one; the rest is counted.
const MOST_WARNINGS: usize = 100;

/// Takes a document as it comes, and says which other id it was given where another document has its own.
pub type Take<'t> = dyn FnMut(DocumentRef<'_>) -> Option<String> + 't;

/// Takes the bytes of a corpus in pieces of any size, and holds no more of them than the line that is not yet whole.
///
/// A line that is not a document is passed over with a warning; invalid UTF-8 is replaced with one.
#[derive(Default)]
pub struct Reader {
    preface: Preface,
    rest: Vec<u8>,
    bytes: usize,
    lines: u64,
    documents: usize,
    unlisted: usize,
    hash: Xxh64,
}

impl Reader {
    /// Takes the next bytes, and hands on the documents that are whole.
    ///
    /// # Errors
    /// [`Error::TooLarge`], and [`Error::Malformed`] for a header of another version or shape.
    pub fn push(&mut self, mut bytes: &[u8], take: &mut Take<'_>) -> Result<(), Error> {
        self.count(bytes)?;
        while let Some(end) = memchr(b'\n', bytes) {
            let (line, after) = bytes.split_at(end + 1);
            bytes = after;
            if self.rest.is_empty() {
                self.line(line, take)?;
            } else {
                let mut whole = std::mem::take(&mut self.rest);
                whole.extend_from_slice(line);
                self.line(&whole, take)?;
                whole.clear();
                self.rest = whole;
            }
        }
        self.rest.extend_from_slice(bytes);
        Ok(())
    }

    /// Takes a document whose text is at hand, so that it need not be written as JSON and read again; the line is all else
    /// of it. Comes between whole lines.
    ///
    /// # Errors
    /// [`Error::TooLarge`].
    pub fn push_document(
        &mut self,
        line: &str,
        text: &str,
        take: &mut Take<'_>,
    ) -> Result<(), Error> {
        self.count(line.as_bytes())?;
        self.count(text.as_bytes())?;
        self.lines += 1;
        match json::parse(line) {
            Ok(Value::Object(mut members)) => {
                members.push(("text".into(), Value::String(text.into())));
                self.document(members, take);
            }
            _ => self.warn(
                "not-a-document",
                "this is not a JSON object, so it is left out",
            ),
        }
        Ok(())
    }

    fn count(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            let message = format!("more than {} MB of JSON Lines", MOST_BYTES >> 20);
            return Err(Error::TooLarge(message));
        }
        self.hash.update(bytes);
        Ok(())
    }

    /// What stands beside the documents, when all bytes have been taken.
    ///
    /// # Errors
    /// [`Error::NoDocuments`], and those of [`Reader::push`] for a last line without a line feed.
    pub fn finish(mut self, take: &mut Take<'_>) -> Result<Preface, Error> {
        let last = std::mem::take(&mut self.rest);
        if !last.is_empty() {
            self.line(&last, take)?;
        }
        if self.unlisted > 0 {
            let message = format!("There are {} more such places.", self.unlisted);
            let part = self.unlisted.to_string();
            self.preface.warnings.push(Warning {
                code: "more".into(),
                part,
                message,
                ..Warning::default()
            });
        }
        if self.documents == 0 {
            return Err(Error::NoDocuments);
        }
        self.preface.hash = super::named(&self.hash);
        Ok(self.preface)
    }

    fn line(&mut self, line: &[u8], take: &mut Take<'_>) -> Result<(), Error> {
        self.lines += 1;
        let text = std::str::from_utf8(line).map_or_else(
            |_| {
                self.warn(
                    "invalid-utf8",
                    "bytes that are not UTF-8 are shown as \u{FFFD}",
                );
                String::from_utf8_lossy(line)
            },
            Cow::Borrowed,
        );
        let text = text.trim_start_matches('\u{FEFF}').trim();
        if text.is_empty() {
            return Ok(());
        }
        match json::parse(text) {
            Ok(Value::Object(members)) if self.is_header(&members) => {
                let header = json::header(members).map_err(|what| self.malformed(what))?;
                self.preface.header.merge(header);
            }
            Ok(Value::Object(members)) => self.document(members, take),
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
        self.documents == 0 && json::member(members, "concord").is_some()
    }

    fn malformed(&self, what: String) -> Error {
        Error::Malformed {
            place: format!("Line {}", self.lines),
            what,
        }
    }

    fn document(&mut self, members: Vec<Member<'_>>, take: &mut Take<'_>) {
        let (document, bad_parts) = json::document(members, self.lines);
        if bad_parts {
            self.warn(
                "bad-parts",
                "its parts are not a list of objects with kind and text, so they are left out",
            );
        }
        self.documents += 1;
        let wanted = document.id.clone();
        if let Some(id) = take(document) {
            self.warn(
                "duplicate-id",
                &format!("another document has the id “{wanted}”, so this one is called “{id}”"),
            );
        }
    }

    fn warn(&mut self, code: &str, what: &str) {
        if self.preface.warnings.len() < MOST_WARNINGS {
            let part = format!("line {}", self.lines);
            self.preface.warnings.push(Warning {
                code: code.into(),
                message: format!("Line {}: {what}.", self.lines),
                part,
                ..Warning::default()
            });
        } else {
            self.unlisted += 1;
        }
    }
}
