//! The whole text of a piece of HTML that somebody has written as a document, such as a mail or a chapter.

use ego_tree::NodeRef;
use quick_xml::{Reader, events::Event};
use scraper::{Html, Node, node::Element};

use super::flow::Flow;
use crate::corpus::Part;

/// Elements inside one another beyond which text is taken as of the innermost.
const MOST_DEPTH: usize = 200;

/// Its parts. What is quoted in it is `quote` where it is a `reply`, else text.
pub(super) fn parts(html: &str, reply: bool) -> Vec<Part> {
    let page = Html::parse_document(html);
    let mut writer = Writer {
        flow: Flow::default(),
        line: String::new(),
        reply,
    };
    writer.children(*page.root_element(), "text", 0);
    writer.close("text");
    writer.flow.parts()
}

/// XHTML as HTML: elements that end where they start are given an end of their own, since HTML would go on inside them.
pub(super) fn html(xhtml: &str) -> String {
    let mut reader = Reader::from_str(xhtml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let (mut html, mut at) = (String::with_capacity(xhtml.len()), 0);
    while let Ok(event) = reader.read_event() {
        let end = (reader.buffer_position() as usize).min(xhtml.len());
        match event {
            Event::Eof => break,
            Event::Empty(start) if !is_void(start.name().as_ref()) => {
                let name = start.name();
                let tag = xhtml.get(at..end).unwrap_or("").trim_end_matches("/>");
                html.push_str(&format!("{tag}></{}>", name.as_ref()));
            }
            _ => html.push_str(xhtml.get(at..end).unwrap_or("")),
        }
        at = end;
    }
    html.push_str(xhtml.get(at..).unwrap_or(""));
    html
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

struct Writer {
    flow: Flow,
    line: String,
    reply: bool,
}

impl Writer {
    fn children(&mut self, node: NodeRef<'_, Node>, kind: &str, depth: usize) {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.line.push_str(text),
                Node::Element(element) => self.element(child, element, kind, depth + 1),
                _ => {}
            }
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, kind: &str, depth: usize) {
        match element.name() {
            "head" | "script" | "style" | "template" | "noscript" | "svg" | "math" | "object"
            | "rt" | "rp" => {}
            _ if depth > MOST_DEPTH => self.deep(node),
            "br" => self.close(kind),
            "td" | "th" => {
                self.line.push(' ');
                self.children(node, kind, depth);
            }
            name if is_block(name) => {
                self.close(kind);
                let inner = self.kind(element, kind);
                self.children(node, inner, depth);
                self.close(inner);
            }
            _ => self.children(node, kind, depth),
        }
    }

    /// All text below, without descending step by step.
    fn deep(&mut self, node: NodeRef<'_, Node>) {
        for node in node.descendants() {
            if let Node::Text(text) = node.value() {
                self.line.push_str(text);
            }
        }
    }

    fn kind<'a>(&self, element: &Element, around: &'a str) -> &'a str {
        let class = element.attr("class").unwrap_or("");
        let role = element.attr("epub:type").or(element.attr("role"));
        match element.name() {
            "blockquote" if self.reply => "quote",
            "div" if self.reply && class.contains("gmail_quote") => "quote",
            "div" if self.reply && class.contains("gmail_signature") => "signature",
            _ if role.is_some_and(|role| role.contains("footnote") || role.contains("endnote")) => {
                "note"
            }
            _ if around != "text" => around,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
            "figcaption" | "caption" => "caption",
            "nav" => "navigation",
            _ => around,
        }
    }

    fn close(&mut self, kind: &str) {
        let line = std::mem::take(&mut self.line);
        self.flow.paragraph(kind, &line);
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
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
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}
