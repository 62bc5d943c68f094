//! The shipped corpus: its facts, and the traps that real news text sets.

use std::{path::Path, sync::LazyLock};

use concord::{
    Explorer,
    corpus::Corpus,
    protocol::{FieldKind, Request, Scope},
};

use crate::harness::{found, ids, made, words};

static SHIPPED: LazyLock<Explorer> = LazyLock::new(|| Explorer::new(corpus(), &|_, _| {}));

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/corpus");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let files: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), std::fs::read(folder.join(name)).unwrap()))
        .collect();
    made(&files).0
}

/// Short names: R1 to R5 for the reports, and the mechanisms' own without `m-`.
fn short(id: &str) -> String {
    if id.starts_with('r') {
        id[..2].to_uppercase()
    } else {
        id.trim_start_matches("m-").into()
    }
}

fn shorts(query: &str) -> Vec<String> {
    found(&SHIPPED, query).iter().map(|id| short(id)).collect()
}

/// Reports alone.
fn reports(query: &str) -> String {
    let mut reports: Vec<String> = shorts(query)
        .into_iter()
        .filter(|name| name.starts_with('R'))
        .collect();
    reports.sort();
    reports.join(" ")
}

fn around(query: &str) -> String {
    let answer = SHIPPED.ask(&Request {
        scope: Scope::All,
        ..words(query)
    });
    let mut all: Vec<String> = ids(&answer)
        .into_iter()
        .map(short)
        .filter(|name| name.starts_with('R'))
        .collect();
    all.sort();
    all.join(" ")
}

#[test]
fn it_holds_five_reports_and_nine_mechanisms_and_no_warning() {
    let corpus = corpus();
    assert_eq!(corpus.warnings, []);
    assert_eq!(SHIPPED.about().warnings, []);
    assert_eq!(shorts("kind:\"press report\" ").len(), 5);
    assert_eq!(shorts("kind:mechanism ").len(), 9);
    for document in &corpus.documents {
        let words: usize = document
            .parts
            .iter()
            .filter(|part| !part.is_around())
            .map(|part| part.text.split_whitespace().count())
            .sum();
        let bounds = if document.id.starts_with('r') {
            250..=450
        } else {
            40..=200
        };
        assert!(bounds.contains(&words), "{} has {words} words", document.id);
    }
    let dates: Vec<&str> = SHIPPED
        .about()
        .fields
        .iter()
        .filter(|field| field.kind == FieldKind::Date)
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(dates, ["event_date", "date"]);
}

#[test]
fn every_mechanism_is_found_with_its_reports() {
    for (mechanism, in_reports) in [
        ("Security Council / NSA consultations", "R1 R2 R3"),
        ("Foreign-secretary talks", "R3 R4"),
        ("Consultative Group on Strategic Stability", "R5"),
        ("Deputy-minister contacts", "R4"),
        ("Foreign ministers", "R3 R4 R5"),
        ("Military commission", "R5"),
        ("Inter-governmental commission", "R5"),
        ("Accords", "R5"),
        ("Forums", "R1 R2 R4 R5"),
    ] {
        assert_eq!(
            reports(&format!("mechanism:\"{mechanism}\"")),
            in_reports,
            "{mechanism}"
        );
        assert_eq!(
            shorts(&format!("mechanism:\"{mechanism}\" kind:mechanism ")).len(),
            1,
            "{mechanism}"
        );
    }
}

#[test]
fn the_traps_are_findable() {
    for (query, in_reports) in [
        // Two people of one name, on one day.
        ("Janjua ", "R3 R4"),
        ("people:\"Tehmina Janjua\"", "R3 R4"),
        ("people:\"Naseer Khan Janjua\"", "R3"),
        // One office, two holders.
        ("office:\"National Security Adviser, Pakistan\"", "R1 R2 R3"),
        (
            "office:\"National Security Adviser, Pakistan\" event_date:2018 ",
            "R3",
        ),
        (
            "office:\"National Security Adviser, Pakistan\" event_date:2021 ",
            "R1 R2",
        ),
        // One person, two spellings; two persons, nearly one.
        ("Nikolai ", "R1"),
        ("Nikolay ", "R2"),
        ("people:\"Nikolai Patrushev\"", "R1 R2"),
        ("Sergei ", "R3 R4"),
        ("Sergey ", "R5"),
        // One body, many names.
        ("RSC ", "R1"),
        ("SCRF ", "R3"),
        ("\"Kremlin's Security Council\"", "R3"),
        ("NSD ", "R1"),
        ("\"Foreign Office\"", "R4"),
        ("\"Ministry of Foreign Affairs\"", "R3"),
        ("topic:\"Russia's Security Council\"", "R1 R2 R3 R4"),
        // A page's dates are not the report's.
        ("2022 OR 2024 OR 2025 ", ""),
        ("Wednesday ", "R1 R2 R3 R4"),
        ("date:1900.. ", "R1 R4 R5"),
        ("event_date:2018-03-14 ", "R3 R4"),
        ("event_date:2021-12-01 ", "R1 R2"),
        ("\"since 2003\"", "R5"),
        // What is not the article.
        ("Gaza OR cotton OR lion ", ""),
        ("extremism ", ""),
        // Two reports of one event.
        ("\"good dynamics\"", "R1 R2"),
        (
            "\"joint efforts for peace, security and stability\"",
            "R3 R4",
        ),
        ("\"grave concern\"", "R1"),
        ("Twitter ", "R2"),
        // An outlet and a common noun.
        ("outlet:Dawn ", "R1 R5"),
        ("dawn ", "R4"),
        ("defense ", "R2"),
        ("defence ", "R1 R3 R4 R5"),
        ("topic:\"defence and arms\"", "R1 R2 R3 R4 R5"),
    ] {
        assert_eq!(reports(query), in_reports, "{query}");
    }
    for (query, in_reports) in [
        ("Gaza ", "R1"),
        ("cotton ", "R1"),
        ("extremism ", "R2"),
        ("2024 ", "R2"),
        ("2022 ", "R4"),
        ("candlelight ", "R5"),
    ] {
        assert_eq!(around(query), in_reports, "{query} around the articles");
    }
}

#[test]
fn every_topic_counts_some_documents_but_not_all() {
    for topic in &SHIPPED.about().topics {
        assert!(
            (1..14).contains(&topic.count),
            "{}: {}",
            topic.label,
            topic.count
        );
        assert_eq!(
            found(&SHIPPED, &format!("{} ", topic.query)).len(),
            topic.count,
            "{}",
            topic.label
        );
    }
}
