//! What a file says of a document, and the document that it makes with the text.

use super::flow::{Flow, tidy};
use crate::{
    corpus::Date,
    ingest::{Clue, Draft, Origin, intake::Intake},
    protocol::Level,
};

/// What a file says of a document.
#[derive(Clone, Default)]
pub(super) struct Said {
    /// What comes behind the file's name in the id, where the file holds several documents.
    pub(super) part: Option<String>,
    /// The first line, where there are several.
    pub(super) line: Option<u64>,
    pub(super) title: String,
    /// The title where nothing else is one.
    pub(super) fallback: String,
    pub(super) fields: Vec<(String, String)>,
    pub(super) clues: Vec<Clue>,
}

impl Said {
    /// Takes a value of a field; an empty one is none.
    pub(super) fn field(&mut self, name: &str, value: &str) {
        let value = tidy(value);
        if !value.is_empty() {
            self.fields.push((name.into(), value));
        }
    }

    /// Whether a field has a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// Takes what is said of a whole collection, where nothing else is said of this document.
    pub(super) fn inherit(&mut self, shared: &Self) {
        let missing = shared.fields.iter().filter(|(name, _)| !self.has(name));
        let missing: Vec<(String, String)> = missing.cloned().collect();
        self.fields.extend(missing);
        if !self.has("date") && self.clues.is_empty() {
            self.clues.clone_from(&shared.clues);
        }
    }

    /// Takes what is said of the date.
    pub(super) fn date(&mut self, origin: Origin, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            self.clues.push(Clue { origin, text });
        }
    }

    /// Takes the date of the text itself: as the date where it is written as dates are here, else as what is said of it.
    pub(super) fn dated(&mut self, text: &str) {
        let text = tidy(text);
        match Date::parse(&text) {
            Some(_) => self.field("date", text.split(['T', ' ']).next().unwrap_or("")),
            None => self.date(Origin::Published, &text),
        }
    }

    /// Hands on the document, where it has a text; what is said from now on is said of another. Whether it had one.
    pub(super) fn next(&mut self, flow: &mut Flow, intake: &mut Intake<'_>) -> bool {
        let (said, flow) = (std::mem::take(self), std::mem::take(flow));
        let any = !flow.is_empty();
        if any {
            said.draft(flow, intake);
        }
        any
    }

    /// Hands on the document.
    pub(super) fn draft(self, mut flow: Flow, intake: &mut Intake<'_>) {
        let mut document = intake.document();
        if let Some(part) = self.part {
            document.id = format!("{}/{}", document.id, tidy(&part));
        }
        let stated = tidy(&self.title);
        let stated = if is_leftover(&stated) { "" } else { &stated };
        let fallback = Some(&self.fallback).filter(|title| !title.is_empty());
        document.title = flow.title(stated, fallback.unwrap_or(&document.id));
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

/// Whether a title is what a program put there, such as the name of the file that was printed.
fn is_leftover(title: &str) -> bool {
    let title = title.to_lowercase();
    let kinds = [
        ".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".pmd", ".tex", ".dvi", ".html",
        ".txt",
    ];
    title.starts_with("microsoft word")
        || title.starts_with("about:")
        || title.starts_with("file:")
        || matches!(
            title.as_str(),
            "untitled" | "title" | "document" | "unknown"
        )
        || kinds.iter().any(|kind| title.ends_with(kind))
}
