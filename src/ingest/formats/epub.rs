//! EPUB: a document for each chapter, in reading order, named as in the table of contents.
//!
//! Its parts are read here, by `zip` and `quick-xml`, rather than by a library for books, for what they unpack to is bounded.

use hashbrown::{HashMap, HashSet};

use super::{
    flow::{Flow, tidy},
    html,
    pack::Pack,
    said::Said,
    xml::Element,
};
use crate::{
    ingest::{Bytes, Origin, intake::Intake},
    protocol::Level,
};

/// Values by a part's name.
type Named<T> = HashMap<String, T, foldhash::fast::FixedState>;

/// Tables of contents that are looked at.
const MOST_CONTENTS: usize = 4;

/// Names of parts.
type Names = HashSet<String, foldhash::fast::FixedState>;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(mut pack) = Pack::open(bytes, intake) else {
        return;
    };
    let container = pack.tree("META-INF/container.xml", intake);
    let root = container
        .as_ref()
        .and_then(|container| container.find("rootfile")?.attribute("full-path"))
        .unwrap_or("content.opf")
        .to_string();
    let Some(package) = pack.tree(&root, intake) else {
        let what = "does not say what is in it, so it was passed over";
        return intake.note(Level::Skipped, "broken", None, what);
    };
    let book = Book::of(&package, &root);
    let titles = book.titles(&mut pack, intake);
    let locked = locked(&mut pack, intake);
    let mut said = book_said(&package);
    let (mut shut, mut title) = (0, String::new());
    for (number, name) in (1..).zip(&book.spine) {
        if book.contents.contains(name) {
            continue; // read above, for the titles
        }
        if locked.contains(name) {
            shut += 1;
            continue;
        }
        said.part = Some(number.to_string());
        said.title = titles.get(name).cloned().unwrap_or_default();
        said.fallback.clone_from(&title);
        if !said.title.is_empty() {
            title.clone_from(&said.title);
        }
        chapter(name, &said, &mut pack, intake);
    }
    if shut > 0 {
        let what = format!("has {shut} chapters that are locked (DRM), so those were passed over");
        intake.note(Level::Skipped, "encrypted", None, &what);
    }
    if book.spine.is_empty() {
        intake.note(Level::Skipped, "empty", None, "has no chapter");
    }
}

fn chapter(name: &str, said: &Said, pack: &mut Pack<'_>, intake: &mut Intake<'_>) {
    if !pack.has(name) {
        let what = format!("lacks its chapter “{name}”");
        return intake.note(Level::Skipped, "missing", None, &what);
    }
    let Some(text) = pack.text(name, intake) else {
        return;
    };
    let mut flow = Flow::default();
    flow.extend(html::parts(&text));
    if !flow.is_empty() {
        said.clone().draft(flow, intake);
    }
}

/// What the package says of the book, which all chapters share.
fn book_said(package: &Element) -> Said {
    let mut said = Said::default();
    let Some(metadata) = package.find("metadata") else {
        return said;
    };
    for element in metadata.all() {
        let text = element.text();
        match element.name.as_str() {
            "title" => said.field("book", &text),
            "creator" => said.field("author", &text),
            "publisher" => said.field("outlet", &text),
            "language" => said.field("language", &text),
            "subject" => said.field("tags", &text),
            "date" if element.attribute("event") == Some("modification") => {
                said.date(Origin::Modified, &text);
            }
            "date" => said.dated(&text),
            _ => {}
        }
    }
    said
}

/// Parts of a book by name.
struct Book {
    /// Chapters in reading order.
    spine: Vec<String>,
    /// Tables of contents, the newer kind first.
    contents: Vec<String>,
}

impl Book {
    fn of(package: &Element, root: &str) -> Self {
        let items: Vec<(&Element, String)> = package
            .all()
            .filter(|element| element.name == "item")
            .filter_map(|item| Some((item, resolved(root, item.attribute("href")?))))
            .collect();
        let by_id: Named<&String> = items
            .iter()
            .filter_map(|(item, name)| Some((item.attribute("id")?.to_string(), name)))
            .collect();
        let references = package.all().filter(|element| element.name == "itemref");
        let mut seen = Names::default();
        let spine = references
            .filter_map(|reference| by_id.get(reference.attribute("idref")?))
            .filter(|name| seen.insert((**name).clone()))
            .map(|name| (*name).clone())
            .collect();
        let of_kind = |wanted: fn(&Element) -> bool| {
            let items = items.iter().filter(move |(item, _)| wanted(item));
            items.map(|(_, name)| name.clone())
        };
        let newer = of_kind(|item| {
            let properties = item.attribute("properties").unwrap_or("");
            properties.split(' ').any(|property| property == "nav")
        });
        let older =
            of_kind(|item| item.attribute("media-type") == Some("application/x-dtbncx+xml"));
        let contents = newer.chain(older).take(MOST_CONTENTS).collect();
        Self { spine, contents }
    }

    /// The titles of chapters: the first entry of a table of contents that leads to each.
    fn titles(&self, pack: &mut Pack<'_>, intake: &mut Intake<'_>) -> Named<String> {
        let mut titles = Named::default();
        for contents in &self.contents {
            let tree = pack.tree(contents, intake).unwrap_or_default();
            for element in tree.all() {
                let entry = match element.name.as_str() {
                    "a" => element.attribute("href").map(|href| (href, element.text())),
                    "navPoint" => entry(element),
                    _ => None,
                };
                if let Some((href, title)) = entry {
                    titles
                        .entry(resolved(contents, href))
                        .or_insert_with(|| tidy(&title));
                }
            }
        }
        titles
    }
}

fn entry(point: &Element) -> Option<(&str, String)> {
    let target = point.child("content")?.attribute("src")?;
    Some((target, point.child("navLabel")?.text()))
}

/// The parts that are encrypted; fonts are so without being locked, and are no chapters.
fn locked(pack: &mut Pack<'_>, intake: &mut Intake<'_>) -> Names {
    let Some(encryption) = pack.tree("META-INF/encryption.xml", intake) else {
        return Names::default();
    };
    let references = encryption
        .all()
        .filter(|element| element.name == "CipherReference");
    references
        .filter_map(|reference| Some(resolved("", reference.attribute("URI")?)))
        .collect()
}

/// The name of the part that a part refers to.
fn resolved(from: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or("");
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    if href.starts_with('/') {
        path.clear();
    }
    for name in href.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    decoded(&path.join("/"))
}

/// `%20` and such as the characters that they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let hex = more.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .filter(|_| *first == b'%')
        {
            Some(byte) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
