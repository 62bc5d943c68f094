//! Terms as readers know them.

use std::cmp::Reverse;

use crate::{
    index::{Lexicon, TermId, WordId},
    text::folded,
};

/// The form of a term that comes most often, the first in the order of the lexicon where several do; one with the English
/// possessive only where those without it are rarer, all together.
#[must_use]
pub(super) fn mostly<'a>(
    term: TermId,
    lexicon: &'a Lexicon,
    count: &dyn Fn(WordId) -> u32,
) -> &'a str {
    let words = lexicon.words_of(term..term + 1);
    let first = words.start;
    if words.len() == 1 {
        return lexicon.word(first);
    }
    let counted: Vec<(WordId, u32)> = words.map(|word| (word, count(word))).collect();
    let is_possessive = |word: WordId| folded(lexicon.word(word)).ends_with("'s");
    let (with, without): (Vec<_>, Vec<_>) = counted
        .into_iter()
        .partition(|&(word, _)| is_possessive(word));
    let all = |forms: &[(WordId, u32)]| forms.iter().map(|(_, count)| *count).sum::<u32>();
    let forms = if all(&with) > all(&without) {
        with
    } else {
        without
    };
    let commonest = forms
        .into_iter()
        .max_by_key(|&(word, count)| (count, Reverse(word)));
    lexicon.word(commonest.map_or(first, |(word, _)| word))
}
