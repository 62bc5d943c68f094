//! One document, whole: parts, paragraphs, marks, and how to cite it.

use std::ops::Range;

use super::{
    marks,
    tokens::{self, Sought},
};
use crate::{
    corpus::{self, Document, Part, Store},
    index::{DocId, Lexicon, Zone},
    protocol::{Piece, ReadPart, Reading},
    query::{Evaluation, Query, Topics},
};

/// The document with the matches of a query marked.
#[must_use]
pub fn reading(
    document: &Document,
    number: DocId,
    store: &Store,
    lexicon: &Lexicon,
    topics: &Topics,
    query: &Query,
    evaluation: &Evaluation,
) -> Reading {
    let zones = tokens::read(document, &Zone::ALL, &mut Sought::new(evaluation, lexicon));
    let places = marks::places(query, evaluation, &zones);
    let matches = places.each_ref().map(|places| marks::merged(places));
    let spans = |zone: Zone, part: u32| {
        marks::part_spans(part, &zones[zone as usize], &matches[zone as usize])
    };
    let part = |(place, part): (u32, &Part)| {
        let (paragraphs, torn) = paragraphs(&part.text, &spans(Zone::of(part.is_around()), place));
        ReadPart {
            kind: part.kind.clone(),
            around: part.is_around(),
            paragraphs,
            torn,
            origin: store.origin(number, place as usize),
        }
    };
    Reading {
        id: document.id.clone(),
        title: marks::pieces(&document.title, 0, &spans(Zone::Title, 0)),
        parts: (0..).zip(&document.parts).map(part).collect(),
        matches: matches.iter().map(Vec::len).sum(),
        fields: document.fields.clone(),
        topics: topics
            .iter()
            .filter(|(_, set)| set.contains(number as usize))
            .map(|(label, _)| label.clone())
            .collect(),
        citation: citation(document),
    }
}

/// The paragraphs of a text that hold words, cut into pieces; and those that begin inside a match.
fn paragraphs(text: &str, spans: &[Range<usize>]) -> (Vec<Vec<Piece>>, Vec<usize>) {
    let mut spans = spans;
    let mut at = 0;
    let (mut paragraphs, mut torn) = (Vec::new(), Vec::new());
    for paragraph in corpus::paragraphs(text) {
        let end = at + paragraph.len();
        if !paragraph.trim().is_empty() {
            let first = spans.partition_point(|span| span.end <= at);
            spans = &spans[first..];
            let inside = spans.partition_point(|span| span.start < end);
            if spans.first().is_some_and(|span| span.start < at) {
                torn.push(paragraphs.len());
            }
            paragraphs.push(marks::pieces(paragraph, at, &spans[..inside]));
        }
        at = end + corpus::separator(text).len();
    }
    (paragraphs, torn)
}

/// The field `citation` where there is one, otherwise source, headline and date.
fn citation(document: &Document) -> String {
    let field = |name: &str| document.fields.get(name).map(|values| values.join(", "));
    field("citation").unwrap_or_else(|| {
        let mut all = Vec::new();
        for name in ["author", "outlet", "source", "publisher"] {
            all.extend(field(name));
        }
        if !document.title.is_empty() {
            all.push(format!("“{}”", document.title));
        }
        all.extend(field("date"));
        if all.is_empty() {
            document.id.clone()
        } else {
            all.join(", ")
        }
    })
}
