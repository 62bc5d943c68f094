//! The browser face of the façade.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::{given, taken, thrown};
use crate::{
    builder::{Builder, PartBuilder},
    corpus::{DocumentRef, Reader},
    explorer::Explorer as Core,
};

/// Bytes of lines that are handed out at once, about.
const PIECE: usize = 1 << 20;

/// A corpus whose bytes are still arriving.
#[wasm_bindgen]
#[derive(Default)]
pub struct Opening {
    reader: Reader,
    builder: Builder,
}

#[wasm_bindgen]
impl Opening {
    /// Nothing has arrived.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        std::panic::set_hook(Box::new(|panic| {
            web_sys::console::error_1(&panic.to_string().into());
        }));
        Self::default()
    }

    /// Takes the next bytes of the JSON Lines, and indexes the documents that are whole.
    ///
    /// # Errors
    /// An `Error` whose `name` is the error's code.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let take = &mut |document: DocumentRef<'_>| self.builder.push(document);
        self.reader.push(bytes, take).map_err(thrown)
    }

    /// Takes a document whose text is at hand; the line is all else of it, as JSON.
    ///
    /// # Errors
    /// An `Error` whose `name` is the error's code.
    pub fn add(&mut self, line: &str, text: &str) -> Result<(), JsValue> {
        let take = &mut |document: DocumentRef<'_>| self.builder.push(document);
        self.reader.push_document(line, text, take).map_err(thrown)
    }

    /// As [`Opening::push`], for bytes whose documents are indexed elsewhere: whole lines, whose part is to be adopted.
    ///
    /// # Errors
    /// An `Error` whose `name` is the error's code.
    pub fn shelve(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let take = &mut |document: DocumentRef<'_>| self.builder.shelve(document);
        self.reader.push(bytes, take).map_err(thrown)
    }

    /// Takes what a [`Part`] gave for the first lines that have been shelved and are in no part that has been adopted. Where
    /// it is of no use, all documents are indexed in the end.
    pub fn adopt(&mut self, part: &[u8]) {
        let _ = self.builder.adopt(part);
    }

    /// Takes the index that was saved with the documents to come, so that they need not be indexed. Where it is of no use
    /// they are, and a warning says why.
    pub fn index(&mut self, bytes: &[u8]) {
        self.builder.take_index(bytes);
    }

    /// Opens what has arrived.
    ///
    /// # Errors
    /// An `Error` whose `name` is the error's code.
    pub fn finish(self) -> Result<Explorer, JsValue> {
        let mut builder = self.builder;
        let take = &mut |document: DocumentRef<'_>| builder.push(document);
        let preface = self.reader.finish(take).map_err(thrown)?;
        Ok(Explorer(Core::of(builder, preface)))
    }
}

/// The index of lines of a corpus, without the documents, for an [`Opening`] elsewhere to adopt.
#[wasm_bindgen]
pub struct Part;

#[wasm_bindgen]
impl Part {
    /// The index of whole lines, as bytes.
    ///
    /// # Errors
    /// An `Error` whose `name` is the error's code.
    pub fn of(lines: &[u8]) -> Result<Vec<u8>, JsValue> {
        let mut part = PartBuilder::default();
        part.push(lines).map_err(thrown)?;
        Ok(part.finish())
    }
}

/// An opened corpus.
#[wasm_bindgen]
pub struct Explorer(Core);

#[wasm_bindgen]
impl Explorer {
    /// [`protocol::About`](crate::protocol::About).
    ///
    /// # Errors
    /// None that a caller can cause.
    pub fn about(&self) -> Result<JsValue, JsValue> {
        given(&self.0.about())
    }

    /// [`protocol::Request`](crate::protocol::Request) → [`protocol::Answer`](crate::protocol::Answer).
    ///
    /// # Errors
    /// A request of another shape.
    pub fn ask(&self, request: JsValue) -> Result<JsValue, JsValue> {
        given(&self.0.ask(&taken(request)?))
    }

    /// [`protocol::TableRequest`](crate::protocol::TableRequest) → [`protocol::Table`](crate::protocol::Table).
    ///
    /// # Errors
    /// A request of another shape.
    pub fn table(&self, request: JsValue) -> Result<JsValue, JsValue> {
        given(&self.0.table(&taken(request)?))
    }

    /// [`protocol::ConcordanceRequest`](crate::protocol::ConcordanceRequest) →
    /// [`protocol::Concordance`](crate::protocol::Concordance).
    ///
    /// # Errors
    /// A request of another shape.
    pub fn concordance(&self, request: JsValue) -> Result<JsValue, JsValue> {
        given(&self.0.concordance(&taken(request)?))
    }

    /// [`protocol::Request`](crate::protocol::Request) → the places in the corpus of all documents that match.
    ///
    /// # Errors
    /// A request of another shape.
    pub fn documents(&self, request: JsValue) -> Result<Vec<u32>, JsValue> {
        Ok(self.0.documents(&taken(request)?))
    }

    /// [`protocol::Request`](crate::protocol::Request) → the words whose stems are wanted: for each language its code, and the
    /// words, one a line.
    ///
    /// # Errors
    /// A request of another shape.
    pub fn unstemmed(&mut self, request: JsValue) -> Result<JsValue, JsValue> {
        given(&self.0.unstemmed(&taken(request)?))
    }

    /// Takes the stems of words that were wanted in a language, on the same lines.
    pub fn take_stems(&mut self, language: &str, words: &str, stems: &str) {
        self.0.take_stems(language, words, stems);
    }

    /// [`protocol::CompleteRequest`](crate::protocol::CompleteRequest) → a list of
    /// [`protocol::Completion`](crate::protocol::Completion).
    ///
    /// # Errors
    /// A request of another shape.
    pub fn complete(&self, request: JsValue) -> Result<JsValue, JsValue> {
        given(&self.0.complete(&taken(request)?))
    }

    /// [`protocol::ReadRequest`](crate::protocol::ReadRequest) → [`protocol::Reading`](crate::protocol::Reading).
    ///
    /// # Errors
    /// A request of another shape, or an id that no document has.
    pub fn read(&self, request: JsValue) -> Result<JsValue, JsValue> {
        given(&self.0.read(&taken(request)?).map_err(thrown)?)
    }

    /// [`protocol::Revision`](crate::protocol::Revision) → [`protocol::About`](crate::protocol::About).
    /// `progress(done, all)` is called now and then, in documents, where all is indexed anew.
    ///
    /// # Errors
    /// A revision of another shape.
    pub fn revise(&mut self, revision: JsValue, progress: &Function) -> Result<JsValue, JsValue> {
        let report = |done, all| reported(progress, done, all);
        given(self.0.revise(taken(revision)?, &report))
    }

    /// The corpus as JSON Lines, from the line of that number (the header is 0), about a megabyte; empty behind the last.
    #[must_use]
    pub fn lines(&self, from: usize) -> Lines {
        let mut lines = Lines {
            next: from,
            bytes: Vec::new(),
        };
        for line in self.0.lines(from) {
            lines.bytes.extend_from_slice(line.as_bytes());
            lines.next += 1;
            if lines.bytes.len() >= PIECE {
                break;
            }
        }
        lines
    }
}

/// Some lines of a corpus.
#[wasm_bindgen]
pub struct Lines {
    /// The number of the line behind them.
    pub next: usize,
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Lines {
    /// The lines, each with its line feed.
    #[must_use]
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

fn reported(progress: &Function, done: usize, all: usize) {
    let _ = progress.call2(&JsValue::NULL, &(done as f64).into(), &(all as f64).into());
}
