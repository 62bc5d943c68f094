//! Whether a text is the copy of a page at all. A document that somebody wrote as one must not lose a line.

use super::{cues::Says, seen::Seen};

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
    let strong = cued + usize::from(shared >= 4) + usize::from(shared >= 8);
    let page = (strong >= 2 && strong + weak >= 3)
        || (strong >= 1 && strong + weak >= 4)
        || (weak >= 6 && (kinds | weak_kinds).count_ones() >= 3);
    match (page, cued) {
        (true, _) => Verdict::Page,
        (false, 0) => Verdict::Document,
        (false, _) => Verdict::Marked,
    }
}

/// Different lines with a cue, strong or weak ones, and the cues that there are, a bit for each.
fn marked(lines: &[Seen<'_>], strong: bool) -> (usize, u32) {
    let mut keys: Vec<&str> = Vec::new();
    let mut kinds = 0;
    for line in lines {
        if let Some(cue) = line.cue.filter(|cue| cue.strong == strong) {
            keys.push(&line.key);
            kinds |= bit(cue.says);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    (keys.len(), kinds)
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
