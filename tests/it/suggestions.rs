//! Words that were not found: what is suggested, and what is taken for them when asked.

use concord::{
    Explorer,
    protocol::{ExpansionKind, ReadRequest, Request},
};

use crate::harness::{ids, marked, texts, words};

fn papers() -> Explorer {
    let mut papers = vec!["The government met the governor"; 12];
    papers.extend([
        "The goverment of Pakistan",
        "Government and energy",
        "Energy security; energetic talks",
        "the of and price",
    ]);
    texts(&papers)
}

#[test]
fn words_that_are_not_there_are_replaced_by_the_nearest_that_are() {
    let papers = papers();
    for (query, expected) in [
        ("pakstan ", "pakstan > pakistan, `pakistan ` 1"),
        (
            "Pakstan goverment ",
            "pakstan > pakistan, `pakistan goverment ` 1",
        ),
        ("enrgy", "enrgy > energy, `energy` 2"),
        ("energt ", "energt > energy, `energy ` 2"),
        ("title:x enrgy ", ""),
        (
            "(enrgy OR prise) -talks ",
            "enrgy prise > energy price, `(energy OR price) -talks ` 2",
        ),
        (
            "\"energy securty\" ",
            "securty > security, `\"energy security\" ` 1",
        ),
        ("enrgy enrgy ", "enrgy > energy, `energy energy ` 2"),
        // nothing near, nothing wrong, or nothing that could be
        ("xyzzy ", ""),
        ("energy ", ""),
        ("pr ", ""),
        ("-pakstan price ", ""),
        ("energ* zzz ", ""),
        ("outlet:pakstan ", ""),
        // a word that is there, but hardly, and another that is there far more often
        ("goverment ", "goverment > government, `government ` 13"),
    ] {
        let answer = papers.ask(&words(query));
        let shown: Vec<String> = answer
            .suggestions
            .iter()
            .map(|way| {
                format!(
                    "{} > {}, `{}` {}",
                    way.word, way.instead, way.query, way.total
                )
            })
            .collect();
        assert_eq!(shown.join("; "), expected, "{query:?}");
        for way in &answer.suggestions {
            assert_eq!(papers.ask(&words(&way.query)).total, way.total, "{query:?}");
            assert!(way.total > answer.total, "{query:?}");
        }
    }
}

#[test]
fn misspelt_words_stand_for_the_nearest_when_asked() {
    let papers = papers();
    let typos = |query: &str| {
        papers.ask(&Request {
            typos: true,
            ..words(query)
        })
    };
    for (query, expected) in [
        ("pakstan ", "12"),
        ("securty energy ", "14"),
        ("enrg", "13 14"),
        ("goverment ", "12"),
        ("xyzzy ", ""),
        ("zz ", ""),
    ] {
        assert_eq!(ids(&typos(query)).join(" "), expected, "{query:?}");
    }
    let answer = typos("the pakstan ");
    let shown = &answer.expansions[0];
    assert_eq!(
        (
            shown.written.as_str(),
            shown.kind,
            shown.top[0].value.as_str()
        ),
        ("pakstan", ExpansionKind::Fuzzy, "pakistan")
    );
    let reading = papers.read(&ReadRequest {
        id: "12".into(),
        query: "pakstan ".into(),
        typos: true,
        ..ReadRequest::default()
    });
    assert_eq!(
        marked(&reading.unwrap().parts[0].paragraphs[0]),
        "The goverment of [Pakistan]"
    );
}
