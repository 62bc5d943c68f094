//! A plain text's lines, with hard-wrapped ones joined to the paragraphs that they were.

use std::{collections::BTreeSet, ops::RangeInclusive};

/// A line that is not blank, or a paragraph that was wrapped into several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, with what it is indented by and without blanks behind.
    pub(super) text: String,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
}

/// Columns at which a text may have been wrapped by hand or by a program.
const WRAPPED: RangeInclusive<usize> = 50..=100;

/// Lines of a text, the wrapped ones joined.
pub(super) fn lines(text: &str) -> Vec<Line> {
    joined(split(text))
}

/// Lines of a text as they are.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            gap = true;
            continue;
        }
        let text = line.trim_end().into();
        lines.push(Line { text, gap });
        gap = false;
    }
    lines
}

/// Joins the lines of paragraphs that were wrapped at one width.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let widths: Vec<usize> = lines.iter().map(|line| width(&line.text)).collect();
    let words: Vec<usize> = lines
        .iter()
        .map(|line| line.text.split_whitespace().next().map_or(0, width))
        .collect();
    let candidates: BTreeSet<usize> = widths
        .iter()
        .copied()
        .filter(|width| WRAPPED.contains(width))
        .collect();
    let wraps = candidates
        .into_iter()
        .map(|most| wraps(&lines, &widths, &words, most))
        .max_by_key(|wraps| wraps.iter().filter(|wrap| **wrap).count());
    let Some(wraps) = wraps.filter(|wraps| wraps.windows(2).any(|pair| pair[0] && pair[1])) else {
        return lines;
    };
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for (line, wrap) in lines.into_iter().zip(wraps) {
        match joined.last_mut().filter(|_| wrap) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(line.text.trim_start());
            }
            None => joined.push(line),
        }
    }
    joined
}

/// Which lines go on where the line before them was wrapped at a width: those of runs that mostly go on in small letters.
fn wraps(lines: &[Line], widths: &[usize], words: &[usize], most: usize) -> Vec<bool> {
    let mut wraps: Vec<bool> = (0..lines.len())
        .map(|at| {
            let full = |last: usize| widths[last] <= most && widths[last] + 1 + words[at] > most;
            at > 0 && full(at - 1) && goes_on(&lines[at - 1].text, &lines[at])
        })
        .collect();
    let mut start = 0;
    for run in wraps.clone().chunk_by(|a, b| a == b) {
        let end = start + run.len();
        let small = |at: &usize| !begins_large(&lines[*at].text);
        let plain = (start..end).filter(small).count() * 2 > run.len();
        wraps[start..end].iter_mut().for_each(|wrap| *wrap &= plain);
        start = end;
    }
    wraps
}

fn begins_large(line: &str) -> bool {
    line.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase)
}

/// Whether a line may go on in the next: no item, column or paragraph begins there.
fn goes_on(line: &str, next: &Line) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    !next.gap
        && indent(&next.text) <= indent(line)
        && !line.trim().contains("   ")
        && !next.text.trim().contains("   ")
        && !is_item(&next.text)
}

/// Whether a line begins as items of lists do.
pub(super) fn is_item(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or("");
    let number = first.trim_end_matches(['.', ')', ':']);
    matches!(first, "-" | "*" | "•" | "–" | "—" | "+" | "·" | ">" | "|")
        || (number.len() < first.len()
            && number.len() <= 3
            && number.chars().all(|c| c.is_ascii_digit()))
}

/// Characters of a line.
fn width(text: &str) -> usize {
    text.chars().count()
}

/// Whether a line ends as sentences do, closing quotation marks, brackets and figures of notes set aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '\'', '”', '’', '»', '«', '“', ')', ']', '」', '』'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟', '॥'])
}

/// Characters of a first line that may be a title.
const TITLE: usize = 120;

/// The first line, where it may be the title.
pub(super) fn first_alone(lines: &[Line]) -> Option<usize> {
    let (first, second) = (lines.first()?, lines.get(1)?);
    may_be_title(first, second).then_some(0)
}

/// Whether a line stands alone before the next, is short, and does not go on in it.
pub(super) fn may_be_title(line: &Line, next: &Line) -> bool {
    let text = line.text.trim();
    let stopped = text.ends_with(['.', ',', ';', ':']) && !text.ends_with("...");
    next.gap && text.chars().count() <= TITLE && !stopped
}
