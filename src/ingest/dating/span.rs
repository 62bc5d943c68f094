//! Ranges of days: dates that name a first day and a last one.

use time::Date as Day;

use super::{
    find::find,
    stated::{Stated, calendar},
    tokens::Tokens,
};
use crate::corpus::{Date, Unit};

/// What stands between the ends of a range.
const SIGNS: [&str; 15] = [
    "..", "/", "-", "–", "—", "~", "〜", "～", " to ", " until ", " till ", " bis ", " au ",
    " al ", " ",
];

/// Bytes of a datum beyond which it is no range.
const LONGEST: usize = 100;

/// Years that dates given may be meant to be in: before, nothing was printed; years after stand for “no end”, or are a slip.
/// Other numbers of four digits behind a day are hours and minutes.
pub(super) const MEANT: std::ops::RangeInclusive<i32> = 1450..=2999;

/// The days of a range, or more where its ends do not tell their months; `None` where a text is no range.
pub(super) fn span(text: &str) -> Option<Date> {
    let text = Some(text.trim()).filter(|text| text.len() <= LONGEST)?;
    SIGNS.iter().find_map(|sign| {
        let mut places = text.match_indices(sign);
        places.find_map(|(at, _)| {
            let (left, right) = (bare(&text[..at]), bare(&text[at + sign.len()..]));
            match (whole(left), whole(right)) {
                (Some(_), Some(_)) if *sign == " " && right.len() < 10 => None,
                (Some(one), Some(other)) => Some(hull(one, other)),
                _ if *sign == " " => None,
                (None, Some(last)) => begun(left, last),
                (Some(first), None) => ended(left, first, right),
                (None, None) => in_month(left, right),
            }
        })
    })
}

/// What all days of a range have in common: their month or their year.
pub(super) fn common(days: Date) -> Option<Stated> {
    let first = Day::from_julian_day(days.first).ok()?;
    if days.first == days.last {
        Some(Stated::Day(first))
    } else if days.bin(Unit::Month).is_some() {
        Some(Stated::Month(first.year(), first.month().into()))
    } else {
        days.bin(Unit::Year).map(|_| Stated::Year(first.year()))
    }
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

fn hull(one: Date, other: Date) -> Date {
    Date {
        first: one.first.min(other.first),
        last: one.last.max(other.last),
    }
}

/// A day as an interval.
fn one(day: Day) -> Date {
    Date {
        first: day.to_julian_day(),
        last: day.to_julian_day(),
    }
}

/// The date that a whole text is.
fn whole(text: &str) -> Option<Date> {
    let date = Date::parse(text).or_else(|| alone(text)?.date())?;
    MEANT.contains(&start(date)?.year()).then_some(date)
}

/// What a text states, where it is nothing but that.
fn alone(text: &str) -> Option<Stated> {
    match find(text, None).dates[..] {
        [seen] if (seen.start, seen.end) == (0, text.len()) => Some(seen.stated),
        _ => None,
    }
}

fn start(date: Date) -> Option<Day> {
    Day::from_julian_day(date.first).ok()
}

/// `12–15 January 1990`, `28 December – 3 January 1991`, `January–March 1991`: what the end tells of the beginning.
fn begun(left: &str, last: Date) -> Option<Date> {
    let end = start(last)?;
    let is_day = last.first == last.last;
    let signs = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | ' ');
    let first = match (left.parse::<u8>(), alone(left)) {
        (Ok(day), _) if is_day => calendar(end.year(), end.month().into(), day)?,
        (_, Some(Stated::Yearless(month, day))) if is_day => calendar(end.year(), month, day)?,
        _ if is_day && !left.is_empty() && left.chars().all(signs) => calendar(end.year(), 1, 1)?,
        _ if last.bin(Unit::Month).is_some() => calendar(end.year(), month(left)?, 1)?,
        _ => return None,
    };
    let first = if first > end {
        calendar(first.year() - 1, first.month().into(), 1)?
    } else {
        first
    };
    Some(hull(one(first), last))
}

/// The month that a text names.
fn month(text: &str) -> Option<u8> {
    let tokens = Tokens::of(text, None);
    let whole = tokens.len() == 1 && (tokens.start(0), tokens.end(0)) == (0, text.len());
    whole.then(|| tokens.month(0))?
}

/// `1991-01-01/06-30`, `12 January 1991 – 15 February`: what the beginning tells of the end.
fn ended(left: &str, first: Date, right: &str) -> Option<Date> {
    if let Some(Stated::Yearless(month, day)) = alone(right) {
        return Some(hull(
            first,
            one(calendar(start(first)?.year(), month, day)?),
        ));
    }
    let kept = "2018-03-14".len().checked_sub(right.len())?;
    let day = Some(left).filter(|day| day.len() == 10 && Date::parse(day).is_some())?;
    let last = Date::parse(&format!("{}{right}", &day[..kept]))?;
    Some(hull(first, last))
}

/// `March 14–15, 2018`.
fn in_month(left: &str, right: &str) -> Option<Date> {
    let Some(Stated::Yearless(month, first)) = alone(left) else {
        return None;
    };
    let (last, year) = right.split_once([',', ' '])?;
    let year: i32 = year.trim().parse().ok()?;
    let day = |day| calendar(year, month, day).map(one);
    Some(hull(day(first)?, day(last.parse().ok()?)?))
}
