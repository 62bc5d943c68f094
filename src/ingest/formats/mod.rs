//! One file a format: its bytes → documents and notes.

mod conllu;
mod docx;
mod epub;
mod flow;
mod gzip;
mod html;
mod json;
mod json_lines;
mod made;
mod mail;
mod mailbox;
mod markdown;
mod objects;
mod odt;
mod pack;
mod packed;
#[cfg(feature = "pdf")]
mod pdf;
mod quotes;
mod record;
mod roles;
mod said;
mod settings;
mod table;
mod tar;
mod tei;
mod text;
mod tokens;
mod vertical;
mod xml;
mod zip;

pub use made::corpus as made;
pub use settings::read_topics;

use super::{Bytes, Format, intake::Intake};

/// Reads a file of a known format.
pub(super) fn read(format: Format, bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    match format {
        Format::Settings => settings::corpus(bytes, intake),
        Format::Topics => settings::topics(bytes, intake),
        Format::Made => made::read(bytes, intake),
        Format::Text => text::read(bytes, intake),
        Format::Markdown => markdown::read(bytes, intake),
        Format::Html => html::read(bytes, intake),
        Format::Table => table::read(bytes, intake),
        Format::Json => json::read(bytes, intake),
        Format::JsonLines => json_lines::read(bytes, intake),
        Format::Tei => tei::read(bytes, intake),
        Format::Conllu => conllu::read(bytes, intake),
        Format::Vertical => vertical::read(bytes, intake),
        Format::Mail => mail::read(bytes, intake),
        Format::Mailbox => mailbox::read(bytes, intake),
        Format::Epub => epub::read(bytes, intake),
        Format::Docx => docx::read(bytes, intake),
        Format::Odt => odt::read(bytes, intake),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, intake),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => intake.note(
            crate::protocol::Level::Skipped,
            "unknown-kind",
            None,
            "is PDF, which this build cannot read, so it was passed over",
        ),
        Format::Zip => zip::read(bytes, intake),
        Format::Tar => tar::read(bytes, intake),
        Format::Gzip => gzip::read(bytes, intake),
    }
}
