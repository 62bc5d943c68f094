//! Concordances: what is found, line by line.

use super::Explorer;
use crate::{
    explore::{
        concordance::{self, Lines, Source},
        sort::Dated,
    },
    protocol::{Concordance, ConcordanceRequest, Request, Warning},
};

impl Explorer {
    /// Lines of what a query finds, with what stands around it. The order of all lines is kept until another concordance is
    /// asked for, so that further windows of the same cost only themselves.
    #[must_use]
    pub fn concordance(&self, request: &ConcordanceRequest) -> Concordance {
        let lines = self.memory.lines(request, || self.all_lines(request));
        let (documents, texts) = lines.documents(&self.texts, self.index.documents);
        let dated = Dated::of(&self.index.columns, request.field.as_deref());
        let read = |number| self.document(number);
        Concordance {
            lines: concordance::shown(request, &lines, &self.index, dated, read),
            total: lines.total(),
            found: lines.found(),
            documents,
            texts,
            warnings: lines.warnings.clone(),
        }
    }

    fn all_lines(&self, request: &ConcordanceRequest) -> Lines {
        let settings = &request.selection;
        let found = self.find(&Request::from(settings));
        let mut documents = found.hits;
        if request.rest {
            documents.toggle_range(..);
        }
        let node = request.node.as_deref().unwrap_or(&settings.query);
        let nodes = self.nodes(node, settings, documents);
        let mut warnings = found.filters.warnings;
        if request.node.is_some() {
            warnings.extend(found.query.warnings);
        }
        warnings.extend(nodes.warnings.iter().cloned());
        let mut others = Vec::new();
        if let Some(near) = &request.near {
            let near = self.nodes(&near.query, settings, nodes.documents.clone());
            warnings.extend(near.warnings.iter().cloned());
            others = self.occurrences(&near);
        }
        let source = Source {
            index: &self.index,
            store: &self.store,
            words: &|zone| self.memory.words(zone, &self.index),
            dated: Dated::of(&self.index.columns, request.field.as_deref()),
        };
        let mut lines = Lines::new(request, self.occurrences(&nodes), others, &source);
        lines.warnings = once(warnings);
        lines
    }
}

/// Each warning once.
fn once(warnings: Vec<Warning>) -> Vec<Warning> {
    let mut different: Vec<Warning> = Vec::new();
    for warning in warnings {
        if !different.contains(&warning) {
            different.push(warning);
        }
    }
    different
}
