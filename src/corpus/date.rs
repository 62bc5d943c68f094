//! Dates as sources give them: a day, a month or a year, each an interval of days.

use time::{Date as Day, Month};

use crate::protocol::TimeUnit;

/// A date of known precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// First day that it may be, as a Julian day number.
    pub first: i32,
    /// Last day that it may be.
    pub last: i32,
}

/// The length of a bin of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Ten calendar years, from one that ends in 0.
    Decade,
    /// A calendar year.
    Year,
    /// A calendar month.
    Month,
    /// A day.
    Day,
}

impl From<TimeUnit> for Unit {
    fn from(unit: TimeUnit) -> Self {
        match unit {
            TimeUnit::Decade => Self::Decade,
            TimeUnit::Year => Self::Year,
            TimeUnit::Month => Self::Month,
            TimeUnit::Day => Self::Day,
        }
    }
}

impl Unit {
    const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::Decade];

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// The unit of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The number of the bin that a day is in, in the order of time.
    fn number(self, day: i32) -> Option<i32> {
        let date = Day::from_julian_day(day).ok()?;
        Some(match self {
            Self::Decade => date.year().div_euclid(10),
            Self::Year => date.year(),
            Self::Month => date.year() * 12 + i32::from(u8::from(date.month())),
            Self::Day => day,
        })
    }

    /// Itself and those that are longer, shortest first.
    pub fn and_longer(self) -> impl Iterator<Item = Self> {
        let shorter = move |unit: &Self| *unit != self;
        Self::ALL.into_iter().skip_while(shorter)
    }
}

impl Date {
    /// Reads `2018`, `2018-03`, `2018-03-14`, or such a day followed by a time (`2018-03-14T10:00:00Z`).
    /// Years have four digits. `None` for anything else and for days that do not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = match text.split_once(['T', ' ']) {
            Some((day, clock))
                if day.len() == 10
                    && clock.starts_with(|c: char| c.is_ascii_digit())
                    && !is_range(clock) =>
            {
                day
            }
            Some(_) => return None,
            None => text,
        };
        let mut numbers = day.split('-').map(digits);
        let (year, month, day) = (numbers.next()?, numbers.next(), numbers.next());
        if numbers.next().is_some() {
            return None;
        }
        let year = year.filter(|(_, length)| *length == 4)?.0 as i32;
        match (month, day) {
            (None, _) => Self::year(year),
            (Some(month), None) => Self::month(year, two(month)?),
            (Some(month), Some(day)) => {
                let day =
                    Day::from_calendar_date(year, Month::try_from(two(month)?).ok()?, two(day)?)
                        .ok()?;
                Some(Self {
                    first: day.to_julian_day(),
                    last: day.to_julian_day(),
                })
            }
        }
    }

    fn year(year: i32) -> Option<Self> {
        let first = Day::from_calendar_date(year, Month::January, 1).ok()?;
        let last = Day::from_calendar_date(year, Month::December, 31).ok()?;
        Some(Self {
            first: first.to_julian_day(),
            last: last.to_julian_day(),
        })
    }

    fn month(year: i32, month: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let first = Day::from_calendar_date(year, month, 1)
            .ok()?
            .to_julian_day();
        Some(Self {
            first,
            last: first + i32::from(month.length(year)) - 1,
        })
    }

    /// The bin of a unit that the whole date falls into; `None` where the date is coarser than the unit.
    #[must_use]
    pub fn bin(self, unit: Unit) -> Option<Self> {
        let bin = Self::containing(self.first, unit)?;
        (self.last <= bin.last).then_some(bin)
    }

    /// The bin of a unit that a day is in.
    #[must_use]
    pub fn containing(day: i32, unit: Unit) -> Option<Self> {
        let date = Day::from_julian_day(day).ok()?;
        match unit {
            Unit::Decade => {
                let start = date.year() - date.year().rem_euclid(10);
                Some(Self {
                    first: Self::year(start)?.first,
                    last: Self::year(start + 9)?.last,
                })
            }
            Unit::Year => Self::year(date.year()),
            Unit::Month => Self::month(date.year(), date.month().into()),
            Unit::Day => Some(Self {
                first: day,
                last: day,
            }),
        }
    }

    /// Writes the bin that begins on the first day: `2010..2019`, `2018`, `2018-03` or `2018-03-14`.
    #[must_use]
    pub fn label(self, unit: Unit) -> String {
        let Ok(date) = Day::from_julian_day(self.first) else {
            return String::new();
        };
        let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
        match unit {
            Unit::Decade => format!("{year:04}..{:04}", year + 9),
            Unit::Year => format!("{year:04}"),
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Day => format!("{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// Whether what stands behind a day holds another end; the name of a zone is none (`+01:00[Europe/Berlin]`).
fn is_range(behind: &str) -> bool {
    let is_end = |end: &str| !end.trim_start().starts_with(char::is_alphabetic);
    let ends = |sign| behind.split(sign).skip(1).any(is_end);
    let is_day = |day| Date::parse(day).is_some();
    ends("/") || ends("..") || behind.get(..10).is_some_and(is_day)
}

/// The value of a run of ASCII digits, and how many there are.
fn digits(text: &str) -> Option<(u32, usize)> {
    let all = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok().map(|value| (value, text.len())))?
}

fn two(number: Option<(u32, usize)>) -> Option<u8> {
    number
        .filter(|(_, length)| *length <= 2)
        .and_then(|(value, _)| u8::try_from(value).ok())
}

/// Days from a first to a last one. A date is in it when all of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// First day.
    pub first: i32,
    /// Last day.
    pub last: i32,
}

impl From<Date> for DateRange {
    fn from(Date { first, last }: Date) -> Self {
        Self { first, last }
    }
}

impl DateRange {
    /// How many bins of a unit it has a day in; 0 where it has no end.
    #[must_use]
    pub fn bins(self, unit: Unit) -> u32 {
        let numbers = unit.number(self.first).zip(unit.number(self.last));
        let bins = numbers.and_then(|(first, last)| u32::try_from(last - first + 1).ok());
        bins.unwrap_or_default()
    }

    /// Reads `2018`, `2018-03..2018-12`, `..2018`, `2018..`, `>2020`, `>=2020`, `<2020`, `<=2020`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let range = |first, last| Some(Self { first, last });
        if let Some(rest) = text.strip_prefix(">=") {
            return range(Date::parse(rest)?.first, i32::MAX);
        }
        if let Some(rest) = text.strip_prefix("<=") {
            return range(i32::MIN, Date::parse(rest)?.last);
        }
        if let Some(rest) = text.strip_prefix('>') {
            return range(Date::parse(rest)?.last + 1, i32::MAX);
        }
        if let Some(rest) = text.strip_prefix('<') {
            return range(i32::MIN, Date::parse(rest)?.first - 1);
        }
        let Some((from, to)) = text.split_once("..") else {
            let date = Date::parse(text)?;
            return range(date.first, date.last);
        };
        let first = if from.trim().is_empty() {
            i32::MIN
        } else {
            Date::parse(from)?.first
        };
        let last = if to.trim().is_empty() {
            i32::MAX
        } else {
            Date::parse(to)?.last
        };
        (from.trim() != to.trim() || !from.trim().is_empty()).then_some(Self { first, last })
    }

    /// Whether all of a date is in the range.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.first <= date.first && date.last <= self.last
    }
}
