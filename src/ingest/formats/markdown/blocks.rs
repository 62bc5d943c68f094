//! Markdown → parts without marks: links keep their text, pictures give captions, raw HTML what is seen of it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::html;
use crate::corpus::Part;

/// The parts of an article in Markdown.
pub(super) fn parts(markdown: &str) -> Vec<Part> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, options) {
        writer.event(event);
    }
    writer.flush("text");
    writer.captions();
    writer.parts
}

#[derive(Default)]
struct Writer {
    parts: Vec<Part>,
    /// The paragraph that is being written.
    line: String,
    /// What stands before the next paragraph: the mark of a list's item, the number of a footnote.
    mark: String,
    /// Numbers of the lists that are open; none for a list without numbers.
    lists: Vec<Option<u64>>,
    /// Descriptions of pictures, the innermost last, and those that wait for their paragraph's end.
    pictures: Vec<String>,
    captions: Vec<String>,
    /// Raw HTML.
    html: String,
    cells: usize,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Html(raw) => self.html.push_str(&raw),
            Event::InlineHtml(raw) if raw.to_ascii_lowercase().starts_with("<br") => {
                self.text("\n")
            }
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
            Event::InlineHtml(_) | Event::Rule => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.pictures.last_mut() {
            Some(picture) => picture.push_str(text),
            None => self.line.push_str(text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::TableHead
            | Tag::TableRow => self.flush("text"),
            Tag::List(number) => {
                self.flush("text");
                self.lists.push(number);
            }
            Tag::Item => {
                self.flush("text");
                self.mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".into(),
                };
            }
            Tag::FootnoteDefinition(label) => {
                self.flush("text");
                self.mark = format!("[{label}] ");
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.line.push('\t');
                }
                self.cells += 1;
            }
            Tag::Image { .. } => self.pictures.push(String::new()),
            Tag::HtmlBlock => self.html.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.flush("heading"),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.flush("text")
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cells = 0;
                self.flush("text");
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Image => {
                let picture = self.pictures.pop().unwrap_or_default();
                match self.pictures.last_mut() {
                    Some(outer) => outer.push_str(&picture),
                    None => self.captions.push(picture),
                }
            }
            TagEnd::HtmlBlock => self.raw(),
            _ => {}
        }
        if self.line.is_empty()
            && matches!(
                tag,
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow
            )
        {
            self.captions();
        }
    }

    /// What is seen of a block of raw HTML.
    fn raw(&mut self) {
        self.flush("text");
        for part in html::parts(&std::mem::take(&mut self.html)) {
            self.add(&part.kind, &part.text);
        }
    }

    /// Ends the paragraph, whose lines are paragraphs of the part.
    fn flush(&mut self, kind: &str) {
        let line = std::mem::take(&mut self.line);
        let lines: Vec<&str> = line
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.trim().is_empty())
            .collect();
        if lines.is_empty() {
            return;
        }
        let text = format!("{}{}", std::mem::take(&mut self.mark), lines.join("\n"));
        self.add(kind, &text);
    }

    fn captions(&mut self) {
        for caption in std::mem::take(&mut self.captions) {
            self.add("caption", caption.trim());
        }
    }

    fn add(&mut self, kind: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match self
            .parts
            .last_mut()
            .filter(|part| kind == "text" && part.kind == kind)
        {
            Some(part) => {
                part.text.push('\n');
                part.text.push_str(text);
            }
            None => self.parts.push(Part {
                kind: kind.into(),
                text: text.into(),
            }),
        }
    }
}
