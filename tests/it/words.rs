//! Word boundaries against a full implementation of the standard.

use concord::text::tokens;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    classes::{shown_as_picture, whole},
    harness::cases,
};

fn ours(text: &str) -> Vec<&str> {
    tokens(text)
        .map(|token| &text[token.start..token.end])
        .collect()
}

/// The standard's pieces with a letter, a digit or a picture, less the punctuation that marks have been put on. What we
/// cut otherwise is read as what we take it for, of the same length: katakana as kanji, a narrow space as a comma.
fn standard(text: &str) -> Vec<&str> {
    let taken: String = text.chars().map(taken_for).collect();
    let mut words = Vec::new();
    for (start, piece) in taken.split_word_bound_indices() {
        let word = piece.trim_start_matches(|c| whole(&format!("{c}\u{301}")) && is_punctuation(c));
        let end = start + piece.len();
        if word.unicode_words().next().is_some() || has_picture(word) {
            words.push(&text[end - word.len()..end]);
        }
    }
    words
}

fn taken_for(c: char) -> char {
    let is_katakana =
        whole(&format!("カ{c}")) && !whole(&format!("a{c}")) && !whole(&format!("-{c}"));
    match (c, is_katakana, c.len_utf8()) {
        ('\u{202F}', ..) => '⁄',
        (_, true, _) if !c.is_alphanumeric() => '、',
        (_, true, 3) => '中',
        (_, true, _) => '𠀀',
        _ => c,
    }
}

/// Neither letter nor digit nor mark nor picture, and joins no letter.
fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric()
        && !whole(&format!("a{c}"))
        && !whole(&format!("\u{200D}{c}"))
        && !shown_as_picture(c)
}

fn has_picture(word: &str) -> bool {
    let shown = |c: char| shown_as_picture(c) && !whole(&format!("-{c}"));
    let mut picture = false;
    word.chars().any(|c| {
        let presented = picture && c == '\u{FE0F}';
        if !whole(&format!("-{c}")) {
            picture = whole(&format!("\u{200D}{c}"));
        }
        presented || shown(c)
    })
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

    /// A joiner stands behind no punctuation: there the oracle joins a picture to the word before.
    #[test]
    fn scripts_with_punctuation_are_cut_as_the_standard_cuts_it(text in "([a-zé]{1,3}|[а-я]{1,3}|[ا-ي]{1,2}|[א-ת]{1,2}|[가-힣]|[アｶ中ひไ]|[0-9٣½_]|[ \\-\n\u{3000}.,:;'\"’“”«»—…·״׳]|[\u{301}\u{5B0}\u{64E}\u{93F}\u{AD}\u{200C}\u{FE0F}\u{202F}]|[a👍❤]\u{200D}|[👍🏽❤🇦🇧ℹⓂ]){0,12}") {
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
