//! Stems by the algorithms of Snowball: what the forms of a word have in common.
//!
//! In the browser this is a module of its own, so nothing of the engine may call it there.

use frostem::Stemmer;

use super::{fold_into, term};

/// The stem of a word in a language by its code, folded; the word's term where the language has no stemmer. Give words as
/// they are written: without its accents a word may have another stem.
#[must_use]
pub fn stem(language: &str, word: &str) -> String {
    let Ok(stemmer) = Stemmer::try_from_name(language) else {
        return term(word);
    };
    let mut folded = String::with_capacity(word.len());
    fold_into(&stemmer.stem(&prepared(language, word)), &mut folded);
    if folded.is_empty() {
        return term(word);
    }
    folded
}

/// The stems of words, one a line: as many lines in the same order.
#[must_use]
pub fn stems(language: &str, words: &str) -> String {
    let stems = words.split('\n').map(|word| stem(language, word));
    stems.collect::<Vec<_>>().join("\n")
}

/// A word as the stemmers expect it: in small letters, composed, typed on the language's own keyboard.
fn prepared(language: &str, word: &str) -> String {
    let letters = word.chars().map(|c| own_letter(language, c));
    let lower = letters.collect::<String>().to_lowercase();
    let mut composed = String::with_capacity(lower.len());
    for c in lower.chars() {
        match (composed.chars().next_back(), c) {
            (Some('и'), '\u{306}') => put_last('й', &mut composed),
            (Some('у'), '\u{306}') => put_last('ў', &mut composed),
            (Some('і'), '\u{308}') => put_last('ї', &mut composed),
            (_, '\u{300}'..='\u{36F}' | '\u{AD}') => {}
            _ => composed.push(c),
        }
    }
    composed
}

fn put_last(c: char, word: &mut String) {
    word.pop();
    word.push(c);
}

fn own_letter(language: &str, c: char) -> char {
    match (language, c) {
        ("tr", 'I') => 'ı',
        ("tr", 'İ') => 'i',
        ("fa", 'ي' | 'ى') => 'ی',
        ("fa", 'ك') => 'ک',
        ("ar", 'ی') => 'ي',
        ("ar", 'ک') => 'ك',
        (_, '’') => '\'',
        _ => c,
    }
}
