//! How a word is written, told by its term: most are the term itself, or begin with a capital.

use super::numbers::{Numbers, put};

const SAME: u8 = 0;
const CAPITAL: u8 = 1;
const CAPITALS: u8 = 2;
const OTHER: u8 = 3;

/// Writes how a word of a term is written.
pub(super) fn save(word: &str, term: &str, out: &mut Vec<u8>) {
    let mut written = String::new();
    let kind = (SAME..OTHER).find(|&kind| {
        spell(kind, term, &mut written);
        written == word
    });
    out.push(kind.unwrap_or(OTHER));
    if kind.is_none() {
        put(word.len() as u32, out);
        out.extend_from_slice(word.as_bytes());
    }
}

/// Reads it over `word`.
pub(super) fn read(numbers: &mut Numbers<'_>, term: &str, word: &mut String) -> Option<()> {
    let kind = *numbers.take(1)?.first()?;
    if kind != OTHER {
        spell(kind, term, word);
        return (kind < OTHER).then_some(());
    }
    let length = numbers.next()? as usize;
    word.clear();
    word.push_str(std::str::from_utf8(numbers.take(length)?).ok()?);
    Some(())
}

fn spell(kind: u8, term: &str, word: &mut String) {
    word.clear();
    word.push_str(term);
    match (kind, word.chars().next()) {
        (CAPITAL, Some(first)) => word[..first.len_utf8()].make_ascii_uppercase(),
        (CAPITALS, _) => word.make_ascii_uppercase(),
        _ => {}
    }
}
