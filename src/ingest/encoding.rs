//! Bytes of any encoding → text: what a file is in, and the lines of it that are in something else.

use std::{borrow::Cow, io::Cursor};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{
    intake::Intake,
    lines::{Lines, Tally},
};

/// Bytes at a file's beginning by which its encoding is judged.
pub(super) const JUDGED: usize = 1 << 20;

/// Bytes by which a legacy encoding is guessed.
const GUESSED: usize = 1 << 18;

/// Letters beyond ASCII that no other encoding would show as UTF-8 by chance.
const PLAIN: usize = 3;

/// The text of a file, its lines ended by a line feed.
pub(super) fn decode(bytes: &[u8], intake: &mut Intake<'_>) -> String {
    decode_hinted(bytes, None, intake)
}

/// The same without a copy, where nothing has to be repaired.
pub(super) fn decode_owned(bytes: Vec<u8>, intake: &mut Intake<'_>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains(['\r', '\0', '\u{FEFF}']) => text,
        Ok(text) => decode(text.as_bytes(), intake),
        Err(strange) => decode(strange.as_bytes(), intake),
    }
}

/// The same for a file that names its encoding somewhere in itself, as pages and XML do. A byte order mark is believed
/// first, then bytes that are UTF-8, then the name.
pub(super) fn decode_hinted(bytes: &[u8], label: Option<&str>, intake: &mut Intake<'_>) -> String {
    if let Some(text) = sound(bytes) {
        return text;
    }
    let judged = Judgement::of(&bytes[..bytes.len().min(JUDGED)], label);
    let mut lines = Lines::new(Cursor::new(bytes), judged);
    let mut text = String::with_capacity(bytes.len());
    while let Ok(Some((_, line))) = lines.read() {
        text.push_str(line);
    }
    lines.finish(intake);
    text
}

/// UTF-8 with nothing to repair but the ends of its lines.
fn sound(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok()?;
    if text.contains('\0') {
        return None;
    }
    Some(if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_string()
    })
}

/// The beginning of a file as text, to tell its format by.
pub(super) fn glance(head: &[u8]) -> String {
    let judged = Judgement::of(head, None);
    match judged.wide {
        Some(wide) => wide.decode(head).0.into_owned(),
        None => String::from_utf8_lossy(&head[judged.mark..]).into_owned(),
    }
}

/// What a file is in.
pub(super) struct Judgement {
    /// UTF-16, whose lines cannot be told before it is decoded.
    pub(super) wide: Option<&'static Encoding>,
    /// Bytes of the byte order mark.
    pub(super) mark: usize,
    /// What its lines are in, unless they are plainly in something else.
    pub(super) main: &'static Encoding,
    /// Whether that was guessed.
    pub(super) guessed: bool,
    /// Has seen the lines that are not UTF-8.
    strange: EncodingDetector,
    seen: usize,
}

impl Judgement {
    /// Judges by a file's beginning, and by what it says of itself where its bytes leave that open.
    pub(super) fn of(head: &[u8], label: Option<&str>) -> Self {
        let mut judged = Self {
            wide: None,
            mark: 0,
            main: UTF_8,
            guessed: false,
            strange: EncodingDetector::new(Iso2022JpDetection::Deny),
            seen: 0,
        };
        if let Some((marked, length)) = Encoding::for_bom(head) {
            judged.mark = length;
            judged.wide = (marked != UTF_8).then_some(marked);
        } else if let Some(wide) = unmarked_utf16(head) {
            judged.wide = Some(wide);
            judged.guessed = true;
        } else if broken_utf8(head) {
            judged.settle(head, label);
        }
        judged
    }

    /// Chooses between UTF-8 with strange lines in it, what the file says of itself, and a guess.
    fn settle(&mut self, head: &[u8], label: Option<&str>) {
        let (mut plain, mut strange) = (0, 0);
        for line in head.split(|byte| matches!(byte, b'\n' | b'\r')) {
            match Utf8::of(line) {
                Utf8::Ascii => {}
                Utf8::Whole(_) | Utf8::Broken => plain += 1,
                Utf8::Strange => {
                    strange += 1;
                    self.feed(line);
                }
            }
        }
        if plain * 4 >= strange {
            return;
        }
        let declared = label
            .and_then(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()))
            .filter(|declared| ![UTF_8, UTF_16LE, UTF_16BE].contains(declared));
        self.guessed = declared.is_none();
        self.main = declared.unwrap_or_else(|| self.guess());
    }

    fn feed(&mut self, line: &[u8]) {
        if self.seen < GUESSED {
            self.seen += line.len();
            self.strange.feed(line, false);
            self.strange.feed(b"\n", false);
        }
    }

    fn guess(&self) -> &'static Encoding {
        self.strange.guess(None, Utf8Detection::Deny)
    }

    /// A line's text.
    pub(super) fn line<'l>(&mut self, line: &'l [u8], tally: &mut Tally) -> Cow<'l, str> {
        let own = self.main == UTF_8;
        if own && let Ok(text) = std::str::from_utf8(line) {
            return text.into();
        }
        match Utf8::of(line) {
            Utf8::Whole(letters) if !own && letters >= PLAIN => tally.foreign(UTF_8),
            Utf8::Broken if own => tally.broken(),
            Utf8::Strange if own => {
                self.feed(line);
                let other = self.guess();
                tally.foreign(other);
                return other.decode_without_bom_handling(line).0;
            }
            _ => {
                let (text, replaced) = self.main.decode_without_bom_handling(line);
                if replaced {
                    tally.broken();
                }
                return text;
            }
        }
        String::from_utf8_lossy(line)
    }
}

/// How a line looks as UTF-8.
enum Utf8 {
    Ascii,
    /// Valid, with so many letters beyond ASCII.
    Whole(usize),
    /// Some of it is invalid, but more is not.
    Broken,
    /// Most of what is beyond ASCII is invalid: it is in something else.
    Strange,
}

impl Utf8 {
    fn of(line: &[u8]) -> Self {
        if line.is_ascii() {
            return Self::Ascii;
        }
        let (mut letters, mut invalid) = (0, 0);
        for chunk in line.utf8_chunks() {
            letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            invalid += usize::from(!chunk.invalid().is_empty());
        }
        match (letters, invalid) {
            (_, 0) => Self::Whole(letters),
            _ if letters > invalid => Self::Broken,
            _ => Self::Strange,
        }
    }
}

/// Whether there is an error in UTF-8 before the last letter, which may have been cut.
fn broken_utf8(head: &[u8]) -> bool {
    std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some() || head.len() < JUDGED)
}

/// UTF-16 without a mark: the high bytes of its spaces, digits and line feeds are zero, all on one side.
fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.chunks_exact(2);
    let all = pairs.len();
    let common = |byte: u8| {
        matches!(
            byte,
            b' ' | b'\n' | b'\r' | b'\t' | b',' | b'.' | b'0'..=b'9'
        )
    };
    let (mut little, mut big, mut zeros) = (0, 0, [0, 0]);
    for pair in pairs {
        little += usize::from(pair[1] == 0 && common(pair[0]));
        big += usize::from(pair[0] == 0 && common(pair[1]));
        zeros[0] += usize::from(pair[0] == 0);
        zeros[1] += usize::from(pair[1] == 0);
    }
    let controls = head.iter().filter(|byte| **byte < 0x09).count();
    if controls * 4 < head.len() && std::str::from_utf8(head).is_ok() {
        return None;
    }
    let much = |count: usize| count > 0 && count * 25 >= all;
    match (much(little), much(big)) {
        (true, _) if zeros[0] * 20 <= zeros[1] => Some(UTF_16LE),
        (_, true) if zeros[1] * 20 <= zeros[0] => Some(UTF_16BE),
        _ => None,
    }
}
