//! What is counted in a selection: tables and concordances.

use super::Explorer;
use crate::{
    explore::{table::table, words::Words},
    protocol::{Concordance, ConcordanceRequest, Request, Table, TableRequest, View},
};

impl Explorer {
    /// Counts something in a selection, row by row.
    #[must_use]
    pub fn table(&self, request: &TableRequest) -> Table {
        let found = self.find(&Request::from(&request.selection));
        let selected = self.selected(&found.hits, request.selection.scope);
        let mut counted = match &request.view {
            View::Words(options) => table(request, &Words::new(options, selected)),
            _ => Table::default(),
        };
        counted.warnings.splice(0..0, found.warnings());
        counted
    }

    /// Lines of what a query finds, with what stands around it.
    #[must_use]
    pub fn concordance(&self, _request: &ConcordanceRequest) -> Concordance {
        Concordance::default()
    }
}
