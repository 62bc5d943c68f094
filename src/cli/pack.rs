//! `concord pack`: documents → a page, a site, a corpus in one file.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Args;
use concord::{
    ingest::{self, Options},
    protocol::TopicInfo,
};

use super::{
    fields::Choice,
    files::files,
    publish::{Extras, Places, publish},
    spare::spare,
    summary::Summary,
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
    /// Leave the stemmers out of the page, so that word forms are not known in it.
    #[arg(long, requires = "page")]
    no_stems: bool,
    /// Put the index into the page, and beside the corpus of the site or the one alone (corpus.index): large corpora open
    /// sooner, as they need not be indexed each time. It is worth it from some thousand documents on, where the page is
    /// opened from disk or often: it makes the file nearly twice as long.
    #[arg(long)]
    index: bool,
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
    let summary = Summary::of(&corpus, input.report);
    if arguments.strict {
        summary.refuse()?;
    }
    let shell = arguments.shell.as_deref();
    let extras = Extras {
        formats: arguments.formats,
        stems: !arguments.no_stems,
        index: arguments.index,
    };
    let written = publish(&corpus, places, extras, shell)?;
    summary.print(out, &written).context("cannot print")
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

fn topics(path: &Path) -> Result<Vec<TopicInfo>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(ingest::read_topics(&path.to_string_lossy(), &text)?)
}
