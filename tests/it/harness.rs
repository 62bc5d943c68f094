//! Small corpora, and the few ways in which tests look at an answer.

use std::io::Cursor;

use concord::{
    Error, Explorer,
    corpus::Corpus,
    ingest::{self, Gathering, Options},
    protocol::{Answer, Piece, Report, Request, Table},
};
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Value, json};

/// Opens JSON values as lines.
pub(crate) fn open(lines: &[Value]) -> Explorer {
    let text: String = lines.iter().map(|line| line.to_string() + "\n").collect();
    Explorer::open(text.as_bytes()).unwrap()
}

/// One document for each text, called `0`, `1`, …
pub(crate) fn texts(texts: &[&str]) -> Explorer {
    open(
        &texts
            .iter()
            .enumerate()
            .map(|(id, text)| json!({ "id": id, "text": text }))
            .collect::<Vec<_>>(),
    )
}

/// What files, by name, are made of.
pub(crate) fn gathered<B: AsRef<[u8]>>(
    files: &[(&str, B)],
    options: &Options,
) -> (Result<Corpus, Error>, Report) {
    let mut gathering = Gathering::new(options.clone());
    for (name, bytes) in files {
        let mut bytes = Cursor::new(bytes.as_ref());
        ingest::read(name, &mut bytes, options, &mut |item| gathering.take(item));
    }
    gathering.finish(&|_, _| {})
}

/// The corpus that files make, and its report.
pub(crate) fn made<B: AsRef<[u8]>>(files: &[(&str, B)]) -> (Corpus, Report) {
    let (corpus, report) = gathered(files, &Options::default());
    (corpus.unwrap(), report)
}

/// A request for words alone, with all hits.
pub(crate) fn words(query: &str) -> Request {
    Request {
        query: query.into(),
        limit: 1_000,
        ..Request::default()
    }
}

/// A request for chosen values alone.
pub(crate) fn filters(chosen: &[(&str, &[&str])]) -> Request {
    let filters = chosen
        .iter()
        .map(|(field, values)| {
            (
                (*field).into(),
                values.iter().map(|value| (*value).into()).collect(),
            )
        })
        .collect();
    Request {
        filters,
        limit: 1_000,
        ..Request::default()
    }
}

/// The ids of the hits, sorted.
pub(crate) fn ids(answer: &Answer) -> Vec<&str> {
    let mut ids: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// What a query finds, sorted.
pub(crate) fn found(explorer: &Explorer, query: &str) -> Vec<String> {
    ids(&explorer.ask(&words(query)))
        .into_iter()
        .map(String::from)
        .collect()
}

/// The count of a facet's value; 0 where it is not listed.
pub(crate) fn count(answer: &Answer, field: &str, value: &str) -> usize {
    answer.facets[field]
        .iter()
        .find(|facet| facet.value == value)
        .map_or(0, |facet| facet.count)
}

/// Pieces with `[` and `]` around marks.
pub(crate) fn marked(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| {
            if piece.mark {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect()
}

/// The codes of an answer's warnings.
pub(crate) fn codes(answer: &Answer) -> Vec<&str> {
    answer
        .warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect()
}

/// The codes of a report's notes.
pub(crate) fn noted(report: &Report) -> Vec<&str> {
    report.notes.iter().map(|note| note.code.as_str()).collect()
}

/// What the rows of a table are called.
pub(crate) fn labels(table: &Table) -> Vec<&str> {
    table.rows.iter().map(|row| row.label.as_str()).collect()
}

/// A sum below a table.
#[track_caller]
pub(crate) fn sum(table: &Table, name: &str) -> f64 {
    let sum = table.sums.iter().find(|sum| sum.name == name);
    sum.unwrap_or_else(|| panic!("no sum {name}")).number
}

/// So many cases of a property, the same in every run; `SEED=2 cargo test` tries others, `TIMES=100` a hundred times as many.
pub(crate) fn cases(cases: u32) -> Config {
    let given = |name| std::env::var(name).ok()?.parse().ok();
    Config {
        cases: cases.saturating_mul(given("TIMES").unwrap_or(1)),
        rng_seed: RngSeed::Fixed(given("SEED").unwrap_or(1).into()),
        failure_persistence: None,
        ..Config::default()
    }
}

/// Appends a number of variable length, as the tables of characters have them.
pub(crate) fn varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
