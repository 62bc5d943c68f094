//! Gzip, where no browser does it.

use std::io::{BufRead, Read, Write};

use flate2::{Compression, GzBuilder, bufread::MultiGzDecoder, write::GzEncoder};

use super::{Corpus, Document, DocumentRef, Ids, Reader};
use crate::Error;

/// Bytes that are unpacked before they are read.
const PIECE: usize = 1 << 16;

/// Reads a corpus from JSON Lines, gzipped or not.
///
/// # Errors
/// Those of [`read_from`].
pub fn read(bytes: &[u8]) -> Result<Corpus, Error> {
    read_from(bytes)
}

/// Reads a corpus from JSON Lines, gzipped or not. No more than a piece of it is ever held.
///
/// # Errors
/// [`Error::Damaged`] for gzip that is cut short or altered and for a source that fails, and those of [`Reader`].
pub fn read_from(mut source: impl BufRead) -> Result<Corpus, Error> {
    if source
        .fill_buf()
        .map_err(damaged)?
        .starts_with(&[0x1F, 0x8B])
    {
        lines(MultiGzDecoder::new(source))
    } else {
        lines(source)
    }
}

fn lines(mut source: impl Read) -> Result<Corpus, Error> {
    let (mut reader, mut ids, mut documents) = (Reader::default(), Ids::default(), Vec::new());
    let mut take = |lent: DocumentRef<'_>| {
        let mut document = Document::from(lent);
        let other = ids.give(&document.id).map(String::from);
        if let Some(id) = &other {
            document.id.clone_from(id);
        }
        documents.push(document);
        other
    };
    let mut piece = vec![0; PIECE];
    let preface = loop {
        match source.read(&mut piece).map_err(damaged)? {
            0 => break reader.finish(&mut take)?,
            length => reader.push(&piece[..length], &mut take)?,
        }
    };
    Ok(Corpus {
        header: preface.header,
        documents,
        warnings: preface.warnings,
        hash: preface.hash,
    })
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
    let mut writer = packing(Vec::new());
    writer.write_all(bytes)?;
    writer.finish()
}

/// Compresses what is written to it as [`gzip`] does, and hands it on piece by piece. As browsers do it: the best that
/// there is takes four times as long, and text is not a hundredth smaller for it.
pub fn packing<W: Write>(out: W) -> GzEncoder<W> {
    GzBuilder::new().mtime(0).write(out, Compression::default())
}
