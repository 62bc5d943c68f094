//! Paragraphs and tables of a DOCX.

use super::styles::Styles;
use crate::ingest::formats::{
    flow::{Flow, tidy},
    xml::{Child, Element},
};

/// Lines of headers and footers that are not taken twice, as those of the first page, of the left and of the right.
const MOST_SEEN: usize = 20;

/// Text as it is read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    pub(super) flow: Flow,
    /// Text boxes that hang on the paragraph that is being read.
    boxes: Vec<String>,
    /// Runs that have been deleted and inserted, where changes are tracked.
    pub(super) deleted: usize,
    pub(super) inserted: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            boxes: Vec::new(),
            deleted: 0,
            inserted: 0,
        }
    }

    /// Takes what stands around the text, all of one kind.
    pub(super) fn around(&mut self, kind: &str, parts: &[Element]) {
        let mut seen: Vec<String> = Vec::new();
        for paragraph in parts.iter().flat_map(|part| part.outermost(&["p"])) {
            let text = self.line(paragraph);
            for text in std::iter::once(text).chain(std::mem::take(&mut self.boxes)) {
                if kind != "other" || !seen.contains(&text) {
                    self.flow.paragraph(kind, &text);
                    seen.truncate(MOST_SEEN);
                    seen.push(text);
                }
            }
        }
    }

    /// Takes a paragraph, a table or what holds such.
    pub(super) fn block(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" => {
                let kind = self.styles.kind(element.child("pPr"));
                let text = self.line(element);
                self.flow.paragraph(kind, &text);
                for text in std::mem::take(&mut self.boxes) {
                    self.flow.paragraph("text", &text);
                }
            }
            "tbl" => self.table(element),
            "del" | "moveFrom" => self.deleted += 1,
            "AlternateContent" => self.chosen(element, Self::block),
            _ => element.elements().for_each(|child| self.block(child)),
        }
    }

    /// A row is a line where no cell of it has several paragraphs.
    fn table(&mut self, table: &Element) {
        for row in table.outermost(&["tr"]) {
            let cells: Vec<&Element> = cells(row);
            let simple = cells.iter().all(|cell| {
                let blocks = cell.elements().filter(|child| child.name != "tcPr");
                blocks.clone().count() <= 1 && blocks.clone().all(|child| child.name == "p")
            });
            if simple {
                let cells = cells.iter().filter_map(|cell| cell.child("p"));
                let cells: Vec<String> = cells.map(|cell| tidy(&self.line(cell))).collect();
                self.flow.row(&cells);
            } else {
                cells
                    .iter()
                    .flat_map(|cell| cell.elements())
                    .for_each(|child| self.block(child));
            }
        }
    }

    /// The text of a paragraph, in one line.
    fn line(&mut self, paragraph: &Element) -> String {
        let mut line = String::new();
        self.inline(paragraph, &mut line);
        line
    }

    fn inline(&mut self, element: &Element, line: &mut String) {
        for child in element.elements() {
            match child.name.as_str() {
                "t" => line.push_str(&text(child)),
                "tab" | "ptab" | "br" | "cr" => line.push(' '),
                "noBreakHyphen" => line.push('\u{2011}'),
                "del" | "moveFrom" => self.deleted += 1,
                "ins" | "moveTo" => {
                    self.inserted += 1;
                    self.inline(child, line);
                }
                "r" if is_hidden(child) => {}
                "pPr" | "rPr" | "instrText" | "delText" | "rt" => {}
                "txbxContent" => {
                    for paragraph in child.outermost(&["p"]) {
                        let text = self.line(paragraph);
                        self.boxes.push(text);
                    }
                }
                "AlternateContent" => self.chosen(child, |body, child| body.inline(child, line)),
                _ => self.inline(child, line),
            }
        }
    }

    /// Of several renderings of the same thing the first.
    fn chosen(&mut self, element: &Element, mut take: impl FnMut(&mut Self, &Element)) {
        if let Some(first) = element.elements().next() {
            take(self, first);
        }
    }
}

/// The cells of a row, also those inside controls.
fn cells(row: &Element) -> Vec<&Element> {
    row.elements()
        .flat_map(|child| child.outermost(&["tc"]))
        .collect()
}

fn is_hidden(run: &Element) -> bool {
    let vanish = run
        .child("rPr")
        .and_then(|properties| properties.child("vanish"));
    vanish.is_some_and(|vanish| !matches!(vanish.attribute("val"), Some("0" | "false")))
}

/// Only the text right in it: what is not text has elements of its own.
fn text(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|child| match child {
        Child::Text(text) => Some(text.as_str()),
        Child::Element(_) => None,
    });
    texts.collect()
}
