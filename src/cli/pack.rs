//! `concord pack`: a folder → the corpus as one file.

use std::{fs, io::Write, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use concord::{corpus, ingest::Options};

/// Make one gzipped JSON Lines file of a corpus.
#[derive(Args)]
pub(super) struct Arguments {
    /// A folder of text files, a made page, or JSON Lines.
    input: PathBuf,
    /// The file to write.
    #[arg(long, value_name = "FILE.jsonl.gz")]
    corpus: PathBuf,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    let read =
        super::input::read(std::slice::from_ref(&arguments.input), &Options::default())?.corpus;
    for warning in &read.warnings {
        writeln!(out, "Note: {}", warning.message)?;
    }
    let bytes = corpus::gzip(&corpus::write(&read))?;
    fs::write(&arguments.corpus, &bytes)
        .with_context(|| format!("cannot write {}", arguments.corpus.display()))?;
    writeln!(
        out,
        "{}, {} bytes",
        super::documents(read.documents.len()),
        bytes.len()
    )?;
    Ok(())
}
