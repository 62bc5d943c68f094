//! The façade: open a corpus, ask it.

use fixedbitset::FixedBitSet;

use crate::{
    Error,
    corpus::{self, Corpus, Part},
    explore::{expansions, facets, filters::Filters, marks, passages, read, relax, sort, timeline},
    index::{DocId, Index, Zone},
    protocol::{
        About, Answer, FieldInfo, FieldKind, Hit, ReadRequest, Reading, Request, Scope, TopicInfo,
        Warning,
    },
    query::{self, Evaluation, Query},
};

/// An opened corpus. Everything is answered from memory; nothing changes after opening.
#[derive(Debug)]
pub struct Explorer {
    corpus: Corpus,
    index: Index,
    topics: Vec<(String, FixedBitSet)>,
    about: About,
}

impl Explorer {
    /// Opens JSON Lines. To open bytes that are still arriving, give them to a [`corpus::Reader`].
    ///
    /// # Errors
    /// Those of [`corpus::Reader`].
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = corpus::Reader::default();
        reader.push(bytes)?;
        Ok(Self::new(reader.finish()?, &|_, _| {}))
    }

    /// Indexes a corpus that has been read. `progress(done, all)` is called now and then, in documents.
    #[must_use]
    pub fn new(corpus: Corpus, progress: &dyn Fn(usize, usize)) -> Self {
        let index = Index::build(&corpus, progress);
        let mut about = about(&corpus, &index);
        let mut topics = Vec::new();
        for topic in &corpus.header.topics {
            let query = query::parse(&topic.query, false, &index.columns);
            let documents = query::evaluate(&query, &index, &topics, false).documents;
            about.warnings.extend(
                query
                    .warnings
                    .into_iter()
                    .map(|warning| in_topic(&topic.label, warning)),
            );
            about.topics.push(TopicInfo {
                count: documents.count_ones(..),
                ..topic.clone()
            });
            topics.push((topic.label.clone(), documents));
        }
        Self {
            corpus,
            index,
            topics,
            about,
        }
    }

    /// What the corpus is.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Answers a request.
    #[must_use]
    pub fn ask(&self, request: &Request) -> Answer {
        let found = self.find(request);
        let Found {
            query,
            evaluation,
            filters,
            hits,
        } = &found;
        let total = hits.count_ones(..);
        let scores = query::scores(query, evaluation, hits, &self.index);
        let window = sort::window(request, hits, &scores, &self.index);
        let matched = &evaluation.documents;
        let (facets, more_values) =
            facets::facets(request, matched, hits, filters, &self.index, &self.topics);
        let relax = if total == 0 {
            relax::relax(request, &query.conditions, |narrower| {
                self.find(narrower).hits.count_ones(..)
            })
        } else {
            Vec::new()
        };
        Answer {
            total,
            documents: self.index.documents,
            hits: window
                .into_iter()
                .map(|document| self.hit(document, &found, scores[document as usize]))
                .collect(),
            facets,
            more_values,
            timeline: timeline::timeline(
                request.timeline.as_deref(),
                matched,
                filters,
                &self.index,
            ),
            warnings: query
                .warnings
                .iter()
                .chain(&filters.warnings)
                .cloned()
                .collect(),
            expansions: expansions::expansions(query, evaluation, &self.index),
            relax,
        }
    }

    /// A document to read.
    ///
    /// # Errors
    /// [`Error::NoSuchDocument`].
    pub fn read(&self, request: &ReadRequest) -> Result<Reading, Error> {
        let number = self
            .corpus
            .documents
            .iter()
            .position(|document| document.id == request.id);
        let number = number.ok_or_else(|| Error::NoSuchDocument(request.id.clone()))?;
        let (query, evaluation) = self.evaluate(&request.query, request.scope);
        Ok(read::reading(
            &self.corpus.documents[number],
            number as DocId,
            &self.index,
            &self.topics,
            &query,
            &evaluation,
        ))
    }

    /// The corpus as it was read.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    fn evaluate(&self, text: &str, scope: Scope) -> (Query, Evaluation) {
        let query = query::parse(text, true, &self.index.columns);
        let evaluation = query::evaluate(&query, &self.index, &self.topics, scope == Scope::All);
        (query, evaluation)
    }

    fn find(&self, request: &Request) -> Found {
        let (query, evaluation) = self.evaluate(&request.query, request.scope);
        let filters = Filters::new(&request.filters, &self.index, &self.topics);
        let hits = filters.apply_but(None, &evaluation.documents);
        Found {
            query,
            evaluation,
            filters,
            hits,
        }
    }

    fn hit(&self, number: DocId, found: &Found, score: f32) -> Hit {
        let document = &self.corpus.documents[number as usize];
        let places = Zone::ALL
            .map(|zone| marks::places(&found.query, &found.evaluation, &self.index, zone, number));
        Hit {
            id: document.id.clone(),
            title: document.title.clone(),
            marked_title: marks::title(
                document,
                &self.index.streams[Zone::Title as usize],
                number,
                &places[Zone::Title as usize],
            ),
            snippets: passages::snippets(document, number, &self.index, &places),
            matches: places
                .iter()
                .map(|places| marks::merged(places).len())
                .sum(),
            score,
            fields: document.fields.clone(),
        }
    }
}

/// A request's words and filters, evaluated.
struct Found {
    query: Query,
    evaluation: Evaluation,
    filters: Filters,
    hits: FixedBitSet,
}

fn in_topic(label: &str, warning: Warning) -> Warning {
    Warning {
        code: "topic".into(),
        part: label.into(),
        message: format!("In the topic “{label}”: {}", warning.message),
    }
}

fn about(corpus: &Corpus, index: &Index) -> About {
    let everything = {
        let mut documents = FixedBitSet::with_capacity(index.documents);
        documents.insert_range(..);
        documents
    };
    let field = |column: &crate::index::Column| FieldInfo {
        name: column.name.clone(),
        label: column.label.clone(),
        kind: column.kind,
        values: column.values.len(),
        documents: everything
            .ones()
            .filter(|&document| !column.of(document as DocId).is_empty())
            .count(),
    };
    let bad_dates = index
        .columns
        .iter()
        .filter(|column| column.kind == FieldKind::Date)
        .flat_map(|column| {
            let dates = column.dates.iter().flat_map(|dates| &dates.dates);
            dates
                .zip(&column.values)
                .filter(|(date, _)| date.is_none())
                .map(|(_, value)| Warning {
                    code: "bad-date".into(),
                    part: value.clone(),
                    message: format!(
                        "In the field “{}”, “{value}” is not a date, so it is on no timeline.",
                        column.name
                    ),
                })
        });
    About {
        title: corpus.header.title.clone(),
        description: corpus.header.description.clone(),
        documents: index.documents,
        around: corpus
            .documents
            .iter()
            .filter(|document| document.parts.iter().any(Part::is_around))
            .count(),
        tokens: index
            .streams
            .iter()
            .map(|stream| stream.total() as usize)
            .sum(),
        terms: index.dictionary.len(),
        bytes: corpus
            .documents
            .iter()
            .map(|document| {
                document.title.len()
                    + document
                        .parts
                        .iter()
                        .map(|part| part.text.len())
                        .sum::<usize>()
            })
            .sum(),
        fields: index.columns.iter().map(field).collect(),
        topics: Vec::new(),
        hash: corpus.hash.clone(),
        warnings: corpus
            .warnings
            .iter()
            .cloned()
            .chain(bad_dates.take(20))
            .collect(),
        notes: corpus.header.notes.clone(),
    }
}
