//! Tables: a row is a document. Values are parted by commas, semicolons, tabs or bars, whichever makes rows of one length.

mod dialect;

use std::borrow::Cow;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::{
    quotes::{Dialect, Mended},
    record::{self, Names},
    roles::{self, Column},
};
use crate::{
    ingest::{Bytes, intake::Intake, lines::Lines},
    protocol::Level,
};

/// Rows by which the columns are judged.
const JUDGED: usize = 200;

/// Bytes of them.
const JUDGED_BYTES: usize = 4 << 20;

type Rows<'b> = Reader<Mended<'b>>;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(dialect) = intake.tried(dialect::of(bytes)) else {
        return;
    };
    let Some(lines) = intake.tried(Lines::open(bytes)) else {
        return;
    };
    let mut rows = ReaderBuilder::new()
        .delimiter(dialect.delimiter)
        .quoting(dialect.quotes)
        .escape(dialect.escape.then_some(b'\\'))
        .has_headers(false)
        .flexible(true)
        .from_reader(Mended::new(lines, dialect));
    let mut table = Table {
        dialect,
        columns: Vec::new(),
        names: Names::default(),
        number: 0,
        blank: 0,
    };
    table.read(&mut rows, intake);
    if table.blank > 0 {
        let what = format!("has empty rows, which were left out: {}", table.blank);
        intake.note(Level::Skipped, "empty-rows", None, &what);
    }
    rows.into_inner().into_lines().finish(intake);
}

struct Table {
    dialect: Dialect,
    columns: Vec<String>,
    names: Names,
    /// Rows so far.
    number: usize,
    blank: usize,
}

impl Table {
    fn read(&mut self, rows: &mut Rows<'_>, intake: &mut Intake<'_>) {
        let mut sample = Vec::new();
        let mut bytes = 0;
        while sample.len() < JUDGED && bytes < JUDGED_BYTES {
            let Some(row) = next(rows, intake) else { break };
            bytes += row.as_slice().len();
            sample.push(row);
        }
        if sample.first().is_some_and(dialect::is_hint) {
            sample.remove(0);
        }
        let Some(first) = sample.first() else {
            return intake.empty();
        };
        if dialect::is_header(first, intake.options) {
            self.head(&sample.remove(0), intake);
            if sample.is_empty() {
                return intake.note(Level::Skipped, "no-rows", None, "has a head but no rows");
            }
        } else {
            self.columns = (1..=self.dialect.columns)
                .map(|at| format!("column_{at}"))
                .collect();
            let what = "has no row of names at its head, so its columns were numbered";
            intake.note(Level::Noticed, "no-header", None, what);
        }
        self.judge(&sample, intake);
        for row in sample {
            self.row(&row, intake);
        }
        while let Some(row) = next(rows, intake) {
            self.row(&row, intake);
        }
    }

    fn head(&mut self, first: &StringRecord, intake: &mut Intake<'_>) {
        for (at, name) in first.iter().enumerate() {
            let mut name = roles::field(name);
            if name.is_empty() {
                name = format!("column_{}", at + 1);
            }
            if self.columns.contains(&name) {
                let what = format!(
                    "has several columns called “{name}”; what stands in them is kept under that name"
                );
                intake.note(Level::Noticed, "duplicate-column", None, &what);
            }
            self.columns.push(name);
        }
    }

    fn judge(&mut self, sample: &[StringRecord], intake: &mut Intake<'_>) {
        let columns: Vec<Column<'_>> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| Column {
                name,
                cells: sample.iter().filter_map(|row| row.get(at)).collect(),
            })
            .collect();
        let chosen = roles::choose(&columns, false, intake);
        let name = |at: Option<usize>| at.map(|at| self.columns[at].clone());
        self.names = Names {
            text: name(chosen.text),
            title: name(chosen.title),
            date: name(chosen.date),
            id: name(chosen.id),
        };
    }

    fn row(&mut self, row: &StringRecord, intake: &mut Intake<'_>) {
        let line = row.position().map(csv::Position::line);
        self.number += 1;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            self.blank += 1;
            return;
        }
        if row.len() != self.columns.len() {
            let what = format!(
                "has {} in place of {}; {}",
                cells(row.len()),
                self.columns.len(),
                if row.len() < self.columns.len() {
                    "the rest was taken for empty"
                } else {
                    "what is too much was kept"
                }
            );
            intake.note(Level::Repaired, "ragged-row", line, &what);
        }
        let mut draft = record::draft(self.record(row), &self.names, intake.place(line));
        if draft.document.id.is_empty() {
            draft.document.id = format!("{}-{}", intake.document().id, self.number);
        }
        intake.draft(draft);
    }

    /// Names and cells; what is beyond the last column belongs to it where that is the text.
    fn record<'r>(&'r self, row: &'r StringRecord) -> record::Record<'r> {
        let last = self.columns.len() - 1;
        let joins =
            row.len() > self.columns.len() && self.names.text.as_ref() == self.columns.last();
        let mut record = record::Record::new();
        for (at, cell) in row.iter().enumerate() {
            match record.last_mut() {
                Some((_, text)) if joins && at > last => {
                    let text = text.to_mut();
                    text.push(char::from(self.dialect.delimiter));
                    text.push_str(cell);
                }
                _ => {
                    let name = self.columns.get(at).map(Cow::from);
                    let name = name.unwrap_or_else(|| format!("column_{}", at + 1).into());
                    record.push((name, cell.into()));
                }
            }
        }
        record
    }
}

fn cells(count: usize) -> String {
    if count == 1 {
        "1 cell".into()
    } else {
        format!("{count} cells")
    }
}

/// The next row; what was mended on the way to it is noted.
fn next(rows: &mut Rows<'_>, intake: &mut Intake<'_>) -> Option<StringRecord> {
    let mut row = StringRecord::new();
    let more = intake.tried(rows.read_record(&mut row).map_err(std::io::Error::from));
    for line in std::mem::take(&mut rows.get_mut().strays) {
        let what =
            "has a quotation mark that opens a cell and is never closed, so it was passed over";
        intake.note(Level::Repaired, "stray-quote", Some(line), what);
    }
    more?.then_some(row)
}
