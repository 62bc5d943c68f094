//! The terminal face: one file a verb, and the only code that touches the file system.

mod ask;
mod info;
mod input;
mod pack;

use clap::{Parser, Subcommand};

/// Search, filter and count a corpus; make a page of it.
#[derive(Parser)]
#[command(name = "concord", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Ask(ask::Arguments),
    Info(info::Arguments),
    Pack(pack::Arguments),
}

/// Reads the arguments and runs the verb. What it prints goes to `out`.
///
/// # Errors
/// Whatever stopped it, with the chain of causes. Wrong arguments end the process with status 2.
pub(crate) fn run(out: &mut impl std::io::Write) -> anyhow::Result<()> {
    match Arguments::parse().verb {
        Verb::Ask(arguments) => ask::run(&arguments, out),
        Verb::Info(arguments) => info::run(&arguments, out),
        Verb::Pack(arguments) => pack::run(&arguments, out),
    }
}

/// A number of documents, in words.
fn documents(count: usize) -> String {
    format!("{count} document{}", if count == 1 { "" } else { "s" })
}
