//! Paths → the files below them, in order, and notes on what was passed over.

use std::{
    collections::HashSet,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result};
use concord::{
    ingest::Item,
    protocol::{Level, Note},
};
use walkdir::{DirEntry, WalkDir};

/// A file to read.
pub(super) struct Found {
    /// What it is called in notes and ids: its path below what was given, with `/` between names.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
}

/// What paths lead to.
#[derive(Default)]
pub(super) struct Files {
    pub(super) found: Vec<Found>,
    pub(super) notes: Vec<Item>,
    /// Whole paths, where several paths may lead to one file.
    seen: Option<HashSet<PathBuf>>,
}

/// The files that the paths name, those of a folder by name. Hidden ones and links are left alone, with a note.
///
/// # Errors
/// A path that leads nowhere.
pub(super) fn files(paths: &[PathBuf]) -> Result<Files> {
    let mut files = Files {
        seen: (paths.len() > 1).then(HashSet::new),
        ..Files::default()
    };
    for path in paths {
        path.metadata()
            .with_context(|| format!("cannot open {}", path.display()))?;
        let below = if path.is_dir() && paths.len() == 1 {
            path.as_path()
        } else {
            path.parent().unwrap_or(Path::new(""))
        };
        files.walk(path, below);
    }
    Ok(files)
}

impl Files {
    fn walk(&mut self, path: &Path, below: &Path) {
        let mut entries = WalkDir::new(path).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if is_hidden(&entry) => {
                    let name = name(below, entry.path());
                    self.skip(&name, "hidden", "is hidden, so it was left alone");
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => self.take(entry, below),
                Err(cause) => {
                    let place = cause.path().map(|path| name(below, path));
                    let place = place.unwrap_or_default();
                    let cause = cause.io_error().map(ToString::to_string);
                    let what = format!("cannot be read ({})", cause.unwrap_or_default());
                    self.skip(&place, "unreadable", &what);
                }
            }
        }
    }

    fn take(&mut self, entry: DirEntry, below: &Path) {
        let name = name(below, entry.path());
        if entry.depth() > 0 && entry.path_is_symlink() {
            return self.skip(&name, "link", "is a link, so it was not followed");
        }
        match entry.path().metadata() {
            Ok(about) if about.is_dir() => {}
            Ok(about) if about.is_file() => {
                if self.is_new(entry.path()) {
                    self.say_of_name(&name, entry.path());
                    self.found.push(Found {
                        name,
                        bytes: about.len(),
                        path: entry.into_path(),
                    });
                }
            }
            Ok(_) => self.skip(
                &name,
                "not-a-file",
                "is neither a file nor a folder, so it was passed over",
            ),
            Err(cause) => self.skip(&name, "unreadable", &format!("cannot be read ({cause})")),
        }
    }

    fn is_new(&mut self, path: &Path) -> bool {
        let whole = || path.canonicalize().unwrap_or_else(|_| path.into());
        self.seen.as_mut().is_none_or(|seen| seen.insert(whole()))
    }

    fn say_of_name(&mut self, name: &str, path: &Path) {
        if path.file_name().is_some_and(|name| name.to_str().is_none()) {
            self.notes.push(note(
                Level::Noticed,
                name,
                "name-not-utf8",
                "has a name that is not UTF-8, which is shown with \u{FFFD}",
            ));
        }
    }

    fn skip(&mut self, place: &str, code: &str, what: &str) {
        self.notes.push(skipped(place, code, what));
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn name(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let names = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

/// A note on a file that was not read; `what` goes on after its name.
pub(super) fn skipped(place: &str, code: &str, what: &str) -> Item {
    note(Level::Skipped, place, code, what)
}

fn note(level: Level, place: &str, code: &str, what: &str) -> Item {
    Item::Note(Note {
        level,
        code: code.into(),
        place: place.into(),
        message: format!("{place} {what}."),
    })
}
