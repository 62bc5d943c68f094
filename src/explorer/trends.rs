//! Queries over time.

use super::{
    Explorer, Found,
    nodes::{NO_WORDS, Nodes},
};
use crate::{
    explore::tables::{Series, Trends, table},
    index::everything,
    protocol::{Selection, Table, TableRequest, TrendsView, Unit, Warning},
};

/// Queries of one table at the most.
const MOST_SERIES: usize = 50;

impl Explorer {
    pub(super) fn trends(
        &self,
        request: &TableRequest,
        options: &TrendsView,
        found: Found,
    ) -> Table {
        let settings = &request.selection;
        let hits = found.hits.clone();
        let own = self.nodes(found, settings, None, false);
        let population = own.population.clone();
        let is_wider = !options.series.is_empty() && population != hits;
        let wider = is_wider.then(|| wider(&settings.query, population.count_ones(..)));
        let all = options.series.len();
        let too_many = (all > MOST_SERIES).then(|| too_many_series(all));
        let (series, said) = self.series(&options.series, settings, own);
        let unit = options.unit.unwrap_or_else(|| usual(&said));
        let options = TrendsView {
            unit: Some(unit),
            ..options.clone()
        };
        let mut counted = table(
            request,
            &Trends::new(
                &options,
                series,
                self.selected(&population, settings.scope),
                &everything(self.index.documents),
                &settings.filters,
            ),
        );
        let wanted = |warning: &Warning| unit == Unit::Words || warning.code != NO_WORDS;
        let mut warnings = Vec::from_iter(self.without_dates(options.field.as_deref()));
        warnings.extend(said.into_iter().flatten().filter(wanted));
        counted.warnings.splice(0..0, warnings);
        counted.warnings.extend(wider);
        counted.warnings.extend(too_many);
        counted
    }

    /// What is counted, one query after another, and what each says that could not be taken: the selection's own where no
    /// others are asked for.
    fn series(
        &self,
        queries: &[String],
        settings: &Selection,
        own: Nodes,
    ) -> (Vec<Series>, Vec<Vec<Warning>>) {
        let series = |query: &str, nodes: Nodes| {
            let series = Series {
                query: query.into(),
                nodes: self.occurrences(&nodes),
                documents: nodes.documents,
            };
            (series, nodes.warnings)
        };
        if queries.is_empty() {
            return [series(&settings.query, own)].into_iter().unzip();
        }
        let one = |query: &String| {
            let whole = format!("{query} ");
            series(
                query,
                self.nodes_of(&whole, settings, own.population.clone()),
            )
        };
        queries.iter().take(MOST_SERIES).map(one).unzip()
    }

    /// Said where no field holds dates, or another than the one that is named.
    fn without_dates(&self, field: Option<&str>) -> Option<Warning> {
        match self.index.columns.date(field) {
            Some(_) => self.other_dates(field),
            None => Some(no_dates()),
        }
    }
}

/// What is counted where nobody says: documents where no series has a word.
fn usual(said: &[Vec<Warning>]) -> Unit {
    let is_wordless = |said: &Vec<Warning>| said.iter().any(|warning| warning.code == NO_WORDS);
    if said.iter().all(is_wordless) {
        Unit::Documents
    } else {
        Unit::Words
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
