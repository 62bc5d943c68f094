//! Lines as they are shown: the text of their documents, cut around the node.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Lines, cut,
    near::{is_beside, part},
};
use crate::{
    corpus::Document,
    explore::{
        marks,
        occurrences::Occurrence,
        passages::spaced,
        sort::Dated,
        tokens::{self, Token, UNSOUGHT},
    },
    index::{DocId, Index, Zone},
    protocol::{ConcordanceRequest, Line, NearBy},
};

/// Lines that one answer holds at the most.
const MOST_LINES: usize = 1_000;

/// Words on one side of a line at the most.
const MOST_WIDTH: usize = 50;

/// The lines of the window that is asked for. Costs a reading of their documents, each once.
#[must_use]
pub fn shown(
    request: &ConcordanceRequest,
    lines: &Lines,
    index: &Index,
    dated: Option<Dated<'_>>,
    read: impl Fn(DocId) -> Document,
) -> Vec<Line> {
    let behind = lines.order.get(request.offset..).unwrap_or_default();
    let window = &behind[..request.limit.min(MOST_LINES).min(behind.len())];
    let mut by_document: BTreeMap<DocId, Vec<usize>> = BTreeMap::new();
    for (place, &line) in window.iter().enumerate() {
        let document = lines.nodes[line as usize].document;
        by_document.entry(document).or_default().push(place);
    }
    let mut shown = vec![Line::default(); window.len()];
    for (number, places) in by_document {
        let open = Open::new(read(number), number, lines, index);
        let date = dated.and_then(|dated| dated.earliest(number));
        for place in places {
            shown[place] = Line {
                id: open.document.id.clone(),
                title: open.document.title.clone(),
                date: date.unwrap_or_default().into(),
                ..open.line(&lines.nodes[window[place] as usize], request)
            };
        }
    }
    shown
}

/// One document of the window, opened.
struct Open<'a> {
    document: Document,
    index: &'a Index,
    /// By zone: its words.
    zones: [Vec<Token>; 3],
    /// Places of the node in it, as a reading counts them.
    nodes: Vec<(u32, u32)>,
    /// Places of what is to be near.
    others: &'a [Occurrence],
}

impl<'a> Open<'a> {
    fn new(document: Document, number: DocId, lines: &'a Lines, index: &'a Index) -> Self {
        let mut zones: [Vec<Token>; 3] = Default::default();
        zones[Zone::Title as usize].extend(tokens::tokens(0, &document.title, |_| UNSOUGHT));
        for (place, part) in (0..).zip(&document.parts) {
            let zone = Zone::of(part.is_around());
            zones[zone as usize].extend(tokens::tokens(place, &part.text, |_| UNSOUGHT));
        }
        let mut open = Self {
            document,
            index,
            zones,
            nodes: Vec::new(),
            others: of_document(&lines.others, number),
        };
        let nodes = of_document(&lines.nodes, number).iter();
        open.nodes = nodes.map(|node| open.in_reading(node)).collect();
        open.nodes.sort_unstable();
        open
    }

    /// Which of the zone's words are at some positions of one part.
    fn words(&self, zone: usize, positions: &Range<u32>, document: DocId) -> Range<usize> {
        let postings = &self.index.postings[zone];
        let first = postings.start(document);
        let free = postings.breaks(first..positions.start).len();
        let start = (positions.start - first) as usize - free;
        start..start + positions.len()
    }

    /// What comes before in a reading is smaller: the title, then parts in their order.
    fn in_reading(&self, node: &Occurrence) -> (u32, u32) {
        let zone = usize::from(node.zone);
        let start = self.words(zone, &node.positions(), node.document).start;
        let part = self.zones[zone].get(start).map_or(0, |token| token.part);
        let title = zone == Zone::Title as usize;
        (if title { 0 } else { part + 1 }, start as u32)
    }

    fn line(&self, node: &Occurrence, request: &ConcordanceRequest) -> Line {
        let zone = usize::from(node.zone);
        let tokens = &self.zones[zone];
        let part = part(node, self.index);
        let all = self.words(zone, &part, node.document);
        let at = self.words(zone, &node.positions(), node.document);
        let Some(last) = tokens.get(at.end - 1).filter(|_| all.end <= tokens.len()) else {
            return Line::default();
        };
        let text = self.text(zone, tokens[at.start].part);
        let width = request.width.min(MOST_WIDTH);
        let (from, to) = (at.start.saturating_sub(width), at.end.saturating_add(width));
        let start = match from <= all.start && width > 0 {
            true => 0,
            false => tokens[from].start as usize,
        };
        let end = match to >= all.end && width > 0 {
            true => text.len(),
            false => tokens[to - 1].end as usize,
        };
        let node_bytes = tokens[at.start].start as usize..last.end as usize;
        let marks = self.marks(node, request.near.as_ref(), tokens);
        let pieces = |bytes: Range<usize>| {
            let mut pieces = marks::pieces(&text[bytes.clone()], bytes.start, &marks);
            for piece in &mut pieces {
                piece.text = spaced(&piece.text);
            }
            pieces
        };
        let place = self.in_reading(node);
        Line {
            left: cut::before(pieces(start..node_bytes.start)),
            node: spaced(&text[node_bytes.clone()]),
            right: cut::behind(pieces(node_bytes.end..end)),
            place: self.nodes.partition_point(|other| *other < place) + 1,
            ..Line::default()
        }
    }

    fn text(&self, zone: usize, part: u32) -> &str {
        let parts = &self.document.parts;
        match zone == Zone::Title as usize {
            true => &self.document.title,
            false => parts.get(part as usize).map_or("", |part| &part.text),
        }
    }

    /// The bytes of what is near.
    fn marks(
        &self,
        node: &Occurrence,
        near: Option<&NearBy>,
        tokens: &[Token],
    ) -> Vec<Range<usize>> {
        let near = near.into_iter();
        let beside = near.flat_map(|near| {
            let beside = |other: &&Occurrence| is_beside(node, other, near, self.index);
            within_reach(node, self.others, near).iter().filter(beside)
        });
        let bytes = |other: &Occurrence| {
            let words = self.words(usize::from(other.zone), &other.positions(), other.document);
            tokens[words.start].start as usize..tokens[words.end - 1].end as usize
        };
        beside.map(bytes).collect()
    }
}

/// Of the places of its document, those that can be near a node.
fn within_reach<'a>(
    node: &Occurrence,
    others: &'a [Occurrence],
    near: &NearBy,
) -> &'a [Occurrence] {
    let (first, last) = (
        (node.zone, node.start.saturating_sub(near.left)),
        (node.zone, node.end.saturating_add(near.right)),
    );
    let from = others.partition_point(|other| (other.zone, other.end) < first);
    let to = others.partition_point(|other| (other.zone, other.start) < last);
    others.get(from..to).unwrap_or_default()
}

fn of_document(places: &[Occurrence], document: DocId) -> &[Occurrence] {
    let from = |document: DocId| places.partition_point(|place| place.document < document);
    &places[from(document)..from(document + 1)]
}
