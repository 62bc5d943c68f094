//! What outputs may take the place of: what an earlier run has written, never an input.

use std::{
    collections::HashSet,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use concord::{index::Prebuilt, ingest::Format};

use super::{
    files::{Files, Found},
    publish::Places,
};

/// Leaves out of a folder's files what an earlier run has written there.
///
/// # Errors
/// Any other input that an output would replace; a site that somebody else has made.
pub(super) fn spare(files: &mut Files, inputs: &[PathBuf], places: &Places<'_>) -> Result<()> {
    let index = places.site.map(|folder| folder.join("index.html"));
    let old_site = index.as_deref().is_some_and(is_made);
    if let Some(index) = index.filter(|index| index.exists() && !old_site) {
        bail!(
            "{} is not a page of Concord's, so its site is not written over",
            index.display()
        );
    }
    let outputs = places.files();
    let outputs: HashSet<PathBuf> = outputs.iter().filter_map(|path| whole(path)).collect();
    if outputs.is_empty() {
        return Ok(());
    }
    let mut kept = Vec::new();
    for file in std::mem::take(&mut files.found) {
        if !whole(&file.path).is_some_and(|path| outputs.contains(&path)) {
            kept.push(file);
        } else if inputs.contains(&file.path) || !is_own(&file, places) {
            bail!(
                "{} is an input, so it is not written over",
                file.path.display()
            );
        }
    }
    files.found = kept;
    Ok(())
}

/// Whether an earlier run may have written it.
fn is_own(file: &Found, places: &Places<'_>) -> bool {
    let folder = file.path.parent().and_then(whole);
    let in_site = folder.is_some() && folder == places.site.and_then(whole);
    in_site || is_made(&file.path) || super::input::is_corpus(&file.path) || is_index(&file.path)
}

fn is_index(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(8).read_to_end(&mut head));
    read.is_ok() && Prebuilt::is_begun_by(&head)
}

fn is_made(path: &Path) -> bool {
    let format = File::open(path).and_then(|mut file| Format::of("x.html", &mut file));
    matches!(format, Ok(Some(Format::Made)))
}

/// Where a path leads; `None` where nothing is.
fn whole(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}
