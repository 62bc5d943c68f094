//! What a corpus is: its numbers, fields and topics.

use serde::{Deserialize, Serialize};

use super::{Note, Warning};

/// What a corpus is: asked once, when it has been opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The corpus's title.
    pub title: String,
    /// What it holds, in a sentence or two.
    pub description: String,
    /// Documents.
    pub documents: usize,
    /// Documents that have parts around the article.
    pub around: usize,
    /// Running words, surroundings included.
    pub tokens: usize,
    /// Distinct words after folding.
    pub terms: usize,
    /// Bytes of UTF-8 text.
    pub bytes: usize,
    /// Fields in the corpus's own order.
    pub fields: Vec<FieldInfo>,
    /// Topics in the corpus's own order.
    pub topics: Vec<TopicInfo>,
    /// A hash of the content (16 hexadecimal digits): the same for the same corpus.
    pub hash: String,
    /// What was repaired or passed over while reading.
    pub warnings: Vec<Warning>,
    /// What was repaired, passed over or guessed when the corpus was made of its files.
    pub notes: Vec<Note>,
}

/// One field of the metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldInfo {
    /// Its name in queries and filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// What it is good for.
    pub kind: FieldKind,
    /// Distinct values.
    pub values: usize,
    /// Documents that have one or more.
    pub documents: usize,
}

/// What a field is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Values shared by documents: counted and filtered.
    Facet,
    /// Dates: on the timeline, filtered by range, counted by year.
    Date,
    /// A value of its own for nearly every document, such as an address: shown and searched by `field:value`, not counted.
    Note,
}

/// A topic: a named query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicInfo {
    /// Its name, and its value in the field `topic`.
    pub label: String,
    /// Its definition.
    pub query: String,
    /// The heading under which it is listed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Documents of the corpus that match.
    #[serde(default)]
    pub count: usize,
}
