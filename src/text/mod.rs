//! `&str` → tokens: where words stand, and the terms under which each is found; languages, and stems in them.
//!
//! Total functions: any text gives tokens, and the same code serves the corpus and the query.

mod blocks;
pub mod classes;
mod fold;
mod languages;
mod numbers;
mod parts;
mod pieces;
mod scripts;
pub mod stems;
mod varint;
mod words;

pub use fold::{TABLE, fold_char_by, fold_into};
pub use languages::{Language, clearest, is_clear, language, languages};
pub use numbers::ungrouped;
pub use parts::parts;
pub use scripts::is_syllable;
pub use words::{Token, Tokens, tokens};

/// Whether a character is a letter, a digit or another number.
#[must_use]
pub fn is_wordy(c: char) -> bool {
    classes::CLASSES.get(c.into()).is_wordy()
}

/// Whether a character is a letter, or a sign that belongs to one.
#[must_use]
pub fn is_letter(c: char) -> bool {
    c.is_alphabetic() || classes::CLASSES.get(c.into()).is_mark()
}

/// Whether a word is cut off from what stands beside it without a space between: a letter of Han, of kana, of Thai.
#[must_use]
pub fn is_unspaced(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|c| c.is_alphabetic() && classes::CLASSES.get(c.into()).joins_nothing())
}

/// Words as they would stand in a text: with spaces between them, but where their script has none.
#[must_use]
pub fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    let mut is_open = true;
    for word in words {
        let was_open = std::mem::replace(&mut is_open, is_unspaced(word));
        if !(joined.is_empty() || was_open && is_open) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// A text in folded letters.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Words behind which `’s` is no possessive, as it is short for *is*, *has* or *us*.
const SHORTENING: [&str; 13] = [
    "it", "that", "he", "she", "here", "there", "what", "who", "where", "when", "why", "how", "let",
];

/// The term of a word: folded, and without the English possessive (`Pakistan’s` is found as `pakistan`). What is shortened
/// (`it’s`, `let’s`) is a term of its own.
#[must_use]
pub fn term(word: &str) -> String {
    let mut term = String::with_capacity(word.len());
    term_into(word, &mut term);
    term
}

/// [`term`], written over `out`.
pub fn term_into(word: &str, out: &mut String) {
    out.clear();
    fold_into(word, out);
    while let Some(owner) = out.strip_suffix("'s")
        && !owner.is_empty()
        && !SHORTENING.contains(&owner)
    {
        out.truncate(owner.len());
    }
}

/// The terms of all words in a text, in order.
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    tokens(text)
        .map(|token| term(&text[token.start..token.end]))
        .collect()
}
