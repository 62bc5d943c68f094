//! `concord ask --view`: what is counted in a selection, and how.

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use concord::protocol::{
    CollocatesView, ConcordanceRequest, Correction, DispersionView, KeynessView, LineKey, NearBy,
    PhrasesView, ProposedView, Selection, Share, Stretch, TableRequest, TimeUnit, TopicsView,
    TrendsView, Unit, View, WordsView,
};
use serde::de::{DeserializeOwned, IntoDeserializer, value};

/// What to count, and how.
#[derive(Args)]
#[command(next_help_heading = "Views")]
pub(super) struct Options {
    /// Count something in the documents found, in place of listing them.
    #[arg(long, value_enum)]
    pub(super) view: Option<Name>,
    /// Print the rows as comma-separated values. Lines in front, which begin with #, say how they were made: let pandas and R
    /// skip them (skiprows, skip).
    #[arg(long, requires = "view", conflicts_with = "json")]
    pub(super) csv: bool,
    /// The other end of the order first.
    #[arg(long)]
    reversed: bool,
    /// Only rows with this in their names.
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    containing: String,
    /// Leave out what comes less often [words 1, phrases, keyness and collocates 3].
    #[arg(long, value_name = "N")]
    minimum: Option<u32>,
    /// Keyness: hold the selection against what this finds, in place of all other documents.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    against: Option<String>,
    /// Keyness: hold it against documents with this value.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(super) against_filter: Vec<String>,
    /// Keyness and trends: count words or documents [words; in trends documents where no series has a word].
    #[arg(long, value_name = "words|documents", value_parser = named::<Unit>)]
    unit: Option<Unit>,
    /// Keyness: how p-values are corrected for being many.
    #[arg(long, value_name = "none|bonferroni|holm|benjamini-hochberg", value_parser = named::<Correction>, default_value = "holm")]
    correction: Correction,
    /// Keyness: what simple maths adds, per million.
    #[arg(long, value_name = "K", default_value_t = 1.0)]
    smoothing: f64,
    /// Phrases: words of the shortest.
    #[arg(long, value_name = "N", default_value_t = 2)]
    shortest: u32,
    /// Phrases: words of the longest, 8 at the most.
    #[arg(long, value_name = "N", default_value_t = 5)]
    longest: u32,
    /// Phrases: leave out those in fewer documents.
    #[arg(long, value_name = "N", default_value_t = 2)]
    documents: u32,
    /// Phrases: also those that always stand in one and the same longer one.
    #[arg(long)]
    nested: bool,
    /// Collocates and --near: words before and behind, or one number for both.
    #[arg(long, value_name = "LEFT,RIGHT", value_parser = window, default_value = "5,5")]
    window: (u32, u32),
    /// Collocates, dispersion, concordance: words to look at in the documents, in place of those of the query. Documents: only
    /// those that have lines of it.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    node: Option<String>,
    /// Documents and concordance: only lines that have this in the window, and their documents.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    near: Option<String>,
    /// Documents and concordance: only so many lines from one on, as they follow in the corpus, and their documents.
    #[arg(long, value_name = "FIRST,LINES", value_parser = stretch)]
    stretch: Option<Stretch>,
    /// Documents and concordance: all other documents in place of the selection.
    #[arg(long)]
    pub(super) rest: bool,
    /// Documents and concordance: only documents that fit the conditions of this, with or without its words, as collocates are counted in
    /// those that fit the node's.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) population: Option<String>,
    /// Concordance: words to show on each side, 50 at the most.
    #[arg(long, value_name = "N", default_value_t = 10)]
    width: usize,
    /// Documents and concordance: so many lines, drawn by the seed, and their documents.
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Documents and concordance: what a sample is drawn by.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
    /// Trends: a query of its own to count; may be given again, 50 times at the most.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    series: Vec<String>,
    /// Trends and topics: the length of time [trends as fine as the timeline, topics years or decades].
    #[arg(long, value_name = "decade|year|month|day", value_parser = named::<TimeUnit>)]
    bin: Option<TimeUnit>,
    /// Trends: what numbers are a share of.
    #[arg(long, value_name = "none|period|selection|million", value_parser = named::<Share>, default_value = "none")]
    share: Share,
    /// Trends, topics, concordance by date: the field.
    #[arg(long, value_name = "FIELD")]
    field: Option<String>,
    /// Dispersion: into how many stretches a document is cut.
    #[arg(long, value_name = "N", default_value_t = 100)]
    segments: u32,
}

/// The views.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(super) enum Name {
    Words,
    Phrases,
    Keyness,
    Collocates,
    Trends,
    Dispersion,
    Topics,
    Proposed,
    Concordance,
}

/// The window of rows and their order.
#[derive(Default)]
pub(super) struct Window<'a> {
    pub(super) sort: Option<&'a str>,
    pub(super) offset: usize,
    pub(super) limit: usize,
}

impl Options {
    /// What a selection is held against, which is like it but for words and filters.
    fn against(&self, selection: &Selection) -> Result<Option<Selection>> {
        if self.against.is_none() && self.against_filter.is_empty() {
            return Ok(None);
        }
        Ok(Some(Selection {
            query: self.against.clone().unwrap_or_default(),
            filters: super::ask::filters("--against-filter", &self.against_filter)?,
            ..selection.clone()
        }))
    }

    /// Asks for a table of a view that has one.
    pub(super) fn table(
        &self,
        name: Name,
        selection: Selection,
        window: &Window<'_>,
    ) -> Result<TableRequest> {
        Ok(TableRequest {
            view: self.view(name, &selection)?,
            selection,
            sort: window.sort.map(Into::into),
            reversed: self.reversed,
            containing: self.containing.clone(),
            offset: window.offset,
            limit: window.limit,
        })
    }

    fn view(&self, name: Name, selection: &Selection) -> Result<View> {
        let minimum = |usual: u32| self.minimum.unwrap_or(usual);
        Ok(match name {
            Name::Words => View::Words(WordsView {
                minimum: minimum(WordsView::default().minimum),
            }),
            Name::Phrases => View::Phrases(PhrasesView {
                shortest: self.shortest,
                longest: self.longest,
                minimum: minimum(PhrasesView::default().minimum),
                documents: self.documents,
                whole: !self.nested,
            }),
            Name::Keyness => View::Keyness(KeynessView {
                against: self.against(selection)?,
                unit: self.unit.unwrap_or_default(),
                minimum: minimum(KeynessView::default().minimum),
                smoothing: self.smoothing,
                correction: self.correction,
            }),
            Name::Collocates => View::Collocates(CollocatesView {
                node: self.node.clone(),
                left: self.window.0,
                right: self.window.1,
                minimum: minimum(CollocatesView::default().minimum),
            }),
            Name::Trends => View::Trends(TrendsView {
                series: self.series.clone(),
                field: self.field.clone(),
                bin: self.bin,
                unit: self.unit,
                share: self.share,
            }),
            Name::Dispersion => View::Dispersion(DispersionView {
                node: self.node.clone(),
                segments: self.segments,
            }),
            Name::Topics => View::Topics(TopicsView {
                field: self.field.clone(),
                bin: self.bin,
            }),
            Name::Proposed => View::Proposed(ProposedView::default()),
            Name::Concordance => bail!("a concordance is no table"),
        })
    }

    /// The lines that documents have to have, where any are asked for.
    pub(super) fn lines(&self, selection: &Selection) -> Result<Option<ConcordanceRequest>> {
        let picked = self.stretch.is_some() || self.sample.is_some();
        let asked = picked || self.node.is_some() || self.near.is_some();
        asked
            .then(|| self.concordance(selection.clone(), &Window::default()))
            .transpose()
    }

    /// Asks for lines; `sort` is their keys, with commas between.
    pub(super) fn concordance(
        &self,
        selection: Selection,
        window: &Window<'_>,
    ) -> Result<ConcordanceRequest> {
        let keys = window.sort.into_iter().flat_map(|keys| keys.split(','));
        let keys = keys.map(|key| named::<LineKey>(key.trim()));
        let (left, right) = self.window;
        let near = |query: &String| NearBy {
            query: query.clone(),
            left,
            right,
        };
        Ok(ConcordanceRequest {
            selection,
            rest: self.rest,
            population: self.population.clone(),
            node: self.node.clone(),
            near: self.near.as_ref().map(near),
            stretch: self.stretch,
            sort: keys
                .collect::<Result<_, _>>()
                .map_err(anyhow::Error::msg)
                .context("--sort of a concordance wants keys, as in --sort l1,r1")?,
            field: self.field.clone(),
            sample: self.sample,
            seed: self.seed,
            width: self.width,
            offset: window.offset,
            limit: window.limit,
        })
    }

    /// All queries whose words may be asked for in all their forms, beside the selection's.
    pub(super) fn queries(&self) -> impl Iterator<Item = &String> {
        let others = [&self.against, &self.node, &self.near, &self.population];
        others.into_iter().flatten().chain(&self.series)
    }
}

/// One of the protocol's names.
fn named<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let name: value::StrDeserializer<'_, value::Error> = name.into_deserializer();
    T::deserialize(name).map_err(|error| error.to_string())
}

fn stretch(text: &str) -> Result<Stretch, String> {
    let (first, lines) = text.split_once(',').unwrap_or((text, ""));
    match (first.trim().parse(), lines.trim().parse()) {
        (Ok(first), Ok(lines)) => Ok(Stretch { first, lines }),
        _ => Err("a stretch is the number of a line and how many there are, as in 101,50".into()),
    }
}

fn window(text: &str) -> Result<(u32, u32), String> {
    let (left, right) = text.split_once(',').unwrap_or((text, text));
    match (left.trim().parse(), right.trim().parse()) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        _ => Err("a window is two numbers, as in 5,5".into()),
    }
}
