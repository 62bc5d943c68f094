//! What a text says of a day, before it is known which day is meant.

use time::{Date as Day, Month};

use crate::corpus::Date;

/// Years outside are taken for errors: before printing, or beyond what the makers of dates care for.
const YEARS: std::ops::RangeInclusive<i32> = 1450..=2100;

/// A day, or what is said of one. Days of `Day` exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// A day of the calendar.
    Day(Day),
    /// `03/04/2018`: two numbers, of which either may be the month.
    Either { year: i32, first: u8, second: u8 },
    /// `March 2018`.
    Month(i32, u8),
    /// A year, in an address.
    Year(i32),
    /// `March 14`: month and day.
    Yearless(u8, u8),
    /// A weekday from Monday = 0; last (-1), this or next (1) where it says so.
    Weekday(u8, Option<i8>),
    /// Days from the day of writing.
    Days(i8),
    /// Months from the month of writing.
    Months(i8),
    /// Written as a date, but there is no such day, or no such year to be believed.
    Absurd,
}

/// Which of two numbers is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

impl Stated {
    /// A day of the calendar, or [`Stated::Absurd`].
    pub(super) fn day(year: i32, month: u8, day: u8) -> Self {
        match calendar(year, month, day).filter(|_| YEARS.contains(&year)) {
            Some(day) => Self::Day(day),
            None => Self::Absurd,
        }
    }

    /// A month of the calendar, or [`Stated::Absurd`].
    pub(super) fn month(year: i32, month: u8) -> Self {
        if YEARS.contains(&year) && (1..=12).contains(&month) {
            Self::Month(year, month)
        } else {
            Self::Absurd
        }
    }

    /// Two numbers and a year. The order is told where one of the numbers is no month.
    pub(super) fn numbers(first: u8, second: u8, year: i32) -> (Self, Option<Order>) {
        match (first <= 12, second <= 12) {
            (false, true) => (Self::day(year, second, first), Some(Order::DayFirst)),
            (true, false) => (Self::day(year, first, second), Some(Order::MonthFirst)),
            (true, true) if first == second => (Self::day(year, first, second), None),
            (true, true) if calendar(year, first, second).is_some() && YEARS.contains(&year) => {
                let either = Self::Either {
                    year,
                    first,
                    second,
                };
                (either, None)
            }
            _ => (Self::Absurd, None),
        }
    }

    /// With numbers put in order.
    pub(super) fn ordered(self, order: Option<Order>) -> Self {
        match (self, order) {
            (
                Self::Either {
                    year,
                    first,
                    second,
                },
                Some(Order::DayFirst),
            ) => Self::day(year, second, first),
            (
                Self::Either {
                    year,
                    first,
                    second,
                },
                Some(Order::MonthFirst),
            ) => Self::day(year, first, second),
            _ => self,
        }
    }

    /// With numbers put into the order that agrees with a weekday, where just one does.
    pub(super) fn on_weekday(self, weekday: Option<u8>) -> Self {
        let agree = |stated: &Self| match *stated {
            Self::Day(day) => Some(weekday_of(day)) == weekday,
            _ => false,
        };
        let orders = [Order::DayFirst, Order::MonthFirst];
        let read = orders.map(|order| self.ordered(Some(order)));
        match (self, agree(&read[0]), agree(&read[1])) {
            (Self::Either { .. }, true, false) => read[0],
            (Self::Either { .. }, false, true) => read[1],
            _ => self,
        }
    }

    /// The day, or the later one of two.
    pub(super) fn latest(self) -> Option<Day> {
        let orders = [Order::DayFirst, Order::MonthFirst];
        let days = orders.map(|order| match self.ordered(Some(order)) {
            Self::Day(day) => Some(day),
            _ => None,
        });
        days.into_iter().flatten().max()
    }

    /// The days that it may be; `None` where the year is not said.
    pub(super) fn date(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(Date {
                first: day.to_julian_day(),
                last: day.to_julian_day(),
            }),
            Self::Month(year, month) => Date::parse(&format!("{year:04}-{month:02}")),
            Self::Year(year) | Self::Either { year, .. } => Date::parse(&format!("{year:04}")),
            _ => None,
        }
    }
}

/// A day that exists.
pub(super) fn calendar(year: i32, month: u8, day: u8) -> Option<Day> {
    Day::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// A day's weekday, Monday being 0.
pub(super) fn weekday_of(day: Day) -> u8 {
    day.weekday().number_days_from_monday()
}

/// A year of two digits, as POSIX reads it: 69 and later are of the twentieth century.
pub(super) fn century(year: u32) -> i32 {
    year as i32 + if year < 69 { 2000 } else { 1900 }
}
