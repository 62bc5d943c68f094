//! Numbers with punctuation inside.

/// The digits between the punctuation of a number.
pub(super) fn groups(number: &str) -> impl Iterator<Item = &str> + Clone {
    number.split(|c: char| !c.is_ascii_digit())
}

/// A folded number without what separates its thousands: `1,234,567.8` → `1234567.8`, and the same for apostrophes, narrow
/// spaces and full stops. One full stop alone is taken for a decimal one. None where there is nothing to leave out.
#[must_use]
pub fn ungrouped(number: &str) -> Option<String> {
    let separators: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    let first = *separators.first()?;
    let thousands = separators.iter().take_while(|c| **c == first).count();
    let decimals = &separators[thousands..];
    let may_separate = match first {
        '.' => separators.len() > 1,
        ',' | '\'' | '\u{202F}' => true,
        _ => false,
    };
    let groups: Vec<&str> = groups(number).collect();
    let (head, tail) = groups[1..].split_at_checked(thousands)?;
    let is_grouped = (1..=3).contains(&groups[0].len())
        && !groups[0].starts_with('0')
        && is_in_threes(head)
        && matches!(decimals, [] | [',' | '.']);
    if !may_separate || !is_grouped {
        return None;
    }
    let mut bare = groups[0].to_string();
    head.iter().for_each(|group| bare.push_str(group));
    bare.extend(decimals);
    tail.iter().for_each(|group| bare.push_str(group));
    Some(bare)
}

/// The last group has three digits; those before it may have two, as in India.
fn is_in_threes(groups: &[&str]) -> bool {
    let (last, before) = groups.split_last().unzip();
    last.is_some_and(|last: &&str| last.len() == 3)
        && before
            .is_some_and(|before: &[&str]| before.iter().all(|group| matches!(group.len(), 2 | 3)))
}
