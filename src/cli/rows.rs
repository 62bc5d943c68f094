//! Tables and concordances as a terminal shows them: aligned, numbers to the right.

use std::io::{Result, Write};

use concord::protocol::{Concordance, Table, Warning};

use super::csv::joined;

/// Prints a table.
pub(super) fn table(table: &Table, out: &mut impl Write) -> Result<()> {
    notes(&table.warnings, out)?;
    let sums: Vec<String> = table
        .sums
        .iter()
        .map(|sum| format!("{} {}", sum.name, short(sum.number)))
        .collect();
    writeln!(
        out,
        "{} of {} rows; {}\n",
        table.rows.len(),
        table.total,
        sums.join(", ")
    )?;
    let names = table.columns.iter().map(|column| column.name.clone());
    let mut lines = vec![[String::new()].into_iter().chain(names).collect::<Vec<_>>()];
    for row in &table.rows {
        let numbers = row.numbers.iter();
        let numbers = numbers.map(|number| number.map_or_else(|| "–".into(), short));
        lines.push([row.label.clone()].into_iter().chain(numbers).collect());
    }
    let width = |column: usize| lines.iter().map(|line| length(&line[column])).max();
    let widths: Vec<usize> = (0..=table.columns.len()).filter_map(width).collect();
    for line in &lines {
        let label = " ".repeat(widths[0] - length(&line[0]));
        write!(out, "{}{label}", line[0])?;
        for (cell, width) in line.iter().zip(&widths).skip(1) {
            write!(out, "  {cell:>width$}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Prints lines of a concordance, what was found below one another.
pub(super) fn concordance(concordance: &Concordance, out: &mut impl Write) -> Result<()> {
    notes(&concordance.warnings, out)?;
    writeln!(
        out,
        "{} of {} lines in {}\n",
        concordance.lines.len(),
        concordance.total,
        super::documents(concordance.documents)
    )?;
    let left =
        |line: &concord::protocol::Line| joined(&line.left).replace(char::is_whitespace, " ");
    let lefts: Vec<String> = concordance.lines.iter().map(left).collect();
    let width = lefts.iter().map(|left| length(left)).max().unwrap_or(0);
    for (line, left) in concordance.lines.iter().zip(&lefts) {
        let right = joined(&line.right).replace(char::is_whitespace, " ");
        writeln!(out, "{left:>width$}[{}]{right}  ({})", line.node, line.id)?;
    }
    Ok(())
}

fn notes(warnings: &[Warning], out: &mut impl Write) -> Result<()> {
    let mut messages = warnings.iter().map(|warning| &warning.message);
    messages.try_for_each(|message| writeln!(out, "Note: {message}"))
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A number as far as it is looked at: three digits behind the point, or the first three where it is small.
fn short(number: f64) -> String {
    if number.fract() == 0.0 {
        number.to_string()
    } else if number.abs() < 0.001 {
        format!("{number:.2e}")
    } else {
        format!("{number:.3}")
    }
}
