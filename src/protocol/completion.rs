//! Completion: how a query may go on at the caret.

use serde::{Deserialize, Serialize};

use super::Scope;

/// Asks how a query may go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CompleteRequest {
    /// The query up to the caret.
    pub before: String,
    /// The query behind it.
    pub after: String,
    /// Which parts of documents words are counted in.
    pub scope: Scope,
    /// How many completions to return, 100 at the most.
    pub limit: usize,
}

impl Default for CompleteRequest {
    fn default() -> Self {
        Self {
            before: String::new(),
            after: String::new(),
            scope: Scope::Article,
            limit: 10,
        }
    }
}

/// One way in which a query may go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// What it completes the query by.
    pub kind: CompletionKind,
    /// What a list shows: the field, value, topic, word or operator.
    pub text: String,
    /// The query up to the caret, completed.
    pub query_before: String,
    /// Documents that have it; 0 for an operator.
    pub count: usize,
}

/// What a query is completed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CompletionKind {
    /// A field's name.
    Field,
    /// A value of a field.
    Value,
    /// A topic.
    Topic,
    /// A word of the texts.
    Word,
    /// `AND`, `OR`, `NOT` or `NEAR`.
    Operator,
}
