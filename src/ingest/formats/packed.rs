//! What archives of all kinds have in common: names that lead astray, hidden files, and bytes that unpack to too many.

use std::io::{Cursor, ErrorKind, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::WINDOWS_1252;

use crate::{ingest::intake::Intake, protocol::Level};

/// Entries of one archive.
const MOST_ENTRIES: usize = 500_000;

/// How many times its size a file may unpack to, beyond the first bytes.
const MOST_RATIO: u64 = 200;

/// Bytes that anything may unpack to.
const UNSUSPECTED: u64 = 16 << 20;

/// Bytes that are unpacked before they are counted.
const PIECE: u64 = 1 << 20;

/// An archive whose entries are read one after another.
#[derive(Default)]
pub(super) struct Entries {
    seen: bool,
    count: usize,
    hidden: usize,
}

impl Entries {
    /// Whether an entry is to be read: it is not hidden, as system files are.
    pub(super) fn takes(&mut self, name: &str) -> bool {
        let hidden = name.split(['/', '\\']).any(|part| {
            part == "__MACOSX" || part.len() > 1 && part.starts_with('.') && part != ".."
        });
        self.seen = true;
        self.hidden += usize::from(hidden);
        !hidden
    }

    /// Reads an entry; `false` where no more may be read of the archive.
    pub(super) fn read(
        &mut self,
        name: &str,
        size: Size,
        bytes: &mut dyn Read,
        intake: &mut Intake<'_>,
    ) -> bool {
        self.count += 1;
        if self.count > MOST_ENTRIES {
            let what = format!("has more than {MOST_ENTRIES} entries; those beyond were left out");
            intake.note(Level::Skipped, "too-many", None, &what);
            return false;
        }
        let clean = clean(name);
        let mut inner = intake.entry(&clean);
        if leads_astray(name) {
            let what = format!(
                "has a name that leads out of its archive, “{}”, so it was read under this one",
                shown(name)
            );
            inner.note(Level::Repaired, "entry-name", None, &what);
        }
        if let Some(whole) = unpack(size, bytes, &mut inner) {
            inner.held += whole.len() as u64;
            inner.file(&mut Cursor::new(whole));
        }
        if intake.room() == 0 {
            let what =
                "unpacks to more than can be taken of one archive; the rest of it was left out";
            intake.note(Level::Skipped, "bomb", None, what);
        }
        intake.room() > 0
    }

    /// Notes what was left alone, and that there was nothing.
    pub(super) fn finish(self, intake: &mut Intake<'_>) {
        if !self.seen {
            intake.empty();
        }
        if self.hidden > 0 {
            let what = format!("has hidden files, which were left alone: {}", self.hidden);
            intake.note(Level::Skipped, "hidden", None, &what);
        }
    }
}

/// What an archive says of the size of an entry.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    /// Bytes in the archive, where it tells.
    pub(super) packed: Option<u64>,
    /// Bytes that it says they unpack to, which is not believed where it is small.
    pub(super) said: u64,
}

/// What bytes unpack to; of damaged ones, what stands before the damage. `None`, and a note, where that is too much.
pub(super) fn unpack(size: Size, bytes: &mut dyn Read, intake: &mut Intake<'_>) -> Option<Vec<u8>> {
    let most = intake.most_whole().min(intake.room());
    let likely = bound(size.packed, most);
    if size.said > likely {
        note_size(size.said > most && likely == most, intake);
        return None;
    }
    let mut whole = Vec::new();
    loop {
        let before = whole.len() as u64;
        let read = (&mut *bytes)
            .take(PIECE.min(most + 1 - before))
            .read_to_end(&mut whole);
        let length = whole.len() as u64;
        intake.unpacked(length - before);
        if length > likely {
            note_size(length > most, intake);
            return None;
        }
        match read {
            Ok(0) => return Some(whole),
            Ok(_) => {}
            Err(cause) if whole.is_empty() => {
                let what = format!("cannot be unpacked ({cause})");
                intake.note(Level::Skipped, "damaged", None, &what);
                return None;
            }
            Err(cause) => {
                note_damage(&cause, intake);
                return Some(whole);
            }
        }
    }
}

/// Bytes that so many may unpack to.
pub(super) fn bound(packed: Option<u64>, most: u64) -> u64 {
    packed.map_or(most, |packed| {
        most.min(packed.saturating_mul(MOST_RATIO).max(UNSUSPECTED))
    })
}

/// Notes that there was more than a bound allows.
pub(super) fn note_size(too_large: bool, intake: &mut Intake<'_>) {
    let (code, what) = if too_large {
        (
            "too-large",
            "unpacks to more than can be held at once, so it was left out; unpack it first",
        )
    } else {
        (
            "bomb",
            "unpacks to far more than any text would, so it was left out",
        )
    };
    intake.note(Level::Skipped, code, None, what);
}

/// Notes that what is packed breaks off or has been altered.
pub(super) fn note_damage(cause: &std::io::Error, intake: &mut Intake<'_>) {
    let why = match cause.kind() {
        ErrorKind::UnexpectedEof => "cut short".to_string(),
        _ => format!("damaged ({cause})"),
    };
    let what = format!("is {why}; what could be unpacked was read");
    intake.note(Level::Repaired, "damaged", None, &what);
}

/// Names of entries: UTF-8, else all of them in the encoding that they look like together, else as ZIP has it.
pub(super) fn names(raw: &[Vec<u8>], otherwise: impl Fn(usize) -> String) -> Vec<String> {
    let mut strange = EncodingDetector::new(Iso2022JpDetection::Deny);
    for name in raw.iter().filter(|name| std::str::from_utf8(name).is_err()) {
        strange.feed(name, false);
        strange.feed(b"\n", false);
    }
    let encoding = strange.guess(None, Utf8Detection::Deny);
    let named = |(at, name): (usize, &Vec<u8>)| match std::str::from_utf8(name) {
        Ok(name) => name.into(),
        Err(_) if encoding == WINDOWS_1252 => otherwise(at),
        Err(_) => encoding.decode_without_bom_handling(name).0.into_owned(),
    };
    raw.iter().enumerate().map(named).collect()
}

/// Whether a name begins at a root or climbs.
fn leads_astray(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    name.starts_with(['/', '\\']) || is_drive(name) || parts.any(|part| part == "..")
}

fn is_drive(name: &str) -> bool {
    matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// A name that leads nowhere but into the archive.
pub(super) fn clean(name: &str) -> String {
    let name = if is_drive(name) { &name[2..] } else { name };
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .filter(|part| !part.is_empty() && *part != "." && *part != "..")
        .map(shown)
        .collect();
    if parts.is_empty() {
        "unnamed".into()
    } else {
        parts.join("/")
    }
}

/// A name without letters that cannot be seen.
fn shown(name: &str) -> String {
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    name.chars()
        .map(|c| if hidden(c) { '\u{FFFD}' } else { c })
        .collect()
}
