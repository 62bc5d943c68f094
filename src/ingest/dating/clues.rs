//! What stands outside a document's text: metadata, its address, its file's name.

use super::{
    find::find,
    scan::digit,
    span::{common, span},
    stated::Stated,
};
use crate::corpus::Date;

/// Years that numbers in an address may be.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// What metadata state, of a range the month or year that it is in; `None` where they state no date, or several years.
pub(super) fn metadata(text: &str) -> Option<Stated> {
    let text = text.trim();
    if let Some(days) = span(text) {
        return common(days);
    }
    let compact = text.split(['T', ' ', 'Z']).next().unwrap_or(text);
    if matches!(compact.len(), 8 | 14) && compact.bytes().all(|byte| byte.is_ascii_digit()) {
        return eight(compact);
    }
    let is_day = |ten: &&str| ten.trim() == *ten && Date::parse(ten).is_some();
    let day = text.get(..10).filter(is_day);
    let whole = day.unwrap_or(text);
    let mut numbers = whole.split('-').map(|number| number.parse::<i32>().ok());
    if Date::parse(whole).is_some() {
        let (year, month, day) = (numbers.next()??, numbers.next(), numbers.next());
        return Some(match (month.flatten(), day.flatten()) {
            (None, _) => year_alone(year),
            (Some(month), None) => Stated::month(year, month as u8),
            (Some(month), Some(day)) => Stated::day(year, month as u8, day as u8),
        });
    }
    let stated = find(text, None).dates.into_iter().map(|seen| seen.stated);
    stated.into_iter().find(|stated| {
        matches!(
            stated,
            Stated::Day(_) | Stated::Either { .. } | Stated::Month(..) | Stated::Absurd
        )
    })
}

fn year_alone(year: i32) -> Stated {
    match Stated::month(year, 1) {
        Stated::Month(..) => Stated::Year(year),
        _ => Stated::Absurd,
    }
}

/// `20180314`.
fn eight(text: &str) -> Option<Stated> {
    let number = |range| {
        text.get(range)
            .and_then(|text: &str| text.parse::<i32>().ok())
    };
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    Some(Stated::day(year, month as u8, day as u8))
}

/// What an address or a file's path states, the finest first: `/2018/03/14/`, `2018-03-14-talks`, `20180314`, `/2018/03/`.
pub(super) fn address(text: &str) -> Option<Stated> {
    let pieces: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|piece| !piece.is_empty())
        .collect();
    let day = pieces.windows(3).find_map(triple);
    let day = day.or_else(|| pieces.iter().find_map(|piece| compact(piece)));
    day.or_else(|| worded(&pieces))
        .or_else(|| pieces.windows(2).find_map(|two| month(text, two)))
        .or_else(|| {
            text.split('/')
                .find_map(|piece| year(piece).map(Stated::Year))
        })
}

fn triple(pieces: &[&str]) -> Option<Stated> {
    let [first, second, third] = pieces else {
        return None;
    };
    let stated = match (year(first), year(third)) {
        (Some(year), _) => Stated::day(year, small(second)?, small(third)?),
        (None, Some(year)) => Stated::numbers(small(first)?, small(second)?, year).0,
        (None, None) => return None,
    };
    (stated != Stated::Absurd).then_some(stated)
}

fn compact(piece: &str) -> Option<Stated> {
    let ascii = piece.len() == 8 && piece.bytes().all(|byte| byte.is_ascii_digit());
    year(piece.get(..4).filter(|_| ascii)?)?;
    eight(piece).filter(|stated| *stated != Stated::Absurd)
}

/// `14-march-2018`, `2018/mar/14`.
fn worded(pieces: &[&str]) -> Option<Stated> {
    let sights = find(&pieces.join(" "), None);
    let days = sights.dates.into_iter().map(|seen| seen.stated);
    days.into_iter().find(|stated| match stated {
        Stated::Day(day) => YEARS.contains(&day.year()),
        _ => false,
    })
}

/// `/2018/03/`: two folders.
fn month(text: &str, pieces: &[&str]) -> Option<Stated> {
    let [first, second] = pieces else { return None };
    let (year, month) = (year(first)?, small(second).filter(|_| second.len() == 2)?);
    let folders = text.contains(&format!("{first}/{second}/"))
        || text.ends_with(&format!("{first}-{second}"));
    (folders && (1..=12).contains(&month)).then_some(Stated::Month(year, month))
}

fn year(piece: &str) -> Option<i32> {
    let digits: Option<Vec<u32>> = piece.chars().take(5).map(digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    let value = digits
        .into_iter()
        .fold(0, |value, digit| value * 10 + digit as i32);
    YEARS.contains(&value).then_some(value)
}

fn small(piece: &str) -> Option<u8> {
    let short = (1..=2).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit());
    piece.parse().ok().filter(|_| short)
}
