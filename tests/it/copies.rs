//! Exact and near copies.

use std::collections::HashSet;

use concord::{corpus::Corpus, text};
use proptest::prelude::*;

use crate::harness::{cases, made};

/// The corpus of texts, called `0`, `1`, …
fn corpus(texts: &[String]) -> (Corpus, Vec<String>) {
    let names: Vec<String> = (0..texts.len()).map(|at| format!("{at:03}.md")).collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .zip(texts)
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (corpus, report) = made(&files);
    let notes = report.notes.iter().filter(|note| note.code == "copies");
    let messages = notes.map(|note| note.message.clone()).collect();
    (corpus, messages)
}

/// For each document, the first of its group.
fn groups(corpus: &Corpus) -> Vec<Option<usize>> {
    corpus
        .documents
        .iter()
        .map(|document| Some(document.fields.get("copies")?[0].parse().unwrap()))
        .collect()
}

fn runs(text: &str) -> HashSet<Vec<String>> {
    text::terms(text)
        .windows(5)
        .map(<[String]>::to_vec)
        .collect()
}

fn jaccard(a: &str, b: &str) -> f64 {
    let (a, b) = (runs(a), runs(b));
    let common = a.intersection(&b).count();
    common as f64 / (a.len() + b.len() - common).max(1) as f64
}

fn are_near(a: &str, b: &str) -> bool {
    let (one, other) = (text::terms(a), text::terms(b));
    !one.is_empty()
        && (one == other || (one.len() >= 24 && other.len() >= 24 && jaccard(a, b) >= 0.8))
}

/// Each text with each, and what is connected: the definition.
fn by_definition(texts: &[String]) -> Vec<Option<usize>> {
    let mut first: Vec<usize> = (0..texts.len()).collect();
    for a in 0..texts.len() {
        for b in 0..a {
            if are_near(&texts[a], &texts[b]) {
                let (from, to) = (first[a].max(first[b]), first[a].min(first[b]));
                for one in &mut first {
                    if *one == from {
                        *one = to;
                    }
                }
            }
        }
    }
    let members = |group: usize| first.iter().filter(|one| **one == group).count();
    first
        .iter()
        .map(|&group| (members(group) > 1).then_some(group))
        .collect()
}

/// So many different words, told by a number.
fn words(seed: u64, count: usize) -> Vec<String> {
    let mut state = seed;
    (0..count)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            format!("w{}", (state >> 33) % 5_000)
        })
        .collect()
}

/// A few texts, and copies of them with words changed, left out and added.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let change = (0_usize..3, any::<prop::sample::Index>());
    let copy = (
        0_u64..4,
        30_usize..120,
        prop::collection::vec(change, 0..5),
        any::<bool>(),
    );
    let text = copy.prop_map(|(seed, count, changes, short)| {
        let mut words = words(
            seed,
            if short {
                count / 4
            } else {
                (count / 40 + 1) * 40
            },
        );
        for (what, at) in changes {
            let at = at.index(words.len());
            match what {
                0 => words[at] = "changed".into(),
                1 if words.len() > 1 => drop(words.remove(at)),
                _ => words.insert(at, "added".into()),
            }
        }
        words.join(" ")
    });
    prop::collection::vec(text, 1..30)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn groups_are_what_comparing_each_with_each_connects(texts in texts()) {
        let (corpus, _) = corpus(&texts);
        prop_assert_eq!(groups(&corpus), by_definition(&texts));
    }
}

#[test]
fn no_near_copy_is_missed() {
    let (mut near, mut nearly) = (0, 0);
    for round in 0..300_u64 {
        let original = words(1_000 + round, 300);
        let mut copy = original.clone();
        let changes = round as usize % 9;
        for change in 0..changes {
            copy[(change * 31 + 7) % 300] = format!("other{change}");
        }
        let texts = [original.join(" "), copy.join(" ")];
        let (corpus, _) = corpus(&texts);
        let grouped = groups(&corpus) == [Some(0), Some(0)];
        assert_eq!(grouped, are_near(&texts[0], &texts[1]), "round {round}");
        near += usize::from(grouped && changes > 0);
        nearly += usize::from(!grouped);
    }
    assert!(near > 150 && nearly > 20, "{near} {nearly}");
}

#[test]
fn copies_are_told_by_their_articles_alone() {
    let story = "The council met on Tuesday evening and spoke at length of the bridge, which has been closed since the flood of last spring carried away two of its piers.";
    let page = |title: &str, text: &str, around: &str| {
        format!("+++\ntitle = \"{title}\"\n+++\n{text}\n\n::: teaser\n{around}\n:::\n")
    };
    let (corpus, notes) = corpus(&[
        page("Bridge", story, "Rain is on its way."),
        page(
            "Bridge to stay closed",
            &story.to_uppercase().replace('-', " – "),
            "Cup tie lost.",
        ),
        page("Other", "Short.", story),
        page("Another", "Short.", "Nothing."),
        page("Third", "Short, too.", "Nothing."),
        "+++\n+++\n".into(),
        "+++\n+++\n".into(),
    ]);
    let group = [Some(0), Some(0), Some(2), Some(2), None, None, None];
    assert_eq!(groups(&corpus), group);
    assert_eq!(
        notes,
        [
            "2 documents have the same text; none was left out: “000”, “001”.",
            "2 documents have the same text; none was left out: “002”, “003”."
        ]
    );
}

#[test]
fn scripts_without_spaces_have_copies_too() {
    let story = "市议会周二晚上开会讨论了大桥的问题。去年春天的洪水冲走了两个桥墩，此后大桥一直关闭，居民们不得不绕行二十公里。".repeat(2) + "工程师说修理需要一年，费用由省里承担，议员们对此表示满意，但要求尽快开工。";
    let other = "音乐节在河边举行，三天里有四十个乐队演出，其中一半来自国外。门票在一小时内售完，主办方明年打算搬到更大的场地去。";
    let texts = [
        story.clone(),
        story.replace("一年", "两年"),
        other.repeat(2),
    ];
    let (corpus, notes) = corpus(&texts);
    assert_eq!(groups(&corpus), [Some(0), Some(0), None]);
    assert!(notes[0].contains("nearly the same text"), "{notes:?}");
}

#[test]
fn ids_in_the_field_are_those_of_the_corpus() {
    let text = "id = \"a\"\n+++\nThe same few words.";
    let (corpus, _) = corpus(&[
        format!("+++\n{text}"),
        format!("+++\n{text}"),
        "+++\nid = \"b\"\n+++\nOther".into(),
    ]);
    let ids: Vec<&str> = corpus
        .documents
        .iter()
        .map(|document| document.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "a~2", "b"]);
    assert_eq!(corpus.documents[0].fields["copies"], ["a"]);
    assert_eq!(corpus.documents[1].fields["copies"], ["a"]);
    assert!(!corpus.documents[2].fields.contains_key("copies"));
}

#[test]
fn a_large_group_is_named_in_part() {
    let (_, notes) = corpus(&vec!["The same few words.".to_string(); 25]);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].starts_with("25 documents have the same text"));
    assert!(notes[0].ends_with("“019” and 5 more."), "{}", notes[0]);
}
