//! Word boundaries: the fast way for ASCII against the standard's rules.

use concord::text::tokens;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::harness::cases;

fn ours(text: &str) -> Vec<&str> {
    tokens(text)
        .map(|token| &text[token.start..token.end])
        .collect()
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
        prop_assert_eq!(ours(&text), text.unicode_words().collect::<Vec<_>>());
    }

    #[test]
    fn punctuated_ascii_is_cut_as_the_standard_cuts_it(text in "[ab1_.,:;'\" -]{0,12}") {
        prop_assert_eq!(ours(&text), text.unicode_words().collect::<Vec<_>>());
    }

    /// But for a mark behind a space, which the standard joins to the space and we do not.
    #[test]
    fn any_text_is_cut_as_the_standard_cuts_it(text in "\\PC{0,30}") {
        prop_assert_eq!(ours(&text), text.unicode_words().map(str::trim_ascii_start).collect::<Vec<_>>());
    }
}
