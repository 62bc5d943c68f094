//! Stems, which are Snowball's; ours is what goes in and what comes out.

use concord::text::{languages, stems::stem, term, terms, tokens};
use proptest::prelude::*;

use crate::{harness::cases, languages::sentences};

#[test]
fn forms_of_a_word_have_one_stem() {
    for (language, expected, forms) in [
        ("ar", "كتاب", "الكتاب كتابين"),
        ("ca", "nen", "nens nen nenes"),
        ("cs", "mest", "městech města"),
        ("da", "undersog", "undersøgelsen undersøgelser"),
        ("de", "haus", "Haus Häuser HÄUSER"),
        ("de", "gross", "Größe große"),
        ("el", "οικονομι", "οικονομίας ΟΙΚΟΝΟΜΊΑΣ"),
        ("en", "consign", "consign consigned consigning consignment"),
        ("en", "knight", "knight knightly Knights"),
        ("en", "run", "run running RUNS"),
        ("es", "cancion", "canción canciones cancion"),
        ("es", "tortur", "torturaron torturados"),
        ("et", "raama", "raamat raamatutes"),
        ("eu", "etxe", "etxeetan etxeak"),
        ("fa", "كتاب", "کتاب‌ها كتابها کتاب"),
        ("fi", "talo", "talo taloissa talot"),
        ("fr", "continuel", "continuel continuellement continuelle"),
        ("fr", "econom", "économie Économies l’économie economie"),
        ("ga", "fuil", "bhfuil fuil"),
        ("hi", "लड़क", "लड़की लड़कियों"),
        ("hu", "haz", "házakban ház házak"),
        ("id", "makan", "makanan makan"),
        ("it", "abbandon", "abbandonata abbandonati abbandonare"),
        ("lt", "knyg", "knyga knygomis"),
        ("ne", "घर", "घर घरहरू"),
        ("nl", "huis", "huis huizen"),
        ("no", "havn", "havn havnene"),
        ("pl", "ksiazk", "książkami książka"),
        ("pt", "boem", "boêmia boemia"),
        ("ro", "cart", "cărților cărți"),
        ("ru", "книг", "книга книгами КНИГИ"),
        ("ru", "елк", "ёлкой елкой ЁЛКИ"),
        ("sr", "knjig", "knjiga knjigama књигама"),
        ("sv", "jaktkarl", "jaktkarlarne jaktkarlar"),
        ("tr", "istanbul", "İstanbul İSTANBUL'DA İstanbul’un"),
        ("tr", "isik", "ışıklar IŞIKLAR IŞIK"),
        ("uk", "книг", "книга книгами"),
    ] {
        for form in forms.split(' ') {
            assert_eq!(stem(language, form), expected, "{form}");
        }
    }
}

#[test]
fn languages_without_a_stemmer_leave_words_as_they_are() {
    let bare = |code: &str| {
        languages()
            .iter()
            .any(|known| known.code == code && !known.has_stems())
    };
    for (language, sentence) in sentences() {
        if bare(language) {
            let stems = tokens(sentence).map(|token| &sentence[token.start..token.end]);
            let stems: Vec<String> = stems.map(|word| stem(language, word)).collect();
            assert_eq!(stems, terms(sentence));
        }
    }
    for language in languages() {
        let written = sentences().filter(|(code, _)| *code == language.code);
        let mut words = written.flat_map(|(_, sentence)| sentence.split(' '));
        let stems = words.any(|word| stem(language.code, word) != term(word));
        assert_eq!(stems, language.has_stems(), "{}", language.code);
    }
    assert_eq!(stem("xx", "Häuser"), "hauser");
}

proptest! {
    #![proptest_config(cases(300))]

    /// A word gives a stem, never nothing, in small letters without accents, in each language.
    #[test]
    fn any_word_has_a_stem(word in "\\PC{1,12}|[a-zA-Zäéğıİßøñ'’\u{301}]{1,12}|[а-яёіїЙґўј\u{306}]{1,12}|[\\p{Arabic}\u{200C}]{1,10}|[\\p{Devanagari}]{1,10}|[\\p{Tamil}]{1,10}|[\\p{Greek}]{1,10}|[\\p{Hebrew}]{1,10}|[\\p{Armenian}]{1,10}") {
        for language in languages() {
            let stem = stem(language.code, &word);
            prop_assert!(!stem.is_empty() || term(&word).is_empty());
        }
    }
}
