//! Terms → the query that finds them, and nothing else.

use crate::{
    index::{Lexicon, TermId},
    text,
};

/// The query for some terms one after another: in quotes. A term that is not one word as it stands (folding may leave a pair
/// of pictures) is written as the corpus writes it.
#[must_use]
pub fn quoted(terms: &[TermId], lexicon: &Lexicon) -> String {
    let words = terms.iter().map(|&term| written(term, lexicon));
    format!("\"{}\"", text::joined(words))
}

/// Letters that are read as a term.
fn written(term: TermId, lexicon: &Lexicon) -> &str {
    let letters = lexicon.term(term);
    let words = lexicon.words_of(term..term + 1);
    let mut known = [letters]
        .into_iter()
        .chain(words.map(|word| lexicon.word(word)));
    let is_read = |word: &&str| text::terms(word) == [letters];
    known.find(is_read).unwrap_or(letters)
}
