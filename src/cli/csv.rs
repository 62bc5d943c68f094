//! `--csv`: tables and concordances as comma-separated values (RFC 4180), with lines in front that say how they were made.
//!
//! ```text
//! # Concord 0.1.0
//! # corpus: Speeches
//! # hash: 3f2a…
//! # view: keyness
//! # correction: holm
//! # minimum: 3
//! # against filter date: ..1899
//! # against scope: article
//! # selection query: war
//! # selection filter date: 1990..1999 | 2001..
//! # selection scope: article
//! # sorted by: lrc, then g2_4, reversed
//! # containing: ab
//! # rows: 100 from 1 of 5321
//! # sum documents: 240 (Documents)
//! # column lrc: LRC = over-use: … [Evert 2022 …]
//! # note: 3 documents are in both selections, and counted in both.
//! label,query,count,…,lrc
//! ```
//! The first line is always there and first; then each line is `# name: value`, white space in it made single spaces. Options
//! stand by name, with those that are as usual, without those that are absent, empty or false; a list has ` | ` between. So do
//! selections: `query`, `filter FIELD` by field, `scope`, `stems`, `typos`. For an order of the view's own it
//! says `usual order`. A column says its label, ` = ` its formula and ` [` its source `]`, where it has them.
//!
//! All lines end in CR LF, in UTF-8 without a mark. A cell of text that begins with `=`, `+`, `-`, `@`, a tab or CR has `'` in
//! front, so that no spreadsheet takes it for a formula, and a last `note` says so; likewise what begins so behind `;`, a tab or the end of a line, and
//! in the lines in front what begins with one of the first four behind `,` or `;` and a space. Numbers are as JavaScript's `String` writes them; what is absent is
//! empty. Where rows have stretches, `spread` is the last column: numbers with spaces between.

use std::io::Write;

use anyhow::Result;
use concord::protocol::{
    About, Column, Concordance, ConcordanceRequest, Line, Piece, Selection, Table, TableRequest,
    Warning,
};
use serde_json::{Value, json};

/// Writes a table.
pub(super) fn table(
    about: &About,
    request: &TableRequest,
    table: &Table,
    out: &mut impl Write,
) -> Result<()> {
    let mut notes = Notes::of(about);
    let view = json!(request.view);
    for (view, options) in view.as_object().into_iter().flatten() {
        notes.put("view", view);
        notes.options(options);
    }
    notes.selection("selection", &request.selection);
    let order = match &table.sorted[..] {
        [] => "usual order".into(),
        columns => columns.join(", then "),
    };
    let turned = if request.reversed { ", reversed" } else { "" };
    notes.put("sorted by", &format!("{order}{turned}"));
    notes.put("containing", &request.containing);
    notes.rows(table.rows.len(), request.offset, table.total);
    for sum in &table.sums {
        notes.put(
            &format!("sum {}", sum.name),
            &format!("{} ({})", number(sum.number), sum.label),
        );
    }
    table.columns.iter().for_each(|column| notes.column(column));
    notes.warnings(&table.warnings);
    let texts = table.rows.iter().flat_map(|row| [&row.label, &row.query]);
    notes.guarded(texts.map(String::as_str));
    out.write_all(notes.lines.as_bytes())?;
    let spread = table.rows.iter().any(|row| !row.spread.is_empty());
    let mut cells = writer(out);
    let names = table.columns.iter().map(|column| text(&column.name));
    let head = ["label", "query"]
        .map(String::from)
        .into_iter()
        .chain(names);
    cells.write_record(head.chain(spread.then(|| "spread".into())))?;
    for row in &table.rows {
        let numbers = row.numbers.iter();
        let numbers = numbers.map(|known| known.map_or_else(String::new, number));
        let named = [text(&row.label), text(&row.query)];
        let stretches: Vec<String> = row.spread.iter().map(u32::to_string).collect();
        let stretches = spread.then(|| stretches.join(" "));
        cells.write_record(named.into_iter().chain(numbers).chain(stretches))?;
    }
    Ok(cells.flush()?)
}

/// Writes lines of a concordance.
pub(super) fn concordance(
    about: &About,
    request: &ConcordanceRequest,
    concordance: &Concordance,
    out: &mut impl Write,
) -> Result<()> {
    let mut notes = Notes::of(about);
    notes.put("view", "concordance");
    let mut options = json!(request);
    if let Some(options) = options.as_object_mut() {
        for shown in ["selection", "offset", "limit"] {
            options.remove(shown);
        }
    }
    notes.options(&options);
    notes.selection("selection", &request.selection);
    notes.rows(concordance.lines.len(), request.offset, concordance.total);
    for (name, count) in [
        ("found", concordance.found),
        ("documents", concordance.documents),
        ("texts", concordance.texts),
    ] {
        notes.put(name, &count.to_string());
    }
    notes.warnings(&concordance.warnings);
    let lines: Vec<[String; 7]> = concordance.lines.iter().map(cut).collect();
    notes.guarded(lines.iter().flatten().map(String::as_str));
    out.write_all(notes.lines.as_bytes())?;
    let mut cells = writer(out);
    cells.write_record(["id", "date", "title", "place", "left", "node", "right"])?;
    for line in lines {
        cells.write_record(line.map(|cell| text(&cell)))?;
    }
    Ok(cells.flush()?)
}

fn cut(line: &Line) -> [String; 7] {
    [
        line.id.clone(),
        line.date.clone(),
        line.title.clone(),
        line.place.to_string(),
        joined(&line.left),
        line.node.clone(),
        joined(&line.right),
    ]
}

fn writer<W: Write>(out: W) -> csv::Writer<W> {
    let mut builder = csv::WriterBuilder::new();
    builder.terminator(csv::Terminator::CRLF).from_writer(out)
}

pub(super) fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The lines in front.
struct Notes {
    lines: String,
}

impl Notes {
    fn of(about: &About) -> Self {
        let mut notes = Self {
            lines: concat!("# Concord ", env!("CARGO_PKG_VERSION"), "\r\n").into(),
        };
        notes.put("corpus", &about.title);
        notes.put("hash", &about.hash);
        notes
    }

    fn put(&mut self, name: &str, value: &str) {
        let words: Vec<&str> = value.split_whitespace().collect();
        if !words.is_empty() {
            let line = remark(&format!("{name}: {}", words.join(" ")));
            self.lines += &format!("# {line}\r\n");
        }
    }

    fn options(&mut self, options: &Value) {
        for (name, value) in options.as_object().into_iter().flatten() {
            if !value.is_object() {
                self.put(name, &plain(value));
            } else if let Ok(selection) = serde_json::from_value::<Selection>(value.clone()) {
                self.selection(name, &selection);
            } else {
                self.within(name, value);
            }
        }
    }

    fn within(&mut self, name: &str, options: &Value) {
        for (part, value) in options.as_object().into_iter().flatten() {
            self.put(&format!("{name} {part}"), &plain(value));
        }
    }

    fn selection(&mut self, name: &str, selection: &Selection) {
        self.put(&format!("{name} query"), &selection.query);
        for (field, values) in &selection.filters {
            self.put(&format!("{name} filter {field}"), &values.join(" | "));
        }
        self.put(&format!("{name} scope"), &plain(&json!(selection.scope)));
        self.put(&format!("{name} stems"), &plain(&json!(selection.stems)));
        self.put(&format!("{name} typos"), &plain(&json!(selection.typos)));
    }

    fn rows(&mut self, shown: usize, offset: usize, total: usize) {
        let from = offset.saturating_add(1);
        self.put("rows", &format!("{shown} from {from} of {total}"));
    }

    fn column(&mut self, column: &Column) {
        let around = |before: &str, text: &str, behind: &str| match text {
            "" => String::new(),
            text => format!("{before}{text}{behind}"),
        };
        let (formula, source) = (
            around(" = ", &column.formula, ""),
            around(" [", &column.source, "]"),
        );
        let name = format!("column {}", column.name);
        self.put(&name, &format!("{}{formula}{source}", column.label));
    }

    /// That cells are not as the documents have them, where that is so.
    fn guarded<'a>(&mut self, mut cells: impl Iterator<Item = &'a str>) {
        if cells.any(|cell| text(cell) != cell) {
            self.put(
                "note",
                "An apostrophe stands before what a spreadsheet would take for a formula (= + - @).",
            );
        }
    }

    fn warnings(&mut self, warnings: &[Warning]) {
        for warning in warnings {
            self.put("note", &warning.message);
        }
    }
}

/// A value without signs around it; nothing where it is absent or false.
fn plain(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(false) | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(value) => value.as_f64().map_or_else(String::new, number),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(plain).collect();
            values.join(" | ")
        }
        Value::Bool(true) => "true".into(),
    }
}

/// A cell's text that no spreadsheet takes for a formula, nor what is behind a sign that may end the cell.
fn text(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    let mut begins = true;
    for sign in text.chars() {
        if begins && "=+-@\t\r".contains(sign) {
            harmless.push('\'');
        }
        begins = ";\t\r\n".contains(sign);
        harmless.push(sign);
    }
    harmless
}

/// The same for a line in front, which has no quotation marks around it and may be cut at commas.
fn remark(line: &str) -> String {
    let mut harmless = String::with_capacity(line.len());
    let mut behind = 0;
    for sign in line.chars() {
        if behind > 0 && "=+-@".contains(sign) {
            harmless.push('\'');
        }
        behind = match sign {
            ',' | ';' => 2,
            ' ' if behind == 2 => 1,
            _ => 0,
        };
        harmless.push(sign);
    }
    harmless
}

/// A number as JavaScript writes it: the shortest that is read as the same, with an exponent below 10⁻⁶ and from 10²¹ on.
fn number(number: f64) -> String {
    let shortest = format!("{number:e}");
    let exponent = shortest
        .split_once('e')
        .map(|(digits, exponent)| (digits, exponent.parse::<i32>()));
    match exponent {
        Some((digits, Ok(exponent))) if !(-6..21).contains(&exponent) => {
            let sign = if exponent > 0 { "+" } else { "" };
            format!("{digits}e{sign}{exponent}")
        }
        _ if number == 0.0 => "0".into(),
        _ => number.to_string(),
    }
}
