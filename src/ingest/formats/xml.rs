//! XML → elements, a piece at a time; what is outside the file is never fetched.

use std::{borrow::Cow, collections::BTreeMap};

use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesStart, Event},
};

use crate::ingest::{encoding, intake::Intake};

/// Elements inside one another beyond which an element is taken for a part of the one around it.
const MOST_DEPTH: usize = 256;

/// Bytes in which XML says what it is.
const DECLARATION: usize = 200;

/// Bytes that the entities of one file may be replaced by.
const MOST_EXPANDED: usize = 4 << 20;

/// An element. Names are without their prefixes.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
    /// The line of its start.
    pub(super) line: u64,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

/// Where XML is broken, and how.
pub(super) struct Broken {
    pub(super) line: u64,
    pub(super) cause: String,
}

impl Element {
    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let named = |(key, _): &&(String, String)| key == name;
        self.attributes
            .iter()
            .find(named)
            .map(|(_, value)| value.as_str())
    }

    /// All attributes in their order.
    pub(super) fn attributes(&self) -> &[(String, String)] {
        &self.attributes
    }

    /// The elements right in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> + Clone {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element of a name right in it.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Itself and all elements below, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Element> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let element = open.pop()?;
            let at = open.len();
            open.extend(element.elements());
            open[at..].reverse();
            Some(element)
        })
    }

    /// The outermost elements of some names in it, in their order: those inside one of them are left to whoever reads it.
    pub(super) fn outermost(&self, names: &[&str]) -> Vec<&Element> {
        let mut open = vec![self];
        let mut found = Vec::new();
        while let Some(element) = open.pop() {
            if names.contains(&element.name.as_str()) {
                found.push(element);
            } else {
                let at = open.len();
                open.extend(element.elements());
                open[at..].reverse();
            }
        }
        found
    }

    /// The first element of a name in it, however deep.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.all().find(|element| element.name == name)
    }

    /// All its text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Child::Element(element) => element.add_text(text),
                Child::Text(more) => text.push_str(more),
            }
        }
    }
}

/// The text of some XML, which may name its encoding in its first line.
pub(super) fn decoded(bytes: &[u8], intake: &mut Intake<'_>) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let declared = head.split_once("encoding=").map(|(_, rest)| rest);
    let label = declared.and_then(|rest| rest.split(['"', '\'']).nth(1));
    encoding::decode_hinted(bytes, label.filter(|_| head.contains("<?xml")), intake)
}

/// Reads XML, and hands on each element that is `wanted` by the names around it and its own, once it is whole, with the names
/// around it.
pub(super) fn elements(
    text: &str,
    wanted: &dyn Fn(&[String], &str) -> bool,
    take: &mut dyn FnMut(&[String], Element),
) -> Result<(), Broken> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut builder = Builder {
        wanted,
        take,
        path: Vec::new(),
        open: Vec::new(),
        folded: 0,
        entities: BTreeMap::new(),
        expanded: 0,
    };
    let (mut line, mut counted) = (1, 0);
    loop {
        let event = reader.read_event();
        let at = (reader.buffer_position() as usize).min(text.len());
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => builder.event(event, line),
            Err(cause) => {
                builder.end();
                let cause = cause.to_string();
                return Err(Broken { line, cause });
            }
        }
        line += text.as_bytes()[counted..at]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        counted = at;
    }
    let open = builder.path.last().cloned();
    builder.end();
    open.map_or(Ok(()), |name| {
        let cause = format!("it ends inside <{name}>");
        Err(Broken { line, cause })
    })
}

/// The whole of some XML as one element that has no name.
pub(super) fn tree(text: &str) -> (Element, Option<Broken>) {
    let mut root = Element::default();
    let result = elements(text, &|around, _| around.is_empty(), &mut |_, element| {
        root.children.push(Child::Element(element));
    });
    (root, result.err())
}

struct Builder<'a> {
    wanted: &'a dyn Fn(&[String], &str) -> bool,
    take: &'a mut dyn FnMut(&[String], Element),
    /// The names of all elements that are open.
    path: Vec<String>,
    /// The elements that are open and wanted, or inside one that is.
    open: Vec<Element>,
    /// Elements that are open and too deep to be told apart.
    folded: usize,
    /// The entities that the file defines itself.
    entities: BTreeMap<String, String>,
    expanded: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, line: u64) {
        match event {
            Event::Start(start) => self.start(&start, line),
            Event::Empty(start) => {
                self.start(&start, line);
                self.close();
            }
            Event::End(end) => self.named_end(&local(end.name().as_ref())),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(char)) => self.text(char.encode_utf8(&mut [0; 4])),
                _ => self.entity(&name.xml10_content()),
            },
            Event::DocType(definitions) => self.entities = entities(&definitions.xml10_content()),
            _ => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, line: u64) {
        if self.path.len() == MOST_DEPTH {
            self.folded += 1;
            return;
        }
        let name = local(start.name().as_ref());
        if !self.open.is_empty() || (self.wanted)(&self.path, &name) {
            let mut attributes = start.attributes();
            let attributes = attributes
                .with_checks(false)
                .flatten()
                .map(|attribute| {
                    let value = unescaped(&attribute.value);
                    (local(attribute.key.as_ref()), value)
                })
                .collect();
            self.open.push(Element {
                name: name.clone(),
                attributes,
                children: Vec::new(),
                line,
            });
        }
        self.path.push(name);
    }

    /// Ends the element of a name, and those inside it that were left open; an end without a start is passed over.
    fn named_end(&mut self, name: &str) {
        if self.folded > 0 {
            self.folded -= 1;
        } else if let Some(at) = self.path.iter().rposition(|open| open == name) {
            while self.path.len() > at {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        if self.folded > 0 {
            self.folded -= 1;
            return;
        }
        self.path.pop();
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Child::Element(element)),
            None => (self.take)(&self.path, element),
        }
    }

    fn end(&mut self) {
        self.folded = 0;
        while !self.path.is_empty() {
            self.close();
        }
    }

    fn text(&mut self, text: &str) {
        let Some(element) = self.open.last_mut() else {
            return;
        };
        match element.children.last_mut() {
            Some(Child::Text(before)) => before.push_str(text),
            _ => element.children.push(Child::Text(text.into())),
        }
    }

    /// What an entity stands for; its name where nothing inside the file says so.
    fn entity(&mut self, name: &str) {
        if let Some(value) = resolve_xml_entity(name) {
            return self.text(value);
        }
        let own = self.entities.get(name);
        let own = own.filter(|value| self.expanded + value.len() <= MOST_EXPANDED);
        let value = own.map_or_else(|| format!("&{name};"), String::clone);
        self.expanded += value.len();
        self.text(&value);
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).into()
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.into(), Cow::into_owned)
}

/// The entities of an internal subset whose values are plain text; those that name other entities or files are left out.
fn entities(definitions: &str) -> BTreeMap<String, String> {
    definitions
        .split("<!ENTITY")
        .skip(1)
        .filter_map(|definition| {
            let (name, rest) = definition.trim_start().split_once(char::is_whitespace)?;
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, _) = rest[1..].split_once(quote)?;
            let value = quick_xml::escape::unescape(value).ok()?;
            let plain = name != "%" && !value.contains(['<', '&', '%']);
            plain.then(|| (name.to_string(), value.into_owned()))
        })
        .collect()
}
