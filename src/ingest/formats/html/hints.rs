//! What an element says of itself: by its name, its classes and id, its role and properties, in several languages.

use scraper::node::Element;

use super::{
    kind::Kind,
    vocabulary::{body_of, kind_of},
};

/// What an element says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hint {
    /// That it is of this kind.
    pub(super) kind: Option<Kind>,
    /// That it holds the article.
    pub(super) body: Body,
}

/// How surely an element says that it holds the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Body {
    #[default]
    Silent,
    /// A class that articles and their teasers bear alike.
    Perhaps,
    /// `article`, `main`, a class such as `entry-content`.
    Likely,
    /// `itemprop="articleBody"`.
    Declared,
}

impl Hint {
    pub(super) fn says_something(self) -> bool {
        self.kind.is_some()
    }
}

/// Elements whose content is for machines.
pub(super) fn is_machine(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "datalist"
            | "textarea"
            | "noframes"
            | "noembed"
            | "progress"
            | "meter"
            | "map"
    )
}

/// Elements that begin and end lines.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "address"
            | "article"
            | "aside"
            | "blockquote"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Whether a page does not show an element, or only to those who hear it.
pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").map(|style| {
        let mut style = style.to_ascii_lowercase();
        style.retain(|c| !c.is_whitespace());
        style
    });
    element.attr("hidden").is_some()
        || style.is_some_and(|style| {
            style.contains("display:none") || style.contains("visibility:hidden")
        })
        || element.attr("type").is_some_and(|kind| kind == "hidden")
        || (element.name() == "dialog" && element.attr("open").is_none())
        || element
            .attr("class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(is_for_ears))
}

fn is_for_ears(class: &str) -> bool {
    matches!(
        class,
        "sr-only"
            | "visually-hidden"
            | "visuallyhidden"
            | "screen-reader-text"
            | "screen-reader-only"
            | "u-hidden-visually"
            | "a11y-hidden"
            | "assistive-text"
            | "element-invisible"
            | "visuallyHidden"
    )
}

/// Whether an inline element has a look of its own. Word marks misspelt pieces of words so, which have none.
pub(super) fn is_styled(element: &Element) -> bool {
    let mark = |class: &str| matches!(class, "SpellE" | "GramE" | "spelle" | "grame");
    element.name() != "span" || element.attr("class").is_some_and(|class| !mark(class))
}

/// Whether an address is that of a site's front page.
pub(super) fn is_home(address: &str) -> bool {
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address.strip_prefix('/').unwrap_or(address),
    };
    let is_relative = !address.contains("://") && !address.starts_with('/');
    let is_page = path.starts_with("index.") || path.starts_with("default.");
    (path.is_empty() && !address.is_empty())
        || (is_page && !path.contains('?') || path == "." || (is_relative && path == "./"))
}

/// The look of boxes that have none.
pub(super) const PLAIN: u64 = 0;

/// Name and classes as one number: elements that are alike look alike.
pub(super) fn look(element: &Element) -> u64 {
    let mut classes: Vec<&str> = element.classes().collect();
    classes.retain(|class| !class.bytes().any(|byte| byte.is_ascii_digit()));
    if classes.is_empty() && !matches!(element.name(), "section" | "article" | "li" | "dd") {
        return PLAIN;
    }
    let mut hash = xxhash_rust::xxh64::Xxh64::default();
    hash.update(element.name().as_bytes());
    for class in classes {
        hash.update(b" ");
        hash.update(class.as_bytes());
    }
    hash.digest()
}

/// Words of an id that names a place on the page; what has more is made of a heading.
const MOST_WORDS: usize = 3;

/// What an element says of itself.
pub(super) fn of(element: &Element) -> Hint {
    let mut hint = of_name(element.name());
    for attribute in [
        "role",
        "itemprop",
        "class",
        "data-component",
        "data-testid",
        "data-block",
    ] {
        if let Some(value) = element.attr(attribute) {
            hint = of_words(hint, attribute, value);
        }
    }
    if let Some(id) = element
        .attr("id")
        .filter(|id| words(id).len() <= MOST_WORDS)
    {
        hint = of_words(hint, "id", id);
    }
    hint
}

fn of_name(name: &str) -> Hint {
    let kind = match name {
        "nav" | "menu" | "search" => Some(Kind::Navigation),
        "figcaption" => Some(Kind::Caption),
        "amp-ad" | "ins" => Some(Kind::Advertisement),
        "amp-user-notification" | "amp-consent" => Some(Kind::Notice),
        _ => None,
    };
    let body = match name {
        "article" | "main" => Body::Likely,
        _ => Body::Silent,
    };
    Hint {
        kind: kind.filter(|_| name != "ins"),
        body,
    }
}

fn of_words(mut hint: Hint, attribute: &str, value: &str) -> Hint {
    if matches!(attribute, "itemprop")
        && value
            .split_ascii_whitespace()
            .any(|word| word == "articleBody")
    {
        hint.body = Body::Declared;
    }
    let words: Vec<String> = value
        .split_ascii_whitespace()
        .filter(|class| !is_topic(class))
        .flat_map(words)
        .collect();
    if is_caption(&words) {
        hint.kind = hint.kind.or(Some(Kind::Caption));
    }
    let mut before = String::new();
    for word in words {
        let pair = format!("{before}{word}");
        for name in [&word, &pair] {
            if hint.kind.is_none() {
                hint.kind = kind_of(name);
            }
            hint.body = hint.body.max(body_of(name));
        }
        before = word;
    }
    hint
}

/// `media__description`, `photo-credit`: a word for a picture and one for its text.
fn is_caption(words: &[String]) -> bool {
    let holds = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    holds(&[
        "media", "image", "img", "photo", "pic", "picture", "foto", "figure",
    ]) && holds(&[
        "caption",
        "description",
        "desc",
        "copyright",
        "credit",
        "credits",
        "legend",
        "source",
        "title",
        "text",
    ])
}

/// `tag-cookies`, `category-advertising`: what a story is about, in the classes of some makers of pages.
fn is_topic(class: &str) -> bool {
    let topic = ["tag-", "category-", "topic-"]
        .iter()
        .find_map(|mark| class.strip_prefix(mark));
    topic.is_some_and(|topic| {
        !matches!(
            topic,
            "list" | "links" | "cloud" | "container" | "wrapper" | "box"
        )
    })
}

/// The words of classes and ids: `storyBody`, `story-body` and `story_body` are two each.
fn words(value: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in value.chars().take(400) {
        let begins = c.is_uppercase() && before.is_lowercase();
        if begins || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            let word = words.len() - 1;
            words[word].extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}
