//! The words that a pattern stands for, case by case and against naive readings.

use std::ops::Range;

use concord::{
    index::Lexicon,
    query::{Expander, Forms, Pattern, Slot, ValueWords},
    text,
};
use proptest::prelude::*;

use crate::{
    harness::cases,
    naive::{distance, glob_matches},
};

const WORDS: [&str; 28] = [
    "Janjua",
    "janjua",
    "JANJUA",
    "Janjua’s",
    "Jänjua",
    "woman",
    "women",
    "womn",
    "Pakistan",
    "pakistani",
    "Afghanistan",
    "stan",
    "run",
    "runs",
    "running",
    "ruin",
    "price",
    "prices",
    "rpice",
    "prize",
    "3,000",
    "日",
    "本",
    "straße",
    "STRASSE",
    "It’s",
    "it's",
    "it",
];

fn slot(words: &[&str], pattern: &Pattern) -> (Lexicon, Slot) {
    let lexicon: Lexicon = words.iter().copied().collect();
    let slot = Expander::new(&lexicon, &Forms::none()).slot(pattern);
    (lexicon, slot)
}

/// The words of a slot, which must be in order.
fn words_of(lexicon: &Lexicon, slot: &Slot) -> Vec<String> {
    let apart = |pair: &[Range<u32>]| pair[0].end <= pair[1].start;
    assert!(slot.words.windows(2).all(apart), "{slot:?}");
    assert!(slot.words.iter().all(|range| !range.is_empty()), "{slot:?}");
    let numbers = slot.words.iter().cloned().flatten();
    numbers.map(|word| lexicon.word(word).to_string()).collect()
}

fn found(pattern: &Pattern) -> String {
    let (lexicon, slot) = slot(&WORDS, pattern);
    assert!(!slot.cut);
    words_of(&lexicon, &slot).join(" ")
}

fn stem(word: &str) -> Pattern {
    Pattern::Stem {
        term: word.into(),
        written: word.into(),
    }
}

fn fuzzy(term: &str, distance: u8, open: bool) -> Pattern {
    Pattern::Fuzzy {
        term: term.into(),
        distance,
        open,
    }
}

#[test]
fn patterns_stand_for_words() {
    let glob = |glob: &str| Pattern::Glob(glob.into());
    let exact = |word: &str| Pattern::Exact(word.into());
    let regex = |regex: &str| Pattern::Regex(regex.into());
    for (pattern, expected) in [
        (
            Pattern::Whole("janjua".into()),
            "JANJUA Janjua Janjua’s Jänjua janjua",
        ),
        (Pattern::Whole("jan".into()), ""),
        (Pattern::Typing("ru".into()), "ruin run running runs"),
        (glob("*stan"), "Afghanistan Pakistan stan"),
        (glob("*stan*"), "Afghanistan Pakistan pakistani stan"),
        (glob("wom?n"), "woman women"),
        (glob("wom*n"), "woman women womn"),
        (glob("?tan"), "stan"),
        (glob("*k*s*n"), "Pakistan"),
        (glob("strasse"), "STRASSE straße"),
        (glob("?"), "日 本"),
        (exact("Janjua"), "Janjua Janjua’s"),
        (exact("Janjua’s"), "Janjua’s"),
        (exact("Janjua's"), "Janjua’s"),
        (exact("jänjua"), ""),
        (exact("Jän*"), "Jänjua"),
        (exact("J*A"), "JANJUA"),
        (exact("?anjua"), "Janjua Janjua’s janjua"),
        (exact("i*"), "it it's"),
        (exact("i?"), "it"),
        (Pattern::Whole("it".into()), "it"),
        (Pattern::Whole("it's".into()), "It’s it's"),
        (Pattern::Typing("it".into()), "it It’s it's"),
        (fuzzy("price", 1, false), "price prices prize"),
        (fuzzy("pirce", 1, false), "price"),
        (fuzzy("price", 2, false), "price prices prize rpice"),
        (fuzzy("wrun", 1, false), ""),
        (fuzzy("wrun", 2, false), "run womn"),
        (fuzzy("pakst", 1, false), ""),
        (fuzzy("pakst", 1, true), "Pakistan pakistani"),
        (regex("wom[ae]n"), "woman women"),
        (regex("(pakis|s)tani?"), "Pakistan pakistani stan"),
        (regex("^RUN.{0,4}$"), "run running runs"),
        (regex("straße"), "STRASSE straße"),
        (regex("\\d.+"), "3,000"),
        (regex("[^\\w]+"), ""),
        (regex(".{1}"), "日 本"),
        (regex("(a*)*b|run"), "run"),
        (regex(""), ""),
        (stem("runs"), "runs"),
    ] {
        assert_eq!(found(&pattern), expected, "{pattern:?}");
    }
}

#[test]
fn everything_is_one_range() {
    for pattern in [
        Pattern::Glob("*".into()),
        Pattern::Regex(".*".into()),
        Pattern::Typing(String::new()),
    ] {
        let (lexicon, slot) = slot(&WORDS, &pattern);
        assert_eq!(slot.words.len(), 1, "{pattern:?}");
        assert_eq!(slot.words[0], 0..lexicon.words() as u32, "{pattern:?}");
    }
}

#[test]
fn words_of_a_value_stand_one_after_another() {
    let (lexicon, forms) = (Lexicon::default(), Forms::none());
    let expander = Expander::new(&lexicon, &forms);
    let has = |words: &[Pattern], value: &str| ValueWords::new(words, &expander).in_value(value);
    let whole = |word: &str| Pattern::Whole(word.into());
    let news = "The Daily News, Karachi";
    assert!(has(&[whole("daily"), whole("news")], news));
    assert!(!has(&[whole("news"), whole("daily")], news));
    assert!(has(
        &[Pattern::Glob("d*y".into()), Pattern::Typing("ne".into())],
        news
    ));
    assert!(has(&[Pattern::Exact("News".into())], news));
    assert!(!has(&[Pattern::Exact("news".into())], news));
    assert!(has(&[Pattern::Regex("kara(ch|k)i".into())], news));
    assert!(has(&[fuzzy("karatchi", 1, false)], news));
    assert!(has(&[Pattern::Glob("*".into())], news));
    assert!(!has(&[Pattern::Glob("*".into())], "—"));
    assert!(!has(
        &[whole("daily"), whole("news"), whole("paper")],
        "news"
    ));
}

#[test]
fn patterns_that_explode_are_cut() {
    let words: Vec<String> = (0..2_000_u32)
        .map(|n| {
            format!("{:b}", n * 7_919 + (1 << 23))
                .replace('0', "a")
                .replace('1', "b")
        })
        .collect();
    let lexicon: Lexicon = words.iter().map(String::as_str).collect();
    for regex in [
        "(a|b)*a(a|b){18}",
        "((a*)*)*c",
        "(a|aa|b|bb)+c",
        ".{0,500}x.{0,500}",
    ] {
        let slot = Expander::new(&lexicon, &Forms::none()).slot(&Pattern::Regex(regex.into()));
        let wanted = regex::Regex::new(&format!("^(?:{regex})$")).unwrap();
        let all = words.iter().filter(|word| wanted.is_match(word)).count();
        let got = words_of(&lexicon, &slot);
        assert!(slot.cut || got.len() == all, "{regex}");
        assert!(got.iter().all(|word| wanted.is_match(word)), "{regex}");
    }
}

/// The terms of a pattern, and those for which `wanted` holds.
fn both(
    words: &[String],
    pattern: &Pattern,
    wanted: impl Fn(&str) -> bool,
) -> (Vec<String>, Vec<String>) {
    let terms: Vec<String> = words.iter().map(|word| text::term(word)).collect();
    let lexicon: Lexicon = terms.iter().map(String::as_str).collect();
    let forms = Forms::none();
    let mut expander = Expander::new(&lexicon, &forms);
    let slot = expander.slot(pattern);
    let mut expected: Vec<String> = terms.iter().filter(|term| wanted(term)).cloned().collect();
    expected.sort();
    expected.dedup();
    for term in &terms {
        let in_value = ValueWords::new(std::slice::from_ref(pattern), &expander).in_value(term);
        assert_eq!(
            in_value,
            expected.contains(term),
            "{pattern:?} in the value {term}"
        );
    }
    (words_of(&lexicon, &slot), expected)
}

fn some_words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[abcéж]{1,6}", 0..40)
}

fn some_regex() -> impl Strategy<Value = String> {
    let pieces = [
        "a", "b", "é", "ж", ".", "[ab]", "[a-c]", "[^ab]", "(", ")", "|", "*", "+", "?", "*?",
        "{2}", "{0,2}", "{1,}", r"\d", r"\w",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..10)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn globs_match_as_a_naive_reading(words in some_words(), glob in "[abeж*?]{1,7}") {
        let glob = glob.replace("**", "*");
        let (got, expected) = both(&words, &Pattern::Glob(glob.clone()), |term| glob_matches(&glob, term));
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn distances_are_those_of_the_whole_table(words in some_words(), term in "[abceж]{0,6}", most in 1_u8..3) {
        let near = |other: &str| distance(&term, other) <= usize::from(most);
        let (got, expected) = both(&words, &fuzzy(&term, most, false), near);
        prop_assert_eq!(got, expected);
        let begins = |other: &str| (0..=other.len()).any(|end| other.get(..end).is_some_and(near));
        let (got, expected) = both(&words, &fuzzy(&term, most, true), begins);
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn regular_expressions_match_as_elsewhere(words in some_words(), regex in some_regex()) {
        let plain = regex.replace("é", "e");
        let elsewhere = regex::Regex::new(&plain).and_then(|_| regex::Regex::new(&format!("^(?:{plain})$")));
        let pattern = Pattern::Regex(regex.clone());
        // What repeats a repetition is an error here.
        let twice = regex.replace("*?", "*").split_inclusive(['*', '+', '?', '}']).skip(1).any(|after| after.starts_with(['*', '+', '?', '{']));
        if let Ok(elsewhere) = elsewhere && !twice {
            let (got, expected) = both(&words, &pattern, |term| elsewhere.is_match(term));
            prop_assert_eq!(got, expected, "{}", regex);
        }
    }

    #[test]
    fn any_pattern_ends(words in some_words(), letters in "\\PC{0,30}", kind in 0..6) {
        let lexicon: Lexicon = words.iter().map(String::as_str).collect();
        let pattern = match kind {
            0 => Pattern::Glob(letters),
            1 => Pattern::Regex(letters),
            2 => Pattern::Exact(letters),
            3 => stem(&letters),
            4 => fuzzy(&letters, 9, true),
            _ => fuzzy(&letters, 9, false),
        };
        let slot = Expander::new(&lexicon, &Forms::none()).slot(&pattern);
        words_of(&lexicon, &slot);
        let (lexicon, forms) = (Lexicon::default(), Forms::none());
        let expander = Expander::new(&lexicon, &forms);
        ValueWords::new(&[pattern], &expander).in_value("some value");
    }
}
