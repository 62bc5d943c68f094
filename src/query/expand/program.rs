//! Expressions as automata: Thompson's construction (1968), whose sets of places become states only when a word leads
//! there, so that no expression takes longer than its length for each letter, and mostly it is one look into a table.

use super::{
    expression::{Expression, Fault, TOO_LONG},
    walk::Automaton,
};

/// Instructions of one program.
const MOST_INSTRUCTIONS: usize = 2_000;

/// Classes of letters that one program tells apart.
const MOST_CLASSES: usize = 4_000;

/// Letters that are looked ahead for those with which all words begin.
const MOST_PREFIX: usize = 60;

/// Entries of the table of states.
const MOST_ENTRIES: usize = 1 << 20;

/// What comparing a state with another costs, in letters.
const STEPS_A_STATE: u64 = 4;

/// Entries of the table: the way is not known yet; no word goes on so.
const UNKNOWN: u32 = u32::MAX;
const DEAD: u32 = u32::MAX - 1;

/// The place where words end: the first, since what follows is compiled first.
const MATCH: u32 = 0;

/// Where to go from a place.
enum Instruction {
    /// Over one letter of any of these ranges of classes.
    Letter(Vec<(u16, u16)>, u32),
    /// To both places.
    Both(u32, u32),
    /// Whatever follows matches.
    Rest,
    /// The word matches if it ends here.
    Match,
}

/// An automaton for an expression.
pub(super) struct Program {
    instructions: Vec<Instruction>,
    alphabet: Alphabet,
    /// By state: its places, sorted.
    states: Vec<Vec<u32>>,
    /// By state: whether a word may end here, and whether it may go on in any way.
    ends: Vec<(bool, bool)>,
    /// By state and class of letter: the next state.
    table: Vec<u32>,
}

impl Program {
    /// The automaton of an expression that matches whole words.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence: it can only be too long.
    pub(super) fn new(expression: &Expression) -> Result<Self, Fault> {
        let mut compiler = Compiler {
            instructions: vec![Instruction::Match],
            alphabet: Alphabet::of(expression)?,
            steps: 0,
        };
        let first = compiler.compile(expression, MATCH)?;
        let mut program = Self {
            instructions: compiler.instructions,
            alphabet: compiler.alphabet,
            states: Vec::new(),
            ends: Vec::new(),
            table: Vec::new(),
        };
        let start = program.closure(vec![first]);
        program.number(start, &mut u64::MAX.clone());
        Ok(program)
    }

    /// The letters with which all its words begin.
    pub(super) fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        let mut state = 0;
        while prefix.len() < MOST_PREFIX && !self.accepts(state) {
            let mut ways = (0..self.alphabet.classes() as u16)
                .map(|class| (class, self.next(state, class, &mut u64::MAX.clone())))
                .filter(|(_, next)| *next != DEAD);
            let (Some((class, next)), None) = (ways.next(), ways.next()) else {
                break;
            };
            let Some(letter) = self.alphabet.only(class) else {
                break;
            };
            prefix.push(letter);
            state = next;
        }
        prefix
    }

    /// All places that can be reached from some without a letter.
    fn closure(&self, mut open: Vec<u32>) -> Vec<u32> {
        let mut seen = vec![false; self.instructions.len()];
        while let Some(place) = open.pop() {
            let known = std::mem::replace(&mut seen[place as usize], true);
            if let (Instruction::Both(one, other), false) =
                (&self.instructions[place as usize], known)
            {
                open.extend([*other, *one]);
            }
        }
        let numbered = (0..).zip(&self.instructions).zip(seen);
        let stays = |((place, instruction), seen): ((u32, &Instruction), bool)| {
            (seen && !matches!(instruction, Instruction::Both(..))).then_some(place)
        };
        numbered.filter_map(stays).collect()
    }

    /// A state's number; [`DEAD`] with no steps left where there are too many states.
    fn number(&mut self, places: Vec<u32>, steps: &mut u64) -> u32 {
        if places.is_empty() {
            return DEAD;
        }
        *steps = steps.saturating_sub(STEPS_A_STATE * self.states.len() as u64);
        if let Some(number) = self.states.iter().position(|known| *known == places) {
            return number as u32;
        }
        let classes = self.alphabet.classes();
        if self.table.len() + classes > MOST_ENTRIES {
            *steps = 0;
            return DEAD;
        }
        self.table.resize(self.table.len() + classes, UNKNOWN);
        let rest = |place: &u32| matches!(self.instructions[*place as usize], Instruction::Rest);
        let all = places.iter().any(rest);
        self.ends.push((all || places[0] == MATCH, all));
        self.states.push(places);
        self.states.len() as u32 - 1
    }

    fn next(&mut self, state: u32, class: u16, steps: &mut u64) -> u32 {
        let entry = state as usize * self.alphabet.classes() + usize::from(class);
        if self.table[entry] == UNKNOWN {
            *steps = steps.saturating_sub(self.instructions.len() as u64);
            let way = |&place: &u32| match &self.instructions[place as usize] {
                Instruction::Letter(ranges, next) => ranges
                    .iter()
                    .any(|&(first, last)| first <= class && class <= last)
                    .then_some(*next),
                Instruction::Rest => Some(place),
                Instruction::Both(..) | Instruction::Match => None,
            };
            let places = self.states[state as usize].iter().filter_map(way).collect();
            let places = self.closure(places);
            self.table[entry] = self.number(places, steps);
        }
        self.table[entry]
    }
}

impl Automaton for Program {
    type State = u32;

    fn start(&self) -> u32 {
        0
    }

    fn step(&mut self, state: u32, letter: char, steps: &mut u64) -> Option<u32> {
        *steps = steps.saturating_sub(1);
        let next = self.next(state, self.alphabet.class(letter), steps);
        (next != DEAD).then_some(next)
    }

    fn accepts(&self, state: u32) -> bool {
        self.ends[state as usize].0
    }

    fn accepts_all(&self, state: u32) -> bool {
        self.ends[state as usize].1
    }
}

/// Letters that no expression tells apart are one class.
struct Alphabet {
    /// The first letter of each class; the first of all is 0.
    starts: Vec<u32>,
    ascii: [u16; 128],
}

impl Alphabet {
    fn of(expression: &Expression) -> Result<Self, Fault> {
        let mut starts = vec![0];
        bounds(expression, &mut starts)?;
        let mut alphabet = Self {
            starts,
            ascii: [0; 128],
        };
        alphabet.ascii = std::array::from_fn(|letter| alphabet.find(letter as u32));
        Ok(alphabet)
    }

    fn classes(&self) -> usize {
        self.starts.len()
    }

    fn find(&self, letter: u32) -> u16 {
        (self.starts.partition_point(|&start| start <= letter) - 1) as u16
    }

    fn class(&self, letter: char) -> u16 {
        let ascii = self.ascii.get(letter as usize);
        ascii.copied().unwrap_or_else(|| self.find(letter.into()))
    }

    /// The only letter of a class.
    fn only(&self, class: u16) -> Option<char> {
        let start = self.starts[usize::from(class)];
        let end = self.starts.get(usize::from(class) + 1)?;
        (start + 1 == *end).then(|| char::from_u32(start)).flatten()
    }

    fn ranges(&self, letters: &[(char, char)]) -> Vec<(u16, u16)> {
        let range = |&(first, last): &(char, char)| (self.class(first), self.class(last));
        letters.iter().map(range).collect()
    }
}

/// Collects, in order, where the ranges of an expression begin, and where they have ended.
fn bounds(expression: &Expression, starts: &mut Vec<u32>) -> Result<(), Fault> {
    let mut bound = |start: u32| {
        if let Err(place) = starts.binary_search(&start) {
            starts.insert(place, start);
        }
    };
    match expression {
        Expression::Letter(ranges) => ranges.iter().for_each(|&(first, last)| {
            bound(first.into());
            if last < char::MAX {
                bound(u32::from(last) + 1);
            }
        }),
        Expression::Sequence(items) | Expression::Either(items) => {
            items.iter().try_for_each(|item| bounds(item, starts))?;
        }
        Expression::Repeat(item, ..) => bounds(item, starts)?,
    }
    (starts.len() <= MOST_CLASSES).then_some(()).ok_or(TOO_LONG)
}

struct Compiler {
    instructions: Vec<Instruction>,
    alphabet: Alphabet,
    steps: usize,
}

impl Compiler {
    /// The place from which an expression leads to the next.
    fn compile(&mut self, expression: &Expression, next: u32) -> Result<u32, Fault> {
        self.steps += 1;
        if self.steps > 10 * MOST_INSTRUCTIONS {
            return Err(TOO_LONG);
        }
        match expression {
            Expression::Letter(letters) => {
                let ranges = self.alphabet.ranges(letters);
                self.put(Instruction::Letter(ranges, next))
            }
            Expression::Sequence(items) => items
                .iter()
                .rev()
                .try_fold(next, |next, item| self.compile(item, next)),
            Expression::Either(choices) => {
                let mut places = choices.iter().map(|choice| self.compile(choice, next));
                let places: Vec<u32> = places.by_ref().collect::<Result<_, _>>()?;
                let mut places = places.into_iter().rev();
                let last = places.next().unwrap_or(next);
                places.try_fold(last, |other, one| self.put(Instruction::Both(one, other)))
            }
            Expression::Repeat(item, least, most) => {
                let place = match most {
                    None => self.any_number(item, next)?,
                    Some(most) => (*least..*most).try_fold(next, |place, _| {
                        let place = self.compile(item, place)?;
                        self.put(Instruction::Both(place, next))
                    })?,
                };
                (0..*least).try_fold(place, |place, _| self.compile(item, place))
            }
        }
    }

    fn any_number(&mut self, item: &Expression, next: u32) -> Result<u32, Fault> {
        if next == MATCH && *item == Expression::any() {
            return self.put(Instruction::Rest);
        }
        let place = self.put(Instruction::Both(next, next))?;
        let inside = self.compile(item, place)?;
        self.instructions[place as usize] = Instruction::Both(inside, next);
        Ok(place)
    }

    fn put(&mut self, instruction: Instruction) -> Result<u32, Fault> {
        if self.instructions.len() == MOST_INSTRUCTIONS {
            return Err(TOO_LONG);
        }
        self.instructions.push(instruction);
        Ok(self.instructions.len() as u32 - 1)
    }
}
