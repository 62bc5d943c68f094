//! Terms as readers know them.

use crate::index::{Index, TermId, Zone};

/// The commonest form in which a term is written in some documents: those of which the running words are not 0. The first
/// in the order of the lexicon where several are.
#[must_use]
pub(super) fn written<'a>(
    term: TermId,
    lengths: &[u32],
    zones: &[Zone],
    index: &'a Index,
) -> &'a str {
    let words = index.lexicon.words_of(term..term + 1);
    let mut commonest = (words.start, 0);
    for word in words.clone().filter(|_| words.len() > 1) {
        let mut count = 0;
        for &zone in zones {
            index.postings[zone as usize].each_document(word..word + 1, |document, times| {
                count += if lengths[document as usize] > 0 {
                    times
                } else {
                    0
                };
            });
        }
        if count > commonest.1 {
            commonest = (word, count);
        }
    }
    index.lexicon.word(commonest.0)
}
