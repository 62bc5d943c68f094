//! Where a format stands while it reads: its file's name, and where documents and notes go.

use std::io::{Read, Result, Seek, SeekFrom};

use super::{Draft, Format, Item, Options, encoding, format, formats};
use crate::{
    corpus::{Document, Header},
    protocol::{Level, Note},
};

/// The bytes of a file, wherever they are.
pub trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

/// Bytes of a file that is read whole; formats that are read piece by piece have no such bound.
const MOST_WHOLE: u64 = 256 << 20;

/// Bytes that all entries of one archive may unpack to.
const MOST_UNPACKED: u64 = 2 << 30;

/// Files around an archive beyond which it is not opened.
const MOST_DEPTH: usize = 4;

/// Files around any other beyond which it is not read: mails are in mails.
const MOST_DEPTH_OF_MAILS: usize = 16;

/// A file that is being read.
pub(super) struct Intake<'a> {
    /// Its path below what was given, entries of archives behind their archive: `news/2018.zip/a.html`.
    pub(super) name: String,
    /// The same as its documents are called: archives without their kinds, packed files as what is in them.
    path: String,
    pub(super) options: &'a Options,
    depth: usize,
    /// Bytes of archives and mails around it that are in memory.
    pub(super) held: u64,
    take: &'a mut dyn FnMut(Item),
    /// Bytes unpacked so far by the archive that the face gave.
    unpacked: &'a mut u64,
}

/// Reads one file and whatever is packed in it.
///
/// Nothing is an error: what cannot be read is noted.
pub fn read(name: &str, bytes: &mut dyn Bytes, options: &Options, take: &mut dyn FnMut(Item)) {
    let mut intake = Intake {
        name: name.into(),
        path: name.into(),
        options,
        depth: 0,
        held: 0,
        take,
        unpacked: &mut 0,
    };
    intake.file(bytes);
}

impl Intake<'_> {
    /// Reads the file, of whatever format it is.
    pub(super) fn file(&mut self, bytes: &mut dyn Bytes) {
        let Some(format) = self.format(bytes) else {
            return;
        };
        let most = if format.is_archive() {
            MOST_DEPTH
        } else {
            MOST_DEPTH_OF_MAILS
        };
        if self.depth >= most {
            let what = "is inside too many other files, so it was not opened";
            return self.note(Level::Skipped, "too-deep", None, what);
        }
        let length = bytes.seek(SeekFrom::End(0)).unwrap_or(0);
        let _ = bytes.rewind();
        (self.take)(Item::File {
            format: format.name().into(),
            bytes: length,
        });
        formats::read(format, bytes, self);
    }

    /// Whether it is of a format that is read piece by piece.
    pub(super) fn streams(&self, bytes: &mut dyn Bytes) -> bool {
        matches!(Format::of(&self.path, bytes), Ok(Some(format)) if format.streams())
    }

    /// The file's format; `None`, and a note, where it is of none that can be read.
    fn format(&mut self, bytes: &mut dyn Bytes) -> Option<Format> {
        let format = Format::of(&self.path, bytes);
        let format = self.tried(format)?;
        if format.is_none() {
            let what = format::instead(&self.path, bytes);
            self.note(Level::Skipped, "unknown-kind", None, what);
        }
        format
    }

    /// Where an entry of the archive stands while it is read.
    pub(super) fn entry(&mut self, name: &str) -> Intake<'_> {
        let archive = stem(&self.path, ".zip").or(stem(&self.path, ".tar"));
        let path = format!("{}/{name}", archive.unwrap_or(&self.path));
        let name = format!("{}/{name}", self.name);
        self.inner(name, path)
    }

    /// Where what is packed in the file, and nothing else is, stands while it is read.
    pub(super) fn content(&mut self) -> Intake<'_> {
        let path = match (stem(&self.path, ".gz"), stem(&self.path, ".tgz")) {
            (Some(stem), _) => stem.to_string(),
            (_, Some(stem)) => format!("{stem}.tar"),
            _ => self.path.clone(),
        };
        self.inner(self.name.clone(), path)
    }

    fn inner(&mut self, name: String, path: String) -> Intake<'_> {
        Intake {
            name,
            path,
            options: self.options,
            depth: self.depth + 1,
            held: self.held,
            take: self.take,
            unpacked: self.unpacked,
        }
    }

    /// Bytes of it that may be in memory.
    pub(super) fn most_whole(&self) -> u64 {
        MOST_WHOLE.saturating_sub(self.held)
    }

    /// How many bytes may still be unpacked from the archive that was given.
    pub(super) fn room(&self) -> u64 {
        MOST_UNPACKED.saturating_sub(*self.unpacked)
    }

    /// Notes that bytes have been unpacked.
    pub(super) fn unpacked(&mut self, bytes: u64) {
        *self.unpacked += bytes;
    }

    /// All bytes of a file; `None`, and a note, where they are too many or cannot be read.
    pub(super) fn whole(&mut self, bytes: &mut dyn Bytes) -> Option<Vec<u8>> {
        let mut whole = Vec::new();
        let most = self.most_whole();
        let read = bytes
            .rewind()
            .and_then(|()| bytes.take(most + 1).read_to_end(&mut whole));
        match read {
            Ok(length) if length as u64 <= most => Some(whole),
            Ok(_) => {
                let what = format!(
                    "is larger than {} MB and of a kind that is read whole; split it",
                    most >> 20
                );
                self.note(Level::Skipped, "too-large", None, &what);
                None
            }
            Err(cause) => {
                let what = format!("cannot be read ({cause})");
                self.note(Level::Skipped, "unreadable", None, &what);
                None
            }
        }
    }

    /// What was read; `None`, and a note, where it cannot be read.
    pub(super) fn tried<T>(&mut self, read: Result<T>) -> Option<T> {
        read.map_err(|cause| {
            let what = format!("cannot be read ({cause})");
            self.note(Level::Skipped, "unreadable", None, &what);
        })
        .ok()
    }

    /// All text of a file, in UTF-8 whatever it was, lines ended by a line feed.
    pub(super) fn text(&mut self, bytes: &mut dyn Bytes) -> Option<String> {
        let whole = self.whole(bytes)?;
        Some(encoding::decode_owned(whole, self))
    }

    /// Hands on a document.
    pub(super) fn draft(&mut self, draft: Draft) {
        (self.take)(Item::Draft(draft));
    }

    /// Hands on what the file says of the whole corpus.
    pub(super) fn header(&mut self, header: Header) {
        (self.take)(Item::Header(header));
    }

    /// Notes what was done: `what` goes on after the file's name, and ends without a full stop.
    pub(super) fn note(&mut self, level: Level, code: &str, line: Option<u64>, what: &str) {
        let place = self.place(line);
        (self.take)(Item::Note(Note {
            level,
            code: code.into(),
            message: format!("{place} {what}."),
            place,
        }));
    }

    /// Notes that there is nothing in the file.
    pub(super) fn empty(&mut self) {
        let what = "holds nothing, so it gives no document";
        self.note(Level::Skipped, "empty", None, what);
    }

    /// The file, and the line in it.
    pub(super) fn place(&self, line: Option<u64>) -> String {
        line.map_or_else(
            || self.name.clone(),
            |line| format!("{}, line {line}", self.name),
        )
    }

    /// A document that bears the file's name, with and without its kind.
    pub(super) fn document(&self) -> Document {
        let (stem, kind) = self.path.rsplit_once('.').unwrap_or((&self.path, ""));
        let named = !kind.is_empty() && !kind.contains('/') && !stem.is_empty();
        Document {
            id: if named { stem } else { &self.path }.into(),
            ..Document::default()
        }
    }
}

/// A name without its kind, in whatever case that is written.
fn stem<'n>(name: &'n str, kind: &str) -> Option<&'n str> {
    let (stem, end) = name.split_at_checked(name.len().checked_sub(kind.len())?)?;
    end.eq_ignore_ascii_case(kind).then_some(stem)
}
