//! Concordances: what is found, line by line.

use std::sync::Arc;

use super::{Explorer, once};
use crate::{
    explore::{
        concordance::{self, Lines, Source},
        sort::Dated,
    },
    protocol::{Concordance, ConcordanceRequest, Request},
};

impl Explorer {
    /// Lines of what a query finds, with what stands around it. The order of all lines is kept until another concordance is
    /// asked for, so that further windows of the same cost only themselves.
    #[must_use]
    pub fn concordance(&self, request: &ConcordanceRequest) -> Concordance {
        let lines = self.lines_of(request);
        let dated = Dated::of(&self.index.columns, request.field.as_deref());
        let read = |number| self.document(number);
        Concordance {
            lines: concordance::shown(request, &lines, &self.index, dated, read),
            total: lines.total(),
            found: lines.found,
            documents: lines.documents.count_ones(..),
            texts: lines.texts,
            warnings: lines.warnings.clone(),
        }
    }

    /// All lines, those of the last request at once.
    pub(super) fn lines_of(&self, request: &ConcordanceRequest) -> Arc<Lines> {
        self.memory.lines(request, || self.all_lines(request))
    }

    fn all_lines(&self, request: &ConcordanceRequest) -> Lines {
        let settings = &request.selection;
        let found = self.find(&Request::from(settings));
        let mut warnings = found.warnings();
        let mut nodes = self.nodes(found, settings, request.node.as_deref(), request.rest);
        warnings.extend(nodes.warnings.iter().cloned());
        if let Some(query) = &request.population {
            let (population, said) = self.population(query, &settings.into());
            nodes.documents.intersect_with(&population);
            warnings.extend(said);
        }
        let mut others = Vec::new();
        if let Some(near) = &request.near {
            let near = self.nodes_of(&near.query, settings, nodes.documents.clone());
            others = self.occurrences(&near);
            warnings.extend(near.warnings);
        }
        let source = Source {
            index: &self.index,
            texts: &self.texts,
            store: &self.store,
            words: &|zone| self.memory.words(zone, &self.index),
            dated: Dated::of(&self.index.columns, request.field.as_deref()),
        };
        warnings.extend(self.other_dates(request.field.as_deref()));
        let mut lines = Lines::new(request, self.occurrences(&nodes), others, &source);
        lines.warnings = once(warnings);
        lines
    }
}
