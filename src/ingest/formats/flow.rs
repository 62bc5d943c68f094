//! Paragraphs, each of a kind, as they come → parts.

use crate::corpus::Part;

/// The parts of a document that is being read.
#[derive(Default)]
pub(super) struct Flow(Vec<Part>);

impl Flow {
    /// Takes a paragraph; it goes on the part before it where that is of the same kind, but a heading or a caption stands
    /// alone.
    pub(super) fn paragraph(&mut self, kind: &str, text: &str) {
        let text = tidy(text);
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

    /// Takes parts that are ready, paragraph by paragraph.
    pub(super) fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        for part in parts {
            part.text
                .lines()
                .for_each(|text| self.paragraph(&part.kind, text));
        }
    }

    /// Whether there is any of the article.
    pub(super) fn has_article(&self) -> bool {
        self.0.iter().any(|part| !part.is_around())
    }

    /// The first heading that stands before any text.
    pub(super) fn heading(&self) -> Option<&str> {
        let first = self.0.iter().find(|part| !part.is_around())?;
        (first.kind == "heading").then_some(&first.text)
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
