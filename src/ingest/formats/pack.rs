//! A document that is a ZIP of parts: EPUB, DOCX, ODT.

use ::zip::{ZipArchive, result::ZipError};

use super::{
    packed::{self, Size},
    xml::{self, Element},
};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

/// How a compound file begins: older office documents, and encrypted ones.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The parts of a document.
pub(super) struct Pack<'a>(ZipArchive<&'a mut dyn Bytes>);

impl<'a> Pack<'a> {
    /// Opens it; `None`, and a note, where it is broken.
    pub(super) fn open(bytes: &'a mut dyn Bytes, intake: &mut Intake<'_>) -> Option<Self> {
        let mut head = [0; 8];
        let read = bytes.rewind().and_then(|()| bytes.read_exact(&mut head));
        if read.is_ok() && head == COMPOUND {
            let what = "is encrypted, or of an older format under this name, so it was passed over; save it anew without a password";
            intake.note(Level::Skipped, "encrypted", None, what);
            return None;
        }
        match ZipArchive::new(bytes) {
            Ok(zip) => Some(Self(zip)),
            Err(cause) => {
                let what = format!("is broken or cut short ({cause}), so it was passed over");
                intake.note(Level::Skipped, "broken", None, &what);
                None
            }
        }
    }

    /// Whether there is a part of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.index_for_name(name).is_some()
    }

    /// A part's text; `None`, and a note, where it cannot be had, and only `None` where there is no such part.
    pub(super) fn text(&mut self, name: &str, intake: &mut Intake<'_>) -> Option<String> {
        let mut inner = intake.entry(name);
        let bytes = match self.0.by_name(name) {
            Ok(mut part) => {
                let size = Size {
                    packed: Some(part.compressed_size()),
                    said: part.size(),
                };
                packed::unpack(size, &mut part, &mut inner)?
            }
            Err(ZipError::FileNotFound) => return None,
            Err(cause) => {
                let what = format!("cannot be unpacked ({cause}), so it was left out");
                inner.note(Level::Skipped, "unreadable", None, &what);
                return None;
            }
        };
        Some(xml::decoded(&bytes, &mut inner))
    }

    /// A part as XML.
    pub(super) fn tree(&mut self, name: &str, intake: &mut Intake<'_>) -> Option<Element> {
        let text = self.text(name, intake)?;
        let (root, broken) = xml::tree(&text);
        if let Some(broken) = broken {
            note(&broken, &mut intake.entry(name));
        }
        Some(root)
    }
}

/// Notes that XML is broken.
pub(super) fn note(broken: &xml::Broken, intake: &mut Intake<'_>) {
    let what = format!("is broken ({}); what stands before was read", broken.cause);
    intake.note(Level::Repaired, "broken", Some(broken.line), &what);
}
