//! JSON-LD: what a page says of its story in the words of schema.org.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::facts::Facts;
use crate::ingest::Origin;

/// Objects inside one another that are looked at.
const DEEPEST: usize = 12;

/// Takes what the scripts say.
pub(super) fn read(scripts: &[String], facts: &mut Facts) {
    let mut roots = Vec::new();
    for script in scripts {
        match parse(script) {
            Ok(value) => roots.push(value),
            Err(cause) => facts.broken.push(cause),
        }
    }
    let mut nodes = Vec::new();
    roots
        .iter()
        .for_each(|root| collect(root, DEEPEST, &mut nodes));
    let named: BTreeMap<&str, &Map<String, Value>> = nodes
        .iter()
        .filter(|node| node.len() > 1)
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let first = |is_kind: &dyn Fn(&str) -> bool| nodes.iter().find(|node| types(node).any(is_kind));
    if let Some(article) = first(&is_article) {
        take(article, &named, facts);
    }
    if let Some(page) = first(&|kind| kind.ends_with("WebPage")) {
        take_page(page, facts);
    }
}

/// JSON, and what pages write in its place.
fn parse(script: &str) -> Result<Value, String> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim();
    let script = script
        .trim_start_matches("//")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("]]>");
    let script = script
        .trim()
        .trim_end_matches("//")
        .trim_end()
        .trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| {
        // Line feeds inside strings are the commonest fault.
        let flat: String = script
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&flat).map_err(|cause| cause.to_string())
    })
}

/// The objects in a value that may describe a story.
fn collect<'a>(value: &'a Value, deep: usize, nodes: &mut Vec<&'a Map<String, Value>>) {
    match value {
        _ if deep == 0 => {}
        Value::Array(values) => values
            .iter()
            .for_each(|value| collect(value, deep - 1, nodes)),
        Value::Object(node) => {
            nodes.push(node);
            for key in [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "publisher",
                "author",
                "hasPart",
            ] {
                if let Some(inner) = node.get(key) {
                    collect(inner, deep - 1, nodes);
                }
            }
        }
        _ => {}
    }
}

fn types(node: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let said = node.get("@type");
    let one = said.and_then(Value::as_str);
    let several = said
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    one.into_iter().chain(several)
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || matches!(
            kind,
            "BlogPosting"
                | "LiveBlogPosting"
                | "Report"
                | "DiscussionForumPosting"
                | "SocialMediaPosting"
        )
}

fn take(
    article: &Map<String, Value>,
    named: &BTreeMap<&str, &Map<String, Value>>,
    facts: &mut Facts,
) {
    let text = |key: &str| article.get(key).and_then(Value::as_str).unwrap_or_default();
    facts.name(text("headline"));
    facts.name(text("alternativeHeadline"));
    facts.body = plain(text("articleBody"));
    for name in names(article.get("author").or(article.get("creator")), named) {
        facts.set("author", &name);
    }
    if let [_, second, ..] = names(article.get("author"), named).as_slice() {
        facts.add("author", second);
    }
    for name in names(article.get("publisher"), named) {
        facts.set("outlet", &name);
    }
    facts.set("description", text("description"));
    facts.set("language", text("inLanguage"));
    for section in texts(article.get("articleSection")).into_iter().take(1) {
        facts.set("section", section);
    }
    texts(article.get("keywords"))
        .into_iter()
        .for_each(|tags| facts.tags(tags));
    facts.address(text("url"));
    facts.address(text("mainEntityOfPage"));
    facts.clue(Origin::Published, text("datePublished"));
    facts.clue(Origin::Modified, text("dateModified"));
}

fn take_page(page: &Map<String, Value>, facts: &mut Facts) {
    let text = |key: &str| page.get(key).and_then(Value::as_str).unwrap_or_default();
    facts.clue(Origin::Published, text("datePublished"));
    facts.clue(Origin::Modified, text("dateModified"));
    facts.set("language", text("inLanguage"));
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Names of people or organisations: as text, as an object, or by reference to one.
fn names(value: Option<&Value>, named: &BTreeMap<&str, &Map<String, Value>>) -> Vec<String> {
    match value {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(values)) => values
            .iter()
            .flat_map(|value| {
                names(Some(value), &BTreeMap::new())
                    .into_iter()
                    .chain(refer(value, named))
            })
            .collect(),
        Some(value @ Value::Object(node)) => {
            let own: Vec<String> = texts(node.get("name"))
                .into_iter()
                .map(String::from)
                .collect();
            if own.is_empty() {
                refer(value, named).collect()
            } else {
                own
            }
        }
        _ => Vec::new(),
    }
}

fn refer<'a>(
    value: &'a Value,
    named: &'a BTreeMap<&str, &Map<String, Value>>,
) -> impl Iterator<Item = String> + 'a {
    let node = value
        .get("@id")
        .and_then(Value::as_str)
        .and_then(|id| named.get(id));
    let is_bare = value.get("name").is_none();
    node.filter(|_| is_bare)
        .and_then(|node| node.get("name")?.as_str())
        .map(String::from)
        .into_iter()
}

/// A body may be written in HTML.
fn plain(body: &str) -> String {
    if !body.contains("</") && !body.contains("<br") {
        return body.to_string();
    }
    let lines: Vec<String> = super::parts(body)
        .into_iter()
        .map(|part| part.text)
        .collect();
    lines.join("\n")
}
