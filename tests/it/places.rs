//! Lines of a concordance are what hits count as matches and what readings mark, over random corpora and queries.

use concord::{
    Explorer,
    protocol::{Concordance, ConcordanceRequest, ReadRequest, Reading, Request, Scope, Selection},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    harness::{cases, open},
    oracle::{VOCABULARY, ask},
};

/// Parts by kind, each of some words.
type Parts = Vec<(usize, Vec<usize>)>;

pub(crate) const KINDS: [&str; 4] = ["text", "heading", "comment", "text"];

pub(crate) fn text(words: &[usize]) -> String {
    let words: Vec<&str> = words.iter().map(|&word| VOCABULARY[word]).collect();
    words.join(" ")
}

/// A document of some parts of one to a dozen words, the first of them its title.
pub(crate) fn parts() -> impl Strategy<Value = Parts> {
    let words = prop::collection::vec(0..VOCABULARY.len(), 0..12);
    prop::collection::vec((0..KINDS.len(), words), 1..5)
}

pub(crate) fn document(id: usize, parts: &Parts) -> Value {
    let part =
        |(kind, words): &(usize, Vec<usize>)| json!({ "kind": KINDS[*kind], "text": text(words) });
    let rest: Vec<Value> = parts[1..].iter().map(part).collect();
    let colour = ["red", "green", "blue"][id % 3];
    json!({ "id": id.to_string(), "title": text(&parts[0].1), "parts": rest, "colour": colour, "date": (2017 + id % 3).to_string() })
}

pub(crate) fn scopes() -> impl Strategy<Value = Scope> {
    prop::sample::select(vec![Scope::Article, Scope::Text, Scope::All])
}

/// All lines of a request, by windows.
pub(crate) fn all(explorer: &Explorer, request: &ConcordanceRequest) -> Concordance {
    explorer.concordance(&ConcordanceRequest {
        limit: 1_000,
        ..request.clone()
    })
}

fn marks(reading: &Reading) -> Vec<&str> {
    let paragraphs = reading.parts.iter().flat_map(|part| &part.paragraphs);
    let pieces = reading.title.iter().chain(paragraphs.flatten());
    let marked = pieces.filter(|piece| piece.mark);
    marked.map(|piece| piece.text.as_str()).collect()
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn lines_are_the_matches_of_hits_and_the_marks_of_readings(
        documents in prop::collection::vec(parts(), 1..8),
        asked in ask(),
        topic in ask(),
        by_topic in any::<bool>(),
        scope in scopes(),
    ) {
        let mut corpus = vec![json!({ "concord": 1, "topics": [{ "label": "T", "query": topic.write() }] })];
        corpus.extend((0..).zip(&documents).map(|(id, parts)| document(id, parts)));
        let explorer = open(&corpus);
        let query = format!("{} ", asked.write());
        let mut selection = Selection { query: query.clone(), scope, ..Selection::default() };
        if by_topic {
            selection.filters.insert("topic".into(), vec!["T".into()]);
        }
        let answer = explorer.ask(&Request { limit: 1_000, ..Request::from(&selection) });
        let request = ConcordanceRequest { selection, ..ConcordanceRequest::default() };
        let found = all(&explorer, &request);
        let matches: usize = answer.hits.iter().map(|hit| hit.matches).sum();
        prop_assert_eq!((found.total, found.lines.len()), (matches, matches), "{}", query);
        let having = answer.hits.iter().filter(|hit| hit.matches > 0).count();
        prop_assert_eq!(found.documents, having);
        for lines in found.lines.chunk_by(|one, other| one.id == other.id) {
            let reading = explorer.read(&ReadRequest { id: lines[0].id.clone(), query: query.clone(), scope, ..ReadRequest::default() }).unwrap();
            let marks = marks(&reading);
            let mut places: Vec<usize> = lines.iter().map(|line| line.place).collect();
            for line in lines {
                prop_assert_eq!(marks[line.place - 1], line.node.as_str(), "{}", query);
            }
            places.sort_unstable();
            prop_assert_eq!(places, (1..=reading.matches).collect::<Vec<_>>(), "{}", query);
        }
    }
}
