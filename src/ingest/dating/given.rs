//! Dates that a document's author or archive gave: kept; written as ISO where they are not.

use super::{
    clues::metadata,
    find::find,
    note,
    site::Votes,
    stated::{Order, Stated},
    weigh::{Confidence, label},
};
use crate::{
    corpus::Date,
    ingest::{Draft, report::Notes},
};

/// Years before are noted: nothing was printed then.
const FIRST_YEAR: i32 = 1450;

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
    let Some(mut values) = draft.document.fields.remove("date") else {
        return;
    };
    for value in values.iter_mut().filter(|value| !value.trim().is_empty()) {
        let stated = metadata(value);
        let year = |date: Date| {
            Date::containing(date.first, crate::corpus::Unit::Year)
                .map(|year| year.label(crate::corpus::Unit::Year))
        };
        let year = Date::parse(value)
            .and_then(year)
            .and_then(|year| year.parse().ok());
        let late = |year: i32| latest.is_some_and(|latest| year > latest);
        match (year, stated.map(|stated| stated.ordered(order))) {
            (Some(year), _) if year < FIRST_YEAR || late(year) => {
                note(
                    notes,
                    draft,
                    "absurd-date",
                    &format!("has the date “{value}”, which is hardly meant; it was left as it is"),
                );
            }
            (Some(_), _) => {}
            (None, Some(Stated::Absurd)) => {
                note(
                    notes,
                    draft,
                    "absurd-date",
                    &format!(
                        "has the date “{value}”, and there is no such day; it was left as it is"
                    ),
                );
            }
            (None, Some(read)) => {
                let Some(date) = read.date() else { continue };
                let either = matches!(stated, Some(Stated::Either { .. }));
                let iso = label(date);
                if either {
                    let confidence = if read == stated.unwrap_or(read) {
                        Confidence::Possible
                    } else {
                        Confidence::Likely
                    };
                    draft
                        .document
                        .fields
                        .insert("date.confidence".into(), vec![confidence.name().into()]);
                }
                draft
                    .document
                    .fields
                    .insert("date.evidence".into(), vec![format!("written “{value}”")]);
                *value = iso;
            }
            (None, None) => {
                note(
                    notes,
                    draft,
                    "unreadable-date",
                    &format!("has the date “{value}”, which cannot be read; it was left as it is"),
                );
            }
        }
    }
    draft.document.fields.insert("date".into(), values);
}
