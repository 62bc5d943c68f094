//! Foreign bytes → a corpus, with a word on each thing that was repaired, passed over or guessed.
//!
//! ```text
//! file ──Format::of──▶ format ──formats::read──▶ Items ──Gathering──▶ clean ▶ dating ▶ duplicates ──▶ Corpus, Report
//! ```
//! Reading a file knows nothing of other files, so that a face may read several at once, or give up on one that breaks its
//! reader, and hand the items on in the files' order. What needs to see all documents stands in [`Gathering`].

mod clean;
mod dating;
mod draft;
mod duplicates;
mod encoding;
mod format;
mod formats;
mod gather;
mod intake;
mod lines;
mod options;
mod report;

pub use draft::{Clue, Draft, Item, Origin, Shape};
pub use format::Format;
pub use formats::{made, read_topics};
pub use gather::Gathering;
pub use intake::{Bytes, read};
pub use options::{Options, Roles};
