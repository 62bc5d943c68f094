//! Which format a file is of: by its first bytes where they say so, else by its name, else by how it looks.

use std::io::{Read, Result};

use super::{Bytes, encoding};

/// Bytes at a file's beginning that are looked at.
const HEAD: u64 = 4_096;

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `corpus.toml`: title, description, labels of fields.
    Settings,
    /// `topics.toml`: named queries.
    Topics,
    /// A page that Concord made.
    Made,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Comma-separated values, and those by semicolon or tab.
    Table,
    /// One JSON value.
    Json,
    /// JSON, one value a line.
    JsonLines,
    /// TEI P5.
    Tei,
    /// CoNLL-U.
    Conllu,
    /// Vertical text.
    Vertical,
    /// One mail.
    Mail,
    /// Mails, one after another.
    Mailbox,
    /// EPUB.
    Epub,
    /// Word's DOCX.
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// ZIP.
    Zip,
    /// TAR.
    Tar,
    /// Gzip.
    Gzip,
}

impl Format {
    /// Its name for readers, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Settings => "corpus.toml",
            Self::Topics => "topics.toml",
            Self::Made => "Concord",
            Self::Text => "TXT",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Table => "CSV",
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::Tei => "TEI",
            Self::Conllu => "CoNLL-U",
            Self::Vertical => "VRT",
            Self::Mail => "EML",
            Self::Mailbox => "MBOX",
            Self::Epub => "EPUB",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Pdf => "PDF",
            Self::Zip => "ZIP",
            Self::Tar => "TAR",
            Self::Gzip => "GZIP",
        }
    }

    /// Whether there are files in it.
    pub(super) fn is_archive(self) -> bool {
        matches!(self, Self::Zip | Self::Tar | Self::Gzip)
    }

    /// Whether it is read piece by piece, so that no file is too large.
    pub(super) fn streams(self) -> bool {
        matches!(self, Self::Table | Self::JsonLines | Self::Tar)
    }

    /// The format of a file; `None` where it is of no kind that can be read.
    ///
    /// # Errors
    /// Those of reading its beginning.
    pub fn of(name: &str, bytes: &mut dyn Bytes) -> Result<Option<Self>> {
        bytes.rewind()?;
        let mut head = Vec::new();
        bytes.take(HEAD).read_to_end(&mut head)?;
        bytes.rewind()?;
        let file = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
        if let Some(format) = by_bytes(&file, &head) {
            return Ok(Some(format));
        }
        let text = encoding::glance(&head);
        if foreign(&head).is_some() || is_binary(&text) {
            return Ok(None);
        }
        Ok(by_name(&file, &text).or_else(|| by_look(&file, &text)))
    }
}

fn by_bytes(file: &str, head: &[u8]) -> Option<Format> {
    match head {
        [b'P', b'K', 3, 4, ..] => zipped(file, head),
        [b'P', b'K', 5, 6, ..] => Some(Format::Zip),
        [0x1F, 0x8B, ..] => Some(Format::Gzip),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Format::Pdf),
        _ if head.get(257..262) == Some(b"ustar") => Some(Format::Tar),
        _ => None,
    }
}

/// EPUB and ODT name themselves in their first entry, DOCX by its parts; sheets and slides are not read.
fn zipped(file: &str, head: &[u8]) -> Option<Format> {
    let holds = |words: &str| {
        head.windows(words.len())
            .any(|window| window == words.as_bytes())
    };
    if holds("mimetypeapplication/epub+zip") || file.ends_with(".epub") {
        Some(Format::Epub)
    } else if holds("mimetypeapplication/vnd.oasis.opendocument.text") || file.ends_with(".odt") {
        Some(Format::Odt)
    } else if holds("word/") || file.ends_with(".docx") {
        Some(Format::Docx)
    } else if holds("[Content_Types].xml") || holds("mimetypeapplication/vnd.oasis.opendocument.") {
        None
    } else {
        Some(Format::Zip)
    }
}

/// The usual name of a kind that cannot be read, told by its first bytes.
fn foreign(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 12] = [
        (b"{\\rtf", "rtf"),
        (b"\xD0\xCF\x11\xE0", "doc"),
        (b"PK\x03\x04", "xlsx"),
        (b"\x89PNG", "png"),
        (b"\xFF\xD8\xFF", "jpg"),
        (b"GIF8", "gif"),
        (b"7z\xBC\xAF", "7z"),
        (b"Rar!", "rar"),
        (b"\xFD7zXZ", "xz"),
        (b"BZh", "bz2"),
        (b"\x28\xB5\x2F\xFD", "zst"),
        (b"SQLite format 3", "sqlite"),
    ];
    KINDS
        .iter()
        .find(|(begins, _)| head.starts_with(begins))
        .map(|(_, kind)| *kind)
}

fn by_name(file: &str, head: &str) -> Option<Format> {
    match file {
        "corpus.toml" => return Some(Format::Settings),
        "topics.toml" => return Some(Format::Topics),
        _ => {}
    }
    match file.rsplit_once('.')?.1 {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" | "log" | "asc" => Some(Format::Text),
        "htm" | "html" | "xhtml" => Some(if is_made(head) {
            Format::Made
        } else {
            Format::Html
        }),
        "csv" | "tsv" | "tab" => Some(Format::Table),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" | "jsonlines" => Some(Format::JsonLines),
        "tei" => Some(Format::Tei),
        "xml" => by_look(file, head),
        "conllu" | "conll" => Some(Format::Conllu),
        "vrt" | "vert" => Some(Format::Vertical),
        "docx" => Some(Format::Docx),
        "odt" => Some(Format::Odt),
        "epub" => Some(Format::Epub),
        "pdf" => Some(Format::Pdf),
        "eml" => Some(Format::Mail),
        "mbox" => Some(Format::Mailbox),
        "zip" => Some(Format::Zip),
        "tar" => Some(Format::Tar),
        "gz" | "tgz" => Some(Format::Gzip),
        _ => None,
    }
}

fn by_look(file: &str, head: &str) -> Option<Format> {
    let text = head.to_lowercase();
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with("from ") && text.contains("\nfrom:") {
        Some(Format::Mailbox)
    } else if is_mail(text) {
        Some(Format::Mail)
    } else if text.starts_with("<!doctype html") || text.contains("<html") {
        Some(if is_made(head) {
            Format::Made
        } else {
            Format::Html
        })
    } else if text.contains("<tei") || text.contains("http://www.tei-c.org/ns/1.0") {
        Some(Format::Tei)
    } else if text.starts_with("[{\"") || text.starts_with("{\n") {
        Some(Format::Json)
    } else if text.starts_with("{\"") {
        Some(Format::JsonLines)
    } else if !file.contains('.') && is_text(head) {
        Some(Format::Text)
    } else {
        None
    }
}

/// Mails in folders of mails have names without kinds.
fn is_mail(text: &str) -> bool {
    let first = [
        "return-path:",
        "received:",
        "delivered-to:",
        "message-id:",
        "from:",
        "date:",
        "mime-version:",
    ];
    let head = text.split("\n\n").next().unwrap_or(text);
    let head = head.split("\r\n\r\n").next().unwrap_or(head);
    let names = |name: &str| head.starts_with(&name[1..]) || head.contains(name);
    first.iter().any(|name| head.starts_with(name))
        && names("\nfrom:")
        && (names("\nmessage-id:") || names("\nreceived:") || names("\nmime-version:"))
}

/// A page that Concord made names its element in its beginning.
fn is_made(head: &str) -> bool {
    head.contains("name=\"generator\" content=\"Concord")
}

/// No control characters but those of text.
fn is_text(head: &str) -> bool {
    !head.is_empty() && !head.contains(|c: char| c.is_ascii_control() && !"\n\r\t\u{C}".contains(c))
}

/// More control characters than a text may have by accident.
fn is_binary(head: &str) -> bool {
    let controls = head
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1B}')
        .count();
    controls > 8 && controls * 20 > head.chars().count()
}

/// What can be done about a file of no kind that can be read: goes on after its name.
pub(super) fn instead(name: &str, bytes: &mut dyn Bytes) -> &'static str {
    let mut head = Vec::new();
    let _ = bytes
        .rewind()
        .and_then(|()| bytes.take(HEAD).read_to_end(&mut head));
    let file = name.rsplit('/').next().unwrap_or(name);
    let named = file
        .rsplit_once('.')
        .map_or("", |(_, kind)| kind)
        .to_ascii_lowercase();
    let by_bytes = foreign(&head).filter(|kind| *kind != "xlsx" && *kind != "doc");
    advice(by_bytes.unwrap_or(&named)).unwrap_or_else(|| {
        foreign(&head)
            .and_then(advice)
            .unwrap_or("is of no kind that can be read, so it was passed over")
    })
}

/// What can be done about a kind.
fn advice(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "doc" | "rtf" | "wpd" | "pages" | "wps" => {
            "is of a kind that cannot be read, so it was passed over; save it as DOCX, ODT or plain text"
        }
        "xls" | "xlsx" | "xlsm" | "xlsb" | "ods" | "numbers" => {
            "is a spreadsheet, so it was passed over; save its sheets as CSV"
        }
        "ppt" | "pptx" | "odp" | "key" => "holds slides, so it was passed over; save it as PDF",
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "tif" | "tiff" | "bmp" | "heic" | "svg"
        | "ico" | "avif" => "is a picture, so it was passed over; text in pictures is not read",
        "mp3" | "m4a" | "wav" | "ogg" | "flac" | "mp4" | "mov" | "avi" | "mkv" | "webm" => {
            "is sound or film, so it was passed over"
        }
        "7z" | "rar" | "xz" | "bz2" | "zst" | "lz4" => {
            "is an archive of a kind that cannot be opened, so it was passed over; unpack it, or make a ZIP of it"
        }
        "mobi" | "azw" | "azw3" | "djvu" => {
            "is a book of a kind that cannot be read, so it was passed over; convert it to EPUB"
        }
        "css" | "js" | "mjs" | "woff" | "woff2" | "ttf" | "otf" | "map" => {
            "belongs to the looks of a page and has no text to read, so it was passed over"
        }
        "sqlite" | "db" | "parquet" | "xpt" | "dta" | "sav" | "rds" => {
            "is a database or data file, so it was passed over; save its tables as CSV"
        }
        _ => return None,
    })
}
