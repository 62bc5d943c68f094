//! What a TEI header says of its text: the source rather than the file that was made of it.

use crate::ingest::formats::{said::Said, xml::Element};

pub(super) fn said(header: &Element) -> Said {
    let mut said = Said::default();
    let file = header.child("fileDesc");
    let stated = file.and_then(|file| file.child("titleStmt"));
    let source = file.and_then(|file| file.child("sourceDesc"));
    let published = file.and_then(|file| file.child("publicationStmt"));
    let profile = header.child("profileDesc");
    said.title = stated.and_then(title).unwrap_or_default();
    for statement in [stated, source].into_iter().flatten() {
        if !said.has("author") {
            named(statement, "author").for_each(|author| said.field("author", &author.text()));
        }
    }
    if let Some(outlet) = source
        .and_then(journal)
        .or_else(|| publisher(source))
        .or_else(|| publisher(published))
    {
        said.field("outlet", &outlet.text());
    }
    let creation = profile.and_then(|profile| profile.child("creation"));
    let dates = [creation, source, published].into_iter().flatten();
    if let Some(date) = dates.flat_map(|place| named(place, "date")).next() {
        dated(date, &mut said);
    }
    for place in [published, source].into_iter().flatten() {
        addresses(place, &mut said);
    }
    for element in profile.into_iter().flat_map(Element::all) {
        match element.name.as_str() {
            "language" => {
                let text = element.text();
                said.field("language", element.attribute("ident").unwrap_or(&text));
            }
            "keywords" => named(element, "term").for_each(|term| said.field("tags", &term.text())),
            _ => {}
        }
    }
    said
}

fn named<'a>(place: &'a Element, name: &'static str) -> impl Iterator<Item = &'a Element> {
    place.all().filter(move |element| element.name == name)
}

/// The main title, else the first.
fn title(statement: &Element) -> Option<String> {
    let main = named(statement, "title").find(|title| title.attribute("type") == Some("main"));
    main.or_else(|| named(statement, "title").next())
        .map(Element::text)
}

/// The title of the journal or newspaper that a text comes from.
fn journal(source: &Element) -> Option<&Element> {
    named(source, "title").find(|title| title.attribute("level") == Some("j"))
}

fn publisher(place: Option<&Element>) -> Option<&Element> {
    place?.find("publisher")
}

fn dated(date: &Element, said: &mut Said) {
    let text = date.text();
    let when = date.attribute("when").or(date.attribute("when-iso"));
    said.dated(when.unwrap_or(&text));
}

fn addresses(place: &Element, said: &mut Said) {
    for element in place.all() {
        let text = element.text();
        let address = match element.name.as_str() {
            "idno" => Some(text.trim()),
            "ref" | "ptr" => element.attribute("target"),
            _ => None,
        };
        let address = address.filter(|address| address.starts_with("http"));
        if let Some(address) = address.filter(|_| !said.has("url")) {
            said.field("url", address);
        }
    }
}
