//! What documents tell of one another: in which order a site writes its numbers, and how late a date may be.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{
    Found,
    stated::{Order, Stated},
};
use crate::ingest::{Draft, Origin};

/// Years between the latest date and all others, from which on it is not believed.
const LEAP: i32 = 30;

/// Countries that write English and put the day first.
const DAY_FIRST: &[&str] = &[
    "GB", "PK", "IN", "AU", "IE", "NZ", "ZA", "BD", "LK", "NG", "KE", "SG",
];

/// How many numbers tell each order.
#[derive(Clone, Copy, Default)]
pub(super) struct Votes {
    pub(super) day_first: usize,
    pub(super) month_first: usize,
}

impl Votes {
    pub(super) fn count(&mut self, order: Order) {
        match order {
            Order::DayFirst => self.day_first += 1,
            Order::MonthFirst => self.month_first += 1,
        }
    }

    /// The order, where all agree.
    fn order(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (1.., 0) => Some(Order::DayFirst),
            (0, 1..) => Some(Order::MonthFirst),
            _ => None,
        }
    }
}

/// The order of each document's numbers: as its own tell it, else those of its site or table, else its language.
pub(super) fn orders(drafts: &[Draft], found: &[Found]) -> Vec<Option<Order>> {
    let keys: Vec<Option<String>> = drafts.iter().map(site).collect();
    let mut sites: HashMap<&str, Votes, FixedState> = HashMap::default();
    for (key, found) in keys.iter().zip(found) {
        if let Some(key) = key {
            let votes = sites.entry(key).or_default();
            votes.day_first += found.votes.day_first;
            votes.month_first += found.votes.month_first;
        }
    }
    let each = drafts.iter().zip(found).zip(&keys);
    each.map(|((draft, found), key)| {
        let site = || {
            key.as_ref()
                .and_then(|key| sites.get(key.as_str())?.order())
        };
        let own = found.votes.order();
        own.or_else(site)
            .or_else(|| by_language(draft, found.language))
    })
    .collect()
}

/// The outlet, the address's host, or the table that the document is a row of.
fn site(draft: &Draft) -> Option<String> {
    let field = |name| draft.document.fields.get(name)?.first().cloned();
    let clue = || {
        draft
            .clues
            .iter()
            .find(|clue| clue.origin == Origin::Address)
    };
    let host = |address: &str| {
        let (_, rest) = address.split_once("://")?;
        rest.split('/').next().map(String::from)
    };
    let table = || {
        let file = file(&draft.place);
        (file != draft.place).then(|| file.to_string())
    };
    field("outlet")
        .or_else(|| host(&field("url")?))
        .or_else(|| host(&clue()?.text))
        .or_else(table)
}

/// The file of a place: without the line or document in it.
pub(super) fn file(place: &str) -> &str {
    let inside = |rest: &str| rest.starts_with("line ") || rest.starts_with("document ");
    match place.rsplit_once(", ") {
        Some((file, rest)) if inside(rest) => file,
        _ => place,
    }
}

/// All languages but English put the day first.
fn by_language(draft: &Draft, language: Option<&str>) -> Option<Order> {
    let tag = draft
        .document
        .fields
        .get("language")
        .and_then(|values| values.first());
    let country = tag
        .and_then(|tag| tag.rsplit_once(['-', '_']))
        .map(|(_, country)| country);
    match (language?, country) {
        ("en", Some("US")) => Some(Order::MonthFirst),
        ("en", Some(country)) if DAY_FIRST.contains(&country) => Some(Order::DayFirst),
        ("en", _) => None,
        _ => Some(Order::DayFirst),
    }
}

/// The latest year to be believed, where a few documents' years lie far behind all others.
pub(super) fn latest(found: &[Found]) -> Option<i32> {
    let mut years: Vec<i32> = found.iter().filter_map(|found| found.year()).collect();
    years.sort_unstable();
    let few = (years.len() / 20).max(1);
    let from = years.len().checked_sub(few + 1)?;
    let leap = (from..years.len() - 1).find(|&at| years[at + 1] - years[at] >= LEAP)?;
    Some(years[leap])
}

impl Found {
    /// The latest year of its dates outside the story.
    fn year(&self) -> Option<i32> {
        let years = self.stated().filter_map(|stated| match stated {
            Stated::Day(day) => Some(day.year()),
            Stated::Month(year, _) | Stated::Year(year) | Stated::Either { year, .. } => Some(year),
            _ => None,
        });
        years.max()
    }
}
