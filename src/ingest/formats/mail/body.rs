//! The plain text of a mail → its author's words, what is quoted, the signature.

use crate::ingest::formats::flow::Flow;

/// The longest line of text that was broken to be sent, and how long it is at least.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=80;

/// Lines in which the header of another mail is looked for.
const MOST_HEAD: usize = 12;

/// Lines of the footer that a mailing list adds.
const MOST_FOOTER: usize = 8;

/// Adds the parts of a mail in HTML, whose quotations are told already.
pub(super) fn letter(lines: &[(bool, String)], flow: &mut Flow) {
    let marked: Vec<String> = lines
        .iter()
        .map(|(quoted, line)| {
            if *quoted {
                format!("> {line}")
            } else {
                line.clone()
            }
        })
        .collect();
    let lines: Vec<&str> = marked.iter().map(String::as_str).collect();
    for (kind, line) in kinds(&lines, 1).into_iter().zip(&lines) {
        flow.paragraph(kind, unquote(kind, line));
    }
}

/// Adds the text's parts.
pub(super) fn parts(text: &str, flowed: bool, flow: &mut Flow) {
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.trim_end_matches('\r'))
        .collect();
    let kinds = kinds(&lines, 3);
    let mut at = 0;
    while at < lines.len() {
        let length = kinds[at..]
            .iter()
            .take_while(|kind| **kind == kinds[at])
            .count();
        block(kinds[at], &lines[at..at + length], flowed, flow);
        at += length;
    }
}

/// The kind of each line; what says whom a quotation is from takes so many lines at the most.
fn kinds(lines: &[&str], attribution: usize) -> Vec<&'static str> {
    let mut kinds = Vec::with_capacity(lines.len());
    let (mut kind, mut own) = ("text", false);
    for (at, line) in lines.iter().enumerate() {
        let rest = &lines[at..];
        if is_quoted(line) {
            if kind == "signature" {
                kind = "text";
            }
            kinds.push("quote");
            continue;
        }
        if matches!(*line, "-- " | "--") || is_footer(rest) {
            kind = "signature";
        } else if own && opens_original(rest) {
            kind = "quote";
        }
        own |= kind == "text" && !line.trim().is_empty();
        kinds.push(kind);
    }
    attributions(lines, attribution, &mut kinds);
    kinds
}

fn is_quoted(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('>')
}

/// A rule with a few lines to the end behind it.
fn is_footer(lines: &[&str]) -> bool {
    let rule = lines[0].trim();
    let behind = lines[1..].iter().filter(|line| !line.trim().is_empty());
    lines.len() <= 3 * MOST_FOOTER
        && rule.len() >= 30
        && rule.bytes().all(|byte| byte == b'_')
        && (1..=MOST_FOOTER).contains(&behind.count())
        && !heads(&lines[1..])
}

/// `-----Original Message-----`, or a rule, with the header of another mail behind it.
fn opens_original(lines: &[&str]) -> bool {
    let line = lines[0].trim();
    let words = line.trim_matches('-');
    let named = line.len() - words.len() >= 6
        && line.starts_with("--")
        && line.ends_with("--")
        && words.chars().any(char::is_alphabetic);
    let ruled = line.len() >= 10 && line.bytes().all(|byte| byte == b'_');
    named || (ruled || line.is_empty()) && heads(&lines[1..])
}

/// Whether lines begin as the header of a mail does: three of `Name: …`, one of them with an address or a clock.
fn heads(lines: &[&str]) -> bool {
    let head: Vec<&str> = lines
        .iter()
        .take(MOST_HEAD)
        .skip_while(|line| line.trim().is_empty())
        .take(3)
        .copied()
        .collect();
    let named = |line: &&str| {
        line.split_once(':').is_some_and(|(name, value)| {
            let name = name.trim_matches(['*', ' ']);
            !name.is_empty()
                && name.chars().count() <= 12
                && !name.contains(' ')
                && !value.trim().is_empty()
        })
    };
    head.len() == 3
        && head.iter().all(named)
        && head.iter().any(|line| line.contains('@') || clocked(line))
}

/// Whether a line holds `10:30`.
pub(in crate::ingest::formats) fn clocked(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.windows(4).any(|window| {
        window[0].is_ascii_digit()
            && window[1] == b':'
            && window[2].is_ascii_digit()
            && window[3].is_ascii_digit()
    })
}

/// What stands before a quotation, ends with a colon and names a day or an address, belongs to it in any language.
fn attributions(lines: &[&str], most: usize, kinds: &mut [&'static str]) {
    let starts: Vec<usize> = (1..lines.len())
        .filter(|at| kinds[*at] == "quote" && kinds[at - 1] == "text")
        .collect();
    for start in starts {
        let blank = |at: &usize| !lines[*at].trim().is_empty();
        let Some(end) = (0..start).rev().take(2).find(blank) else {
            continue;
        };
        let first = (0..=end)
            .rev()
            .take(most)
            .take_while(blank)
            .take_while(|at| kinds[*at] == "text")
            .last()
            .unwrap_or(end);
        let words = lines[first..=end].join(" ");
        let telling = words.contains('@') || words.contains(|c: char| c.is_numeric());
        if words.trim_end().ends_with(':') && (telling || words.contains(" wrote")) {
            kinds[first..start].fill("quote");
        }
    }
}

/// Adds lines of one kind, their paragraphs made whole again.
fn block(kind: &str, lines: &[&str], flowed: bool, flow: &mut Flow) {
    let unquoted: Vec<&str> = lines.iter().map(|line| unquote(kind, line)).collect();
    let length = |line: &str| line.chars().count();
    let longest = unquoted.iter().map(|line| length(line)).max().unwrap_or(0);
    let mut paragraph = String::new();
    for (at, line) in unquoted.iter().enumerate() {
        paragraph.push_str(line);
        paragraph.push(' ');
        let next = unquoted.get(at + 1).copied().unwrap_or("");
        let word = next.split(' ').next().unwrap_or("");
        let broken = if flowed {
            line.ends_with(' ')
        } else {
            kind == "text" && WIDTHS.contains(&longest) && length(line) + 1 + length(word) > longest
        };
        if !broken || next.trim().is_empty() || line.trim().is_empty() {
            flow.paragraph(kind, &paragraph);
            paragraph.clear();
        }
    }
    flow.paragraph(kind, &paragraph);
}

fn unquote<'a>(kind: &str, line: &'a str) -> &'a str {
    match kind {
        "quote" => line.trim_start_matches(['>', ' ']),
        "signature" if line.trim_end() == "--" => "",
        _ => line,
    }
}
