//! The table of classes, made by asking a full implementation of the standard about every character.

use concord::text::classes::Class;
use unicode_properties::{EmojiStatus, UnicodeEmoji};
use unicode_segmentation::UnicodeSegmentation;

use crate::harness::varint;

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/classes.bin");

/// Whether the standard puts no boundary into a text.
pub(crate) fn whole(text: &str) -> bool {
    text.split_word_bounds().count() == 1
}

/// A character's class, told by what it joins.
fn class(c: char) -> Class {
    let mut marks = 0;
    if c.to_string().unicode_words().count() > 0 {
        marks |= Class::WORDY;
    }
    if !is_mark(c) && whole(&format!("\u{200D}{c}")) {
        marks |= Class::PICTURE;
    }
    if is_emoji(c) {
        marks |= Class::EMOJI;
    }
    kind(c).with(marks)
}

fn kind(c: char) -> Class {
    match c {
        '\u{200D}' => return Class::JOINER,
        '\u{202F}' => return Class::MID_NUMBER,
        _ => {}
    }
    let whole = |pattern: &str| whole(&pattern.replace('_', c.encode_utf8(&mut [0; 4])));
    let nothing = "a_a1_1א_א-_-カ_🇦";
    let pieces = nothing.replace('_', c.encode_utf8(&mut [0; 4]));
    if pieces.split_word_bounds().count() == nothing.replace('_', "@").chars().count() {
        return Class::OTHER;
    }
    match (whole("a_"), whole("1_")) {
        _ if whole("-_") => Class::EXTEND,
        (true, true) if whole("カ_") => Class::CONNECTOR,
        (true, true) if whole("_,1") => Class::DIGIT,
        (true, true) if whole("_\"א") => Class::HEBREW,
        (true, true) => Class::LETTER,
        _ => match (whole("a_a"), whole("1_1")) {
            (true, true) if whole("א_") => Class::APOSTROPHE,
            (true, true) => Class::MID_BOTH,
            (true, false) => Class::MID_LETTER,
            (false, true) => Class::MID_NUMBER,
            _ if whole("א_א") => Class::QUOTE,
            _ if whole("_🇦") => Class::REGIONAL,
            _ => Class::OTHER,
        },
    }
}

/// Whether the standard joins it to whatever stands before.
pub(crate) fn is_mark(c: char) -> bool {
    whole(&format!("-{c}"))
}

/// Pictures that are shown as such by default, and the older ones of plain symbols (❤, ☀, ✈), but for those that serve as
/// punctuation (©, ↔, ▪).
pub(crate) fn is_emoji(c: char) -> bool {
    let picture = matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    );
    (picture || c >= '\u{2600}' && c.is_emoji_char()) && !is_mark(c)
}

/// Beyond the planes that have characters all are as the last page.
fn table() -> Vec<u8> {
    let byte = |c: u32| match c {
        0..0x3_4000 | 0xE_0000..0xE_1000 => char::from_u32(c).map_or(Class::OTHER, class).byte(),
        _ => Class::OTHER.byte(),
    };
    let (mut numbers, mut pages) = (Vec::new(), Vec::<Vec<u8>>::new());
    for start in (0..0x11_0000).step_by(256) {
        let page: Vec<u8> = (start..start + 256).map(byte).collect();
        let known = pages.iter().position(|other| *other == page);
        numbers.push(known.unwrap_or(pages.len()) as u8);
        if known.is_none() {
            pages.push(page);
        }
    }
    assert!(pages.len() <= 256);
    let bytes: Vec<u8> = numbers.into_iter().chain(pages.concat()).collect();
    let mut table = Vec::new();
    for run in bytes.chunk_by(|a, b| a == b) {
        varint(&mut table, run.len() as u32);
        varint(&mut table, run[0].into());
    }
    table
}

/// `UPDATE=1 cargo test` writes the table anew.
#[test]
fn the_table_is_what_the_standard_gives() {
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PLACE, &table).unwrap();
    }
    assert!(
        std::fs::read(PLACE).unwrap() == table,
        "src/text/classes.bin is stale: UPDATE=1 cargo test writes it anew"
    );
}
