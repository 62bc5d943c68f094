//! A prebuilt index: the same answers as the one that is built anew, and no harm from bytes of any kind.

use concord::{
    Explorer,
    builder::{self, Builder, PartBuilder},
    corpus::{self, DocumentRef, Reader},
    index::{Columns, Index, Prebuilt},
    protocol::{Request, Scope},
};
use proptest::prelude::*;
use serde_json::json;
use xxhash_rust::xxh64::xxh64;

use crate::harness::{cases, codes, open, words};

const QUERIES: [&str; 17] = [
    "",
    "e",
    "d",
    "the ",
    "of",
    "=NATO ",
    "nato ",
    "\"gas talks\" ",
    "donaudampfschifffahrt",
    "kinsey ",
    "янв ",
    "\"of the\" ",
    "=Energy ",
    "*an ",
    "title:gas ",
    "energy NEAR/3 talks ",
    "-gas ",
];

fn lines(documents: usize) -> Vec<u8> {
    let words = [
        "Energy",
        "energy",
        "the",
        "of",
        "ÉTÉ",
        "gas",
        "Янв",
        "中",
        "talks",
        "McKinsey",
        "ENERGY",
        "NATO",
        "E",
        "donaudampfschifffahrtsgesellschaft",
        "Donaudampfschifffahrtsgesellschaften",
        "iPhone",
    ];
    let text = |from: usize, count: usize| {
        let word = |at: usize| words[(at * at + from * 7) % words.len()];
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    };
    let line = |number: usize| {
        let parts = json!([{ "kind": "text", "text": text(number, number % 90) }, { "kind": "caption", "text": text(number + 1, 3) }, { "kind": "teaser", "text": text(number, 4) }]);
        json!({ "id": number.to_string(), "title": text(number, 3), "parts": parts }).to_string()
            + "\n"
    };
    (0..documents).map(line).collect::<String>().into_bytes()
}

/// Opens lines with an index beside them.
fn with_index(lines: &[u8], index: &[u8]) -> Explorer {
    let (mut reader, mut builder) = (Reader::default(), Builder::default());
    builder.take_index(index);
    let mut take = |document: DocumentRef<'_>| builder.push(document);
    reader.push(lines, &mut take).unwrap();
    let preface = reader.finish(&mut take).unwrap();
    Explorer::of(builder, preface)
}

fn request(query: &str) -> Request {
    Request {
        scope: Scope::All,
        ..words(query)
    }
}

/// That a warning says why an index was left aside, and nothing else is amiss.
fn told(explorer: &Explorer, why: &str) {
    let warnings = &explorer.about().warnings;
    assert!(
        matches!(&warnings[..], [one] if one.code == "index" && one.message.contains(why)),
        "{why}: {warnings:?}"
    );
}

/// That two answer alike, but for what they say of themselves.
fn alike(one: &Explorer, other: &Explorer) {
    for query in QUERIES {
        let answers = [one, other].map(|explorer| explorer.ask(&request(query)));
        assert_eq!(answers[0], answers[1], "{query}");
    }
}

/// The bytes with a checksum that is right again.
fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = xxh64(bytes.get(20..).unwrap_or_default(), 0).to_le_bytes();
    if let Some(place) = bytes.get_mut(12..20) {
        place.copy_from_slice(&sum);
    }
    bytes
}

#[test]
fn a_prebuilt_index_answers_as_one_that_is_built() {
    let lines = lines(300);
    let built = Explorer::open(&lines).unwrap();
    let index = built.index();
    assert_eq!(index, built.index());
    let opened = with_index(&lines, &index);
    assert_eq!(opened.about(), built.about());
    alike(&opened, &built);
    assert_eq!(opened.index(), index);
    let corpus = corpus::read(&lines).unwrap();
    let written: String = corpus::lines(&corpus, 0).collect();
    let prebuilt = builder::prebuilt(&corpus);
    let opened = with_index(written.as_bytes(), &prebuilt);
    assert_eq!(opened.about().warnings, []);
    alike(&opened, &built);
}

#[test]
fn few_and_empty_documents_have_an_index_too() {
    for lines in [
        r#"{"id": "a", "text": ""}"#,
        r#"{"id": "a", "text": "energy"}"#,
        "{\"text\": \"of\"}\n{\"title\": \"gas\"}\n{\"text\": \"of of of\"}",
    ] {
        let built = Explorer::open(lines.as_bytes()).unwrap();
        let opened = with_index(lines.as_bytes(), &built.index());
        assert_eq!(opened.about(), built.about());
        alike(&opened, &built);
    }
    let none = Index::default().save("00000000000000ff");
    let joined = |hash| {
        Prebuilt::open(&none)
            .unwrap()
            .joined(hash, Columns::default())
    };
    assert_eq!(joined("ff").unwrap().documents, 0);
    assert!(joined("").is_err() && joined("0").is_err() && joined("fe").is_err());
    let unnamed = Prebuilt::open(&Index::default().save("no hash")).unwrap();
    assert!(unnamed.joined("no hash", Columns::default()).is_err());
}

/// Opens lines of which every second piece is indexed elsewhere, except those that get lost.
fn in_parts(lines: &[u8], piece: usize, lost: Option<usize>) -> Explorer {
    let (mut reader, mut builder) = (Reader::default(), Builder::default());
    let whole: Vec<&[u8]> = lines.split_inclusive(|&byte| byte == b'\n').collect();
    for (number, lines) in whole.chunks(piece).enumerate() {
        let lines = lines.concat();
        if number % 2 == 0 {
            let mut take = |document: DocumentRef<'_>| builder.push(document);
            reader.push(&lines, &mut take).unwrap();
            continue;
        }
        let mut take = |document: DocumentRef<'_>| builder.shelve(document);
        reader.push(&lines, &mut take).unwrap();
        let mut part = PartBuilder::default();
        part.push(&lines).unwrap();
        if lost != Some(number) {
            builder.adopt(&part.finish()).unwrap();
        }
    }
    let mut take = |document: DocumentRef<'_>| builder.push(document);
    let preface = reader.finish(&mut take).unwrap();
    Explorer::of(builder, preface)
}

/// Opens lines of which the last come with this part of an index.
fn adopting(lines: &[u8], part: &[u8]) -> Option<Explorer> {
    let (mut reader, mut builder) = (Reader::default(), Builder::default());
    let first = br#"{"id": "first", "text": "energy talks of the gas"}"#;
    let mut take = |document: DocumentRef<'_>| builder.push(document);
    reader
        .push(&[first, &b"\n"[..]].concat(), &mut take)
        .unwrap();
    let mut take = |document: DocumentRef<'_>| builder.shelve(document);
    reader.push(lines, &mut take).unwrap();
    builder.adopt(part).ok()?;
    let mut take = |document: DocumentRef<'_>| builder.push(document);
    let preface = reader.finish(&mut take).unwrap();
    Some(Explorer::of(builder, preface))
}

#[test]
fn an_index_that_is_made_in_parts_is_the_same() {
    let lines = lines(300);
    let whole = Explorer::open(&lines).unwrap();
    for (piece, lost) in [(1, None), (7, None), (150, None), (299, None), (7, Some(3))] {
        let parts = in_parts(&lines, piece, lost);
        assert_eq!(parts.about(), whole.about());
        for query in QUERIES {
            let (parts, whole) = (parts.ask(&request(query)), whole.ask(&request(query)));
            assert_eq!(parts, whole, "{query} {piece}");
        }
        assert!(parts.index() == whole.index(), "{piece} {lost:?}");
    }
}

#[test]
fn an_index_of_other_documents_is_left_aside() {
    let index = Explorer::open(&lines(300)).unwrap().index();
    for others in [
        lines(299),
        lines(301),
        br#"{"id": "a", "text": "energy"}"#.to_vec(),
    ] {
        let built = Explorer::open(&others).unwrap();
        let opened = with_index(&others, &index);
        told(&opened, "it belongs to other documents");
        alike(&opened, &built);
    }
}

#[test]
fn what_is_no_index_is_refused_with_its_reason() {
    let index = open(&[json!({ "text": "Energy talks" })]).index();
    let changed = |at: usize| {
        let mut bytes = index.clone();
        bytes[at] ^= 1;
        Prebuilt::open(&bytes).unwrap_err()
    };
    assert_eq!(Prebuilt::open(b"").unwrap_err(), "it is missing");
    assert_eq!(Prebuilt::open(b"CON").unwrap_err(), "it is cut short");
    assert_eq!(changed(0), "it is no index");
    assert_eq!(changed(8), "another version of the program made it");
    for at in 12..index.len() {
        assert_eq!(changed(at), "it is damaged", "{at}");
    }
    for end in 20..index.len() {
        assert!(Prebuilt::open(&index[..end]).is_err(), "{end}");
        let short = resealed(index[..end].to_vec());
        assert_eq!(
            Prebuilt::open(&short).unwrap_err(),
            "it contradicts itself",
            "{end}"
        );
    }
    assert!(Prebuilt::open(&index).is_ok());
    let lines = lines(40);
    let built = Explorer::open(&lines).unwrap();
    for (bytes, why) in [
        (&b""[..], "it is missing"),
        (&[b'-'; 99], "it is no index"),
        (&built.index()[..500], "it is damaged"),
    ] {
        let opened = with_index(&lines, bytes);
        told(&opened, why);
        alike(&opened, &built);
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn an_index_with_wrong_numbers_in_it_does_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let lines = lines(60);
        let mut index = Explorer::open(&lines).unwrap().index();
        for (place, byte) in changes {
            // Behind the hashes, so that it is taken for the documents' own.
            let place = 28 + place.index(index.len() - 28);
            index[place] = byte;
        }
        let index = resealed(index);
        let opened = [Some(with_index(&lines, &index)), adopting(&lines, &index)];
        for explorer in opened.into_iter().flatten() {
            for query in QUERIES {
                let answer = explorer.ask(&request(query));
                prop_assert!(answer.total <= 61);
                prop_assert!(codes(&answer).is_empty());
            }
        }
    }
}
