//! How the words of a term are written, told by the term: most are the term itself, or begin with a capital.

use super::{
    bits::{BitWriter, Bits},
    numbers::{Numbers, put_bytes},
};

const SAME: u32 = 0;
const CAPITAL: u32 = 1;
const CAPITALS: u32 = 2;
const OTHER: u32 = 3;

/// The words that most terms have: one, or two.
const USUAL: [&[u32]; 3] = [&[SAME], &[CAPITAL], &[CAPITAL, SAME]];

/// Writes how the words of a term are written, and those that the term does not tell.
pub(super) fn save<'a>(
    words: impl Iterator<Item = &'a str> + Clone,
    term: &str,
    ways: &mut BitWriter,
    others: &mut Vec<u8>,
) {
    let own: Vec<u32> = words.clone().map(|word| way(word, term)).collect();
    match USUAL.iter().position(|usual| *usual == own) {
        Some(place) => ways.gamma(place as u32 + 1),
        None => {
            ways.gamma(USUAL.len() as u32 + 1);
            ways.gamma(own.len() as u32 + 1);
            own.iter().for_each(|&way| ways.plain(way, 2));
        }
    }
    for (word, _) in words.zip(own).filter(|(_, way)| *way == OTHER) {
        put_bytes(word.as_bytes(), others);
    }
}

/// Calls `see` with each word of a term.
pub(super) fn read(
    term: &str,
    ways: &mut Bits<'_>,
    others: &mut Numbers<'_>,
    mut see: impl FnMut(&str),
) -> Option<()> {
    let mut word = String::new();
    let mut tell = |way| {
        match way {
            SAME => see(term),
            OTHER => see(std::str::from_utf8(others.bytes()?).ok()?),
            way => {
                spell(way, term, &mut word);
                see(&word);
            }
        }
        Some(())
    };
    if let Some(usual) = USUAL.get(ways.gamma() as usize - 1) {
        return usual.iter().try_for_each(|&way| tell(way));
    }
    let count = ways.gamma() - 1;
    if count as usize > ways.rest() / 2 {
        return None;
    }
    (0..count).try_for_each(|_| tell(ways.plain(2)))
}

fn way(word: &str, term: &str) -> u32 {
    let mut written = String::new();
    let same = |&way: &u32| {
        spell(way, term, &mut written);
        written == word
    };
    (SAME..OTHER).find(same).unwrap_or(OTHER)
}

fn spell(way: u32, term: &str, word: &mut String) {
    word.clear();
    word.push_str(term);
    match (way, word.chars().next()) {
        (CAPITAL, Some(first)) => word[..first.len_utf8()].make_ascii_uppercase(),
        (CAPITALS, _) => word.make_ascii_uppercase(),
        _ => {}
    }
}
