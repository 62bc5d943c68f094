//! A page that Concord made: the corpus inside it.

use std::io::{BufRead, BufReader, Error as Cause, Read, SeekFrom};

use base64::{prelude::BASE64_STANDARD, read::DecoderReader};
use memchr::memmem;

use crate::{
    Error,
    corpus::{self, Corpus},
    ingest::{Bytes, Draft, intake::Intake},
    protocol::Level,
};

/// What stands before the corpus in a made page.
const BEFORE: &[u8] = b"id=\"corpus\">";

/// Bytes that are held at once.
const PIECE: usize = 1 << 16;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    match corpus(bytes) {
        Ok(corpus) => {
            intake.header(corpus.header);
            for document in corpus.documents {
                let place = format!("{}, document {}", intake.name, document.id);
                intake.draft(Draft {
                    document,
                    place,
                    ..Draft::default()
                });
            }
        }
        Err(cause) => intake.note(
            Level::Skipped,
            cause.code(),
            None,
            &format!("is a page that Concord made, but its corpus cannot be read ({cause})"),
        ),
    }
}

/// The corpus inside a page that Concord made. No more than a piece of the page is ever held.
///
/// # Errors
/// [`Error::Damaged`], and those of [`corpus::read_from`].
pub fn corpus(page: &mut dyn Bytes) -> Result<Corpus, Error> {
    let damaged = |cause: Cause| Error::Damaged(cause.to_string());
    let start = start(page).map_err(damaged)?;
    let start = start.ok_or_else(|| Error::Damaged("the page holds no corpus".into()))?;
    page.seek(SeekFrom::Start(start)).map_err(damaged)?;
    let letters = Letters(BufReader::with_capacity(PIECE, page));
    let packed = DecoderReader::new(letters, &BASE64_STANDARD);
    corpus::read_from(BufReader::with_capacity(PIECE, packed))
}

/// Where the corpus begins: behind the last tag of its name.
fn start(page: &mut dyn Bytes) -> Result<Option<u64>, Cause> {
    page.rewind()?;
    let (mut piece, mut at, mut found) = (Vec::new(), 0, None);
    while (&mut *page).take(PIECE as u64).read_to_end(&mut piece)? > 0 {
        if let Some(last) = memmem::rfind(&piece, BEFORE) {
            found = Some(at + (last + BEFORE.len()) as u64);
        }
        let seen = piece.len().saturating_sub(BEFORE.len() - 1);
        piece.drain(..seen);
        at += seen as u64;
    }
    Ok(found)
}

/// Base64 up to the end of its element, without white space.
struct Letters<R>(R);

impl<R: BufRead> Read for Letters<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize, Cause> {
        let mut length = 0;
        while length == 0 {
            let letters = self.0.fill_buf()?;
            if letters.is_empty() {
                return Err(Cause::other("the page is cut short inside its corpus"));
            }
            let end = letters.iter().position(|&letter| letter == b'<');
            if end == Some(0) {
                break;
            }
            let some = out.len().min(end.unwrap_or(letters.len()));
            for letter in letters[..some]
                .iter()
                .filter(|one| !one.is_ascii_whitespace())
            {
                out[length] = *letter;
                length += 1;
            }
            self.0.consume(some);
        }
        Ok(length)
    }
}
