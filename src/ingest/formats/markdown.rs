//! Markdown with TOML front matter between `+++` lines, and Pandoc's fenced divs for what stands around the article:
//!
//! ```text
//! +++
//! title = "…"
//! +++
//! A paragraph of the article.
//!
//! ::: teaser
//! Something else that stood on the page.
//! :::
//! ```

use toml::{Table, Value};

use crate::{
    corpus::{Document, Part},
    ingest::{Bytes, Draft, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    let (front, body) = split(&text);
    let mut document = intake.document();
    match front.parse::<Table>() {
        Ok(table) => table
            .into_iter()
            .for_each(|(key, value)| field(key, &value, &mut document)),
        Err(cause) => intake.note(
            Level::Repaired,
            "bad-front-matter",
            None,
            &format!(
                "has front matter that is not TOML ({}), so it was left out",
                cause.message()
            ),
        ),
    }
    document.parts = parts(body);
    if document.title.is_empty() {
        document.title = document.id.clone();
    }
    intake.draft(Draft {
        document,
        place: intake.name.clone(),
        ..Draft::default()
    });
}

fn split(text: &str) -> (&str, &str) {
    text.strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .unwrap_or(("", text))
}

fn field(key: String, value: &Value, document: &mut Document) {
    match (key.as_str(), value) {
        ("title", Value::String(title)) => document.title.clone_from(title),
        ("id", Value::String(id)) => document.id.clone_from(id),
        (_, Value::Array(items)) => items
            .iter()
            .for_each(|item| field(key.clone(), item, document)),
        (_, Value::Table(table)) => table
            .iter()
            .for_each(|(inner, value)| field(format!("{key}.{inner}"), value, document)),
        (_, value) => {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Integer(number) => number.to_string(),
                Value::Float(number) => number.to_string(),
                Value::Boolean(flag) => flag.to_string(),
                Value::Datetime(date) => date.to_string(),
                Value::Array(_) | Value::Table(_) => return,
            };
            document.fields.entry(key).or_default().push(text);
        }
    }
}

/// Parts in order: fenced divs by their class, `#` lines as headings, all else as text.
fn parts(body: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut fence: Option<String> = None;
    let mut open = false;
    for line in body.lines() {
        let heading = line
            .strip_prefix('#')
            .map(|rest| rest.trim_start_matches('#'))
            .filter(|rest| rest.starts_with(' '));
        let (kind, line, alone) = match (line.strip_prefix(":::"), &fence, heading) {
            (Some(rest), _, _) => {
                let class = rest.trim_matches([':', ' ', '{', '}', '.']);
                fence = (!class.is_empty()).then(|| class.to_string());
                open = false;
                continue;
            }
            (None, Some(class), _) => (class.as_str(), line, false),
            (None, None, Some(heading)) => ("heading", heading.trim(), true),
            (None, None, None) => ("text", line, false),
        };
        match parts
            .last_mut()
            .filter(|part| open && !alone && part.kind == kind)
        {
            Some(part) => {
                part.text.push('\n');
                part.text.push_str(line);
            }
            None => parts.push(Part {
                kind: kind.into(),
                text: line.into(),
            }),
        }
        open = !alone;
    }
    for part in &mut parts {
        part.text = part.text.trim().to_string();
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}
