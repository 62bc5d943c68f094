//! What each block of a page is to its article.

use super::{
    article::Article,
    kind::Kind,
    measure::{Measures, is_heading, is_link},
    outline::{Block, Number, Outline},
    phrases, sections,
    zones::{items, zones},
};

/// What each block is.
pub(super) fn kinds(
    page: &Outline,
    measures: &Measures,
    article: &Article,
    known: &dyn Fn(&Block) -> bool,
) -> Vec<Kind> {
    let judge = Judge {
        page,
        measures,
        article,
        zones: zones(page, measures, article),
        items: items(page, measures, article),
        reach: reach(page, article),
    };
    let mut kinds: Vec<Kind> = page
        .blocks
        .iter()
        .enumerate()
        .map(|(at, block)| {
            let kind = judge.kind(at, block);
            let article = kind.is_article() || Some(at) == article.headline;
            if !article && known(block) {
                Kind::Text
            } else {
                kind
            }
        })
        .collect();
    if article.is_told {
        sections::continue_headings(page, measures, article, &mut kinds);
    }
    sections::repeated(page, article, &mut kinds);
    kinds
}

fn reach(page: &Outline, article: &Article) -> Number {
    let behind = page.boxes[article.root].blocks.1;
    let end = page.boxes[article.frame].blocks.1;
    let begins = |at: &Number| {
        let block = &page.blocks[*at];
        is_heading(page.name(block)) || is_link(block) || phrases::of(&block.text).is_some()
    };
    (behind..end).find(begins).unwrap_or(end)
}

struct Judge<'a> {
    page: &'a Outline,
    measures: &'a Measures,
    article: &'a Article,
    /// What each box is said to be, by itself or by the boxes around it.
    zones: Vec<Option<Kind>>,
    /// For each box, what it is as one of a list.
    items: Vec<Option<Kind>>,
    /// The first block behind the article's text that begins something else.
    reach: Number,
}

impl Judge<'_> {
    fn kind(&self, at: Number, block: &Block) -> Kind {
        let article = self.article;
        if Some(at) == article.headline {
            return Kind::Heading;
        }
        if !article.is_told {
            return self.apart(block);
        }
        let is_in = |outer: Number| {
            let (first, end) = self.page.boxes[outer].blocks;
            (first..end).contains(&at)
        };
        let top = article
            .headline
            .filter(|headline| *headline < article.start);
        if top.is_some_and(|headline| at < headline) {
            return if is_in(article.frame) {
                self.above(block)
            } else {
                self.outside(at, block)
            };
        }
        if is_in(article.frame) && at < article.start {
            self.head(block, is_in(article.root))
        } else if is_in(article.root) {
            self.inside(at, block)
        } else if is_in(article.frame) {
            if at < self.reach {
                self.beside(at, block)
            } else {
                self.outside(at, block)
            }
        } else {
            self.outside(at, block)
        }
    }

    /// On a page whose article cannot be told apart: only what says that it is something else.
    fn apart(&self, block: &Block) -> Kind {
        let said = self
            .said(block)
            .filter(|kind| !matches!(kind, Kind::Caption | Kind::Teaser | Kind::Related));
        match said.or_else(|| phrases::of(&block.text)) {
            Some(kind) if kind != Kind::Related && kind != Kind::Published => kind,
            _ => self.written(block),
        }
    }

    /// In the frame of the article, above its headline.
    fn above(&self, block: &Block) -> Kind {
        match self.said(block) {
            Some(kind) => kind,
            None if phrases::is_byline(&block.text) => Kind::Byline,
            None => phrases::of(&block.text).unwrap_or(Kind::Navigation),
        }
    }

    /// Between headline and text.
    fn head(&self, block: &Block, inside: bool) -> Kind {
        if self.is_credit(block) {
            return Kind::Caption;
        }
        match self.said(block) {
            Some(Kind::Byline | Kind::Navigation) if !self.is_short(block) => return Kind::Text,
            Some(Kind::Navigation) if phrases::is_byline(&block.text) => return Kind::Byline,
            Some(kind) => return kind,
            None => {}
        }
        let name = self.page.name(block);
        if let Some(kind) = phrases::of(&block.text) {
            kind
        } else if phrases::is_byline(&block.text) || (block.time.is_some() && self.is_short(block))
        {
            Kind::Byline
        } else if phrases::leads_elsewhere(&block.text) && block.linked > 0 {
            Kind::Related
        } else if is_heading(name) {
            Kind::Heading
        } else if is_link(block) {
            Kind::Navigation
        } else if inside || block.chars >= 40 || phrases::ends_sentence(&block.text) {
            self.written(block)
        } else {
            Kind::Byline
        }
    }

    /// In the box of the article's text.
    fn inside(&self, at: Number, block: &Block) -> Kind {
        if at < self.article.end && self.is_credit(block) {
            return Kind::Caption;
        }
        if let Some(kind) = self.said(block) {
            let signs_off = kind == Kind::Byline && !self.is_short(block);
            return if signs_off { Kind::Text } else { kind };
        }
        if let Some(kind) = self.of_line(at, block) {
            return kind;
        }
        if is_link(block) && !self.is_value(block) {
            return Kind::Related;
        }
        let is_hour =
            block.time.is_some() && block.chars <= 40 && !phrases::ends_sentence(&block.text);
        if is_hour {
            Kind::Byline
        } else {
            self.written(block)
        }
    }

    /// In the frame of the article, behind or beside its text.
    fn beside(&self, at: Number, block: &Block) -> Kind {
        if let Some(kind) = self.said(block).or_else(|| self.of_line(at, block)) {
            return kind;
        }
        if is_heading(self.page.name(block)) && !is_link(block) {
            Kind::Heading
        } else if block.linked * 2 > block.chars {
            Kind::Related
        } else if phrases::is_byline(&block.text) {
            Kind::Byline
        } else if self.measures.is_prose(at) && block.linked * 3 < block.chars {
            Kind::Text
        } else {
            Kind::Other
        }
    }

    fn outside(&self, at: Number, block: &Block) -> Kind {
        if phrases::is_copyright(&block.text) && self.is_short(block) {
            return Kind::Notice;
        }
        let said = self.said(block);
        if let Some(kind) = said.filter(|kind| !matches!(kind, Kind::Caption | Kind::Byline)) {
            return kind;
        }
        if phrases::asks_for_consent(&block.text) {
            return Kind::Notice;
        }
        if let Some(kind) = self.of_line(at, block) {
            return kind;
        }
        if at < self.article.start && (block.linked * 2 > block.chars || block.chars <= 60) {
            Kind::Navigation
        } else if block.linked * 2 > block.chars {
            Kind::Related
        } else if self
            .page
            .around(block.frame)
            .take(3)
            .any(|up| up != 0 && self.measures.is_teaser(self.page, up))
        {
            Kind::Teaser
        } else {
            Kind::Other
        }
    }

    /// What a line says of itself.
    fn of_line(&self, at: Number, block: &Block) -> Option<Kind> {
        if let Some(kind) = phrases::of(&block.text) {
            return Some(kind);
        }
        if phrases::lists_tags(&block.text) && block.linked * 3 > block.chars {
            return Some(Kind::Navigation);
        }
        let next = self.page.blocks.get(at + 1);
        let leads = block.linked * 5 > block.chars * 2
            || (block.linked > 0 && phrases::has_colon(&block.text))
            || (block.chars <= 40 && next.is_some_and(is_link));
        (phrases::leads_elsewhere(&block.text) && leads).then_some(Kind::Related)
    }

    /// What the elements around a block say.
    fn said(&self, block: &Block) -> Option<Kind> {
        let zone = self.zones[block.frame].or(self.items[block.frame]);
        zone.or(block
            .hint
            .kind
            .filter(|kind| *kind != Kind::Caption || self.is_short(block)))
    }

    /// What a block of the article is by its element.
    fn written(&self, block: &Block) -> Kind {
        super::written(self.page, block)
    }

    /// Whether a line stands with a picture alone, or names who took it.
    fn is_credit(&self, block: &Block) -> bool {
        let pictured = |at: &Number| {
            let framed = &self.page.boxes[*at];
            framed.images > 0
                && self.measures.chars(self.page, *at) <= 250.0
                && self.measures.linked(self.page, *at) < 0.3
        };
        let credited = block.chars <= 100 && block.text.starts_with('©');
        let said = self.said(block).is_none_or(|kind| kind == Kind::Caption);
        let is_alone = self
            .page
            .around(block.frame)
            .take(4)
            .any(|at| pictured(&at))
            && said;
        let is_heading = is_heading(self.page.name(block));
        let mut inner = self
            .page
            .around(block.frame)
            .take_while(|at| *at != self.article.frame);
        let is_one_of_many = inner.any(|at| {
            let name = &*self.page.boxes[at].name;
            name == "aside" || (self.measures.alike[at] && !matches!(name, "p" | "tr" | "td"))
        });
        let is_story = block.chars > 120 && phrases::ends_sentence(&block.text);
        (is_alone || credited)
            && !is_story
            && !is_one_of_many
            && !is_heading
            && !phrases::is_byline(&block.text)
            && self.of_words(block).is_none()
    }

    fn of_words(&self, block: &Block) -> Option<Kind> {
        phrases::of(&block.text).filter(|kind| *kind != Kind::Notice)
    }

    fn is_short(&self, block: &Block) -> bool {
        block.chars <= 250
    }

    /// Whether a block is a value in a table or a list, most of which are no links.
    fn is_value(&self, block: &Block) -> bool {
        let list = self
            .page
            .around(block.frame)
            .take(4)
            .find(|at| matches!(&*self.page.boxes[*at].name, "ul" | "ol" | "dl"))
            .filter(|_| self.page.name(block) != "td");
        block.text.contains('\t')
            || list.is_some_and(|list| self.measures.links(self.page, list) < 0.5)
    }
}
