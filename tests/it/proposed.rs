//! Topics that the words of a selection suggest.

use std::collections::BTreeSet;

use concord::{
    Explorer,
    protocol::{ProposedView, Request, Selection, Table, TableRequest, View},
};

use crate::harness::texts;

fn proposed(explorer: &Explorer, selection: &Selection, options: ProposedView) -> Table {
    explorer.table(&TableRequest {
        selection: selection.clone(),
        view: View::Proposed(options),
        ..TableRequest::default()
    })
}

/// Forty documents of three subjects and one that has none.
fn explorer() -> Explorer {
    let subject = |number: usize| match number % 8 {
        0 => "The ship left the harbour for the ocean; the ship and the harbour, the ocean.",
        1 => "The judge told the court of the verdict: the judge, the court, the verdict.",
        2 => "Die Ernte auf dem Acker, das Getreide: Ernte, Acker, Getreide und Vieh.",
        _ => "There was nothing to be said of any of this, or that, by them who were there.",
    };
    let all: Vec<String> = (0..40)
        .map(|number| format!("{} Number{number}.", subject(number)))
        .collect();
    texts(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

fn words(query: &str) -> BTreeSet<&str> {
    let words = query.split(" OR ");
    words.map(|word| word.trim_matches('"')).collect()
}

#[test]
fn words_of_the_same_documents_are_topics() {
    let table = proposed(&explorer(), &Selection::default(), ProposedView::default());
    let found: Vec<BTreeSet<&str>> = table.rows.iter().map(|row| words(&row.query)).collect();
    for subject in [
        ["harbour", "ocean", "ship"],
        ["court", "judge", "verdict"],
        ["acker", "ernte", "getreide"],
    ] {
        let subject = BTreeSet::from(subject);
        assert!(
            found.iter().any(|words| words.is_superset(&subject)),
            "{subject:?} {found:?}"
        );
    }
    for row in &table.rows {
        assert!(
            row.numbers[2] >= Some(3.0) && row.numbers[3] > Some(0.9),
            "{row:?}"
        );
    }
    let few = ProposedView { most: 2, words: 3 };
    let table = proposed(&explorer(), &Selection::default(), few);
    assert_eq!(table.rows.len(), 2);
    assert!(table.rows.iter().all(|row| words(&row.query).len() == 3));
}

#[test]
fn a_topic_counts_what_its_query_finds() {
    let explorer = explorer();
    for query in ["", "there OR ship OR ernte ", "-judge "] {
        let selection = Selection {
            query: query.into(),
            ..Selection::default()
        };
        let table = proposed(&explorer, &selection, ProposedView::default());
        assert!(!table.rows.is_empty());
        for row in &table.rows {
            let query = match query {
                "" => row.query.clone(),
                query => format!("({}) ({query})", row.query),
            };
            let answer = explorer.ask(&Request {
                query,
                ..Request::default()
            });
            assert_eq!(row.numbers[0], Some(answer.total as f64), "{}", row.query);
            assert_eq!(row.numbers[1], Some(answer.texts as f64), "{}", row.query);
        }
        assert_eq!(
            table,
            proposed(&explorer, &selection, ProposedView::default())
        );
    }
}

#[test]
fn where_there_is_little_nothing_is_proposed() {
    for corpus in [
        &[""][..],
        &["one text"],
        &["one text", "two texts", "one two"],
    ] {
        let table = proposed(
            &texts(corpus),
            &Selection::default(),
            ProposedView::default(),
        );
        assert_eq!(table.total, 0, "{corpus:?}");
    }
    for options in [
        ProposedView { most: 0, words: 8 },
        ProposedView { most: 9, words: 0 },
    ] {
        let table = proposed(&explorer(), &Selection::default(), options.clone());
        assert_eq!(table.total, 0, "{options:?}");
    }
}
