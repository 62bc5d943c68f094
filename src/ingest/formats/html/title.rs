//! A document's title: the headline that is seen, else what the page calls itself, without the site's name.

use super::{
    article::Article,
    facts::{Facts, squeezed},
    outline::Outline,
};

/// Characters of a title; what is longer is no headline.
const LONGEST: usize = 300;

/// What sites put between the story's name and their own.
const BETWEEN: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "_"];

/// The title: the headline, else the first name, else the id.
pub(super) fn of(page: &Outline, article: &Article, names: &[&str], id: &str) -> String {
    let headline = article.headline.map(|at| squeezed(&page.blocks[at].text));
    headline
        .filter(|headline| headline.chars().count() <= LONGEST)
        .or_else(|| names.first().map(|name| (*name).to_string()))
        .unwrap_or_else(|| id.to_string())
}

/// The page's `<title>` without the site's name.
pub(super) fn without_site(facts: &Facts) -> String {
    let title = facts.title.as_str();
    if let Some(name) = facts
        .names
        .iter()
        .find(|name| title.starts_with(name.as_str()))
    {
        return name.clone();
    }
    let site = facts
        .fields
        .get("outlet")
        .and_then(|names| names.first())
        .map(|site| site.to_lowercase());
    let is_site = |piece: &str| {
        site.as_ref()
            .is_some_and(|site| piece.to_lowercase().contains(site))
    };
    for between in BETWEEN {
        let Some((story, rest)) = title.rsplit_once(between) else {
            continue;
        };
        let (story_chars, rest_chars) = (story.chars().count(), rest.chars().count());
        if is_site(rest) || (rest_chars <= 40 && story_chars > rest_chars) {
            return story.trim().to_string();
        }
    }
    title.to_string()
}

/// The pieces of a page's `<title>`, any of which may be the story's name.
pub(super) fn pieces(title: &str) -> Vec<&str> {
    let between = BETWEEN.iter().chain(&[": ", "："]);
    let mut pieces: Vec<&str> = between
        .filter(|between| title.contains(**between))
        .flat_map(|between| title.split(between))
        .map(str::trim)
        .filter(|piece| piece.chars().count() >= 8)
        .collect();
    pieces.dedup();
    pieces
}
