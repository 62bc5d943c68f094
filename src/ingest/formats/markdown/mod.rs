//! Markdown with front matter, in TOML between `+++` lines or in YAML between `---` lines, and Pandoc's fenced divs for
//! what stands around the article:
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

mod blocks;
mod front;

use crate::{
    corpus::Part,
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

/// Classes of divs that other writers of Markdown set inside their articles.
const INSIDE: [&str; 9] = [
    "note",
    "tip",
    "info",
    "hint",
    "warning",
    "caution",
    "danger",
    "important",
    "details",
];

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    if text.trim().is_empty() {
        return intake.empty();
    }
    let (mut draft, body) = front::read(&text, intake);
    let document = &mut draft.document;
    document.parts = parts(body, intake);
    if let Some(first) = document.parts.first().filter(|part| part.kind == "heading")
        && (document.title.is_empty() || document.title == first.text)
    {
        document.title = document.parts.remove(0).text;
    }
    if document.title.is_empty() {
        document.title.clone_from(&document.id);
    }
    intake.draft(draft);
}

/// Parts in order: fenced divs by their class, all else as article.
fn parts(body: &str, intake: &mut Intake<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut divs: Vec<String> = Vec::new();
    let mut code: Option<&str> = None;
    let mut from = 0;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let start = at;
        at += line.len();
        code = fence(line, code);
        let Some(rest) = line.strip_prefix(":::").filter(|_| code.is_none()) else {
            continue;
        };
        add(&mut parts, divs.last(), &body[from..start]);
        from = at;
        match class(rest) {
            Some(class) => divs.push(class.into()),
            None => {
                divs.pop();
            }
        }
    }
    add(&mut parts, divs.last(), &body[from..]);
    if let Some(div) = divs.first() {
        let what = format!(
            "opens a div “{div}” with ::: and never closes it; all behind it was taken into it"
        );
        intake.note(Level::Noticed, "unclosed-div", None, &what);
    }
    parts
}

/// The fence of the code block that a line leaves open.
fn fence<'l>(line: &'l str, open: Option<&'l str>) -> Option<&'l str> {
    let line = line.trim();
    match open {
        Some(fence) => Some(fence)
            .filter(|fence| !(line.starts_with(*fence) && line.chars().all(|c| fence.contains(c)))),
        None => ["```", "~~~"]
            .into_iter()
            .find(|fence| line.starts_with(fence)),
    }
}

/// The class of a div that is opened: `teaser`, `{.teaser}`.
fn class(rest: &str) -> Option<&str> {
    let rest = rest.trim_matches([':', ' ', '\n', '\t']);
    let rest = rest.strip_prefix('{').unwrap_or(rest);
    let word = rest
        .split([' ', '}', '['])
        .find(|word| !word.is_empty() && !word.starts_with('#'))?;
    Some(word.trim_start_matches('.'))
}

fn add(parts: &mut Vec<Part>, div: Option<&String>, markdown: &str) {
    let found = blocks::parts(markdown);
    let Some(kind) = div.filter(|kind| !INSIDE.contains(&kind.as_str())) else {
        return parts.extend(found);
    };
    let texts: Vec<String> = found.into_iter().map(|part| part.text).collect();
    if !texts.is_empty() {
        parts.push(Part {
            kind: kind.clone(),
            text: texts.join("\n"),
        });
    }
}
