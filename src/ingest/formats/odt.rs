//! OpenDocument text: as it stands after all tracked changes, notes and comments behind it.

use hashbrown::HashMap;

use super::{
    flow::{Flow, tidy},
    pack::{self, Pack},
    said::Said,
    xml::{self, Child, Element},
};
use crate::{
    ingest::{Bytes, Origin, intake::Intake},
    protocol::Level,
};

/// Styles that are based on one another, at the most.
const MOST_BASES: usize = 16;

/// The part that holds the text.
const CONTENT: &str = "content.xml";

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(mut pack) = Pack::open(bytes, intake) else {
        return;
    };
    let manifest = pack.tree("META-INF/manifest.xml", intake);
    if manifest.is_some_and(|manifest| manifest.find("encryption-data").is_some()) {
        let what = "is encrypted, so it was passed over; save it without a password";
        return intake.note(Level::Skipped, "encrypted", None, what);
    }
    if !pack.has(CONTENT) {
        let what = "holds no text document, so it was passed over";
        return intake.note(Level::Skipped, "broken", None, what);
    }
    let Some(content) = pack.text(CONTENT, intake) else {
        return;
    };
    let styles = pack.tree("styles.xml", intake).unwrap_or_default();
    let mut body = Body::default();
    styles.all().for_each(|element| body.style(element));
    body.margins(&styles, "header");
    let wanted = |around: &[String], name: &str| {
        name == "automatic-styles"
            || around.len() == 3 && around[1] == "body" && around[2] == "text"
    };
    if let Err(broken) = xml::elements(&content, &wanted, &mut |_, element| body.top(&element)) {
        pack::note(&broken, &mut intake.entry(CONTENT));
    }
    for (kind, text) in std::mem::take(&mut body.behind) {
        body.flow.paragraph(kind, &text);
    }
    body.margins(&styles, "footer");
    if body.changed > 0 {
        let what = format!(
            "holds {} tracked changes that nobody has accepted yet: deletions were left out and insertions kept",
            body.changed
        );
        intake.note(Level::Noticed, "tracked-changes", None, &what);
    }
    let meta = pack.tree("meta.xml", intake).unwrap_or_default();
    said(&meta).draft(body.flow, intake);
}

fn said(meta: &Element) -> Said {
    let text = |name: &str| meta.find(name).map(Element::text).unwrap_or_default();
    let mut said = Said {
        title: text("title"),
        ..Said::default()
    };
    let author = Some(text("initial-creator")).filter(|author| !author.is_empty());
    said.field("author", &author.unwrap_or_else(|| text("creator")));
    said.field("language", &text("language"));
    said.field("description", &text("description"));
    for tag in meta.all().filter(|element| element.name == "keyword") {
        said.field("tags", &tag.text());
    }
    said.date(Origin::Modified, &text("creation-date"));
    said.date(Origin::Modified, &text("date"));
    said
}

/// Text as it is read.
#[derive(Default)]
struct Body {
    flow: Flow,
    /// Each style's base.
    bases: HashMap<String, String, foldhash::fast::FixedState>,
    /// Notes and comments, which come behind the text.
    behind: Vec<(&'static str, String)>,
    /// Paragraphs of text boxes that hang on the paragraph that is being read.
    boxes: Vec<String>,
    changed: usize,
}

impl Body {
    fn style(&mut self, element: &Element) {
        let names = (
            element.attribute("name"),
            element.attribute("parent-style-name"),
        );
        if let ("style", (Some(name), Some(base))) = (element.name.as_str(), names) {
            self.bases.insert(name.into(), base.into());
        }
    }

    /// Headers or footers of pages.
    fn margins(&mut self, styles: &Element, which: &str) {
        let margins = styles.outermost(&[which]);
        let paragraphs = margins
            .iter()
            .flat_map(|margin| margin.outermost(&["p", "h"]));
        for paragraph in paragraphs {
            let text = self.line(paragraph);
            self.flow.paragraph("other", &text);
        }
    }

    fn top(&mut self, element: &Element) {
        match element.name.as_str() {
            "automatic-styles" => element.all().for_each(|element| self.style(element)),
            _ => self.block(element, "text"),
        }
    }

    fn block(&mut self, element: &Element, kind: &'static str) {
        match element.name.as_str() {
            "h" => self.paragraph(element, "heading"),
            "p" => self.paragraph(element, kind),
            "table" => self.table(element, kind),
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" => {
                let body = element.child("index-body");
                body.into_iter()
                    .flat_map(Element::elements)
                    .for_each(|child| self.block(child, "navigation"));
            }
            "tracked-changes" => {
                let regions = element
                    .elements()
                    .filter(|child| child.name == "changed-region");
                self.changed += regions.count();
            }
            "annotation" => self.comment(element),
            _ => element.elements().for_each(|child| self.block(child, kind)),
        }
    }

    fn paragraph(&mut self, element: &Element, kind: &str) {
        let text = self.line(element);
        let styled = element
            .attribute("style-name")
            .map_or("text", |style| self.styled(style));
        let kind = if kind == "text" { styled } else { kind };
        self.flow.paragraph(kind, &text);
        for text in std::mem::take(&mut self.boxes) {
            self.flow.paragraph("text", &text);
        }
    }

    /// The kind that a style makes of a paragraph, by the names that OpenDocument's own styles have in every language.
    fn styled(&self, style: &str) -> &'static str {
        let mut style = style;
        for _ in 0..MOST_BASES {
            match style {
                "Title" | "Subtitle" => return "heading",
                "Caption" | "Illustration" | "Figure" => return "caption",
                _ => {}
            }
            let Some(base) = self.bases.get(style) else {
                break;
            };
            style = base;
        }
        "text"
    }

    /// A row is a line where no cell of it has several paragraphs.
    fn table(&mut self, table: &Element, kind: &'static str) {
        for row in table.outermost(&["table-row"]) {
            let cells = row.outermost(&["table-cell"]);
            let simple = cells.iter().all(|cell| {
                cell.elements().count() <= 1 && cell.elements().all(|child| child.name == "p")
            });
            if simple {
                let cells: Vec<String> = cells.iter().map(|cell| tidy(&self.line(cell))).collect();
                self.flow.row(&cells);
            } else {
                cells
                    .iter()
                    .flat_map(|cell| cell.elements())
                    .for_each(|child| self.block(child, kind));
            }
        }
    }

    fn comment(&mut self, element: &Element) {
        for paragraph in element.outermost(&["p"]) {
            let text = paragraph.text();
            self.behind.push(("comment", text));
        }
    }

    /// The text of a paragraph, in one line.
    fn line(&mut self, paragraph: &Element) -> String {
        let mut line = String::new();
        self.inline(paragraph, &mut line);
        line
    }

    fn inline(&mut self, element: &Element, line: &mut String) {
        for child in &element.children {
            match child {
                Child::Text(text) => line.push_str(text),
                Child::Element(element) => self.inline_element(element, line),
            }
        }
    }

    fn inline_element(&mut self, element: &Element, line: &mut String) {
        match element.name.as_str() {
            "s" | "tab" | "line-break" => line.push(' '),
            "note" => {
                let body = element.child("note-body");
                let text = body.map(|body| self.line(body)).unwrap_or_default();
                self.behind.push(("note", text));
            }
            "annotation" => self.comment(element),
            "text-box" => {
                for paragraph in element.outermost(&["p", "h"]) {
                    let text = self.line(paragraph);
                    self.boxes.push(text);
                }
            }
            "ruby-text" | "hidden-text" | "title" | "desc" | "tracked-changes" => {}
            _ => self.inline(element, line),
        }
    }
}
