//! How much was set aside, told once for each source.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    corpus::Document,
    ingest::report::Notes,
    protocol::{Level, Note},
};

/// What was set aside of each source, by its name.
#[derive(Debug, Default)]
pub(super) struct Summary(BTreeMap<String, Aside>);

#[derive(Debug, Default)]
struct Aside {
    documents: usize,
    lines: usize,
    kinds: BTreeSet<String>,
}

impl Summary {
    /// Counts what stands around a document's article.
    pub(super) fn take(&mut self, source: &str, document: &Document) {
        let around = || document.parts.iter().filter(|part| part.is_around());
        if around().next().is_none() {
            return;
        }
        let aside = self.0.entry(source.into()).or_default();
        aside.documents += 1;
        for part in around() {
            aside.lines += part.text.lines().filter(|line| !line.is_empty()).count();
            aside.kinds.insert(words(&part.kind).into());
        }
    }

    /// Notes it.
    pub(super) fn note(self, notes: &mut Notes) {
        for (source, aside) in self.0 {
            let documents = counted(aside.documents, "document", "documents");
            let of = if source.is_empty() {
                String::new()
            } else {
                format!(" of “{source}”")
            };
            let lines = counted(aside.lines, "line was", "lines were");
            let kinds: Vec<String> = aside.kinds.into_iter().collect();
            notes.take(Note {
                level: Level::Noticed,
                code: "set-aside".into(),
                message: format!(
                    "In {documents}{of}, {lines} set aside as {}: the reader shows them and can put them back.",
                    kinds.join(", ")
                ),
                place: source,
            });
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A kind in words that go on after “as”.
fn words(kind: &str) -> &str {
    match kind {
        "share" => "share lines",
        "notice" => "notices",
        "link" => "links",
        "related" => "lists of other stories",
        "teaser" => "teasers",
        "comment" => "readers’ comments",
        "published" => "lines on publication",
        "advertisement" => "advertisements",
        "byline" => "bylines",
        "duplicate" => "repetitions",
        "repeated" => "lines that many documents have",
        other => other,
    }
}
