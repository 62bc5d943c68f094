//! Whether a text is the copy of a page at all. A document that somebody wrote as one must not lose a line.

use super::{
    cues::{Cue, Says},
    seen::Seen,
};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A document: nothing of it is set aside.
    Document,
    /// A document with lines in it that say themselves that they belong to a page.
    Marked,
    /// The copy of a page: its lines are judged by shape and place as well.
    Page,
}

/// Size of running text below which nothing is an article that could be told from what surrounds it.
const LEAST_PROSE: usize = 200;

/// Other documents of the source that make a line one of the site's.
pub(super) const SHARED: usize = 2;

/// Judges a text by its lines.
pub(super) fn verdict(lines: &[Seen<'_>]) -> Verdict {
    let prose: usize = lines
        .iter()
        .filter(|line| line.is_prose())
        .map(|line| line.size)
        .sum();
    if prose < LEAST_PROSE {
        return Verdict::Document;
    }
    let (cued, kinds) = marked(lines, true);
    let (weak, weak_kinds) = marked(lines, false);
    let shared = edges(lines).filter(|line| line.others >= SHARED).count();
    let site = kinds | weak_kinds;
    let page = (cued >= 2 && cued + weak >= 3)
        || (cued >= 1 && cued + weak + (shared / 4).min(2) >= 4)
        || (weak >= 6 && site & bit(Says::Share) != 0)
        || (weak >= 4 && site & bit(Says::Share) != 0 && site & bit(Says::Notice) != 0)
        || (shared >= 6 && site & (bit(Says::Share) | bit(Says::Notice)) != 0)
        || is_followed(lines);
    match (page, cued) {
        (true, _) => Verdict::Page,
        (false, 0) => Verdict::Document,
        (false, _) => Verdict::Marked,
    }
}

/// Whether the dates of other stories stand behind the line that says where this one was published.
fn is_followed(lines: &[Seen<'_>]) -> bool {
    let is_published = |line: &Seen<'_>| {
        let cue = line.cue.filter(|cue| cue.strong);
        cue.is_some_and(|cue| cue.says == Says::Published)
    };
    let first = lines.iter().position(Seen::is_prose).unwrap_or(0);
    let behind = lines
        .iter()
        .skip(first)
        .skip_while(|line| !is_published(line));
    behind.skip(1).any(Seen::is_date)
}

/// Different lines with a cue, strong or weak ones, and the cues that there are, a bit for each.
fn marked(lines: &[Seen<'_>], strong: bool) -> (usize, u32) {
    let mut keys: Vec<&str> = Vec::new();
    let mut kinds = 0;
    for (at, line) in lines.iter().enumerate() {
        let counts = |cue: &Cue| cue.strong == strong && (strong || is_in_run(lines, at));
        if let Some(cue) = line.cue.filter(counts) {
            keys.push(&line.key);
            kinds |= bit(cue.says);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    (keys.len(), kinds)
}

/// Whether short lines stand on both sides of a line, or two on one: a word such as `Education` between two paragraphs is a
/// heading.
fn is_in_run(lines: &[Seen<'_>], at: usize) -> bool {
    let label = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(Seen::is_label);
    let (above, below) = (at.checked_sub(1), Some(at + 1));
    let far = (at.checked_sub(2), Some(at + 2));
    label(above) && (label(below) || label(far.0)) || label(below) && label(far.1)
}

fn bit(says: Says) -> u32 {
    1 << says as u32
}

/// Lines before the first paragraph and behind the last.
fn edges<'a, 'b>(lines: &'b [Seen<'a>]) -> impl Iterator<Item = &'b Seen<'a>> {
    let first = lines.iter().position(Seen::is_prose).unwrap_or(0);
    let last = lines.iter().rposition(Seen::is_prose).unwrap_or(0);
    lines[..first].iter().chain(&lines[last + 1..])
}
