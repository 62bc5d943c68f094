//! Concordance: which lines there are, and in what order. Only those that are shown are read.

mod cut;
mod near;
mod order;
mod sample;
mod show;

pub use order::Source;
pub use show::shown;

use fixedbitset::FixedBitSet;

use super::occurrences::Occurrence;
use crate::protocol::{ConcordanceRequest, Stretch, Warning};

/// All lines of a request, in order. Costs four bytes a line, sixteen for each place of its words, and a bit
/// for each document of the corpus.
#[derive(Debug, Default)]
pub struct Lines {
    /// All places of the node, by document, zone and position.
    nodes: Vec<Occurrence>,
    /// All places of what may be near, likewise.
    others: Vec<Occurrence>,
    /// The lines: numbers of nodes.
    order: Vec<u32>,
    /// Lines before some were drawn.
    pub found: usize,
    /// Documents that have lines.
    pub documents: FixedBitSet,
    /// The texts of these.
    pub texts: usize,
    /// What could not be taken as it was written.
    pub warnings: Vec<Warning>,
}

impl Lines {
    /// Picks, draws and sorts the lines of some nodes; `others` are the places of what is to be near. Costs what is sorted,
    /// and the words of the zone where it is by words around.
    #[must_use]
    pub fn new(
        request: &ConcordanceRequest,
        nodes: Vec<Occurrence>,
        others: Vec<Occurrence>,
        source: &Source<'_>,
    ) -> Self {
        let mut lines: Vec<u32> = match &request.near {
            Some(near) => near::beside(&nodes, &others, near, source.index),
            None => (0..nodes.len() as u32).collect(),
        };
        if let Some(Stretch { first, lines: most }) = request.stretch {
            lines.truncate(first.saturating_sub(1).saturating_add(most));
            lines.drain(..lines.len().min(first.saturating_sub(1)));
        }
        let found = lines.len();
        if let Some(most) = request.sample.filter(|&most| most < found) {
            sample::keep(&mut lines, most, request.seed);
        }
        let mut documents = FixedBitSet::with_capacity(source.index.documents);
        for &line in &lines {
            documents.insert(nodes[line as usize].document as usize);
        }
        order::sort(&mut lines, &nodes, &request.sort, source);
        Self {
            nodes,
            others,
            order: lines,
            found,
            texts: source.texts.count(&documents),
            documents,
            warnings: Vec::new(),
        }
    }

    /// How many lines there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.order.len()
    }
}
