//! Words as they are written: letter for letter, with or without the English possessive.

use crate::text;

/// Whether a word of the corpus is written like this. An apostrophe is one whichever sign it is, and `Pakistan` is also
/// found as `Pakistan’s`.
pub(super) fn is_written(word: &str, wanted: &str) -> bool {
    same(word, wanted) || bare(word).is_some_and(|bare| same(bare, wanted))
}

/// A word without `’s`, where its term is without it too.
pub(super) fn bare(word: &str) -> Option<&str> {
    let bare = word.strip_suffix('s')?.strip_suffix(APOSTROPHES)?;
    (text::term(bare) == text::term(word)).then_some(bare)
}

const APOSTROPHES: [char; 4] = ['\'', '’', 'ʼ', '＇'];

/// Whether words have the same letters.
fn same(one: &str, other: &str) -> bool {
    let plain = |c: char| if APOSTROPHES.contains(&c) { '\'' } else { c };
    one.chars().map(plain).eq(other.chars().map(plain))
}
