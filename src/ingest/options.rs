//! What whoever makes a corpus may choose.

use serde::{Deserialize, Serialize};

use crate::{
    corpus::{Corpus, Document, FieldLabel},
    protocol::{Level, Note},
};

/// What whoever makes a corpus may choose. Every member has a default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// The corpus's title, in place of what its files say.
    pub title: Option<String>,
    /// Which column or key of tables and JSON holds what; those that are not named are guessed.
    pub roles: Roles,
    /// The fields to keep, in this order, each with what stands below it (`date.evidence` with `date`); all of them where
    /// none is named.
    pub keep: Vec<String>,
    /// Take pages and plain text as they are: nothing is set aside.
    pub uncleaned: bool,
    /// Bytes of text and metadata that a corpus may have; 768 MB where nothing is said, so that what is saved of them can be
    /// opened again.
    pub room: Option<usize>,
}

/// Bytes of text and metadata that a corpus may have where nothing is said.
pub(super) const ROOM: usize = 768 << 20;

/// Names of columns or keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Roles {
    /// The text.
    pub text: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// The id.
    pub id: Option<String>,
}

impl Options {
    /// Gives a corpus the title and the fields that were chosen, and notes chosen fields that no document has.
    pub fn shape(&self, corpus: &mut Corpus) {
        if let Some(title) = &self.title {
            corpus.header.title.clone_from(title);
        }
        if self.keep.is_empty() {
            return;
        }
        for document in &mut corpus.documents {
            document.fields.retain(|name, _| self.keeps(name));
        }
        let labels = std::mem::take(&mut corpus.header.fields);
        for name in &self.keep {
            let own = |label: &&FieldLabel| label.name == *name;
            let label = labels.iter().find(own).map_or(name, |own| &own.label);
            corpus.header.fields.push(FieldLabel {
                name: name.clone(),
                label: label.clone(),
            });
            if !is_used(name, &corpus.documents) {
                corpus.header.notes.push(absent(name));
            }
        }
    }

    fn keeps(&self, field: &str) -> bool {
        self.keep.iter().any(|name| is_below(field, name))
    }
}

fn is_used(name: &str, documents: &[Document]) -> bool {
    let has = |document: &Document| document.fields.keys().any(|field| is_below(field, name));
    documents.iter().any(has)
}

fn is_below(field: &str, name: &str) -> bool {
    let rest = field.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn absent(name: &str) -> Note {
    Note {
        level: Level::Noticed,
        code: "field-absent".into(),
        place: String::new(),
        message: format!("No document has the field “{name}”, which was to be kept."),
    }
}
