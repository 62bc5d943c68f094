//! What views of words in their places are of: the words of a query, in some documents.

use fixedbitset::FixedBitSet;

use super::Explorer;
use crate::{
    explore::occurrences::{self, Occurrence},
    protocol::{Request, Selection, Warning},
    query::{Evaluation, Query},
};

/// A query whose words are looked at, and the documents in which they are.
pub(super) struct Nodes {
    pub(super) query: Query,
    pub(super) evaluation: Evaluation,
    /// The documents that the query matches, of those that were asked for.
    pub(super) documents: FixedBitSet,
    pub(super) warnings: Vec<Warning>,
}

impl Explorer {
    /// A node's query in some documents, with the settings of a selection.
    pub(super) fn nodes(
        &self,
        node: &str,
        settings: &Selection,
        mut documents: FixedBitSet,
    ) -> Nodes {
        let request = Request {
            query: node.into(),
            ..Request::from(settings)
        };
        let (query, evaluation) = self.evaluate(&request);
        documents.intersect_with(&evaluation.documents);
        let mut warnings = query.warnings.clone();
        warnings.extend(evaluation.too_costly());
        if !occurrences::has_words(&query, &evaluation) {
            warnings.push(no_words(node));
        }
        Nodes {
            query,
            evaluation,
            documents,
            warnings,
        }
    }

    pub(super) fn occurrences(&self, nodes: &Nodes) -> Vec<Occurrence> {
        let Nodes {
            query, evaluation, ..
        } = nodes;
        occurrences::occurrences(query, evaluation, &nodes.documents, &self.index)
    }
}

fn no_words(query: &str) -> Warning {
    Warning {
        code: "no-words".into(),
        part: query.into(),
        message: "There are no lines without a word to look for: write one in the query.".into(),
        ..Warning::default()
    }
}
