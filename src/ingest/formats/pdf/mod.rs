//! PDF, which holds glyphs and their places rather than text.
//!
//! The reading order of columns, headings and tables, and the direction of scripts, are what `unpdf` makes of the places.
//! That is good for letters, reports, books and A4 pages of one to three columns. Columns on small pages may run into one
//! another, and so may tables without rules. In scripts whose fonts do not say which characters their glyphs are (Nastaliq
//! above all) letters are missing. It says itself where it left glyphs out, and so do the notes; where a font says the wrong
//! characters, which no reader can repair, that is told by the look of the words. Page numbers are not kept.

mod margins;
mod words;

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
};

use unpdf::{
    Block, Error, ExtractionQuality, Metadata, PageStreamOptions, ParseEvent, ParseOptions,
    PdfParser,
};

use self::margins::Line;
use super::said::Said;
use crate::{
    ingest::{Bytes, Origin, intake::Intake},
    protocol::Level,
};

/// Pages of one file; those beyond are left out.
const MOST_PAGES: usize = 20_000;

/// Bytes of text of one file.
const MOST_TEXT: usize = 64 << 20;

/// What was read of a file.
#[derive(Default)]
struct Pages {
    metadata: Metadata,
    pages: Vec<Vec<Line>>,
    /// Pages that could not be read, and why the first could not.
    failed: Vec<u32>,
    bytes: usize,
    cut: bool,
    quality: ExtractionQuality,
}

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(whole) = intake.whole(bytes) else {
        return;
    };
    // Natively a panic of the library costs this file; in the browser it costs the reader, which is made anew.
    let pages = catch_unwind(AssertUnwindSafe(|| pages(&whole)));
    match pages {
        Ok(Ok(pages)) => document(pages, intake),
        Ok(Err(Error::Encrypted | Error::InvalidPassword)) => {
            let what = "is encrypted, so it was passed over; save it without a password";
            intake.note(Level::Skipped, "encrypted", None, what);
        }
        Ok(Err(cause)) => {
            let what = format!("is broken ({cause}), so it was passed over");
            intake.note(Level::Skipped, "broken", None, &what);
        }
        Err(_) => {
            let what = "is broken in a way that its reader does not stand, so it was passed over";
            intake.note(Level::Skipped, "broken", None, what);
        }
    }
}

fn pages(bytes: &[u8]) -> Result<Pages, Error> {
    let options = ParseOptions::new().lenient().sequential();
    let stream = PageStreamOptions::from(&options);
    let parser = PdfParser::from_bytes_with_options(bytes, options)?;
    let mut pages = Pages::default();
    pages.quality = parser.for_each_page(stream, |event| pages.take(event))?;
    Ok(pages)
}

impl Pages {
    fn take(&mut self, event: ParseEvent) -> ControlFlow<()> {
        match event {
            ParseEvent::DocumentStart { metadata, .. } => self.metadata = metadata,
            ParseEvent::PageParsed(page) => {
                let mut lines = Vec::new();
                page.elements
                    .iter()
                    .for_each(|block| lines.extend(line(block)));
                self.bytes += lines.iter().map(|line| line.text.len()).sum::<usize>();
                self.pages.push(lines);
            }
            ParseEvent::PageFailed { page, .. } => self.failed.push(page),
            _ => {}
        }
        self.cut = self.pages.len() >= MOST_PAGES || self.bytes > MOST_TEXT;
        if self.cut {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// A block of a page; a table as a line for each row.
fn line(block: &Block) -> Vec<Line> {
    let text = |text: String| Line { kind: "text", text };
    match block {
        Block::Paragraph(paragraph) => vec![Line {
            kind: if paragraph.is_heading() {
                "heading"
            } else {
                "text"
            },
            text: paragraph.plain_text(),
        }],
        Block::Table(table) => {
            let caption = table.caption.iter().map(|caption| Line {
                kind: "caption",
                text: caption.clone(),
            });
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let content: Vec<String> = cell
                        .content
                        .iter()
                        .map(unpdf::Paragraph::plain_text)
                        .collect();
                    content.join(" ")
                });
                text(cells.collect::<Vec<_>>().join("\t"))
            });
            caption.chain(rows).collect()
        }
        Block::Code { content } | Block::Raw { content } => {
            content.lines().map(|line| text(line.into())).collect()
        }
        _ => Vec::new(),
    }
}

fn document(mut pages: Pages, intake: &mut Intake<'_>) {
    notes(&pages, intake);
    let flow = margins::flow(std::mem::take(&mut pages.pages));
    if flow.is_empty() {
        return;
    }
    said(&pages.metadata).draft(flow, intake);
}

fn said(metadata: &Metadata) -> Said {
    let mut said = Said {
        title: metadata.title.clone().unwrap_or_default(),
        ..Said::default()
    };
    said.field("author", metadata.author.as_deref().unwrap_or(""));
    said.field("description", metadata.subject.as_deref().unwrap_or(""));
    for tag in metadata.keywords.as_deref().unwrap_or("").split([',', ';']) {
        said.field("tags", tag);
    }
    // Both tell of the file, which may be younger than the text.
    for date in [metadata.created, metadata.modified].into_iter().flatten() {
        said.date(Origin::Modified, &date.to_rfc3339());
    }
    said
}

fn notes(pages: &Pages, intake: &mut Intake<'_>) {
    let quality = &pages.quality;
    let empty = pages.pages.iter().filter(|page| page.is_empty()).count();
    if empty == pages.pages.len() && pages.failed.is_empty() {
        let what = "has no text layer, as it was scanned or drawn; run OCR on it first";
        return intake.note(Level::Skipped, "no-text", None, what);
    }
    let texts = pages.pages.iter().flatten().map(|line| line.text.as_str());
    let garbled = words::is_garbled(texts);
    let mut say = |code: &str, what: String| intake.note(Level::Repaired, code, None, &what);
    if !pages.failed.is_empty() {
        let (count, first) = (pages.failed.len(), pages.failed[0]);
        say(
            "broken",
            format!(
                "has {count} pages that cannot be read, the first of them page {first}; the others were read"
            ),
        );
    }
    if quality.pages_incomplete || quality.undecodable_content_streams > 0 {
        say(
            "broken",
            "is damaged: some of its pages or parts of them are lost".into(),
        );
    }
    if quality.suppressed_text_runs > 0 || quality.replacement_char_count > 0 {
        say(
            "unreadable-glyphs",
            "has fonts that do not say which characters their glyphs are, so words are missing"
                .into(),
        );
    }
    if garbled {
        say("unreadable-glyphs", "has fonts that say wrongly which characters their glyphs are, so much of its text is not readable; print it anew from where it came from, or run OCR on it".into());
    }
    if quality.suppressed_ocr_pages > 0 {
        let count = quality.suppressed_ocr_pages;
        say(
            "bad-ocr",
            format!(
                "has {count} scanned pages whose text layer is no readable text; run OCR on it again"
            ),
        );
    } else if empty > 0 {
        say(
            "no-text",
            format!(
                "has {empty} pages without text, which may be pictures; run OCR on it if they should be found"
            ),
        );
    }
    if pages.cut {
        say("too-large", "is too long; its end was left out".into());
    }
}
