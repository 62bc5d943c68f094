//! Encodings, plain text, Markdown, tables, JSON and JSON Lines.

use concord::{
    corpus::{Corpus, Document},
    ingest::{Options, Roles},
    protocol::Report,
};
use encoding_rs::{
    BIG5, GBK, IBM866, KOI8_U, SHIFT_JIS, UTF_8, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256,
};

use proptest::prelude::*;

use crate::harness::{cases, gathered, made, noted};

fn text(document: &Document) -> String {
    let parts: Vec<&str> = document
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    parts.join("\n")
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
        assert!(notes.contains(named), "{what}: {notes}");
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
    assert_eq!(noted(&made(&[("a.txt", b"one\0")]).1), ["zero-bytes"]);
}

fn documents(name: &str, bytes: impl AsRef<[u8]>) -> (Vec<String>, String) {
    let (corpus, report) = made(&[(name, bytes)]);
    let notes: Vec<&str> = report
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    (
        corpus.documents.iter().map(shown).collect(),
        notes.join("\n"),
    )
}

/// A document in one line: id | title | text | fields.
fn shown(document: &Document) -> String {
    let fields: Vec<String> = document
        .fields
        .iter()
        .filter(|(name, _)| !["date.confidence", "date.evidence"].contains(&name.as_str()))
        .map(|(name, values)| format!("{name}={}", values.join("+")))
        .collect();
    format!(
        "{} | {} | {} | {}",
        document.id,
        document.title,
        text(document).replace('\n', "⏎"),
        fields.join(" ")
    )
}

#[test]
fn tables_by_any_delimiter_give_the_same_documents() {
    let rows = [
        ["id", "title", "text", "date", "outlet"],
        [
            "a",
            "Talks, again",
            "They “spoke” of gas; oil | and coal.",
            "2018-03-14",
            "Dawn",
        ],
        ["b", "", "Two\nparagraphs, \"quoted\".", "2019", "The News"],
        ["c", "Only a title", "", "", ""],
    ];
    let expected = [
        "a | Talks, again | They “spoke” of gas; oil | and coal. | date=2018-03-14 outlet=Dawn",
        "b |  | Two⏎paragraphs, \"quoted\". | date=2019 outlet=The News",
        "c | Only a title |  | ",
    ];
    for (name, delimiter) in [
        ("a.csv", ','),
        ("a.csv", ';'),
        ("a.tsv", '\t'),
        ("a.csv", '|'),
        ("a.tab", ','),
    ] {
        let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
        let table: Vec<String> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(quoted)
                    .collect::<Vec<_>>()
                    .join(&delimiter.to_string())
            })
            .collect();
        for end in ["\n", "\r\n"] {
            let (found, notes) = documents(name, table.join(end));
            assert_eq!(
                (found, notes),
                (expected.map(String::from).to_vec(), String::new()),
                "{name} {delimiter}"
            );
        }
    }
}

#[test]
fn columns_are_told_by_name_in_many_languages_or_by_what_they_hold() {
    let long =
        "Eine lange Meldung, die von Gas und Öl handelt und mehr sagt als jede andere Spalte.";
    for (head, row, expected) in [
        (
            "Заголовок;Текст;Дата",
            "Переговоры;О газе;14.03.2018",
            "a-1 | Переговоры | О газе | date=2018-03-14",
        ),
        (
            "Titel;Datum;Inhalt;Ort",
            "Gespräche;2018;Über Gas;Köln",
            "a-1 | Gespräche | Über Gas | Ort=Köln date=2018",
        ),
        (
            "标题,正文,日期",
            "会谈,关于能源,2018-03-14",
            "a-1 | 会谈 | 关于能源 | date=2018-03-14",
        ),
        (
            "عنوان,متن,تاریخ",
            "مذاکرات,توانائی,2018",
            "a-1 | مذاکرات | توانائی | date=2018",
        ),
        (
            "Headline,Body Text,Published At,Author",
            "Talks,On gas,2018-03-14T10:00:00Z,Ann",
            "a-1 | Talks | On gas | author=Ann date=2018-03-14T10:00:00Z",
        ),
        (
            "doc id,created_utc,selftext",
            "x7,1521021600,On gas",
            "x7 |  | On gas | date=2018-03-14",
        ),
        (
            "name,day,url",
            "Ann,20180314,http://a.example/b",
            "a-1 | Ann |  | date=2018-03-14 url=http://a.example/b",
        ),
        (
            "one;two;three",
            &format!("Köln;{long};7"),
            &format!("a-1 |  | {long} | one=Köln three=7"),
        ),
        (
            "Place of Talks,text,text",
            "Köln,x,y",
            "a-1 |  | x⏎y | Place_of_Talks=Köln",
        ),
        (
            "text,date,title,parts",
            "t,not one,x,p",
            "a-1 | x | t | parts.other=p",
        ),
    ] {
        let (found, notes) = documents("a.csv", format!("{head}\n{row}\n"));
        assert_eq!(found, [expected], "{head}: {notes}");
    }
    let (found, notes) = documents("a.csv", "2018-03-14,Talks\n2018-03-15,More talks\n");
    assert_eq!(
        found,
        [
            "a-1 |  |  | column_1=2018-03-14 column_2=Talks",
            "a-2 |  |  | column_1=2018-03-15 column_2=More talks"
        ]
    );
    assert!(notes.contains("no row of names"), "{notes}");
    let (_, notes) = documents("a.csv", "Überschrift,Artikel\nTalks,On gas\n");
    assert!(notes.contains("the title from “Überschrift”"), "{notes}");
}

#[test]
fn roles_are_chosen_whatever_their_case_and_told_where_they_are_missing() {
    let roles = Roles {
        text: Some("SUMMARY".into()),
        title: Some("Nowhere".into()),
        date: Some("event date".into()),
        id: None,
    };
    let options = Options {
        roles,
        ..Options::default()
    };
    let table = "text,summary,event date,date\nlong text,short,2018,2019\n";
    let (corpus, report) = gathered(&[("a.csv", table)], &options);
    let documents = corpus.unwrap().documents;
    assert_eq!(
        shown(&documents[0]),
        "a-1 |  | short | date=2018 date.other=2019 text.other=long text"
    );
    let notes = report
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect::<String>();
    assert!(notes.contains("has nothing called “Nowhere” for the title; what it has is called text, summary, event_date, date."), "{notes}");
}

#[test]
fn broken_rows_are_told_with_their_line_and_the_rest_is_read() {
    let table = "id,text,year\n1,one,2018\n2,two\n3,\"three\n\nlines\",2018,extra\n,,\n\n4,\"stray,2018\n5,\"fi,ve\",2018\n6,six\0,2018\n7,\"never closed,2018\n8,eight,2018";
    let (found, notes) = documents("a.csv", table);
    assert_eq!(
        found,
        [
            "1 |  | one | date=2018",
            "2 |  | two | ",
            "3 |  | three⏎⏎lines | column_4=extra date=2018",
            "4 |  | stray | date=2018",
            "5 |  | fi,ve | date=2018",
            "6 |  | six | date=2018",
            "7 |  | never closed | date=2018",
            "8 |  | eight | date=2018",
        ],
        "{notes}"
    );
    for note in [
        "a.csv, line 3 has 2 cells in place of 3; the rest was taken for empty.",
        "a.csv, line 4 has 4 cells in place of 3; what is too much was kept.",
        "a.csv, line 9 has a quotation mark that opens a cell and is never closed, so it was passed over.",
        "a.csv, line 12 has a quotation mark",
        "a.csv has empty rows, which were left out: 1.",
        "a.csv holds zero bytes, which were left out: line 11.",
    ] {
        assert!(notes.contains(note), "{note} in {notes}");
    }
    let (found, _) = documents("a.csv", "id,text\n1,one, two, three\n");
    assert_eq!(found, ["1 |  | one, two, three | "]);
    let (found, notes) = documents(
        "a.csv",
        "id,text\n1,\"a \\\"quoted\\\" word, and more\"\n2,\"\\\"b\\\"\"\n",
    );
    assert_eq!(
        found,
        ["1 |  | a \"quoted\" word, and more | ", "2 |  | \"b\" | "],
        "{notes}"
    );
}

#[test]
fn a_stray_quote_swallows_nothing_wherever_it_stands() {
    let rows: Vec<String> = (0..300)
        .map(|row| format!("{row},\"Title, {row}\",\"Text of\n\nrow {row}\",2018"))
        .collect();
    for place in [0, 1, 150, 299] {
        for (at, mark) in [(0, "x\",\"y,"), (1, "\"")] {
            let mut rows = rows.clone();
            rows[place] = if at == 0 {
                format!("{place},{mark}{place},2018")
            } else {
                format!("{place},\"Title {place},Text,2018")
            };
            let table = format!("id,title,text,date\n{}\n", rows.join("\n"));
            let (found, notes) = documents("a.csv", &table);
            assert_eq!(found.len(), 300, "{place} {mark}: {notes}");
            for (row, found) in found.iter().enumerate().filter(|(row, _)| *row != place) {
                assert_eq!(
                    *found,
                    format!("{row} | Title, {row} | Text of⏎⏎row {row} | date=2018")
                );
            }
            assert!(
                notes.contains(&format!("a.csv, line {}", 2 + place * 3)),
                "{notes}"
            );
        }
    }
}

#[test]
fn tables_with_little_in_them() {
    for (table, code) in [
        ("", "empty"),
        ("\n\n", "empty"),
        ("id,text,date\n", "no-rows"),
        ("\u{FEFF}", "empty"),
    ] {
        let (corpus, report) = gathered(&[("a.csv", table)], &Options::default());
        assert!(corpus.is_err(), "{table}");
        assert_eq!(noted(&report), [code], "{table:?}");
    }
    let (found, _) = documents("a.csv", "text\nHello, world\nOne more, with, commas\n");
    assert_eq!(
        found,
        [
            "a-1 |  | Hello, world | ",
            "a-2 |  | One more, with, commas | "
        ]
    );
    let (found, _) = documents(
        "a.csv",
        WINDOWS_1251
            .encode("Заголовок;Текст\nПереговоры в Москве;Стороны обсудили газ\n")
            .0,
    );
    assert_eq!(
        found,
        ["a-1 | Переговоры в Москве | Стороны обсудили газ | "]
    );
    let (found, _) = documents(
        "a.csv",
        utf16("title\ttext\r\nTalks\tOn gas\r\n", false, true),
    );
    assert_eq!(found, ["a-1 | Talks | On gas | "]);
}

const CONCORD: &str = r#"{"concord":1,"title":"Talks","description":"","fields":[{"name":"outlet","label":"Newspaper"}],"topics":[{"label":"Gas","query":"gas"}]}
{"id":"a","title":"One","text":"On gas.\nAnd coal.","date":"2018-03","outlet":["Dawn","TASS"]}
{"title":"No id","parts":[{"kind":"heading","text":"Head"},{"kind":"teaser","text":"More"}],"deep":{"er":1.50}}
{"id":"a","text":["list"],"body":"A body of more words than any other of its members, to tempt whoever guesses."}
"#;

#[test]
fn concords_own_lines_are_read_as_concord_reads_them() {
    let (corpus, report) = made(&[("a.jsonl", CONCORD)]);
    let own = concord::corpus::read(CONCORD.as_bytes()).unwrap();
    assert_eq!(corpus.documents, own.documents);
    assert_eq!(
        (
            corpus.header.title,
            corpus.header.fields,
            corpus.header.topics
        ),
        (own.header.title, own.header.fields, own.header.topics)
    );
    assert_eq!(noted(&report), ["duplicate-id"]);
    let (as_json, _) = made(&[("a.json", CONCORD)]);
    assert_eq!(as_json.documents, own.documents);
}

#[test]
fn json_of_many_shapes_gives_the_same_documents() {
    let objects = [
        r#"{"id": 7, "headline": "Talks", "body": ["On gas.", "And coal."], "published": "2018-03-14", "tags": ["a", "b"], "by": {"name": "Ann"}}"#,
        r#"{"id": 8, "headline": "More", "body": "On oil.", "published": 1521021600}"#,
    ];
    let expected = [
        "7 | Talks | On gas.⏎And coal. | by.name=Ann date=2018-03-14 tags=a+b",
        "8 | More | On oil. | date=2018-03-14",
    ];
    let list = objects.join(",\n");
    for (what, name, text) in [
        ("lines", "a.jsonl", objects.join("\n")),
        (
            "lines with blank ones",
            "a.ndjson",
            objects.join("\r\n\r\n"),
        ),
        ("lines under another name", "a.json", objects.join("\n")),
        ("a list", "a.json", format!("[{list}]")),
        (
            "a list under another name",
            "a.jsonl",
            format!("[\n{list}\n]\n"),
        ),
        (
            "a list inside",
            "a.json",
            format!(r#"{{"status": "ok", "response": {{"total": 2, "results": [{list}]}}}}"#),
        ),
        (
            "by id",
            "a.json",
            format!(r#"{{"x": {}, "y": {}}}"#, objects[0], objects[1]),
        ),
        (
            "spread out",
            "a.jsonl",
            objects.join("\n").replace(", ", ",\n  "),
        ),
    ] {
        let (found, notes) = documents(name, &text);
        assert_eq!(found, expected, "{what}: {notes}");
        assert!(
            notes.contains(
                "gives the text from “body”, the title from “headline”, the date from “published”"
            ),
            "{what}: {notes}"
        );
    }
    let (found, notes) = documents("a.json", objects[1]);
    assert_eq!(found, ["8 | More | On oil. | date=2018-03-14"], "{notes}");
    let (found, _) = documents(
        "a.json",
        r#"{"title": "Alone", "text": "It has the name of its file.", "comments": [{"by": "x"}, {"by": "y"}]}"#,
    );
    assert_eq!(
        found.len(),
        2,
        "a short text beside a longer list is what stands beside it"
    );
    let long = "A long text. ".repeat(30);
    let (found, _) = documents(
        "a.json",
        format!(
            r#"{{"title": "Alone", "text": "{long}", "comments": [{{"by": "x"}}, {{"by": "y"}}]}}"#
        ),
    );
    assert_eq!(
        found,
        [format!("a | Alone | {} | comments.by=x+y", long.trim())]
    );
    let (found, _) = documents("a.json", r#"["First text.", "Second text."]"#);
    assert_eq!(
        found,
        ["a-1 |  | First text. | ", "a-2 |  | Second text. | "]
    );
}

#[test]
fn keys_are_chosen_and_nested_ones_too() {
    let line = r#"{"webTitle": "Talks", "webPublicationDate": "2018-03-14T10:00:00Z", "fields": {"bodyText": "On gas.", "standfirst": "Short"}}"#;
    let (found, _) = documents("a.jsonl", line);
    assert_eq!(
        found,
        ["a-1 | Talks | On gas. | date=2018-03-14T10:00:00Z fields.standfirst=Short"]
    );
    let roles = Roles {
        text: Some("fields.standfirst".into()),
        ..Roles::default()
    };
    let (corpus, _) = gathered(
        &[("a.jsonl", line)],
        &Options {
            roles,
            ..Options::default()
        },
    );
    let found = shown(&corpus.unwrap().documents[0]);
    assert_eq!(
        found,
        "a-1 | Talks | Short | date=2018-03-14T10:00:00Z fields.bodyText=On gas."
    );
    let (found, notes) = documents(
        "a.jsonl",
        r#"{"text": "On gas.", "date": "on a Wednesday in 2018"}"#,
    );
    assert_eq!(found, ["a-1 |  | On gas. | "], "{notes}");
    let (found, _) = documents(
        "a.jsonl",
        r#"{"parts": [{"kind": "text", "text": "One."}, {"kind": "comment", "text": "Two."}], "summary": "A summary which is long enough to be taken for a text."}"#,
    );
    assert_eq!(
        found,
        ["a-1 |  | One.⏎Two. | summary=A summary which is long enough to be taken for a text."]
    );
}

#[test]
fn broken_json_is_told_with_its_line_and_the_rest_is_read() {
    let (found, notes) = documents(
        "a.jsonl",
        "{\"text\":\"one\"}\n{\"text\":\n[1]\n\n{\"text\":\"two\",\"parts\":7}\n{\"text\":\"three\"",
    );
    assert_eq!(found, ["a-1 |  | one | ", "a-2 |  | two | "]);
    for note in [
        "a.jsonl, line 2 is not JSON",
        "a.jsonl, line 3 is no object",
        "a.jsonl, line 5 has parts that",
        "a.jsonl, line 6 is not JSON",
    ] {
        assert!(notes.contains(note), "{note} in {notes}");
    }
    let (found, notes) = documents(
        "a.json",
        "[\n  {\"text\":\"one\"},\n  {\"text\": oh},\n  {\"text\":\"two\"},\n  3,\n  {\"text\":\"three\"}\n",
    );
    assert_eq!(
        found,
        ["a-1 |  | one | ", "a-2 |  | two | ", "a-3 |  | three | "],
        "{notes}"
    );
    for note in [
        "a.json, line 3 is not JSON",
        "a.json, line 5 is no object",
        "a.json, line 7 ends before its list does",
    ] {
        assert!(notes.contains(note), "{note} in {notes}");
    }
    for (text, code) in [
        ("", "empty"),
        (" \n", "empty"),
        ("{", "not-json"),
        ("[", "cut-short"),
        ("nonsense", "not-json"),
        ("[]", "empty"),
        ("3", "not-a-document"),
    ] {
        let (corpus, report) = gathered(&[("a.json", text)], &Options::default());
        assert!(corpus.is_err(), "{text}");
        assert_eq!(noted(&report), [code], "{text:?}");
    }
    let deep = "[".repeat(100_000);
    let (corpus, report) = gathered(
        &[("a.json", &deep), ("b.jsonl", &deep)],
        &Options::default(),
    );
    assert!(corpus.is_err() && noted(&report).len() == 2, "{report:?}");
}

/// The parts of a document, one a line: kind: text.
fn parts(document: &Document) -> Vec<String> {
    let one =
        |part: &concord::corpus::Part| format!("{}: {}", part.kind, part.text.replace('\n', "⏎"));
    document.parts.iter().map(one).collect()
}

#[test]
fn markdown_is_read_without_its_marks() {
    for (markdown, expected) in [
        (
            "One *two* **three** `four` [five](http://a.example \"b\")\nsix.\n\nSeven\\\neight.",
            &["text: One two three four five six.⏎Seven⏎eight."][..],
        ),
        (
            "Intro.\n\n## Head *line* #\n\nText.\n\nSet\n===\n",
            &[
                "text: Intro.",
                "heading: Head line",
                "text: Text.",
                "heading: Set",
            ],
        ),
        (
            "- one\n- two\n  - three\n\n    and more\n\n3. four\n4. five\n\n- [x] done",
            &["text: • one⏎• two⏎• three⏎and more⏎3. four⏎4. five⏎• [x] done"],
        ),
        (
            "| Year | Bales |\n|---|--:|\n| 2015 | 14 *m* |\n| 2016 | |\n",
            &["text: Year\tBales⏎2015\t14 m⏎2016"],
        ),
        (
            "Gas[^1] flows.\n\n[^1]: Through pipes.",
            &["text: Gas[1] flows.⏎[1] Through pipes."],
        ),
        (
            "```rust\nfn a() {\n    b()\n}\n::: teaser\n```\n",
            &["text: fn a() {⏎    b()⏎}⏎::: teaser"],
        ),
        (
            "> Quoted\n> words.\n\n---\n\nText.",
            &["text: Quoted words.⏎Text."],
        ),
        (
            "![A handshake — APP](a.jpg)\n\nText with ![an *icon*](b.png) inside.",
            &[
                "caption: A handshake — APP",
                "text: Text with  inside.",
                "caption: an icon",
            ],
        ),
        (
            "Text<br>goes <b>on</b>.\n\n<div class=\"x\">\n<p>In a &lt;div&gt;</p>\n<script>alert(1)</script>\n</div>\n\n<!-- gone -->\n\nEnd.",
            &["text: Text⏎goes on.⏎In a <div>⏎End."],
        ),
        (
            "Text.\n\n::: teaser\n# More\n\nOf *this*.\n:::\n\n::: {.comment #c1}\nI agree.\n:::\n\n:::: note\nInside.\n::::\n",
            &[
                "text: Text.",
                "teaser: More⏎Of this.",
                "comment: I agree.",
                "text: Inside.",
            ],
        ),
        (
            "Text.\n\n::: teaser\nOne.\n\n::: comment\nTwo.\n:::\n\nThree.\n:::\nFour.",
            &[
                "text: Text.",
                "teaser: One.",
                "comment: Two.",
                "teaser: Three.",
                "text: Four.",
            ],
        ),
        (
            "مذاکرات *ماسکو* میں\n\n会谈**结束**。",
            &["text: مذاکرات ماسکو میں⏎会谈结束。"],
        ),
    ] {
        let (corpus, report) = made(&[("a.md", markdown)]);
        assert_eq!(parts(&corpus.documents[0]), expected, "{markdown}");
        assert_eq!(noted(&report), [""; 0], "{markdown}");
    }
    let deep = format!("{}text", "> ".repeat(50_000));
    assert!(made(&[("a.md", deep)]).0.documents.len() == 1);
    let deep = "- ".repeat(50_000) + "text";
    assert!(made(&[("a.md", deep)]).0.documents.len() == 1);
    let (corpus, report) = made(&[("a.md", "Text.\n\n::: teaser\nNever closed.")]);
    assert_eq!(
        (parts(&corpus.documents[0]), noted(&report)),
        (
            vec!["text: Text.".into(), "teaser: Never closed.".into()],
            vec!["unclosed-div"]
        )
    );
}

#[test]
fn front_matter_is_metadata_in_yaml_and_toml_alike() {
    let body = "# Talks\n\nOn gas.\n";
    let expected = "x | Talks | On gas. | author=Ann+Боб date=2018-03-14 deep.er=1 tags=a+b";
    for front in [
        "---\nid: x\ntitle: Talks\ndate: 2018-03-14\nauthors:\n  - Ann\n  - Боб\ntags: [a, b, a]\ndeep: {er: 1}\nnone:\n---\n",
        "---\nid: x\ntitle: \"Talks\"\ndate: '2018-03-14'\nauthor: [Ann, Боб]\nkeywords: [a, b]\ndeep:\n  er: 1\n...\n",
        "+++\nid = 'x'\ntitle = 'Talks'\ndate = 2018-03-14\nauthors = ['Ann', 'Боб']\ntags = ['a', 'b']\n[deep]\ner = 1\n+++\n",
    ] {
        for front in [front.to_string(), front.replace('\n', "\r\n")] {
            let (found, notes) = documents("a.md", format!("{front}{body}"));
            assert_eq!(
                (found, notes.as_str()),
                (vec![expected.to_string()], ""),
                "{front}"
            );
        }
    }
    for (text, expected, line) in [
        (
            "---\ntitle: Talks: a history\nyear: 2018\n---\nText.",
            "a | Talks: a history | Text. | year=2018",
            2,
        ),
        (
            "+++\nyear = 2018\ntitle = Talks\n+++\nText.",
            "a | Talks | Text. | year=2018",
            3,
        ),
        (
            "---\nyear: 2018\ntags: [a, b\n---\nText.",
            "a | a | Text. | tags=[a, b year=2018",
            3,
        ),
    ] {
        let (found, notes) = documents("a.md", text);
        assert_eq!(found, [expected], "{notes}");
        assert!(
            notes.starts_with(&format!(
                "a.md, line {line} has front matter that is broken"
            )),
            "{notes}"
        );
    }
    for text in [
        "---\nNo front matter.\n---\nText.",
        "---\n\nText.",
        "+++ x\nText.",
    ] {
        let (found, notes) = documents("a.md", text);
        assert!(
            found[0].contains("Text.") && notes.is_empty(),
            "{text}: {found:?} {notes}"
        );
    }
    let (found, _) = documents("a.md", "---\n---\n");
    assert_eq!(found, ["a | a |  | "]);
    let bomb = format!(
        "---\na0: &a0 [x, x]\n{}---\nText.",
        (1..40)
            .map(|at| format!("a{at}: &a{at} [*a{}, *a{}]\n", at - 1, at - 1))
            .collect::<String>()
    );
    let (found, notes) = documents("a.md", bomb);
    assert!(
        found[0].contains("Text.") && notes.contains("broken"),
        "{notes}"
    );
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    let sheet = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00[Content_Types].xml";
    for (name, bytes, says) in [
        ("a.rtf", &b"{\\rtf1 Text.}"[..], "save it as DOCX"),
        ("letter.txt", b"{\\rtf1 Text.}", "save it as DOCX"),
        (
            "a.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "save it as DOCX",
        ),
        (
            "a.xls",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "save its sheets as CSV",
        ),
        ("a.xlsx", sheet, "save its sheets as CSV"),
        ("a.pptx", sheet, "save it as PDF"),
        ("scan.txt", b"\x89PNG\r\n\x1A\n", "is a picture"),
        ("a.JPG", b"\xFF\xD8\xFF", "is a picture"),
        ("a.7z", b"7z\xBC\xAF", "unpack it"),
        ("style.css", b"p { color: red }", "belongs to the looks"),
        ("a.xyz", b"Text?", "of no kind that can be read"),
        (
            "a.txt",
            b"\x01\x02\x03\x04\x05\x06\x07\x0E\x0F\x10\x11binary",
            "of no kind that can be read",
        ),
        ("empty.txt", b"", "holds nothing"),
        ("blank.md", b" \n\t\n", "holds nothing"),
    ] {
        let (corpus, report) = gathered(&[(name, bytes)], &Options::default());
        assert!(corpus.is_err(), "{name}");
        assert_eq!(report.notes.len(), 1, "{name}: {report:?}");
        assert!(
            report.notes[0].message.contains(says),
            "{name}: {}",
            report.notes[0].message
        );
    }
    for name in ["a", "a.log", "A.TXT", "README"] {
        assert_eq!(made(&[(name, "Some text.")]).0.documents.len(), 1, "{name}");
    }
    for (name, text, format) in [
        ("a.x", "[{\"text\": 1}]", "JSON"),
        ("a", "{\"text\": 1}\n{\"text\": 2}", "JSON Lines"),
        ("a", "From a@b Wed\nFrom: a@b\n\nText.", "MBOX"),
    ] {
        let (_, report) = gathered(&[(name, text)], &Options::default());
        assert_eq!(report.formats[0].format, format, "{text}");
    }
}

/// Every name whose kind is told by it alone.
const NAMES: [&str; 22] = [
    "corpus.toml",
    "topics.toml",
    "a.txt",
    "a.md",
    "a.html",
    "a.csv",
    "a.tsv",
    "a.json",
    "a.jsonl",
    "a.tei",
    "a.xml",
    "a.conllu",
    "a.vrt",
    "a.eml",
    "a.mbox",
    "a.epub",
    "a.docx",
    "a.odt",
    "a.zip",
    "a.tar",
    "a.gz",
    "a",
];

/// What begins files that are told by their bytes.
const BEGINNINGS: [&[u8]; 12] = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1F\x8B\x08",
    b"%PDF-1.4\n",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\xEF\xBB\xBF",
    b"+++\n",
    b"---\n",
    b"{\"concord\":1}\n",
    b"id,text,date\n",
];

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_bytes_under_any_name_are_documents_or_notes(name in 0..NAMES.len(), beginning in 0..BEGINNINGS.len(), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let bytes = [BEGINNINGS[beginning], &bytes].concat();
        let (corpus, report) = gathered(&[(NAMES[name], &bytes)], &Options::default());
        prop_assert!(corpus.is_ok() || !report.notes.is_empty() || NAMES[name].ends_with(".toml"), "{} {:?}", NAMES[name], bytes);
    }

    #[test]
    fn any_cells_in_any_dialect_are_those_cells(rows in prop::collection::vec(prop::collection::vec("(\\PC|\n){0,12}", 3), 1..20), delimiter in 0..4_usize) {
        let delimiter = [",", ";", "\t", "|"][delimiter];
        let quoted = |cells: &[String]| cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(delimiter);
        let head = ["id", "text", "x"].map(String::from);
        let table: Vec<String> = std::iter::once(quoted(&head)).chain(rows.iter().map(|row| quoted(row))).collect();
        let (corpus, _) = gathered(&[("a.csv", table.join("\n"))], &Options::default());
        let expected: Vec<String> = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).map(|row| row[1].trim().to_string()).collect();
        let found: Vec<String> = corpus.map(|corpus| corpus.documents.iter().map(text).collect()).unwrap_or_default();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_lines_with_stray_quotes_are_read_to_the_end(rows in prop::collection::vec("[a\",;\n]{0,12}", 1..40)) {
        let table = format!("id,text\n{}\nlast,row\n", rows.join("\n"));
        let (corpus, _) = gathered(&[("a.csv", &table)], &Options::default());
        let all: String = corpus.unwrap().documents.iter().flat_map(|document| [document.id.clone(), text(document)]).collect();
        prop_assert!(all.contains("last") || all.contains("row"), "{}", table);
    }

    #[test]
    fn any_text_in_any_encoding_is_text(text in "\\PC{1,200}", encoding in 0..4_usize) {
        let encoding = [WINDOWS_1251, KOI8_U, GBK, SHIFT_JIS][encoding];
        let (corpus, _) = gathered(&[("a.txt", encoding.encode(&text).0)], &Options::default());
        prop_assert!(corpus.is_ok() || text.trim().is_empty());
    }
}

#[test]
fn texts_in_html_are_read_as_they_are_seen() {
    let post = r#"{"id": 5, "date": "2018-03-14T10:00:00", "title": {"rendered": "Talks &#8211; again"}, "content": {"rendered": "<h2>Gas</h2>\n<p>On gas &amp; <a href=\"x\">oil</a>.</p><script>alert(1)</script><p>End.</p>", "protected": false}}"#;
    let (corpus, report) = made(&[("posts.json", format!("[{post}]"))]);
    let document = &corpus.documents[0];
    assert_eq!(
        (document.title.as_str(), parts(document)),
        (
            "Talks – again",
            vec![
                "heading: Gas".to_string(),
                "text: On gas & oil.⏎End.".into()
            ]
        )
    );
    assert_eq!(noted(&report), ["columns", "html-text"]);
    let (found, _) = documents(
        "a.csv",
        "title,text\nA,<p>One</p><p>Two</p>\nB,3 < 4 & 5 > 4\n",
    );
    assert_eq!(
        found,
        ["a-1 | A | One⏎Two | ", "a-2 | B | 3 < 4 & 5 > 4 | "]
    );
}

/// A file of rows that are made as they are read, with where it has been read to.
struct Endless<'c> {
    rows: usize,
    row: Box<dyn Fn(usize) -> String>,
    at: u64,
    reached: &'c std::cell::Cell<u64>,
}

/// Bytes of every row.
const ROW: u64 = 256;

impl std::io::Read for Endless<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let (number, inside) = ((self.at / ROW) as usize, (self.at % ROW) as usize);
        if number == self.rows {
            return Ok(0);
        }
        let mut row = (self.row)(number).into_bytes();
        row.resize(ROW as usize - 1, b' ');
        row.push(b'\n');
        let length = out.len().min(row.len() - inside);
        out[..length].copy_from_slice(&row[inside..inside + length]);
        self.at += length as u64;
        self.reached.set(self.at);
        Ok(length)
    }
}

impl std::io::Seek for Endless<'_> {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            std::io::SeekFrom::Start(at) => at,
            std::io::SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            std::io::SeekFrom::End(by) => (self.rows as u64 * ROW).saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn large_tables_and_lines_are_read_piece_by_piece() {
    type Row = fn(usize) -> String;
    let table: Row = |number| {
        if number == 0 {
            "id,text".into()
        } else {
            format!("{number},\"Переговоры {number}\"")
        }
    };
    let lines: Row = |number| format!("{{\"id\": {number}, \"text\": \"Переговоры {number}\"}}");
    let stray: Row = |number| {
        if number == 0 {
            "id,text".into()
        } else {
            format!("{number},\"Переговоры {number}")
        }
    };
    for (name, row, first) in [
        ("a.csv", table, 1),
        ("a.jsonl", lines, 0),
        ("b.csv", stray, 1),
    ] {
        let rows = 20_000;
        let reached = std::cell::Cell::new(0);
        let mut file = Endless {
            rows,
            row: Box::new(row),
            at: 0,
            reached: &reached,
        };
        let (mut documents, mut ahead) = (0, 0);
        concord::ingest::read(name, &mut file, &Options::default(), &mut |item| {
            if let concord::ingest::Item::Draft(draft) = item {
                assert_eq!(draft.document.id, (documents + first).to_string(), "{name}");
                documents += 1;
                ahead = ahead.max(reached.get().saturating_sub(documents as u64 * ROW));
            }
        });
        assert_eq!(documents, rows - first, "{name}");
        assert!(ahead < 1 << 20, "{name} was read {ahead} bytes ahead");
    }
}

#[test]
fn tables_as_programs_write_them() {
    let expected = ["1 |  | Gas; oil | x=7", "2 |  | Coal | x=8"];
    for table in [
        "sep=;\nid;text;x\n1;\"Gas; oil\";7\n2;Coal;8\n",
        "\u{FEFF}\"sep=,\"\r\nid,text,x\r\n1,Gas; oil,7\r\n2,Coal,8\r\n",
        "id\ttext\tx\n1\tGas; oil\t7\n2\tCoal\t8\n",
    ] {
        let (found, notes) = documents("a.csv", table);
        assert_eq!(
            (found, notes.as_str()),
            (expected.map(String::from).to_vec(), ""),
            "{table}"
        );
    }
    let unquoted = "id\ttext\n1\t\"Gas\" is what they said\n2\t\"Oil\", and \"coal\n3\tNothing\n";
    let (found, notes) = documents("a.tsv", unquoted);
    assert_eq!(
        found,
        [
            "1 |  | \"Gas\" is what they said | ",
            "2 |  | \"Oil\", and \"coal | ",
            "3 |  | Nothing | "
        ],
        "{notes}"
    );
    let lone = [
        &utf16("Some text\nwith a lone ", false, true)[..],
        &[0x00, 0xD8],
        &utf16(" half", false, false),
    ]
    .concat();
    let (found, notes) = one(&made(&[("a.txt", lone)]));
    assert_eq!(found, "Some text\nwith a lone \u{FFFD} half");
    assert!(notes.contains("line 2"), "{notes}");
}

#[test]
fn one_id_for_all_and_fields_called_as_members_cost_nothing() {
    let rows: String = (0..60_000)
        .map(|row| format!("same,words {row}\n"))
        .collect();
    let table = format!("id,text\n{rows}");
    let (corpus, report) = made(&[("a.csv", table.as_bytes())]);
    let last = corpus.documents.last().unwrap();
    assert_eq!(last.id, "same~60000");
    assert!(report.notes.iter().any(|note| note.code == "duplicate-id"));
    let page = r#"<html><head><meta name="author" content="Ann"></head><body><p>Words of a page.</p></body></html>"#;
    let files = [
        ("a.md", "---\nconcord: 1\nparts: x\n---\nText"),
        ("b.html", page),
    ];
    let (corpus, _) = made(&files);
    assert_eq!(corpus.documents[0].fields["concord.other"], ["1"]);
    let again = concord::corpus::read(&concord::corpus::write(&corpus)).unwrap();
    assert_eq!(again.documents, corpus.documents);
}

#[test]
fn a_corpus_takes_what_it_has_room_for_and_names_the_rest() {
    let options = Options {
        room: Some(3 << 20),
        ..Options::default()
    };
    let rows: String = (0..8)
        .map(|row| format!("{row},{}\n", "word ".repeat(200_000)))
        .collect();
    let (corpus, report) = gathered(&[("a.csv", format!("id,text\n{rows}"))], &options);
    assert_eq!(corpus.unwrap().documents.len(), 3);
    let left_out: Vec<_> = report
        .notes
        .iter()
        .filter(|note| note.code == "corpus-full")
        .collect();
    assert_eq!(left_out.len(), 5);
    assert_eq!(left_out[0].place, "a.csv, line 5");
}

#[test]
fn objects_of_very_many_keys_and_values_are_read() {
    let many = 50_000;
    let keys: Vec<String> = (0..many).map(|at| format!("\"word{at}\": {at}")).collect();
    let values: Vec<String> = (0..many).map(|at| format!("{at}.5")).collect();
    let bytes = format!(
        "{{\"place\": [{}], {}}}",
        values.join(", "),
        keys.join(", ")
    );
    let (corpus, _) = made(&[("words.json", bytes)]);
    let fields = &corpus.documents[0].fields;
    assert_eq!((fields.len(), fields["place"].len()), (many + 1, many));
}
