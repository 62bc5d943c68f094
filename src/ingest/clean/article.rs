//! Where on a page the article stands, and which line is its headline.

use std::ops::Range;

use hashbrown::HashSet;

use super::{
    cues::{self, Says},
    lines::is_item,
    seen::Seen,
    signs::{is_byline, is_caption},
    verdict::SHARED,
};

/// Weight of a paragraph at the most, so that one long comment does not outweigh an article.
const MOST: i64 = 800;

/// Running text before a heading of comments that makes all behind it comments, and not the article.
const ARTICLE: usize = 200;

/// The lines from the article's first paragraph to its last: those whose weights have the highest sum.
pub(super) fn body(lines: &[Seen<'_>]) -> Range<usize> {
    let end = comments(lines).unwrap_or(lines.len());
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0);
    for (at, weight) in weights(&lines[..end]).into_iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += weight;
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    best
}

/// Weight of a run of short lines at the least: a list of many may be the article's own.
const LEAST: i64 = -120;

/// What each line says for or against being the article's. Lines of one kind in a run weigh less and less.
fn weights(lines: &[Seen<'_>]) -> Vec<i64> {
    let (mut links, mut run) = (false, 0);
    let mut last: Option<Says> = None;
    let mut weights = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        links = match line.cue {
            Some(cue) => cue.says == Says::Related || (cue.says == Says::More && cue.whole),
            None => links && line.is_label(),
        };
        let says = line.cue.map(|cue| cue.says);
        let weight = match says {
            _ if links => link_weight(&lines[at..]),
            Some(Says::Share) if last == says => -5,
            _ => weight(line),
        };
        let label = weight < 0 && line.cue.is_none() && line.is_label() && !line.is_date();
        run = if label { run + weight } else { 0 };
        weights.push(if label && run < LEAST { 0 } else { weight });
        last = says;
    }
    weights
}

/// Where readers' comments begin, behind the article.
pub(super) fn comments(lines: &[Seen<'_>]) -> Option<usize> {
    let mut before = 0;
    lines.iter().position(|line| {
        before += if line.is_prose() { line.size } else { 0 };
        line.says(Says::Comments) && before >= ARTICLE
    })
}

/// Weight of a list of links or a line in it, which is light where the list is short and no teasers follow.
fn link_weight(lines: &[Seen<'_>]) -> i64 {
    if lines[0].cue.is_none() {
        return -10;
    }
    let list = || lines[1..].iter();
    let links = list().take_while(|line| line.cue.is_none() && line.is_label());
    if links.take(5).count() == 5 || list().take(8).any(Seen::is_date) {
        -300
    } else {
        -30
    }
}

fn weight(line: &Seen<'_>) -> i64 {
    let shared = line.others >= SHARED;
    match line.cue.map(|cue| (cue.says, cue.strong || cue.whole)) {
        Some((Says::Related, _)) => -300,
        Some((Says::Published, _)) => -400,
        Some((Says::Notice, true)) => -60,
        Some((Says::Notice, false)) if line.size < 200 => -100,
        Some((Says::Notice, false)) | None if line.is_prose() && !shared => {
            (line.size as i64).min(MOST)
        }
        Some(_) => -40,
        None if line.is_blank() || line.again => 0,
        None if is_caption(&line.line.text) => 0,
        None if shared => -60,
        None if line.is_date() => -200,
        None if line.stops() && line.size >= 60 => line.size as i64,
        None if line.ends || !line.is_label() => line.size as i64 / 4,
        None if is_item(&line.line.text) || line.line.text.ends_with(':') => 0,
        None => -25,
    }
}

/// Lines above the article among which its headline is looked for.
const ABOVE: usize = 40;

/// The headline: the line above the article that is most like a title and has most in common with the article.
///
/// `stem` is the name of the file, which often holds the headline's words.
pub(super) fn headline(lines: &[Seen<'_>], body: &Range<usize>, stem: &str) -> Option<usize> {
    let words = |text: &str| -> HashSet<String, foldhash::fast::FixedState> {
        text.split(' ')
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.chars().count() >= 4 || !word.is_ascii())
            .map(String::from)
            .collect()
    };
    let said: String = lines[body.clone()]
        .iter()
        .map(|line| line.key.clone() + " ")
        .collect();
    let (said, named) = (words(&said), words(&cues::key(stem)));
    let from = body.start.saturating_sub(ABOVE);
    let again = |at: usize| {
        let key = &lines[at].key;
        let held =
            |other: &Seen<'_>| other.key.len() > key.len() && other.key.contains(key.as_str());
        lines[from..body.start]
            .iter()
            .any(|other| held(other) && !other.is_prose())
    };
    let score = |at: usize| {
        let own = words(&lines[at].key);
        let share = |others: &HashSet<String, _>| {
            own.iter().filter(|word| others.contains(*word)).count() * 100 / own.len().max(1)
        };
        let behind = &lines[at + 1..body.start];
        let signed = behind
            .iter()
            .take(4)
            .any(|line| line.is_date() || is_byline(&line.line.text));
        share(&said)
            + 2 * share(&named)
            + if (4..=18).contains(&lines[at].words) {
                40
            } else {
                0
            }
            + if signed { 30 } else { 0 }
            + if lines[at].others == 0 { 20 } else { 0 }
            + if again(at) { 40 } else { 0 }
            + 40usize.saturating_sub(4 * behind.len())
    };
    let scores: Vec<(usize, usize)> = (from..body.start)
        .filter(|at| may_be_headline(&lines[*at]))
        .map(|at| (score(at), at))
        .collect();
    let (most, best) = scores
        .iter()
        .copied()
        .rev()
        .max_by_key(|(score, _)| *score)?;
    // What stands under a headline may say more of the article than the headline.
    let above = scores
        .iter()
        .find(|(score, at)| at + 1 == best && lines[*at].words >= 4 && score * 10 >= most * 6);
    (most >= 60).then_some(above.map_or(best, |(_, at)| *at))
}

fn may_be_headline(line: &Seen<'_>) -> bool {
    let text = line.line.text.trim();
    let stopped = text.ends_with(['.', ',', ';', ':', '۔', '。', '।']);
    (2..=30).contains(&line.words)
        && line.size <= 200
        && line.size >= 12
        && (!stopped || text.ends_with("..."))
        && line.cue.is_none()
        && line.others < SHARED
        && !line.is_date()
        && !is_byline(text)
        && !is_caption(text)
}
