//! A plain text's lines, with hard-wrapped ones joined to the paragraphs that they were.

use std::ops::{Range, RangeInclusive};

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

/// Breaks of a block that must look like wrapping, in a hundred, before any is taken for it.
const PLAINLY: usize = 80;

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

/// Joins the lines of blocks that were wrapped at one width.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let widths: Vec<usize> = lines.iter().map(|line| width(&line.text)).collect();
    let blocks = blocks(&lines);
    let most = blocks
        .iter()
        .filter(|block| block.len() > 2)
        .filter_map(|block| widths[block.clone()].iter().max().copied())
        .filter(|most| WRAPPED.contains(most))
        .max();
    let Some(most) = most else { return lines };
    let wraps: Vec<bool> = (0..lines.len())
        .map(|at| at > 0 && is_wrap(&lines[at - 1].text, widths[at - 1], &lines[at], most))
        .collect();
    let plain: Vec<bool> = blocks
        .iter()
        .map(|block| is_wrapped(&lines[block.clone()], &wraps[block.clone()]))
        .collect();
    if !blocks
        .iter()
        .zip(&plain)
        .any(|(block, plain)| *plain && block.len() > 2)
    {
        return lines;
    }
    let mut join = vec![false; lines.len()];
    for (block, _) in blocks.into_iter().zip(plain).filter(|(_, plain)| *plain) {
        join[block.clone()].copy_from_slice(&wraps[block]);
    }
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for (line, join) in lines.into_iter().zip(join) {
        match joined.last_mut().filter(|_| join) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(line.text.trim_start());
            }
            None => joined.push(line),
        }
    }
    joined
}

/// Runs of lines without a blank line between them.
fn blocks(lines: &[Line]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..lines.len())
        .filter(|at| *at == 0 || lines[*at].gap)
        .collect();
    starts.push(lines.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Whether the breaks of a block are plainly wrapping: nearly all of those within sentences, and most go on in small letters.
fn is_wrapped(lines: &[Line], wraps: &[bool]) -> bool {
    let inside: Vec<usize> = (1..lines.len())
        .filter(|at| !ends_sentence(&lines[*at - 1].text))
        .collect();
    let wrapped = inside.iter().filter(|at| wraps[**at]).count();
    let small = inside
        .iter()
        .filter(|at| wraps[**at] && !begins_large(&lines[**at].text))
        .count();
    wrapped > 0 && wrapped * 100 >= inside.len() * PLAINLY && small * 2 >= wrapped
}

fn begins_large(line: &str) -> bool {
    line.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase)
}

/// Whether a line ends where the next word would not have fitted.
fn is_wrap(line: &str, width_of_line: usize, next: &Line, most: usize) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    let word = next.text.split_whitespace().next().map_or(0, width);
    !next.gap
        && width_of_line <= most
        && width_of_line + 1 + word > most
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
