//! Edit distance as an automaton: the rows of the table of distances (Wagner and Fischer 1974), as far from its diagonal
//! as there may be edits. Two letters that have changed places are one edit; an edit that touches the first letter of
//! either word counts as two, because readers seldom miss it.

use super::walk::Automaton;

/// Edits that a band has room for.
const WIDEST: usize = 2;

/// Places of a row: so many to each side of the diagonal.
const BAND: usize = 2 * WIDEST + 1;

/// Terms at a distance from one.
pub(super) struct Fuzzy {
    letters: Vec<char>,
    distance: u8,
    /// Whether terms may go on.
    open: bool,
}

/// The rows behind the last two letters: distances to the first letters of the term.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    row: [u8; BAND],
    before: [u8; BAND],
    letter: char,
    read: usize,
}

impl Fuzzy {
    /// Terms with that many edits at the most, two being the most there are.
    pub(super) fn new(term: &str, distance: u8, open: bool) -> Self {
        Self {
            letters: term.chars().collect(),
            distance: distance.min(WIDEST as u8),
            open,
        }
    }

    /// The distance between the term and what was read, as far as it can matter.
    fn reached(&self, rows: Rows) -> u8 {
        let place = (self.letters.len() + WIDEST).checked_sub(rows.read);
        let reached = place.and_then(|place| rows.row.get(place));
        reached.copied().unwrap_or(u8::MAX)
    }
}

/// What an edit costs that touches letters of these numbers, counted from 1.
fn cost(one: usize, other: usize) -> u8 {
    1 + u8::from(one == 1 || other == 1)
}

impl Automaton for Fuzzy {
    type State = Rows;

    fn start(&self) -> Rows {
        let mut row = [u8::MAX; BAND];
        row[WIDEST] = 0;
        for place in WIDEST + 1..BAND {
            let letter = place - WIDEST;
            if letter <= self.letters.len() {
                row[place] = row[place - 1].saturating_add(cost(letter, 0));
            }
        }
        Rows {
            row,
            before: [u8::MAX; BAND],
            letter: '\0',
            read: 0,
        }
    }

    fn step(&mut self, state: Rows, letter: char, steps: &mut u64) -> Option<Rows> {
        *steps = steps.saturating_sub(BAND as u64);
        let read = state.read + 1;
        let mut row = [u8::MAX; BAND];
        for place in 0..BAND {
            // How many letters of the term this place is about.
            let Some(known) = (read + place)
                .checked_sub(WIDEST)
                .filter(|&known| known <= self.letters.len())
            else {
                continue;
            };
            let added = state.row.get(place + 1).copied().unwrap_or(u8::MAX);
            let mut least = added.saturating_add(cost(read, 0));
            if let Some(last) = known.checked_sub(1) {
                let left = place.checked_sub(1).map_or(u8::MAX, |left| row[left]);
                least = least.min(left.saturating_add(cost(known, 0)));
                let same = self.letters[last] == letter;
                let other = if same { 0 } else { cost(read, known) };
                least = least.min(state.row[place].saturating_add(other));
                let swapped = last > 0
                    && read > 1
                    && self.letters[last] == state.letter
                    && self.letters[last - 1] == letter;
                if swapped {
                    least =
                        least.min(state.before[place].saturating_add(cost(read - 1, known - 1)));
                }
            }
            row[place] = least;
        }
        let rows = Rows {
            row,
            before: state.row,
            letter,
            read,
        };
        let near = |row: &[u8; BAND], more: u8| {
            row.iter()
                .any(|&least| least.saturating_add(more) <= self.distance)
        };
        (near(&row, 0) || near(&state.row, 1)).then_some(rows)
    }

    fn accepts(&self, state: Rows) -> bool {
        self.reached(state) <= self.distance
    }

    fn accepts_all(&self, state: Rows) -> bool {
        self.open && self.accepts(state)
    }
}
