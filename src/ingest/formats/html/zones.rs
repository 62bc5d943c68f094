//! What the boxes of a page say of themselves, weighed against where the article stands.

use super::{
    article::Article,
    hints::Body,
    kind::Kind,
    measure::{Measures, is_heading},
    outline::{Block, Number, Outline},
    phrases,
};

/// What each box is said to be.
pub(super) fn zones(page: &Outline, measures: &Measures, article: &Article) -> Vec<Option<Kind>> {
    let holds_root: Vec<Number> = page.around(article.root).collect();
    let all = measures.raw(page, article.root);
    let asks = asking(page, measures, &holds_root);
    let mut zones: Vec<Option<Kind>> = vec![None; page.boxes.len()];
    for at in 1..page.boxes.len() {
        if holds_root.contains(&at) {
            continue;
        }
        let outer = zones[page.boxes[at].parent];
        let inner = page.around(at).any(|up| up == article.frame);
        let much = is_inside(page, at, article.root)
            && measures.raw(page, at) > 0.4 * all
            && !measures.listed[at];
        let own = if asks[at] {
            Some(Kind::Notice)
        } else {
            own(page, measures, at, inner).filter(|kind| *kind == Kind::Comment || !much)
        };
        zones[at] = match outer {
            Some(kind)
                if !matches!(
                    kind,
                    Kind::Caption | Kind::Byline | Kind::Navigation | Kind::Other
                ) =>
            {
                outer
            }
            _ => own.or(outer),
        };
    }
    zones
}

/// For each box whether it is there to ask for consent.
fn asking(page: &Outline, measures: &Measures, holds_root: &[Number]) -> Vec<bool> {
    let mut asking = vec![false; page.boxes.len()];
    for block in page
        .blocks
        .iter()
        .filter(|block| phrases::asks_for_consent(&block.text))
    {
        let small = |at: &Number| !holds_root.contains(at) && measures.chars(page, *at) <= 1_500.0;
        if let Some(outermost) = page.around(block.frame).take_while(small).last() {
            asking[outermost] = true;
        }
    }
    asking
}

fn is_inside(page: &Outline, at: Number, outer: Number) -> bool {
    let (first, end) = page.boxes[outer].blocks;
    let (own_first, own_end) = page.boxes[at].blocks;
    own_first >= first && own_end <= end
}

/// What a box says of itself.
fn own(page: &Outline, measures: &Measures, at: Number, inner: bool) -> Option<Kind> {
    let framed = &page.boxes[at];
    if framed.hint.body >= Body::Likely && framed.hint.kind != Some(Kind::Comment) {
        return None;
    }
    framed.hint.kind.or_else(|| match &*framed.name {
        "header" | "footer" if !inner => Some(Kind::Navigation),
        "aside" if inner => (measures.linked(page, at) > 0.4).then_some(Kind::Related),
        "form" | "button" | "fieldset" => Some(Kind::Other),
        _ => None,
    })
}

/// What boxes in lists are, where the lists are not what the page is about.
pub(super) fn items(page: &Outline, measures: &Measures, article: &Article) -> Vec<Option<Kind>> {
    let within = |at: Number| is_inside(page, at, article.root);
    let (alone, all) = measures.unlisted(page, article.root);
    // Entries of a page that is made of them are its article, teasers hardly ever.
    let rules = |kind: Kind| alone < all * if kind == Kind::Teaser { 0.2 } else { 0.5 };
    let mut items: Vec<Option<Kind>> = vec![None; page.boxes.len()];
    for at in 1..page.boxes.len() {
        items[at] = items[page.boxes[at].parent];
        if items[at].is_none() && measures.listed[at] {
            items[at] = item(page, measures, at).filter(|kind| !(within(at) && rules(*kind)));
        }
    }
    items
}

/// What a box is as one of a list.
fn item(page: &Outline, measures: &Measures, at: Number) -> Option<Kind> {
    let (first, end) = page.boxes[at].blocks;
    let dated = |block: &Block| {
        !is_heading(page.name(block))
            && block.chars < 80
            && (phrases::names_a_day(&block.text) || block.time.is_some())
    };
    if measures.is_teaser(page, at) {
        Some(Kind::Teaser)
    } else if page.blocks[first..end].iter().any(dated) {
        Some(Kind::Comment)
    } else {
        None
    }
}
