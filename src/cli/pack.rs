//! `concord pack`: documents → a page, a site, a corpus in one file.

use std::{
    collections::HashSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use concord::{
    corpus::Corpus,
    ingest::{self, Format, Options},
    protocol::{Level, Note, Report},
};
use indicatif::DecimalBytes;

use super::{
    fields::Choice,
    files::{Files, Found, files},
    publish::{Places, publish},
};

/// Make a page of documents.
#[derive(Args)]
pub(super) struct Arguments {
    /// Files and folders of documents in any format that can be read, made pages, corpora.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
    /// The title, in place of what the input says.
    #[arg(long)]
    title: Option<String>,
    /// The topics, in place of those of the input.
    #[arg(long, value_name = "FILE.toml")]
    topics: Option<PathBuf>,
    /// The fields to keep, in this order; ROLE=NAME says which column or key is the text, the title, the date or the id.
    #[arg(long, value_name = "NAME,ROLE=NAME,…", value_delimiter = ',')]
    fields: Vec<Choice>,
    /// Put the readers of other formats into the page, so that documents can be opened in it.
    #[arg(long, requires = "page")]
    formats: bool,
    /// Write nothing where anything had to be passed over or repaired.
    #[arg(long)]
    strict: bool,
    /// Take pages and plain text as they are: set nothing aside, guess no date.
    #[arg(long)]
    uncleaned: bool,
    /// The page without a corpus, in place of the one that is built in.
    #[arg(long, value_name = "DIR", hide = true)]
    shell: Option<PathBuf>,
}

#[derive(Args)]
#[group(required = true, multiple = true)]
struct Outputs {
    /// The page to write: one file, which needs nothing else.
    #[arg(short = 'o', long = "output", id = "page", value_name = "PAGE.html")]
    page: Option<PathBuf>,
    /// The folder to write as a static site.
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The file to write as gzipped JSON Lines.
    #[arg(long, value_name = "FILE.jsonl.gz")]
    corpus: Option<PathBuf>,
}

/// Notes that are shown; the corpus holds more of them.
const MOST_SHOWN: usize = 10;

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    let topics = arguments.topics.as_deref().map(topics).transpose()?;
    let places = Places {
        page: arguments.outputs.page.as_deref(),
        site: arguments.outputs.site.as_deref(),
        corpus: arguments.outputs.corpus.as_deref(),
    };
    let mut found = files(&arguments.inputs)?;
    spare(&mut found, &arguments.inputs, &places)?;
    let input = super::input::read_files(&arguments.inputs, found, &options(arguments))?;
    let mut corpus = input.corpus;
    if let Some(topics) = topics {
        corpus.header.topics = topics;
        corpus.name();
    }
    let notes = notes(&corpus, input.report.as_ref());
    if arguments.strict {
        refuse(&notes)?;
    }
    let written = publish(
        &corpus,
        places,
        arguments.formats,
        arguments.shell.as_deref(),
    )?;
    summary(out, &corpus, input.report.as_ref(), &notes, &written).context("cannot print")
}

fn options(arguments: &Arguments) -> Options {
    let mut options = Options {
        title: arguments.title.clone(),
        uncleaned: arguments.uncleaned,
        ..Options::default()
    };
    for choice in &arguments.fields {
        choice.clone().put(&mut options);
    }
    options
}

fn topics(path: &Path) -> Result<Vec<concord::protocol::TopicInfo>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(ingest::read_topics(&path.to_string_lossy(), &text)?)
}

/// Leaves out of a folder's files what an earlier run has written there. Any other input that an output would replace is
/// an error.
fn spare(files: &mut Files, inputs: &[PathBuf], places: &Places<'_>) -> Result<()> {
    let whole = |path: &Path| path.canonicalize().ok();
    let outputs = places.files();
    let outputs: HashSet<PathBuf> = outputs.iter().filter_map(|path| whole(path)).collect();
    if outputs.is_empty() {
        return Ok(());
    }
    let site = places
        .site
        .is_some_and(|folder| is_made(&folder.join("index.html")));
    let mut kept = Vec::new();
    for file in std::mem::take(&mut files.found) {
        if !whole(&file.path).is_some_and(|path| outputs.contains(&path)) {
            kept.push(file);
        } else if inputs.contains(&file.path) || !is_own(&file, places, site) {
            bail!(
                "{} is an input, so it is not written over",
                file.path.display()
            );
        }
    }
    files.found = kept;
    Ok(())
}

fn is_own(file: &Found, places: &Places<'_>, site: bool) -> bool {
    let in_site = || places.site.and_then(|site| site.canonicalize().ok());
    let folder = file
        .path
        .parent()
        .and_then(|folder| folder.canonicalize().ok());
    is_made(&file.path)
        || super::input::is_corpus(&file.path)
        || site && folder.is_some() && folder == in_site()
}

fn is_made(path: &Path) -> bool {
    let format = fs::File::open(path).and_then(|mut file| Format::of("x.html", &mut file));
    matches!(format, Ok(Some(Format::Made)))
}

/// What was said while the input was read. A corpus that was saved before has its notes already, and only what is wrong
/// with it now is said.
fn notes(corpus: &Corpus, report: Option<&Report>) -> Vec<Note> {
    let repaired = corpus.warnings.iter().map(|warning| Note {
        level: Level::Repaired,
        code: warning.code.clone(),
        place: warning.part.clone(),
        message: warning.message.clone(),
    });
    let made = report.iter().flat_map(|report| &report.notes).cloned();
    made.chain(repaired).collect()
}

fn refuse(notes: &[Note]) -> Result<()> {
    // Hidden files are left alone because somebody hid them.
    let is_wrong = |note: &&Note| note.level != Level::Noticed && note.code != "hidden";
    let wrong: Vec<_> = notes.iter().filter(is_wrong).collect();
    for note in &wrong {
        eprintln!("{}: {}", named(note.level), note.message);
    }
    match wrong.len() {
        0 => Ok(()),
        1 => bail!("1 warning, which --strict makes an error: nothing was written"),
        many => bail!("{many} warnings, which --strict makes errors: nothing was written"),
    }
}

fn summary(
    out: &mut impl Write,
    corpus: &Corpus,
    report: Option<&Report>,
    notes: &[Note],
    written: &[(PathBuf, u64)],
) -> std::io::Result<()> {
    write!(out, "{}", super::documents(corpus.documents.len()))?;
    if let Some(report) = report {
        let count =
            |format: &concord::protocol::FormatCount| format!("{} {}", format.files, format.format);
        let formats: Vec<_> = report.formats.iter().map(count).collect();
        let files = super::count(report.files, "file");
        write!(
            out,
            " of {files}, {} ({})",
            DecimalBytes(report.bytes),
            formats.join(", ")
        )?;
    }
    writeln!(out)?;
    for level in [Level::Skipped, Level::Repaired, Level::Noticed] {
        let all: Vec<_> = notes.iter().filter(|note| note.level == level).collect();
        if !all.is_empty() {
            writeln!(out, "{}: {}", named(level), super::count(all.len(), "note"))?;
        }
        for note in all.iter().take(MOST_SHOWN) {
            writeln!(out, "  {}", note.message)?;
        }
        if all.len() > MOST_SHOWN {
            writeln!(
                out,
                "  … and {} more, which stand in what was written",
                all.len() - MOST_SHOWN
            )?;
        }
    }
    for (path, bytes) in written {
        writeln!(
            out,
            "{:>12}  {}",
            DecimalBytes(*bytes).to_string(),
            path.display()
        )?;
    }
    Ok(())
}

fn named(level: Level) -> &'static str {
    match level {
        Level::Skipped => "Skipped",
        Level::Repaired => "Repaired",
        Level::Noticed => "Noticed",
    }
}
