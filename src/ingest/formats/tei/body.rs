//! The text of a TEI document as its editors would have it read: corrections, regular spellings and expansions, the last
//! stage of the writing, the words of the lemma; notes behind the text.

use crate::ingest::formats::{
    flow::{Flow, tidy},
    xml::{Child, Element},
};

/// The paragraphs of a `text`.
pub(super) fn flow(text: &Element) -> Flow {
    let mut writer = Writer::default();
    writer.children(text, "text");
    writer.close("text");
    for (kind, text) in std::mem::take(&mut writer.behind) {
        writer.flow.paragraph(kind, &text);
    }
    writer.flow
}

#[derive(Default)]
struct Writer {
    flow: Flow,
    line: String,
    /// The next white space is inside a word that was broken at the end of a line.
    joins: bool,
    behind: Vec<(&'static str, String)>,
}

impl Writer {
    fn children(&mut self, element: &Element, kind: &'static str) {
        let spaced = is_spaced(element);
        for child in &element.children {
            match child {
                Child::Text(text) => self.text(text),
                Child::Element(child) => {
                    if child.name == "w" && !spaced {
                        self.line.push(' ');
                    }
                    self.element(child, kind);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let text = if self.joins { text.trim_start() } else { text };
        self.joins &= text.is_empty();
        self.line.push_str(text);
    }

    fn element(&mut self, element: &Element, kind: &'static str) {
        match element.name.as_str() {
            "teiHeader" | "del" | "surplus" | "facsimile" | "standOff" | "graphic" | "index" => {}
            "choice" => self.preferred(element, &["corr", "reg", "expan"], kind),
            "app" => self.preferred(element, &["lem"], kind),
            "gap" => self.text("[…]"),
            "lb" | "pb" | "cb" | "gb" | "milestone" => self.line_break(element),
            "space" => self.line.push(' '),
            "pc" => self.punctuation(element, kind),
            "note" => self.aside("note", element),
            "fw" => self.aside("other", element),
            "row" => self.row(element, kind),
            "figDesc" => self.block(element, "caption"),
            "head" if matches!(kind, "caption" | "note") => self.block(element, kind),
            "head" => self.block(element, "heading"),
            "figure" => self.figure(element, kind),
            "table" => self.figure(element, kind),
            name if is_block(name) => self.block(element, kind),
            _ => self.children(element, kind),
        }
    }

    /// The first child of one of some names, else the first child.
    fn preferred(&mut self, element: &Element, names: &[&str], kind: &'static str) {
        let named = names.iter().find_map(|name| element.child(name));
        if let Some(child) = named.or_else(|| element.elements().next()) {
            self.element(child, kind);
        }
    }

    /// Where a line of the source ends: a space, or nothing inside a word, whose hyphen goes with it.
    fn line_break(&mut self, element: &Element) {
        if element.attribute("break") != Some("no") {
            return self.text(" ");
        }
        let word = self.line.trim_end();
        let word = word
            .strip_suffix(['-', '\u{2010}', '\u{AD}', '¬'])
            .unwrap_or(word);
        self.line.truncate(word.len());
        self.joins = true;
    }

    /// Closing punctuation stands right behind the word.
    fn punctuation(&mut self, element: &Element, kind: &'static str) {
        if element.text().trim().starts_with([
            '.', ',', ';', ':', '!', '?', ')', ']', '»', '”', '…', '،', '۔', '؟', '。', '，',
        ]) {
            self.line.truncate(self.line.trim_end().len());
        }
        self.children(element, kind);
    }

    /// What stands outside the run of the text: it comes behind it.
    fn aside(&mut self, kind: &'static str, element: &Element) {
        let mut inner = Self::default();
        inner.children(element, kind);
        inner.close(kind);
        let parts = inner.flow.parts();
        let paragraphs = parts.iter().flat_map(|part| part.text.lines());
        self.behind
            .extend(paragraphs.map(|text| (kind, text.to_string())));
        self.behind.extend(inner.behind);
    }

    fn block(&mut self, element: &Element, kind: &'static str) {
        self.close(kind);
        self.children(element, kind);
        self.close(kind);
    }

    /// A figure's or table's head is its caption.
    fn figure(&mut self, element: &Element, kind: &'static str) {
        self.close(kind);
        for child in element.elements() {
            let kind = if child.name == "head" {
                "caption"
            } else {
                kind
            };
            self.element(child, kind);
            self.close(kind);
        }
    }

    fn row(&mut self, element: &Element, kind: &'static str) {
        self.close(kind);
        let mut cells = Vec::new();
        for cell in element.elements() {
            self.children(cell, kind);
            cells.push(tidy(&std::mem::take(&mut self.line)));
        }
        self.flow.row(&cells);
    }

    fn close(&mut self, kind: &str) {
        self.joins = false;
        let line = std::mem::take(&mut self.line);
        self.flow.paragraph(kind, &line);
    }
}

/// Whether white space between words is written as such, rather than left to the marks of the words.
fn is_spaced(element: &Element) -> bool {
    element.children.iter().any(|child| match child {
        Child::Text(text) => text.contains(char::is_whitespace),
        Child::Element(_) => false,
    })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "ab" | "argument"
            | "back"
            | "bibl"
            | "body"
            | "byline"
            | "castItem"
            | "castList"
            | "cell"
            | "closer"
            | "dateline"
            | "div"
            | "div1"
            | "div2"
            | "div3"
            | "div4"
            | "div5"
            | "div6"
            | "div7"
            | "docAuthor"
            | "docDate"
            | "docImprint"
            | "docTitle"
            | "entry"
            | "epigraph"
            | "floatingText"
            | "front"
            | "group"
            | "item"
            | "imprimatur"
            | "l"
            | "lg"
            | "list"
            | "listBibl"
            | "opener"
            | "p"
            | "postscript"
            | "salute"
            | "set"
            | "signed"
            | "sp"
            | "speaker"
            | "stage"
            | "table"
            | "text"
            | "titlePage"
            | "titlePart"
            | "trailer"
            | "u"
    )
}
