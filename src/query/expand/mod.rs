//! TEMPORARY STUB
use super::Pattern;
use crate::{
    index::{Lexicon, WordId},
    text,
};
use std::ops::Range;
pub type Stemmer<'a> = &'a dyn Fn(&str) -> Vec<String>;
#[derive(Clone, Debug, Default)]
pub struct Slot {
    pub words: Vec<Range<WordId>>,
    pub cut: bool,
}
impl Slot {
    pub fn contains(&self, word: WordId) -> bool {
        self.words.iter().any(|r| r.contains(&word))
    }
}
pub struct Expander<'a> {
    lexicon: &'a Lexicon,
}
impl<'a> Expander<'a> {
    pub fn new(lexicon: &'a Lexicon, _stems: Option<Stemmer<'a>>) -> Self {
        Self { lexicon }
    }
    pub fn slot(&mut self, pattern: &Pattern) -> Slot {
        let l = self.lexicon;
        let terms = match pattern {
            Pattern::Typing(t) => l.prefixed(t),
            Pattern::Glob(g) if g == "*" => 0..l.terms() as u32,
            Pattern::Glob(g) => l.prefixed(g.trim_end_matches('*')),
            Pattern::Whole(t)
            | Pattern::Exact(t)
            | Pattern::Regex(t)
            | Pattern::Stem(t)
            | Pattern::Fuzzy { term: t, .. } => l.exact(t),
        };
        let words = l.words_of(terms);
        Slot {
            words: if words.is_empty() {
                vec![]
            } else {
                vec![words]
            },
            cut: false,
        }
    }
}
pub struct ValueWords<'a> {
    words: &'a [Pattern],
}
impl<'a> ValueWords<'a> {
    pub fn new(words: &'a [Pattern], _stems: Option<Stemmer<'a>>) -> Self {
        Self { words }
    }
    pub fn in_text(&mut self, text: &str) -> bool {
        text::terms(text).windows(self.words.len()).any(|window| {
            window.iter().zip(self.words).all(|(t, p)| match p {
                Pattern::Typing(p) => t.starts_with(p.as_str()),
                Pattern::Glob(p) => t.starts_with(p.trim_end_matches('*')),
                Pattern::Whole(p) => t == p,
                _ => false,
            })
        })
    }
}
