//! The folding table against the Unicode data that it is made from.

use concord::text;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::harness::varint;

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/fold.bin");

/// The characters that can stand in a word.
fn in_words(c: char) -> bool {
    !c.is_ascii()
        && (c.is_alphanumeric() || c.general_mark() || "‘’＇׳״·\u{387}٫٬،，．：".contains(c))
        && !('\u{AC00}'..='\u{D7A3}').contains(&c)
}

trait Mark {
    fn general_mark(self) -> bool;
}

impl Mark for char {
    fn general_mark(self) -> bool {
        unicode_normalization::char::is_combining_mark(self)
    }
}

fn by_the_standard(c: char) -> String {
    text::fold_char_by(c, |c| match digit(c) {
        Some(digit) => digit.to_string(),
        None => std::iter::once(c).nfkd().collect(),
    })
}

/// What a decimal digit is worth: those of a script stand in a row that begins with its zero.
fn digit(c: char) -> Option<u32> {
    let is_digit = |c: u32| {
        char::from_u32(c).map(UnicodeGeneralCategory::general_category)
            == Some(GeneralCategory::DecimalNumber)
    };
    is_digit(c as u32).then(|| (1..).take_while(|by| is_digit(c as u32 - by)).count() as u32 % 10)
}

fn table() -> Vec<u8> {
    let foldings: Vec<(char, String)> = ('\0'..=char::MAX)
        .filter(|&c| in_words(c))
        .map(|c| (c, by_the_standard(c)))
        .filter(|(c, folding)| *folding != c.to_string())
        .collect();
    let mut bytes = Vec::new();
    varint(&mut bytes, foldings.len() as u32);
    let mut last = 0;
    for (c, _) in &foldings {
        varint(&mut bytes, *c as u32 - last);
        last = *c as u32;
    }
    for (_, folding) in &foldings {
        varint(&mut bytes, folding.chars().count() as u32);
    }
    let mut last = 0_i32;
    for c in foldings.iter().flat_map(|(_, folding)| folding.chars()) {
        let step = c as i32 - last;
        varint(&mut bytes, ((step << 1) ^ (step >> 31)) as u32);
        last = c as i32;
    }
    bytes
}

/// `UPDATE=1 cargo test` writes the table anew.
#[test]
fn the_table_is_what_the_unicode_data_gives() {
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PLACE, &table).unwrap();
    }
    assert_eq!(
        std::fs::read(PLACE).unwrap(),
        table,
        "src/text/fold.bin is stale: UPDATE=1 cargo test writes it anew"
    );
}

#[test]
fn every_character_folds_as_the_standard_says() {
    for c in ('\0'..=char::MAX).filter(|&c| in_words(c)) {
        let mut folded = String::new();
        text::fold_into(&c.to_string(), &mut folded);
        assert_eq!(folded, by_the_standard(c), "U+{:04X}", c as u32);
    }
}

#[test]
fn composed_and_decomposed_text_fold_alike() {
    for c in ('\0'..=char::MAX).filter(|&c| c.is_alphabetic()) {
        let (mut composed, mut decomposed) = (String::new(), String::new());
        text::fold_into(&c.to_string(), &mut composed);
        text::fold_into(
            &std::iter::once(c).nfd().collect::<String>(),
            &mut decomposed,
        );
        assert_eq!(composed, decomposed, "U+{:04X}", c as u32);
    }
}

#[test]
fn words_as_readers_type_them() {
    for (word, term) in [
        ("Économie", "economie"),
        ("E\u{301}conomie", "economie"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("İstanbul", "istanbul"),
        ("ısı", "isi"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ﬁnance", "finance"),
        ("ＮＡＴＯ", "nato"),
        ("ΟΔΟΣ", "οδοσ"),
        ("Ёлка", "елка"),
        ("Мой", "мой"),
        ("Мои\u{306}", "мой"),
        ("Київ", "київ"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),
        ("が", "か\u{3099}"),
        ("한국", "한국"),
        ("\u{1112}\u{1161}\u{11AB}국", "한국"),
        ("Pakistan’s", "pakistan"),
        ("Pakistan's", "pakistan"),
        ("’s", "'s"),
        ("world's’s", "world"),
        ("programma's", "programma"),
        ("It’s", "it's"),
        ("IT'S", "it's"),
        ("Ｉｔ＇ｓ", "it's"),
        ("it’s’s", "it's"),
        ("that’s", "that's"),
        ("here’s", "here's"),
        ("there’s", "there's"),
        ("what’s", "what's"),
        ("who’s", "who's"),
        ("where’s", "where's"),
        ("when’s", "when's"),
        ("why’s", "why's"),
        ("how’s", "how's"),
        ("he’s", "he's"),
        ("she’s", "she's"),
        ("let’s", "let's"),
        ("writer’s", "writer"),
        ("𝐁𝐨𝐥𝐝", "bold"),
        // Arabic, Persian, Urdu: the same words from different keyboards.
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("آفاق", "افاق"),
        ("ٱلله", "الله"),
        ("مدرسة", "مدرسه"),
        ("کتابخانۀ", "كتابخانه"),
        ("ایران", "ايران"),
        ("ہے", "هے"),
        ("رحمة", "رحمه"),
        ("مسؤول", "مسوول"),
        ("می\u{200C}خواهم", "ميخواهم"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("قُرْآن", "قران"),
        ("ٱلْقُرْءَان", "القرءان"),
        ("\u{202B}سلام\u{202C}", "سلام"),
        ("צה״ל", "צה\"ל"),
        ("ג׳ירפה", "ג'ירפה"),
        // Digits of all scripts.
        ("٢٠١٨", "2018"),
        ("۱۳۹۷", "1397"),
        ("२०१८", "2018"),
        ("๒๕๖๑", "2561"),
        ("２０１８", "2018"),
        ("٣٫٥", "3.5"),
        ("𝟜𝟚", "42"),
        ("½", "1⁄2"),
        // What cannot be seen, and what readers leave out.
        ("co\u{AD}operate", "cooperate"),
        ("paral·lel", "parallel"),
        ("Qurʾān", "quran"),
        ("Hawaiʻi", "hawai'i"),
        ("o‘zbek", "o'zbek"),
        ("葛\u{E0100}", "葛"),
        ("ｶﾞ", "カ\u{3099}"),
        ("ﾃﾚﾋﾞ", "テレヒ\u{3099}"),
        // Emoji.
        ("👍🏽", "👍"),
        ("❤\u{FE0F}", "❤"),
        ("👩🏽\u{200D}🚀", "👩🚀"),
        ("🇵🇰", "🇵🇰"),
        ("1\u{FE0F}\u{20E3}", "1"),
    ] {
        let folded: String = text::term(word);
        let expected: String = match term {
            "мой" | "київ" => term.nfd().collect(),
            _ => term.into(),
        };
        assert_eq!(folded, expected, "{word}");
    }
}
