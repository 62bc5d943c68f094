//! `concord ask`: the answer that the page gets.

use std::{io::Write, path::PathBuf};

use anyhow::{Context, Result, bail};
use clap::{ArgMatches, Args, ValueEnum};
use concord::{
    Explorer,
    protocol::{
        Answer, Concordance, ConcordanceRequest, Expansion, Piece, Request, Scope, Selection, Sort,
        Values,
    },
};

use super::{csv, fitting, rows, view};

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
    /// The order of the documents: relevance, newest or oldest; of a view, one of its columns, or label; of a concordance, keys
    /// as in l1,r1,node,date,document.
    #[arg(long)]
    sort: Option<String>,
    /// Documents (1000 at the most), rows or lines to show.
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// Documents, rows or lines to pass over.
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// Values to show of each field.
    #[arg(long, default_value_t = 1_000)]
    facet_limit: usize,
    /// The date field of the timeline and of the order by date.
    #[arg(long, value_name = "FIELD")]
    timeline: Option<String>,
    /// List one document of each text, the first that is found, and leave out its copies.
    #[arg(long)]
    once: bool,
    #[command(flatten)]
    options: view::Options,
}

#[derive(Clone, Copy, ValueEnum)]
enum ScopeName {
    Article,
    Text,
    All,
}

impl Arguments {
    /// Says which of the options given has no effect.
    pub(super) fn misplaced(&self, given: &ArgMatches) -> Option<String> {
        fitting::misplaced(self.options.view, given)
    }
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    let selection = selection(arguments)?;
    let mut explorer = Explorer::new(super::input::read(&arguments.input)?.corpus, &|_, _| {});
    explorer.learn_forms(&Request::from(&selection));
    for query in arguments.options.queries() {
        explorer.learn_forms(&Request {
            query: query.clone(),
            ..Request::from(&selection)
        });
    }
    let about = explorer.about();
    for message in about.warnings.iter().map(|warning| &warning.message) {
        eprintln!("Note: {message}");
    }
    for message in about.notes.iter().map(|note| &note.message) {
        eprintln!("Note: {message}");
    }
    match arguments.options.view {
        None => ask(&explorer, arguments, &selection, out),
        Some(name) => view(name, &explorer, arguments, selection, out),
    }
}

fn ask(
    explorer: &Explorer,
    arguments: &Arguments,
    selection: &Selection,
    out: &mut impl Write,
) -> Result<()> {
    let request = if arguments.options.rest {
        all_but(selection)
    } else {
        Request::from(selection)
    };
    let lines = arguments.options.lines(selection)?;
    let answer = explorer.ask(&Request {
        sort: sort(arguments.sort.as_deref())?,
        limit: arguments.limit,
        offset: arguments.offset,
        facet_limit: arguments.facet_limit,
        timeline: arguments.timeline.clone(),
        once: arguments.once,
        population: arguments.options.population.clone(),
        lines,
        ..request
    });
    if arguments.json {
        return json(&answer, out);
    }
    print(&answer, arguments.once, out).context("cannot print")
}

fn all_but(selection: &Selection) -> Request {
    Request {
        query: String::new(),
        filters: Values::new(),
        rest: Some(selection.clone()),
        ..Request::from(selection)
    }
}

fn view(
    name: view::Name,
    explorer: &Explorer,
    arguments: &Arguments,
    selection: Selection,
    out: &mut impl Write,
) -> Result<()> {
    let options = &arguments.options;
    let window = view::Window {
        sort: arguments.sort.as_deref(),
        offset: arguments.offset,
        limit: arguments.limit,
    };
    if name == view::Name::Concordance {
        let request = options.concordance(selection, &window)?;
        let answer = lines(explorer, &request);
        return match (arguments.json, options.csv) {
            (true, _) => json(&answer, out),
            (_, true) => csv::concordance(explorer.about(), &request, &answer, out),
            _ => rows::concordance(&answer, out).context("cannot print"),
        };
    }
    let request = options.table(name, selection, &window)?;
    let answer = explorer.table(&request);
    match (arguments.json, options.csv) {
        (true, _) => json(&answer, out),
        (_, true) => csv::table(explorer.about(), &request, &answer, out),
        _ => rows::table(&answer, out).context("cannot print"),
    }
}

/// As many lines as are asked for, though one answer holds a thousand at the most.
fn lines(explorer: &Explorer, request: &ConcordanceRequest) -> Concordance {
    let mut all = explorer.concordance(request);
    while all.lines.len() < request.limit {
        let next = explorer.concordance(&ConcordanceRequest {
            offset: request.offset.saturating_add(all.lines.len()),
            limit: request.limit - all.lines.len(),
            ..request.clone()
        });
        if next.lines.is_empty() {
            break;
        }
        all.lines.extend(next.lines);
    }
    all
}

fn json(answer: &impl serde::Serialize, out: &mut impl Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, answer)?;
    writeln!(out).context("cannot print")
}

fn selection(arguments: &Arguments) -> Result<Selection> {
    Ok(Selection {
        query: arguments.query.clone(),
        filters: filters("--filter", &arguments.filters)?,
        scope: match arguments.scope {
            ScopeName::Article => Scope::Article,
            ScopeName::Text => Scope::Text,
            ScopeName::All => Scope::All,
        },
        typos: arguments.typos,
        stems: arguments.stems,
    })
}

/// Values by field, as an option gives them.
pub(super) fn filters(option: &str, given: &[String]) -> Result<Values> {
    let mut filters = Values::new();
    for filter in given {
        let Some((field, value)) = filter.split_once('=') else {
            bail!("{option} wants FIELD=VALUE, as in {option} outlet=Dawn; got {filter}")
        };
        let values: &mut Vec<String> = filters.entry(field.into()).or_default();
        values.push(value.into());
    }
    Ok(filters)
}

fn sort(name: Option<&str>) -> Result<Sort> {
    Ok(match name {
        None | Some("relevance") => Sort::Relevance,
        Some("newest") => Sort::Newest,
        Some("oldest") => Sort::Oldest,
        Some(other) => {
            bail!("--sort wants relevance, newest or oldest without a view; got {other}")
        }
    })
}

fn print(answer: &Answer, once: bool, out: &mut impl Write) -> std::io::Result<()> {
    for warning in &answer.warnings {
        writeln!(out, "Note: {}", warning.message)?;
    }
    for expansion in answer.expansions.iter().filter(|one| one.words > 1) {
        writeln!(out, "{}", widened(expansion))?;
    }
    if once {
        write!(out, "{} in ", super::count(answer.texts, "text"))?;
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
            let texts = match facet.texts {
                texts if texts == facet.count => String::new(),
                texts => format!(" ({})", super::count(texts, "text")),
            };
            writeln!(out, "{:>8}  {}{texts}", facet.count, facet.value)?;
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
