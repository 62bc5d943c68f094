//! One file a format: its bytes → documents and notes.

mod conllu;
mod docx;
mod epub;
mod flow;
mod html;
mod made;
mod mail;
mod mailbox;
mod markdown;
mod odt;
mod pack;
mod pdf;
mod said;
mod settings;
mod tei;
mod text;
mod tokens;
mod vertical;
mod xml;

pub use made::corpus as made;

use super::{Bytes, Format, intake::Intake};
use crate::protocol::Level;

/// Reads a file of a known format.
pub(super) fn read(format: Format, bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    match format {
        Format::Settings => settings::corpus(bytes, intake),
        Format::Topics => settings::topics(bytes, intake),
        Format::Text => text::read(bytes, intake),
        Format::Markdown => markdown::read(bytes, intake),
        Format::Made => made::read(bytes, intake),
        Format::Mail => mail::read(bytes, intake),
        Format::Mailbox => mailbox::read(bytes, intake),
        Format::Epub => epub::read(bytes, intake),
        Format::Conllu => conllu::read(bytes, intake),
        Format::Vertical => vertical::read(bytes, intake),
        Format::Tei => tei::read(bytes, intake),
        Format::Pdf => pdf::read(bytes, intake),
        Format::Docx => docx::read(bytes, intake),
        Format::Odt => odt::read(bytes, intake),
        Format::Html
        | Format::Table
        | Format::Json
        | Format::JsonLines
        | Format::Zip
        | Format::Tar
        | Format::Gzip => intake.note(
            Level::Skipped,
            "unknown-kind",
            None,
            "is of no kind that can be read, so it was passed over",
        ),
    }
}
