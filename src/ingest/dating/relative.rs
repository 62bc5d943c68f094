//! The days that a story names, those without a year told from the day of publication.

use time::{Date as Day, Duration};

use super::{
    page::{Role, Sighting},
    stated::{Order, Stated, calendar, weekday_of},
};

/// Dates of one document that are listed.
const MOST: usize = 200;

/// What a story names, as ISO dates, and what was told from the day of publication.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Sorted, distinct.
    pub(super) dates: Vec<String>,
    /// `“on Wednesday” = 2018-03-14`, in the story's order, distinct.
    pub(super) told: Vec<String>,
    /// Further dates, which are not listed.
    pub(super) more: usize,
}

/// The days that a story names; those that need the day of publication only where it is known.
pub(super) fn named(sightings: &[Sighting], order: Option<Order>, published: Option<Day>) -> Named {
    let mut named = Named::default();
    let inside = |sighting: &&Sighting| {
        matches!(sighting.role, Role::Story | Role::Dateline) && !sighting.seen.is_odd()
    };
    for sighting in sightings.iter().filter(inside) {
        let stated = sighting.seen.stated.ordered(order);
        let later = |day| published.is_some_and(|published| day > published);
        if sighting.alone && matches!(stated, Stated::Day(day) if later(day)) {
            continue; // of another story
        }
        let absolute = match stated {
            Stated::Day(day) => Some(iso(day)),
            Stated::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            _ => None,
        };
        if let Some(date) = absolute {
            named.dates.push(date);
        } else if let Some(date) =
            published.and_then(|day| resolve(stated, sighting.seen.weekday, day))
        {
            let told = format!("“{}” = {date}", sighting.words);
            if named.told.len() < MOST && !named.told.contains(&told) {
                named.told.push(told);
            }
            named.dates.push(date);
        }
    }
    named.dates.sort();
    named.dates.dedup();
    named.more = named.dates.len().saturating_sub(MOST);
    named.dates.truncate(MOST);
    named
}

/// The day or month that is meant, seen from a day.
fn resolve(stated: Stated, weekday: Option<u8>, from: Day) -> Option<String> {
    match stated {
        Stated::Days(days) => from.checked_add(Duration::days(days.into())).map(iso),
        Stated::Weekday(wanted, which) => {
            let back = i64::from((weekday_of(from) + 7 - wanted) % 7);
            let days = match which {
                Some(-1) if back == 0 => -7,
                Some(1) => 7 - back,
                Some(0) if back > 0 => 7 - back,
                _ => -back,
            };
            from.checked_add(Duration::days(days)).map(iso)
        }
        Stated::Months(months) => {
            let count =
                from.year() * 12 + i32::from(u8::from(from.month())) - 1 + i32::from(months);
            Some(format!(
                "{:04}-{:02}",
                count.div_euclid(12),
                count.rem_euclid(12) + 1
            ))
        }
        Stated::Yearless(month, day) => nearest(month, day, weekday, from).map(iso),
        _ => None,
    }
}

/// The nearest such day, of the weekday that stands beside it where one does.
fn nearest(month: u8, day: u8, weekday: Option<u8>, from: Day) -> Option<Day> {
    [-1, 0, 1]
        .into_iter()
        .filter_map(|years| calendar(from.year() + years, month, day))
        .filter(|&day| weekday.is_none_or(|weekday| weekday == weekday_of(day)))
        .min_by_key(|day| (day.to_julian_day() - from.to_julian_day()).abs())
}

pub(super) fn iso(day: Day) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        day.year(),
        u8::from(day.month()),
        day.day()
    )
}
