//! What a reader lets words stand for beyond what is written: their forms, and words that are spelt nearly as they are.

use super::{Expander, Leaf, Pattern, Query, Stemmer, parse::warning, words::edits_of};
use crate::index::Lexicon;

/// Letters of a word that may be misspelt.
const FEWEST_LETTERS: usize = 3;

impl Query {
    /// Takes every whole word of the text in all its forms.
    pub fn take_forms(&mut self) {
        self.each_word(|word| {
            if let Pattern::Whole(term) = word {
                *word = Pattern::Stem(std::mem::take(term));
            }
        });
    }

    /// Takes words that the corpus does not have as misspelt: they stand for the nearest that it has.
    pub fn take_typos(&mut self, lexicon: &Lexicon) {
        let mut expander = Expander::new(lexicon, None);
        self.each_word(|word| {
            if let Some(nearest) = misspelt(word, &mut expander) {
                *word = nearest;
            }
        });
    }

    /// Says of words that are asked for in all their forms that there is no stemmer; `text` is the query as it is written.
    pub fn check_stemmer(&mut self, stemmer: Option<Stemmer<'_>>, text: &str) {
        let stem = |leaf: &Leaf, word: usize| matches!(leaf.patterns()[word], Pattern::Stem(_));
        let first = self
            .words
            .iter()
            .find(|written| stem(&self.leaves[written.leaf], written.word));
        if let (Some(first), None) = (first, stemmer) {
            let message = "Word forms are not known here, so words are taken as they are written.";
            self.warnings
                .push(warning("no-stems", text, first.place.clone(), message));
        }
    }

    fn each_word(&mut self, mut see: impl FnMut(&mut Pattern)) {
        for leaf in &mut self.leaves {
            if let Leaf::Words(words) = leaf {
                words.words.iter_mut().for_each(&mut see);
            }
        }
    }
}

/// For a word that the corpus does not have, with as few edits as lead to words that it has.
pub fn misspelt(word: &Pattern, expander: &mut Expander<'_>) -> Option<Pattern> {
    let (term, open) = match word {
        Pattern::Whole(term) => (term, false),
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
