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
        states: vec![automaton.start()],
        ends: vec![0],
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

/// The letters of the last term that was read, as far as it was, and the states behind them.
struct Path<'a, State> {
    term: &'a str,
    /// By number of letters.
    states: Vec<State>,
    /// By number of letters: their bytes.
    ends: Vec<usize>,
}

impl<'a, State: Copy> Path<'a, State> {
    fn follow<A: Automaton<State = State>>(
        &mut self,
        term: &'a str,
        automaton: &mut A,
        steps: &mut u64,
    ) -> Way<'a> {
        let mut both = self.term.bytes().zip(term.bytes());
        let shared = both.position(|(one, other)| one != other);
        let shared = shared.unwrap_or(self.term.len().min(term.len()));
        let known = self.ends.partition_point(|&end| end <= shared);
        self.states.truncate(known);
        self.ends.truncate(known);
        self.term = term;
        let (mut state, mut end) = (self.states[known - 1], self.ends[known - 1]);
        for letter in term[end..].chars() {
            end += letter.len_utf8();
            match automaton.step(state, letter, steps) {
                None => return Way::Dead(&term[..end]),
                Some(next) if automaton.accepts_all(next) => return Way::All(&term[..end]),
                Some(next) => state = next,
            }
            self.states.push(state);
            self.ends.push(end);
        }
        if automaton.accepts(state) {
            Way::Match
        } else {
            Way::Other
        }
    }
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
