//! What a file says of a document, and the document that it makes with the text.

use super::flow::{Flow, tidy};
use crate::{
    ingest::{Clue, Draft, Origin, intake::Intake},
    protocol::Level,
};

/// What a file says of a document.
#[derive(Clone, Default)]
pub(super) struct Said {
    /// What comes behind the file's name in the id, where the file holds several documents.
    pub(super) number: Option<usize>,
    /// The first line, where there are several.
    pub(super) line: Option<u64>,
    pub(super) title: String,
    pub(super) fields: Vec<(String, String)>,
    pub(super) clues: Vec<Clue>,
}

impl Said {
    /// Takes a value of a field; an empty one is none.
    pub(super) fn field(&mut self, name: &str, value: &str) {
        let said = (name.to_string(), tidy(value));
        if !said.1.is_empty() && !self.fields.contains(&said) {
            self.fields.push(said);
        }
    }

    /// Takes what is said of the date.
    pub(super) fn date(&mut self, origin: Origin, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            self.clues.push(Clue { origin, text });
        }
    }

    /// Hands on the document.
    pub(super) fn draft(self, mut flow: Flow, intake: &mut Intake<'_>) {
        let mut document = intake.document();
        if let Some(number) = self.number {
            document.id = format!("{}/{number}", document.id);
        }
        document.title = flow.title(&self.title, &document.id);
        for (name, value) in self.fields {
            document.fields.entry(name).or_default().push(value);
        }
        document.parts = flow.parts();
        if document.parts.is_empty() {
            intake.note(Level::Noticed, "no-text", self.line, "holds no text");
        }
        intake.draft(Draft {
            document,
            place: intake.place(self.line),
            clues: self.clues,
            ..Draft::default()
        });
    }
}
