//! One file a format: its bytes → documents and notes.

mod html;
mod made;
mod markdown;
mod settings;
mod text;

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
        Format::Html => html::read(bytes, intake),
        Format::Table
        | Format::Json
        | Format::JsonLines
        | Format::Tei
        | Format::Conllu
        | Format::Vertical
        | Format::Mail
        | Format::Mailbox
        | Format::Epub
        | Format::Docx
        | Format::Odt
        | Format::Pdf
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
