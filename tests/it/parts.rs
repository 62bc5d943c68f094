//! Compound words and numbers: the other terms under which they are found.

use concord::text::{parts, term, terms, tokens, ungrouped};
use proptest::prelude::*;

use crate::harness::cases;

#[test]
fn compound_words_have_parts() {
    for (word, expected) in [
        ("WebAssembly", vec!["web", "assembly"]),
        ("parseHTMLPage", vec!["parse", "html", "page"]),
        ("COVID19", vec!["covid", "19"]),
        ("iPhone", vec!["phone"]),
        ("McDonald’s", vec!["mc", "donald"]),
        ("NGOs", vec!["ngo"]),
        ("G20", vec!["20"]),
        ("10km", vec!["10", "km"]),
        ("snake_case_name", vec!["snake", "case", "name"]),
        ("end.Next", vec!["end", "next"]),
        ("note:this", vec!["note", "this"]),
        ("l’économie", vec!["economie"]),
        ("dell'Arte", vec!["dell", "arte"]),
        ("Ankara’da", vec!["ankara", "da"]),
        ("O'Brien", vec!["brien"]),
        ("they'll", vec!["they"]),
        ("it’s", vec!["it"]),
        ("don't", vec![]),
        ("Pakistan’s", vec![]),
        ("U.S.A", vec!["usa"]),
        ("p.m", vec!["pm"]),
        ("МинЭнерго", vec!["мин", "энерго"]),
        ("ГОСТ123", vec!["гост", "123"]),
        ("كوفيد١٩", vec!["كوفيد", "19"]),
    ] {
        assert_eq!(parts(word), expected, "{word}");
    }
}

#[test]
fn plain_words_have_none() {
    for word in [
        "",
        "a",
        "A",
        "word",
        "Word",
        "WORD",
        "État",
        "e\u{301}tat",
        "ЁЛКА",
        "2018",
        "3.14",
        "٢٠١٨",
        "مدرسة",
        "中",
        "カ",
        "한국어",
        "हिन्दी",
        "👍🏽",
        "🇵🇰",
        "paral·lel",
        "x2",
        "__",
        "co\u{AD}op",
        "ﬁnance",
        "Straße",
    ] {
        assert_eq!(parts(word), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn numbers_are_found_without_what_separates_their_thousands() {
    for (number, plain) in [
        ("1,234,567", Some("1234567")),
        ("1'234'567", Some("1234567")),
        ("1’234", Some("1234")),
        ("1.234.567", Some("1234567")),
        ("1\u{202F}234", Some("1234")),
        ("12,34,567", Some("1234567")),
        ("1,234.56", Some("1234.56")),
        ("1.234,56", Some("1234,56")),
        ("١٬٢٣٤٬٥٦٧", Some("1234567")),
        ("３，０００", Some("3000")),
        ("1.234", None),
        ("1,5", None),
        ("1234", None),
        ("0,001", None),
        ("12,345,6", None),
        ("1234,567", None),
        ("1,23,4567", None),
        ("192.168.1.100", None),
        ("", None),
    ] {
        assert_eq!(ungrouped(&term(number)).as_deref(), plain, "{number}");
        if let Some(plain) = plain {
            assert_eq!(parts(number), [plain], "{number}");
        }
    }
    assert_eq!(parts("12.03.2018"), ["12", "03", "2018"]);
    assert_eq!(parts("10,000km"), ["10000", "km"]);
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// Parts are terms that stand in the word as one word, and folding leaves them as they are.
    #[test]
    fn parts_are_terms(text in "([a-zA-Z]{1,3}|[0-9]{1,3}|[._:'’,é\u{301}ЁяßİﬁΣ]|[\\PC]){1,8}") {
        for token in tokens(&text) {
            let word = &text[token.start..token.end];
            for part in parts(word) {
                prop_assert_eq!(terms(&part), [part.clone()], "{:?} of {:?}", part, word);
                prop_assert!(part != term(word));
            }
        }
    }
}
