//! A document that is a ZIP of parts: EPUB, DOCX, ODT.

use std::io::Read;

use zip::{ZipArchive, result::ZipError};

use super::xml::{self, Element};
use crate::{
    ingest::{Bytes, encoding, intake::Intake},
    protocol::Level,
};

/// Bytes that one part may unpack to.
const MOST_PART: u64 = 128 << 20;

/// The parts of a document.
pub(super) struct Pack<'a>(ZipArchive<&'a mut dyn Bytes>);

impl<'a> Pack<'a> {
    /// Opens it; `None`, and a note, where it is broken.
    pub(super) fn open(bytes: &'a mut dyn Bytes, intake: &mut Intake<'_>) -> Option<Self> {
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
        let room = intake.room().min(MOST_PART);
        let mut bytes = Vec::new();
        let read = match self.0.by_name(name) {
            Ok(part) => part.take(room + 1).read_to_end(&mut bytes),
            Err(ZipError::FileNotFound) => return None,
            Err(cause) => {
                let what = format!(
                    "has a part “{name}” that cannot be read ({cause}), so that was left out"
                );
                intake.note(Level::Skipped, "unreadable", None, &what);
                return None;
            }
        };
        intake.unpacked(bytes.len() as u64);
        if bytes.len() as u64 > room {
            let what = format!("unpacks to too much in its part “{name}”, so that was left out");
            intake.note(Level::Skipped, "too-large", None, &what);
            return None;
        }
        if let Err(cause) = read {
            let what = format!("has a broken part “{name}” ({cause}); what stands before was read");
            intake.note(Level::Repaired, "broken", None, &what);
        }
        Some(encoding::decode(&bytes, intake))
    }

    /// A part as XML.
    pub(super) fn tree(&mut self, name: &str, intake: &mut Intake<'_>) -> Option<Element> {
        let text = self.text(name, intake)?;
        let (root, broken) = xml::tree(&text);
        if let Some(broken) = broken {
            note(&broken, name, intake);
        }
        Some(root)
    }
}

/// Notes that XML is broken; `part` is empty where it is the file itself.
pub(super) fn note(broken: &xml::Broken, part: &str, intake: &mut Intake<'_>) {
    let place = if part.is_empty() {
        String::new()
    } else {
        format!(" in its part “{part}”")
    };
    let what = format!(
        "is broken{place} ({}); what stands before was read",
        broken.cause
    );
    intake.note(Level::Repaired, "broken", Some(broken.line), &what);
}
