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
    let mut best = (
        0,
        Dialect {
            delimiter: NONE,
            escape,
            columns: 1,
        },
    );
    for delimiter in *b",;\t|" {
        let dialect = Dialect {
            delimiter,
            escape,
            columns: 1,
        };
        let (score, columns) = score(&sample, dialect);
        if score > best.0 {
            best = (score, Dialect { columns, ..dialect });
        }
    }
    Ok(best.1)
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
