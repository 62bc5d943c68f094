//! What a page says of itself for machines: `<meta>`, links, microdata, the comment of a browser that saved it.

use ego_tree::NodeRef;
use scraper::{Html, Node, node::Element};

use super::linked;
use crate::{
    ingest::{Clue, Origin},
    protocol::Values,
};

/// Values of one field that are kept.
const MOST_VALUES: usize = 50;

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) fields: Values,
    pub(super) clues: Vec<Clue>,
    /// Names of the story, best first.
    pub(super) names: Vec<String>,
    /// The page's `<title>`, with whatever the site adds to it.
    pub(super) title: String,
    /// The text of the article, where it stands in the page once more for machines.
    pub(super) body: String,
    /// Scripts of metadata that cannot be read, and why.
    pub(super) broken: Vec<String>,
}

impl Facts {
    /// All that a page says of itself.
    pub(super) fn of(page: &Html) -> Self {
        let mut facts = Self::default();
        let mut said = Vec::new();
        for node in page.tree.root().descendants() {
            match node.value() {
                Node::Comment(comment) => facts.saved_from(comment),
                Node::Element(element) => facts.element(node, element, &mut said),
                _ => {}
            }
        }
        linked::read(&said, &mut facts);
        facts.address_clue();
        facts
    }

    fn element<'a>(&mut self, node: NodeRef<'a, Node>, element: &Element, said: &mut Vec<String>) {
        match element.name() {
            "html" => self.set(
                "language",
                element
                    .attr("lang")
                    .or(element.attr("xml:lang"))
                    .unwrap_or_default(),
            ),
            "title" if self.title.is_empty() && is_in_head(node) => self.title = text(node),
            "meta" => self.meta(element),
            "link"
                if element
                    .attr("rel")
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                self.address(element.attr("href").unwrap_or_default());
            }
            "script"
                if element.attr("type").is_some_and(|kind| {
                    kind.trim().eq_ignore_ascii_case("application/ld+json")
                }) =>
            {
                said.push(
                    node.children()
                        .filter_map(|child| child.value().as_text())
                        .map(|text| &**text)
                        .collect(),
                );
            }
            "a" if element
                .attr("rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author")) =>
            {
                self.weak("author", &text(node));
            }
            _ => {}
        }
        if let Some(property) = element.attr("itemprop") {
            self.property(property, node, element);
        }
    }

    /// Microdata.
    fn property(&mut self, property: &str, node: NodeRef<'_, Node>, element: &Element) {
        let said = ["content", "datetime"]
            .into_iter()
            .find_map(|name| element.attr(name));
        let said = said.map_or_else(|| text(node), str::to_string);
        for property in property.split_ascii_whitespace() {
            match property {
                "datePublished" => self.clue(Origin::Published, &said),
                "dateModified" => self.clue(Origin::Modified, &said),
                "author" | "creator" => self.weak("author", &said),
                "articleSection" => self.set("section", &said),
                _ => {}
            }
        }
    }

    fn meta(&mut self, element: &Element) {
        let names = ["property", "name", "http-equiv"];
        let name = names.into_iter().find_map(|name| element.attr(name));
        let (Some(name), Some(content)) = (name, element.attr("content")) else {
            return;
        };
        let name = name.trim().to_ascii_lowercase();
        match name.as_str() {
            "og:title" | "twitter:title" | "citation_title" | "dc.title" | "dcterms.title"
            | "parsely-title" | "sailthru.title" => {
                self.name(content);
            }
            "og:url" | "dc.identifier" | "parsely-link" | "citation_public_url" => {
                self.address(content)
            }
            "og:locale" | "content-language" | "dc.language" | "language" => {
                self.set("language", content)
            }
            "keywords" | "news_keywords" | "article:tag" | "parsely-tags" | "dc.subject"
            | "citation_keywords" => self.tags(content),
            _ => {
                if let Some(field) = field(&name) {
                    self.set(field, content);
                } else if let Some(origin) = origin(&name) {
                    self.clue(origin, content);
                }
            }
        }
    }

    /// `<!-- saved from url=(0042)https://… -->`
    fn saved_from(&mut self, comment: &str) {
        let address = comment
            .split_once("saved from url=")
            .map(|(_, after)| after.split_once(')').map_or(after, |(_, after)| after));
        // SingleFile writes a line of its own.
        let line = |prefix: &str| {
            comment
                .lines()
                .find_map(|line| line.trim().strip_prefix(prefix))
        };
        if let Some(address) = address.or_else(|| line("url:")) {
            self.address(address.trim());
        }
    }

    /// Another name of the story.
    pub(super) fn name(&mut self, name: &str) {
        let name = squeezed(name);
        if !name.is_empty() && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Sets a field that has not been set.
    pub(super) fn set(&mut self, field: &str, value: &str) {
        let value = squeezed(value);
        let value = match field {
            "language" => language(&value),
            "author" => author(&value),
            "outlet" if value.contains("://") || self.names.contains(&value) => None,
            _ => Some(value),
        };
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.fields
                .entry(field.into())
                .or_insert_with(|| vec![value]);
        }
    }

    /// Sets a field that nothing surer may set: said of comments and teasers as well.
    fn weak(&mut self, field: &str, value: &str) {
        if value.chars().count() <= 80 {
            self.set(field, value);
        }
    }

    /// Adds a value to a field that may have several.
    pub(super) fn add(&mut self, field: &str, value: &str) {
        let value = squeezed(value);
        let values = self.fields.entry(field.into()).or_default();
        if !value.is_empty() && values.len() < MOST_VALUES && !values.contains(&value) {
            values.push(value);
        }
        if values.is_empty() {
            self.fields.remove(field);
        }
    }

    /// Adds tags that stand in one line.
    pub(super) fn tags(&mut self, line: &str) {
        for tag in line.split([',', ';', '،', '、', '，']) {
            self.add("tags", tag);
        }
    }

    pub(super) fn address(&mut self, address: &str) {
        let address = address.trim();
        if address.starts_with("http://") || address.starts_with("https://") {
            self.set("url", address);
        }
    }

    pub(super) fn clue(&mut self, origin: Origin, text: &str) {
        let text = squeezed(text);
        let clue = Clue { origin, text };
        if (4..=80).contains(&clue.text.chars().count()) && !self.clues.contains(&clue) {
            self.clues.push(clue);
        }
    }

    /// An address with a year in it may name the day.
    fn address_clue(&mut self) {
        let address = self
            .fields
            .get("url")
            .and_then(|urls| urls.first())
            .cloned()
            .unwrap_or_default();
        let is_year = |digits: &str| {
            digits.len() >= 4 && (digits.starts_with("19") || digits.starts_with("20"))
        };
        if address.split(|c: char| !c.is_ascii_digit()).any(is_year) {
            let clue = Clue {
                origin: Origin::Address,
                text: address,
            };
            self.clues.push(clue);
        }
    }
}

fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "author"
        | "article:author"
        | "dc.creator"
        | "dcterms.creator"
        | "citation_author"
        | "parsely-author"
        | "sailthru.author"
        | "byl"
        | "article:author_name"
        | "twitter:creator:name" => "author",
        "og:site_name"
        | "application-name"
        | "dc.publisher"
        | "dcterms.publisher"
        | "citation_publisher"
        | "citation_journal_title"
        | "cre" => "outlet",
        "article:section" | "section" | "parsely-section" => "section",
        "og:description" | "description" | "dc.description" | "twitter:description" => {
            "description"
        }
        _ => return None,
    })
}

/// Who says a date by that name.
fn origin(name: &str) -> Option<Origin> {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match name.as_str() {
        "articlepublishedtime"
        | "ogpublishedtime"
        | "articlepublished"
        | "datepublished"
        | "date"
        | "dcdate"
        | "dcdateissued"
        | "dcdatecreated"
        | "dctermsdate"
        | "dctermscreated"
        | "dctermsissued"
        | "pubdate"
        | "publishdate"
        | "publisheddate"
        | "publicationdate"
        | "parselypubdate"
        | "sailthrudate"
        | "citationpublicationdate"
        | "citationdate"
        | "citationonlinedate"
        | "displaydate"
        | "originalpublicationdate"
        | "ptime"
        | "publishedtime"
        | "publishtime"
        | "cxenseparserecspublishtime"
        | "created"
        | "articlecreated"
        | "bizpubdate" => Origin::Published,
        "articlemodifiedtime"
        | "ogupdatedtime"
        | "datemodified"
        | "lastmodified"
        | "dcdatemodified"
        | "dctermsmodified"
        | "lastmod"
        | "articleupdated"
        | "revised"
        | "moddate" => Origin::Modified,
        _ => return None,
    })
}

fn is_in_head(node: NodeRef<'_, Node>) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    parent.is_none_or(|parent| matches!(parent.name(), "head" | "html" | "body"))
}

/// The text in an element.
fn text(node: NodeRef<'_, Node>) -> String {
    let texts = node
        .descendants()
        .filter_map(|inner| inner.value().as_text());
    let mut text = String::new();
    for piece in texts {
        if text.len() > 2_000 {
            break;
        }
        text.push_str(piece);
    }
    squeezed(&text)
}

/// A text in one line.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A language as BCP 47 has it: `en_US` is `en-US`.
fn language(value: &str) -> Option<String> {
    let value = value
        .split([',', ';'])
        .next()
        .unwrap_or_default()
        .trim()
        .replace('_', "-");
    let is_tag = (2..=35).contains(&value.len())
        && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then_some(value)
}

/// A name without the word before it; addresses are no names.
fn author(value: &str) -> Option<String> {
    let lower = value.to_lowercase();
    let name = if lower.starts_with("by ") {
        value[3..].trim()
    } else {
        value
    };
    let is_name = name.chars().any(char::is_alphabetic)
        && !name.contains("://")
        && !name.starts_with('@')
        && name.chars().count() <= 200;
    is_name.then(|| name.to_string())
}
