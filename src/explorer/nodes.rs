//! What views of words in their places are of: the words of a query, in some documents.

use fixedbitset::FixedBitSet;

use super::{Explorer, Found};
use crate::{
    explore::occurrences::{self, Occurrence},
    index::{Zone, everything},
    protocol::{Request, Selection, Warning},
    query::{self, Evaluation, Leaf, Query},
};

/// Said of a query without a word that could stand in a text.
pub(super) const NO_WORDS: &str = "no-words";

/// A query whose words are looked at, and the documents in which they are.
pub(super) struct Nodes {
    query: Query,
    evaluation: Evaluation,
    /// The zones that are looked at, whatever the query asks for: no others' words are counted.
    zones: &'static [Zone],
    /// The documents that the query matches, of those that were asked for.
    pub(super) documents: FixedBitSet,
    /// Those that it would match if each of its words were everywhere.
    pub(super) population: FixedBitSet,
    /// What in the query could not be taken as it was written.
    pub(super) warnings: Vec<Warning>,
}

impl Explorer {
    /// A node in the documents selected, or, with `rest`, in all others. Where it is absent the selection's query is the node,
    /// and the rest of the selection chooses the documents; its warnings are those of the selection.
    pub(super) fn nodes(
        &self,
        found: Found,
        settings: &Selection,
        node: Option<&str>,
        rest: bool,
    ) -> Nodes {
        let mut documents = match node {
            None if !rest => found
                .filters
                .apply_but(None, &everything(self.index.documents)),
            _ => found.hits,
        };
        if rest {
            documents.toggle_range(..);
        }
        match node {
            Some(node) => self.nodes_of(node, settings, documents),
            None => self.nodes_in((found.query, found.evaluation), &settings.into(), documents),
        }
    }

    /// A query's words in some documents, taken with the settings of a selection.
    pub(super) fn nodes_of(
        &self,
        query: &str,
        settings: &Selection,
        documents: FixedBitSet,
    ) -> Nodes {
        let request = Request {
            query: query.into(),
            ..Request::from(settings)
        };
        let (query, evaluation) = self.evaluate(&request);
        let written = query.warnings.clone();
        let written = written.into_iter().chain(evaluation.too_costly());
        let said: Vec<Warning> = written.collect();
        let mut nodes = self.nodes_in((query, evaluation), &request, documents);
        nodes.warnings.splice(0..0, said);
        nodes
    }

    /// The documents that fit a query's conditions, with or without its words, and what in it could not be taken as it was
    /// written.
    pub(super) fn population(
        &self,
        query: &str,
        settings: &Request,
    ) -> (FixedBitSet, Vec<Warning>) {
        let (query, evaluation) = self.evaluate(&Request {
            query: query.into(),
            ..settings.clone()
        });
        let population = query::population(&query, &evaluation, self.index.documents);
        let too_costly = evaluation.too_costly();
        (
            population,
            query.warnings.into_iter().chain(too_costly).collect(),
        )
    }

    fn nodes_in(
        &self,
        (query, evaluation): (Query, Evaluation),
        request: &Request,
        mut documents: FixedBitSet,
    ) -> Nodes {
        let mut population = query::population(&query, &evaluation, self.index.documents);
        population.intersect_with(&documents);
        documents.intersect_with(&evaluation.documents);
        let zones = Leaf::zones(false, request.scope);
        let wordless = !occurrences::has_words(&query, &evaluation, zones);
        Nodes {
            query,
            evaluation,
            zones,
            documents,
            population,
            warnings: wordless
                .then(|| no_words(&request.query))
                .into_iter()
                .collect(),
        }
    }

    /// Where the words stand.
    pub(super) fn occurrences(&self, nodes: &Nodes) -> Vec<Occurrence> {
        let Nodes {
            query,
            evaluation,
            zones,
            documents,
            ..
        } = nodes;
        occurrences::occurrences(query, evaluation, documents, zones, &self.index)
    }
}

fn no_words(query: &str) -> Warning {
    Warning {
        code: NO_WORDS.into(),
        part: query.into(),
        message: "This has no word that could stand in a text, so nothing is counted; write one in the query.".into(),
        ..Warning::default()
    }
}
