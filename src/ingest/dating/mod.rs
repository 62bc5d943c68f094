//! When a document was published: what says so, how sure it is, and which days its story names.
//!
//! ```text
//! lines ──find──▶ dates ──page::look──▶ sightings with roles ─┐
//! metadata, address, file's name ──clues──────────────────────┴─▶ candidates ──weigh──▶ day, confidence, evidence
//!                                                                                └─relative──▶ days of the story
//! ```
//! Nothing is invented: a year that no line, address or datum tells stays unknown, and the day on which a page was saved
//! is never taken for the day on which it was published.

mod clues;
mod find;
mod found;
mod gap;
mod given;
mod language;
mod lines;
mod page;
mod relative;
mod scan;
mod site;
mod span;
mod stated;
mod tokens;
mod weigh;
mod words;
mod years;

use self::{
    found::Found,
    page::Role,
    relative::named,
    stated::{Order, Stated},
    weigh::{Candidate, Verdict, label, weigh},
};
use super::{Draft, report::Notes};
use crate::protocol::{Level, Note};

/// Tells each document's date, with its evidence.
pub(super) fn date(drafts: &mut [Draft], notes: &mut Notes) {
    let found: Vec<Found> = drafts.iter().map(Found::of).collect();
    let orders = site::orders(drafts, &found);
    let latest = site::latest(&found);
    for ((draft, found), order) in drafts.iter_mut().zip(found).zip(orders) {
        if found.given {
            given::check(draft, order, latest, notes);
        } else {
            settle(draft, found, order, latest, notes);
        }
    }
}

/// Weighs what was found on a document's date, and writes it into its fields.
fn settle(
    draft: &mut Draft,
    found: Found,
    order: Option<Order>,
    latest: Option<i32>,
    notes: &mut Notes,
) {
    for clue in &found.unreadable {
        let what = format!("says of its date “{clue}”, which cannot be read, so it was not used");
        note(notes, draft, "unreadable-date", &what);
    }
    let bounds = found.bounds(order);
    let (absurd, candidates): (Vec<_>, Vec<_>) = found
        .candidates
        .iter()
        .cloned()
        .partition(|candidate| is_absurd(candidate, latest));
    let mut unused = Vec::new();
    for candidate in absurd {
        let what = format!(
            "says “{}”, which is hardly meant as a date, so it was not used",
            candidate.quote
        );
        note(notes, draft, "absurd-date", &what);
        unused.push(format!("“{}” is hardly meant as a date", candidate.quote));
    }
    let mut verdict = weigh(candidates, &bounds, order);
    verdict.evidence.append(&mut unused);
    if verdict.told.is_none() {
        verdict.evidence.extend(found.weekday_only());
    }
    if verdict.disputed {
        let what = format!(
            "contradicts itself on its date: {}",
            verdict.evidence.join("; ")
        );
        note(notes, draft, "disputed-date", &what);
    }
    let published = verdict.sure_day();
    let named = named(&found.sightings, order, published);
    if named.more > 0 {
        let what = format!(
            "names so many days that {} of them are not listed in its field",
            named.more
        );
        note(notes, draft, "many-dates", &what);
    }
    write(
        draft,
        &verdict,
        [
            ("date.mentioned", named.dates),
            ("date.relative", named.told),
        ],
    );
}

/// Whether there is no such day, or its year lies far behind those of all other documents.
fn is_absurd(candidate: &Candidate, latest: Option<i32>) -> bool {
    let late = |year| latest.is_some_and(|latest| year > latest);
    match candidate.stated {
        Stated::Absurd => true,
        Stated::Day(day) => late(day.year()),
        Stated::Month(year, _) | Stated::Year(year) | Stated::Either { year, .. } => late(year),
        _ => false,
    }
}

fn write(draft: &mut Draft, verdict: &Verdict, lists: [(&str, Vec<String>); 2]) {
    let mut fields = std::mem::take(&mut draft.document.fields);
    fields.remove("date");
    if let Some((date, confidence)) = verdict.told {
        fields.insert("date".into(), vec![label(date)]);
        fields.insert("date.confidence".into(), vec![confidence.name().into()]);
    }
    let evidence = vec![verdict.evidence.join("; ")];
    let lists = lists.into_iter().chain([("date.evidence", evidence)]);
    for (name, list) in lists {
        if list.iter().any(|value| !value.is_empty()) {
            fields.insert(name.into(), list);
        }
    }
    draft.document.fields = fields;
}

/// Notes a thing on a document's date: `what` goes on after its place.
fn note(notes: &mut Notes, draft: &Draft, code: &str, what: &str) {
    notes.take(Note {
        level: Level::Noticed,
        code: code.into(),
        place: draft.place.clone(),
        message: format!("{} {what}.", draft.place),
    });
}
