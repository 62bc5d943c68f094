//! What plain-text copies of pages carry around their articles.

use std::{collections::BTreeMap, fs, path::Path};

use concord::corpus::{Corpus, Document, Part};

use crate::harness::made;

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
