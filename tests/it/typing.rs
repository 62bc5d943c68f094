//! As you type, no letter makes a matching document vanish.

use concord::{
    protocol::{ReadRequest, Scope},
    text::tokens,
};
use proptest::prelude::*;

use crate::harness::{cases, found, open, texts, words};
use serde_json::json;

/// Every beginning of every word finds the word's document, and so does the whole word with a space behind it.
fn all_beginnings_find(text: &str) {
    let explorer = texts(&[text, "something else entirely"]);
    for token in tokens(text) {
        let word = &text[token.start..token.end];
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

#[test]
fn beginnings_of_awkward_words() {
    for text in [
        "counter-terrorism",
        "Pakistan’s",
        "it's",
        "It’s’s",
        "here's'x",
        "let’s’see",
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
        "テレビ",
        "สวัสดี",
        "မြန်မာ",
        "ភាសាខ្មែរ",
        "مُدَرِّسَة",
        "ﷲ",
        "کتابخانۀ",
        "٣٫٥",
        "1٬234",
        "paral·lel",
        "co\u{AD}op",
        "👩🏽\u{200D}🚀",
        "🇵🇰",
        "❤\u{FE0F}",
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

/// Whoever types a query that finds a document sees the document all the while.
#[test]
fn beginnings_of_queries_find_what_the_whole_finds() {
    let document = json!({ "id": "0", "title": "Janjua on Energy", "text": "Energy prices in Uzbekistan rose; women ran. Outlet, title, length, date", "outlet": "The Daily News", "date": "2018-03-03", "length": "120" });
    let other = json!({ "id": "1", "text": "other", "outlet": "x", "date": "2001", "length": "7" });
    let explorer = open(&[document, other]);
    for query in [
        "\"energy prices\"",
        "\"energy prices\"~5",
        "\"en?rgy pri* in\"",
        "energy NEAR/5 rose",
        "\"energy prices\" NEAR rose",
        "(energy OR oil) AND prices",
        "prices NOT song -hills -(sea OR noon)",
        "*stan",
        "wom?n",
        "?nergy",
        "en*gy pr*s",
        "energy~1",
        "energy~ prices~2",
        "/en(e|x)rgy/",
        "/w.m[ae]n/ /p[a-z]{3,}s/",
        "/energy|oil/",
        "=Janjua =Energy",
        "=\"Janjua on\"",
        "prices^ \"rose women\"^",
        "outlet:\"the daily\"",
        "outlet:(news OR dawn)",
        "outlet:da?ly outlet:/ne.s/",
        "outlet:=News",
        "outlet:*",
        "title:energy title:(janjua OR x)",
        "length:>100 length:>=120",
        "date:2018-03..2018-12 date:>2017",
        "* energy",
    ] {
        let ends = query.char_indices().map(|(start, c)| start + c.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            assert!(
                found(&explorer, typed).contains(&"0".into()),
                "{typed:?} of {query:?}"
            );
        }
        assert!(
            found(&explorer, &format!("{query} ")).contains(&"0".into()),
            "{query:?}"
        );
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn beginnings_of_any_words(text in "\\PC{1,20}") {
        all_beginnings_find(&text);
    }

    #[test]
    fn beginnings_of_mixed_scripts(text in "([a-zA-Zéßøİ’'.:_-]{1,8}|(it|He|let|[ab])([’'][sS]){1,3}x?|[а-яёЁЙії]{1,6}|[\\p{Arabic}]{1,5}|[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}\\p{Myanmar}]{1,4}|[א-ת\u{5B0}״׳]{1,5}|[\\p{Nd},.٫'’]{1,6}|[👩🏽👍❤🇵🇰\u{200D}\u{FE0F}]{1,4}| ){1,4}") {
        all_beginnings_find(&text);
    }

    /// What is marked is what was asked for, letter for letter, and nothing of the text is lost.
    #[test]
    fn marks_are_exact(text in "(([a-cé’]{1,3}[\u{301}\u{AD}]?|[A-C]{1,3}|ß|ﬁ|[абёйЁ]{2}|[اأىی\u{64E}ـ]{1,3}|[שׁ״]{1,3}|[1١１]{1,3}|[각ㄱ]{1,2})[ ,—\n“”]{1,2}|[中人カｶ\u{FF9E}กิ👍🏽🇵🇰]){1,10}", part in 0_usize..40) {
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
