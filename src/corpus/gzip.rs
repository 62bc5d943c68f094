//! Gzip, for the terminal; a page leaves it to its browser.

use std::io::{Read, Write};

use flate2::{Compression, GzBuilder, bufread::MultiGzDecoder};

use super::{Corpus, Reader};
use crate::Error;

/// Bytes that are unpacked before they are read.
const PIECE: usize = 1 << 16;

/// Reads a corpus from JSON Lines, gzipped or not. No more than a piece of it is ever unpacked at once.
///
/// # Errors
/// [`Error::Damaged`] for gzip that is cut short or altered, and those of [`Reader`].
pub fn read(bytes: &[u8]) -> Result<Corpus, Error> {
    let mut reader = Reader::default();
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        reader.push(bytes)?;
        return reader.finish();
    }
    let mut source = MultiGzDecoder::new(bytes);
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece).map_err(damaged)? {
            0 => return reader.finish(),
            length => reader.push(&piece[..length])?,
        }
    }
}

fn damaged(cause: std::io::Error) -> Error {
    Error::Damaged(match cause.kind() {
        std::io::ErrorKind::UnexpectedEof => "it is cut short".into(),
        _ => cause.to_string(),
    })
}

/// Compresses bytes; no name, no time, so the same bytes in give the same bytes out.
///
/// # Errors
/// None in memory; the writer's own otherwise.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}
