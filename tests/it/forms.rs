//! Words in all their forms: those that the documents' languages have.

use concord::{
    Explorer,
    protocol::{Answer, Expansion, ReadRequest, Request, Revision, TopicInfo},
    text::{stems::stem, terms},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    harness::{cases, codes, found, ids, marked, open, texts, words},
    languages::sentences,
};

/// A dozen sentences of a language in one text, and others behind them.
fn text(code: &str, more: &str) -> String {
    let own = sentences().filter(|(other, _)| *other == code);
    let text: String = own.map(|(_, sentence)| format!("{sentence} ")).collect();
    text + more
}

/// Documents called by their languages, with texts in them.
fn library(documents: &[(&str, &str)]) -> Explorer {
    let documents = documents.iter();
    let lines: Vec<Value> = documents
        .map(|(code, more)| json!({ "id": code, "text": text(code, more) }))
        .collect();
    open(&lines)
}

fn answer(explorer: &mut Explorer, request: &Request) -> Answer {
    explorer.learn_forms(request);
    explorer.ask(request)
}

fn all_forms(query: &str) -> Request {
    Request {
        stems: true,
        ..words(query)
    }
}

fn shown(expansion: &Expansion) -> String {
    let mut words: Vec<&str> = expansion.top.iter().map(|one| one.value.as_str()).collect();
    words.sort_unstable();
    let languages: Vec<&str> = expansion
        .languages
        .iter()
        .map(|one| one.value.as_str())
        .collect();
    format!("{} ({})", words.join(" "), languages.join(" "))
}

#[test]
fn a_word_stands_for_its_forms_in_the_languages_of_the_documents() {
    let en = "She runs. He was running, they ran. Runner! RUN-time";
    let de = "Häuser, Haus; die Toten starben.";
    for (documents, query, expected) in [
        (&[("en", en)][..], "run^ ", "run running runs (en)"),
        (&[("en", en)], "running^ ", "run running runs (en)"),
        (&[("en", en)], "RUNS^ ", "run running runs (en)"),
        (&[("en", en)], "ran^ ", "ran ()"),
        (
            &[("en", "consigned consignment")],
            "consigns^ ",
            "consigned consignment (en)",
        ),
        (&[("en", en)], "house^ ", ""),
        (&[("de", de)], "Haus^ ", "haus hause hauser (de)"),
        (&[("de", de)], "häuser^ ", "haus hause hauser (de)"),
        (&[("de", de)], "Hauses^ ", "haus hause hauser (de)"),
        (
            &[("fr", "l’économie, économies; continuelle")],
            "économie^ ",
            "economies l'economie (fr)",
        ),
        (
            &[("ru", "книга книгами КНИГИ ёлка елки")],
            "книгу^ ",
            "книга книгами книги (ru)",
        ),
        (
            &[("ru", "книга книгами КНИГИ ёлка елки")],
            "елка^ ",
            "елка елки (ru)",
        ),
        (
            &[("tr", "İstanbul İSTANBUL'DA ışıklar IŞIK")],
            "ışık^ ",
            "isik isiklar (tr)",
        ),
        (&[("ar", "الكتاب كتابين")], "كتاب^ ", "الكتاب كتابين (ar)"),
        // forms of a language that is not told, or is not theirs
        (&[("de", "runs running")], "running^ ", "running ()"),
        (&[("zh", "runs running")], "running^ ", "running ()"),
        (
            &[("en", "died dies"), ("de", de)],
            "dies^ ",
            "died dies diese dieses (en de)",
        ),
        (
            &[("en", "the dice were dying"), ("de", "diese dieser")],
            "die^ ",
            "die dying (en)",
        ),
        (
            &[("en", "the dice were dying"), ("de", "diese dieser")],
            "diese^ ",
            "diese dieser dieses (de)",
        ),
        (
            &[("en", "arms"), ("de", "Arme, Armen")],
            "arm^ ",
            "arme armen arms (en de)",
        ),
        // the forms of each language are its own
        (
            &[("en", "Haus"), ("ru", "книга книги")],
            "книга^ ",
            "книга книги (ru)",
        ),
    ] {
        let mut explorer = library(documents);
        let answer = answer(&mut explorer, &words(query));
        let expansions: Vec<String> = answer.expansions.iter().map(shown).collect();
        assert_eq!(expansions.join("; "), expected, "{query} in {documents:?}");
        let unknown = documents[0].0 == "zh";
        assert_eq!(codes(&answer), &["no-language"][..usize::from(unknown)]);
    }
}

fn papers() -> Explorer {
    open(&[
        json!({ "concord": 1, "topics": [{ "label": "Running", "query": "run^" }] }),
        json!({ "id": "a", "title": "Runs", "text": text("en", "They were running for the office."), "outlet": "The Runner" }),
        json!({ "id": "b", "title": "x", "text": "He runs an office of the ministry.", "outlet": "Running News" }),
        json!({ "id": "c", "title": "x", "text": "Gravest concerns were raised, and the offices closed.", "outlet": "Dawn" }),
    ])
}

#[test]
fn forms_are_taken_wherever_words_are() {
    let mut papers = papers();
    for (query, expected) in [
        ("run^ ", "a b"),
        ("-run^ ", "c"),
        ("title:run^ ", "a"),
        ("outlet:run^ ", "b"),
        ("topic:run^ ", "a b"),
        ("\"run office\"^ ", ""),
        ("\"the offices\"^ ", "a c"),
        ("\"run^ for\" ", "a"),
        ("office^ NEAR/3 run^ ", "a b"),
        ("\"gravest concern\"^ ", "c"),
        ("(run^ OR concern^) close^ ", "c"),
        ("run^", "a b"),
    ] {
        let answer = answer(&mut papers, &words(query));
        assert_eq!(ids(&answer).join(" "), expected, "{query}");
    }
    for (request, expected) in [
        (all_forms("office run "), "a b"),
        (all_forms("office ru"), "a b"),
        (all_forms("=office "), "a b"),
        (all_forms("\"offices of the\" "), ""),
        (all_forms("\"office of the\" "), "b"),
        (all_forms("outlet:run "), ""),
        (all_forms("conserns "), ""),
        (
            Request {
                typos: true,
                ..all_forms("conserns run ")
            },
            "",
        ),
        (
            Request {
                typos: true,
                ..all_forms("conserns office ")
            },
            "c",
        ),
    ] {
        let answer = answer(&mut papers, &request);
        assert_eq!(ids(&answer).join(" "), expected, "{request:?}");
    }
}

#[test]
fn forms_and_nothing_else_are_marked() {
    let mut papers = papers();
    let answer = answer(&mut papers, &words("run^ "));
    let hit = answer.hits.iter().find(|hit| hit.id == "a").unwrap();
    assert_eq!(marked(&hit.marked_title), "[Runs]");
    assert!(marked(&hit.snippets[0].pieces).contains("They were [running] for the office."));
    assert_eq!(hit.matches, 2);
    let reading = papers.read(&ReadRequest {
        id: "b".into(),
        query: "office ministries run ".into(),
        stems: true,
        ..ReadRequest::default()
    });
    assert_eq!(
        marked(&reading.unwrap().parts[0].paragraphs[0]),
        "He [runs] an [office] of the ministry."
    );
    papers.learn_forms(&all_forms("ministries "));
    let reading = papers.read(&ReadRequest {
        id: "b".into(),
        query: "ministries^ ".into(),
        ..ReadRequest::default()
    });
    assert_eq!(
        marked(&reading.unwrap().parts[0].paragraphs[0]),
        "He runs an office of the [ministry]."
    );
}

#[test]
fn what_is_not_known_is_said() {
    let mut papers = papers();
    let said = |answer: &Answer| {
        let warnings = answer.warnings.iter();
        let said = warnings.map(|one| format!("{} at {}", one.code, one.part));
        said.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(papers.about().warnings[0].part, "Running");
    for (request, expected) in [
        (words("the office^ "), "no-stems at office^"),
        (all_forms("=the office "), "no-stems at office"),
        (all_forms("offic"), ""),
        (words("office "), ""),
    ] {
        assert_eq!(said(&papers.ask(&request)), expected);
    }
    assert_eq!(found(&papers, "offices^ "), ["c"], "as it is written");
    papers.learn_forms(&words("office^ "));
    assert_eq!(papers.about().warnings, []);
    assert_eq!(found(&papers, "offices^ "), ["a", "b", "c"]);
    assert_eq!(
        said(&papers.ask(&words("officer^ "))),
        "no-stems at officer^"
    );
    let mut numbers = texts(&["12 13", "42"]);
    assert_eq!(
        said(&answer(&mut numbers, &words("12^ "))),
        "no-language at 12^"
    );
    assert_eq!(said(&answer(&mut numbers, &words("12 "))), "");
}

#[test]
fn stems_are_asked_for_once_and_only_where_they_are_wanted() {
    let mut papers = texts(&["The cat ran to the house of the people", "42"]);
    let languages = |papers: &mut Explorer, query: &str| papers.unstemmed(&words(query));
    assert_eq!(languages(&mut papers, "cat "), []);
    let all = "The\ncat\nhouse\nof\npeople\nran\nthe\nto\nzebras";
    let (language, mut lines) = languages(&mut papers, "zebras^ cat^ ").remove(0);
    let sorted = |lines: &str| {
        let mut lines: Vec<String> = lines.lines().map(String::from).collect();
        lines.sort();
        lines.join("\n")
    };
    assert_eq!((language.as_str(), sorted(&lines).as_str()), ("en", all));
    // What comes back may be short, long or of another language.
    for language in ["xx", "en"] {
        papers.take_stems(language, &lines, "\nx\nx");
    }
    lines.push_str("\n\nno such word");
    papers.take_stems("en", &lines, &lines);
    assert_eq!(languages(&mut papers, "zebras^ cat^ ran^ "), []);
    assert_eq!(
        languages(&mut papers, "cats^ "),
        [("en".into(), "cats".into())]
    );
}

#[test]
fn a_field_that_says_the_language_counts_more_than_words() {
    let mut notes = open(&[
        json!({ "id": "a", "text": "Häuser", "language": "de" }),
        json!({ "id": "b", "text": "Haus of the and of the and to the", "language": "German" }),
        json!({ "id": "c", "text": "of Moscow and to the house and of the", "language": "RU_ru" }),
    ]);
    let answer = answer(&mut notes, &words("haus^ "));
    assert_eq!(ids(&answer), ["a", "b"]);
    assert_eq!(shown(&answer.expansions[0]), "haus hauser (de)");
    assert_eq!(answer.expansions[0].languages[0].count, 2);
}

#[test]
fn a_revision_is_followed() {
    let mut papers = papers();
    papers.learn_forms(&Request::default());
    assert_eq!(papers.about().topics[0].count, 2);
    let topic = |label: &str, query: &str| TopicInfo {
        label: label.into(),
        query: query.into(),
        ..TopicInfo::default()
    };
    let revision = Revision {
        topics: Some(vec![
            topic("Offices", "office^"),
            topic("Zebras", "zebra^ OR topic:office^"),
        ]),
        ..Revision::default()
    };
    papers.revise(revision, &|_, _| {});
    papers.learn_forms(&Request::default());
    let counts: Vec<usize> = papers
        .about()
        .topics
        .iter()
        .map(|topic| topic.count)
        .collect();
    assert_eq!(counts, [3, 3]);
    let part = json!({ "parts": [{ "id": "b", "part": 0, "kind": "comment" }] });
    papers.revise(serde_json::from_value(part).unwrap(), &|_, _| {});
    assert_eq!(
        codes(&papers.ask(&words("office^ "))),
        ["no-stems"],
        "all is indexed anew"
    );
    assert_eq!(ids(&answer(&mut papers, &words("office^ "))), ["a", "c"]);
}

proptest! {
    #![proptest_config(cases(60))]

    /// A word finds all texts in which a word has its stem, and what its forms find is part of that.
    #[test]
    fn forms_find_what_has_the_stem(code in prop::sample::select(vec!["en", "de", "fr", "ru", "tr", "ar", "es", "fi"]), number in 0..200_usize) {
        let all: Vec<&str> = sentences().filter(|(other, _)| *other == code).map(|(_, one)| one).collect();
        let vocabulary: Vec<String> = all.iter().flat_map(|one| written(one)).collect();
        let word = &vocabulary[number % vocabulary.len()];
        let mut explorer = texts(&all);
        let query = format!("{word}^ ");
        let answer = answer(&mut explorer, &words(&query));
        let same = |other: &String| stem(code, other) == stem(code, word) || terms(other) == terms(word);
        let expected: Vec<String> = (0..all.len()).filter(|&at| written(all[at]).iter().any(same)).map(|at| at.to_string()).collect();
        let mut got: Vec<usize> = ids(&answer).iter().map(|id| id.parse().unwrap()).collect();
        got.sort_unstable();
        prop_assert!(expected.iter().all(|id| got.contains(&id.parse().unwrap())), "{query}: {got:?}, not {expected:?}");
        for form in answer.expansions.iter().flat_map(|one| &one.top) {
            let form = found(&explorer, &format!("{} ", form.value));
            prop_assert!(form.iter().all(|id| got.contains(&id.parse().unwrap())), "{query}");
        }
    }
}

fn written(text: &str) -> Vec<String> {
    let tokens = concord::text::tokens(text);
    tokens
        .map(|token| text[token.start..token.end].to_string())
        .collect()
}
