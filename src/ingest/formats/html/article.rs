//! Which box of a page holds the article, and which block is its headline.

use std::collections::BTreeMap;

use super::{
    hints::{self, Body},
    kind::Kind,
    measure::{Measures, is_heading},
    outline::{Number, Outline},
};
use crate::text::terms;

/// Where the article of a page stands.
pub(super) struct Article {
    /// The box that holds its text.
    pub(super) root: Number,
    /// The box that holds its headline as well.
    pub(super) frame: Number,
    /// The block that is its headline.
    pub(super) headline: Option<Number>,
    /// The first block of its prose.
    pub(super) start: Number,
    /// Behind the last.
    pub(super) end: Number,
    /// Whether it can be told apart from what stands around it.
    pub(super) is_told: bool,
}

impl Article {
    /// The article of a page whose story is called by one of these names.
    pub(super) fn of(page: &Outline, measures: &Measures, names: &[&str]) -> Self {
        let root = declared(page, measures).unwrap_or_else(|| descend(page, measures));
        let (first, end) = page.boxes[root].blocks;
        let start = (first..end)
            .find(|at| measures.is_prose(*at))
            .unwrap_or(first);
        let last = (start..end).rev().find(|at| measures.is_prose(*at));
        let headline = headline(page, names, start);
        let frame = frame(page, root, headline);
        let mut article = Self {
            root,
            frame,
            headline,
            start,
            end: last.map_or(start, |last| last + 1),
            is_told: true,
        };
        article.is_told = article.is_told(page, measures);
        article
    }

    fn is_told(&self, page: &Outline, measures: &Measures) -> bool {
        let prose = measures.raw(page, self.root);
        let least = if self.headline.is_some() { 60.0 } else { 140.0 };
        prose >= least
            && measures.linked(page, self.root) < 0.5
            && !self.is_front_page(page, measures)
    }

    /// Whether most of the prose stands in boxes that each begin with a link to the whole story.
    fn is_front_page(&self, page: &Outline, measures: &Measures) -> bool {
        let teasers: f64 = (1..page.boxes.len())
            .filter(|at| {
                measures.listed[*at]
                    && !page
                        .around(page.boxes[*at].parent)
                        .any(|up| measures.listed[up])
            })
            .filter(|at| measures.is_teaser(page, *at))
            .filter(|at| page.around(*at).any(|up| up == self.root))
            .map(|at| measures.raw(page, at))
            .sum();
        let (alone, all) = measures.unlisted(page, self.root);
        teasers > 0.6 * all && alone < 0.25 * all
    }
}

/// The box around all that is declared to be the article's body.
fn declared(page: &Outline, measures: &Measures) -> Option<Number> {
    let is_declared = |at: &Number| page.boxes[*at].hint.body == Body::Declared;
    let declared: Vec<Number> = (1..page.boxes.len()).filter(is_declared).collect();
    let all: f64 = declared.iter().map(|at| measures.raw(page, *at)).sum();
    if all < 400.0 && all < 0.3 * measures.prose(page, 0) {
        return None;
    }
    declared
        .into_iter()
        .filter(|at| measures.raw(page, *at) >= 0.1 * all)
        .reduce(|one, other| together(page, one, other))
}

/// The innermost box that holds both.
fn together(page: &Outline, one: Number, other: Number) -> Number {
    let (mut one, mut other) = (one, other);
    // A box's number is higher than those of the boxes around it.
    while one != other {
        if one > other {
            one = page.boxes[one].parent;
        } else {
            other = page.boxes[other].parent;
        }
    }
    one
}

/// From the outermost box inwards, as long as one box holds most of the prose.
fn descend(page: &Outline, measures: &Measures) -> Number {
    let mut inside: Vec<Vec<Number>> = vec![Vec::new(); page.boxes.len()];
    for at in 1..page.boxes.len() {
        inside[page.boxes[at].parent].push(at);
    }
    let mut at = 0;
    loop {
        let prose = |inner: &Number| measures.prose(page, *inner);
        let Some(inner) = inside[at]
            .iter()
            .copied()
            .max_by(|a, b| prose(a).total_cmp(&prose(b)).then(b.cmp(a)))
        else {
            return at;
        };
        let least = match page.boxes[inner].hint.body {
            Body::Declared | Body::Likely => 0.5,
            Body::Perhaps => 0.65,
            Body::Silent => 0.8,
        };
        let (first, end) = page.boxes[inner].blocks;
        let all = prose(&at).max(1.0);
        // An article may be spread over boxes that look alike.
        let shares = |other: &Number| {
            let look = page.boxes[*other].look;
            *other != inner
                && look == page.boxes[inner].look
                && look != hints::PLAIN
                && prose(other) > 0.1 * all
        };
        if prose(&inner) < least * all || end - first < 2 || inside[at].iter().any(shares) {
            return at;
        }
        at = inner;
    }
}

/// The block that bears the story's name; else the last heading of the first order before its text.
fn headline(page: &Outline, names: &[&str], start: Number) -> Option<Number> {
    let names: Vec<BTreeMap<String, usize>> = names.iter().map(|name| words(name)).collect();
    let mut best: Option<(f64, Number)> = None;
    for (at, block) in page.blocks.iter().enumerate().take(start + 40) {
        if block.home || block.chars > 300 || (at > start && !is_heading(page.name(block))) {
            continue;
        }
        let own = words(&block.text);
        let alike = names
            .iter()
            .map(|name| alike(&own, name))
            .fold(0.0, f64::max);
        let least = if is_heading(page.name(block)) {
            0.6
        } else {
            0.85
        };
        if alike < least {
            continue;
        }
        let bonus = match page.name(block) {
            "h1" => 0.5,
            "h2" | "h3" => 0.3,
            _ if at > start => -1.0,
            _ => 0.0,
        };
        let score = alike + bonus;
        let farther = if bonus > 0.0 { 0.0 } else { 1e-9 };
        if best.is_none_or(|(most, _)| score > most - farther) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
        .or_else(|| nearest_heading(page, start))
}

fn nearest_heading(page: &Outline, start: Number) -> Option<Number> {
    let end = (start + 1).min(page.blocks.len());
    (0..end)
        .rev()
        .find(|at| page.name(&page.blocks[*at]) == "h1")
        .filter(|at| {
            page.blocks[*at].chars >= 4 && !page.blocks[*at].home && !is_navigation(page, *at)
        })
}

fn is_navigation(page: &Outline, block: Number) -> bool {
    page.around(page.blocks[block].frame)
        .any(|at| page.boxes[at].hint.kind == Some(Kind::Navigation))
}

/// The words of a name and how often they stand in it.
fn words(name: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for term in terms(name) {
        *words.entry(term).or_default() += 1;
    }
    words
}

/// How much two names have in common, up to 1.
fn alike(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> f64 {
    let length = |name: &BTreeMap<String, usize>| name.values().sum::<usize>();
    let common: usize = one
        .iter()
        .filter_map(|(word, count)| other.get(word).map(|also| *count.min(also)))
        .sum();
    common as f64 / length(one).max(length(other)).max(1) as f64
}

/// The innermost box with both text and headline; without a headline, an element that says it is the article.
fn frame(page: &Outline, root: Number, headline: Option<Number>) -> Number {
    match headline {
        Some(block) => together(page, root, page.blocks[block].frame),
        None => page
            .around(root)
            .find(|at| *at != 0 && page.boxes[*at].hint.body >= Body::Likely)
            .unwrap_or(root),
    }
}
