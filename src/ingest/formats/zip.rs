//! ZIP: its files in the order of their names, as those of a folder.

use std::{
    borrow::Cow,
    io::{BufReader, Read, Seek},
};

use ::zip::{
    CompressionMethod, ZipArchive,
    read::read_zipfile_from_stream,
    result::{ZipError, ZipResult},
};

use super::packed::{self, Entries, Size};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let cause = match ZipArchive::new(&mut *bytes) {
        Ok(mut archive) => return by_directory(&mut archive, intake),
        Err(cause) => cause,
    };
    without_directory(bytes, &cause, intake);
}

fn by_directory<R: Read + Seek>(archive: &mut ZipArchive<R>, intake: &mut Intake<'_>) {
    if archive.has_duplicate_names() {
        let what = "has several entries of one name, of which the last was read";
        intake.note(Level::Skipped, "duplicate-entry", None, what);
    }
    let mut entries = Entries::default();
    for (number, name) in ordered(archive) {
        if !name.ends_with('/')
            && entries.takes(&name)
            && !entry(archive, number, &name, &mut entries, intake)
        {
            break;
        }
    }
    entries.finish(intake);
}

/// Reads what there is of an archive that breaks off before its directory, which stands last.
fn without_directory(bytes: &mut dyn Bytes, cause: &ZipError, intake: &mut Intake<'_>) {
    let what = format!("is damaged or cut short ({cause}); what could be unpacked was read");
    intake.note(Level::Skipped, "damaged", None, &what);
    let mut entries = Entries::default();
    let mut bytes = BufReader::new(bytes);
    let _ = bytes.rewind();
    while let Ok(Some(mut file)) = read_zipfile_from_stream(&mut bytes) {
        let name = packed::names(&[file.name_raw().to_vec()], |_| own_name(file.name())).remove(0);
        let size = Size {
            packed: Some(file.compressed_size()),
            said: file.size(),
        };
        let takes = !file.is_dir() && entries.takes(&name);
        if takes && !entries.read(&name, size, &mut file, intake) {
            return;
        }
    }
}

fn own_name(name: ZipResult<Cow<'_, str>>) -> String {
    name.map_or_else(|_| String::new(), Cow::into_owned)
}

/// Numbers and names of the entries, in the order of a folder.
fn ordered<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<(usize, String)> {
    let raw: Vec<Vec<u8>> = archive.file_names_raw().map(<[u8]>::to_vec).collect();
    let own = |at| {
        archive
            .name_for_index(at)
            .map_or_else(String::new, own_name)
    };
    let mut names: Vec<(usize, String)> =
        packed::names(&raw, own).into_iter().enumerate().collect();
    names.sort_by(|(_, a), (_, b)| a.split(['/', '\\']).cmp(b.split(['/', '\\'])));
    names
}

/// Reads an entry; `false` where no more may be read.
fn entry<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    number: usize,
    name: &str,
    entries: &mut Entries,
    intake: &mut Intake<'_>,
) -> bool {
    if let Some(why) = refused(archive, number) {
        intake
            .entry(&packed::clean(name))
            .note(Level::Skipped, "entry", None, why);
        return true;
    }
    match archive.by_index(number) {
        Ok(file) if file.is_dir() => true,
        Ok(mut file) => {
            let size = Size {
                packed: Some(file.compressed_size()),
                said: file.size(),
            };
            entries.read(name, size, &mut file, intake)
        }
        Err(cause) => {
            let why = format!("cannot be unpacked ({cause}), so it was left out");
            intake
                .entry(&packed::clean(name))
                .note(Level::Skipped, "entry", None, &why);
            true
        }
    }
}

fn refused<R: Read + Seek>(archive: &ZipArchive<R>, number: usize) -> Option<&'static str> {
    let entry = archive.by_index_data(number).ok()?;
    if entry.encrypted() {
        Some(
            "is locked with a password, so it was left out; unpack it, or make the archive without one",
        )
    } else if entry.is_symlink() {
        Some("is a link, so it was not followed")
    } else if !matches!(
        entry.compression(),
        CompressionMethod::Stored | CompressionMethod::Deflated
    ) {
        Some(
            "is packed in a way that cannot be read, so it was left out; unpack it, or make the archive anew",
        )
    } else {
        None
    }
}
