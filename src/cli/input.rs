//! INPUT → corpus: a corpus as it was saved, or any files and folders, read as the page reads them.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Seek},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use concord::{
    corpus::{self, Corpus},
    ingest::{self, Format, Gathering, Options},
    protocol::Report,
};
use flate2::bufread::MultiGzDecoder;

use super::{
    files::{Files, files},
    progress, reading,
};

/// What inputs gave: a corpus, and, where it was made of files, the report on that.
pub(super) struct Input {
    pub(super) corpus: Corpus,
    pub(super) report: Option<Report>,
}

/// Reads what a path names.
pub(super) fn read(path: &Path) -> Result<Input> {
    let paths = [path.to_path_buf()];
    read_files(&paths, files(&paths)?, &Options::default())
}

/// Reads the files that paths led to.
pub(super) fn read_files(paths: &[PathBuf], files: Files, options: &Options) -> Result<Input> {
    if let [path] = paths
        && let Some(mut corpus) = saved(path)?
    {
        if *options != Options::default() {
            options.shape(&mut corpus);
            corpus.name();
        }
        return Ok(Input {
            corpus,
            report: None,
        });
    }
    let mut gathering = Gathering::new(options.clone());
    files
        .notes
        .into_iter()
        .for_each(|note| gathering.take(note));
    let bar = progress::bar(files.found.iter().map(|file| file.bytes).sum());
    reading::read(files.found, options, &mut gathering, &bar)?;
    bar.set_message("Cleaning, dating and comparing the documents");
    let (corpus, report) = gathering.finish(&|_, _| {});
    bar.finish_and_clear();
    for note in corpus.as_ref().err().iter().flat_map(|_| &report.notes) {
        eprintln!("Note: {}", note.message);
    }
    let names: Vec<_> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    Ok(Input {
        corpus: corpus.with_context(|| format!("cannot make a corpus of {}", names.join(", ")))?,
        report: Some(report),
    })
}

/// A corpus as Concord saved it: a made page, or JSON Lines with a header, gzipped or not.
fn saved(path: &Path) -> Result<Option<Corpus>> {
    let place = || format!("cannot read {}", path.display());
    let mut file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    if !file.metadata().with_context(place)?.is_file() {
        return Ok(None);
    }
    let name = path.to_string_lossy();
    let corpus = match Format::of(&name, &mut file).with_context(place)? {
        Some(Format::Made) => ingest::made(&mut file),
        Some(Format::JsonLines | Format::Gzip) if has_header(&mut file).with_context(place)? => {
            corpus::read_from(BufReader::new(file))
        }
        _ => return Ok(None),
    };
    corpus.map(Some).with_context(place)
}

/// Bytes of a header: none is longer by far.
const MOST_HEADER: u64 = 1 << 20;

/// Whether the first line, gzipped or not, says that it is the header of a corpus.
fn has_header(file: &mut File) -> std::io::Result<bool> {
    let mut line = Vec::new();
    let mut source = BufReader::new(&*file);
    let read = if source.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        BufReader::new(MultiGzDecoder::new(source).take(MOST_HEADER)).read_until(b'\n', &mut line)
    } else {
        source.take(MOST_HEADER).read_until(b'\n', &mut line)
    };
    file.rewind()?;
    let line = String::from_utf8_lossy(&line);
    let line = line.trim_start_matches('\u{FEFF}').trim_start();
    Ok(read.is_ok() && line.starts_with('{') && line.contains("\"concord\""))
}

/// Whether a file is a corpus as Concord saves it apart from a page.
pub(super) fn is_corpus(path: &Path) -> bool {
    File::open(path).is_ok_and(|mut file| has_header(&mut file).unwrap_or(false))
}
