//! Corpus → a page, a site, a file of its own: compressed once, written piece by piece.

use std::{
    fs,
    io::{Read, Result as Io, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use base64::{Engine, engine::GeneralPurpose, prelude::BASE64_STANDARD, write::EncoderWriter};
use concord::corpus::{self, Corpus};
use flate2::read::GzDecoder;
use xxhash_rust::xxh64::Xxh64;

use super::{
    output::Output,
    shell::{Shell, text, title},
};

/// Where a corpus goes.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub(super) page: Option<&'a Path>,
    pub(super) site: Option<&'a Path>,
    pub(super) corpus: Option<&'a Path>,
}

/// The modules that a page carries beside the explorer.
#[derive(Clone, Copy)]
pub(super) struct Carried {
    /// The readers of foreign formats.
    pub(super) formats: bool,
    /// The stemmers.
    pub(super) stems: bool,
}

/// The files of a site that are not the shell's own.
const CORPUS: &str = "corpus.jsonl.gz";
const FORMATS: &str = "formats.wasm";
const STEMS: &str = "stems.wasm";

/// The files of a site that stand there as they are in the shell.
const SITE: [&str; 3] = ["concord.js", "concord.wasm", "shell.html"];

/// The files of a site that are filled.
const FILLED: [&str; 2] = ["index.html", "sw.js"];

/// What the service worker names its cache by.
const HASH: &str = "__HASH__";

impl Places<'_> {
    /// All files that would be written.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let site = |folder: &Path| {
            let names = SITE.iter().chain(&FILLED).chain(&[CORPUS, FORMATS, STEMS]);
            names.map(|name| folder.join(name)).collect::<Vec<_>>()
        };
        let files = [self.page, self.corpus].into_iter().flatten();
        let files = files.map(Path::to_path_buf);
        files.chain(self.site.into_iter().flat_map(site)).collect()
    }
}

/// Writes a corpus to all its places, or to none where one of them fails. A page carries the readers of foreign formats
/// and the stemmers where that was asked for; a site always has them beside it, and loads them when they are needed.
pub(super) fn publish(
    corpus: &Corpus,
    places: Places<'_>,
    carried: Carried,
    shell: Option<&Path>,
) -> Result<Vec<(PathBuf, u64)>> {
    let needs_shell = places.page.is_some() || places.site.is_some();
    let shell = needs_shell.then(|| Shell::of(shell)).transpose()?;
    let mut sinks = Vec::new();
    if let (Some(path), Some(shell)) = (places.page, &shell) {
        sinks.push(page(path, shell, &corpus.header.title, carried)?);
    }
    if let Some(folder) = places.site {
        fs::create_dir_all(folder).with_context(|| format!("cannot write {}", folder.display()))?;
    }
    let in_site = places.site.map(|folder| folder.join(CORPUS));
    let alone = places.corpus.map(Path::to_path_buf);
    for path in in_site.into_iter().chain(alone) {
        sinks.push(Sink::Plain(Output::create(&path)?));
    }
    let mut packer = corpus::packing(Sinks(sinks));
    for line in corpus::lines(corpus, 0) {
        packer.write_all(line.as_bytes())?;
    }
    let mut outputs = packer.finish()?.finish(shell.as_ref())?;
    if let (Some(folder), Some(shell)) = (places.site, &shell) {
        outputs.extend(site(folder, shell, corpus)?);
    }
    let written: Io<Vec<_>> = outputs.into_iter().map(Output::finish).collect();
    Ok(written?)
}

/// The packed corpus on its way to a place.
enum Sink {
    Plain(Output),
    Page(Box<EncoderWriter<'static, GeneralPurpose, Output>>),
}

/// Writes the same to all places.
struct Sinks(Vec<Sink>);

impl Write for Sinks {
    fn write(&mut self, bytes: &[u8]) -> Io<usize> {
        for sink in &mut self.0 {
            match sink {
                Sink::Plain(output) => output.write_all(bytes)?,
                Sink::Page(letters) => letters.write_all(bytes)?,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Io<()> {
        Ok(())
    }
}

impl Sinks {
    fn finish(self, shell: Option<&Shell>) -> Result<Vec<Output>> {
        let mut outputs = Vec::new();
        for sink in self.0 {
            outputs.push(match (sink, shell) {
                (Sink::Page(mut letters), Some(shell)) => {
                    let mut output = letters.finish()?;
                    output.write_all(shell.page()?.0[4].as_bytes())?;
                    output
                }
                (Sink::Page(mut letters), None) => letters.finish()?,
                (Sink::Plain(output), _) => output,
            });
        }
        Ok(outputs)
    }
}

/// A page up to its corpus.
fn page(path: &Path, shell: &Shell, name: &str, carried: Carried) -> Result<Sink> {
    let [head, before_formats, before_stems, before_corpus, _] = shell.page()?.0;
    let module = |is_carried, bytes| match is_carried {
        true => BASE64_STANDARD.encode(bytes),
        false => String::new(),
    };
    let formats = module(carried.formats, shell.formats());
    let stems = module(carried.stems, shell.stems());
    let mut output = Output::create(path)?;
    for piece in [
        head,
        &title(name),
        before_formats,
        &formats,
        before_stems,
        &stems,
        before_corpus,
    ] {
        output.write_all(piece.as_bytes())?;
    }
    Ok(Sink::Page(Box::new(EncoderWriter::new(
        output,
        &BASE64_STANDARD,
    ))))
}

/// The files of a site but for its corpus.
fn site(folder: &Path, shell: &Shell, corpus: &Corpus) -> Result<Vec<Output>> {
    let formats = unpacked(shell.formats()).context("the page's readers of formats are damaged")?;
    let stems = unpacked(shell.stems()).context("the page's stemmers are damaged")?;
    let named = format!("<title>{}", title(&corpus.header.title));
    let index = text("index.html", shell.file("index.html"))?.replacen("<title>", &named, 1);
    let mut files: Vec<(&str, &[u8])> = vec![
        ("index.html", index.as_bytes()),
        (FORMATS, &formats),
        (STEMS, &stems),
    ];
    files.extend(SITE.map(|name| (name, shell.file(name))));
    let mut hash = Xxh64::default();
    hash.update(corpus.hash.as_bytes());
    files.iter().for_each(|(_, bytes)| hash.update(bytes));
    let hash = format!("{:016x}", hash.digest());
    let worker = text("sw.js", shell.file("sw.js"))?.replace(HASH, &hash);
    files.push(("sw.js", worker.as_bytes()));
    let write = |(name, bytes): (&str, &[u8])| {
        let mut output = Output::create(&folder.join(name))?;
        output.write_all(bytes)?;
        Ok(output)
    };
    files.into_iter().map(write).collect()
}

fn unpacked(gzipped: &[u8]) -> Io<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(gzipped).read_to_end(&mut bytes)?;
    Ok(bytes)
}
