//! The dates on a document's page, each with the part that it plays there.

use super::{
    find::{Seen, find},
    lines::{
        Line, is_article, is_dateline, is_headline, is_mostly_date, is_paragraph, is_sentence,
        is_short, is_stamp, quote, spoken, words_beside,
    },
    stated::Stated,
    words::Cue,
};
use crate::ingest::Draft;

/// Lines between a story and what is said of it.
const CLOSE: usize = 3;

/// Lines below a date among which its headline is looked for.
const NEAR: usize = 30;

/// The part that a date plays on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The line says that it was published then.
    Published,
    /// It stands between headline and story.
    Head,
    /// A line behind the story says that it was published then.
    Foot,
    /// It stands above the headline, where it may be the day of publication or that of saving.
    Above,
    /// It opens the story behind a place: `ISLAMABAD, March 14 (APP)`.
    Dateline,
    /// The line says that it was changed then.
    Updated,
    /// The day on which the page was saved, as a line says.
    Saved,
    /// It stands where pages carry the day on which they are read.
    Running,
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
    hand_on_comments(&mut lines);
    (lines, at)
}

/// What follows a heading of comments behind a story are comments, where nothing else is known of it.
fn hand_on_comments(lines: &mut [Line<'_>]) {
    let story = lines
        .iter()
        .position(|line| line.kind == "text" && is_paragraph(line.text));
    let from = story.unwrap_or(lines.len());
    let heading = lines[from..].iter().position(|line| line.kind == "comment");
    let behind = heading.map_or(lines.len(), |at| from + at);
    for line in lines[behind..]
        .iter_mut()
        .filter(|line| line.kind == "text")
    {
        line.kind = "comment";
    }
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
            "navigation" | "notice" | "share" if at < self.first => Role::Running,
            "navigation" | "notice" | "share" => Role::Beside,
            "published" if short && at > self.first => Role::Foot,
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
            Cue::Published => self.published(at)?,
            Cue::Updated if self.published(at).is_none() => return None,
            Cue::Updated => Role::Updated,
            Cue::Saved => Role::Saved,
            Cue::Other => Role::Beside,
        })
    }

    /// A line that says when something was published: this story, where it is near enough to it.
    fn published(&self, at: usize) -> Option<Role> {
        let marked = self.lines[at].kind == "published";
        match self.title {
            Some(title) if at + CLOSE < title => Some(Role::Above),
            _ if at < self.first => Some(Role::Published),
            _ if marked || at <= self.last + CLOSE => Some(Role::Foot),
            _ => None,
        }
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
            return Role::Running;
        }
        match self.title {
            None if line.kind != "text" => return Role::Head,
            Some(title) if title < at => return Role::Head,
            Some(title) if title == at => return Role::Story,
            None if self.is_under_headline(at) => return Role::Head,
            _ => {}
        }
        let until = self.title.unwrap_or(self.first);
        let until = until.min(at + NEAR);
        let between = (at + 1..until).filter(|&at| self.lines[at].sights.dates.is_empty());
        let headline = usize::from(self.title.is_none());
        let between = between.count().saturating_sub(headline);
        if is_stamp(line.text, seen) {
            Role::Saved
        } else if seen.weekday.is_some() || between > 2 {
            Role::Running
        } else {
            Role::Above
        }
    }

    /// Whether something like a headline stands above a line, and nothing like one between it and the story.
    fn is_under_headline(&self, at: usize) -> bool {
        let like = |at: usize| is_headline(&self.lines[at]);
        let below = (at + 1)..self.first.min(at + NEAR);
        (at.saturating_sub(NEAR)..at).any(like) && !below.into_iter().any(like)
    }
}
