//! INPUT → corpus: a made page, JSON Lines (gzipped or not), or a folder of text files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use concord::{
    corpus::{self, Corpus},
    ingest::{self, Source},
};

/// Where a made page keeps its corpus.
const PAYLOAD: &str = "id=\"corpus\">";

/// Reads the corpus that a path names.
pub(super) fn corpus(path: &Path) -> Result<Corpus> {
    let place = || format!("cannot read {}", path.display());
    if fs::metadata(path)
        .with_context(|| format!("cannot open {}", path.display()))?
        .is_dir()
    {
        return folder(path).with_context(place);
    }
    let bytes = fs::read(path).with_context(place)?;
    let bytes = if is_page(&bytes) {
        payload(&bytes).with_context(place)?
    } else {
        bytes
    };
    corpus::read(&bytes).with_context(place)
}

/// A folder's corpus is that of the JSON Lines that it makes, so that both have one hash.
fn folder(path: &Path) -> Result<Corpus> {
    let mut files = Vec::new();
    walk(path, &mut files)?;
    files.sort();
    let sources = files
        .into_iter()
        .map(|file| source(path, &file))
        .collect::<Result<Vec<_>>>()?;
    let read = ingest::folder(&sources)?;
    let mut corpus = corpus::read(&corpus::write(&read))?;
    corpus.warnings.splice(0..0, read.warnings);
    Ok(corpus)
}

/// Files below a folder. Hidden ones and links are left alone.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if entry.file_name().to_string_lossy().starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn source(folder: &Path, file: &Path) -> Result<Source> {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let name = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/");
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Source { name, bytes })
}

fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    start.get(..1) == Some(b"<")
}

/// The corpus inside a made page.
fn payload(page: &[u8]) -> Result<Vec<u8>> {
    let page = std::str::from_utf8(page).context("the page is not UTF-8")?;
    let Some((_, after)) = page.rsplit_once(PAYLOAD) else {
        bail!("this page holds no corpus: it was not made by concord")
    };
    let Some((base64, _)) = after.split_once("</script>") else {
        bail!("the page is cut short inside its corpus; get it again from its source")
    };
    let base64: String = base64.split_ascii_whitespace().collect();
    BASE64_STANDARD
        .decode(base64)
        .context("the page's corpus is damaged; get it again from its source")
}
