//! Match sets and counts against a naive reading of random corpora: exactly equal.

use std::collections::BTreeMap;

use concord::protocol::{Request, Selection, Values};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    harness::{cases, ids, open},
    naive,
};

pub(crate) const VOCABULARY: [&str; 8] = ["ab", "abc", "b", "ба", "Бан", "été", "x1", "中"];
const FOLDED: [&str; 8] = ["ab", "abc", "b", "ба", "бан", "ete", "x1", "中"];
const COLOURS: [&str; 3] = ["red", "green", "blue"];

#[derive(Clone, Debug)]
struct Doc {
    title: Vec<usize>,
    text: Vec<usize>,
    colours: Vec<usize>,
    year: Option<u16>,
}

#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Word(usize),
    Prefix(usize),
    Phrase(Vec<usize>),
    Gap(usize, usize),
    Near(Vec<usize>, usize),
    Operator(usize, usize, usize),
    Glob(&'static str),
    Fuzzy(usize, u8),
    Exact(usize),
    Colour(usize),
    Year(u16),
    Not(Box<Ask>),
    And(Box<Ask>, Box<Ask>),
    Or(Box<Ask>, Box<Ask>),
}

impl Ask {
    pub(crate) fn write(&self) -> String {
        match self {
            Self::Word(word) => VOCABULARY[*word].into(),
            Self::Prefix(word) => format!("{}*", VOCABULARY[*word]),
            Self::Phrase(words) => format!("\"{}\"", text(words)),
            Self::Gap(a, b) => format!("\"{} * {}\"", VOCABULARY[*a], VOCABULARY[*b]),
            Self::Near(words, within) => format!("\"{}\"~{within}", text(words)),
            Self::Operator(a, b, within) => {
                format!("({} NEAR/{within} {})", VOCABULARY[*a], VOCABULARY[*b])
            }
            Self::Glob(glob) => (*glob).into(),
            Self::Fuzzy(word, edits) => format!("{}~{edits}", VOCABULARY[*word]),
            Self::Exact(word) => format!("={}", VOCABULARY[*word]),
            Self::Colour(colour) => format!("colour:{}", COLOURS[*colour]),
            Self::Year(year) => format!("date:{year}"),
            Self::Not(ask) => format!("-({})", ask.write()),
            Self::And(a, b) => format!("({} {})", a.write(), b.write()),
            Self::Or(a, b) => format!("({} OR {})", a.write(), b.write()),
        }
    }

    fn holds(&self, doc: &Doc) -> bool {
        let zone = |holds: &dyn Fn(&[usize]) -> bool| holds(&doc.title) || holds(&doc.text);
        let word = |holds: &dyn Fn(&str) -> bool| {
            zone(&|text| text.iter().any(|other| holds(FOLDED[*other])))
        };
        match self {
            Self::Word(word) | Self::Exact(word) => zone(&|text| text.contains(word)),
            Self::Prefix(prefix) => word(&|other| other.starts_with(FOLDED[*prefix])),
            Self::Phrase(words) => {
                zone(&|text| text.windows(words.len()).any(|window| window == words))
            }
            Self::Gap(a, b) => zone(&|text| {
                text.windows(3)
                    .any(|window| window[0] == *a && window[2] == *b)
            }),
            Self::Near(words, within) => zone(&|text| naive::near(text, words, *within)),
            Self::Operator(a, b, within) => zone(&|text| naive::near(text, &[*a, *b], *within)),
            Self::Glob(glob) => word(&|other| naive::glob_matches(glob, other)),
            Self::Fuzzy(wanted, edits) => {
                word(&|other| naive::distance(FOLDED[*wanted], other) <= usize::from(*edits))
            }
            Self::Colour(colour) => doc.colours.contains(colour),
            Self::Year(year) => doc.year == Some(*year),
            Self::Not(ask) => !ask.holds(doc),
            Self::And(a, b) => a.holds(doc) && b.holds(doc),
            Self::Or(a, b) => a.holds(doc) || b.holds(doc),
        }
    }
}

impl Ask {
    /// Whether a document fits the conditions, with or without the words.
    fn fits(&self, doc: &Doc) -> bool {
        match self {
            Self::Colour(_) | Self::Year(_) | Self::Not(_) => self.holds(doc),
            Self::And(a, b) => a.fits(doc) && b.fits(doc),
            Self::Or(a, b) => a.fits(doc) || b.fits(doc),
            _ => true,
        }
    }
}

fn text(words: &[usize]) -> String {
    words
        .iter()
        .map(|&word| VOCABULARY[word])
        .collect::<Vec<_>>()
        .join(" ")
}

fn doc() -> impl Strategy<Value = Doc> {
    let words = |most| prop::collection::vec(0..VOCABULARY.len(), 0..most);
    let parts = (
        words(3),
        words(8),
        prop::collection::btree_set(0..COLOURS.len(), 0..3),
        prop::option::of(2017_u16..2020),
    );
    parts.prop_map(|(title, text, colours, year)| Doc {
        title,
        text,
        colours: colours.into_iter().collect(),
        year,
    })
}

pub(crate) fn ask() -> impl Strategy<Value = Ask> {
    let word = || 0..VOCABULARY.len();
    let leaf = prop_oneof![
        4 => word().prop_map(Ask::Word),
        2 => word().prop_map(Ask::Prefix),
        2 => prop::collection::vec(word(), 2..4).prop_map(Ask::Phrase),
        1 => (word(), word()).prop_map(|(a, b)| Ask::Gap(a, b)),
        2 => (prop::collection::vec(word(), 2..4), 0..4_usize).prop_map(|(words, within)| Ask::Near(words, within)),
        1 => (word(), word(), 0..4_usize).prop_map(|(a, b, within)| Ask::Operator(a, b, within)),
        1 => prop::sample::select(vec!["*b*", "?b", "a?", "*н", "б?", "*t*e", "??c", "x*"]).prop_map(Ask::Glob),
        1 => (word(), 1_u8..3).prop_map(|(word, edits)| Ask::Fuzzy(word, edits)),
        1 => word().prop_map(Ask::Exact),
        1 => (0..COLOURS.len()).prop_map(Ask::Colour),
        1 => (2017_u16..2020).prop_map(Ask::Year),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|ask| Ask::Not(Box::new(ask))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Ask::And(Box::new(a), Box::new(b))),
            (inner.clone(), inner).prop_map(|(a, b)| Ask::Or(Box::new(a), Box::new(b))),
        ]
    })
}

fn opened(docs: &[Doc], topic: &Ask) -> concord::Explorer {
    let mut lines =
        vec![json!({ "concord": 1, "topics": [{ "label": "T", "query": topic.write() }] })];
    lines.extend(docs.iter().enumerate().map(|(id, doc)| {
        let colours: Vec<&str> = doc.colours.iter().map(|&colour| COLOURS[colour]).collect();
        json!({ "id": id.to_string(), "title": text(&doc.title), "text": text(&doc.text), "colour": colours, "date": doc.year.map(|year| year.to_string()) })
    }));
    // One document with all fields, so that each field exists.
    lines.push(json!({ "id": "all", "title": "", "text": "", "colour": COLOURS, "date": "2016" }));
    open(&lines)
}

fn has(doc: &Doc, field: &str, value: &str) -> bool {
    match field {
        "colour" => doc.colours.iter().any(|&colour| COLOURS[colour] == value),
        _ => doc.year.map(|year| year.to_string()).as_deref() == Some(value),
    }
}

fn passes(doc: &Doc, topic: &Ask, filters: &Values, but: &str) -> bool {
    filters
        .iter()
        .filter(|(field, values)| *field != but && !values.is_empty())
        .all(|(field, values)| match field.as_str() {
            "topic" => topic.holds(doc),
            field => values.iter().any(|value| has(doc, field, value)),
        })
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn matches_and_counts_are_those_of_a_naive_reading(
        docs in prop::collection::vec(doc(), 1..12),
        asked in ask(),
        topic in ask(),
        colours in prop::collection::btree_set(0..COLOURS.len(), 0..2),
        years in prop::collection::btree_set(2017_u16..2020, 0..2),
        by_topic in any::<bool>(),
    ) {
        let mut docs = docs;
        let explorer = opened(&docs, &topic);
        docs.push(Doc { title: vec![], text: vec![], colours: vec![0, 1, 2], year: Some(2016) });
        let mut chosen = Values::new();
        chosen.insert("colour".into(), colours.iter().map(|&colour| COLOURS[colour].into()).collect());
        chosen.insert("date".into(), years.iter().map(u16::to_string).collect());
        if by_topic {
            chosen.insert("topic".into(), vec!["T".into()]);
        }
        let query = format!("{} ", asked.write());
        let answer = explorer.ask(&Request { query: query.clone(), filters: chosen.clone(), limit: 1_000, ..Request::default() });
        prop_assert!(answer.warnings.is_empty(), "{query}: {:?}", answer.warnings);
        let name = |number: usize| if number + 1 == docs.len() { "all".to_string() } else { number.to_string() };
        let mut expected: Vec<String> = (0..docs.len()).filter(|&number| asked.holds(&docs[number]) && passes(&docs[number], &topic, &chosen, "")).map(name).collect();
        expected.sort();
        prop_assert_eq!(ids(&answer), expected.clone(), "{}", query);
        prop_assert_eq!(answer.total, expected.len());

        for field in ["colour", "date", "topic"] {
            let mut counts: BTreeMap<String, usize> = chosen.get(field).into_iter().flatten().map(|value| (value.clone(), 0)).collect();
            for doc in docs.iter().filter(|doc| asked.holds(doc) && passes(doc, &topic, &chosen, field)) {
                match field {
                    "colour" => doc.colours.iter().for_each(|&colour| *counts.entry(COLOURS[colour].into()).or_default() += 1),
                    "date" => doc.year.iter().for_each(|year| *counts.entry(year.to_string()).or_default() += 1),
                    _ => if topic.holds(doc) { *counts.entry("T".into()).or_default() += 1 },
                }
            }
            let got: BTreeMap<String, usize> = answer.facets[field].iter().map(|facet| (facet.value.clone(), facet.count)).collect();
            prop_assert_eq!(got, counts, "{} of {}", field, query);
        }
    }
}

proptest! {
    #![proptest_config(cases(500))]

    /// What another selection leaves, and what fits the conditions of a query, are documents as any others: counted by their
    /// values too.
    #[test]
    fn documents_that_others_leave_and_that_fit_conditions(
        docs in prop::collection::vec(doc(), 1..12),
        (asked, conditions, left_out) in (ask(), prop::option::of(ask()), prop::option::of(ask())),
        (chosen, chosen_out) in (prop::option::of(0..COLOURS.len()), prop::option::of(0..COLOURS.len())),
    ) {
        let mut docs = docs;
        let explorer = opened(&docs, &asked);
        docs.push(Doc { title: vec![], text: vec![], colours: vec![0, 1, 2], year: Some(2016) });
        let written = |ask: &Ask| format!("{} ", ask.write());
        let filters = |colour: Option<usize>| {
            let colours = colour.iter().map(|&colour| COLOURS[colour].into()).collect();
            Values::from([("colour".into(), colours)])
        };
        let (own, others) = (filters(chosen), filters(chosen_out));
        let rest = left_out.as_ref().map(|left_out| Selection {
            query: written(left_out),
            filters: others.clone(),
            ..Selection::default()
        });
        let answer = explorer.ask(&Request {
            query: written(&asked),
            filters: own.clone(),
            rest,
            population: conditions.as_ref().map(written),
            limit: 1_000,
            ..Request::default()
        });
        let fits = |doc: &Doc, but: &str| {
            let is_out = |left_out: &Ask| left_out.holds(doc) && passes(doc, &asked, &others, "");
            asked.holds(doc)
                && passes(doc, &asked, &own, but)
                && !left_out.as_ref().is_some_and(is_out)
                && conditions.as_ref().is_none_or(|conditions| conditions.fits(doc))
        };
        let found = (0..).zip(&docs).filter(|(_, doc)| fits(doc, ""));
        let name = |number: usize| if number + 1 == docs.len() { "all".to_string() } else { number.to_string() };
        let mut expected: Vec<String> = found.map(|(number, _)| name(number)).collect();
        expected.sort();
        prop_assert_eq!(ids(&answer), expected);
        for facet in &answer.facets["colour"] {
            let having = docs.iter().filter(|doc| fits(doc, "colour") && has(doc, "colour", &facet.value));
            prop_assert_eq!(facet.count, having.count(), "{}", facet.value);
        }
        let bins = answer.timeline.unwrap().bins;
        let having = docs.iter().filter(|doc| fits(doc, "date") && doc.year.is_some());
        prop_assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), having.count());
    }
}
