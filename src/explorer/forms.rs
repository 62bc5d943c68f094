//! Word forms: the stems that an answer wants, and how they come in.

use super::Explorer;
use crate::{
    corpus::Store,
    explore::about,
    index::Index,
    protocol::Request,
    query::{self, Forms},
};

impl Explorer {
    /// The words whose stems are wanted to answer a request, and for the topics, and are not there yet: by the code of each
    /// language, one a line; none where nothing is asked for in all its forms. The first time it costs the languages of the
    /// documents, as in [`Forms::new`].
    pub fn unstemmed(&mut self, request: &Request) -> Vec<(String, String)> {
        let query = self.query(request);
        let mut written: Vec<&str> = self.inflected.iter().map(String::as_str).collect();
        for (word, _) in query.inflected() {
            if !written.contains(&word) {
                written.push(word);
            }
        }
        if written.is_empty() {
            return Vec::new();
        }
        let forms = self.forms.get_or_insert_with(|| Forms::new(&self.index));
        forms.unstemmed(&written, &self.index.lexicon)
    }

    /// Takes the stems of words that were wanted in a language, on the same lines.
    pub fn take_stems(&mut self, language: &str, words: &str, stems: &str) {
        let waiting = self.topics_wait();
        if let Some(forms) = &mut self.forms {
            forms.take(language, words, stems, &self.index.lexicon);
            self.memory.forget_lines();
        }
        if waiting {
            self.survey();
        }
    }

    /// Finds all stems that a request wants; in the browser another module has to.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn learn_forms(&mut self, request: &Request) {
        for (language, words) in self.unstemmed(request) {
            let stems = crate::text::stems::stems(&language, &words);
            self.take_stems(&language, &words, &stems);
        }
    }

    /// Whether a topic asks for forms that are not known.
    fn topics_wait(&self) -> bool {
        let known = |word: &String| self.forms().know(word, &self.index.lexicon);
        !self.inflected.iter().all(known)
    }

    /// Looks anew at what the corpus is.
    pub(super) fn survey(&mut self) {
        (self.about, self.topics) = about::about(&self.store, &self.index, self.forms.as_ref());
    }
}

/// The words that topics ask for in all their forms.
pub(super) fn inflected(store: &Store, index: &Index) -> Vec<String> {
    let mut inflected = Vec::new();
    for topic in &store.preface.header.topics {
        let query = query::parse(&topic.query, false, &index.columns);
        let words = query.inflected().into_iter();
        inflected.extend(words.map(|(word, _)| word.to_string()));
    }
    inflected
}
