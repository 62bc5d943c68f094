//! Documents, one by one → store and index: each is looked at once, and nothing of it is kept twice.

use crate::{
    Error,
    corpus::{self, Corpus, DocumentRef, PartRef, Preface, Reader, Store, StoreBuilder},
    index::{self, Columns, ColumnsBuilder, Index, Prebuilt, Refusal},
    protocol::Warning,
};

/// Takes the documents of a corpus in order.
#[derive(Default)]
pub struct Builder {
    store: StoreBuilder,
    columns: ColumnsBuilder,
    index: index::Builder,
    prebuilt: Option<Prebuilt>,
    refusal: Option<Refusal>,
}

impl Builder {
    /// Takes the index that was saved with the documents to come, so that they need not be indexed. Where it is of no use
    /// they are, and a warning says why.
    pub fn take_index(&mut self, bytes: &[u8]) {
        match Prebuilt::open(bytes) {
            Ok(prebuilt) => self.prebuilt = Some(prebuilt),
            Err(why) => self.refusal = Some(why),
        }
    }

    /// Takes the next document. Where another has its id it gets one of its own, which is returned.
    pub fn push(&mut self, document: DocumentRef<'_>) -> Option<String> {
        if self.prebuilt.is_none() {
            take_text(&mut self.index, &document);
        }
        self.shelve(document)
    }

    /// As [`Builder::push`], for a document that is indexed elsewhere: its part of the index is to be adopted.
    pub fn shelve(&mut self, document: DocumentRef<'_>) -> Option<String> {
        self.columns.push(&document.fields);
        self.store.push(&document).map(String::from)
    }

    /// Takes the index of the first documents that have been shelved and are in no part that has been adopted.
    ///
    /// # Errors
    /// Why the bytes are of no use; all documents are indexed in the end then.
    pub fn adopt(&mut self, part: &[u8]) -> Result<(), Refusal> {
        let sound = self.index.adopt(Prebuilt::open(part)?);
        sound.then_some(()).ok_or("it contradicts itself")
    }

    /// Closes what has been built.
    #[must_use]
    pub fn finish(self, preface: Preface) -> (Store, Index) {
        let mut store = self.store.finish(preface);
        let warnings = &mut store.preface.warnings;
        warnings.extend(self.refusal.map(of_no_use));
        let columns = self.columns.finish(&store.preface.header.fields);
        let Some(prebuilt) = self.prebuilt else {
            let whole = self.index.documents() == store.len() as usize;
            let index = if whole {
                self.index.finish(columns)
            } else {
                index(&store, columns, &|_, _| {})
            };
            return (store, index);
        };
        let joined = prebuilt.joined(&store.preface.hash, columns);
        let index = joined.unwrap_or_else(|columns| {
            let warning = of_no_use("it belongs to other documents");
            store.preface.warnings.push(warning);
            index(&store, columns, &|_, _| {})
        });
        (store, index)
    }
}

/// Lines of a corpus → the index of their documents alone, for a [`Builder`] elsewhere to adopt.
#[derive(Default)]
pub struct PartBuilder {
    reader: Reader,
    index: index::Builder,
}

impl PartBuilder {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// As [`Reader::push`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let take = &mut |document: DocumentRef<'_>| take_text(&mut self.index, &document);
        self.reader.push(bytes, take)
    }

    /// The index of the documents whose lines are whole, as bytes.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.index.finish(Columns::default()).save("0")
    }
}

fn take_text(index: &mut index::Builder, document: &DocumentRef<'_>) -> Option<String> {
    let parts = document.parts.iter().map(PartRef::from);
    index.push(&document.title, parts);
    None
}

/// The index of a corpus as bytes, to be given to a [`Builder`] before the lines that [`corpus::lines`] gives.
#[must_use]
pub fn prebuilt(corpus: &Corpus) -> Vec<u8> {
    let mut index = index::Builder::default();
    for document in &corpus.documents {
        take_text(&mut index, &DocumentRef::from(document));
    }
    let index = index.finish(Columns::default());
    index.save(&corpus::hash(corpus::lines(corpus, 0)))
}

/// Says that a prebuilt index was left aside.
fn of_no_use(why: Refusal) -> Warning {
    Warning {
        code: "index".into(),
        message: format!(
            "The prebuilt index was left aside ({why}); the documents have been indexed anew."
        ),
        ..Warning::default()
    }
}

/// Indexes the documents of a store anew. `progress(done, all)` is called now and then, in documents.
#[must_use]
pub fn index(store: &Store, columns: Columns, progress: &dyn Fn(usize, usize)) -> Index {
    let mut index = index::Builder::default();
    for number in 0..store.len() {
        if number.is_multiple_of(256) {
            progress(number as usize, store.len() as usize);
        }
        index.push(store.title(number), store.parts(number));
    }
    let index = index.finish(columns);
    progress(store.len() as usize, store.len() as usize);
    index
}
