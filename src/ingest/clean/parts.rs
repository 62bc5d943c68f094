//! Judged lines → a document's title and parts.

use super::{
    kinds::{Judged, Kind},
    lines::Line,
    signs,
};
use crate::corpus::{Document, Part};

/// Gives a document its title and parts. Of the lines only the headline is not in a part: it is the title. Returns the part
/// before which it stood.
pub(super) fn assemble(
    document: &mut Document,
    lines: &[Line],
    mut judged: Judged,
) -> Option<usize> {
    let titled = !document.title.is_empty();
    let headline = judged.headline.filter(|_| !titled);
    if let Some(at) = judged.headline.filter(|_| titled) {
        judged.kinds[at] = Kind {
            name: "duplicate",
            begins: true,
        };
    }
    if let Some(at) = headline {
        document.title = lines[at].text.trim().into();
    } else if !titled {
        document.title = file_name(&document.id).into();
    }
    credit(document, lines, &judged.kinds);
    document.parts = parts(lines, &judged.kinds, headline);
    headline.map(|at| parts(&lines[..at], &judged.kinds, None).len())
}

fn file_name(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Takes the author from the byline.
fn credit(document: &mut Document, lines: &[Line], kinds: &[Kind]) {
    let byline = |(line, kind): (&Line, &Kind)| {
        (kind.name == "byline")
            .then(|| signs::author(&line.text).map(String::from))
            .flatten()
    };
    if !document.fields.contains_key("author")
        && let Some(author) = lines.iter().zip(kinds).find_map(byline)
    {
        document.fields.insert("author".into(), vec![author]);
    }
}

/// Lines of one kind that stand together are one part.
fn parts(lines: &[Line], kinds: &[Kind], headline: Option<usize>) -> Vec<Part> {
    let mut runs: Vec<(&str, Vec<&Line>)> = Vec::new();
    let mut broken = true;
    for (at, (line, kind)) in lines.iter().zip(kinds).enumerate() {
        if headline == Some(at) {
            broken = true;
            continue;
        }
        match runs.last_mut() {
            Some((name, run)) if *name == kind.name && !kind.begins && !broken => run.push(line),
            _ => runs.push((kind.name, vec![line])),
        }
        broken = false;
    }
    runs.into_iter()
        .map(|(kind, lines)| Part {
            kind: kind.into(),
            text: joined(&lines),
        })
        .collect()
}

/// Lines as paragraphs: a line feed between them, or blank lines where some have several lines of their own.
fn joined(lines: &[&Line]) -> String {
    let gaps = lines[1..].iter().filter(|line| line.gap).count();
    let mixed = gaps > 0 && gaps + 1 < lines.len();
    let mut text = lines[0].text.trim_start().to_string();
    for line in &lines[1..] {
        text.push_str(if mixed && line.gap { "\n\n" } else { "\n" });
        text.push_str(&line.text);
    }
    text
}
