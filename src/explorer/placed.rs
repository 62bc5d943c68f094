//! Tables of words in their places.

use super::{Explorer, Found};
use crate::{
    explore::tables::{Collocates, Dispersion, Windows, table},
    protocol::{CollocatesView, DispersionView, Table, TableRequest},
};

impl Explorer {
    pub(super) fn collocates(
        &self,
        request: &TableRequest,
        options: &CollocatesView,
        found: Found,
    ) -> Table {
        let settings = &request.selection;
        let nodes = self.nodes(found, settings, options.node.as_deref(), false);
        let places = self.occurrences(&nodes);
        let windows = Windows {
            nodes: &places,
            options,
            words: &|zone| self.memory.words(zone, &self.index),
        };
        let population = self.selected(&nodes.population, settings.scope);
        let mut counted = table(request, &Collocates::new(&windows, population));
        counted.warnings.splice(0..0, nodes.warnings);
        counted
    }

    pub(super) fn dispersion(
        &self,
        request: &TableRequest,
        options: &DispersionView,
        found: Found,
    ) -> Table {
        let settings = &request.selection;
        let nodes = self.nodes(found, settings, options.node.as_deref(), false);
        let places = self.occurrences(&nodes);
        let population = self.selected(&nodes.population, settings.scope);
        let dispersion = Dispersion::new(options.segments, &places, population, &self.store);
        let mut counted = table(request, &dispersion);
        counted.warnings.splice(0..0, nodes.warnings);
        counted
    }
}
