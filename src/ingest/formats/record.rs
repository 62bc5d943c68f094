//! A row of a table, or an object of JSON → a document.

use std::borrow::Cow;

use super::html;
use crate::{
    corpus::{Date, Document, Part},
    ingest::{Clue, Draft, Origin},
};

/// A row or an object: names and what stands under them. A name may stand several times.
pub(super) type Record<'r> = Vec<(Cow<'r, str>, Cow<'r, str>)>;

/// Under which names the text, the title, the date and the id stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) text: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) id: Option<String>,
}

/// The document of a record; all that has no role is a field.
pub(super) fn draft(record: Record<'_>, names: &Names, place: String) -> Draft {
    let mut draft = Draft {
        place,
        ..Draft::default()
    };
    let mut paragraphs: Vec<String> = Vec::new();
    for (name, value) in record {
        let is = |role: &Option<String>| role.as_deref() == Some(&*name);
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        let document = &mut draft.document;
        if is(&names.text) && is_html(value) {
            document.parts.extend(html::parts(value));
        } else if is(&names.text) {
            paragraphs.push(value.into());
        } else if is(&names.title) && document.title.is_empty() {
            document.title = one_line(&seen(value));
        } else if is(&names.id) && document.id.is_empty() {
            document.id = one_line(value);
        } else if is(&names.date) {
            date(value, &mut draft);
        } else if name == "date" && names.date.is_some() {
            field("date.other", value, document);
        } else {
            field(&name, value, document);
        }
    }
    if !paragraphs.is_empty() {
        draft.document.parts.push(Part {
            kind: "text".into(),
            text: paragraphs.join("\n"),
        });
    }
    draft
}

/// Whether a text is written in HTML.
pub(super) fn is_html(text: &str) -> bool {
    let tags = [
        "</p>", "<p>", "<br", "</div>", "</a>", "</span>", "</li>", "</h2>", "<!--",
    ];
    tags.iter().any(|tag| text.contains(tag))
}

/// What is seen of a title that is written in HTML.
fn seen(title: &str) -> Cow<'_, str> {
    let marked = ["&#", "&amp;", "&quot;", "&nbsp;", "</"];
    if !marked.iter().any(|mark| title.contains(mark)) {
        return title.into();
    }
    let parts: Vec<String> = html::parts(title)
        .into_iter()
        .map(|part| part.text)
        .collect();
    parts.join(" ").into()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a field's value.
pub(super) fn field(name: &str, value: &str, document: &mut Document) {
    let values = document.fields.entry(name.into()).or_default();
    values.push(value.into());
}

/// A date that machines wrote is taken as it is; of any other, all that was said is handed on.
fn date(value: &str, draft: &mut Draft) {
    if Date::parse(value).is_some() {
        field("date", value, &mut draft.document);
    } else if let Some(day) = machine_day(value) {
        field("date", &day, &mut draft.document);
    } else {
        draft.clues.push(Clue {
            origin: Origin::Published,
            text: value.into(),
        });
    }
}

/// The day of `20180314`, and of seconds, milliseconds or microseconds since 1970.
fn machine_day(value: &str) -> Option<String> {
    let whole = value.split('.').next()?;
    let number: i64 = whole.parse().ok()?;
    if let (8, Some((year, rest))) = (whole.len(), whole.split_at_checked(4)) {
        let day = format!("{year}-{}-{}", &rest[..2], &rest[2..]);
        return Date::parse(&day).map(|_| day);
    }
    let seconds = match whole.len() {
        9..=10 => number,
        12..=13 => number / 1_000,
        15..=16 => number / 1_000_000,
        _ => return None,
    };
    let day = time::OffsetDateTime::from_unix_timestamp(seconds)
        .ok()?
        .date();
    Some(format!(
        "{:04}-{:02}-{:02}",
        day.year(),
        u8::from(day.month()),
        day.day()
    ))
}
