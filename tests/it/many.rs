//! Many documents: counted exactly, and given back as they came.

use std::collections::{BTreeMap, BTreeSet};

use concord::{
    Explorer,
    corpus::{self, Corpus, Document, Part},
    protocol::{Answer, Bin, FacetOrder, Request, Values},
};
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, filters};

/// Words of the query, and how many in a thousand documents have them.
const WORDS: [(&str, u64); 4] = [("most", 900), ("half", 500), ("some", 100), ("few", 2)];
const FACETS: [&str; 5] = ["colour", "tags", "prize", "stars", "date"];

/// Small numbers, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

#[derive(Default)]
struct Doc {
    words: Vec<&'static str>,
    fields: BTreeMap<&'static str, Vec<String>>,
}

fn doc(number: usize, of: &mut Numbers) -> Doc {
    let words = WORDS.iter().filter(|(_, often)| of.below(1_000) < *often);
    let mut doc = Doc {
        words: words.map(|(word, _)| *word).collect(),
        ..Doc::default()
    };
    let mut put = |name, values: Vec<String>| {
        if !values.is_empty() {
            doc.fields.insert(name, values);
        }
    };
    put("colour", vec![format!("colour {}", of.below(5))]);
    let tags: BTreeSet<u64> = (0..of.below(4)).map(|_| of.below(12)).collect();
    put(
        "tags",
        tags.iter().map(|tag| format!("tag {tag}")).collect(),
    );
    if of.below(500) == 0 {
        put("prize", vec![format!("prize {}", of.below(3))]);
    }
    put("stars", vec![(1 + of.below(10)).to_string()]);
    put("url", vec![format!("https://example.org/{number}")]);
    let mut date = |_| {
        let (year, month, day) = (2010 + of.below(5), 1 + of.below(12), 1 + of.below(28));
        match of.below(10) {
            0 => format!("{year}"),
            1..=3 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    };
    let dates = [0, 1, 1, 1, 1, 1, 1, 1, 2, 3][number % 10];
    let dates: BTreeSet<String> = (0..dates).map(&mut date).collect();
    put("date", dates.into_iter().collect());
    doc
}

impl Doc {
    fn values(&self, field: &str) -> &[String] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// What a field is counted by: a date by its year.
    fn counted(&self, field: &str) -> BTreeSet<&str> {
        let values = self.values(field).iter();
        let length = if field == "date" { 4 } else { usize::MAX };
        values
            .map(|value| &value[..length.min(value.len())])
            .collect()
    }

    fn months(&self) -> BTreeSet<&str> {
        let months = self.values("date").iter();
        months.filter_map(|date| date.get(..7)).collect()
    }

    fn passes(&self, chosen: &Values, but: &str) -> bool {
        let has = |field: &str, value: &String| match value.as_str() {
            "unplaced" => self.months().is_empty(),
            value if field == "date" => self
                .values(field)
                .iter()
                .any(|date| date.starts_with(value)),
            _ => self.values(field).contains(value),
        };
        let mut others = chosen.iter().filter(|(field, _)| *field != but);
        others.all(|(field, values)| values.iter().any(|value| has(field, value)))
    }
}

/// How many documents have each of the values that `of` names.
fn counts<'d>(
    docs: &[&'d Doc],
    of: impl Fn(&'d Doc) -> BTreeSet<&'d str>,
) -> BTreeMap<&'d str, usize> {
    let mut counts = BTreeMap::new();
    for value in docs.iter().flat_map(|doc| of(doc)) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn most_first<'d>(counts: &BTreeMap<&'d str, usize>) -> Vec<(&'d str, usize)> {
    let mut counts: Vec<_> = counts
        .iter()
        .map(|(value, count)| (*value, *count))
        .collect();
    counts.sort_by_key(|&(_, count)| usize::MAX - count);
    counts
}

/// What an answer lists of a field; of dates the years.
fn listed<'a>(answer: &'a Answer, field: &str) -> Vec<(&'a str, usize)> {
    let all = answer.facets[field].iter();
    let all = all.filter(|one| field != "date" || one.value.len() == 4);
    all.map(|one| (one.value.as_str(), one.count)).collect()
}

fn check(explorer: &Explorer, docs: &[Doc], word: &str, chosen: &[(&str, &[&str])]) {
    let request = Request {
        query: format!("{word} "),
        limit: 10,
        ..filters(chosen)
    };
    let matches = |doc: &Doc, but| {
        (word.is_empty() || doc.words.contains(&word)) && doc.passes(&request.filters, but)
    };
    let answer = explorer.ask(&request);
    let all = (0..).zip(docs).filter(|(_, doc)| matches(doc, ""));
    let all: Vec<u32> = all.map(|(number, _)| number).collect();
    assert_eq!(answer.total, all.len(), "{request:?}");
    assert_eq!(explorer.documents(&request), all, "{request:?}");
    let first = explorer.ask(&Request {
        facet_limit: 4,
        facet_order: FacetOrder::Corpus,
        ..request.clone()
    });
    for field in FACETS {
        let without: Vec<&Doc> = docs.iter().filter(|doc| matches(doc, field)).collect();
        let expected = counts(&without, |doc| doc.counted(field));
        let found = listed(&answer, field);
        let found: Vec<_> = found.into_iter().filter(|(_, count)| *count > 0).collect();
        assert_eq!(found, most_first(&expected), "{field} of {request:?}");

        let corpus = counts(&docs.iter().collect::<Vec<_>>(), |doc| doc.counted(field));
        let found = listed(&first, field);
        for ((value, count), (place, (as_in_corpus, _))) in
            found.iter().zip(most_first(&corpus).iter().enumerate())
        {
            assert_eq!(
                *count,
                expected.get(value).copied().unwrap_or(0),
                "{value} of {request:?}"
            );
            assert!(
                place >= 4 || value == as_in_corpus,
                "{value} of {request:?}"
            );
        }
        let beyond = expected
            .keys()
            .filter(|value| found.iter().all(|(other, _)| other != *value));
        assert_eq!(
            first.more_values.get(field).copied().unwrap_or(0),
            beyond.count(),
            "{field} of {request:?}"
        );
    }
    check_months(
        &answer,
        docs,
        &docs
            .iter()
            .filter(|doc| matches(doc, "date"))
            .collect::<Vec<_>>(),
    );
}

fn check_months(answer: &Answer, docs: &[Doc], found: &[&Doc]) {
    let timeline = answer.timeline.as_ref().unwrap();
    let all = counts(&docs.iter().collect::<Vec<_>>(), Doc::months);
    let some = counts(found, Doc::months);
    let count = |counts: &BTreeMap<&str, usize>, bin: &Bin| {
        counts.get(bin.date.as_str()).copied().unwrap_or(0)
    };
    assert_eq!(timeline.bins.len(), 60);
    for bin in &timeline.bins {
        assert_eq!(
            (bin.count, bin.all),
            (count(&some, bin), count(&all, bin)),
            "{}",
            bin.date
        );
    }
    let unplaced = found.iter().filter(|doc| doc.months().is_empty()).count();
    assert_eq!(
        (timeline.placed, timeline.unplaced),
        (found.len() - unplaced, unplaced)
    );
}

#[test]
fn fifty_thousand_documents_are_counted_exactly() {
    let mut numbers = Numbers(1);
    let docs: Vec<Doc> = (0..50_000)
        .map(|number| doc(number, &mut numbers))
        .collect();
    let line = |(number, doc): (usize, &Doc)| {
        let mut line = json!(doc.fields);
        line["id"] = json!(number);
        line["text"] = json!(doc.words.join(" "));
        format!("{line}\n")
    };
    let lines: String = docs.iter().enumerate().map(line).collect();
    let explorer = Explorer::open(lines.as_bytes()).unwrap();
    for word in ["", "most", "half", "some", "few", "none"] {
        check(&explorer, &docs, word, &[]);
    }
    check(&explorer, &docs, "half", &[("colour", &["colour 1"])]);
    check(
        &explorer,
        &docs,
        "most",
        &[
            ("tags", &["tag 1", "tag 11"]),
            ("date", &["2011", "2012-03"]),
        ],
    );
    check(
        &explorer,
        &docs,
        "",
        &[("prize", &["prize 2"]), ("stars", &["10", "7"])],
    );
    check(&explorer, &docs, "some", &[("date", &["unplaced"])]);
    check(
        &explorer,
        &docs,
        "",
        &[("url", &["https://example.org/777"])],
    );
}

fn document() -> impl Strategy<Value = Document> {
    let values = prop::collection::btree_set("[a-cß中 ]{0,3}[a-c]", 1..4);
    let values = values.prop_map(|values| values.into_iter().collect::<Vec<_>>());
    let values = values.prop_shuffle();
    let parts = prop::collection::vec(("text|teaser|heading|[a-c]", ".{0,40}"), 0..4);
    let fields = prop::collection::btree_map("[a-c]{1,2}|date", values, 0..4);
    (".{1,3}", ".{0,20}", parts, fields).prop_map(|(id, title, parts, fields)| Document {
        id,
        title,
        parts: parts
            .into_iter()
            .map(|(kind, text)| Part { kind, text })
            .collect(),
        fields,
    })
}

fn unique(documents: Vec<Document>) -> Corpus {
    let mut ids = corpus::Ids::default();
    let mut corpus = Corpus {
        documents,
        ..Corpus::default()
    };
    for document in &mut corpus.documents {
        if let Some(id) = ids.give(&document.id) {
            document.id = id.into();
        }
    }
    corpus.name();
    corpus
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_was_packed_is_given_back(documents in prop::collection::vec(document(), 1..8)) {
        let corpus = unique(documents);
        let lines = corpus::lines(&corpus, 0).collect::<String>();
        let opened = Explorer::open(lines.as_bytes()).unwrap();
        prop_assert_eq!(&opened.about().hash, &corpus.hash);
        prop_assert_eq!(opened.lines(0).collect::<String>(), lines.clone());
        prop_assert_eq!(Explorer::new(corpus, &|_, _| {}).lines(0).collect::<String>(), lines);
    }
}

#[test]
fn documents_of_any_size_and_letters_are_given_back() {
    let sizes = [
        0, 700_000, 400_000, 1_500_000, 10, 1_048_576, 0, 3_000_000, 5,
    ];
    let controls: String = ('\0'..=' ').collect();
    let document = |(number, size): (usize, &usize)| Document {
        id: number.to_string(),
        title: format!("\"\\ / {controls}\u{7f}"),
        parts: vec![Part {
            kind: "text".into(),
            text: format!("{number} ").repeat(size / 2),
        }],
        ..Document::default()
    };
    let corpus = unique(sizes.iter().enumerate().map(document).collect());
    let lines = corpus::lines(&corpus, 0).collect::<String>();
    let read = corpus::read(lines.as_bytes()).unwrap();
    assert!(read.warnings.is_empty() && read.documents == corpus.documents);
    let explorer = Explorer::new(corpus, &|_, _| {});
    let given = explorer.lines(0);
    assert!(given.eq(lines.split_inclusive('\n').map(String::from)));
}
