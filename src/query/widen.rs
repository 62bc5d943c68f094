//! What a reader lets words stand for beyond what is written: their forms, and words that are spelt nearly as they are.

use std::ops::Range;

use super::{
    Expander, Forms, Leaf, Pattern, Query, Words, WrittenWord, parse::warning, words::edits_of,
};
use crate::{index::Lexicon, text};

/// Letters of a word that may be misspelt.
const FEWEST_LETTERS: usize = 3;

impl Query {
    /// Takes every whole word of a text that is not in quotes in all its forms; `text` is the query as it is written.
    pub fn take_forms(&mut self, text: &str) {
        for WrittenWord { leaf, word, place } in &self.words {
            let Leaf::Words(Words { words, .. }) = &mut self.leaves[*leaf] else {
                continue;
            };
            if let Pattern::Whole(term) = &mut words[*word] {
                words[*word] = Pattern::Stem {
                    written: as_written(&text[place.clone()], term).into(),
                    term: std::mem::take(term),
                };
            }
        }
    }

    /// Takes words that the corpus does not have as misspelt: they stand for the nearest that it has. What stands in quotes is
    /// meant as it is.
    pub fn take_typos(&mut self, lexicon: &Lexicon, forms: &Forms) {
        let mut expander = Expander::new(lexicon, forms);
        for leaf in &mut self.leaves {
            if let Leaf::Words(words) = leaf {
                for word in &mut words.words {
                    if !matches!(word, Pattern::Term(_))
                        && let Some(nearest) = misspelt(word, &mut expander)
                    {
                        *word = nearest;
                    }
                }
            }
        }
    }

    /// The words that are asked for in all their forms, as they are written, with their places.
    #[must_use]
    pub fn inflected(&self) -> Vec<(&str, Range<usize>)> {
        let mut inflected = Vec::new();
        for WrittenWord { leaf, word, place } in &self.words {
            if let Pattern::Stem { written, .. } = &self.leaves[*leaf].patterns()[*word] {
                inflected.push((written.as_str(), place.clone()));
            }
        }
        inflected
    }

    /// Says of the first word whose forms are asked for, and not known, that it is taken as it is written; `text` is the
    /// query as it is written.
    pub fn check_forms(&mut self, forms: Option<&Forms>, lexicon: &Lexicon, text: &str) {
        let mut inflected = self.inflected();
        let (code, message) = if forms.is_some_and(Forms::is_empty) {
            let message = "In no language of these documents are word forms known, so words are taken as they are written.";
            ("no-language", message)
        } else {
            inflected.retain(|(word, _)| !forms.is_some_and(|forms| forms.know(word, lexicon)));
            let message = "Word forms are not known here, so words are taken as they are written.";
            ("no-stems", message)
        };
        if let Some((_, place)) = inflected.first() {
            let warning = warning(code, text, place.clone(), message);
            self.warnings.push(warning);
        }
    }
}

/// The word of a term, in the part of a query that it has been read from.
fn as_written<'a>(part: &'a str, term: &str) -> &'a str {
    let words = text::tokens(part).map(|token| &part[token.start..token.end]);
    let mut words = words.filter(|word| text::term(word) == term);
    words.next().unwrap_or(part)
}

/// For a word that the corpus does not have, with as few edits as lead to words that it has.
pub fn misspelt(word: &Pattern, expander: &mut Expander<'_>) -> Option<Pattern> {
    let (term, open) = match word {
        Pattern::Whole(term) | Pattern::Term(term) | Pattern::Stem { term, .. } => (term, false),
        Pattern::Typing(term) => (term, true),
        _ => return None,
    };
    if term.chars().count() < FEWEST_LETTERS || !expander.slot(word).words.is_empty() {
        return None;
    }
    let at = |distance| Pattern::Fuzzy {
        term: term.clone(),
        distance,
        open,
    };
    (1..=edits_of(term))
        .map(at)
        .find(|near| !expander.slot(near).words.is_empty())
}
