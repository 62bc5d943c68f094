//! Words in the values of fields, where there is no lexicon: each value is read.

use super::{
    Stemmer, exact,
    fuzzy::Fuzzy,
    program::Program,
    walk::{self, Automaton},
};
use crate::{query::Pattern, text};

/// Letters that one condition may read.
const MOST_STEPS: u64 = 1 << 26;

/// Words that stand one after another in a value.
pub struct ValueWords<'a> {
    words: Vec<ValueWord<'a>>,
    steps: u64,
}

/// One of the words, ready to be compared.
enum ValueWord<'a> {
    Whole(String),
    Begun(String),
    Exact(String),
    ExactProgram(Program),
    Program(Program),
    Fuzzy(Fuzzy),
    Stems(Vec<String>, Stemmer<'a>),
    Nothing,
}

impl<'a> ValueWords<'a> {
    /// Prepares patterns.
    #[must_use]
    pub fn new(words: &[Pattern], stemmer: Option<Stemmer<'a>>) -> Self {
        let words = words.iter().map(|word| ValueWord::new(word, stemmer));
        Self {
            words: words.collect(),
            steps: MOST_STEPS,
        }
    }

    /// Whether a text has the words.
    pub fn in_text(&mut self, value: &str) -> bool {
        let Self { words, steps } = self;
        let tokens: Vec<(&str, String)> = text::tokens(value)
            .map(|token| &value[token.start..token.end])
            .map(|word| (word, text::term(word)))
            .collect();
        tokens.windows(words.len().max(1)).any(|window| {
            let mut both = words.iter_mut().zip(window);
            both.all(|(wanted, (word, term))| wanted.is(word, term, steps))
        })
    }
}

impl<'a> ValueWord<'a> {
    fn new(pattern: &Pattern, stemmer: Option<Stemmer<'a>>) -> Self {
        let program = || super::program(pattern);
        match pattern {
            Pattern::Whole(term) => Self::Whole(term.clone()),
            Pattern::Typing(prefix) => Self::Begun(prefix.clone()),
            Pattern::Exact(word) if !word.contains(['*', '?']) => Self::Exact(word.clone()),
            Pattern::Exact(_) => program().map_or(Self::Nothing, Self::ExactProgram),
            Pattern::Glob(_) | Pattern::Regex(_) => program().map_or(Self::Nothing, Self::Program),
            Pattern::Fuzzy {
                term,
                distance,
                open,
            } => Self::Fuzzy(Fuzzy::new(term, *distance, *open)),
            Pattern::Stem(term) => match stemmer {
                Some(stemmer) => Self::Stems(stemmer(term), stemmer),
                None => Self::Whole(term.clone()),
            },
        }
    }

    fn is(&mut self, word: &str, term: &str, steps: &mut u64) -> bool {
        if *steps == 0 {
            return false;
        }
        match self {
            Self::Whole(wanted) => term == wanted,
            Self::Begun(prefix) => term.starts_with(prefix.as_str()),
            Self::Exact(wanted) => exact::is_written(word, wanted),
            Self::ExactProgram(program) => {
                let mut reads = |word| reads(program, word, steps);
                reads(word) || exact::bare(word).is_some_and(reads)
            }
            Self::Program(program) => reads(program, term, steps),
            Self::Fuzzy(fuzzy) => reads(fuzzy, term, steps),
            Self::Stems(wanted, stemmer) => stemmer(term).iter().any(|stem| wanted.contains(stem)),
            Self::Nothing => false,
        }
    }
}

fn reads(automaton: &mut impl Automaton, word: &str, steps: &mut u64) -> bool {
    walk::accepts(automaton, word, steps)
}
