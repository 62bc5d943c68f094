//! Documents, one by one → store and index: each is looked at once, and nothing of it is kept twice.

use crate::{
    corpus::{self, Corpus, DocumentRef, PartRef, Preface, Store, StoreBuilder},
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
        self.columns.push(&document.fields);
        if self.prebuilt.is_none() {
            self.index
                .push(&document.title, document.parts.iter().map(PartRef::from));
        }
        self.store.push(&document).map(String::from)
    }

    /// Closes what has been built.
    #[must_use]
    pub fn finish(self, preface: Preface) -> (Store, Index) {
        let mut store = self.store.finish(preface);
        let warnings = &mut store.preface.warnings;
        warnings.extend(self.refusal.map(of_no_use));
        let columns = self.columns.finish(&store.preface.header.fields);
        let Some(prebuilt) = self.prebuilt else {
            return (store, self.index.finish(columns));
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

/// The index of a corpus as bytes, to be given to a [`Builder`] before the lines that [`corpus::lines`] gives.
#[must_use]
pub fn prebuilt(corpus: &Corpus) -> Vec<u8> {
    let mut index = index::Builder::default();
    for document in &corpus.documents {
        let parts = document.parts.iter().map(PartRef::from);
        index.push(&document.title, parts);
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
