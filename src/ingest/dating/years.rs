//! The year of a month and day that are written without one.

use time::Date as Day;

use super::{
    stated::{Stated, calendar},
    weigh::{Bounds, Candidate, Source},
};

/// Days before a page was saved within which a month and day are taken to be of the same time.
const SOON: i32 = 7;

/// The same before a page was changed.
const LATER: i32 = 31;

/// The day of a month and day without a year, from the most trusted candidate that has one, or from the day of saving.
///
/// What says when a page was published is near it; what was changed, saved or named later says something only of the days
/// before it.
pub(super) fn year_from(
    candidates: &[Candidate],
    bounds: &Bounds,
    month: u8,
    day: u8,
) -> Option<(Stated, String)> {
    let told = candidates.iter().find_map(|context| {
        let stated = match context.stated {
            Stated::Day(other) if context.source <= Source::Address => nearest(other, month, day),
            Stated::Day(other) if context.source == Source::Above => {
                just_before(other, SOON, month, day)
            }
            Stated::Day(other) => just_before(other, LATER, month, day),
            Stated::Month(year, other) if context.source <= Source::Address => {
                nearest(calendar(year, other, 15)?, month, day)
            }
            Stated::Year(year) if context.source <= Source::Address => calendar(year, month, day),
            _ => None,
        };
        Some((Stated::Day(stated?), context.quote.clone()))
    });
    told.or_else(|| {
        let (saved, quote) = bounds.saved.as_ref()?;
        let day = just_before(*saved, SOON, month, day)?;
        Some((Stated::Day(day), quote.clone()))
    })
}

fn nearest(other: Day, month: u8, day: u8) -> Option<Day> {
    let years = [other.year() - 1, other.year(), other.year() + 1];
    let days = years
        .into_iter()
        .filter_map(|year| calendar(year, month, day));
    days.min_by_key(|day| (other.to_julian_day() - day.to_julian_day()).abs())
}

fn just_before(other: Day, most: i32, month: u8, day: u8) -> Option<Day> {
    let years = [other.year() - 1, other.year()].into_iter();
    let mut days = years.filter_map(|year| calendar(year, month, day));
    days.find(|day| (0..=most).contains(&(other.to_julian_day() - day.to_julian_day())))
}
