//! What of a plain text is not the article: told by the shape of lines and by their repetition within a source.
//!
//! ```text
//! text ──lines──▶ lines ──sources──▶ how many documents have each ──seen──▶ cue, date, size of each
//!      ──verdict──▶ a page's copy? ──article──▶ headline, body ──kinds, tail──▶ what each line is ──parts──▶ document
//! ```
//! Every line stays in the document, in its place, and a part's kind says what it was taken for. A text that does not say by
//! several lines that it was a page loses nothing.

mod article;
mod cues;
mod kinds;
mod lines;
mod parts;
mod repeated;
mod seen;
mod signs;
mod sources;
mod stamps;
mod summary;
mod tail;
mod verdict;

use kinds::Judged;
use lines::Line;
use sources::{Source, Sources};
use summary::Summary;
use verdict::Verdict;

use super::{Draft, Shape, report::Notes};

/// Sets aside what stood around the article on the page that a text was copied from, and finds the headlines of texts.
pub(super) fn set_aside(drafts: &mut [Draft], notes: &mut Notes) {
    let texts: Vec<(String, Vec<Line>)> = drafts
        .iter()
        .map(|draft| (sources::name(draft).to_string(), lines_of(draft)))
        .collect();
    let sources = Sources::of(&texts);
    let mut summary = Summary::default();
    for (draft, (name, lines)) in drafts.iter_mut().zip(&texts) {
        let source = sources.source(name);
        match draft.shape {
            Shape::Plain if is_bare(draft) => plain(draft, lines, &source),
            Shape::Page => repeated::set_aside(draft, &source),
            Shape::Plain | Shape::Given => continue,
        }
        summary.take(name, &draft.document);
    }
    summary.note(notes);
}

/// Finds the headlines of texts of which nothing is to be set aside.
pub(super) fn name(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| is_bare(draft)) {
        let lines = lines::split(&text_of(draft));
        let judged = Judged::document(&lines);
        draft.headline = parts::assemble(&mut draft.document, &lines, judged);
    }
}

/// Whether a draft is plain text of which nothing is known yet.
fn is_bare(draft: &Draft) -> bool {
    draft.shape == Shape::Plain && draft.document.parts.iter().all(|part| part.kind == "text")
}

fn text_of(draft: &Draft) -> String {
    let texts: Vec<&str> = draft
        .document
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    texts.join("\n\n")
}

fn lines_of(draft: &Draft) -> Vec<Line> {
    match draft.shape {
        Shape::Plain if is_bare(draft) => lines::lines(&text_of(draft)),
        Shape::Page => lines::split(&text_of(draft)),
        Shape::Plain | Shape::Given => Vec::new(),
    }
}

/// Lines below which a text has nothing around it.
const FEW: usize = 4;

fn plain(draft: &mut Draft, lines: &[Line], source: &Source<'_>) {
    if lines.len() < FEW {
        let judged = Judged::document(lines);
        draft.headline = parts::assemble(&mut draft.document, lines, judged);
        return;
    }
    let seen = seen::all(lines, source);
    let judged = match verdict::verdict(&seen) {
        Verdict::Document => Judged::document(lines),
        Verdict::Marked => Judged::marked(&seen),
        Verdict::Page => kinds::page(&seen, source.documents, &draft.document.id),
    };
    draft.headline = parts::assemble(&mut draft.document, lines, judged);
}
