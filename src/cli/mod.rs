//! The terminal face: one file a verb, and the only code that touches the file system.

mod ask;
mod csv;
mod fields;
mod files;
mod fitting;
mod info;
mod input;
mod output;
mod pack;
mod progress;
mod publish;
mod reading;
mod rows;
mod shell;
mod spare;
mod summary;
mod view;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, error::ErrorKind};

/// Search, filter and count a corpus; make a page of it.
#[derive(Parser)]
#[command(name = "concord", version, about, max_term_width = 100, after_help = STATUS)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

/// What the status of the process says.
const STATUS: &str = "The status is 0 where all is done, notes or none; 1 where something failed, or --strict found \
                      something to warn of; 2 where the arguments are wrong.";

#[derive(Subcommand)]
enum Verb {
    Ask(Box<ask::Arguments>),
    Info(info::Arguments),
    Pack(pack::Arguments),
}

/// Reads the arguments and runs the verb. What it prints goes to `out`.
///
/// # Errors
/// Whatever stopped it, with the chain of causes. Wrong arguments end the process with status 2.
pub(crate) fn run(out: &mut impl std::io::Write) -> anyhow::Result<()> {
    match parsed().verb {
        Verb::Ask(arguments) => ask::run(&arguments, out),
        Verb::Info(arguments) => info::run(&arguments, out),
        Verb::Pack(arguments) => pack::run(&arguments, out),
    }
}

/// The arguments, of which those of `ask` fit one another.
fn parsed() -> Arguments {
    let given = Arguments::command().get_matches();
    let arguments = Arguments::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    if let (Verb::Ask(ask), Some(given)) = (&arguments.verb, given.subcommand_matches("ask"))
        && let Some(message) = ask.misplaced(given)
    {
        Arguments::command()
            .error(ErrorKind::ArgumentConflict, message)
            .exit()
    }
    arguments
}

/// A number of documents, in words.
fn documents(number: usize) -> String {
    count(number, "document")
}

/// A number of things, in words.
fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
