//! Encodings, plain text, Markdown, tables, JSON and JSON Lines.

use concord::{
    corpus::{Corpus, Document},
    protocol::Report,
};
use encoding_rs::{
    BIG5, GBK, IBM866, KOI8_U, SHIFT_JIS, UTF_8, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256,
};

use crate::harness::made;

fn text(document: &Document) -> String {
    let parts: Vec<&str> = document
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    parts.join("\n")
}

fn codes(report: &Report) -> Vec<&str> {
    report.notes.iter().map(|note| note.code.as_str()).collect()
}

/// The text of a corpus of one document, and the messages of its notes.
fn one((corpus, report): &(Corpus, Report)) -> (String, String) {
    assert_eq!(corpus.documents.len(), 1, "{corpus:?}");
    let notes: Vec<&str> = report
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    (text(&corpus.documents[0]), notes.join("\n"))
}

fn utf16(text: &str, big: bool, marked: bool) -> Vec<u8> {
    let mark = if marked { "\u{FEFF}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

const RUSSIAN: &str = "Переговоры в Москве\nСтороны обсудили вопросы безопасности, энергетики и торговли. Встреча прошла в среду.\n";
const URDU: &str =
    "ماسکو میں مذاکرات\nدونوں فریقوں نے توانائی اور تجارت پر بات کی۔ ملاقات بدھ کو ہوئی۔\n";
const GERMAN: &str = "Gespräche über Öl und Gas\nDie Außenminister trafen sich für zwei Tage – „schöne Grüße“ aus Köln.\n";
const CHINESE: &str =
    "两国外长会谈\n双方就能源、贸易和地区安全问题交换了意见。会谈于星期三在莫斯科举行。\n";
const JAPANESE: &str = "外相会談\n両国はエネルギーと貿易について意見を交換しました。会談は水曜日にモスクワで行われました。\n";

#[test]
fn every_encoding_gives_the_same_text() {
    let cases = [
        ("utf-8", RUSSIAN, RUSSIAN.as_bytes().to_vec(), ""),
        (
            "utf-8 with a mark",
            URDU,
            format!("\u{FEFF}{URDU}").into_bytes(),
            "",
        ),
        ("utf-16le", URDU, utf16(URDU, false, true), ""),
        ("utf-16be", CHINESE, utf16(CHINESE, true, true), ""),
        (
            "utf-16le unmarked",
            GERMAN,
            utf16(GERMAN, false, false),
            "UTF-16LE",
        ),
        (
            "utf-16be unmarked",
            GERMAN,
            utf16(GERMAN, true, false),
            "UTF-16BE",
        ),
        (
            "utf-16le unmarked russian",
            RUSSIAN,
            utf16(RUSSIAN, false, false),
            "UTF-16LE",
        ),
        (
            "utf-16be unmarked urdu",
            URDU,
            utf16(URDU, true, false),
            "UTF-16BE",
        ),
        (
            "windows-1251",
            RUSSIAN,
            WINDOWS_1251.encode(RUSSIAN).0.to_vec(),
            "windows-1251",
        ),
        ("koi8", RUSSIAN, KOI8_U.encode(RUSSIAN).0.to_vec(), "KOI8-U"),
        (
            "ibm866",
            RUSSIAN,
            IBM866.encode(RUSSIAN).0.to_vec(),
            "IBM866",
        ),
        (
            "windows-1252",
            GERMAN,
            WINDOWS_1252.encode(GERMAN).0.to_vec(),
            "windows-1252",
        ),
        ("gbk", CHINESE, GBK.encode(CHINESE).0.to_vec(), "GBK"),
        (
            "shift_jis",
            JAPANESE,
            SHIFT_JIS.encode(JAPANESE).0.to_vec(),
            "Shift_JIS",
        ),
    ];
    for (what, expected, bytes, named) in cases {
        let (found, notes) = one(&made(&[("a.txt", &bytes)]));
        let title = expected.lines().next().unwrap();
        assert_eq!(found, expected.trim(), "{what}");
        assert_eq!(notes.contains(named), true, "{what}: {notes}");
        assert_eq!(notes.is_empty(), named.is_empty(), "{what}: {notes}");
        let no_kind = made(&[("dispatch", &bytes)]);
        assert!(one(&no_kind).0.starts_with(title), "{what} without a kind");
    }
    let arabic = "التقى الوزيران في موسكو وناقشا قضايا الطاقة والتجارة والأمن الإقليمي.";
    let found = one(&made(&[("a.txt", WINDOWS_1256.encode(arabic).0)]));
    assert_eq!(found.0, arabic, "{}", found.1);
    let taiwan = "兩國外長在莫斯科會談，就能源、貿易和地區安全問題交換了意見。";
    assert_eq!(one(&made(&[("a.txt", BIG5.encode(taiwan).0)])).0, taiwan);
    assert_eq!(UTF_8.name(), "UTF-8");
}

#[test]
fn lines_end_in_a_line_feed_whatever_they_ended_in() {
    for bytes in ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\r\nb\rc\n"] {
        assert_eq!(
            one(&made(&[("a.txt", bytes)])),
            ("a\nb\nc".into(), String::new()),
            "{bytes:?}"
        );
        let legacy = format!("{bytes}\n").replace('c', "Außenminister über Köln für");
        let legacy = WINDOWS_1252.encode(&legacy).0;
        let found = one(&made(&[("a.txt", legacy)])).0;
        assert_eq!(found, "a\nb\nAußenminister über Köln für", "{bytes:?}");
    }
}

#[test]
fn lines_in_another_encoding_are_told_by_number() {
    let mut bytes = RUSSIAN.repeat(3).into_bytes();
    bytes.extend_from_slice(
        &WINDOWS_1251
            .encode("Строка из старой программы, набранная давно.\n")
            .0,
    );
    bytes.extend_from_slice(RUSSIAN.as_bytes());
    let (found, notes) = one(&made(&[("a.txt", &bytes)]));
    assert!(
        found.contains("Строка из старой программы, набранная давно."),
        "{found}"
    );
    assert!(!found.contains('\u{FFFD}') && found.ends_with("в среду."));
    assert_eq!(
        notes,
        "a.txt is in more than one encoding: line 7 was read as windows-1251."
    );

    let mut bytes = WINDOWS_1251.encode(&RUSSIAN.repeat(9)).0.to_vec();
    bytes.extend_from_slice("Современная строка\n".as_bytes());
    let (found, notes) = one(&made(&[("a.txt", &bytes)]));
    assert!(found.ends_with("Современная строка"), "{found}");
    assert!(
        notes.contains("read as windows-1251") && notes.contains("line 19 was read as UTF-8"),
        "{notes}"
    );
}

#[test]
fn damaged_letters_and_zero_bytes_are_told_and_the_rest_is_read() {
    let mut bytes = format!("{RUSSIAN}Конец.").into_bytes();
    bytes.remove(41);
    let (found, notes) = one(&made(&[("a.txt", &bytes)]));
    assert_eq!(found.matches('\u{FFFD}').count(), 1, "{found}");
    assert_eq!(
        notes,
        "a.txt holds bytes that mean nothing in its encoding, shown as \u{FFFD}: line 2."
    );
    let (found, notes) = one(&made(&[("a.txt", b"one\0 two\nthree\n\0four")]));
    assert_eq!(found, "one two\nthree\nfour");
    assert_eq!(
        notes,
        "a.txt holds zero bytes, which were left out: lines 1, 3."
    );
    assert_eq!(codes(&made(&[("a.txt", b"one\0")]).1), ["zero-bytes"]);
}
