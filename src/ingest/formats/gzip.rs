//! Gzip: one file, unpacked whole or, where its format is read piece by piece, as it is read.

use std::io::{self, Cursor, Error, ErrorKind, Read, Seek, SeekFrom};

use flate2::read::MultiGzDecoder;

use super::packed::{self, Size};
use crate::ingest::{Bytes, intake::Intake};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(packed) = intake.tried(bytes.seek(SeekFrom::End(0))) else {
        return;
    };
    let Some(mut source) = intake.tried(Gunzip::new(bytes)) else {
        return;
    };
    let mut inner = intake.content();
    if inner.streams(&mut source) {
        streamed(packed, &mut source, &mut inner);
    } else {
        whole(packed, &mut source, &mut inner);
    }
}

fn whole(packed: u64, source: &mut Gunzip<'_>, intake: &mut Intake<'_>) {
    let size = Size {
        packed: Some(packed),
        said: 0,
    };
    if intake.tried(source.rewind()).is_none() {
        return;
    }
    if let Some(whole) = packed::unpack(size, source, intake) {
        intake.held += whole.len() as u64;
        intake.file(&mut Cursor::new(whole));
    }
}

fn streamed(packed: u64, source: &mut Gunzip<'_>, intake: &mut Intake<'_>) {
    let most = packed::bound(Some(packed), intake.room());
    match source.measure(most) {
        Ok(()) if source.length > most => return packed::note_size(false, intake),
        Ok(()) => {}
        Err(cause) => packed::note_damage(&cause, intake),
    }
    intake.unpacked(source.length);
    intake.file(source);
}

/// Unpacks as it is read, from the beginning as often as that is asked for.
struct Gunzip<'b> {
    decoder: Option<MultiGzDecoder<&'b mut dyn Bytes>>,
    at: u64,
    /// Bytes that can be unpacked, when that is known.
    length: u64,
}

impl<'b> Gunzip<'b> {
    fn new(bytes: &'b mut dyn Bytes) -> io::Result<Self> {
        bytes.rewind()?;
        Ok(Self {
            decoder: Some(MultiGzDecoder::new(bytes)),
            at: 0,
            length: u64::MAX,
        })
    }

    /// Finds out how many bytes there are, up to one more than a bound.
    fn measure(&mut self, most: u64) -> io::Result<()> {
        self.rewind()?;
        let mut piece = vec![0; 1 << 16];
        let mut ended = Ok(());
        while self.at <= most {
            match self.read(&mut piece) {
                Ok(0) => break,
                Ok(_) => {}
                Err(cause) => {
                    ended = Err(cause);
                    break;
                }
            }
        }
        self.length = self.at;
        ended
    }
}

impl Read for Gunzip<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let room = usize::try_from(self.length - self.at)
            .unwrap_or(usize::MAX)
            .min(out.len());
        let Some(decoder) = &mut self.decoder else {
            return Ok(0);
        };
        let length = decoder.read(&mut out[..room])?;
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for Gunzip<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match to {
            SeekFrom::End(0) if self.length < u64::MAX => return Ok(self.length),
            SeekFrom::Current(0) => {}
            SeekFrom::Start(to) => {
                if to < self.at {
                    let Some(decoder) = self.decoder.take() else {
                        return Err(ErrorKind::Unsupported.into());
                    };
                    let bytes = decoder.into_inner();
                    bytes.rewind()?;
                    self.decoder = Some(MultiGzDecoder::new(bytes));
                    self.at = 0;
                }
                let ahead = to - self.at;
                io::copy(&mut self.by_ref().take(ahead), &mut io::sink())?;
            }
            _ => {
                return Err(Error::new(
                    ErrorKind::Unsupported,
                    "a packed file is read forwards",
                ));
            }
        }
        Ok(self.at)
    }
}
