//! Word boundaries against a full implementation of the standard.

use concord::text::tokens;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    classes::{is_emoji, is_mark, whole},
    harness::cases,
};

fn ours(text: &str) -> Vec<&str> {
    tokens(text)
        .map(|token| &text[token.start..token.end])
        .collect()
}

/// The standard's pieces with a letter, a digit or a picture. What we cut otherwise is read as what we take it for, of the
/// same length: katakana as kanji, a narrow space as a fraction's stroke, and marks on punctuation as standing alone.
fn standard(text: &str) -> Vec<&str> {
    let mut last = ' ';
    let taken: String = text
        .chars()
        .map(|c| taken_for(std::mem::replace(&mut last, c), c))
        .collect();
    taken
        .split_word_bound_indices()
        .filter(|(_, piece)| piece.unicode_words().next().is_some() || piece.contains(is_emoji))
        .map(|(start, piece)| &text[start..start + piece.len()])
        .collect()
}

fn taken_for(last: char, c: char) -> char {
    let is_katakana =
        whole(&format!("カ{c}")) && !whole(&format!("a{c}")) && !whole(&format!("-{c}"));
    let alone = is_katakana || is_mark(c) && is_punctuation(last);
    match (c.len_utf8(), c.is_alphanumeric()) {
        _ if c == '\u{202F}' => '⁄',
        _ if !alone => c,
        (2, true) => '²',
        (2, false) => '±',
        (3, true) => '中',
        (3, false) => '、',
        (_, true) => '𠀀',
        (_, false) => '𐄀',
    }
}

/// Neither letter nor digit nor mark nor picture, and joins no letter.
fn is_punctuation(c: char) -> bool {
    c == '\u{202F}'
        || !c.is_alphanumeric()
            && !whole(&format!("a{c}"))
            && !whole(&format!("\u{200D}{c}"))
            && !is_emoji(c)
}

#[test]
fn words_of_sentences() {
    for (text, words) in [
        ("", vec![]),
        (" \t\n", vec![]),
        ("The quick fox.", vec!["The", "quick", "fox"]),
        (
            "can't 3.14 U.S.A. 1,000,000 a_b __",
            vec!["can't", "3.14", "U.S.A", "1,000,000", "a_b"],
        ),
        ("counter-terrorism", vec!["counter", "terrorism"]),
        ("“Pakistan’s”—yes", vec!["Pakistan’s", "yes"]),
        ("https://a.org/b?c=d", vec!["https", "a.org", "b", "c", "d"]),
        ("мир и мір", vec!["мир", "и", "мір"]),
        ("پاکستان اور روس", vec!["پاکستان", "اور", "روس"]),
        ("中文", vec!["中", "文"]),
        ("a\0b", vec!["a", "b"]),
        (
            "カタカナとテレビ",
            vec!["カ", "タ", "カ", "ナ", "と", "テ", "レ", "ビ"],
        ),
        ("第3章ABC", vec!["第", "3", "章", "ABC"]),
        ("ภาษาไทย", vec!["ภ", "า", "ษ", "า", "ไ", "ท", "ย"]),
        (
            "I ❤\u{FE0F} 👍🏽 it👍",
            vec!["I", "❤\u{FE0F}", "👍🏽", "it", "👍"],
        ),
        (
            "👩\u{200D}🚀👩\u{200D}🚀",
            vec!["👩\u{200D}🚀", "👩\u{200D}🚀"],
        ),
        ("🇵🇰🇷🇺🇵", vec!["🇵🇰", "🇷🇺", "🇵"]),
        ("© → ● ✓ ™", vec!["TM"; 0]),
        ("« mot\u{202F}» 10\u{202F}000", vec!["mot", "10\u{202F}000"]),
        ("צה\"ל אומר \"כן\"", vec!["צה\"ל", "אומר", "כן"]),
    ] {
        assert_eq!(ours(text), words, "{text:?}");
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn ascii_is_cut_as_the_standard_cuts_it(text in "[ -~\n\t]{0,40}") {
        prop_assert_eq!(ours(&text), standard(&text));
    }

    #[test]
    fn punctuated_ascii_is_cut_as_the_standard_cuts_it(text in "[ab1_.,:;'\" -]{0,12}") {
        prop_assert_eq!(ours(&text), standard(&text));
    }

    #[test]
    fn any_text_is_cut_as_the_standard_cuts_it(text in "\\PC{0,30}") {
        prop_assert_eq!(ours(&text), standard(&text));
    }

    #[test]
    fn scripts_with_punctuation_are_cut_as_the_standard_cuts_it(text in "([a-zé]{1,3}|[а-я]{1,3}|[ا-ي]{1,2}|[א-ת]{1,2}|[가-힣]|[アｶ中ひไ]|[0-9٣½_]|[ \\-\n\u{3000}.,:;'\"’“”«»—…·״׳]|[\u{301}\u{5B0}\u{64E}\u{93F}\u{AD}\u{200C}\u{200D}\u{FE0F}\u{202F}]|[👍🏽❤🇦🇧ℹⓂ]){0,12}") {
        prop_assert_eq!(ours(&text), standard(&text));
    }

    /// A block of 64 bytes may end anywhere in a word.
    #[test]
    fn long_texts_are_cut_as_the_standard_cuts_it(text in "([a-z]{1,9}|[a-z]{20,70}|_{1,70}|[а-я]{1,9}|[ .,'’—]| ){0,40}") {
        prop_assert_eq!(ours(&text), standard(&text));
    }

    #[test]
    fn reading_can_start_anew_at_any_word(text in "\\PC{0,30}") {
        for (number, token) in tokens(&text).enumerate() {
            let again: Vec<&str> = ours(&text[token.start..]);
            prop_assert_eq!(&again[..], &ours(&text)[number..]);
        }
    }
}
