//! Distinct texts beside documents: in the list of hits, in facets and on the timeline.

use std::collections::BTreeSet;

use concord::{
    Explorer,
    protocol::{Answer, Request, Sort, Values},
};
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, open};

fn library() -> Explorer {
    open(&[
        json!({ "id": "a", "text": "oil", "date": "2019", "copies": "x" }),
        json!({ "id": "b", "text": "oil oil", "date": "2018" }),
        json!({ "id": "c", "text": "oil, oil and oil", "date": "2020", "copies": "x" }),
        json!({ "id": "d", "text": "gas", "date": "2017", "copies": "y" }),
        json!({ "id": "e", "text": "oil and gas", "copies": "y" }),
        json!({ "id": "f", "text": "oil and gas", "date": "2021", "copies": "y" }),
    ])
}

fn listed(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn of_copies_the_first_that_is_found_can_stand_alone() {
    let library = library();
    let all = Request::default();
    for (request, listed_once) in [
        (all.clone(), &["a", "b", "d"][..]),
        (
            Request {
                sort: Sort::Newest,
                ..all.clone()
            },
            &["a", "b", "d"],
        ),
        (
            Request {
                sort: Sort::Oldest,
                ..all.clone()
            },
            &["d", "b", "a"],
        ),
        (
            Request {
                offset: 1,
                limit: 1,
                ..all.clone()
            },
            &["b"],
        ),
        (
            Request {
                query: "oil ".into(),
                ..all.clone()
            },
            &["b", "a", "e"],
        ),
        (
            Request {
                query: "date:2020..2021".into(),
                ..all.clone()
            },
            &["c", "f"],
        ),
        (
            Request {
                query: "coal ".into(),
                ..all
            },
            &[],
        ),
    ] {
        let once = Request {
            once: true,
            ..request.clone()
        };
        let (all, mut once) = (library.ask(&request), library.ask(&once));
        assert_eq!(listed(&once), listed_once, "{request:?}");
        once.hits.clone_from(&all.hits);
        assert_eq!(once, all, "{request:?}");
    }
}

#[test]
fn values_and_bins_tell_documents_and_texts() {
    let answer = library().ask(&Request {
        filters: Values::from([("date".into(), vec!["2019..2021".into()])]),
        ..Request::default()
    });
    let facet = |field: &str| {
        let counts = answer.facets[field].iter();
        let shown = counts.map(|facet| format!("{} {} {}", facet.value, facet.count, facet.texts));
        shown.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(facet("copies"), "x 2 1, y 1 1");
    assert_eq!(
        facet("date"),
        "2017 1 1, 2018 1 1, 2019 1 1, 2020 1 1, 2021 1 1, 2019..2021 3 2"
    );
    let twice = open(&[
        json!({ "id": "a", "text": "oil", "date": ["2019-01", "2019-02"], "copies": "x" }),
        json!({ "id": "b", "text": "oil", "date": ["2019-02", "2021"], "copies": "x" }),
        json!({ "id": "c", "text": "oil", "date": "2019-02" }),
    ]);
    let answer = twice.ask(&Request::default());
    let bins = answer.timeline.unwrap().bins;
    let bins: Vec<_> = bins.iter().map(|bin| (bin.count, bin.texts)).collect();
    assert_eq!(bins, [(1, 1), (3, 2)]);
}

/// A document: its text, the colours and dates that it has, and the words in it.
#[derive(Clone, Debug)]
struct Doc {
    copies: Option<u8>,
    colours: BTreeSet<usize>,
    dates: BTreeSet<usize>,
    oil: bool,
}

const COLOURS: [&str; 3] = ["red", "green", "blue"];
const DATES: [&str; 5] = ["2017", "2017-02", "2017-02-03", "2018-01", "soon"];

impl Doc {
    fn line(&self, id: usize) -> serde_json::Value {
        let named = |names: &[&str], which: &BTreeSet<usize>| {
            which
                .iter()
                .map(|&one| names[one].to_string())
                .collect::<Vec<_>>()
        };
        json!({
            "id": id.to_string(),
            "text": if self.oil { "oil" } else { "gas" },
            "copies": self.copies.map(|text| text.to_string()),
            "colour": named(&COLOURS, &self.colours),
            "date": named(&DATES, &self.dates),
        })
    }
}

fn docs() -> impl Strategy<Value = Vec<Doc>> {
    let doc = (
        prop::option::weighted(0.7, 0..4_u8),
        prop::collection::btree_set(0..COLOURS.len(), 0..3),
        prop::collection::btree_set(0..DATES.len(), 0..3),
        any::<bool>(),
    );
    let doc = doc.prop_map(|(copies, colours, dates, oil)| Doc {
        copies,
        colours,
        dates,
        oil,
    });
    prop::collection::vec(doc, 1..14)
}

fn opened(docs: &[Doc]) -> Explorer {
    let header = json!({ "concord": 1, "topics": [{ "label": "Oil", "query": "oil" }, { "label": "Gas", "query": "gas" }] });
    let whole = json!({ "id": "all", "text": "", "colour": COLOURS, "date": ["2016-12", "2017", "2018-01", "2018-12"], "copies": "all" });
    let lines = (0..).zip(docs).map(|(id, doc)| doc.line(id));
    open(&[header, whole].into_iter().chain(lines).collect::<Vec<_>>())
}

/// How many texts some documents are, by their numbers.
fn texts(docs: &[Doc], of: impl Fn(&Doc) -> bool) -> usize {
    let text = |(number, doc): (usize, &Doc)| doc.copies.ok_or(number);
    let found = docs.iter().enumerate().filter(|(_, doc)| of(doc));
    found.map(text).collect::<BTreeSet<_>>().len()
}

proptest! {
    #![proptest_config(cases(300))]

    /// As many hits can be listed as there are texts, each the first of its text.
    #[test]
    fn what_stands_once_is_the_first_of_each_text(docs in docs(), red in any::<bool>()) {
        let explorer = opened(&docs);
        let mut request = Request { query: "oil ".into(), once: true, limit: 1_000, ..Request::default() };
        if red {
            request.filters.insert("colour".into(), vec!["red".into()]);
        }
        let answer = explorer.ask(&request);
        let found = |doc: &Doc| doc.oil && (!red || doc.colours.contains(&0));
        let mut seen = BTreeSet::new();
        let first = docs.iter().enumerate().filter(|(_, doc)| found(doc));
        let first = first.filter(|(_, doc)| doc.copies.is_none_or(|text| seen.insert(text)));
        let expected: BTreeSet<String> = first.map(|(number, _)| number.to_string()).collect();
        prop_assert_eq!(answer.hits.len(), answer.texts);
        prop_assert_eq!(answer.texts, texts(&docs, found));
        prop_assert_eq!(listed(&answer).into_iter().map(String::from).collect::<BTreeSet<_>>(), expected);
    }

    /// Values, years, topics, chosen ranges and the timeline's bins have as many texts as a reading finds, without the filter
    /// of the field itself.
    #[test]
    fn values_and_bins_are_counted_in_texts(
        docs in docs(),
        oil in any::<bool>(),
        red in any::<bool>(),
        range in prop::option::of(prop::sample::select(vec!["2017-02..2018", "2017..2017", "unplaced", ">2017"])),
        limit in 0_usize..5,
    ) {
        let explorer = opened(&docs);
        let mut filters = Values::new();
        if red {
            filters.insert("colour".into(), vec!["red".into()]);
        }
        if let Some(range) = range {
            filters.insert("date".into(), vec![range.into(), "2018".into()]);
        }
        let query = if oil { "oil " } else { "-nothing " };
        let request = Request { query: query.into(), filters: filters.clone(), facet_limit: limit, ..Request::default() };
        let answer = explorer.ask(&request);
        let alone = |field: &str, value: &str| {
            let mut filters = filters.clone();
            filters.insert(field.into(), vec![value.into()]);
            let answer = explorer.ask(&Request { query: query.into(), filters, ..Request::default() });
            (answer.total, answer.texts)
        };
        for (field, values) in &answer.facets {
            for facet in values {
                prop_assert_eq!((facet.count, facet.texts), alone(field, &facet.value), "{} {:?}", field, facet);
            }
        }
        for bin in &answer.timeline.unwrap().bins {
            prop_assert_eq!((bin.count, bin.texts), alone("date", &bin.date), "{:?}", bin);
        }
    }
}
