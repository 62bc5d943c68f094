//! Dispersion: where in the documents, and along all of them, what a query finds falls.
//!
//! The first row, however others are sorted, is of all documents, one after another in the order of the corpus, those without
//! the words as well; its query is empty. Each further one is of a document that has them. A spread cuts a row's running words into equal
//! stretches, and counts in each the places that begin there, so it adds up to the row's count.

use std::{borrow::Cow, ops::Range};

use fixedbitset::FixedBitSet;

use super::{Counted, Selected, column, sum};
use crate::{
    corpus::Store,
    explore::occurrences::Occurrence,
    index::DocId,
    measures::{Spread, dispersion, effect},
    protocol::{Column, Row, Sum},
    text::folded,
};

/// Stretches of a row at the most.
const MOST_SEGMENTS: u32 = 1_000;

/// What the row of all documents is called.
const ALL: &str = "all";

/// The places of some nodes, document by document.
pub struct Dispersion<'a> {
    selected: Selected<'a>,
    store: &'a Store,
    nodes: &'a [Occurrence],
    segments: u32,
    /// By document: its running words.
    lengths: Vec<u32>,
    tokens: u64,
    /// The documents that have nodes, and which these are.
    documents: Vec<(DocId, Range<usize>)>,
}

impl<'a> Dispersion<'a> {
    /// Of nodes, by document, zone and position, in the zones of documents that are selected. Costs a step for each node and document.
    #[must_use]
    pub fn new(
        segments: u32,
        nodes: &'a [Occurrence],
        selected: Selected<'a>,
        store: &'a Store,
    ) -> Self {
        let lengths = selected.lengths();
        let mut documents = Vec::new();
        let mut start = 0;
        for same in nodes.chunk_by(|one, other| one.document == other.document) {
            documents.push((same[0].document, start..start + same.len()));
            start += same.len();
        }
        Self {
            segments: segments.clamp(1, MOST_SEGMENTS),
            tokens: lengths.iter().map(|&length| u64::from(length)).sum(),
            selected,
            store,
            nodes,
            lengths,
            documents,
        }
    }

    /// Running words and nodes of a row.
    fn counts(&self, row: usize) -> (u64, usize) {
        match self.of(row) {
            None => (self.tokens, self.nodes.len()),
            Some((document, nodes)) => (self.lengths[*document as usize].into(), nodes.len()),
        }
    }

    /// The document of a row, and its nodes; `None` for the row of all.
    fn of(&self, row: usize) -> Option<&(DocId, Range<usize>)> {
        row.checked_sub(1).map(|document| &self.documents[document])
    }

    /// What a document is called: by its id where it has no title.
    fn title(&self, document: DocId) -> &str {
        match self.store.title(document) {
            "" => self.store.id(document),
            title => title,
        }
    }

    /// By stretch of a row: how many nodes begin there.
    fn spread(&self, row: usize) -> Vec<u32> {
        let mut spread = vec![0; self.segments as usize];
        let tokens = self.counts(row).0.max(1);
        let mut add = |place: u64| {
            let stretch = place * u64::from(self.segments) / tokens;
            spread[(stretch as usize).min(self.segments as usize - 1)] += 1;
        };
        match self.of(row) {
            Some((_, nodes)) => self.nodes[nodes.clone()]
                .iter()
                .for_each(|node| add(self.place(node))),
            None => {
                let (mut before, mut next) = (0, 0);
                for (document, nodes) in &self.documents {
                    let passed = &self.lengths[next..*document as usize];
                    before += passed.iter().map(|&length| u64::from(length)).sum::<u64>();
                    next = *document as usize;
                    let nodes = self.nodes[nodes.clone()].iter();
                    nodes.for_each(|node| add(before + self.place(node)));
                }
            }
        }
        spread
    }

    /// Running words of the document that stand before a node: its zones are one after another.
    fn place(&self, node: &Occurrence) -> u64 {
        let mut place = 0;
        let zones = self.selected.zones.iter().map(|&zone| zone as u8);
        for zone in zones.filter(|&zone| zone <= node.zone) {
            let postings = &self.selected.index.postings[usize::from(zone)];
            let span = postings.span(node.document);
            let end = if zone == node.zone {
                node.start
            } else {
                span.end
            };
            let free = postings.breaks(span.start..end).len();
            place += u64::from(end - span.start) - free as u64;
        }
        place
    }

    /// The documents that have nodes.
    fn having(&self) -> FixedBitSet {
        let mut having = FixedBitSet::with_capacity(self.lengths.len());
        for (document, _) in &self.documents {
            having.insert(*document as usize);
        }
        having
    }

    fn dp(&self) -> Option<f64> {
        let mut spread = Spread::new(self.nodes.len() as f64, self.tokens as f64);
        for (document, nodes) in &self.documents {
            let length = self.lengths[*document as usize];
            spread.part(nodes.len() as f64, length.into());
        }
        spread.dp()
    }
}

impl Counted for Dispersion<'_> {
    fn columns(&self) -> Vec<Column> {
        vec![
            column("tokens", "Running words"),
            column("count", "Occurrences"),
            effect::PER_MILLION.into(),
        ]
    }

    fn rows(&self) -> usize {
        self.documents.len() + 1
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let (tokens, count) = self.counts(row);
        match column {
            0 => Some(tokens as f64),
            1 => Some(count as f64),
            _ => effect::per_million(count as f64, tokens as f64),
        }
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        match self.of(row) {
            Some((document, _)) => folded(self.title(*document)).into(),
            None => ALL.into(),
        }
    }

    fn row(&self, row: usize) -> Row {
        let document = self.of(row).map(|(document, _)| *document);
        Row {
            label: document.map_or(ALL, |document| self.title(document)).into(),
            query: document
                .map_or("", |document| self.store.id(document))
                .into(),
            spread: self.spread(row),
            ..Row::default()
        }
    }

    fn usual(&self) -> Option<&'static str> {
        None
    }

    fn in_front(&self) -> usize {
        1
    }

    fn sums(&self) -> Vec<Sum> {
        let mut sums = self.selected.sums();
        let having = self.having();
        sums.push(sum("nodes", "Occurrences", self.nodes.len()));
        sums.push(sum(
            "node_documents",
            "Documents with one",
            having.count_ones(..),
        ));
        sums.push(sum(
            "node_texts",
            "Texts with one (copies counted once)",
            self.selected.texts.count(&having),
        ));
        sums.extend(self.dp().map(|number| Sum {
            name: dispersion::DP.name.into(),
            label: dispersion::DP.label.into(),
            number,
        }));
        sums
    }
}
