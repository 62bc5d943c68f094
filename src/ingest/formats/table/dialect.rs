//! How a table is written, told by its first rows.

use std::io::Result;

use csv::StringRecord;

use super::super::{
    quotes::{Dialect, Scan},
    roles,
};
use crate::{
    corpus::Date,
    ingest::{Bytes, Options, lines::Lines},
};

/// Lines by which it is told.
const JUDGED: usize = 400;

/// Bytes of them.
const JUDGED_BYTES: usize = 1 << 18;

/// Letters beyond which nothing is the name of a column.
const LONGEST_NAME: usize = 80;

/// What Excel writes before a table to name its delimiter.
const HINT: &str = "sep=";

/// The delimiter of a table of one column: one that does not occur.
const NONE: u8 = 0x1F;

/// Tells how a table is written.
pub(super) fn of(bytes: &mut dyn Bytes) -> Result<Dialect> {
    let mut lines = Lines::open(bytes)?;
    let (mut sample, mut length) = (Vec::new(), 0);
    while sample.len() < JUDGED && length < JUDGED_BYTES {
        let Some((_, line)) = lines.read()? else {
            break;
        };
        length += line.len();
        if !line.trim().is_empty() {
            sample.push(line.to_string());
        }
    }
    let opens = |what: &str| {
        let behind = |line: &String| -> usize {
            let ends = line.match_indices(what).map(|(at, _)| at + what.len());
            ends.filter(|end| line[*end..].starts_with(char::is_alphanumeric))
                .count()
        };
        sample.iter().map(behind).sum::<usize>()
    };
    let escape = opens("\\\"") > opens("\"\"");
    let dialect = Dialect {
        delimiter: NONE,
        quotes: true,
        escape,
        columns: 1,
    };
    let hint = sample
        .first()
        .and_then(|line| line.trim().trim_matches('"').strip_prefix(HINT));
    let hint = hint
        .map(str::as_bytes)
        .filter(|hint| hint.len() == 1)
        .map(|hint| hint[0]);
    if hint.is_some() {
        sample.remove(0);
    }
    let mut best = (0, dialect);
    for delimiter in hint.map_or(b",;\t|".to_vec(), |hint| vec![hint]) {
        let mut dialect = Dialect {
            delimiter,
            ..dialect
        };
        dialect.quotes = quotes(&sample, dialect);
        let (score, columns) = score(&sample, dialect);
        if score > best.0 {
            best = (score, Dialect { columns, ..dialect });
        }
    }
    Ok(best.1)
}

/// Whether marks quote cells: not where more of those that begin a cell end inside it than at its end, line by line and
/// row by row alike, as neither cells of several lines nor a stray mark would have it.
fn quotes(sample: &[String], dialect: Dialect) -> bool {
    let by_line: Vec<Scan> = sample.iter().map(|line| Scan::of(dialect, line)).collect();
    let mut by_row = Scan::new(dialect);
    for line in sample {
        by_row.line(line);
    }
    let sum = |count: fn(&Scan) -> usize| by_line.iter().map(count).sum::<usize>();
    sum(|scan| scan.unclean) <= sum(|scan| scan.clean) || by_row.unclean <= by_row.clean
}

/// Whether a row is Excel's word on the delimiter.
pub(super) fn is_hint(row: &StringRecord) -> bool {
    row.get(0).is_some_and(|cell| {
        cell.trim() == HINT || cell.trim().len() == HINT.len() + 1 && cell.starts_with(HINT)
    })
}

/// How well rows of one length come out, in thousandths, and that length, which is the first row's.
fn score(sample: &[String], dialect: Dialect) -> (usize, usize) {
    let mut rows = Vec::new();
    let mut scan = Scan::new(dialect);
    for line in sample {
        if scan.line(line) {
            rows.push(scan.cells);
            scan = Scan::new(dialect);
        }
    }
    let Some(&columns) = rows.first().filter(|cells| **cells > 1) else {
        return (0, 1);
    };
    let alike = rows.iter().filter(|cells| **cells == columns).count();
    (alike * 1_000 / rows.len() + columns.min(100), columns)
}

/// Whether the first row names the columns: short words of which one is known, or none of which is a number or a date.
pub(super) fn is_header(first: &StringRecord, options: &Options) -> bool {
    let roles = &options.roles;
    let wanted = [&roles.text, &roles.title, &roles.date, &roles.id];
    let named = |cell: &str| {
        wanted
            .into_iter()
            .flatten()
            .any(|name| name.trim().eq_ignore_ascii_case(cell))
            || roles::is_telling(cell)
    };
    let value = |cell: &str| {
        let number = cell.chars().all(|c| c.is_numeric() || ".,-+% ".contains(c));
        number && !cell.is_empty() || Date::parse(cell).is_some() || cell.starts_with("http")
    };
    let cells = || first.iter().map(str::trim);
    let short = cells().all(|cell| cell.chars().count() <= LONGEST_NAME && !cell.contains('\n'));
    short && (cells().any(named) || !cells().any(value) && cells().any(|cell| !cell.is_empty()))
}
