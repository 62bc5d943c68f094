//! Many strings held as one, and the numbers that stand for them.

use std::{cmp::Ordering, hash::BuildHasher, ops::Index};

use foldhash::fast::FixedState;
use hashbrown::{HashTable, hash_table::Entry};

/// Strings by number, end to end: four bytes each beside their letters, of which there may be 4 GB.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// None yet, with room for so many bytes.
    #[must_use]
    pub fn with_room(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::new(),
        }
    }

    /// Strings that stand end to end, and where each ends; none where that is not so, or the text is not UTF-8.
    #[must_use]
    pub fn of(text: Vec<u8>, ends: Vec<u32>) -> Option<Self> {
        let text = String::from_utf8(text).ok()?;
        let whole = |end: &u32| text.is_char_boundary(*end as usize);
        let sound = ends.is_sorted()
            && ends.iter().all(whole)
            && ends.last().map_or(0, |&end| end as usize) == text.len();
        sound.then_some(Self { text, ends })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes of all of them.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Puts one behind the last.
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    /// The string of a number.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        let start = match number.checked_sub(1) {
            None => 0,
            Some(before) => self.ends[before as usize] as usize,
        };
        &self.text[start..self.ends[number as usize] as usize]
    }

    /// The bytes of a string, which are in the order of its letters.
    #[must_use]
    #[inline(always)]
    pub fn letters(&self, number: u32) -> &[u8] {
        let start = match number.checked_sub(1) {
            None => 0,
            Some(before) => self.ends[before as usize] as usize,
        };
        &self.text.as_bytes()[start..self.ends[number as usize] as usize]
    }

    /// All of them in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number as u32))
    }

    /// The number of a string, where they are sorted.
    #[must_use]
    pub fn find_sorted(&self, string: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low.midpoint(high);
            if self.letters(middle) < string.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        ((low as usize) < self.len() && self.get(low) == string).then_some(low)
    }

    /// Gives back memory that is held for more.
    pub fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl<S: AsRef<str>> FromIterator<S> for Strings {
    fn from_iter<I: IntoIterator<Item = S>>(all: I) -> Self {
        let mut strings = Self::default();
        all.into_iter()
            .for_each(|string| strings.push(string.as_ref()));
        strings
    }
}

impl Index<usize> for Strings {
    type Output = str;

    fn index(&self, number: usize) -> &str {
        self.get(number as u32)
    }
}

/// Strings → numbers in the order of first sight.
#[derive(Debug, Default)]
pub struct Interner {
    strings: Strings,
    table: HashTable<u32>,
    state: FixedState,
}

impl Interner {
    /// The string's number, and whether it is new.
    pub fn intern(&mut self, string: &str) -> (u32, bool) {
        let Self {
            strings,
            table,
            state,
        } = self;
        let hash = |string: &[u8]| state.hash_one(string);
        let same = |&number: &u32| strings.letters(number) == string.as_bytes();
        let again = |&number: &u32| hash(strings.letters(number));
        match table.entry(hash(string.as_bytes()), same, again) {
            Entry::Occupied(entry) => (*entry.get(), false),
            Entry::Vacant(entry) => {
                let number = strings.len() as u32;
                entry.insert(number);
                strings.push(string);
                (number, true)
            }
        }
    }

    /// The number of a string that has been seen.
    #[must_use]
    pub fn find(&self, string: &str) -> Option<u32> {
        let same = |&number: &u32| self.strings.letters(number) == string.as_bytes();
        let hash = self.state.hash_one(string.as_bytes());
        self.table.find(hash, same).copied()
    }

    /// The strings by number.
    #[must_use]
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// The strings by number, without the way back to numbers.
    #[must_use]
    pub fn into_strings(self) -> Strings {
        self.strings
    }

    /// The strings sorted, and for each number given out the place in them.
    #[must_use]
    pub fn into_sorted(self) -> (Strings, Vec<u32>) {
        let strings = self.into_strings();
        let mut order: Vec<u32> = (0..strings.len() as u32).collect();
        let by_letters = |one, other| strings.letters(one).cmp(strings.letters(other));
        sort_numbers(&mut order, strings.len(), &by_letters);
        let mut sorted = Strings::with_room(strings.bytes());
        let mut rank = vec![0; order.len()];
        for (place, &number) in order.iter().enumerate() {
            sorted.push(strings.get(number));
            rank[number as usize] = place as u32;
        }
        (sorted, rank)
    }
}

/// Sorts so many of the first numbers by an order of what they stand for, in which no two are equal. One piece of code for
/// all such orders: an algorithm is compiled anew for each type, and is large.
pub fn sort_numbers(numbers: &mut [u32], count: usize, order: &dyn Fn(u32, u32) -> Ordering) {
    let order = |one: &u32, other: &u32| order(*one, *other);
    if 0 < count && count < numbers.len() {
        numbers.select_nth_unstable_by(count - 1, order);
    }
    numbers[..count].sort_unstable_by(order);
}
