//! Quoted words are found as they are, each time that they come and nowhere else.

use std::collections::BTreeMap;

use concord::{
    Explorer,
    index::Lexicon,
    protocol::{Request, Scope},
    query::quoted,
    text::{terms, tokens},
};
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, found, open, texts, words};

/// How often a query's words stand in all documents.
fn matches(explorer: &Explorer, query: &str, scope: Scope) -> usize {
    let answer = explorer.ask(&Request {
        scope,
        ..words(query)
    });
    answer.hits.iter().map(|hit| hit.matches).sum()
}

#[test]
fn words_in_quotes_are_neither_parts_nor_forms_nor_misspelt() {
    let mut explorer =
        texts(&["WebAssembly runs on the web: 1,234 pages, Pakistan’s web-sites, wbe; it’s It"]);
    for (query, expected) in [
        ("web ", 3),
        ("\"web\" ", 2),
        ("“web” ", 2),
        ("\"we", 2 + 1),
        ("\"webassembly\" ", 1),
        ("\"1234\" ", 0),
        ("\"1,234\" ", 1),
        ("\"pakistan\" ", 1),
        ("\"pakistan's\" ", 1),
        ("it ", 2),
        ("\"it\" ", 1),
        ("it's ", 2),
        ("\"it's\" ", 1),
        ("\"it’s\" ", 1),
        ("=it’s ", 1),
        ("=it's ", 1),
        ("=it ", 0),
        ("=i? ", 0),
        ("=It ", 1),
        ("/it.s/ ", 1),
        ("\"run\" ", 0),
        ("\"run^\" ", 1),
        ("\"web*\" ", 3),
        ("\"wep\" ", 0),
    ] {
        let request = Request {
            stems: true,
            typos: true,
            ..words(query)
        };
        explorer.learn_forms(&request);
        let answer = explorer.ask(&request);
        let matches: usize = answer.hits.iter().map(|hit| hit.matches).sum();
        assert_eq!(matches, expected, "{query}");
    }
}

#[test]
fn a_written_form_is_found_by_its_beginning() {
    let explorer = open(&[
        json!({ "id": "0", "text": "It’s the world's; Bo's’s don't; outlet", "outlet": "The World’s" }),
        json!({ "id": "1", "text": "it is a World", "outlet": "World" }),
    ]);
    for query in [
        "=It's",
        "=It’s",
        "=world's",
        "=world’s",
        "=\"the world's\"",
        "=Bo’s's",
        "=don't",
        "outlet:=World's",
    ] {
        let ends = query.char_indices().map(|(start, c)| start + c.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            let found = found(&explorer, typed);
            assert!(found.contains(&"0".into()), "{typed}");
        }
        assert_eq!(found(&explorer, query), ["0"], "{query}");
        assert_eq!(found(&explorer, &format!("{query} ")), ["0"], "{query}");
    }
}

#[test]
fn a_phrase_does_not_overlap_itself() {
    for (text, query, expected) in [
        ("ha ha ha ha", "\"ha ha\"", 2),
        ("ha ha ha ha ha", "\"ha ha\"", 2),
        ("ha ha ha. ha ha", "\"ha ha\"", 2),
        ("a b a b a", "\"a * a\"", 1),
        ("a b a b a", "\"a * a\" OR \"b a\"", 2),
        ("ха ха ха", "\"ха ха\"", 1),
        ("哈哈哈哈", "哈哈", 2),
        ("x ha ha ha", "x NEAR/0 \"ha ha\"", 2),
        ("ha ha ha x", "\"ha ha\" NEAR/0 x", 2),
    ] {
        let query = format!("{query} ");
        assert_eq!(
            matches(&texts(&[text]), &query, Scope::Article),
            expected,
            "{query} in {text}"
        );
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// A term in quotes has as many matches as the corpus has words that fold to it, whatever it is made of.
    #[test]
    fn a_quoted_term_is_found_each_time_that_it_comes(
        texts in prop::collection::vec("([a-c]{1,2}|[A-C][a-c][A-C]|['’.:_,-]|Pakistan’s|'s|[а-вЁ]{1,2}|[\\p{Arabic}]{1,3}|[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}]{1,3}|[א-ת״׳\"]{1,4}|[\\p{Nd},.٫'’]{1,6}|[👩🏽👍❤🇵🇰\u{200D}\u{FE0F}]{1,4}|\\PC| ){1,12}", 2..8),
        scope in prop::sample::select(vec![Scope::Article, Scope::Text, Scope::All]),
    ) {
        let mut expected: BTreeMap<String, usize> = BTreeMap::new();
        let lines: Vec<_> = texts.chunks(2).map(|chunk| {
            let (title, text) = (&chunk[0], chunk.last().unwrap());
            let searched: &[&String] = match scope {
                Scope::Article => &[title, text],
                Scope::Text => &[text],
                Scope::All => &[title, text, title],
            };
            for term in searched.iter().flat_map(|text| terms(text)) {
                *expected.entry(term).or_default() += 1;
            }
            json!({ "title": title, "parts": [{ "kind": "text", "text": text }, { "kind": "comment", "text": title }] })
        }).collect();
        let explorer = open(&lines);
        let lexicon: Lexicon = texts.iter().flat_map(|text| tokens(text).map(|token| &text[token.start..token.end])).collect();
        for term in 0..lexicon.terms() as u32 {
            let query = quoted(&[term], &lexicon);
            let count = expected.get(lexicon.term(term)).copied().unwrap_or_default();
            prop_assert_eq!(matches(&explorer, &query, scope), count, "{}", query);
        }
    }
}
