//! TAR: its files in their own order, one after another, however many there are.

use ::tar::{Archive, EntryType};

use super::packed::{self, Entries, Size};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let mut archive = Archive::new(bytes);
    let Some(files) = intake.tried(archive.entries()) else {
        return;
    };
    let mut entries = Entries::default();
    for file in files {
        let mut file = match file {
            Ok(file) => file,
            Err(cause) => {
                packed::note_damage(&cause, intake);
                break;
            }
        };
        let raw = file.path_bytes().into_owned();
        let name = packed::names(&[raw], |_| {
            String::from_utf8_lossy(&file.path_bytes()).into_owned()
        })
        .remove(0);
        let size = Size {
            packed: None,
            said: file.size(),
        };
        if !entries.takes(&name) {
            continue;
        }
        match file.header().entry_type() {
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {
                if !entries.read(&name, size, &mut file, intake) {
                    break;
                }
            }
            EntryType::Directory | EntryType::XGlobalHeader => {}
            EntryType::Link | EntryType::Symlink => {
                intake.entry(&packed::clean(&name)).note(
                    Level::Skipped,
                    "link",
                    None,
                    "is a link, so it was not followed",
                );
            }
            _ => intake.entry(&packed::clean(&name)).note(
                Level::Skipped,
                "entry",
                None,
                "is no file but a device or the like, so it was left out",
            ),
        }
    }
    entries.finish(intake);
}
