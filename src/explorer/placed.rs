//! Tables of words in their places.

use super::{
    Explorer, Found,
    nodes::{NO_WORDS, Nodes},
};
use crate::{
    explore::tables::{Collocates, Dispersion, Series, Trends, Windows, table},
    index::everything,
    protocol::{CollocatesView, DispersionView, Table, TableRequest, TrendsView, Unit, Warning},
};

/// Queries of one table over time at the most.
const MOST_SERIES: usize = 50;

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

    pub(super) fn trends(
        &self,
        request: &TableRequest,
        options: &TrendsView,
        found: Found,
    ) -> Table {
        let settings = &request.selection;
        let field = options.field.as_deref();
        let mut warnings = match self.index.columns.date(field) {
            Some(_) => Vec::from_iter(self.other_dates(field)),
            None => vec![no_dates()],
        };
        let hits = found.hits.clone();
        let selection = self.nodes(found, settings, None, false);
        let population = selection.population.clone();
        let wider = (!options.series.is_empty() && population != hits)
            .then(|| wider(&settings.query, population.count_ones(..)));
        let mut series = Vec::new();
        let mut said = Vec::new();
        let mut add = |query: &str, nodes: Nodes| {
            series.push(Series {
                query: query.into(),
                nodes: self.occurrences(&nodes),
                documents: nodes.documents,
            });
            said.push(nodes.warnings);
        };
        if options.series.is_empty() {
            add(&settings.query, selection);
        }
        let all = options.series.len();
        let too_many = (all > MOST_SERIES).then(|| too_many_series(all));
        for query in options.series.iter().take(MOST_SERIES) {
            let whole = format!("{query} ");
            add(query, self.nodes_of(&whole, settings, population.clone()));
        }
        let wordless = |said: &Vec<Warning>| said.iter().any(|warning| warning.code == NO_WORDS);
        let usual = if said.iter().all(wordless) {
            Unit::Documents
        } else {
            Unit::Words
        };
        let unit = options.unit.unwrap_or(usual);
        let wanted = |warning: &Warning| unit == Unit::Words || warning.code != NO_WORDS;
        warnings.extend(said.into_iter().flatten().filter(wanted));
        let options = &TrendsView {
            unit: Some(unit),
            ..options.clone()
        };
        let population = self.selected(&population, settings.scope);
        let trends = Trends::new(
            options,
            series,
            population,
            &everything(self.index.documents),
            &settings.filters,
        );
        let mut counted = table(request, &trends);
        counted.warnings.splice(0..0, warnings);
        counted.warnings.extend(wider.into_iter().chain(too_many));
        counted
    }
}

fn wider(query: &str, documents: usize) -> Warning {
    Warning {
        code: "wider".into(),
        part: query.into(),
        message: format!(
            "Counted in all documents that fit the filters and conditions, with or without the words searched: {documents}."
        ),
        ..Warning::default()
    }
}

fn too_many_series(series: usize) -> Warning {
    Warning {
        code: "too-many-series".into(),
        message: format!(
            "Of {series} queries the first {MOST_SERIES} are counted, the others left out: {}.",
            series - MOST_SERIES
        ),
        ..Warning::default()
    }
}

fn no_dates() -> Warning {
    Warning {
        code: "no-dates".into(),
        message: "No field of these documents holds dates, so nothing can be told over time."
            .into(),
        ..Warning::default()
    }
}
