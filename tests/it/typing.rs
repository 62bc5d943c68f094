//! As you type, no letter makes a matching document vanish.

use concord::{
    protocol::{ReadRequest, Scope},
    text::tokens,
};
use proptest::prelude::*;
use unicode_normalization::char::is_combining_mark;

use crate::harness::{cases, found, open, texts, words};
use serde_json::json;

/// Every beginning of every word finds the word's document, and so does the whole word with a space behind it.
fn all_beginnings_find(text: &str) {
    let explorer = texts(&[text, "something else entirely"]);
    for token in tokens(text) {
        let word = &text[token.start..token.end];
        if marks_stand_alone(word) {
            continue;
        }
        let mut typed = String::new();
        for c in word.chars() {
            typed.push(c);
            assert!(
                found(&explorer, &typed).contains(&"0".into()),
                "{typed:?} of {word:?} in {text:?}"
            );
        }
        typed.push(' ');
        assert!(
            found(&explorer, &typed).contains(&"0".into()),
            "{typed:?} in {text:?}"
        );
    }
}

/// Whether a mark stands on something other than a letter: the standard makes words of quotation marks and colons then,
/// which nobody types.
fn marks_stand_alone(word: &str) -> bool {
    let on_letter = |(before, c): (char, char)| {
        !is_combining_mark(c) || before.is_alphanumeric() || is_combining_mark(before)
    };
    let before = std::iter::once(' ').chain(word.chars());
    !before.zip(word.chars()).all(on_letter)
}

#[test]
fn beginnings_of_awkward_words() {
    for text in [
        "counter-terrorism",
        "Pakistan’s",
        "it's",
        "U.S.A.",
        "3,000.5",
        "e-mail",
        "Straße",
        "ŒUVRE",
        "ﬁnance",
        "İstanbul",
        "ΟΔΟΣ",
        "Ёлка йод",
        "صُلْح",
        "צה\"ל",
        "हिन्दी",
        "ประเทศไทย",
        "日本語テキスト",
        "한국어",
        "a_b_c",
        "OR",
        "NOT",
        "AND",
        "e\u{301}tat",
        "𝐁𝐨𝐥𝐝",
        "x:y",
        "date:time",
        "I’m",
    ] {
        all_beginnings_find(text);
    }
}

#[test]
fn a_second_word_only_narrows() {
    let explorer = texts(&["energy and trade", "energy and security", "trade routes"]);
    let mut last = explorer.ask(&words("energy ")).total;
    for typed in [
        "energy t",
        "energy tr",
        "energy tra",
        "energy trad",
        "energy trade",
        "energy trade ",
    ] {
        let total = explorer.ask(&words(typed)).total;
        assert!(total <= last && total > 0, "{typed}");
        last = total;
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn beginnings_of_any_words(text in "\\PC{1,20}") {
        all_beginnings_find(&text);
    }

    #[test]
    fn beginnings_of_mixed_scripts(text in "([a-zA-Zéßøİ’'.:_-]{1,8}|[а-яёЁЙії]{1,6}|[\\p{Arabic}]{1,5}|[\\p{Han}\\p{Hiragana}\\p{Thai}]{1,4}| ){1,4}") {
        all_beginnings_find(&text);
    }

    /// What is marked is what was asked for, letter for letter, and nothing of the text is lost.
    #[test]
    fn marks_are_exact(text in "([a-cA-Cé’ß.]{1,5}[ ,—\n]{1,2}){1,8}", part in 0_usize..40) {
        let explorer = open(&[json!({ "id": "0", "title": text.clone(), "parts": [{ "kind": "text", "text": text }, { "kind": "comment", "text": text }] })]);
        let all: Vec<_> = tokens(&text).collect();
        prop_assume!(!all.is_empty());
        let word = &text[all[part % all.len()].start..all[part % all.len()].end];
        let request = ReadRequest { id: "0".into(), query: format!("{word} "), scope: Scope::All, ..ReadRequest::default() };
        let reading = explorer.read(&request).unwrap();
        let term = concord::text::terms(word);
        let title: String = reading.title.iter().map(|piece| piece.text.as_str()).collect();
        prop_assert_eq!(&title, &text);
        let expected: Vec<&str> = all.iter().map(|token| &text[token.start..token.end]).filter(|word| concord::text::terms(word) == term).collect();
        let got: Vec<&str> = reading.title.iter().filter(|piece| piece.mark).map(|piece| piece.text.as_str()).collect();
        prop_assert_eq!(&got, &expected);
        for part in &reading.parts {
            let got: Vec<&str> = part.paragraphs.iter().flatten().filter(|piece| piece.mark).map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(&got, &expected);
        }
        prop_assert_eq!(reading.matches, expected.len() * 3);
    }
}
