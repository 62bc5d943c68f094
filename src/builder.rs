//! Documents, one by one → store and index: each is looked at once, and nothing of it is kept twice.

use crate::{
    corpus::{DocumentRef, PartRef, Preface, Store, StoreBuilder},
    index::{self, Columns, ColumnsBuilder, Index},
};

/// Takes the documents of a corpus in order.
#[derive(Default)]
pub struct Builder {
    store: StoreBuilder,
    columns: ColumnsBuilder,
    index: index::Builder,
}

impl Builder {
    /// Takes the next document. Where another has its id it gets one of its own, which is returned.
    pub fn push(&mut self, document: DocumentRef<'_>) -> Option<String> {
        self.columns.push(&document.fields);
        self.index
            .push(&document.title, document.parts.iter().map(PartRef::from));
        self.store.push(&document).map(String::from)
    }

    /// Closes what has been built.
    #[must_use]
    pub fn finish(self, preface: Preface) -> (Store, Index) {
        let store = self.store.finish(preface);
        let columns = self.columns.finish(&store.preface.header.fields);
        (store, self.index.finish(columns))
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
