//! Sorted terms read as if they were a tree: what a term shares with the one before it is not read again, and terms
//! whose beginning cannot match are passed over together.

use std::ops::Range;

use crate::index::{Lexicon, TermId};

/// Ranges of terms that one word may stand for.
const MOST_RANGES: usize = 1 << 18;

/// Reads words letter by letter.
pub(super) trait Automaton {
    /// What is known of the letters read.
    type State: Copy;

    /// Before the first letter.
    fn start(&self) -> Self::State;

    /// Behind one more letter; `None` where no word goes on so. Takes what it costs from the steps that are left.
    fn step(&mut self, state: Self::State, letter: char, steps: &mut u64) -> Option<Self::State>;

    /// Whether a word that ends here matches.
    fn accepts(&self, state: Self::State) -> bool;

    /// Whether every word that begins so matches.
    fn accepts_all(&self, state: Self::State) -> bool;
}

/// Whether an automaton accepts a word.
pub(super) fn accepts<A: Automaton>(automaton: &mut A, word: &str, steps: &mut u64) -> bool {
    let mut state = automaton.start();
    for letter in word.chars() {
        if automaton.accepts_all(state) {
            return true;
        }
        match automaton.step(state, letter, steps) {
            Some(next) => state = next,
            None => return false,
        }
    }
    automaton.accepts(state)
}

/// The terms of a range that an automaton accepts, and whether a bound kept some from being found.
pub(super) fn walk<A: Automaton>(
    lexicon: &Lexicon,
    terms: Range<TermId>,
    automaton: &mut A,
    steps: &mut u64,
) -> (Vec<Range<TermId>>, bool) {
    if automaton.accepts_all(automaton.start()) {
        return (vec![terms], false);
    }
    let mut found: Vec<Range<TermId>> = Vec::new();
    let mut path = Path {
        term: "",
        states: vec![(0, automaton.start())],
    };
    let mut next = terms.start;
    while next < terms.end {
        if *steps == 0 || found.len() >= MOST_RANGES {
            return (found, true);
        }
        let way = path.follow(lexicon.term(next), automaton, steps);
        let end = match way {
            Way::All(prefix) | Way::Dead(prefix) => behind(lexicon, next..terms.end, prefix),
            Way::Match | Way::Other => next + 1,
        };
        if matches!(way, Way::All(_) | Way::Match) {
            match found.last_mut() {
                Some(last) if last.end == next => last.end = end,
                _ => found.push(next..end),
            }
        }
        next = end;
    }
    (found, *steps == 0)
}

/// What became of a term.
enum Way<'a> {
    /// All terms with this prefix match.
    All(&'a str),
    /// None with this prefix does.
    Dead(&'a str),
    /// It matches.
    Match,
    /// It does not.
    Other,
}

/// The last term that was read, and the states behind its letters, as far as they were.
struct Path<'a, State> {
    term: &'a str,
    /// By number of letters: their bytes, and the state behind them.
    states: Vec<(usize, State)>,
}

impl<'a, State: Copy> Path<'a, State> {
    fn follow<A: Automaton<State = State>>(
        &mut self,
        term: &'a str,
        automaton: &mut A,
        steps: &mut u64,
    ) -> Way<'a> {
        let shared = shared(self.term.as_bytes(), term.as_bytes());
        while self.states.pop_if(|(end, _)| *end > shared).is_some() {}
        self.term = term;
        let (mut end, mut state) = self.states[self.states.len() - 1];
        for letter in term[end..].chars() {
            end += letter.len_utf8();
            match automaton.step(state, letter, steps) {
                None => return Way::Dead(&term[..end]),
                Some(next) if automaton.accepts_all(next) => return Way::All(&term[..end]),
                Some(next) => state = next,
            }
            self.states.push((end, state));
        }
        if automaton.accepts(state) {
            Way::Match
        } else {
            Way::Other
        }
    }
}

/// How many bytes two texts have in common at their beginnings.
fn shared(one: &[u8], other: &[u8]) -> usize {
    let mut both = one.iter().zip(other);
    let differs = both.position(|(one, other)| one != other);
    differs.unwrap_or(one.len().min(other.len()))
}

/// The first of some terms that does not begin with a prefix, as the first one does: by steps that double.
fn behind(lexicon: &Lexicon, terms: Range<TermId>, prefix: &str) -> TermId {
    let begins = |term: TermId| lexicon.term(term).starts_with(prefix);
    let (mut low, mut stride) = (terms.start + 1, 1);
    while low < terms.end && begins(low) {
        let ahead = low.saturating_add(stride).min(terms.end);
        if ahead < terms.end && begins(ahead) {
            (low, stride) = (ahead, stride * 2);
            continue;
        }
        let (mut first, mut last) = (low + 1, ahead);
        while first < last {
            let middle = first.midpoint(last);
            if begins(middle) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return first;
    }
    low
}
