//! What a DOCX's styles are for.

use hashbrown::HashMap;

use crate::ingest::formats::xml::Element;

/// Styles that are based on one another, at the most.
const MOST_BASES: usize = 16;

/// The kind of part that a style makes of a paragraph, by the style's id.
pub(super) struct Styles(HashMap<String, Style, foldhash::fast::FixedState>);

struct Style {
    kind: Option<&'static str>,
    base: Option<String>,
}

impl Styles {
    /// Those of the parts that define styles.
    pub(super) fn of(parts: &[Element]) -> Self {
        let styles = parts.iter().flat_map(Element::all);
        let styles = styles
            .filter(|element| element.name == "style")
            .filter_map(|style| {
                let value = |name| style.child(name).and_then(|child| child.attribute("val"));
                let kind = named(value("name").unwrap_or(""))
                    .or_else(|| style.child("pPr").and_then(outlined));
                let base = value("basedOn").map(String::from);
                Some((
                    style.attribute("styleId")?.to_string(),
                    Style { kind, base },
                ))
            });
        Self(styles.collect())
    }

    /// The kind of a paragraph with these properties.
    pub(super) fn kind(&self, properties: Option<&Element>) -> &'static str {
        let Some(properties) = properties else {
            return "text";
        };
        if let Some(kind) = outlined(properties) {
            return kind;
        }
        let mut id = properties
            .child("pStyle")
            .and_then(|style| style.attribute("val"));
        for _ in 0..MOST_BASES {
            let Some(style) = id.and_then(|id| self.0.get(id)) else {
                break;
            };
            if let Some(kind) = style.kind {
                return kind;
            }
            id = style.base.as_deref();
        }
        "text"
    }
}

/// An outline level of 9 is that of text.
fn outlined(properties: &Element) -> Option<&'static str> {
    let level = properties.child("outlineLvl")?.attribute("val")?;
    match level {
        "9" => Some("text"),
        _ => Some("heading"),
    }
}

/// The built-in styles have the same names in Word of every language.
fn named(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "title" | "subtitle" => Some("heading"),
        "caption" => Some("caption"),
        _ if name.starts_with("toc ") => Some("navigation"),
        _ if name.starts_with("heading ") => Some("heading"),
        _ => None,
    }
}
