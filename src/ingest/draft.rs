//! What a format hands on: documents that are not yet cleaned, dated and compared with one another.

use serde::{Deserialize, Serialize};

use crate::{
    corpus::{Document, Header},
    protocol::Note,
};

/// What comes out of a file, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// A file, or an entry of an archive, that was recognised.
    File {
        /// Its format, as in [`Format::name`](super::Format::name).
        format: String,
        /// Its bytes, unpacked.
        bytes: u64,
    },
    /// A document.
    Draft(Draft),
    /// What a file says of the whole corpus: title, labels, topics.
    Header(Header),
    /// A thing that was repaired, passed over or guessed.
    Note(Note),
}

/// A document on its way into the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The document as far as its format tells.
    pub document: Document,
    /// Where it stands, for notes: the file, and the line where there are several documents in it.
    pub place: String,
    /// How much its format tells of its parts.
    pub shape: Shape,
    /// What was said of its date, as it was written.
    pub clues: Vec<Clue>,
    /// The part before which the headline stood, where it is known and no part has it.
    #[serde(default)]
    pub headline: Option<usize>,
}

/// How much a format tells of a document's parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Somebody has written it as a document: nothing is set aside and nothing guessed.
    #[default]
    Given,
    /// A page whose article was told from what stands around it by its structure.
    Page,
    /// Plain text, which may be the copy of a page: lines are judged by their shape and by repetition.
    Plain,
}

/// A word on a document's date, from outside its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// Who says so.
    pub origin: Origin,
    /// What they say, as it is written: `2018-03-14T10:00:00+05:00`, `March 14, 2018`.
    pub text: String,
}

/// Who says what a document's date is, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Origin {
    /// Metadata for machines that say when it was published: JSON-LD, `article:published_time`, a mail's header.
    Published,
    /// An element of the page that marks the date of publication, such as `<time>` in the article's head.
    Marked,
    /// The address or the name of the file.
    Address,
    /// Metadata that say when it was changed.
    Modified,
}
