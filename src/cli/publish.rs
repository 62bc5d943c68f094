//! Corpus → a page, a site, a file of its own: compressed once, written piece by piece.

use std::{
    fs,
    io::{Read, Result as Io, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use base64::{Engine, engine::GeneralPurpose, prelude::BASE64_STANDARD, write::EncoderWriter};
use concord::{
    builder,
    corpus::{self, Corpus},
};
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

/// What a page or a site carries beside its corpus; a site always has the modules beside it, and loads them when they are
/// needed.
#[derive(Clone, Copy)]
pub(super) struct Extras {
    /// The readers of foreign formats.
    pub(super) formats: bool,
    /// The stemmers.
    pub(super) stems: bool,
    /// The index, prebuilt.
    pub(super) index: bool,
}

/// The files of a site that are not the shell's own.
const CORPUS: &str = "corpus.jsonl.gz";
const INDEX: &str = "corpus.index";
const FORMATS: &str = "formats.wasm";
const STEMS: &str = "stems.wasm";

/// The files of a site that stand there as they are in the shell.
const SITE: [&str; 3] = ["concord.js", "concord.wasm", "shell.html"];

/// The files of a site that are filled.
const FILLED: [&str; 2] = ["index.html", "sw.js"];

/// What the service worker names its cache by.
const HASH: &str = "__HASH__";

/// Where the site's pages name the corpus; the index is named beside it. Page, and service worker.
const NAMED: [(&str, &str); 2] = [
    ("src=\"corpus.jsonl.gz\"", " index=\"corpus.index\""),
    ("'corpus.jsonl.gz'", ", 'corpus.index'"),
];

impl Places<'_> {
    /// All files that would be written.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let site = |folder: &Path| {
            let names = SITE.iter().chain(&FILLED);
            let names = names.chain(&[CORPUS, INDEX, FORMATS, STEMS]);
            names.map(|name| folder.join(name)).collect::<Vec<_>>()
        };
        let alone = self.corpus.map(index_beside);
        let files = [self.page, self.corpus].into_iter().flatten();
        let files = files.map(Path::to_path_buf).chain(alone);
        files.chain(self.site.into_iter().flat_map(site)).collect()
    }
}

/// `corpus.index` beside `corpus.jsonl.gz`.
fn index_beside(corpus: &Path) -> PathBuf {
    corpus.with_extension("").with_extension("index")
}

/// Writes a corpus to all its places, or to none where one of them fails.
pub(super) fn publish(
    corpus: &Corpus,
    places: Places<'_>,
    extras: Extras,
    shell: Option<&Path>,
) -> Result<Vec<(PathBuf, u64)>> {
    let needs_shell = places.page.is_some() || places.site.is_some();
    let shell = needs_shell.then(|| Shell::of(shell)).transpose()?;
    let mut sinks = Vec::new();
    if let (Some(path), Some(shell)) = (places.page, &shell) {
        sinks.push(page(path, shell, &corpus.header.title, extras)?);
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
    let index = extras.index.then(|| builder::prebuilt(corpus));
    let index = index.unwrap_or_default();
    let mut outputs = packer.finish()?.finish(shell.as_ref(), &index)?;
    if let (Some(folder), Some(shell)) = (places.site, &shell) {
        outputs.extend(site(folder, shell, corpus, &index)?);
    }
    if let Some(corpus) = places.corpus.filter(|_| extras.index) {
        let mut output = Output::create(&index_beside(corpus))?;
        output.write_all(&index)?;
        outputs.push(output);
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
    fn finish(self, shell: Option<&Shell>, index: &[u8]) -> Result<Vec<Output>> {
        let mut outputs = Vec::new();
        for sink in self.0 {
            outputs.push(match (sink, shell) {
                (Sink::Page(mut letters), Some(shell)) => {
                    let mut output = letters.finish()?;
                    let [.., before_index, behind] = shell.page()?.0;
                    let index = BASE64_STANDARD.encode(index);
                    for piece in [before_index, &index, behind] {
                        output.write_all(piece.as_bytes())?;
                    }
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
fn page(path: &Path, shell: &Shell, name: &str, extras: Extras) -> Result<Sink> {
    let [head, before_formats, before_stems, before_corpus, ..] = shell.page()?.0;
    let module = |is_carried, bytes| match is_carried {
        true => BASE64_STANDARD.encode(bytes),
        false => String::new(),
    };
    let formats = module(extras.formats, shell.formats());
    let stems = module(extras.stems, shell.stems());
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
fn site(folder: &Path, shell: &Shell, corpus: &Corpus, index: &[u8]) -> Result<Vec<Output>> {
    let formats = unpacked(shell.formats()).context("the page's readers of formats are damaged")?;
    let stems = unpacked(shell.stems()).context("the page's stemmers are damaged")?;
    let titled = format!("<title>{}", title(&corpus.header.title));
    let [page, worker] = FILLED.map(|name| text(name, shell.file(name)));
    let (mut page, mut worker) = (page?.replacen("<title>", &titled, 1), worker?.to_string());
    let mut files: Vec<(&str, &[u8])> = vec![(FORMATS, &formats), (STEMS, &stems)];
    if !index.is_empty() {
        for (file, (corpus, index)) in [&mut page, &mut worker].into_iter().zip(NAMED) {
            *file = file.replacen(corpus, &format!("{corpus}{index}"), 1);
        }
        files.push((INDEX, index));
    }
    files.push((FILLED[0], page.as_bytes()));
    files.extend(SITE.map(|name| (name, shell.file(name))));
    let mut hash = Xxh64::default();
    hash.update(corpus.hash.as_bytes());
    files.iter().for_each(|(_, bytes)| hash.update(bytes));
    let worker = worker.replace(HASH, &format!("{:016x}", hash.digest()));
    files.push((FILLED[1], worker.as_bytes()));
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
