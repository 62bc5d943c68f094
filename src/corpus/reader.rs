//! JSON Lines → corpus, piece by piece as the bytes arrive.
//!
//! The first line may be a header, told by its key `concord`. Each further line is a document: `id`, `title`, and `text`
//! or `parts`; every other key is a field.

use hifijson::value::Value;
use xxhash_rust::xxh64::Xxh64;

use super::{
    Corpus, Ids,
    json::{self, Member},
};
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
    ids: Ids,
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
                ..Warning::default()
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
        match json::parse(text) {
            Ok(Value::Object(members)) if self.is_header(&members) => {
                let header = json::header(&members).map_err(|what| self.malformed(what))?;
                self.corpus.header.merge(header);
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
        self.corpus.documents.is_empty() && json::member(members, "concord").is_some()
    }

    fn malformed(&self, what: String) -> Error {
        Error::Malformed {
            place: format!("Line {}", self.number),
            what,
        }
    }

    fn document(&mut self, members: Vec<Member<'_>>) {
        let (mut document, sound) = json::document(members);
        if !sound {
            self.warn(
                "bad-parts",
                "its parts are not a list of objects with kind and text, so they are left out",
            );
        }
        document.id = self.unique(document.id);
        document.settle_fields();
        self.corpus.documents.push(document);
    }

    fn unique(&mut self, mut wanted: String) -> String {
        if wanted.is_empty() {
            wanted = format!("line-{}", self.number);
        }
        let id = self.ids.unique(wanted.clone());
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
                ..Warning::default()
            });
        } else {
            self.unlisted += 1;
        }
    }
}
