//! How much of a page's boxes is prose, and which of them stand in a list of boxes that are alike.

use std::collections::BTreeMap;

use super::{
    hints::Body,
    kind::Kind,
    outline::{Block, Number, Outline},
    phrases,
};

/// Shares of prose are not worth less than this in a box that says it is no article.
const DOUBTED: f64 = 0.1;

/// The same for boxes in a list of boxes that are alike, such as comments and teasers.
const LISTED: f64 = 0.3;

/// What a page's boxes hold.
pub(super) struct Measures {
    /// Prose before each block, in characters as western scripts have them.
    raw: Vec<f64>,
    /// The same, less where the boxes around it say that it is no article.
    prose: Vec<f64>,
    /// Characters, those of links, blocks that are links, and those of them that may be titles, before each block.
    chars: Vec<f64>,
    linked: Vec<f64>,
    links: Vec<f64>,
    titles: Vec<f64>,
    /// For each box whether it is one of a list.
    pub(super) listed: Vec<bool>,
    /// For each box whether two or more beside it look the same.
    pub(super) alike: Vec<bool>,
}

/// Characters of what stands below the title of another story at most.
const LONGEST_TEASER: f64 = 1_500.0;

/// Characters that a link to another story has at least.
const LEAST_TITLE: usize = 15;

/// Whether a block is a link and nothing else.
pub(super) fn is_link(block: &Block) -> bool {
    block.linked * 10 >= block.chars * 8
}

impl Measures {
    pub(super) fn of(page: &Outline, known: &dyn Fn(&Block) -> bool) -> Self {
        let sums = |value: &dyn Fn(&Block) -> f64| running(page.blocks.iter().map(value));
        let flag = |flag: bool| if flag { 1.0 } else { 0.0 };
        let mut measures = Self {
            prose: Vec::new(),
            raw: sums(&|block| prose(page, block)),
            chars: sums(&|block| block.chars as f64),
            linked: sums(&|block| block.linked as f64),
            links: sums(&|block| flag(is_link(block))),
            titles: sums(&|block| {
                flag(is_link(block) && (block.chars >= LEAST_TITLE || is_heading(page.name(block))))
            }),
            listed: Vec::new(),
            alike: Vec::new(),
        };
        (measures.listed, measures.alike) = measures.lists(page);
        let doubts = measures.doubts(page);
        measures.prose = running(page.blocks.iter().map(|block| {
            let sure = if known(block) {
                3.0
            } else {
                doubts[block.frame]
            };
            prose(page, block) * sure
        }));
        measures
    }

    /// Prose in a box, whatever stands around it.
    pub(super) fn raw(&self, page: &Outline, at: Number) -> f64 {
        within(&self.raw, page, at)
    }

    /// Prose in a box, less where it is doubted.
    pub(super) fn prose(&self, page: &Outline, at: Number) -> f64 {
        within(&self.prose, page, at)
    }

    /// Characters in a box.
    pub(super) fn chars(&self, page: &Outline, at: Number) -> f64 {
        within(&self.chars, page, at)
    }

    /// The share of links in a box's characters.
    pub(super) fn linked(&self, page: &Outline, at: Number) -> f64 {
        within(&self.linked, page, at) / within(&self.chars, page, at).max(1.0)
    }

    /// The share of links in a box's blocks.
    pub(super) fn links(&self, page: &Outline, at: Number) -> f64 {
        let (first, end) = page.boxes[at].blocks;
        within(&self.links, page, at) / (end - first).max(1) as f64
    }

    /// Whether a box begins with the title of another story, as a link, and is no story itself.
    pub(super) fn is_teaser(&self, page: &Outline, at: Number) -> bool {
        let (first, end) = page.boxes[at].blocks;
        let top = end.min(first + 4);
        self.titles[top] > self.titles[first] && self.chars(page, at) <= LONGEST_TEASER
    }

    /// Prose in a box that does not stand in lists, and all of its prose.
    pub(super) fn unlisted(&self, page: &Outline, at: Number) -> (f64, f64) {
        let (first, end) = page.boxes[at].blocks;
        let is_listed = |block: Number| {
            page.around(page.blocks[block].frame)
                .take_while(|up| *up != at)
                .any(|up| self.listed[up])
        };
        let prose = |block: Number| self.raw[block + 1] - self.raw[block];
        let alone = (first..end)
            .filter(|block| prose(*block) > 0.0 && !is_listed(*block))
            .map(prose)
            .sum();
        (alone, self.raw(page, at))
    }

    /// Whether a block is prose that nothing around it says is no article.
    pub(super) fn is_prose(&self, block: Number) -> bool {
        self.prose[block + 1] - self.prose[block] > 0.5 * (self.raw[block + 1] - self.raw[block])
    }

    /// Boxes that look like two or more others beside them, and hold a short line each: comments, teasers, entries. Where one
    /// of them has most of the prose, they are no list.
    fn lists(&self, page: &Outline) -> (Vec<bool>, Vec<bool>) {
        let key = |at: Number| (page.boxes[at].parent, page.boxes[at].look);
        let mut alike: BTreeMap<(Number, u64), Alike> = BTreeMap::new();
        for at in 1..page.boxes.len() {
            let group = alike.entry(key(at)).or_default();
            let prose = self.raw(page, at);
            group.all += 1;
            group.headed += usize::from(is_headed(page, at));
            group.prose += prose;
            group.most = group.most.max(prose);
        }
        let flags = |is: fn(&Alike) -> bool| {
            let flag = |at: Number| at > 0 && alike.get(&key(at)).is_some_and(is);
            (0..page.boxes.len()).map(flag).collect()
        };
        (flags(Alike::is_list), flags(|group| group.all >= 3))
    }

    /// What the prose directly in each box is worth.
    fn doubts(&self, page: &Outline) -> Vec<f64> {
        let all = self.raw(page, 0);
        let mut doubts = vec![1.0; page.boxes.len()];
        for at in 1..page.boxes.len() {
            let mut doubt: f64 = doubts[page.boxes[at].parent];
            let most = self.raw(page, at) > 0.7 * all;
            if is_doubtful(page, at) && !most {
                doubt = doubt.min(DOUBTED);
            }
            if self.listed[at] {
                doubt = doubt.min(if self.is_teaser(page, at) {
                    DOUBTED
                } else {
                    LISTED
                });
            }
            doubts[at] = doubt;
        }
        doubts
    }
}

/// Whether a box says that it is no article.
fn is_doubtful(page: &Outline, at: Number) -> bool {
    let framed = &page.boxes[at];
    let says = framed
        .hint
        .kind
        .is_some_and(|kind| !matches!(kind, Kind::Caption | Kind::Byline));
    let edge = matches!(
        &*framed.name,
        "aside" | "footer" | "form" | "figure" | "button"
    );
    (says && framed.hint.body < Body::Likely) || edge
}

fn within(sums: &[f64], page: &Outline, at: Number) -> f64 {
    let (first, end) = page.boxes[at].blocks;
    sums[end] - sums[first]
}

/// Boxes beside one another that look alike.
#[derive(Default)]
struct Alike {
    all: usize,
    /// Those with a short line.
    headed: usize,
    prose: f64,
    /// Prose of the one with most of it.
    most: f64,
}

impl Alike {
    fn is_list(&self) -> bool {
        let one = self.prose > 300.0 && self.most > 0.6 * self.prose;
        self.headed >= 3 && self.headed * 5 >= self.all * 4 && !one
    }
}

/// Sums before each, and behind the last.
fn running(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let mut sums = vec![0.0];
    sums.extend(values.map(|value| {
        sum += value;
        sum
    }));
    sums
}

/// What a block holds of prose, in characters as western scripts have them.
fn prose(page: &Outline, block: &Block) -> f64 {
    let size = size(&block.text);
    let linked = block.linked as f64 / block.chars.max(1) as f64;
    let heading = is_heading(page.name(block));
    let short = size < 25.0 || (size < 80.0 && !phrases::ends_sentence(&block.text));
    if heading || short || linked > 0.5 || block.hint.kind.is_some() {
        0.0
    } else {
        size * (1.0 - linked)
    }
}

/// Characters, those of scripts that write a word in one or two counted more.
pub(super) fn size(text: &str) -> f64 {
    text.chars()
        .map(|c| if u32::from(c) >= 0x2E80 { 3.0 } else { 1.0 })
        .sum()
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether a box holds several blocks, one of them among the first or last a short line.
fn is_headed(page: &Outline, at: Number) -> bool {
    let framed = &page.boxes[at];
    let (first, end) = framed.blocks;
    let lines = &page.blocks[first..end];
    // Sections have headings that lead nowhere.
    let section = |block: &Block| matches!(page.name(block), "h1" | "h2" | "h3") && !is_link(block);
    let short =
        |block: &Block| block.chars < 80 && !section(block) && !phrases::ends_sentence(&block.text);
    let cell = matches!(&*framed.name, "tr" | "td" | "th" | "p" | "tbody");
    !cell
        && lines.len() > 1
        && (lines[..2].iter().any(short) || lines[lines.len() - 1..].iter().any(short))
}
