//! What whoever keeps a corpus changes in it.

use serde::{Deserialize, Serialize};

use super::TopicInfo;

/// What whoever keeps a corpus changes in it. What is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Revision {
    /// Another title for the corpus.
    pub title: Option<String>,
    /// All its topics.
    pub topics: Option<Vec<TopicInfo>>,
    /// All parts that are of another kind than when the corpus was opened: put back into the article, or set aside. What
    /// no document has is passed over.
    pub parts: Option<Vec<PartKind>>,
}

/// A part of a document, or a paragraph of it, and its kind from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartKind {
    /// The document's id.
    pub id: String,
    /// The part's place in the document as it was opened, from 0.
    pub part: usize,
    /// The paragraph's place in the part, from 0; the whole part where none is named.
    #[serde(default)]
    pub paragraph: Option<usize>,
    /// `text`, `heading` and `caption` are the article, any other kind is around it.
    pub kind: String,
}
