//! The browser face of the stemmers.

use wasm_bindgen::prelude::*;

use crate::text;

/// The stems of words, one a line, in a language by its code: as many lines in the same order.
#[wasm_bindgen]
#[must_use]
pub fn stem(language: &str, words: &str) -> String {
    text::stems::stems(language, words)
}
