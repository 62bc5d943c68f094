//! Text → the tokens that dates are made of: numbers, and words that the table knows.

use super::words::{Entry, WORDS, is_unspaced};

/// Digits of the longest number that is looked at.
const LONGEST_NUMBER: usize = 8;

/// A number or a known word, in bytes of its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Number { value: u32, digits: usize },
    Word(&'static [Entry]),
}

impl Token {
    /// What the word may mean; nothing for a number.
    pub(super) fn entries(&self) -> &'static [Entry] {
        match self.kind {
            Kind::Word(entries) => entries,
            Kind::Number { .. } => &[],
        }
    }

    /// The number, and how many digits it is written with.
    pub(super) fn number(&self) -> Option<(u32, usize)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            Kind::Word(_) => None,
        }
    }
}

/// The tokens of a text, in order.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut buffer = String::new();
    let mut at = 0;
    let mut behind_letter = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, token) = if digit(c).is_some() {
            number(rest, behind_letter)
        } else if is_unspaced(c) {
            match WORDS.run(rest, &mut buffer) {
                Some((length, entries)) => (length, Some(Kind::Word(entries))),
                None => (c.len_utf8(), None),
            }
        } else if is_letter(c) {
            word(rest, &mut buffer)
        } else {
            (c.len_utf8(), None)
        };
        tokens.extend(token.map(|kind| Token {
            start: at,
            end: at + length,
            kind,
        }));
        behind_letter = c.is_ascii_alphabetic();
        at += length;
    }
    tokens
}

/// A run of digits; none where it is long or goes on a Latin word, as in `R2`.
fn number(rest: &str, behind_letter: bool) -> (usize, Option<Kind>) {
    let (mut value, mut digits, mut length) = (0_u32, 0, 0);
    for c in rest.chars() {
        let Some(next) = digit(c) else { break };
        value = value.wrapping_mul(10).wrapping_add(next);
        digits += 1;
        length += c.len_utf8();
    }
    let kept = digits <= LONGEST_NUMBER && !behind_letter;
    (length, kept.then_some(Kind::Number { value, digits }))
}

/// A run of letters, with what follows a hyphen where the table knows both as one word.
fn word(rest: &str, buffer: &mut String) -> (usize, Option<Kind>) {
    let length = letters(rest);
    if let Some(behind) = rest[length..].strip_prefix('-') {
        let whole = length + 1 + letters(behind);
        let entries = WORDS.get(&rest[..whole], buffer);
        if !entries.is_empty() {
            return (whole, Some(Kind::Word(entries)));
        }
    }
    let entries = WORDS.get(&rest[..length], buffer);
    (length, (!entries.is_empty()).then_some(Kind::Word(entries)))
}

fn letters(text: &str) -> usize {
    text.char_indices()
        .find(|&(_, c)| !is_letter(c) || is_unspaced(c))
        .map_or(text.len(), |(at, _)| at)
}

/// Letters, and the signs that Indic and Arabic letters carry.
fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && digit(c).is_none())
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}')
}

/// The value of a digit: Latin, Arabic, Persian and Urdu, Devanagari, Bengali, of full width.
pub(super) fn digit(c: char) -> Option<u32> {
    ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{FF10}']
        .into_iter()
        .find_map(|zero| {
            u32::from(c)
                .checked_sub(u32::from(zero))
                .filter(|&value| value < 10)
        })
}
