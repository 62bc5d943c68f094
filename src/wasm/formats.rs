//! The browser face of the readers of foreign files.

use std::io::{Error, Read, Result as Io, Seek, SeekFrom};

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{given, taken, thrown};
use crate::{
    corpus::{self, Corpus},
    ingest::{self, Item, Options},
    protocol::{Level, Note, Report},
};

/// Bytes of items that are handed on at once, about.
const PIECE: usize = 1 << 20;

/// Reads files one by one. A file that breaks its reader breaks this alone: make another and go on.
#[wasm_bindgen]
pub struct Reading(Options);

#[wasm_bindgen]
impl Reading {
    /// [`Options`].
    ///
    /// # Errors
    /// Options of another shape.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Self, JsValue> {
        taken(options).map(Self)
    }

    /// Reads the file `name` of `size` bytes. `at(offset, length)` gives its bytes, `take(items)` takes what was made of
    /// them, to be given to a [`Gathering`] in the files' order.
    pub fn read(&self, name: &str, size: f64, at: Function, take: &Function) {
        let mut bytes = Remote {
            at,
            place: 0,
            size: size as u64,
        };
        let mut lines = Vec::new();
        let hand_on = |lines: &mut Vec<u8>| {
            let _ = take.call1(&JsValue::NULL, &Uint8Array::from(&lines[..]));
            lines.clear();
        };
        ingest::read(name, &mut bytes, &self.0, &mut |item: Item| {
            // Writing to memory cannot fail.
            let _ = serde_json::to_writer(&mut lines, &item);
            lines.push(b'\n');
            if lines.len() >= PIECE {
                hand_on(&mut lines);
            }
        });
        hand_on(&mut lines);
    }
}

/// A file's bytes, which JavaScript holds.
struct Remote {
    at: Function,
    place: u64,
    size: u64,
}

impl Read for Remote {
    fn read(&mut self, out: &mut [u8]) -> Io<usize> {
        let length = (out.len() as u64).min(self.size.saturating_sub(self.place));
        if length == 0 {
            return Ok(0);
        }
        let (offset, wanted) = (self.place as f64, length as f64);
        let bytes = self
            .at
            .call2(&JsValue::NULL, &offset.into(), &wanted.into())
            .map_err(|cause| Error::other(message(&cause)))?;
        let bytes = Uint8Array::from(bytes);
        let length = (bytes.length() as usize).min(length as usize);
        bytes.slice(0, length as u32).copy_to(&mut out[..length]);
        self.place += length as u64;
        Ok(length)
    }
}

impl Seek for Remote {
    fn seek(&mut self, to: SeekFrom) -> Io<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.place.checked_add_signed(by),
        };
        self.place = place.ok_or_else(|| Error::other("before the beginning"))?;
        Ok(self.place)
    }
}

fn message(cause: &JsValue) -> String {
    let text = cause
        .dyn_ref::<js_sys::Error>()
        .map(|error| error.message());
    text.map_or_else(String::new, String::from)
}

/// Makes one corpus of what the files gave.
#[wasm_bindgen]
#[derive(Default)]
pub struct Gathering(ingest::Gathering);

#[wasm_bindgen]
impl Gathering {
    /// [`Options`].
    ///
    /// # Errors
    /// Options of another shape.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Self, JsValue> {
        taken(options).map(|options| Self(ingest::Gathering::new(options)))
    }

    /// Takes items as [`Reading::read`] gave them.
    ///
    /// # Errors
    /// Items of another shape.
    pub fn take(&mut self, items: &[u8]) -> Result<(), JsValue> {
        for item in serde_json::Deserializer::from_slice(items).into_iter::<Item>() {
            let item =
                item.map_err(|cause| super::values::named("bad-request", &cause.to_string()))?;
            self.0.take(item);
        }
        Ok(())
    }

    /// Notes that a file could not be read at all. `message` is a whole sentence that names the file.
    pub fn skip(&mut self, name: &str, code: &str, message: &str) {
        self.0.take(Item::Note(Note {
            level: Level::Skipped,
            code: code.into(),
            place: name.into(),
            message: message.into(),
        }));
    }

    /// Documents so far.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn documents(&self) -> usize {
        self.0.documents()
    }

    /// Cleans, dates and compares the documents. `progress(done, all)` is called now and then, in documents.
    #[must_use]
    pub fn finish(self, progress: &Function) -> Gathered {
        let (corpus, report) = self.0.finish(&|done, all| {
            let _ = progress.call2(&JsValue::NULL, &(done as f64).into(), &(all as f64).into());
        });
        Gathered {
            corpus,
            report,
            next: 0,
        }
    }
}

/// A corpus that has been made of files, and the report on it.
#[wasm_bindgen]
pub struct Gathered {
    corpus: Result<Corpus, crate::Error>,
    report: Report,
    next: usize,
}

#[wasm_bindgen]
impl Gathered {
    /// [`Report`].
    ///
    /// # Errors
    /// None that a caller can cause.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        given(&self.report)
    }

    /// The next bytes of the corpus as JSON Lines, about a megabyte; undefined behind the last.
    ///
    /// # Errors
    /// There is no document.
    pub fn lines(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        let corpus = self
            .corpus
            .as_ref()
            .map_err(|cause| thrown(cause.clone()))?;
        let mut bytes = Vec::new();
        for line in corpus::lines(corpus, self.next) {
            bytes.extend_from_slice(line.as_bytes());
            self.next += 1;
            if bytes.len() >= PIECE {
                break;
            }
        }
        Ok((!bytes.is_empty()).then_some(bytes))
    }
}
