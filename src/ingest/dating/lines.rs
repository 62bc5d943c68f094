//! The shape of a line that has dates: little else, a sentence, a paragraph, the opening of a story.

use super::{
    find::{Seen, Sights},
    words::is_unspaced,
};

/// Characters of the longest line that says when something was published.
const LONGEST_LINE: usize = 160;

/// Words beside its dates that such a line may have.
const MOST_WORDS: usize = 12;

/// Characters of a line that is a paragraph of a story rather than a headline or a link.
const PARAGRAPH: usize = 80;

/// The same where words are not spaced.
const PARAGRAPH_UNSPACED: usize = 25;

/// Bytes of the longest preposition.
const PREPOSITION: usize = 8;

/// Characters of a quotation.
const LONGEST_QUOTE: usize = 90;

/// A line of a part.
pub(super) struct Line<'a> {
    pub(super) kind: &'a str,
    pub(super) text: &'a str,
    pub(super) sights: Sights,
}

pub(super) fn is_article(kind: &str) -> bool {
    matches!(kind, "text" | "heading" | "caption" | "title")
}

/// Whether a line is a paragraph: long, or a sentence.
pub(super) fn is_paragraph(line: &str) -> bool {
    let length = line.chars().take(PARAGRAPH).count();
    let unspaced = line
        .chars()
        .take(PARAGRAPH)
        .filter(|&c| is_unspaced(c))
        .count();
    let ended = line.ends_with(['.', '!', '?', '。', '۔', '।', '؟', '”', '"', '»']);
    if line.contains(" | ") || line.contains("://") {
        return false;
    }
    length >= PARAGRAPH || unspaced >= PARAGRAPH_UNSPACED || (ended && length * 2 >= PARAGRAPH)
}

/// Whether a line has little but its dates.
pub(super) fn is_short(line: &Line<'_>) -> bool {
    line.text.chars().take(LONGEST_LINE + 1).count() <= LONGEST_LINE
        && words_beside(line) <= MOST_WORDS
}

/// Whether a line may be a headline: some words, and no date.
pub(super) fn is_headline(line: &Line<'_>) -> bool {
    let long = line.text.chars().take(LONGEST_LINE + 1).count() > LONGEST_LINE;
    let apart = line.text.contains(['|', '»', '>']) || line.text.contains("://");
    let words = || words_beside(line);
    is_article(line.kind) && !long && !apart && line.sights.dates.is_empty() && words() >= 4
}

/// Whether a short line is a sentence or a caption, and its date a part of it.
pub(super) fn is_sentence(line: &Line<'_>, seen: &Seen) -> bool {
    const PICTURES: [&str; 8] = [
        "photo",
        "image",
        "picture",
        "file",
        "foto",
        "фото",
        "photograph",
        "video",
    ];
    let words = words_beside(line);
    let before = line.text[..seen.start].trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let inside =
        last.chars().all(char::is_lowercase) && !last.is_empty() && before.len() < seen.start;
    let lower = line.text.to_lowercase();
    let pictured = lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| PICTURES.contains(&word));
    (words > 3 && (inside || line.text.ends_with(['.', '!', '?', '।', '۔']))) || pictured
}

pub(super) fn is_mostly_date(line: &Line<'_>) -> bool {
    !line.sights.dates.is_empty() && words_beside(line) <= 1
}

/// Words of a line outside its dates.
pub(super) fn words_beside(line: &Line<'_>) -> usize {
    let mut from = 0;
    let mut count = 0;
    let ends = line.sights.dates.iter().map(|seen| (seen.start, seen.end));
    for (start, end) in ends.chain([(line.text.len(), line.text.len())]) {
        let words = line.text[from..start].split_whitespace();
        count += words
            .filter(|word| word.contains(char::is_alphabetic))
            .map(|word| word.chars().filter(|&c| is_unspaced(c)).count().max(2) / 2)
            .sum::<usize>();
        from = end;
    }
    count
}

/// Whether a date opens a story behind a place: `ISLAMABAD, March 14 (APP)`, `北京3月14日电`.
pub(super) fn is_dateline(line: &str, seen: &Seen) -> bool {
    let (before, behind) = (&line[..seen.start], &line[seen.end..]);
    let early = !before.is_empty() && before.chars().take(61).count() <= 60;
    if !early || before.contains(['(', '.', '。', '“', '"']) {
        return false;
    }
    let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || ",.日ء".contains(c));
    if before.chars().any(is_unspaced) {
        return behind.starts_with(['电', '電', '讯', '訊']);
    }
    let place = before.trim_end();
    let parted = place.ends_with([',', '،', ':']);
    let capitals = !place.contains(char::is_lowercase) && place.contains(char::is_uppercase);
    let ranged = behind.strip_prefix(['—', '–', '-']).map(str::trim_start);
    (parted || capitals)
        && place.split_whitespace().count() <= 6
        && behind.starts_with(['(', ')', '—', '–', '-', ':', '/', '|', '['])
        && !ranged.is_some_and(|rest| rest.starts_with(char::is_numeric))
}

/// A line, or what of it stands around its date.
pub(super) fn quote(line: &str, seen: &Seen) -> String {
    if line.chars().take(LONGEST_QUOTE + 1).count() <= LONGEST_QUOTE {
        return line.into();
    }
    let from = line[..seen.start].char_indices().rev().take(30).last();
    let from = from.map_or(seen.start, |(at, _)| at);
    let to = line[seen.end..].char_indices().nth(30);
    let to = to.map_or(line.len(), |(at, _)| seen.end + at);
    let before = if from > 0 { "…" } else { "" };
    let behind = if to < line.len() { "…" } else { "" };
    format!("{before}{}{behind}", line[from..to].trim())
}

/// A date's own words, with the preposition before them.
pub(super) fn spoken(line: &str, seen: &Seen) -> String {
    let before = line[..seen.start].trim_end();
    let near = before
        .char_indices()
        .rev()
        .find(|&(at, c)| c.is_whitespace() || before.len() - at > PREPOSITION);
    let from = near.map_or(0, |(at, c)| at + c.len_utf8());
    let word = before[from..].to_lowercase();
    let start = if PREPOSITIONS.contains(&word.as_str()) {
        from
    } else {
        seen.start
    };
    line[start..seen.end].into()
}

const PREPOSITIONS: [&str; 11] = [
    "on", "в", "во", "у", "am", "w", "we", "el", "na", "le", "il",
];

/// Whether a line begins as browsers head what they print: `2/15/24, 10:12 AM`.
pub(super) fn is_stamp(line: &str, seen: &Seen) -> bool {
    let clock = line[seen.end..].trim_start_matches([',', ' ']);
    let clock = clock.split(' ').next().unwrap_or("");
    seen.start == 0 && line[..seen.end].contains('/') && clock.contains(':')
}
