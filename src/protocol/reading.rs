//! One document, to read.

use serde::{Deserialize, Serialize};

use super::{Piece, Scope, Values};

/// Asks for one document, to read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadRequest {
    /// The document's id.
    pub id: String,
    /// The words to mark, in the query language.
    pub query: String,
    /// Which parts are searched, hence marked.
    pub scope: Scope,
    /// As in [`Request::typos`](super::Request::typos).
    pub typos: bool,
    /// As in [`Request::stems`](super::Request::stems).
    pub stems: bool,
}

/// A document to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The document's id.
    pub id: String,
    /// The title, with marks.
    pub title: Vec<Piece>,
    /// The parts in their order on the page.
    pub parts: Vec<ReadPart>,
    /// Places that match, title included.
    pub matches: usize,
    /// The metadata.
    pub fields: Values,
    /// The topics whose query matches it.
    pub topics: Vec<String>,
    /// How to cite it, in one line.
    pub citation: String,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPart {
    /// `text`, `heading`, `caption`, `teaser`, `link`, `comment`, …
    pub kind: String,
    /// Whether it is outside the article.
    pub around: bool,
    /// Paragraphs, each in pieces.
    pub paragraphs: Vec<Vec<Piece>>,
    /// The paragraphs, by their places here, that begin inside a match: their first mark goes on with the last one before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub torn: Vec<usize>,
    /// Where it began in the document as it was opened, before any [`Revision`](super::Revision).
    pub origin: Origin,
}

/// A place in a document as it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The part's place, from 0.
    pub part: usize,
    /// The paragraph's place in it, from 0.
    pub paragraph: usize,
}
