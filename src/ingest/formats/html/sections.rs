//! What only the blocks beside a block can tell: what a heading leads to, and what stands a second time.

use std::{
    collections::BTreeMap,
    ops::Bound::{Excluded, Unbounded},
};

use super::{
    article::Article,
    kind::Kind,
    measure::{Measures, is_heading, is_link, size},
    outline::{Number, Outline},
    phrases,
};

/// Characters of a line that is not taken for a repetition: "Yes.", "* * *".
const LEAST_REPEATED: f64 = 20.0;

/// Gives what follows a heading such as "Comments" its kind, and headings the kind of what follows them.
pub(super) fn continue_headings(
    page: &Outline,
    measures: &Measures,
    article: &Article,
    kinds: &mut [Kind],
) {
    let mut at = article.start + 1;
    while at < kinds.len() {
        at = match lead(page, at) {
            Some(kind) if !is_link(&page.blocks[at]) => {
                follow(page, measures, article, at, kind, kinds)
            }
            _ => at + 1,
        };
    }
    headings(page, article, kinds);
}

/// What a heading or a short line of its own leads to.
fn lead(page: &Outline, at: Number) -> Option<Kind> {
    let block = &page.blocks[at];
    let kind = phrases::of(&block.text).or_else(|| {
        let leads = is_heading(page.name(block)) && phrases::leads_elsewhere(&block.text);
        leads.then_some(Kind::Related)
    });
    kind.filter(|kind| matches!(kind, Kind::Comment | Kind::Related) && block.chars <= 60)
}

/// The number of the first block that the lead does not reach.
fn follow(
    page: &Outline,
    measures: &Measures,
    article: &Article,
    at: Number,
    kind: Kind,
    kinds: &mut [Kind],
) -> Number {
    kinds[at] = kind;
    let section = section(page, at);
    let whole = page.boxes[section].blocks.1;
    let is_own = !page.around(article.root).any(|up| up == section);
    let mut next = at + 1;
    while next < whole {
        let block = &page.blocks[next];
        let goes_on = match kind {
            Kind::Comment => true,
            _ => is_own || !measures.is_prose(next) || is_link(block),
        };
        if !goes_on || (kind != Kind::Comment && lead(page, next).is_some()) {
            break;
        }
        if kinds[next].is_article() || kinds[next] == Kind::Byline || kinds[next] == Kind::Other {
            kinds[next] = kind;
        }
        next += 1;
    }
    next
}

/// The innermost box that goes on behind a block.
fn section(page: &Outline, at: Number) -> Number {
    page.around(page.blocks[at].frame)
        .find(|up| page.boxes[*up].blocks.1 > at + 1)
        .unwrap_or(0)
}

/// A heading belongs to what follows it.
fn headings(page: &Outline, article: &Article, kinds: &mut [Kind]) {
    let mut follows: Option<Kind> = None;
    for at in (0..kinds.len()).rev() {
        let is_headline = Some(at) == article.headline;
        let kind = kinds[at];
        if is_heading(page.name(&page.blocks[at])) && matches!(kind, Kind::Heading | Kind::Other) {
            let (first, end) = page.boxes[article.frame].blocks;
            let is_framed = (first..=article.start.min(end)).contains(&at);
            if !is_headline && !is_framed {
                kinds[at] = match follows {
                    Some(kind) if kind.is_article() => Kind::Heading,
                    Some(kind) => kind,
                    None => Kind::Other,
                };
            }
            if kinds[at] == Kind::Heading {
                follows = Some(Kind::Heading);
            }
        } else if kind.is_article()
            || !follows.is_some_and(Kind::is_article)
            || !is_between(page, article, at)
        {
            follows = Some(kind);
        }
    }
}

/// Whether a block interrupts the article rather than ends it.
fn is_between(page: &Outline, article: &Article, at: Number) -> bool {
    let (first, end) = page.boxes[article.root].blocks;
    (first..end).contains(&at)
}

/// Lines of the article that stand in it a second time, and captions that do so nearly.
pub(super) fn repeated(page: &Outline, article: &Article, kinds: &mut [Kind]) {
    let mut seen: BTreeMap<String, Number> = BTreeMap::new();
    if let Some(headline) = article.headline {
        seen.insert(letters(&page.blocks[headline].text), headline);
    }
    for at in 0..kinds.len() {
        if !kinds[at].is_article() || Some(at) == article.headline {
            continue;
        }
        let text = &page.blocks[at].text;
        let line = letters(text);
        let least = if kinds[at] == Kind::Caption {
            LEAST_REPEATED
        } else {
            2.0 * LEAST_REPEATED
        };
        let long = size(text) >= least;
        if long && (seen.contains_key(&line) || begins_alike(&seen, &line, kinds, kinds[at])) {
            kinds[at] = Kind::Duplicate;
        } else if long {
            seen.insert(line, at);
        }
    }
}

/// Whether a line and a caption before it differ in their ends alone, such as the name of a photographer.
fn begins_alike(seen: &BTreeMap<String, Number>, line: &str, kinds: &[Kind], kind: Kind) -> bool {
    let neighbours = [
        seen.range::<str, _>((Unbounded, Excluded(line)))
            .next_back(),
        seen.range::<str, _>((Excluded(line), Unbounded)).next(),
    ];
    neighbours.into_iter().flatten().any(|(other, at)| {
        let (short, long) = if other.len() < line.len() {
            (other.as_str(), line)
        } else {
            (line, other.as_str())
        };
        let captions = kind == Kind::Caption || kinds[*at] == Kind::Caption;
        captions
            && short.len() >= 30
            && short.len() * 10 >= long.len() * 7
            && long.starts_with(short)
    })
}

/// A line's letters and digits alone.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
