//! The dates on a document's page, each with the part that it plays there.

use super::{
    find::{Seen, Sights, find},
    stated::Stated,
    words::{Cue, is_unspaced},
};
use crate::ingest::Draft;

/// Characters of the longest line that says when something was published.
const LONGEST_LINE: usize = 160;

/// Words beside its dates that such a line may have.
const MOST_WORDS: usize = 12;

/// Characters of a line that is a paragraph of a story rather than a headline or a link.
const PARAGRAPH: usize = 80;

/// The same where words are not spaced.
const PARAGRAPH_UNSPACED: usize = 25;

/// Lines below a date among which its headline is looked for.
const NEAR: usize = 30;

/// Bytes of the longest preposition.
const PREPOSITION: usize = 8;

/// Characters of a quotation.
const LONGEST_QUOTE: usize = 90;

/// The part that a date plays on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The line says that it was published then.
    Published,
    /// It stands between headline and story.
    Head,
    /// It stands above the headline, where it may be the day of publication or that of saving.
    Above,
    /// It opens the story behind a place: `ISLAMABAD, March 14 (APP)`.
    Dateline,
    /// The line says that it was changed then.
    Updated,
    /// The day on which the page was read: a line says so, or the date runs above all pages of its site.
    Saved,
    /// It belongs to the story.
    Story,
    /// A reader's comment has it.
    Comment,
    /// It belongs to something else on the page.
    Beside,
}

/// A date on the page.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) role: Role,
    pub(super) seen: Seen,
    /// The line, or what of it stands around the date.
    pub(super) quote: String,
    /// The date's own words, with the preposition before them.
    pub(super) words: String,
    /// Nothing else is on its line.
    pub(super) alone: bool,
}

/// A line of a part.
struct Line<'a> {
    kind: &'a str,
    text: &'a str,
    sights: Sights,
}

/// The dates of a document, in the order of the page.
pub(super) fn look(draft: &Draft, language: Option<&str>) -> Vec<Sighting> {
    let (lines, title) = lines(draft, language);
    let page = Page::new(lines, title);
    let mut sightings = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        for seen in &line.sights.dates {
            let role = page.role(at, seen);
            let told = !matches!(role, Role::Story | Role::Beside);
            sightings.push(Sighting {
                role,
                seen: *seen,
                quote: if told {
                    quote(line.text, seen)
                } else {
                    String::new()
                },
                words: spoken(line.text, seen),
                alone: is_short(line) && words_beside(line) == 0,
            });
        }
    }
    sightings
}

/// The lines of a document, and which of them is its title.
fn lines<'a>(draft: &'a Draft, language: Option<&str>) -> (Vec<Line<'a>>, Option<usize>) {
    let document = &draft.document;
    let line = |kind, text: &'a str| Line {
        kind,
        text,
        sights: find(text, language),
    };
    let title = document.title.trim();
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut at = None;
    for (number, part) in document.parts.iter().enumerate() {
        if draft.headline == Some(number) {
            at = Some(lines.len());
            lines.push(line("title", title));
        }
        let texts = part.text.lines().map(str::trim);
        let texts = texts.filter(|text| !text.is_empty());
        lines.extend(texts.map(|text| line(part.kind.as_str(), text)));
    }
    let at = at.or_else(|| lines.iter().position(|line| line.text == title));
    (lines, at)
}

/// The lines of a page, and where its story is.
struct Page<'a> {
    lines: Vec<Line<'a>>,
    /// The headline.
    title: Option<usize>,
    /// The first line of the story.
    first: usize,
    /// The last one.
    last: usize,
}

impl<'a> Page<'a> {
    fn new(lines: Vec<Line<'a>>, title: Option<usize>) -> Self {
        let title = title.filter(|&at| !is_mostly_date(&lines[at]));
        let from = title.map_or(0, |at| at + 1);
        let story = |line: &Line<'_>| {
            is_article(line.kind) && line.kind != "title" && is_paragraph(line.text)
        };
        let first = (from..lines.len()).find(|&at| story(&lines[at]));
        let short = || {
            (from..lines.len())
                .find(|&at| lines[at].kind == "text" && lines[at].sights.dates.is_empty())
        };
        let first = first.or_else(short).unwrap_or(lines.len());
        let last = lines.iter().rposition(story).unwrap_or(first).max(first);
        Self {
            lines,
            title,
            first,
            last,
        }
    }

    fn role(&self, at: usize, seen: &Seen) -> Role {
        let line = &self.lines[at];
        match line.kind {
            "comment" => return Role::Comment,
            "teaser" | "related" | "link" | "advertisement" | "duplicate" => return Role::Beside,
            _ => {}
        }
        let short = is_short(line);
        if short && let Some(role) = self.said(at, seen) {
            return role;
        }
        match line.kind {
            _ if matches!(
                seen.stated,
                Stated::Weekday(..) | Stated::Days(_) | Stated::Months(_)
            ) =>
            {
                if is_article(line.kind) {
                    Role::Story
                } else {
                    Role::Beside
                }
            }
            "navigation" | "notice" | "share" if at < self.first => Role::Saved,
            "navigation" | "notice" | "share" => Role::Beside,
            "published" if short && at > self.first => Role::Published,
            "byline" if short && at > self.first => Role::Head,
            _ if at < self.first && short && !is_sentence(line, seen) => self.head(at, seen),
            _ if !is_article(line.kind) => Role::Beside,
            _ if at <= self.first + 1 && is_dateline(line.text, seen) => Role::Dateline,
            _ if at > self.last && short => Role::Beside,
            _ => Role::Story,
        }
    }

    /// What a line says of its date.
    fn said(&self, at: usize, seen: &Seen) -> Option<Role> {
        let line = &self.lines[at];
        let cues = &line.sights.cues;
        let in_story = is_article(line.kind) && (self.first..=self.last).contains(&at);
        let today = line
            .sights
            .dates
            .iter()
            .any(|other| other.stated == Stated::Days(0));
        if today && !in_story && seen.stated != Stated::Days(0) {
            return Some(Role::Saved);
        }
        let before = cues.iter().rfind(|(start, _)| *start < seen.start);
        let alone = line.sights.dates.len() == 1;
        let behind = cues.first().filter(|_| alone && !in_story);
        let &(start, cue) = before.or(behind)?;
        let opens = line.text[..start.min(seen.start)]
            .split_whitespace()
            .count()
            <= 2;
        if in_story && !opens {
            return None;
        }
        Some(match cue {
            Cue::Published => Role::Published,
            Cue::Updated => Role::Updated,
            Cue::Saved => Role::Saved,
        })
    }

    /// A short line before the story.
    fn head(&self, at: usize, seen: &Seen) -> Role {
        let line = &self.lines[at];
        let title = self.title.map(|title| self.lines[title].text);
        let titled = |other: &str| other.chars().count() > 12 && line.text.contains(other);
        let printed = line.text.contains("http")
            || title.is_some_and(|title| Some(at) != self.title && titled(title))
            || self.lines.get(at + 1).is_some_and(|next| titled(next.text));
        if printed {
            return Role::Saved;
        }
        let beside_navigation = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|at| self.lines.get(at))
            .any(|line| line.kind == "navigation");
        if seen.weekday.is_some() && beside_navigation {
            return Role::Saved;
        }
        match self.title {
            None if line.kind != "text" => return Role::Head,
            Some(title) if title < at => return Role::Head,
            Some(title) if title == at => return Role::Story,
            _ => {}
        }
        let until = self.title.unwrap_or(self.first);
        let until = until.min(at + NEAR);
        let between = (at + 1..until).filter(|&at| self.lines[at].sights.dates.is_empty());
        let headline = usize::from(self.title.is_none());
        let between = between.count().saturating_sub(headline);
        if seen.weekday.is_some() || between > 2 || is_stamp(line.text, seen) {
            Role::Saved
        } else {
            Role::Above
        }
    }
}

/// Whether a line begins as browsers head what they print: `2/15/24, 10:12 AM`.
fn is_stamp(line: &str, seen: &Seen) -> bool {
    let clock = line[seen.end..].trim_start_matches([',', ' ']);
    let clock = clock.split(' ').next().unwrap_or("");
    seen.start == 0 && line[..seen.end].contains('/') && clock.contains(':')
}

fn is_article(kind: &str) -> bool {
    matches!(kind, "text" | "heading" | "caption" | "title")
}

/// Whether a line is a paragraph: long, or a sentence.
fn is_paragraph(line: &str) -> bool {
    let length = line.chars().take(PARAGRAPH).count();
    let unspaced = line
        .chars()
        .take(PARAGRAPH)
        .filter(|&c| is_unspaced(c))
        .count();
    let ended = line.ends_with(['.', '!', '?', '。', '۔', '।', '؟', '”', '"', '»']);
    length >= PARAGRAPH || unspaced >= PARAGRAPH_UNSPACED || (ended && length * 2 >= PARAGRAPH)
}

/// Whether a line has little but its dates.
fn is_short(line: &Line<'_>) -> bool {
    line.text.chars().take(LONGEST_LINE + 1).count() <= LONGEST_LINE
        && words_beside(line) <= MOST_WORDS
}

/// Whether a short line is a sentence or a caption, and its date a part of it.
fn is_sentence(line: &Line<'_>, seen: &Seen) -> bool {
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

fn is_mostly_date(line: &Line<'_>) -> bool {
    !line.sights.dates.is_empty() && words_beside(line) <= 1
}

/// Words of a line outside its dates.
fn words_beside(line: &Line<'_>) -> usize {
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
fn is_dateline(line: &str, seen: &Seen) -> bool {
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
fn quote(line: &str, seen: &Seen) -> String {
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
fn spoken(line: &str, seen: &Seen) -> String {
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
