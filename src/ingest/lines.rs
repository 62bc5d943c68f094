//! The lines of a file of any encoding and any size, one after another.

use std::io::{BufRead, BufReader, Read, Result, Seek, SeekFrom};

use encoding_rs::{Decoder, Encoding};

use super::{
    Bytes,
    encoding::{JUDGED, Judgement},
    intake::Intake,
};
use crate::protocol::Level;

/// Bytes of a line beyond which it is passed over.
const MOST_LINE: usize = 64 << 20;

/// Line numbers that a note lists.
const MOST_NUMBERS: usize = 8;

/// Reads lines; holds no more of a file than one of them.
pub(super) struct Lines<'b> {
    source: BufReader<Box<dyn Read + 'b>>,
    judged: Judgement,
    tally: Tally,
    raw: Vec<u8>,
    text: String,
    /// The line before ended with a carriage return, to which a line feed may belong.
    returned: bool,
}

impl<'b> Lines<'b> {
    /// The lines of a file, whose encoding is judged by its beginning.
    pub(super) fn open(bytes: &'b mut dyn Bytes) -> Result<Self> {
        let mut head = Vec::new();
        bytes.rewind()?;
        (&mut *bytes).take(JUDGED as u64).read_to_end(&mut head)?;
        bytes.rewind()?;
        Ok(Self::new(bytes, Judgement::of(&head, None)))
    }

    /// The lines of bytes in a known encoding.
    pub(super) fn new<R: Read + Seek + 'b>(mut bytes: R, judged: Judgement) -> Self {
        let _ = bytes.seek(SeekFrom::Start(judged.mark as u64));
        let source: Box<dyn Read + 'b> = match judged.wide {
            Some(wide) => Box::new(Wide::new(bytes, wide)),
            None => Box::new(bytes),
        };
        Self {
            source: BufReader::with_capacity(1 << 16, source),
            judged,
            tally: Tally::default(),
            raw: Vec::new(),
            text: String::new(),
            returned: false,
        }
    }

    /// The next line and its number from 1, with its line feed where it has one; `None` at the end.
    ///
    /// # Errors
    /// Those of reading.
    pub(super) fn read(&mut self) -> Result<Option<(u64, &str)>> {
        loop {
            self.raw.clear();
            let Some(ended) = self.raw_line()? else {
                return Ok(None);
            };
            self.tally.line += 1;
            if self.raw.len() > MOST_LINE {
                self.tally.long();
                continue;
            }
            if self.raw.contains(&0) {
                self.raw.retain(|byte| *byte != 0);
                self.tally.zero();
            }
            self.text.clear();
            self.text
                .push_str(&self.judged.line(&self.raw, &mut self.tally));
            if self.judged.wide.is_some() && self.text.contains('\u{FFFD}') {
                self.tally.broken();
            }
            if ended {
                self.text.push('\n');
            }
            return Ok(Some((self.tally.line, &self.text)));
        }
    }

    /// Bytes of the next line without its end; whether it has one. `None` where there is no more.
    fn raw_line(&mut self) -> Result<Option<bool>> {
        let mut any = false;
        loop {
            let piece = self.source.fill_buf()?;
            if piece.is_empty() {
                return Ok(any.then_some(false));
            }
            if std::mem::take(&mut self.returned) && piece[0] == b'\n' {
                self.source.consume(1);
                continue;
            }
            any = true;
            let end = piece.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let kept = &piece[..end.unwrap_or(piece.len())];
            let room = (MOST_LINE + 1).saturating_sub(self.raw.len());
            self.raw.extend_from_slice(&kept[..kept.len().min(room)]);
            let consumed = kept.len() + usize::from(end.is_some());
            self.returned = end.is_some_and(|end| piece[end] == b'\r');
            self.source.consume(consumed);
            if end.is_some() {
                return Ok(Some(true));
            }
        }
    }

    /// Notes what the file was in and which lines had to be repaired.
    pub(super) fn finish(self, intake: &mut Intake<'_>) {
        if self.judged.guessed {
            let name = self.judged.wide.unwrap_or(self.judged.main).name();
            let what = format!("is not in UTF-8; it was read as {name}");
            intake.note(Level::Repaired, "encoding", None, &what);
        }
        self.tally.notes(intake);
    }
}

/// What had to be repaired.
#[derive(Default)]
pub(super) struct Tally {
    line: u64,
    foreign: Numbers,
    other: Option<&'static Encoding>,
    broken: Numbers,
    zeros: Numbers,
    long: Numbers,
}

impl Tally {
    /// The line was in another encoding than the file.
    pub(super) fn foreign(&mut self, other: &'static Encoding) {
        self.other = Some(other);
        self.foreign.push(self.line);
    }

    /// The line had bytes that mean nothing.
    pub(super) fn broken(&mut self) {
        self.broken.push(self.line);
    }

    fn zero(&mut self) {
        self.zeros.push(self.line);
    }

    fn long(&mut self) {
        self.long.push(self.line);
    }

    fn notes(self, intake: &mut Intake<'_>) {
        let name = self.other.map_or("", |other| other.name());
        let mixed = format!("is in more than one encoding: {{}} was read as {name}");
        for (numbers, level, code, what) in [
            (self.foreign, Level::Repaired, "mixed-encodings", &*mixed),
            (
                self.broken,
                Level::Repaired,
                "invalid-bytes",
                "holds bytes that mean nothing in its encoding, shown as \u{FFFD}: {}",
            ),
            (
                self.zeros,
                Level::Repaired,
                "zero-bytes",
                "holds zero bytes, which were left out: {}",
            ),
            (
                self.long,
                Level::Skipped,
                "long-line",
                "has a line of more than 64 MB, which was passed over: {}",
            ),
        ] {
            if numbers.count > 0 {
                intake.note(level, code, None, &what.replace("{}", &numbers.named()));
            }
        }
    }
}

/// Some of the numbers of lines, and how many there are.
#[derive(Default)]
struct Numbers {
    first: Vec<String>,
    count: usize,
}

impl Numbers {
    fn push(&mut self, line: u64) {
        self.count += 1;
        if self.first.len() < MOST_NUMBERS {
            self.first.push(line.to_string());
        }
    }

    fn named(&self) -> String {
        let lines = if self.count == 1 { "line" } else { "lines" };
        let more = match self.count - self.first.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{lines} {}{more}", self.first.join(", "))
    }
}

/// UTF-16 → UTF-8, piece by piece.
struct Wide<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Wide<R> {
    fn new(source: R, encoding: &'static Encoding) -> Self {
        Self {
            source,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; 1 << 15],
            text: Vec::new(),
            at: 0,
            ended: false,
        }
    }

    fn refill(&mut self) -> Result<()> {
        let length = self.source.read(&mut self.raw)?;
        self.ended = length == 0;
        let most = self.decoder.max_utf8_buffer_length(length).unwrap_or(0);
        self.text.resize(most, 0);
        let (_, _, written, _) =
            self.decoder
                .decode_to_utf8(&self.raw[..length], &mut self.text, self.ended);
        self.text.truncate(written);
        self.at = 0;
        Ok(())
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        while self.at == self.text.len() && !self.ended {
            self.refill()?;
        }
        let rest = &self.text[self.at..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}
