//! Paragraphs, each of a kind, as they come → parts.

use crate::corpus::Part;

/// The parts of a document that is being read.
#[derive(Default)]
pub(super) struct Flow(Vec<Part>);

impl Flow {
    /// Takes a paragraph; it goes on the part before it where that is of the same kind, but a heading or a caption stands
    /// alone.
    pub(super) fn paragraph(&mut self, kind: &str, text: &str) {
        self.line(kind, tidy(text));
    }

    fn line(&mut self, kind: &str, text: String) {
        if text.is_empty() {
            return;
        }
        let alone = matches!(kind, "heading" | "caption");
        match self.0.last_mut().filter(|part| !alone && part.kind == kind) {
            Some(part) => {
                part.text.push('\n');
                part.text.push_str(&text);
            }
            None => self.0.push(Part {
                kind: kind.into(),
                text,
            }),
        }
    }

    /// Takes a row of a table, as a line of the text whose cells are apart by tabs.
    pub(super) fn row(&mut self, cells: &[String]) {
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.line("text", cells.join("\t"));
        }
    }

    /// Takes parts that are ready, paragraph by paragraph.
    pub(super) fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        for part in parts {
            part.text
                .lines()
                .for_each(|text| self.line(&part.kind, text.trim().into()));
        }
    }

    /// Whether there is nothing yet.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The document's title: what its metadata say, else the first heading before any text, else its id. That heading is
    /// not said twice.
    pub(super) fn title(&mut self, stated: &str, id: &str) -> String {
        let stated = tidy(stated);
        let first = self.0.iter().position(|part| !part.is_around());
        let heading = first.filter(|first| self.0[*first].kind == "heading");
        match heading {
            Some(at) if stated.is_empty() || stated == self.0[at].text => self.0.remove(at).text,
            _ if stated.is_empty() => id.into(),
            _ => stated,
        }
    }

    /// The parts in their order.
    pub(super) fn parts(self) -> Vec<Part> {
        self.0
    }
}

/// A text in one line, its runs of white space one space each.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_ascii_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
    {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
