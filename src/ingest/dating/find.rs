//! Tokens → the dates that a line states.

use super::{
    gap::Gap,
    stated::{Order, Stated, calendar, century, weekday_of},
    tokens::Tokens,
    words::{Cue, Sense},
};

/// Bytes between “published” and its year.
const CLOSE: usize = 8;

/// A date in a line, in bytes of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) stated: Stated,
    /// The weekday that stands beside it.
    pub(super) weekday: Option<u8>,
    /// The order of its numbers, where they tell it.
    pub(super) order: Option<Order>,
}

impl Seen {
    /// Whether the weekday beside it is not that of the day.
    pub(super) fn is_odd(&self) -> bool {
        match self.stated {
            Stated::Day(day) => self
                .weekday
                .is_some_and(|weekday| weekday != weekday_of(day)),
            _ => false,
        }
    }
}

/// What a line holds: dates, and words that say what dates are.
#[derive(Debug, Default)]
pub(super) struct Sights {
    pub(super) dates: Vec<Seen>,
    /// Where each cue begins.
    pub(super) cues: Vec<(usize, Cue)>,
}

/// The dates and cues of a line; words are read in the given language where they mean several things.
pub(super) fn find(line: &str, language: Option<&str>) -> Sights {
    let tokens = Tokens::of(line, language);
    let mut sights = Sights::default();
    let mut at = 0;
    while at < tokens.len() {
        match tokens.seen(at) {
            Some((seen, next)) => {
                sights.dates.push(seen);
                at = next;
            }
            None => {
                let start = tokens.start(at);
                let cue = tokens.cue(at);
                sights.cues.extend(cue.map(|cue| (start, cue)));
                at += 1;
                let year = tokens.year(at).filter(|_| cue == Some(Cue::Published));
                sights.dates.extend(year);
            }
        }
    }
    sights
}

/// A date that was read, and the token behind it.
type Read = (Stated, Option<Order>, usize);

impl Tokens<'_> {
    /// A year close behind the word “published”.
    fn year(&self, at: usize) -> Option<Seen> {
        let (year, _) = self.number(at).filter(|&(_, digits)| digits == 4)?;
        let close = self.start(at) - self.end(at - 1) <= CLOSE && self.date(at).is_none();
        let stated = Stated::month(year as i32, 1) != Stated::Absurd;
        (close && stated).then(|| Seen {
            start: self.start(at),
            end: self.end(at),
            stated: Stated::Year(year as i32),
            weekday: None,
            order: None,
        })
    }

    /// The date that begins at a token, and the token behind it.
    fn seen(&self, at: usize) -> Option<(Seen, usize)> {
        let named = self.weekday(at);
        if named.is_some()
            && self.joins(at, &[Gap::Space, Gap::DotSpace, Gap::Paren])
            && let Some((stated, order, next)) = self.date(at + 1)
        {
            return Some(self.make(at, next, stated, named, order));
        }
        if let Some((stated, order, next)) = self.date(at) {
            let beside = self.joins(next - 1, &[Gap::Space, Gap::Paren, Gap::Day]);
            let weekday = self.weekday(next).filter(|_| beside);
            let next = next + usize::from(weekday.is_some());
            return Some(self.make(at, next, stated, weekday, order));
        }
        let (stated, next) = self.relative(at)?;
        Some(self.make(at, next, stated, None, None))
    }

    fn make(
        &self,
        at: usize,
        next: usize,
        stated: Stated,
        weekday: Option<u8>,
        order: Option<Order>,
    ) -> (Seen, usize) {
        let seen = Seen {
            start: self.start(at),
            end: self.end(next - 1),
            stated: stated.on_weekday(weekday),
            weekday,
            order,
        };
        (seen, next)
    }

    fn date(&self, at: usize) -> Option<Read> {
        let plain = |(stated, next)| (stated, None, next);
        self.numeric(at)
            .or_else(|| self.year_first(at).map(plain))
            .or_else(|| self.day_first(at).map(plain))
            .or_else(|| self.month_first(at).map(plain))
    }

    /// `2018-03-14`, `14.03.2018`, `3/14/18`, `2018年3月14日`, `3月14日`.
    fn numeric(&self, at: usize) -> Option<Read> {
        let ((first, long), (second, _)) = (self.number(at)?, self.short(at + 1)?);
        let (one, two) = (self.gap(at), self.gap(at + 1));
        if self.is_inside(at) {
            return None;
        }
        let third = self.number(at + 2);
        let same = one == two && matches!(one, Gap::Dash | Gap::Slash | Gap::Dot | Gap::DotSpace);
        if long == 4 {
            return match third {
                Some((third, ..=2)) if same || (one, two) == (Gap::Year, Gap::Month) => {
                    let day = Stated::day(first as i32, second, third as u8);
                    self.ends(at + 3).then_some((day, None, at + 3))
                }
                _ if one == Gap::Year && self.followed(at + 1, &['月', '월']) => {
                    Some((Stated::month(first as i32, second), None, at + 2))
                }
                _ => None,
            };
        }
        let first = self.short(at)?.0;
        match third {
            Some((year, 4)) if same && self.ends(at + 3) => {
                let dotted = matches!(one, Gap::Dot | Gap::DotSpace);
                let (stated, order) = Stated::numbers(first, second, year as i32);
                let stated = stated.ordered(dotted.then_some(Order::DayFirst));
                Some((stated, order, at + 3))
            }
            Some((year, 2))
                if same && self.ends(at + 3) && matches!(one, Gap::Dot | Gap::Slash) =>
            {
                let (stated, order) = Stated::numbers(first, second, century(year));
                let stated = stated.ordered((one == Gap::Dot).then_some(Order::DayFirst));
                (stated != Stated::Absurd).then_some((stated, order, at + 3))
            }
            Some((year, 4)) if (one, two) == (Gap::Month, Gap::Year) => {
                Some((Stated::day(year as i32, second, first), None, at + 3))
            }
            _ if one == Gap::Month && self.followed(at + 1, &['日', '号', '號', '일']) => {
                yearless(first, second).map(|stated| (stated, None, at + 2))
            }
            _ => None,
        }
    }

    /// `2018 March 14`, as in Hungarian.
    fn year_first(&self, at: usize) -> Option<(Stated, usize)> {
        let (year, _) = self.number(at).filter(|&(_, digits)| digits == 4)?;
        let joined = [Gap::Space, Gap::DotSpace, Gap::Dash, Gap::Slash];
        let month = self.month(at + 1).filter(|_| self.joins(at, &joined))?;
        let (day, _) = self.short(at + 2).filter(|_| self.joins(at + 1, &joined))?;
        let other = self.number(at + 3).filter(|&(_, digits)| digits == 4);
        if other.is_some() && self.joins(at + 2, &[Gap::Space]) {
            return None;
        }
        Some((Stated::day(year as i32, month, day), at + 3))
    }

    /// `14 March 2018`, `14-Mar-18`, `14 марта`.
    fn day_first(&self, at: usize) -> Option<(Stated, usize)> {
        const JOINED: [Gap; 5] = [Gap::Space, Gap::DotSpace, Gap::Dot, Gap::Dash, Gap::Slash];
        let (day, _) = self.short(at).filter(|&(day, _)| (1..=31).contains(&day))?;
        let month = self.month(at + 1).filter(|_| self.joins(at, &JOINED))?;
        if self.is_inside(at) {
            return None;
        }
        match (self.number(at + 2), self.gap(at + 1)) {
            (Some((year, 4)), between) if JOINED.contains(&between) => {
                Some((Stated::day(year as i32, month, day), at + 3))
            }
            (Some((year, 2)), Gap::Dash | Gap::Apostrophe) => {
                Some((Stated::day(century(year), month, day), at + 3))
            }
            (Some((_, ..=2)), Gap::Space) if self.is_year(at + 3, at + 2) => None,
            _ if self.is_proper(at + 1) => yearless(month, day).map(|stated| (stated, at + 2)),
            _ => None,
        }
    }

    /// `March 14, 2018`, `March 14–15, 2018`, `March 14`, `March 2018`.
    fn month_first(&self, at: usize) -> Option<(Stated, usize)> {
        let month = self.month(at)?;
        let near = self.joins(at, &[Gap::Space, Gap::DotSpace, Gap::Dash, Gap::Apostrophe]);
        let (next, digits) = self.number(at + 1).filter(|_| near)?;
        if digits == 4 {
            let fits = self.is_proper(at) && self.gap(at) != Gap::Dash;
            return fits.then(|| (Stated::month(next as i32, month), at + 2));
        }
        let (day, _) = self
            .short(at + 1)
            .filter(|_| !self.followed(at + 1, &[':']))?;
        if self.is_year(at + 2, at + 1) {
            let (year, _) = self.number(at + 2)?;
            return Some((Stated::day(year as i32, month, day), at + 3));
        }
        if self.gap(at + 1) == Gap::Dash && self.is_year(at + 3, at + 2) {
            let (year, _) = self.number(at + 3)?;
            return Some((Stated::day(year as i32, month, day), at + 4));
        }
        let stated = yearless(month, day).filter(|_| self.is_proper(at))?;
        Some((stated, at + 2))
    }

    /// `Wednesday`, `last Friday`, `yesterday`, `last month`.
    fn relative(&self, at: usize) -> Option<(Stated, usize)> {
        let spoken = |at| self.weekday_alone(at);
        let space = self.joins(at, &[Gap::Space]);
        let behind = at + 1;
        if let Some(days) = self.sense(at, |sense| match sense {
            Sense::Days(days) => Some(days),
            _ => None,
        }) {
            return (!self.is_owner(at)).then_some((Stated::Days(days), behind));
        }
        if let Some(which) = self.which(at).filter(|_| space) {
            if let Some(day) = spoken(behind) {
                return Some((Stated::Weekday(day, Some(which)), at + 2));
            }
            if self.is_month_word(behind) {
                return Some((Stated::Months(which), at + 2));
            }
        }
        let which = self.which(behind).filter(|_| space && self.is_postfix());
        if self.is_month_word(at) {
            return which.map(|which| (Stated::Months(which), at + 2));
        }
        let day = spoken(at).filter(|_| !self.is_named(at))?;
        let next = behind + usize::from(which.is_some());
        Some((Stated::Weekday(day, which), next))
    }
}

fn yearless(month: u8, day: u8) -> Option<Stated> {
    calendar(2000, month, day).map(|_| Stated::Yearless(month, day))
}
