//! `concord info`: what a corpus holds, and how long it takes to open.

use std::{io::Write, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use clap::Args;
use concord::{Explorer, protocol::Request};
use serde_json::json;

/// Say what a corpus holds.
#[derive(Args)]
pub(super) struct Arguments {
    /// A made page, a .jsonl or .jsonl.gz file, or any other file or folder of documents.
    input: PathBuf,
    /// Print it as JSON, with the seconds that reading and indexing took.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    let start = Instant::now();
    let corpus = super::input::read(&arguments.input)?.corpus;
    let read = start.elapsed().as_secs_f64();
    let mut explorer = Explorer::new(corpus, &|_, _| {});
    let index = start.elapsed().as_secs_f64() - read;
    explorer.learn_forms(&Request::default());
    let about = explorer.about();
    if arguments.json {
        serde_json::to_writer_pretty(
            &mut *out,
            &json!({ "about": about, "read_seconds": read, "index_seconds": index, "seconds": read + index }),
        )?;
        return writeln!(out).context("cannot print");
    }
    writeln!(
        out,
        "{}",
        if about.title.is_empty() {
            "(no title)"
        } else {
            &about.title
        }
    )?;
    writeln!(
        out,
        "{}, {} words, {} different, {} bytes of text",
        super::documents(about.documents),
        about.tokens,
        about.terms,
        about.bytes
    )?;
    for field in &about.fields {
        writeln!(
            out,
            "{:>8}  {} ({:?}): {} values",
            field.documents, field.name, field.kind, field.values
        )?;
    }
    for topic in &about.topics {
        writeln!(out, "{:>8}  {}: {}", topic.count, topic.label, topic.query)?;
    }
    for warning in &about.warnings {
        writeln!(out, "Note: {}", warning.message)?;
    }
    for note in &about.notes {
        writeln!(out, "Note: {}", note.message)?;
    }
    Ok(())
}
