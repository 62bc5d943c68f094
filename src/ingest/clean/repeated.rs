//! Paragraphs of a page's article that many pages of its site have: its structure did not tell them from the article.

use super::{cues, sources::Source, verdict::SHARED};
use crate::{corpus::Part, ingest::Draft};

/// Sets such paragraphs aside, unless most of the article is of that kind.
pub(super) fn set_aside(draft: &mut Draft, source: &Source<'_>) {
    let document = &mut draft.document;
    let often = SHARED.max(source.documents / 5);
    let is_repeated =
        |line: &str| !line.trim().is_empty() && source.others(&cues::key(line)) >= often;
    let article = || document.parts.iter().filter(|part| !part.is_around());
    let all: usize = article().map(|part| part.text.len()).sum();
    let repeated: usize = article()
        .flat_map(|part| part.text.lines())
        .filter(|line| is_repeated(line))
        .map(str::len)
        .sum();
    if repeated == 0 || repeated * 2 > all {
        return;
    }
    let mut parts = Vec::with_capacity(document.parts.len());
    let mut headline = None;
    for (at, part) in std::mem::take(&mut document.parts).into_iter().enumerate() {
        headline = headline.or((draft.headline == Some(at)).then_some(parts.len()));
        if part.is_around() {
            parts.push(part);
        } else {
            parts.extend(split(&part, &is_repeated));
        }
    }
    draft.headline = draft.headline.map(|_| headline.unwrap_or(parts.len()));
    document.parts = parts;
}

/// A part in runs of lines that are repeated and lines that are not.
fn split(part: &Part, is_repeated: &dyn Fn(&str) -> bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in part.text.lines() {
        let blank = line.trim().is_empty();
        let kind = if is_repeated(line) {
            "repeated"
        } else {
            &part.kind
        };
        match parts.last_mut().filter(|last| blank || last.kind == kind) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            None if blank => {}
            None => parts.push(Part {
                kind: kind.into(),
                text: line.into(),
            }),
        }
    }
    for part in &mut parts {
        part.text.truncate(part.text.trim_end().len());
    }
    parts
}
