//! What plain-text copies of pages carry around their articles.

use std::{collections::BTreeMap, fs, path::Path};

use concord::corpus::{Corpus, Document, Part};

use proptest::prelude::*;

use crate::harness::{cases, made};

/// A copy of a page whose lines are marked with what they are; all of it is invented.
struct Page {
    name: String,
    /// Kind and line.
    lines: Vec<(String, String)>,
    text: String,
}

fn pages(folder: &str) -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/files/clutter")
        .join(folder);
    let mut pages: Vec<Page> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "tsv"))
        .map(|path| {
            let marked = fs::read_to_string(&path).unwrap();
            let split = |line: &str| {
                line.split_once('\t')
                    .map(|(kind, line)| (kind.into(), line.into()))
            };
            Page {
                name: path.file_stem().unwrap().to_string_lossy().into(),
                lines: marked.lines().filter_map(split).collect(),
                text: marked
                    .lines()
                    .map(|line| {
                        line.split_once('\t')
                            .map_or("", |(_, line)| line)
                            .to_string()
                            + "\n"
                    })
                    .collect(),
            }
        })
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    pages
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_article(kind: &str) -> bool {
    matches!(kind, "text" | "heading" | "caption" | "title")
}

/// Each line of a page with the kind that it was given, in its order.
fn kinds_given(page: &Page, document: &Document) -> Vec<String> {
    let mut title = Some(squeezed(&document.title));
    let mut given = Vec::new();
    let parts: Vec<(String, String)> = document
        .parts
        .iter()
        .map(|Part { kind, text }| (kind.clone(), squeezed(text)))
        .collect();
    let (mut part, mut at) = (0, 0);
    for (_, line) in &page.lines {
        let line = squeezed(line);
        while part < parts.len() && parts[part].1[at..].trim().is_empty() {
            (part, at) = (part + 1, 0);
        }
        let rest = parts
            .get(part)
            .map_or("", |(_, text)| text[at..].trim_start());
        if rest.starts_with(&line) {
            at = parts[part].1.len() - rest.len() + line.len();
            given.push(parts[part].0.clone());
        } else {
            assert_eq!(
                title.take().as_deref(),
                Some(line.as_str()),
                "{}: {rest}",
                page.name
            );
            given.push("title".into());
        }
    }
    given
}

#[derive(Default)]
struct Score {
    kept: usize,
    article: usize,
    both: usize,
    aside: usize,
    named: usize,
}

impl Score {
    fn add(&mut self, truth: &str, given: &str, size: usize) {
        let (kept, article) = (is_article(given), is_article(truth));
        self.kept += if kept { size } else { 0 };
        self.article += if article { size } else { 0 };
        self.both += if kept && article { size } else { 0 };
        if !kept && !article {
            self.aside += size;
            self.named += if given == truth { size } else { 0 };
        }
    }

    fn join(&mut self, other: &Self) {
        self.kept += other.kept;
        self.article += other.article;
        self.both += other.both;
        self.aside += other.aside;
        self.named += other.named;
    }

    fn precision(&self) -> f64 {
        self.both as f64 / self.kept as f64
    }

    fn recall(&self) -> f64 {
        self.both as f64 / self.article as f64
    }

    /// Of what was rightly set aside, how much bears the right name.
    fn naming(&self) -> f64 {
        self.named as f64 / self.aside.max(1) as f64
    }
}

fn document<'a>(corpus: &'a Corpus, id: &str) -> &'a Document {
    corpus
        .documents
        .iter()
        .find(|document| document.id == id)
        .unwrap()
}

/// Each page alone, so that nothing but its shape tells.
fn scored(folder: &str) -> Score {
    let mut all = Score::default();
    for page in pages(folder) {
        let (corpus, _) = made(&[(format!("{}.txt", page.name).as_str(), page.text.as_bytes())]);
        let document = document(&corpus, &page.name);
        let mut score = Score::default();
        let mut wrong = BTreeMap::new();
        for ((truth, line), given) in page.lines.iter().zip(kinds_given(&page, document)) {
            score.add(truth, &given, line.chars().count());
            if *truth != given {
                println!("    {truth} as {given}: {line}");
                *wrong.entry((truth.clone(), given)).or_insert(0) += 1;
            }
        }
        println!(
            "{}: precision {:.3}, recall {:.3}, named {:.3} {wrong:?}",
            page.name,
            score.precision(),
            score.recall(),
            score.naming()
        );
        all.join(&score);
    }
    println!(
        "{folder} all: precision {:.3}, recall {:.3}, named {:.3}",
        all.precision(),
        all.recall(),
        all.naming()
    );
    all
}

#[test]
fn articles_are_told_from_what_stands_around_them() {
    let score = scored("");
    assert!(score.precision() > 0.95 && score.recall() > 0.95 && score.naming() > 0.8);
}

/// Texts that are plainly documents.
fn documents() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/clutter/documents");
    let mut texts: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    texts.sort();
    assert!(texts.len() >= 20);
    texts
}

/// What of a corpus was set aside.
fn aside(corpus: &Corpus) -> Vec<(&str, &Part)> {
    corpus
        .documents
        .iter()
        .flat_map(|document| {
            document
                .parts
                .iter()
                .map(|part| (document.id.as_str(), part))
        })
        .filter(|(_, part)| part.is_around())
        .collect()
}

/// Whether a document has all words of a text in their order, its title taken out once or not from the text at all.
fn has_all(document: &Document, text: &str) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(String::from).collect() };
    let (whole, title) = (words(text), words(&document.title));
    let parts: Vec<String> = document
        .parts
        .iter()
        .flat_map(|part| words(&part.text))
        .collect();
    let without =
        |at: usize| whole[..at] == parts[..at] && whole[at + title.len()..] == parts[at..];
    whole == parts
        || (whole.len() == parts.len() + title.len()
            && (0..=parts.len()).any(|at| whole[at..].starts_with(&title) && without(at)))
}

/// Lines of pages and of documents, and any others, with blank lines between them.
fn texts() -> impl Strategy<Value = String> {
    let pages = pages("")
        .into_iter()
        .flat_map(|page| page.lines.into_iter().map(|(_, line)| line));
    let documents = documents()
        .into_iter()
        .flat_map(|(_, text)| text.lines().map(String::from).collect::<Vec<_>>());
    let known: Vec<String> = pages.chain(documents).collect();
    let line = prop_oneof![
        12 => prop::sample::select(known),
        2 => Just(String::new()),
        1 => "\\PC{0,90}",
        1 => "[ \tA-Za-z.:#©/0-9-]{0,30}",
    ];
    prop::collection::vec(line, 0..60).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn no_line_is_ever_lost(texts in prop::collection::vec(texts(), 1..5)) {
        let names: Vec<String> = (0..texts.len()).map(|at| format!("{at}.txt")).collect();
        let files: Vec<(&str, &str)> = names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (corpus, _) = made(&files);
        prop_assert_eq!(corpus.documents.len(), texts.len());
        for (document, text) in corpus.documents.iter().zip(&texts) {
            prop_assert!(has_all(document, text), "{document:#?}");
            prop_assert!(document.parts.iter().all(|part| KINDS.contains(&part.kind.as_str()) && !part.text.trim().is_empty()));
        }
    }
}

/// The kinds that a plain text's parts may be of.
const KINDS: [&str; 15] = [
    "text",
    "heading",
    "caption",
    "navigation",
    "share",
    "notice",
    "link",
    "related",
    "teaser",
    "comment",
    "byline",
    "published",
    "duplicate",
    "advertisement",
    "repeated",
];

#[test]
fn documents_lose_nothing() {
    for (name, text) in documents() {
        let (corpus, report) = made(&[(name.as_str(), text.as_bytes())]);
        assert_eq!(aside(&corpus), []);
        assert_eq!(report.notes, []);
        assert!(has_all(&corpus.documents[0], &text));
    }
}

#[test]
fn documents_of_one_form_in_one_folder_lose_nothing() {
    // A book's first pages, six times the same, are what a site's frame looks like.
    for (name, text) in documents()
        .into_iter()
        .filter(|(name, _)| name != "book.txt")
    {
        let files: Vec<(String, String)> = (0..6)
            .map(|copy| {
                let own = text.replace(
                    ['e', 'o', 'и', 'ا', '的'],
                    &["e", "a", "u", "i", "oo", "ee"][copy],
                );
                let text: Vec<String> = text
                    .lines()
                    .zip(own.lines())
                    .map(|(line, own)| {
                        if line.len() > 40 {
                            own.into()
                        } else {
                            line.into()
                        }
                    })
                    .collect();
                (format!("{copy}-{name}"), text.join("\n"))
            })
            .collect();
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let (corpus, _) = made(&files);
        assert_eq!(aside(&corpus), []);
    }
    let all = documents();
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(aside(&made(&all).0), []);
}
