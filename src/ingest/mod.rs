//! Foreign bytes → documents, with a word on each thing that was repaired or passed over.
//!
//! A folder holds one document a file (`.txt`, `.md`), and beside them, if wanted, `corpus.toml` (title, description and
//! the fields' labels) and `topics.toml`.

mod markdown;
mod settings;

use crate::{
    Error,
    corpus::{Corpus, Document, Part},
    protocol::Warning,
};

/// A file: where it stands below the folder, with `/` between names, and what is in it.
pub struct Source {
    /// Its path below the folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the files of a folder, in the order given. Files of other kinds are passed over with a warning.
///
/// # Errors
/// [`Error::Malformed`] for `corpus.toml` and `topics.toml`, [`Error::NoDocuments`].
pub fn folder(sources: &[Source]) -> Result<Corpus, Error> {
    let mut corpus = Corpus::default();
    for source in sources {
        let text = decode(source, &mut corpus.warnings);
        match source.name.rsplit('/').next().unwrap_or_default() {
            "corpus.toml" => settings::corpus(&source.name, &text, &mut corpus.header)?,
            "topics.toml" => corpus.header.topics = settings::topics(&source.name, &text)?,
            name => match name
                .rsplit_once('.')
                .map(|(_, kind)| kind.to_ascii_lowercase())
                .as_deref()
            {
                Some("md" | "markdown") => corpus.documents.push(markdown::document(
                    &source.name,
                    &text,
                    &mut corpus.warnings,
                )),
                Some("txt" | "text") => corpus.documents.push(plain(&source.name, &text)),
                _ => corpus.warnings.push(warning(
                    "unknown-kind",
                    &source.name,
                    "is neither text nor Markdown, so it was passed over",
                )),
            },
        }
    }
    if corpus.documents.is_empty() {
        Err(Error::NoDocuments)
    } else {
        Ok(corpus)
    }
}

fn warning(code: &str, place: &str, what: &str) -> Warning {
    Warning {
        code: code.into(),
        part: place.into(),
        message: format!("{place} {what}."),
    }
}

fn decode(source: &Source, warnings: &mut Vec<Warning>) -> String {
    let text = String::from_utf8_lossy(&source.bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        warnings.push(warning(
            "invalid-utf8",
            &source.name,
            "holds bytes that are not UTF-8; they are shown as \u{FFFD}",
        ));
    }
    text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")
}

/// The path without the kind: the document's id.
fn id_of(name: &str) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    if kind.contains('/') {
        name.into()
    } else {
        stem.into()
    }
}

/// A text file: its first line, where it is short and stands alone, is the title; otherwise the file's name is.
fn plain(name: &str, text: &str) -> Document {
    let (first, rest) = text.trim_start().split_once("\n\n").unwrap_or(("", text));
    let headed = !first.is_empty()
        && !first.contains('\n')
        && first.chars().count() <= 120
        && !rest.trim().is_empty();
    let (title, body) = if headed {
        (first.trim().to_string(), rest)
    } else {
        (id_of(name), text)
    };
    Document {
        id: id_of(name),
        title,
        parts: vec![Part {
            kind: "text".into(),
            text: body.trim().into(),
        }],
        ..Document::default()
    }
}
