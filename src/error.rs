//! One error: what happened, where, and what to do.

use std::fmt;

/// Why foreign bytes could not be taken. Messages are whole sentences for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The corpus is gzip, but damaged: get the file again.
    Damaged(String),
    /// There is no document in it: check that the right file was given.
    NoDocuments,
    /// A line, a topic or a setting is not of the shape that it should be: mend it at the place named.
    Malformed {
        /// File and line, as far as known.
        place: String,
        /// What is wrong with it.
        what: String,
    },
    /// More than the core takes at once: split the corpus.
    TooLarge(String),
    /// No document has this id.
    NoSuchDocument(String),
}

impl Error {
    /// A short name for catalogues of words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Damaged(_) => "damaged",
            Self::NoDocuments => "no-documents",
            Self::Malformed { .. } => "malformed",
            Self::TooLarge(_) => "too-large",
            Self::NoSuchDocument(_) => "no-such-document",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(what) => write!(
                out,
                "The corpus is damaged ({what}). Get the file again from its source."
            ),
            Self::NoDocuments => write!(
                out,
                "There is no document in this corpus. Check that it is the file you meant."
            ),
            Self::Malformed { place, what } => write!(out, "{place}: {what}."),
            Self::TooLarge(what) => write!(
                out,
                "The corpus is too large ({what}). Split it into several."
            ),
            Self::NoSuchDocument(id) => write!(out, "No document has the id “{id}”."),
        }
    }
}

impl std::error::Error for Error {}
