//! A page that Concord made: the corpus inside it.

use std::io::{BufReader, Read};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::read::MultiGzDecoder;

use crate::{
    Error,
    corpus::{Corpus, Reader},
    ingest::{Bytes, Draft, intake::Intake},
    protocol::Level,
};

/// What stands before the corpus in a made page.
const BEFORE: &str = "id=\"corpus\">";

/// Bytes that are unpacked before they are read.
const PIECE: usize = 1 << 16;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(page) = intake.whole(bytes) else {
        return;
    };
    match corpus(&page) {
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

/// The corpus inside a page that Concord made.
///
/// # Errors
/// [`Error::Damaged`], and those of [`Reader`].
pub fn corpus(page: &[u8]) -> Result<Corpus, Error> {
    let packed = payload(page).map_err(Error::Damaged)?;
    let mut reader = Reader::default();
    let mut source = BufReader::new(MultiGzDecoder::new(&packed[..]));
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return reader.finish(),
            Ok(length) => reader.push(&piece[..length])?,
            Err(cause) => return Err(Error::Damaged(cause.to_string())),
        }
    }
}

fn payload(page: &[u8]) -> Result<Vec<u8>, String> {
    let page = std::str::from_utf8(page).map_err(|_| "the page is not UTF-8".to_string())?;
    let (_, after) = page.rsplit_once(BEFORE).ok_or("the page holds no corpus")?;
    let (base64, _) = after
        .split_once("</script>")
        .ok_or("the page is cut short inside its corpus")?;
    let base64: String = base64.split_ascii_whitespace().collect();
    BASE64_STANDARD
        .decode(base64)
        .map_err(|cause| cause.to_string())
}
