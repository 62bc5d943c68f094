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
    let site = facts.fields.get("outlet").and_then(|names| names.first());
    let known = facts
        .names
        .iter()
        .find(|name| title.starts_with(name.as_str()));
    if let Some(name) = known {
        return name.clone();
    }
    for between in BETWEEN {
        let Some((story, rest)) = title.rsplit_once(between) else {
            continue;
        };
        let is_site = site.is_some_and(|site| rest.to_lowercase().contains(&site.to_lowercase()));
        let (story_chars, rest_chars) = (story.chars().count(), rest.chars().count());
        if is_site || (rest_chars <= 40 && story_chars > rest_chars) {
            return story.trim().to_string();
        }
    }
    title.to_string()
}
