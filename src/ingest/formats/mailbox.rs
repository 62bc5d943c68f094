//! Mails one after another, each behind a line that begins with `From `, read one by one.
//!
//! They are told apart here because mail-parser's own iterator takes any line that begins so for the next mail's, knows no
//! line numbers and has no bound.

use std::io::{BufRead, BufReader, Read, Result};

use super::mail::{Place, clocked, message};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

/// Bytes of one mail; what is beyond is left out.
const MOST_MAIL: usize = 64 << 20;

/// Bytes that are looked at as one line.
const MOST_LINE: u64 = 1 << 20;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let _ = bytes.rewind();
    let mut mails = Mails {
        source: BufReader::new(bytes),
        line: 1,
    };
    let mut number = 0;
    loop {
        let mut mail = Vec::new();
        let line = mails.line.saturating_sub(1).max(1); // that which begins with `From `
        let next = mails.next(&mut mail);
        if mail.len() > MOST_MAIL {
            let what = "is too large a mail; its end was left out";
            intake.note(Level::Repaired, "too-large", Some(line), what);
        }
        if mail.iter().any(|byte| !byte.is_ascii_whitespace()) {
            number += 1;
            message(&mail, Some(&Place { number, line }), intake);
        }
        match next {
            Ok(true) => {}
            Ok(false) => break,
            Err(cause) => {
                let what = format!("cannot be read any further ({cause})");
                return intake.note(Level::Skipped, "unreadable", Some(mails.line), &what);
            }
        }
    }
    if number == 0 {
        intake.note(Level::Skipped, "empty", None, "holds no mail");
    }
}

struct Mails<R> {
    source: R,
    /// The line that comes next, from 1.
    line: u64,
}

impl<R: BufRead> Mails<R> {
    /// Takes lines up to the next mail's first; whether there is one.
    fn next(&mut self, mail: &mut Vec<u8>) -> Result<bool> {
        let mut line = Vec::new();
        let (mut starts, mut blank) = (true, true);
        loop {
            line.clear();
            if self
                .source
                .by_ref()
                .take(MOST_LINE)
                .read_until(b'\n', &mut line)?
                == 0
            {
                return Ok(false);
            }
            let is_next = starts && self.is_separator(&line, blank)?;
            let ends = line.ends_with(b"\n");
            self.line += u64::from(ends);
            if is_next {
                return Ok(true);
            }
            if mail.len() <= MOST_MAIL {
                mail.extend_from_slice(if starts { unescaped(&line) } else { &line });
            }
            blank = starts && line.trim_ascii().is_empty();
            starts = ends;
        }
    }

    /// `From somebody day, clock and year`; without those behind an empty line and before a header.
    fn is_separator(&mut self, line: &[u8], blank: bool) -> Result<bool> {
        if !line.starts_with(b"From ") {
            return Ok(false);
        }
        let text = String::from_utf8_lossy(line);
        Ok(clocked(&text) || blank && is_header(self.source.fill_buf()?))
    }
}

/// Whether bytes begin as a mail's header does.
fn is_header(bytes: &[u8]) -> bool {
    let name = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-');
    let length = name.count();
    length > 1 && bytes.get(length) == Some(&b':')
}

/// `>From ` and `>>From ` without the first mark, which was put there for the line not to be taken for a mail's first.
fn unescaped(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") {
        &line[1..]
    } else {
        line
    }
}
