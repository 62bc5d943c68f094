//! Pattern → the words of the corpus that it stands for.

mod exact;
mod expression;
mod fuzzy;
mod program;
mod values;
mod walk;

use std::ops::Range;

use self::{
    expression::{Expression, Fault},
    fuzzy::Fuzzy,
    program::Program,
    walk::Automaton,
};
use super::{Forms, Pattern};
use crate::{
    index::{Lexicon, TermId, WordId},
    text,
};

pub use values::ValueWords;

/// Letters that the patterns of one query may read, about.
const MOST_STEPS: u64 = 1 << 26;

/// The words that one word of a query stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Sorted, and apart from one another.
    pub words: Vec<Range<WordId>>,
    /// Whether a bound was reached, so that some are missing.
    pub cut: bool,
}

impl Slot {
    /// Whether it has a word.
    #[must_use]
    pub fn contains(&self, word: WordId) -> bool {
        let behind = self.words.partition_point(|words| words.end <= word);
        self.words
            .get(behind)
            .is_some_and(|words| words.start <= word)
    }
}

/// Expands the patterns of one query.
pub struct Expander<'a> {
    lexicon: &'a Lexicon,
    forms: &'a Forms,
    steps: u64,
}

impl<'a> Expander<'a> {
    /// A word asked for in all its forms stands for those that are known.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon, forms: &'a Forms) -> Self {
        Self {
            lexicon,
            forms,
            steps: MOST_STEPS,
        }
    }

    /// The words of a pattern. A whole word, its forms or a prefix cost binary searches; all else reads the letters of the
    /// terms that begin as it does, each shared beginning once, until the query has used up what it may read.
    pub fn slot(&mut self, pattern: &Pattern) -> Slot {
        let lexicon = self.lexicon;
        match pattern {
            Pattern::Whole(term) => {
                let bare = text::ungrouped(term).map(|number| lexicon.exact(&number));
                let mut terms: Vec<_> = bare.into_iter().chain([lexicon.exact(term)]).collect();
                terms.sort_unstable_by_key(|terms| terms.start);
                self.words(terms, false)
            }
            Pattern::Term(term) => Slot {
                words: lexicon.own_words(term).into_iter().collect(),
                cut: false,
            },
            Pattern::Typing(prefix) => self.words(vec![lexicon.prefixed(prefix)], false),
            Pattern::Fuzzy {
                term,
                distance,
                open,
            } => self.walk(&mut Fuzzy::new(term, *distance, *open), ""),
            Pattern::Glob(_) | Pattern::Regex(_) => match program(pattern) {
                Ok(mut program) => {
                    let prefix = program.prefix();
                    self.walk(&mut program, &prefix)
                }
                Err(_) => Slot {
                    cut: true,
                    ..Slot::default()
                },
            },
            Pattern::Exact(word) => self.exact(word),
            Pattern::Stem { term, written } => {
                self.words(self.forms.terms(term, written, lexicon), false)
            }
        }
    }

    /// The terms of a word and of its forms.
    fn forms(&self, term: &str, written: &str) -> Vec<String> {
        let known = self.forms.terms(term, written, self.lexicon);
        let known = known.into_iter().flatten();
        let forms = known.map(|form| self.lexicon.term(form).to_string());
        forms.chain([term.to_string()]).collect()
    }

    fn words(&self, terms: Vec<Range<TermId>>, cut: bool) -> Slot {
        Slot {
            words: self.lexicon.words_with(terms),
            cut,
        }
    }

    fn walk<A: Automaton>(&mut self, automaton: &mut A, prefix: &str) -> Slot {
        let terms = self.lexicon.prefixed(prefix);
        let (terms, cut) = walk::walk(self.lexicon, terms, automaton, &mut self.steps);
        self.words(terms, cut)
    }

    fn exact(&mut self, wanted: &str) -> Slot {
        let lexicon = self.lexicon;
        if !wanted.contains(['*', '?']) {
            let words = lexicon.words_of(lexicon.exact(&text::term(wanted)));
            return self.those(words, |word, _| exact::is_written(word, wanted));
        }
        let Ok(mut program) = exact::program(wanted) else {
            return Slot {
                cut: true,
                ..Slot::default()
            };
        };
        let prefix = exact::beginning(&program.prefix());
        let words = lexicon.words_of(lexicon.prefixed(&prefix));
        self.those(words, |word, steps| exact::reads(&mut program, word, steps))
    }

    /// The words of a range that are wanted.
    fn those(
        &mut self,
        words: Range<WordId>,
        mut wanted: impl FnMut(&str, &mut u64) -> bool,
    ) -> Slot {
        let mut slot = Slot::default();
        for word in words {
            slot.cut = self.steps == 0;
            if slot.cut {
                break;
            }
            if wanted(self.lexicon.word(word), &mut self.steps) {
                push(&mut slot.words, word);
            }
        }
        slot
    }
}

/// Puts a number behind ranges of smaller ones.
pub(super) fn push(ranges: &mut Vec<Range<u32>>, number: u32) {
    match ranges.last_mut() {
        Some(last) if last.end == number => last.end += 1,
        _ => ranges.push(number..number + 1),
    }
}

/// What is wrong with a pattern, as the end of a sentence: a regular expression that is none, or one that is too long.
pub(super) fn fault(pattern: &Pattern) -> Option<&'static str> {
    match pattern {
        Pattern::Glob(_) | Pattern::Regex(_) | Pattern::Exact(_) => program(pattern).err(),
        Pattern::Whole(_)
        | Pattern::Term(_)
        | Pattern::Typing(_)
        | Pattern::Fuzzy { .. }
        | Pattern::Stem { .. } => None,
    }
}

/// The automaton of a pattern of letters.
fn program(pattern: &Pattern) -> Result<Program, Fault> {
    match pattern {
        Pattern::Regex(regex) => Program::new(&Expression::of_regex(regex)?),
        Pattern::Exact(word) => exact::program(word),
        Pattern::Glob(word)
        | Pattern::Whole(word)
        | Pattern::Term(word)
        | Pattern::Typing(word)
        | Pattern::Stem { term: word, .. }
        | Pattern::Fuzzy { term: word, .. } => Program::new(&Expression::of_glob(word)),
    }
}
