//! Dates that a document's author or archive gave: kept; written as ISO where they are not.

use time::Date as Day;

use super::{
    clues::metadata,
    find::find,
    note,
    site::Votes,
    span::{MEANT, span},
    stated::{Order, Stated},
    weigh::{Confidence, label},
};
use crate::{
    corpus::Date,
    ingest::{Draft, report::Notes},
};

/// What the values of the field `date` state, as far as they can be read.
pub(super) fn stated(draft: &Draft) -> impl Iterator<Item = Stated> {
    values(draft).filter_map(|value| metadata(value))
}

/// In which order the numbers of the dates given are.
pub(super) fn votes(draft: &Draft) -> Votes {
    let mut votes = Votes::default();
    let seen = values(draft).flat_map(|value| find(value, None).dates);
    seen.filter_map(|seen| seen.order)
        .for_each(|order| votes.count(order));
    votes
}

/// The values of the field `date` that are not empty.
pub(super) fn values(draft: &Draft) -> impl Iterator<Item = &String> {
    let values = draft.document.fields.get("date").into_iter().flatten();
    values.filter(|value| !value.trim().is_empty())
}

/// Looks at the dates given: absurd and unreadable ones are noted, others that are not ISO are read.
pub(super) fn check(
    draft: &mut Draft,
    order: Option<Order>,
    latest: Option<i32>,
    notes: &mut Notes,
) {
    let mut dates = draft.document.fields.remove("date").unwrap_or_default();
    for value in dates.iter_mut().filter(|value| !value.trim().is_empty()) {
        match Date::parse(value) {
            Some(date) => doubt(value, date, latest, draft, notes),
            None => read(value, order, draft, notes),
        }
    }
    draft.document.fields.insert("date".into(), dates);
}

/// Notes a date that is before printing, in a far future, or far behind those of all other documents.
fn doubt(value: &str, date: Date, latest: Option<i32>, draft: &Draft, notes: &mut Notes) {
    let year = Day::from_julian_day(date.first).map_or(0, Day::year);
    if !MEANT.contains(&year) || latest.is_some_and(|latest| year > latest) {
        let what = format!("has the date “{value}”, which is hardly meant; it was left as it is");
        note(notes, draft, "absurd-date", &what);
    }
}

/// Writes a date as ISO, with what was written as its evidence.
fn read(value: &mut String, order: Option<Order>, draft: &mut Draft, notes: &mut Notes) {
    let written = metadata(value);
    let either = |stated| matches!(stated, Some(Stated::Either { .. }));
    let stated = written.map(|stated| stated.ordered(order));
    let Some(date) = stated.and_then(Stated::date) else {
        let (code, why) = match written {
            Some(Stated::Absurd) => ("absurd-date", "and there is no such day"),
            None if span(value).is_some() => (
                "unreadable-date",
                "which is of several years, so it is none to count by",
            ),
            _ => ("unreadable-date", "which cannot be read"),
        };
        let what = format!("has the date “{value}”, {why}; it was left as it is");
        return note(notes, draft, code, &what);
    };
    if either(stated) {
        let what = format!(
            "has the date “{value}”, and nothing tells which of its numbers is the month, so only its year was taken"
        );
        note(notes, draft, "ambiguous-date", &what);
    }
    let fields = &mut draft.document.fields;
    if either(written) {
        let confidence = if either(stated) {
            Confidence::Possible
        } else {
            Confidence::Likely
        };
        fields.insert("date.confidence".into(), vec![confidence.name().into()]);
    }
    fields.insert("date.evidence".into(), vec![format!("written “{value}”")]);
    *value = label(date);
}
