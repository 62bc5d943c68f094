//! Words in the values of fields, where there is no lexicon: each value is read.

use super::{
    Expander, exact,
    fuzzy::Fuzzy,
    program::Program,
    walk::{self, Automaton},
};
use crate::{query::Pattern, text};

/// Letters that one condition may read.
const MOST_STEPS: u64 = 1 << 26;

/// Words that stand one after another in a value.
pub struct ValueWords {
    words: Vec<ValueWord>,
    steps: u64,
}

/// One of the words, ready to be compared.
enum ValueWord {
    Whole(String),
    Begun(String),
    Exact(String),
    ExactProgram(Program),
    Program(Program),
    Fuzzy(Fuzzy),
    OneOf(Vec<String>),
    Nothing,
}

impl ValueWords {
    /// Prepares patterns. The forms of a word are those that the texts have.
    #[must_use]
    pub fn new(words: &[Pattern], expander: &Expander<'_>) -> Self {
        let words = words.iter().map(|word| ValueWord::new(word, expander));
        Self {
            words: words.collect(),
            steps: MOST_STEPS,
        }
    }

    /// Whether a value has the words.
    pub fn in_value(&mut self, value: &str) -> bool {
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

impl ValueWord {
    fn new(pattern: &Pattern, expander: &Expander<'_>) -> Self {
        let program = || super::program(pattern);
        match pattern {
            Pattern::Whole(term) | Pattern::Term(term) => Self::Whole(term.clone()),
            Pattern::Typing(prefix) => Self::Begun(prefix.clone()),
            Pattern::Exact(word) if !word.contains(['*', '?']) => Self::Exact(word.clone()),
            Pattern::Exact(_) => program().map_or(Self::Nothing, Self::ExactProgram),
            Pattern::Glob(_) | Pattern::Regex(_) => program().map_or(Self::Nothing, Self::Program),
            Pattern::Fuzzy {
                term,
                distance,
                open,
            } => Self::Fuzzy(Fuzzy::new(term, *distance, *open)),
            Pattern::Stem { term, written } => Self::OneOf(expander.forms(term, written)),
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
            Self::ExactProgram(program) => exact::reads(program, word, steps),
            Self::Program(program) => reads(program, term, steps),
            Self::Fuzzy(fuzzy) => reads(fuzzy, term, steps),
            Self::OneOf(wanted) => wanted.iter().any(|wanted| term == wanted),
            Self::Nothing => false,
        }
    }
}

fn reads(automaton: &mut impl Automaton, word: &str, steps: &mut u64) -> bool {
    walk::accepts(automaton, word, steps)
}
