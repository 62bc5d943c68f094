//! The lexicon as bytes.

use super::super::{
    Lexicon,
    bits::{BitWriter, Bits},
    numbers::{Numbers, put, put_bytes},
    rising, spelling,
};
use crate::strings::Strings;

/// Letters of all terms, and of all words, that are taken: what is shared or told by a term is written short.
const MOST_LETTERS: usize = 1 << 30;

/// From here on a number does not fit into half a byte, and its rest follows.
const LONG: usize = 15;

impl Lexicon {
    pub(super) fn save(&self, out: &mut Vec<u8>) {
        self.save_terms(out);
        let (mut ways, mut others) = (BitWriter::default(), Vec::new());
        for number in 0..self.terms() as u32 {
            let words = self.words_of(number..number + 1);
            let words = words.map(|word| self.word(word));
            spelling::save(words, self.term(number), &mut ways, &mut others);
        }
        put_bytes(&ways.finish(), out);
        put_bytes(&others, out);
        let (terms, words): (Vec<_>, Vec<_>) =
            self.inside(0..self.terms() as u32).iter().copied().unzip();
        rising::put(&terms, 0, out);
        words.into_iter().for_each(|word| put(word, out));
    }

    fn save_terms(&self, out: &mut Vec<u8>) {
        put(self.terms() as u32, out);
        let mut before = "";
        for number in 0..self.terms() as u32 {
            let term = self.term(number);
            let same = |(a, b): &(u8, u8)| a == b;
            let shared = before.bytes().zip(term.bytes()).take_while(same).count();
            let own = &term.as_bytes()[shared..];
            out.push((shared.min(LONG) << 4 | own.len().min(LONG)) as u8);
            for length in [shared, own.len()] {
                if length >= LONG {
                    put((length - LONG) as u32, out);
                }
            }
            out.extend_from_slice(own);
            before = term;
        }
    }

    pub(super) fn read(numbers: &mut Numbers<'_>) -> Option<Self> {
        let terms = read_terms(numbers)?;
        let mut ways = Bits::new(numbers.bytes()?, 0);
        let mut others = Numbers::new(numbers.bytes()?);
        let mut words = Strings::with_room(terms.bytes());
        let mut ends = Vec::with_capacity(terms.len() + 1);
        for term in terms.iter() {
            spelling::read(term, &mut ways, &mut others, |word| words.push(word))?;
            ends.push(words.len() as u32);
            if words.bytes() > MOST_LETTERS {
                return None;
            }
        }
        let mut inside = Vec::new();
        for term in rising::read(numbers, 0)? {
            let word = numbers.next()?;
            if term as usize >= terms.len() || word as usize >= words.len() {
                return None;
            }
            inside.push((term, word));
        }
        let mut lexicon = Self::of(terms, words, ends);
        lexicon.set_inside(inside);
        others.is_empty().then_some(lexicon)
    }
}

fn read_terms(numbers: &mut Numbers<'_>) -> Option<Strings> {
    let (mut letters, mut ends) = (Vec::<u8>::new(), Vec::new());
    let (mut start, mut count) = (0, numbers.next()?);
    while count > 0 {
        let head = usize::from(*numbers.take(1)?.first()?);
        let shared = length(head >> 4, numbers)?;
        let own = length(head & LONG, numbers)?;
        let own = numbers.take(own)?;
        let before = start..letters.len();
        if shared > before.len() || before.len() + own.len() + letters.len() > MOST_LETTERS {
            return None;
        }
        let differs = &letters[before.start + shared..before.end];
        if !ends.is_empty() && !is_before(differs, own) {
            return None;
        }
        start = before.end;
        letters.extend_from_within(before.start..before.start + shared);
        letters.extend_from_slice(own);
        ends.push(letters.len() as u32);
        count -= 1;
    }
    Strings::of(letters, ends)
}

/// Mostly the first bytes tell.
#[inline]
fn is_before(a: &[u8], b: &[u8]) -> bool {
    match (a.first(), b.first()) {
        (Some(a), Some(b)) if a != b => a < b,
        _ => a < b,
    }
}

fn length(half: usize, numbers: &mut Numbers<'_>) -> Option<usize> {
    if half < LONG {
        return Some(half);
    }
    Some((numbers.next()? as usize).saturating_add(LONG))
}
