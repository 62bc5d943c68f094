//! INPUT → corpus: a corpus as it was saved, or any files and folders, read as the page reads them.

use std::{
    fs::File,
    io::{Read, Seek},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use concord::{
    corpus::{self, Corpus},
    ingest::{self, Format, Gathering, Item, Options},
    protocol::{Level, Note, Report},
};
use walkdir::WalkDir;

/// What inputs gave: a corpus, and, where it was made of files, the report on that.
pub(super) struct Input {
    pub(super) corpus: Corpus,
    pub(super) report: Option<Report>,
}

/// Reads what the paths name.
pub(super) fn read(paths: &[PathBuf], options: &Options) -> Result<Input> {
    if let [path] = paths
        && *options == Options::default()
        && let Some(corpus) = saved(path)?
    {
        return Ok(Input {
            corpus,
            report: None,
        });
    }
    let mut gathering = Gathering::new(options.clone());
    for file in files(paths, &mut gathering)? {
        let mut bytes = match File::open(&file.path) {
            Ok(bytes) => bytes,
            Err(cause) => {
                skip(
                    &mut gathering,
                    &file.name,
                    "unreadable",
                    &format!("cannot be read ({cause})"),
                );
                continue;
            }
        };
        ingest::read(&file.name, &mut bytes, options, &mut |item| {
            gathering.take(item)
        });
    }
    let (corpus, report) = gathering.finish(&|_, _| {});
    for note in corpus.as_ref().err().iter().flat_map(|_| &report.notes) {
        eprintln!("Note: {}", note.message);
    }
    Ok(Input {
        corpus: corpus
            .with_context(|| format!("cannot make a corpus of {}", paths[0].display()))?,
        report: Some(report),
    })
}

/// A corpus as Concord saved it: a made page, or JSON Lines with a header, gzipped or not.
fn saved(path: &Path) -> Result<Option<Corpus>> {
    let place = || format!("cannot read {}", path.display());
    let mut file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    if file.metadata().with_context(place)?.is_dir() {
        return Ok(None);
    }
    let mut head = [0; 2];
    let length = file.read(&mut head).with_context(place)?;
    let name = path.to_string_lossy().into_owned();
    let format = Format::of(&name, &mut file).with_context(place)?;
    let packed = head[..length] == [0x1F, 0x8B] && name.ends_with(".jsonl.gz");
    if !packed && !matches!(format, Some(Format::Made | Format::JsonLines)) {
        return Ok(None);
    }
    file.rewind().with_context(place)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).with_context(place)?;
    let corpus = if format == Some(Format::Made) {
        ingest::made(&bytes)
    } else {
        corpus::read(&bytes)
    };
    corpus.map(Some).with_context(place)
}

/// A file to read, and what it is called in notes and ids.
struct Found {
    name: String,
    path: PathBuf,
}

/// The files that the paths name, those of a folder by name. Hidden ones are left alone; so are links, with a note.
fn files(paths: &[PathBuf], gathering: &mut Gathering) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    for path in paths {
        path.metadata()
            .with_context(|| format!("cannot open {}", path.display()))?;
        let below = if path.is_dir() && paths.len() == 1 {
            path.as_path()
        } else {
            path.parent().unwrap_or(Path::new(""))
        };
        let visible = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        };
        for entry in WalkDir::new(path)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(visible)
        {
            match entry {
                Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => {
                    skip(
                        gathering,
                        &name(below, entry.path()),
                        "link",
                        "is a link, so it was not followed",
                    );
                }
                Ok(entry) if entry.path().is_file() => all.push(Found {
                    name: name(below, entry.path()),
                    path: entry.into_path(),
                }),
                Ok(_) => {}
                Err(cause) => {
                    let place = cause
                        .path()
                        .map_or_else(String::new, |path| name(below, path));
                    skip(
                        gathering,
                        &place,
                        "unreadable",
                        &format!("cannot be read ({cause})"),
                    );
                }
            }
        }
    }
    Ok(all)
}

/// The path below a folder, with `/` between names.
fn name(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let names = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    names.collect::<Vec<_>>().join("/")
}

fn skip(gathering: &mut Gathering, place: &str, code: &str, what: &str) {
    gathering.take(Item::Note(Note {
        level: Level::Skipped,
        code: code.into(),
        place: place.into(),
        message: format!("{place} {what}."),
    }));
}
