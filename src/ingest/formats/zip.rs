//! ZIP: its files in the order of their names, as those of a folder.

use ::zip::{CompressionMethod, ZipArchive};

use super::packed::{self, Entries, Size};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

type Archive<'b> = ZipArchive<&'b mut dyn Bytes>;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let mut archive = match ZipArchive::new(bytes) {
        Ok(archive) => archive,
        Err(cause) => {
            let what =
                format!("is no ZIP that can be opened ({cause}); make it again, or unpack it");
            return intake.note(Level::Skipped, "damaged", None, &what);
        }
    };
    if archive.has_duplicate_names() {
        let what = "has several entries of one name, of which the last was read";
        intake.note(Level::Skipped, "duplicate-entry", None, what);
    }
    let mut entries = Entries::default();
    for (number, name) in ordered(&archive) {
        if !name.ends_with('/')
            && entries.takes(&name)
            && !entry(&mut archive, number, &name, &mut entries, intake)
        {
            break;
        }
    }
    entries.finish(intake);
}

/// Numbers and names of the entries, in the order of a folder.
fn ordered(archive: &Archive<'_>) -> Vec<(usize, String)> {
    let raw: Vec<Vec<u8>> = archive.file_names_raw().map(<[u8]>::to_vec).collect();
    let own = |at| {
        archive
            .name_for_index(at)
            .and_then(Result::ok)
            .map_or_else(String::new, |name| name.into_owned())
    };
    let mut names: Vec<(usize, String)> =
        packed::names(&raw, own).into_iter().enumerate().collect();
    names.sort_by(|(_, a), (_, b)| a.split(['/', '\\']).cmp(b.split(['/', '\\'])));
    names
}

/// Reads an entry; `false` where no more may be read.
fn entry(
    archive: &mut Archive<'_>,
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

fn refused(archive: &Archive<'_>, number: usize) -> Option<&'static str> {
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
