//! What is counted in a selection: tables and concordances.

use super::Explorer;
use crate::{
    explore::tables::{Keyness, Phrases, Proposed, Selected, Topics, Words, table},
    protocol::{KeynessView, Request, Table, TableRequest, View},
};

impl Explorer {
    /// Counts something in a selection, row by row.
    #[must_use]
    pub fn table(&self, request: &TableRequest) -> Table {
        let found = self.find(&Request::from(&request.selection));
        let selected = || self.selected(&found.hits, request.selection.scope);
        let running = |zone| self.memory.words(zone as usize, &self.index);
        let warnings = found.warnings();
        let mut counted = match &request.view {
            View::Words(options) => table(request, &Words::new(options, selected())),
            View::Phrases(options) => table(request, &Phrases::new(options, selected(), &running)),
            View::Keyness(options) => self.keyness(request, options, selected()),
            View::Collocates(options) => self.collocates(request, options, found),
            View::Topics(options) => table(
                request,
                &Topics::new(
                    options,
                    selected(),
                    &self.about.topics,
                    &self.topics,
                    &request.selection.filters,
                ),
            ),
            View::Proposed(options) => {
                table(request, &Proposed::new(options, selected(), &running))
            }
            View::Dispersion(options) => self.dispersion(request, options, found),
            View::Trends(options) => self.trends(request, options, found),
        };
        counted.warnings.splice(0..0, warnings);
        counted
    }

    fn keyness(&self, request: &TableRequest, options: &KeynessView, ours: Selected<'_>) -> Table {
        let (scope, others, warnings) = match &options.against {
            Some(against) => {
                let found = self.find(&Request::from(against));
                let warnings = found.warnings();
                (against.scope, found.hits, warnings)
            }
            None => {
                let mut others = ours.documents.clone();
                others.toggle_range(..);
                (request.selection.scope, others, Vec::new())
            }
        };
        let sides = [ours, self.selected(&others, scope)];
        let mut counted = table(request, &Keyness::new(options, sides));
        counted.warnings.splice(0..0, warnings);
        counted
    }
}
