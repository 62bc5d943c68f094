//! Where on a page the article stands, and which line is its headline.

use std::ops::Range;

use hashbrown::HashSet;

use super::{
    cues::{self, Says},
    lines::is_item,
    seen::Seen,
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
    let list = &lines[1..];
    let length = list
        .iter()
        .take_while(|line| line.cue.is_none() && line.is_label())
        .count();
    match lines[0].cue {
        None => -10,
        Some(_) if length > 4 || list.iter().take(8).any(Seen::is_date) => -300,
        Some(_) => -30,
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

/// Words before an author's name.
const BY: [&str; 9] = [
    "By ",
    "BY ",
    "by ",
    "Von ",
    "Par ",
    "Por ",
    "Автор: ",
    "Автор ",
    "تحریر: ",
];

/// Whether a line names who wrote the article.
pub(super) fn is_byline(text: &str) -> bool {
    author(text).is_some() || DESKS.contains(&cues::key(text).as_str())
}

/// Who has written what nobody has signed, as keys.
const DESKS: [&str; 16] = [
    "web desk",
    "news desk",
    "monitoring desk",
    "sports desk",
    "staff reporter",
    "staff report",
    "staff writer",
    "our correspondent",
    "special correspondent",
    "our bureau",
    "news agencies",
    "agencies",
    "redaktion",
    "la redaction",
    "redaccion",
    "agence france presse",
];

/// The name behind `By`.
pub(super) fn author(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = BY.iter().find_map(|by| text.strip_prefix(by))?.trim();
    let name = name.split([',', '|', '•', '·', '–', '—']).next()?.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = (1..=5).contains(&words.len())
        && words.iter().all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| !c.is_lowercase() && !c.is_numeric())
                || matches!(
                    *word,
                    "and"
                        | "und"
                        | "et"
                        | "y"
                        | "и"
                        | "de"
                        | "van"
                        | "von"
                        | "bin"
                        | "ul"
                        | "al"
                        | "our"
                )
        })
        && !text.ends_with(['.', '!', '?', ',', ';', ':'])
        && text.split_whitespace().count() <= 10;
    named.then_some(name)
}

/// Words by which captions name their pictures' makers.
const CREDITS: [&str; 22] = [
    "photo:",
    "photo by",
    "photograph:",
    "photo credit",
    "picture:",
    "image:",
    "images)",
    "getty images",
    "file photo",
    "file)",
    "photo courtesy",
    "courtesy:",
    "foto:",
    "bild:",
    "photo ©",
    "(c)",
    "фото:",
    "фото ",
    "تصویر:",
    "صورة:",
    "(reuters)",
    "(afp)",
];

/// Words before captions.
const CAPTIONS: [&str; 6] = [
    "image source",
    "image caption",
    "media caption",
    "image:",
    "photo:",
    "bildunterschrift",
];

/// Agencies whose names end captions.
const AGENCIES: [&str; 25] = [
    "app",
    "afp",
    "ap",
    "reuters",
    "epa",
    "dpa",
    "tass",
    "ppi",
    "inp",
    "xinhua",
    "pid",
    "ispr",
    "online",
    "file",
    "getty",
    "efe",
    "ria",
    "тасс",
    "رويترز",
    "рия",
    "novosti",
    "ani",
    "pti",
    "upi",
    "anadolu",
];

/// Whether a line is a picture's caption: it ends with who took it.
pub(super) fn is_caption(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    if lower.starts_with('©') && !lower.contains(|c: char| c.is_numeric()) {
        return true;
    }
    let size = lower.chars().count();
    if size > 350 {
        return false;
    }
    if CAPTIONS.iter().any(|words| lower.starts_with(words)) {
        return true;
    }
    let tail: String = lower.chars().skip(size.saturating_sub(40)).collect();
    let bracket = lower
        .trim_end_matches('.')
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    if bracket.is_some_and(|(_, credit)| credit.contains('/') && credit.split(' ').count() <= 8) {
        return true;
    }
    let barred = text
        .rsplit_once(['|', '—'])
        .map(|(_, credit)| credit.trim());
    if size > 40 && barred.is_some_and(is_capitals) {
        return true;
    }
    let end = lower.trim_end_matches([')', '.', ']', ' ']);
    let last = end
        .rsplit([' ', '/', '—', '–', '(', '-', '|'])
        .next()
        .unwrap_or("");
    let before = &end[..end.len() - last.len()];
    let dashed = before
        .trim_end()
        .ends_with(['—', '–', '(', '/', '|', '-', '.']);
    CREDITS.iter().any(|credit| tail.contains(credit))
        || (dashed && AGENCIES.contains(&last) && before.trim().len() > 1)
}

/// A few words in capitals alone: the name of an agency or a paper.
fn is_capitals(credit: &str) -> bool {
    let letters = || credit.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && letters().all(char::is_uppercase) && credit.split(' ').count() <= 3
}
