//! What was made, of what, and what is to be said of it.

use std::{
    io::{Result as Io, Write},
    path::PathBuf,
};

use anyhow::{Result, bail};
use concord::{
    corpus::Corpus,
    protocol::{FormatCount, Level, Note, Report},
};
use indicatif::DecimalBytes;

/// Notes of a level that are shown; what was written holds them all.
const MOST_SHOWN: usize = 10;

/// What was read, and what was said meanwhile.
pub(super) struct Summary {
    documents: usize,
    report: Option<Report>,
    notes: Vec<Note>,
}

impl Summary {
    /// A corpus that was saved before has its notes already: of it only what is wrong with it now is said.
    pub(super) fn of(corpus: &Corpus, report: Option<Report>) -> Self {
        let repaired = corpus.warnings.iter().map(|warning| Note {
            level: Level::Repaired,
            code: warning.code.clone(),
            place: warning.part.clone(),
            message: warning.message.clone(),
        });
        let made = report.iter().flat_map(|report| &report.notes).cloned();
        Self {
            documents: corpus.documents.len(),
            notes: made.chain(repaired).collect(),
            report,
        }
    }

    /// An error where anything was passed over or repaired. Hidden files are not: somebody hid them.
    pub(super) fn refuse(&self) -> Result<()> {
        let is_wrong = |note: &&Note| note.level != Level::Noticed && note.code != "hidden";
        let wrong: Vec<_> = self.notes.iter().filter(is_wrong).collect();
        for note in &wrong {
            eprintln!("{}: {}", named(note.level), note.message);
        }
        match wrong.len() {
            0 => Ok(()),
            1 => bail!("1 warning, which --strict makes an error: nothing was written"),
            many => bail!("{many} warnings, which --strict makes errors: nothing was written"),
        }
    }

    /// Says it, with the files that were written and their bytes.
    pub(super) fn print(&self, out: &mut impl Write, written: &[(PathBuf, u64)]) -> Io<()> {
        let made_of = self.report.as_ref().map_or_else(String::new, made_of);
        writeln!(out, "{}{made_of}", super::documents(self.documents))?;
        for level in [Level::Skipped, Level::Repaired, Level::Noticed] {
            self.list(out, level)?;
        }
        for (path, bytes) in written {
            let bytes = DecimalBytes(*bytes).to_string();
            writeln!(out, "{bytes:>12}  {}", path.display())?;
        }
        Ok(())
    }

    fn list(&self, out: &mut impl Write, level: Level) -> Io<()> {
        let notes: Vec<_> = self
            .notes
            .iter()
            .filter(|note| note.level == level)
            .collect();
        if notes.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "{}: {}",
            named(level),
            super::count(notes.len(), "note")
        )?;
        for note in notes.iter().take(MOST_SHOWN) {
            writeln!(out, "  {}", note.message)?;
        }
        if notes.len() > MOST_SHOWN {
            let more = notes.len() - MOST_SHOWN;
            writeln!(out, "  … and {more} more, which stand in what was written")?;
        }
        Ok(())
    }
}

fn made_of(report: &Report) -> String {
    let count = |format: &FormatCount| format!("{} {}", format.files, format.format);
    let formats: Vec<_> = report.formats.iter().map(count).collect();
    let files = super::count(report.files, "file");
    let bytes = DecimalBytes(report.bytes);
    format!(" of {files}, {bytes} ({})", formats.join(", "))
}

fn named(level: Level) -> &'static str {
    match level {
        Level::Skipped => "Skipped",
        Level::Repaired => "Repaired",
        Level::Noticed => "Noticed",
    }
}
