//! `concord ask`: the answer that the page gets.

use std::{io::Write, path::PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use concord::{
    Explorer,
    protocol::{Answer, Expansion, Piece, Request, Scope, Sort},
};

/// Search a corpus and count what is found.
#[derive(Args)]
pub(super) struct Arguments {
    /// A made page, a .jsonl or .jsonl.gz file, or any other file or folder of documents.
    input: PathBuf,
    /// The words. The last one is the beginning of a word unless a space follows it.
    #[arg(default_value = "", allow_hyphen_values = true)]
    query: String,
    /// Print the whole answer as JSON.
    #[arg(long)]
    json: bool,
    /// Keep documents with this value; several of one field are alternatives.
    #[arg(long = "filter", value_name = "FIELD=VALUE")]
    filters: Vec<String>,
    /// Where to search: in titles and articles, in articles without their titles, or around them too.
    #[arg(long, value_enum, default_value_t = ScopeName::Article)]
    scope: ScopeName,
    /// Take whole words in all their forms, as with ^.
    #[arg(long)]
    stems: bool,
    /// Take words that are in no document as misspelt.
    #[arg(long)]
    typos: bool,
    /// The order of the documents.
    #[arg(long, value_enum, default_value_t = SortName::Relevance)]
    sort: SortName,
    /// Documents to show, 1000 at the most.
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// Documents to pass over.
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// Values to show of each field.
    #[arg(long, default_value_t = 1_000)]
    facet_limit: usize,
    /// The date field of the timeline and of the order by date.
    #[arg(long, value_name = "FIELD")]
    timeline: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ScopeName {
    Article,
    Text,
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum SortName {
    Relevance,
    Newest,
    Oldest,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    let request = request(arguments)?;
    let mut explorer = Explorer::new(super::input::read(&arguments.input)?.corpus, &|_, _| {});
    explorer.learn_forms(&request);
    let about = explorer.about();
    for message in about.warnings.iter().map(|warning| &warning.message) {
        eprintln!("Note: {message}");
    }
    for message in about.notes.iter().map(|note| &note.message) {
        eprintln!("Note: {message}");
    }
    let answer = explorer.ask(&request);
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &answer)?;
        return writeln!(out).context("cannot print");
    }
    print(&answer, out).context("cannot print")
}

fn request(arguments: &Arguments) -> Result<Request> {
    let mut request = Request {
        query: arguments.query.clone(),
        scope: match arguments.scope {
            ScopeName::Article => Scope::Article,
            ScopeName::Text => Scope::Text,
            ScopeName::All => Scope::All,
        },
        sort: match arguments.sort {
            SortName::Relevance => Sort::Relevance,
            SortName::Newest => Sort::Newest,
            SortName::Oldest => Sort::Oldest,
        },
        stems: arguments.stems,
        typos: arguments.typos,
        limit: arguments.limit,
        offset: arguments.offset,
        facet_limit: arguments.facet_limit,
        timeline: arguments.timeline.clone(),
        ..Request::default()
    };
    for filter in &arguments.filters {
        let Some((field, value)) = filter.split_once('=') else {
            bail!("--filter wants FIELD=VALUE, as in --filter outlet=Dawn; got {filter}")
        };
        request
            .filters
            .entry(field.into())
            .or_default()
            .push(value.into());
    }
    Ok(request)
}

fn print(answer: &Answer, out: &mut impl Write) -> std::io::Result<()> {
    for warning in &answer.warnings {
        writeln!(out, "Note: {}", warning.message)?;
    }
    for expansion in answer.expansions.iter().filter(|one| one.words > 1) {
        writeln!(out, "{}", widened(expansion))?;
    }
    writeln!(
        out,
        "{} of {}",
        answer.total,
        super::documents(answer.documents)
    )?;
    for way in &answer.relax {
        writeln!(out, "  without {} {}: {}", way.field, way.part, way.total)?;
    }
    for hit in &answer.hits {
        writeln!(out, "\n{}  {}", hit.id, marked(&hit.marked_title))?;
        for snippet in &hit.snippets {
            writeln!(out, "    {}", marked(&snippet.pieces))?;
        }
    }
    for (field, counts) in &answer.facets {
        writeln!(out, "\n{field}")?;
        for facet in counts.iter().take(10) {
            writeln!(out, "{:>8}  {}", facet.count, facet.value)?;
        }
    }
    Ok(())
}

/// What a word stands for, with the documents of each.
fn widened(expansion: &Expansion) -> String {
    let top = expansion.top.iter();
    let shown: Vec<String> = top
        .map(|one| format!("{} {}", one.value, one.count))
        .collect();
    let rest = expansion.words - shown.len();
    let more = if rest > 0 {
        format!(", and {rest} more")
    } else {
        String::new()
    };
    format!("{}: {}{more}", expansion.written, shown.join(", "))
}

/// Matches between brackets, as a terminal without colours can show them.
fn marked(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| {
            if piece.mark {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect()
}
