//! What everything together says of a document's day, how sure that is, and why.

use std::collections::BTreeMap;

use time::Date as Day;

use super::{
    stated::{Order, Stated},
    years::year_from,
};
use crate::corpus::{Date, Unit};

/// Where a date was found, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Metadata,
    /// A line that says so.
    Line,
    /// An element that is marked as the date.
    Marked,
    Head,
    /// A line behind the story that says so.
    Foot,
    Dateline,
    Address,
    /// The beginning of the file's name.
    Name,
    /// Elsewhere in the file's name or folders.
    Path,
    Above,
    /// The first of several days that stand alone, as in a diary.
    Entry,
    Modified,
}

/// What may be the day of publication.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) source: Source,
    pub(super) stated: Stated,
    /// Its weekday is not that of the day.
    pub(super) odd: bool,
    pub(super) quote: String,
}

/// What bounds the day of publication from above.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    /// The day on which the page was saved, and what says so.
    pub(super) saved: Option<(Day, String)>,
    /// Only its place on the page says so.
    pub(super) running: bool,
    /// The first comment's day.
    pub(super) comment: Option<(Day, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Confidence {
    Possible,
    Likely,
    Certain,
}

impl Confidence {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// What was made of the candidates.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// The day, month or year, and how sure it is.
    pub(super) told: Option<(Date, Confidence)>,
    pub(super) evidence: Vec<String>,
    /// Some of what was seen speaks against it.
    pub(super) disputed: bool,
}

/// Weighs candidates against one another and against the bounds.
pub(super) fn weigh(
    mut candidates: Vec<Candidate>,
    bounds: &Bounds,
    order: Option<Order>,
) -> Verdict {
    let mut verdict = Verdict::default();
    for candidate in &mut candidates {
        let written = candidate.stated;
        candidate.stated = settle(written.ordered(order), bounds);
        if let (Stated::Either { first, .. }, Stated::Day(day)) = (written, candidate.stated) {
            let which = if day.day() == first { "day" } else { "month" };
            let quote = &candidate.quote;
            let read = format!("“{quote}” was read with the {which} first");
            verdict.evidence.push(read);
        }
    }
    candidates.sort_by_key(|candidate| candidate.source);
    let whole = candidates.clone();
    let mut years = BTreeMap::new();
    for candidate in &mut candidates {
        let Stated::Yearless(month, day) = candidate.stated else {
            continue;
        };
        let year = years.entry((month, day));
        let year = year.or_insert_with(|| year_from(&whole, bounds, month, day));
        if let Some((stated, from)) = year {
            candidate.stated = *stated;
            let year = format!("the year of “{}” is that of “{from}”", candidate.quote);
            verdict.evidence.push(year);
        }
    }
    candidates.retain(|candidate| within(candidate, bounds, &mut verdict));
    if let Some(best) = best(&candidates) {
        judge(best, &candidates, &mut verdict);
    }
    if let Some((_, quote)) = &bounds.saved {
        let place = if bounds.running {
            "stands where pages carry the day on which they are read"
        } else {
            "is the day on which the page was saved"
        };
        verdict.evidence.push(format!("“{quote}” {place}"));
    }
    verdict
}

/// Two numbers, where the bounds allow only one order.
fn settle(stated: Stated, bounds: &Bounds) -> Stated {
    let Some((saved, _)) = bounds.saved else {
        return stated;
    };
    let read = |order| match stated.ordered(Some(order)) {
        Stated::Day(day) if day <= saved => Some(Stated::Day(day)),
        _ => None,
    };
    match (stated, read(Order::DayFirst), read(Order::MonthFirst)) {
        (Stated::Either { .. }, Some(one), None) | (Stated::Either { .. }, None, Some(one)) => one,
        _ => stated,
    }
}

/// Whether a candidate has a date that is not later than the page was saved and commented on.
fn within(candidate: &Candidate, bounds: &Bounds, verdict: &mut Verdict) -> bool {
    let Some(date) = candidate.stated.date() else {
        let quote = &candidate.quote;
        verdict.evidence.push(format!("“{quote}” says no year"));
        return false;
    };
    let later = |bound: &Option<(Day, String)>| {
        bound
            .as_ref()
            .is_some_and(|(day, _)| date.first > day.to_julian_day() + 1)
    };
    let strong = matches!(candidate.source, Source::Metadata | Source::Line);
    let named = matches!(candidate.source, Source::Name | Source::Path);
    let saved = bounds.saved.as_ref().map(|(day, _)| day.to_julian_day());
    let reason = if named && saved.is_some_and(|saved| date.last >= saved - 1) {
        verdict.evidence.push(format!(
            "“{}” is called by the day of saving",
            candidate.quote
        ));
        return false;
    } else if later(&bounds.saved) && !(strong && bounds.running) {
        "is later than the day on which the page was saved"
    } else if !strong && later(&bounds.comment) {
        "is later than a comment"
    } else {
        return true;
    };
    verdict.disputed = true;
    verdict
        .evidence
        .push(format!("“{}” {reason}", candidate.quote));
    false
}

/// The candidate to believe: the most trusted, or a finer one that agrees with it; of several dates under one headline
/// the earliest.
fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let first = candidates.first()?;
    if first.source == Source::Head {
        let heads = candidates
            .iter()
            .filter(|other| other.source == Source::Head);
        let days = heads.filter_map(|head| Some((head, exact(head)?)));
        if let Some((head, _)) = days.min_by_key(|(_, day)| *day) {
            return Some(head);
        }
    }
    if exact(first).is_some() {
        return Some(first);
    }
    let finer = candidates.iter().find(|other| {
        exact(other).is_some() && other.source < Source::Above && agrees(first, other)
    });
    Some(finer.unwrap_or(first))
}

fn exact(candidate: &Candidate) -> Option<i32> {
    match candidate.stated {
        Stated::Day(day) => Some(day.to_julian_day()),
        _ => None,
    }
}

/// Whether two candidates may be of one publication: a day apart at most, a dateline some days before.
fn agrees(one: &Candidate, other: &Candidate) -> bool {
    distance(one, other).is_some_and(|days| {
        let early = other.source == Source::Dateline;
        (if early { -4..=1 } else { -1..=1 }).contains(&days)
    })
}

/// Days from one candidate to another: 0 where one is inside the other.
fn distance(one: &Candidate, other: &Candidate) -> Option<i32> {
    if let (Stated::Either { .. }, Some(day)) = (one.stated, exact(other)) {
        let orders = [Order::DayFirst, Order::MonthFirst];
        let days = orders.map(|order| match one.stated.ordered(Some(order)) {
            Stated::Day(read) => day - read.to_julian_day(),
            _ => i32::MAX,
        });
        return days.into_iter().min_by_key(|days| days.unsigned_abs());
    }
    let (one, other) = (one.stated.date()?, other.stated.date()?);
    Some(if other.first > one.last {
        other.first - one.last
    } else if other.last < one.first {
        other.last - one.first
    } else {
        0
    })
}

fn judge(best: &Candidate, candidates: &[Candidate], verdict: &mut Verdict) {
    let Some(date) = best.stated.date() else {
        return;
    };
    let others = || {
        candidates
            .iter()
            .filter(|other| !std::ptr::eq(*other, best))
    };
    let independent = |other: &&Candidate| {
        other.quote != best.quote
            && other.source != best.source
            && !matches!(
                other.source,
                Source::Modified | Source::Above | Source::Entry
            )
    };
    let agreeing: Vec<_> = others()
        .filter(independent)
        .filter(|other| agrees(best, other))
        .collect();
    let against: Vec<_> = others()
        .filter(|other| speaks_against(best, other))
        .collect();
    let mut confidence = own(best);
    if agreeing
        .iter()
        .any(|other| exact(other).is_some() || best.source <= Source::Head)
        && best.source <= Source::Address
        && exact(best).is_some()
    {
        confidence = Confidence::Certain;
    }
    let mut evidence = vec![reason(best)];
    if let Some(other) = agreeing.first() {
        evidence.push(format!("“{}” agrees", other.quote));
    }
    if !against.is_empty() {
        confidence = lower(confidence);
        verdict.disputed = true;
        for other in against.iter().take(2) {
            evidence.push(format!("but “{}” says otherwise", other.quote));
        }
    }
    if matches!(best.stated, Stated::Either { .. }) {
        evidence.push("nothing tells which of its numbers is the month".into());
    }
    if best.odd {
        confidence = Confidence::Possible;
        verdict.disputed = true;
        evidence.push("its weekday is not that of the day".into());
    }
    evidence.append(&mut verdict.evidence);
    verdict.evidence = evidence;
    verdict.told = Some((date, confidence));
}

/// How sure a candidate is by itself.
fn own(candidate: &Candidate) -> Confidence {
    match candidate.source {
        Source::Metadata | Source::Line | Source::Foot => Confidence::Certain,
        Source::Marked | Source::Head | Source::Dateline | Source::Address | Source::Name => {
            Confidence::Likely
        }
        Source::Path | Source::Above | Source::Entry | Source::Modified => Confidence::Possible,
    }
}

fn lower(confidence: Confidence) -> Confidence {
    match confidence {
        Confidence::Certain => Confidence::Likely,
        Confidence::Likely | Confidence::Possible => Confidence::Possible,
    }
}

fn speaks_against(best: &Candidate, other: &Candidate) -> bool {
    let days = distance(best, other).unwrap_or(0);
    match other.source {
        Source::Modified => days < -1,
        Source::Dateline => !(-4..=2).contains(&days),
        Source::Above | Source::Entry => false,
        _ => days.abs() > 2,
    }
}

fn reason(candidate: &Candidate) -> String {
    let quote = &candidate.quote;
    match candidate.source {
        Source::Metadata => format!("metadata say “{quote}”"),
        Source::Line | Source::Foot => format!("the page says “{quote}”"),
        Source::Marked => format!("“{quote}” is marked as a date on the page"),
        Source::Head => format!("“{quote}” stands with the headline"),
        Source::Dateline => format!("the story opens with “{quote}”"),
        Source::Address => format!("the address is “{quote}”"),
        Source::Name | Source::Path => format!("the file is called “{quote}”"),
        Source::Above => format!("“{quote}” stands above the headline"),
        Source::Entry => format!("“{quote}” is the first of several days that stand alone"),
        Source::Modified => {
            format!("it was changed, says “{quote}”, so it is of that day or before")
        }
    }
}

impl Verdict {
    /// The day, where it is one and sure enough to tell others from it.
    pub(super) fn sure_day(&self) -> Option<Day> {
        let (date, confidence) = self.told?;
        let sure = date.first == date.last && confidence >= Confidence::Likely;
        sure.then(|| Day::from_julian_day(date.first).ok())?
    }
}

/// A date as ISO writes it, as long as it is known: `2018`, `2018-03` or `2018-03-14`.
pub(super) fn label(date: Date) -> String {
    let unit = [Unit::Year, Unit::Month]
        .into_iter()
        .find(|&unit| date.bin(unit) == Some(date));
    date.label(unit.unwrap_or(Unit::Day))
}
