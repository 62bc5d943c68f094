//! What is made when it is first needed, and let go when the documents or their topics change.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::{
    explore::concordance::Lines,
    index::{Forward, Index},
    protocol::ConcordanceRequest,
};

/// Running words, and the lines of the last concordance.
#[derive(Debug, Default)]
pub(super) struct Memory {
    words: [OnceLock<Forward>; 3],
    lines: Mutex<Option<(ConcordanceRequest, Arc<Lines>)>>,
}

impl Memory {
    /// The running words of a zone.
    pub(super) fn words(&self, zone: usize, index: &Index) -> &Forward {
        self.words[zone].get_or_init(|| Forward::of(&index.lexicon, &index.postings[zone]))
    }

    /// Words may mean others from now on.
    pub(super) fn forget_lines(&mut self) {
        self.lines = Mutex::default();
    }

    /// The lines of a request, found anew only where another was the last: one for other lines of the same, at another
    /// width, is not.
    pub(super) fn lines(
        &self,
        request: &ConcordanceRequest,
        find: impl FnOnce() -> Lines,
    ) -> Arc<Lines> {
        let wanted = ConcordanceRequest {
            width: 0,
            offset: 0,
            limit: 0,
            ..request.clone()
        };
        let mut known = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        match &*known {
            Some((last, lines)) if *last == wanted => lines.clone(),
            _ => {
                let lines = Arc::new(find());
                *known = Some((wanted, lines.clone()));
                lines
            }
        }
    }
}
