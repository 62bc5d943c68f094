//! The façade: open a corpus, ask it.

use fixedbitset::FixedBitSet;

use crate::{
    Error,
    corpus::{self, Corpus, Mends},
    explore::{
        about, expansions, facets, filters::Filters, marks, passages, read, relax, sort, timeline, tokens,
    },
    index::{DocId, Index, Zone},
    protocol::{About, Answer, Hit, ReadRequest, Reading, Request, Revision, Scope},
    query::{self, Evaluation, Query},
};

/// An opened corpus. Everything is answered from memory; nothing changes after opening but by [`Explorer::revise`].
#[derive(Debug)]
pub struct Explorer {
    corpus: Corpus,
    index: Index,
    topics: about::Topics,
    about: About,
    mends: Mends,
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
        let (about, topics) = about::about(&corpus, &index);
        Self {
            corpus,
            index,
            topics,
            about,
            mends: Mends::default(),
        }
    }

    /// Changes title, topics or the kinds of parts. Where parts change, all is indexed anew, with `progress` as in
    /// [`Explorer::new`]; without, the hash stays that of the documents as they were opened.
    pub fn revise(&mut self, revision: Revision, progress: &dyn Fn(usize, usize)) -> &About {
        let header = &mut self.corpus.header;
        header.title = revision.title.unwrap_or(std::mem::take(&mut header.title));
        header.topics = revision
            .topics
            .unwrap_or(std::mem::take(&mut header.topics));
        let documents = &mut self.corpus.documents;
        if revision
            .parts
            .is_some_and(|parts| self.mends.apply(parts, documents))
        {
            self.corpus.name();
            self.index = Index::build(&self.corpus, progress);
        }
        (self.about, self.topics) = about::about(&self.corpus, &self.index);
        &self.about
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
            expansions: expansions::expansions(&request.query, query, evaluation, &self.index),
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
            &self.mends,
            &self.index.lexicon,
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
        let evaluation = query::evaluate(&query, &self.index, &self.topics, scope == Scope::All, None);
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
        let lexicon = &self.index.lexicon;
        let zones = marks::zones(&found.query, &found.evaluation);
        let tokens = tokens::read(document, &zones, lexicon);
        let places = marks::places(&found.query, &found.evaluation, &tokens);
        let matches = places.each_ref().map(|places| marks::merged(places));
        let title = Zone::Title as usize;
        let title = marks::part_spans(0, &tokens[title], &matches[title]);
        Hit {
            id: document.id.clone(),
            title: document.title.clone(),
            marked_title: marks::pieces(&document.title, 0, &title),
            snippets: passages::snippets(document, &tokens, &places, lexicon),
            matches: matches.iter().map(Vec::len).sum(),
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
