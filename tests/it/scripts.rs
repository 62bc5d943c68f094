//! Every script: what a reader of it types finds what stands in the texts, and marks it.

use concord::protocol::{ReadRequest, Scope};
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, found, marked, open, texts};

/// The title of the only document, with what a query marks in it.
fn marks(title: &str, query: &str) -> String {
    let explorer = open(&[json!({ "id": "0", "title": title, "text": "" })]);
    let reading = explorer
        .read(&ReadRequest {
            id: "0".into(),
            query: query.into(),
            scope: Scope::All,
            ..ReadRequest::default()
        })
        .unwrap();
    marked(&reading.title)
}

#[test]
fn scripts_without_spaces_are_found_by_any_run_of_characters() {
    let explorer = texts(&[
        "中华人民共和国成立于一九四九年。",
        "人民日报报道，民共合作。",
        "東京タワーは日本の電波塔です。",
        "デジタルテレビを見る。",
        "ประเทศไทยเป็นประเทศในเอเชีย",
        "ປະເທດລາວ ຢູ່ໃນອາຊີ",
        "ភាសាខ្មែរជាភាសាផ្លូវការ",
        "မြန်မာနိုင်ငံသည် အာရှတွင်ရှိသည်",
        "ﾃﾚﾋﾞと第３章",
    ]);
    for (query, ids) in [
        ("人民", vec!["0", "1"]),
        ("人民共和国", vec!["0"]),
        ("民共", vec!["0", "1"]),
        ("国人", vec![]),
        ("東京タワー", vec!["2"]),
        ("京タ", vec!["2"]),
        ("ワーは日本", vec!["2"]),
        ("テレビ", vec!["3", "8"]),
        ("ルテ", vec!["3"]),
        ("レビを見", vec!["3"]),
        ("てれび", vec![]),
        ("第3章", vec!["8"]),
        ("ประเทศ", vec!["4"]),
        ("ไทยเป็น", vec!["4"]),
        ("ศไท", vec!["4"]),
        ("ลาว", vec![]),
        ("ລາວ", vec!["5"]),
        ("ខ្មែរ", vec!["6"]),
        ("ភាសាផ្លូវ", vec!["6"]),
        ("နိုင်ငံ", vec!["7"]),
        ("မာနိုင်", vec!["7"]),
    ] {
        for query in [format!("{query} "), format!("\"{query}\""), query.into()] {
            assert_eq!(found(&explorer, &query), ids, "{query}");
        }
    }
}

#[test]
fn other_spellings_are_found() {
    for (text, queries) in [
        (
            "Государственный отчёт Ёлкина",
            vec!["отчет", "ОТЧЁТ", "елкин", "Елкина"],
        ),
        (
            "İstanbul’da Diyarbakır ısıtma",
            vec![
                "istanbul",
                "İSTANBUL",
                "diyarbakir",
                "DİYARBAKIR",
                "isitma",
                "ISITMA",
            ],
        ),
        (
            "Straße GROẞ Österreich",
            vec![
                "strasse",
                "STRASSE",
                "groß",
                "gross",
                "osterreich",
                "O\u{308}sterreich",
            ],
        ),
        (
            "Ο Οδυσσέας και οι ΟΔΟΙ της οδός",
            vec!["οδυσσεας", "ΟΔΥΣΣΕΑΣ", "ΟΔΟΣ", "οδοσ"],
        ),
        (
            "إلى مَدْرَسَةٍ أحمد في القرآن",
            vec![
                "الى",
                "مدرسه",
                "مدرسة",
                "احمد",
                "القران",
                "ٱلقرآن",
                "مـــدرسة",
                "ﻣﺪﺭﺳﺔ",
            ],
        ),
        (
            "کتاب‌های ایرانی دانشگاهِ",
            vec!["كتابهاي", "کتاب\u{200C}های", "ايراني", "ایرانی", "دانشگاه"],
        ),
        (
            "پاکستان میں مئی کے مہینے",
            vec!["پاكستان", "میں", "ميں", "مئی", "مهينے"],
        ),
        ("שָׁלוֹם צה״ל", vec!["שלום", "צה\"ל", "צה״ל"]),
        ("कार्य २०१८ हिंदी", vec!["कार्य", "2018", "२०१८"]),
        (
            "Ｆｕｌｌ　ｗｉｄｔｈ　２０１８",
            vec!["full", "width", "2018", "ＦＵＬＬ"],
        ),
        (
            "cafe\u{301} co\u{AD}ope\u{AD}rate",
            vec!["café", "cafe", "cooperate", "coöperate"],
        ),
        (
            "Việt Nam Łódź Ærø smørrebrød",
            vec!["viet", "Việt", "lodz", "aero", "smorrebrod"],
        ),
        (
            "한국어 \u{1112}\u{1161}\u{11AB}글",
            vec!["한국어", "한글", "한"],
        ),
        (
            "I ❤️ this 👍🏽 👩🏽‍🚀 🇵🇰",
            vec!["❤", "❤️", "👍", "👍🏿", "👩‍🚀", "👩", "🇵🇰"],
        ),
    ] {
        let explorer = texts(&[text, "something else entirely"]);
        for query in queries {
            assert_eq!(found(&explorer, query), ["0"], "{query} in {text}");
            let words = text
                .split_whitespace()
                .filter(|word| marks(word, query) != *word);
            assert!(words.count() > 0, "{query} marks nothing in {text}");
        }
    }
}

#[test]
fn different_words_stay_apart() {
    for (text, queries) in [
        ("мой край", vec!["мои ", "краи "]),
        ("他的", vec!["她的 ", "的他 "]),
        ("🇵🇰", vec!["🇷🇺 ", "🇰🇵 "]),
        ("👍", vec!["👎 "]),
        ("سلام", vec!["سلم "]),
        ("1,5", vec!["15 "]),
        ("かな", vec!["がな ", "カナ "]),
    ] {
        let explorer = texts(&[text]);
        for query in queries {
            assert!(found(&explorer, query).is_empty(), "{query} in {text}");
        }
    }
}

#[test]
fn marks_stand_around_words_as_they_are_written() {
    for (title, query, expected) in [
        ("“Café” — ‘cafés’", "cafe ", "“[Café]” — ‘cafés’"),
        ("中华人民共和国", "人民共", "中华[人民共]和国"),
        ("東京タワーはタワー", "タワー", "東京[タワー]は[タワー]"),
        ("人人人", "人人 ", "[人人]人"),
        ("ﾃﾚﾋﾞとテレビ", "テレビ ", "[ﾃﾚﾋﾞ]と[テレビ]"),
        ("ประเทศไทย", "ไทย", "ประเทศ[ไทย]"),
        ("مَدْرَسَةٌ؟ مدرسة.", "مدرسة ", "[مَدْرَسَةٌ]؟ [مدرسة]."),
        ("e\u{301}tat, état", "etat ", "[e\u{301}tat], [état]"),
        ("co\u{AD}operate", "cooper", "[co\u{AD}operate]"),
        ("good👍🏽job", "👍 ", "good[👍🏽]job"),
        ("🇵🇰🇷🇺", "🇷🇺 ", "🇵🇰[🇷🇺]"),
        ("ﬁnance ﬁnal", "finance ", "[ﬁnance] ﬁnal"),
        ("Straße, STRASSE", "strasse ", "[Straße], [STRASSE]"),
    ] {
        assert_eq!(marks(title, query), expected, "{query}");
    }
}

/// Where `part` stands in `text`, counted from the left, in brackets.
fn bracketed(text: &str, part: &str) -> String {
    text.replace(part, &format!("[{part}]"))
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn runs_of_characters_find_exactly_the_texts_that_have_them(
        lines in prop::collection::vec("[中国人日本語かなのカナレテーกทยไລາວ]{1,12}", 1..6),
        at in 0_usize..40,
        length in 1_usize..5,
    ) {
        let letters: Vec<char> = lines.concat().chars().collect();
        let start = at % letters.len();
        let query: String = letters[start..letters.len().min(start + length)].iter().collect();
        let explorer = texts(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let expected: Vec<String> = (0..lines.len()).filter(|&line| lines[line].contains(&query)).map(|line| line.to_string()).collect();
        prop_assert_eq!(found(&explorer, &format!("{query} ")), expected);
        prop_assert_eq!(marks(&lines[0], &format!("\"{query}\"")), bracketed(&lines[0], &query));
    }
}
