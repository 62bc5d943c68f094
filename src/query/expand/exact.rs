//! Words as they are written: letter for letter, with or without the English possessive.

use super::{
    expression::{Expression, Fault},
    program::Program,
    walk,
};
use crate::text;

const APOSTROPHES: [char; 4] = ['\'', '’', 'ʼ', '＇'];

/// Whether a word of the corpus is written like this. An apostrophe is one whichever sign it is, and `Pakistan` is also
/// found as `Pakistan’s`.
pub(super) fn is_written(word: &str, wanted: &str) -> bool {
    let same = |word: &str| word.chars().map(plain).eq(wanted.chars().map(plain));
    same(word) || bare(word).is_some_and(same)
}

/// What reads words with wildcards among their letters.
pub(super) fn program(glob: &str) -> Result<Program, Fault> {
    let letters: String = glob.chars().map(plain).collect();
    Program::new(&Expression::of_glob(&letters))
}

/// Whether a word of the corpus is written so, [as without wildcards](is_written).
pub(super) fn reads(program: &mut Program, word: &str, steps: &mut u64) -> bool {
    let mut reads = |word: &str| {
        let letters: String = word.chars().map(plain).collect();
        walk::accepts(program, &letters, steps)
    };
    reads(word) || bare(word).is_some_and(reads)
}

/// What the terms of all words begin with that begin so. What is no possessive in the middle of a word is one at its end.
pub(super) fn beginning(letters: &str) -> String {
    let mut term = text::term(letters);
    while let Some(owner) = term.strip_suffix('\'') {
        term = text::term(owner);
    }
    term
}

/// A word without `’s`, where its term is without it too.
fn bare(word: &str) -> Option<&str> {
    let bare = word.strip_suffix('s')?.strip_suffix(APOSTROPHES)?;
    (text::term(bare) == text::term(word)).then_some(bare)
}

fn plain(c: char) -> char {
    if APOSTROPHES.contains(&c) { '\'' } else { c }
}
