//! The façade: open a corpus, ask it.

mod analysis;
mod concordance;
mod dates;
mod forms;
mod memory;
mod nodes;
mod placed;
mod trends;

use fixedbitset::FixedBitSet;

use self::memory::Memory;
use crate::{
    Error,
    builder::{self, Builder},
    corpus::{self, Corpus, Document, DocumentRef, Preface, Reader, Store},
    explore::{
        about, complete, expansions, facets,
        filters::Filters,
        marks, passages, read, relax, sort, suggest,
        tables::Selected,
        texts::Texts,
        timeline,
        tokens::{self, Sought},
    },
    index::{DocId, Index, Zone},
    protocol::{
        About, Answer, CompleteRequest, Completion, Hit, ReadRequest, Reading, Request, Revision,
        Scope, Warning,
    },
    query::{self, Evaluation, Forms, Leaf, Query},
};

/// An opened corpus. Everything is answered from memory; nothing changes after opening but by [`Explorer::revise`]
/// and, where words are asked for in all their forms, by [`Explorer::take_stems`].
#[derive(Debug)]
pub struct Explorer {
    store: Store,
    index: Index,
    topics: about::Topics,
    about: About,
    texts: Texts,
    /// The words that topics ask for in all their forms.
    inflected: Vec<String>,
    /// Absent until forms are asked for.
    forms: Option<Forms>,
    memory: Memory,
}

/// Where none are known.
static NO_FORMS: Forms = Forms::none();

impl Explorer {
    /// Opens JSON Lines. To open bytes that are still arriving, let a [`Reader`] fill a [`Builder`].
    ///
    /// # Errors
    /// Those of [`Reader`].
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        let (mut reader, mut builder) = (Reader::default(), Builder::default());
        let mut take = |document: DocumentRef<'_>| builder.push(document);
        reader.push(bytes, &mut take)?;
        let preface = reader.finish(&mut take)?;
        Ok(Self::of(builder, preface))
    }

    /// Indexes a corpus of whole documents, and lets go of each when it is packed. `progress(done, all)` is called now and
    /// then, in documents.
    #[must_use]
    pub fn new(corpus: Corpus, progress: &dyn Fn(usize, usize)) -> Self {
        let all = corpus.documents.len();
        let mut builder = Builder::default();
        for (number, document) in corpus.documents.into_iter().enumerate() {
            if number.is_multiple_of(256) {
                progress(number, all);
            }
            builder.push(DocumentRef::from(&document));
        }
        let preface = Preface {
            header: corpus.header,
            warnings: corpus.warnings,
            hash: corpus.hash,
        };
        let explorer = Self::of(builder, preface);
        progress(all, all);
        explorer
    }

    /// Opens what has been built.
    #[must_use]
    pub fn of(builder: Builder, preface: Preface) -> Self {
        let (store, index) = builder.finish(preface);
        let (about, topics) = about::about(&store, &index, None);
        Self {
            inflected: forms::inflected(&store, &index),
            texts: Texts::of(&index.columns),
            store,
            index,
            topics,
            about,
            forms: None,
            memory: Memory::default(),
        }
    }

    /// Changes title, topics or the kinds of parts. Where parts change, all is indexed anew, with `progress` as in
    /// [`Explorer::new`]; without, the hash stays that of the documents as they were opened.
    pub fn revise(&mut self, revision: Revision, progress: &dyn Fn(usize, usize)) -> &About {
        let header = &mut self.store.preface.header;
        header.title = revision.title.unwrap_or(std::mem::take(&mut header.title));
        header.topics = revision
            .topics
            .unwrap_or(std::mem::take(&mut header.topics));
        if revision.parts.is_some_and(|parts| self.store.mend(parts)) {
            self.store.preface.hash = corpus::hash(self.lines(0));
            let columns = std::mem::take(&mut self.index).columns;
            self.index = builder::index(&self.store, columns, progress);
            self.forms = None;
        }
        self.memory = Memory::default();
        self.inflected = forms::inflected(&self.store, &self.index);
        self.survey();
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
        let window = if request.once {
            sort::window(request, &self.texts.firsts(hits), &scores, &self.index)
        } else {
            sort::window(request, hits, &scores, &self.index)
        };
        let matched = &evaluation.documents;
        let counted = (&self.index, &self.texts);
        let (facets, more_values) =
            facets::facets(request, matched, hits, filters, counted, &self.topics);
        let other = |request: &Request| self.find(request).hits.count_ones(..);
        let relax = if total == 0 {
            relax::relax(request, &query.conditions, &other)
        } else {
            Vec::new()
        };
        let zones = Leaf::zones(false, request.scope);
        let mut sought = Sought::new(evaluation, &self.index.lexicon);
        let known = (&self.index, self.forms());
        let suggestions = suggest::suggest(request, query, total, known, zones, &other);
        let selected = self.selected(hits, request.scope);
        let mut warnings = found.warnings();
        warnings.extend(self.other_dates(request.timeline.as_deref()));
        Answer {
            total,
            texts: selected.texts.count(hits),
            tokens: selected.tokens(),
            documents: self.index.documents,
            hits: window
                .into_iter()
                .map(|document| self.hit(document, &found, &mut sought, scores[document as usize]))
                .collect(),
            facets,
            more_values,
            timeline: timeline::timeline(request.timeline.as_deref(), matched, filters, counted),
            warnings,
            expansions: expansions::expansions(&request.query, query, evaluation, known),
            relax,
            suggestions,
        }
    }

    /// How a query may go on at the caret.
    #[must_use]
    pub fn complete(&self, request: &CompleteRequest) -> Vec<Completion> {
        complete::complete(request, &self.index, &self.topics)
    }

    /// A document to read.
    ///
    /// # Errors
    /// [`Error::NoSuchDocument`].
    pub fn read(&self, request: &ReadRequest) -> Result<Reading, Error> {
        let number = self.store.find(&request.id);
        let number = number.ok_or_else(|| Error::NoSuchDocument(request.id.clone()))?;
        let (query, evaluation) = self.evaluate(&Request {
            query: request.query.clone(),
            scope: request.scope,
            typos: request.typos,
            stems: request.stems,
            ..Request::default()
        });
        Ok(read::reading(
            &self.document(number),
            number,
            &self.store,
            &self.index.lexicon,
            &self.topics,
            &query,
            &evaluation,
        ))
    }

    /// The places in the corpus, in order, of all documents that match words and filters.
    #[must_use]
    pub fn documents(&self, request: &Request) -> Vec<DocId> {
        let hits = self.find(request).hits;
        hits.ones().map(|document| document as DocId).collect()
    }

    /// The index as bytes, to be given to a [`Builder`] before the same documents the next time.
    #[must_use]
    pub fn index(&self) -> Vec<u8> {
        self.index.save(&self.store.preface.hash)
    }

    /// The lines of the corpus as [`corpus::lines`] gives them.
    pub fn lines(&self, from: usize) -> impl Iterator<Item = String> {
        (from..=self.store.len() as usize).map(|line| match line.checked_sub(1) {
            None => corpus::header_line(&self.store.preface.header),
            Some(number) => corpus::line(&self.document(number as DocId)),
        })
    }

    fn document(&self, number: DocId) -> Document {
        self.store
            .document(number, self.index.columns.fields(number))
    }

    fn forms(&self) -> &Forms {
        self.forms.as_ref().unwrap_or(&NO_FORMS)
    }

    /// A request's words, without a look at what forms and spellings the corpus has.
    fn query(&self, request: &Request) -> Query {
        let mut query = query::parse(&request.query, true, &self.index.columns);
        if request.stems {
            query.take_forms(&request.query);
        }
        query
    }

    fn evaluate(&self, request: &Request) -> (Query, Evaluation) {
        let mut query = self.query(request);
        query.check_forms(self.forms.as_ref(), &self.index.lexicon, &request.query);
        if request.typos {
            query.take_typos(&self.index.lexicon, self.forms());
        }
        let scope = request.scope;
        let evaluation = query::evaluate(&query, &self.index, &self.topics, scope, self.forms());
        (query, evaluation)
    }

    fn find(&self, request: &Request) -> Found {
        let (query, mut evaluation) = self.evaluate(request);
        let mut filters = Filters::new(&request.filters, &self.index, &self.topics);
        if let Some(left_out) = &request.rest {
            let left_out = self.find(&Request::from(left_out));
            evaluation.documents.difference_with(&left_out.hits);
            filters.warnings.extend(left_out.warnings());
        }
        if let Some(conditions) = &request.population {
            let (population, warnings) = self.population(conditions, request);
            evaluation.documents.intersect_with(&population);
            filters.warnings.extend(warnings);
        }
        if let Some(concordance) = &request.lines {
            let lines = self.lines_of(concordance);
            evaluation.documents.intersect_with(&lines.documents);
            filters.warnings.extend(lines.warnings.iter().cloned());
        }
        let hits = filters.apply_but(None, &evaluation.documents);
        Found {
            query,
            evaluation,
            filters,
            hits,
        }
    }

    /// Documents as they are counted in.
    fn selected<'a>(&'a self, documents: &'a FixedBitSet, scope: Scope) -> Selected<'a> {
        Selected {
            index: &self.index,
            texts: &self.texts,
            documents,
            zones: Leaf::zones(false, scope),
        }
    }

    fn hit(&self, number: DocId, found: &Found, sought: &mut Sought<'_>, score: f32) -> Hit {
        let document = self.document(number);
        let zones = marks::zones(&found.query, &found.evaluation);
        let tokens = tokens::read(&document, &zones, sought);
        let places = marks::places(&found.query, &found.evaluation, &tokens);
        let matches = places.each_ref().map(|places| marks::merged(places));
        let title = Zone::Title as usize;
        let title = marks::part_spans(0, &tokens[title], &matches[title]);
        Hit {
            marked_title: marks::pieces(&document.title, 0, &title),
            snippets: passages::snippets(&document, &tokens, &places),
            matches: matches.iter().map(Vec::len).sum(),
            score,
            id: document.id,
            title: document.title,
            fields: document.fields,
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

impl Found {
    /// What in the request could not be taken as it was written.
    fn warnings(&self) -> Vec<Warning> {
        let written = self.query.warnings.iter().chain(&self.filters.warnings);
        once(written.cloned().chain(self.evaluation.too_costly()))
    }
}

/// Each warning once: parts of a request often have the same query.
fn once(warnings: impl IntoIterator<Item = Warning>) -> Vec<Warning> {
    let mut said = Vec::new();
    for warning in warnings {
        if !said.contains(&warning) {
            said.push(warning);
        }
    }
    said
}
