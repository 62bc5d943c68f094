//! What is explored: documents, their parts and fields, and the corpus's own title, labels and topics.

mod date;
#[cfg(not(target_arch = "wasm32"))]
mod gzip;
mod reader;
mod write;

pub use date::{Date, DateRange, Unit};
#[cfg(not(target_arch = "wasm32"))]
pub use gzip::{gzip, read};
pub use reader::Reader;
pub use write::write;

use serde::Deserialize;

use crate::protocol::{TopicInfo, Values, Warning};

/// The format's version, in the header's key `concord`.
const VERSION: u64 = 1;

/// A corpus as it was read; nothing is indexed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// What the corpus says of itself.
    pub header: Header,
    /// Its documents; the place in this list is the document's number.
    pub documents: Vec<Document>,
    /// What was repaired or passed over.
    pub warnings: Vec<Warning>,
    /// XXH64 of the JSON Lines' bytes, as 16 hexadecimal digits.
    pub hash: String,
}

/// What a corpus says of itself: the first line of the JSON Lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// A title for the page.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// Labels and order of fields; fields that are not named follow by name.
    pub fields: Vec<FieldLabel>,
    /// Named queries, in order.
    pub topics: Vec<TopicInfo>,
}

/// A field's name for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct FieldLabel {
    /// Its name in queries and filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
}

/// One document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Unique in the corpus.
    pub id: String,
    /// Headline; may be empty.
    pub title: String,
    /// Article and surroundings in the order in which they stood.
    pub parts: Vec<Part>,
    /// Metadata; `date` is the day of publication.
    pub fields: Values,
}

/// One part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// `text`, `heading` and `caption` are the article; any other kind is around it.
    pub kind: String,
    /// Paragraphs between line feeds.
    pub text: String,
}

impl Part {
    /// Whether the part is outside the article.
    #[must_use]
    pub fn is_around(&self) -> bool {
        !matches!(self.kind.as_str(), "text" | "heading" | "caption")
    }
}
