//! What each line of a page is.

use std::ops::Range;

use super::{
    article,
    cues::Says,
    lines::{Line, first_alone, may_be_title},
    seen::Seen,
    signs::{is_byline, is_caption},
    verdict::SHARED,
};

/// What a line is, and whether it begins a part of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) begins: bool,
}

impl Kind {
    fn of(name: &'static str) -> Self {
        Self {
            name,
            begins: false,
        }
    }
}

/// A text's headline, and what each of its lines is.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) headline: Option<usize>,
    pub(super) kinds: Vec<Kind>,
}

impl Judged {
    /// All is the document's, and its first line may be its title.
    pub(super) fn document(lines: &[Line]) -> Self {
        Self {
            headline: first_alone(lines),
            kinds: vec![Kind::of("text"); lines.len()],
        }
    }

    /// All is the document's but lines that say themselves that they are not.
    pub(super) fn marked(lines: &[Seen<'_>]) -> Self {
        let kind = |line: &Seen<'_>| {
            let strong = line
                .cue
                .filter(|cue| cue.strong && !(line.stops() && line.words > 12));
            Kind::of(strong.map_or("text", |cue| said(cue.says)))
        };
        let kinds: Vec<Kind> = lines.iter().map(kind).collect();
        let alone = lines
            .first()
            .zip(lines.get(1))
            .is_some_and(|(first, second)| may_be_title(first.line, second.line));
        Self {
            headline: (alone && kinds[0].name == "text").then_some(0),
            kinds,
        }
    }
}

/// What a line with a cue is.
pub(super) fn said(says: Says) -> &'static str {
    match says {
        Says::Share => "share",
        Says::Notice => "notice",
        Says::More => "link",
        Says::Related => "related",
        Says::Comments | Says::Reply => "comment",
        Says::Published => "published",
        Says::Advert => "advertisement",
        Says::Menu => "navigation",
    }
}

/// What each line of a page's copy is. `documents`: how many its source has; `stem`: see [`article::headline`].
pub(super) fn page(lines: &[Seen<'_>], documents: usize, stem: &str) -> Judged {
    let body = article::body(lines);
    let headline = article::headline(lines, &body, stem);
    let mut kinds = head(lines, headline, body.start);
    kinds.extend(inside(lines, &body, documents));
    super::tail::kinds(lines, body.end, &mut kinds);
    share_lines(lines, &mut kinds);
    repetitions(lines, headline, &mut kinds);
    Judged { headline, kinds }
}

/// Above the article: the site's own lines, the headline, and what stands between it and the first paragraph.
fn head(lines: &[Seen<'_>], headline: Option<usize>, end: usize) -> Vec<Kind> {
    let lines = &lines[..end];
    let under = headline.map_or(end, |at| at + 1);
    let dated_below = lines[under..].iter().any(Seen::is_date);
    let kind = |(at, line): (usize, &Seen<'_>)| {
        let below = at >= under;
        let near = headline.is_some_and(|headline| at.abs_diff(headline) <= 2);
        Kind::of(match line.cue {
            Some(cue) if cue.says == Says::Related && line.words <= 2 => "navigation",
            Some(cue) => said(cue.says),
            None if Some(at) == headline => "text",
            None if line.is_date() && (below || (near && !dated_below)) => "published",
            None if line.is_date() => "navigation",
            None if line.others >= SHARED => "navigation",
            None if is_byline(&line.line.text) => "byline",
            None if is_caption(&line.line.text) => "caption",
            None if line.is_prose() || (below && line.ends) => "text",
            None if line.ends && line.words >= 6 => "teaser",
            None if below && is_name(lines, at) => "byline",
            None if below && line.words >= 5 => "heading",
            None => "navigation",
        })
    };
    lines.iter().enumerate().map(kind).collect()
}

/// Whether a short line next to the headline or to a date is somebody's name: each of its words has a capital.
fn is_name(lines: &[Seen<'_>], at: usize) -> bool {
    let line = &lines[at];
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let beside = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| lines.get(at))
        .any(Seen::is_date);
    (2..=4).contains(&line.words) && beside && line.line.text.split_whitespace().all(capital)
}

/// From the article's first paragraph to its last.
fn inside(lines: &[Seen<'_>], body: &Range<usize>, documents: usize) -> Vec<Kind> {
    let often = SHARED.max(documents / 5);
    let lines = &lines[body.clone()];
    let total: usize = lines.iter().map(|line| line.size).sum();
    let repeated: usize = lines
        .iter()
        .filter(|line| line.others >= often)
        .map(|line| line.size)
        .sum();
    let mut kinds = Vec::with_capacity(lines.len());
    let mut links = false;
    for (at, line) in lines.iter().enumerate() {
        let label = line.is_label() && line.cue.is_none();
        let kind = match line.cue {
            Some(cue) if cue.says == Says::Notice && line.size >= 200 => "text",
            Some(cue) if cue.says == Says::Menu && !cue.strong => "text",
            Some(cue) => said(cue.says),
            None if line.again => "navigation",
            None if label && is_byline(&line.line.text) => "byline",
            None if line.key == "#"
                && lines.get(at + 1).is_some_and(|next| next.says(Says::Share)) =>
            {
                "share"
            }
            None if is_caption(&line.line.text) => "caption",
            None if links && line.is_date() => "teaser",
            None if links && label && lines.get(at + 1).is_some_and(Seen::is_date) => "teaser",
            None if links && label => "related",
            None if line.others >= often && repeated * 2 < total => "repeated",
            None if label && line.words <= 14 && is_heading(lines, at) => "heading",
            None => "text",
        };
        links = match line.cue {
            Some(cue) => cue.says == Says::Related || (cue.says == Says::More && cue.whole),
            None => links && label,
        };
        kinds.push(Kind::of(kind));
    }
    kinds
}

/// Whether a short line stands between two paragraphs.
fn is_heading(lines: &[Seen<'_>], at: usize) -> bool {
    let next = lines.get(at + 1);
    let last = at.checked_sub(1).and_then(|last| lines.get(last));
    next.is_some_and(|next| next.is_prose() || next.ends)
        && last.is_none_or(|last| last.ends || last.cue.is_some() || is_caption(&last.line.text))
        && !super::lines::is_item(&lines[at].line.text)
}

/// Short lines behind share lines are share lines too: counts of shares, names of services.
fn share_lines(lines: &[Seen<'_>], kinds: &mut [Kind]) {
    for at in 1..lines.len() {
        let line = &lines[at];
        let small = line.words <= 2 && line.cue.is_none() && !line.line.gap;
        if small && kinds[at - 1].name == "share" && kinds[at].name == "navigation" {
            kinds[at] = Kind::of("share");
        }
    }
}

/// Size from which a line that stands twice is a repetition.
const REPEATED: usize = 20;

/// Words from which a line that stands in a paragraph too was drawn out of it.
const DRAWN: usize = 5;

/// Lines of a page beyond which none is looked for in its paragraphs.
const MANY: usize = 2_000;

/// Whether a short line is a passage of a paragraph, set in large type on the page.
fn is_drawn(lines: &[Seen<'_>], at: usize) -> bool {
    let line = &lines[at];
    let held = |other: &Seen<'_>| other.size > line.size + 20 && other.key.contains(&line.key);
    (DRAWN..=40).contains(&line.words) && lines.len() <= MANY && lines.iter().any(held)
}

/// Marks the headline's and captions' repetitions, and passages drawn out of the article.
fn repetitions(lines: &[Seen<'_>], headline: Option<usize>, kinds: &mut [Kind]) {
    let mut met: hashbrown::HashSet<&str, foldhash::fast::FixedState> =
        hashbrown::HashSet::default();
    let title = headline.map(|at| lines[at].key.as_str());
    for (at, line) in lines.iter().enumerate() {
        let again = title.is_some_and(|title| {
            line.key
                .strip_prefix(title)
                .or_else(|| line.key.strip_suffix(title))
                .is_some_and(|rest| rest.split(' ').count() <= 7)
                && line.size >= 12
        });
        let article = matches!(
            kinds[at].name,
            "text" | "heading" | "caption" | "navigation"
        );
        if Some(at) == headline {
            continue;
        }
        let twice = line.size >= REPEATED && !met.insert(&line.key);
        if article && (again || twice || is_drawn(lines, at)) {
            kinds[at] = Kind::of("duplicate");
        }
    }
}
