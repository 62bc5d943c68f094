//! What is counted in a selection: tables and concordances.

use super::Explorer;
use crate::protocol::{Concordance, ConcordanceRequest, Table, TableRequest};

impl Explorer {
    /// Counts something in a selection, row by row.
    #[must_use]
    pub fn table(&self, _request: &TableRequest) -> Table {
        Table::default()
    }

    /// Lines of what a query finds, with what stands around it.
    #[must_use]
    pub fn concordance(&self, _request: &ConcordanceRequest) -> Concordance {
        Concordance::default()
    }
}
