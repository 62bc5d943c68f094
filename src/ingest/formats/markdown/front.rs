//! Front matter: what a Markdown file says of its document.

use serde_json::Value;

use super::super::record;
use crate::{
    corpus::Date,
    ingest::{Clue, Draft, Origin, intake::Intake},
    protocol::Level,
};

/// The document as far as the front matter tells, and what stands behind that.
pub(super) fn read<'t>(text: &'t str, intake: &mut Intake<'_>) -> (Draft, &'t str) {
    let mut draft = Draft {
        document: intake.document(),
        place: intake.name.clone(),
        ..Draft::default()
    };
    let (read, front, body): (Reader, &str, &str) =
        if let Some((front, body)) = between(text, "+++", &["+++"]) {
            (toml, front, body)
        } else if let Some((front, body)) = between(text, "---", &["---", "..."]) {
            (yaml, front, body)
        } else {
            return (draft, text);
        };
    match read(front) {
        Ok(Value::Object(members)) => members
            .iter()
            .for_each(|(key, value)| field(key, value, &mut draft)),
        Ok(Value::Null) => {}
        Ok(_) => return (draft, text),
        Err(broken) => {
            let what = format!(
                "has front matter that is broken ({}); what of it is plain was read line by line",
                broken.why
            );
            intake.note(
                Level::Repaired,
                "bad-front-matter",
                Some(broken.line + 1),
                &what,
            );
            plain(front, &mut draft);
        }
    }
    (draft, body)
}

/// What stands between a first line and the next of some lines, and what behind it.
fn between<'t>(text: &'t str, first: &str, last: &[&str]) -> Option<(&'t str, &'t str)> {
    let (line, rest) = text.split_once('\n')?;
    if line.trim_end() != first {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if last.contains(&line.trim_end()) {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

type Reader = fn(&str) -> Result<Value, Broken>;

/// Why front matter cannot be read, and on which of its lines.
struct Broken {
    line: u64,
    why: String,
}

fn toml(front: &str) -> Result<Value, Broken> {
    let table: toml::Table = front.parse().map_err(|cause: toml::de::Error| {
        let start = cause.span().map_or(0, |span| span.start.min(front.len()));
        let line = 1 + front.as_bytes()[..start]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        Broken {
            line,
            why: one_line(cause.message()),
        }
    })?;
    Ok(Value::Object(
        table
            .into_iter()
            .map(|(key, value)| (key, of_toml(value)))
            .collect(),
    ))
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::String(number.to_string()),
        toml::Value::Float(number) => Value::String(number.to_string()),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(of_toml).collect()),
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, value)| (key, of_toml(value)))
                .collect(),
        ),
    }
}

fn yaml(front: &str) -> Result<Value, Broken> {
    if front.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_saphyr::from_str(front).map_err(|cause| Broken {
        line: cause.location().map_or(1, |place| place.line()),
        why: without_place(&one_line(&cause.to_string())).into(),
    })
}

/// The first line of a message, which is all that is not a drawing of the place.
fn one_line(message: &str) -> String {
    message
        .lines()
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches('.')
        .into()
}

/// A message without `error: line 2 column 7: ` before it, which counts from the front matter’s own first line.
fn without_place(message: &str) -> &str {
    let placed = message
        .split_once(" column ")
        .and_then(|(_, rest)| rest.split_once(": "));
    placed.map_or(message, |(_, what)| what)
}

/// Lines of the shape `key: value` or `key = value`.
fn plain(front: &str, draft: &mut Draft) {
    for line in front.lines() {
        let Some((key, value)) = line.split_once([':', '=']) else {
            continue;
        };
        let name = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        if !key.trim_end().is_empty() && key.trim_end().chars().all(name) {
            let value = value.trim().trim_matches(['"', '\'']);
            field(key.trim_end(), &Value::String(value.into()), draft);
        }
    }
}

fn field(key: &str, value: &Value, draft: &mut Draft) {
    let text = match value {
        Value::Array(items) => return items.iter().for_each(|item| field(key, item, draft)),
        Value::Object(members) => {
            return members
                .iter()
                .for_each(|(inner, value)| field(&format!("{key}.{inner}"), value, draft));
        }
        Value::Null => return,
        Value::String(text) => text.trim().to_string(),
        value => value.to_string(),
    };
    if text.is_empty() {
        return;
    }
    match key {
        "title" => draft.document.title = text,
        "id" => draft.document.id = text,
        "date" if Date::parse(&text).is_none() => {
            draft.clues.push(Clue {
                origin: Origin::Published,
                text,
            });
        }
        "lang" => record::field("language", &text, &mut draft.document),
        "authors" => record::field("author", &text, &mut draft.document),
        "keywords" => record::field("tags", &text, &mut draft.document),
        key => record::field(key, &text, &mut draft.document),
    }
}
