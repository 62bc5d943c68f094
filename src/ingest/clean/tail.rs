//! What stands under an article: share lines, links, teasers, comments, the site's foot.

use super::{
    cues::Says,
    kinds::{Kind, said},
    lines::is_item,
    seen::Seen,
    verdict::SHARED,
};

/// What the lines are a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// The article may still go on.
    Article,
    /// Links and teasers.
    Stories,
    Comments,
    Foot,
}

/// Short lines in a row above the site's foot that are links of its, rather than the end of the article.
const LINKS: usize = 5;

/// Short lines in a row that are the site's foot rather than comments or stories.
const FOOT: usize = 6;

/// Adds the kinds of all lines from `start`.
pub(super) fn kinds(lines: &[Seen<'_>], start: usize, kinds: &mut Vec<Kind>) {
    let end = evidence(lines, start);
    let comments = Comments::of(lines, start);
    let mut zone = Zone::Article;
    for at in start..lines.len() {
        let line = &lines[at];
        if at >= end && zone == Zone::Article {
            zone = Zone::Stories;
        }
        zone = next(zone, lines, at, &comments);
        let begins = match zone {
            Zone::Comments => comments.begins(lines, at),
            Zone::Stories => begins_story(lines, at),
            Zone::Article | Zone::Foot => false,
        };
        kinds.push(Kind {
            name: kind(zone, lines, at),
            begins: begins && line.cue.is_none(),
        });
    }
}

/// The first line that is certainly not the article's, and the title above it where it is the date of a teaser.
fn evidence(lines: &[Seen<'_>], start: usize) -> usize {
    let sure = |at: &usize| {
        let line = &lines[*at];
        line.cue.is_some_and(|cue| cue.strong || cue.whole)
            || line.cue.is_some_and(|cue| cue.says == Says::Notice)
            || line.is_date()
            || line.others >= SHARED
    };
    let first = (start..lines.len()).find(sure).unwrap_or(lines.len());
    let dated = first < lines.len() && lines[first].cue.is_none() && lines[first].is_date();
    let title = (first.saturating_sub(3).max(start)..first).find(|at| lines[*at].is_label());
    let link = |line: &&Seen<'_>| {
        let plain = line.is_label() && !line.stops() && !line.key.contains('#');
        plain && line.words <= 8 && !is_item(&line.line.text)
    };
    let links = lines[start..first].iter().rev().take_while(link).count();
    match title.filter(|_| dated) {
        Some(title) => title,
        None if links >= LINKS => first - links,
        None => first,
    }
}

fn next(zone: Zone, lines: &[Seen<'_>], at: usize, comments: &Comments) -> Zone {
    let line = &lines[at];
    let feet = lines[at..].iter().take(FOOT);
    let labels = feet.take_while(|line| is_foot(line)).count();
    match line.cue.map(|cue| cue.says) {
        Some(Says::Comments) => Zone::Comments,
        Some(Says::Reply) => Zone::Comments,
        Some(Says::Related) if line.cue.is_some_and(|cue| cue.strong) || zone != Zone::Foot => {
            Zone::Stories
        }
        Some(Says::Notice) if zone != Zone::Comments || line.size < 200 => match zone {
            Zone::Comments if at + 1 < comments.replied => zone,
            _ => Zone::Foot,
        },
        Some(Says::Menu) if zone == Zone::Comments && at >= comments.end => Zone::Foot,
        _ if zone == Zone::Comments && labels >= FOOT => Zone::Foot,
        _ if zone == Zone::Comments && labels >= 3 && comments.are_over(lines, at + labels) => {
            Zone::Foot
        }
        _ => zone,
    }
}

/// Whether a line is such as sites have in their foot.
fn is_foot(line: &Seen<'_>) -> bool {
    line.words <= 4 && line.is_label() && !line.is_date() && !line.says(Says::Reply)
}

fn kind(zone: Zone, lines: &[Seen<'_>], at: usize) -> &'static str {
    let line = &lines[at];
    let said = line.cue.map(|cue| said(cue.says));
    match (zone, said) {
        (Zone::Article, None) => "text",
        (Zone::Comments, None | Some("share" | "navigation" | "link")) => "comment",
        (Zone::Foot, Some("notice")) if line.words <= 3 && !line.key.contains(['#', '©']) => {
            "navigation"
        }
        (_, Some(said)) => said,
        (_, None) if line.again => "navigation",
        (Zone::Foot, None) if line.stops() && line.words > 5 => "notice",
        (Zone::Foot, None) => "navigation",
        (Zone::Stories, None) if line.others >= SHARED && line.stops() => "notice",
        (Zone::Stories, None) if line.others >= SHARED && line.size < 25 => "navigation",
        (Zone::Stories, None) if is_teaser(lines, at) => "teaser",
        (Zone::Stories, None) if line.words >= 5 || line.size >= 25 => "related",
        (Zone::Stories, None) => "navigation",
    }
}

/// Whether a line is a date, a summary, or a title beside one.
fn is_teaser(lines: &[Seen<'_>], at: usize) -> bool {
    let line = &lines[at];
    let teases = |at: usize| {
        lines.get(at).is_some_and(|line| {
            line.cue.is_none() && (line.is_date() || line.stops() || line.is_prose())
        })
    };
    teases(at)
        || line.stamp.is_some()
        || teases(at + 1)
        || (at > 0 && teases(at - 1) && line.words >= 3)
}

/// Whether a story begins with this line: a title behind a date or a summary, or a date before a title.
fn begins_story(lines: &[Seen<'_>], at: usize) -> bool {
    let line = &lines[at];
    let last = at.checked_sub(1).and_then(|last| lines.get(last));
    line.line.gap || last.is_some_and(|last| last.stops() && line.is_label() && !line.is_date())
}

/// How the comments of a page are told from one another, and where they end.
struct Comments {
    /// By the dates beside their authors' names.
    dated: bool,
    /// By blank lines.
    gaps: bool,
    /// Behind the last line that stands under comments.
    replied: usize,
    /// Behind that line and the last date.
    end: usize,
}

impl Comments {
    fn of(all: &[Seen<'_>], start: usize) -> Self {
        let behind = |is: fn(&Seen<'_>) -> bool| all.iter().rposition(is).map_or(0, |at| at + 1);
        let replied = behind(|line| line.says(Says::Reply));
        let last_date = behind(|line| line.is_date() && line.cue.is_none());
        let from = all[start..]
            .iter()
            .position(|line| line.says(Says::Comments));
        let lines = &all[from.map_or(all.len(), |from| start + from)..];
        let gaps = lines.iter().filter(|line| line.line.gap).count();
        Self {
            dated: lines.iter().filter(|line| line.stamp.is_some()).count() >= 2,
            gaps: gaps >= 2 && gaps * 4 > lines.len(),
            replied,
            end: replied.max(last_date),
        }
    }

    /// Whether a line is a notice, and no comment follows it.
    fn are_over(&self, lines: &[Seen<'_>], at: usize) -> bool {
        lines.get(at).is_some_and(|line| line.says(Says::Notice)) && at >= self.end
    }

    fn begins(&self, lines: &[Seen<'_>], at: usize) -> bool {
        let line = &lines[at];
        if self.dated {
            let named = line.stamp.is_some_and(|stamp| stamp.others > 0);
            let above = at
                .checked_sub(1)
                .is_some_and(|above| is_author(&lines[above]));
            let below = lines.get(at + 1).and_then(|next| next.stamp);
            return named
                || (line.stamp.is_some() && !above)
                || (is_author(line) && below.is_some_and(|stamp| stamp.others == 0));
        }
        !self.gaps || line.line.gap
    }
}

/// Whether a line may be the name of who wrote a comment.
fn is_author(line: &Seen<'_>) -> bool {
    line.words <= 5 && line.is_label() && line.cue.is_none() && line.stamp.is_none()
}
