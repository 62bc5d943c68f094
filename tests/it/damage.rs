//! Foreign bytes: a clear error or a right answer, never a panic, nothing lost in silence.

use std::io::Write;

use concord::{
    Error, Explorer,
    builder::Builder,
    corpus::{self, DocumentRef, Reader},
    protocol::{ReadRequest, Request},
};
use proptest::prelude::*;
use serde_json::json;

use crate::harness::{cases, found, ids, open, texts, words};

fn opened(bytes: &[u8]) -> Result<Explorer, Error> {
    corpus::read(bytes).map(|corpus| Explorer::new(corpus, &|_, _| {}))
}

fn sample() -> Vec<u8> {
    let lines: String = (0..50).map(|id| json!({ "id": id, "title": format!("Title {id}"), "text": "words and more words ".repeat(id), "date": "2018" }).to_string() + "\n").collect();
    corpus::gzip(lines.as_bytes()).unwrap()
}

#[test]
fn a_corpus_is_named_by_the_published_hash_of_its_bytes() {
    // The XXH64 of “abc” is 44bc2cf5ad770999 by the algorithm's own test vectors; here a document's line stands for it.
    let line = b"{\"id\":\"a\"}\n";
    assert_eq!(xxhash_rust::xxh64::xxh64(b"abc", 0), 0x44bc_2cf5_ad77_0999);
    let expected = format!("{:016x}", xxhash_rust::xxh64::xxh64(line, 0));
    assert_eq!(opened(line).unwrap().about().hash, expected);
    assert_eq!(
        opened(&corpus::gzip(line).unwrap()).unwrap().about().hash,
        expected
    );
}

#[test]
fn a_document_with_its_text_apart_is_the_same_document() {
    let documents = [
        json!({ "id": "a", "title": "One “two”", "text": "three\nfour \u{1F9ED} \"five\"", "place": ["Brest", "Cádiz"] }),
        json!({ "text": "" }),
        json!({ "id": "a", "text": "six", "parts": [{ "kind": "nav", "text": "seven" }] }),
    ];
    let lines: String = documents.iter().map(|line| format!("{line}\n")).collect();
    let whole = Explorer::open(lines.as_bytes()).unwrap();
    let (mut reader, mut builder) = (Reader::default(), Builder::default());
    let mut take = |document: DocumentRef<'_>| builder.push(document);
    for document in &documents {
        let mut rest = document.clone();
        let text = rest.as_object_mut().unwrap().remove("text").unwrap();
        let (line, text) = (rest.to_string(), text.as_str().unwrap());
        reader.push_document(&line, text, &mut take).unwrap();
    }
    reader
        .push_document("[7]", "no document", &mut take)
        .unwrap();
    let preface = reader.finish(&mut take).unwrap();
    let apart = Explorer::of(builder, preface);
    assert!(apart.lines(1).eq(whole.lines(1)));
    let told = |explorer: &Explorer| -> Vec<String> {
        let warnings = explorer.about().warnings.iter();
        warnings.map(|warning| warning.code.clone()).collect()
    };
    assert_eq!(told(&whole), ["duplicate-id"]);
    assert_eq!(told(&apart), ["duplicate-id", "not-a-document"]);
    for query in ["", "three", "six OR seven", "place:brest"] {
        assert_eq!(apart.ask(&words(query)), whole.ask(&words(query)));
    }
}

#[test]
fn nothing_to_read() {
    for bytes in [
        &b""[..],
        b"\n\n",
        b"\xEF\xBB\xBF",
        b"not json\n",
        b"[1]\n",
        b"{\"concord\":1}\n",
    ] {
        assert_eq!(opened(bytes).unwrap_err(), Error::NoDocuments, "{bytes:?}");
    }
}

#[test]
fn one_empty_document_and_none_but_fields() {
    let empty = open(&[json!({})]);
    assert_eq!(
        (
            empty.ask(&Request::default()).total,
            found(&empty, "x").len()
        ),
        (1, 0)
    );
    let reading = empty
        .read(&ReadRequest {
            id: "line-1".into(),
            ..ReadRequest::default()
        })
        .unwrap();
    assert_eq!((reading.parts.len(), reading.matches), (0, 0));
    assert_eq!(
        empty.read(&ReadRequest {
            id: "other".into(),
            ..ReadRequest::default()
        }),
        Err(Error::NoSuchDocument("other".into()))
    );
}

#[test]
fn broken_lines_are_told_and_the_rest_is_read() {
    let explorer = opened(b"{\"id\":\"a\",\"text\":\"good\"}\n{\"id\": broken\n\"text\"\n{\"id\":\"a\",\"text\":\"gut \xFF\"}\n{\"id\":\"b\",\"parts\":7,\"text\":\"good\"}\n{\"id\":\"\",\"text\":\"good\"}").unwrap();
    let codes: Vec<_> = explorer
        .about()
        .warnings
        .iter()
        .map(|warning| (warning.code.as_str(), warning.part.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("not-json", "line 2"),
            ("not-a-document", "line 3"),
            ("invalid-utf8", "line 4"),
            ("duplicate-id", "line 4"),
            ("bad-parts", "line 5")
        ]
    );
    assert_eq!(found(&explorer, "g"), ["a", "a~2", "b", "line-6"]);
    let many = opened(("{\"text\":\"x\"}\n".to_string() + &"?\n".repeat(500)).as_bytes()).unwrap();
    assert_eq!(many.about().warnings.len(), 101);
    assert_eq!(many.about().warnings[100].part, "400");
}

#[test]
fn a_header_of_another_version_or_shape_is_refused() {
    for header in [
        json!({ "concord": 2 }),
        json!({ "concord": "x" }),
        json!({ "concord": 1, "topics": 7 }),
        json!({ "concord": 1, "topics": [{ "label": "no query" }] }),
    ] {
        let error = opened((header.to_string() + "\n{\"text\":\"x\"}").as_bytes()).unwrap_err();
        assert_eq!(error.code(), "malformed", "{header}: {error}");
        assert!(error.to_string().starts_with("Line 1: "), "{error}");
    }
}

#[test]
fn every_truncation_and_every_altered_byte_of_gzip_is_found() {
    let whole = sample();
    let good = opened(&whole).unwrap().about().hash.clone();
    for length in 2..whole.len() {
        let error = opened(&whole[..length]).unwrap_err();
        assert_eq!(error.code(), "damaged", "cut to {length}");
    }
    for place in 0..whole.len() {
        let mut altered = whole.clone();
        altered[place] ^= 0x55;
        // The header's time, name and system bytes carry nothing, so the same corpus may come out.
        if let Ok(explorer) = opened(&altered) {
            assert!(explorer.about().hash == good && place < 10, "byte {place}");
        }
    }
    let mut longer = whole.clone();
    longer.write_all(b"trailing").unwrap();
    assert!(opened(&longer).is_err());
}

#[test]
fn hostile_text_is_text() {
    let text = "<script>alert(1)</script> <img src=x onerror=alert(1)> \0 \u{202E}gnirts \u{FFFF} &amp; </text> a\u{0}b";
    let explorer = open(&[json!({ "id": "<b>", "title": text, "text": text, "<i>": "<u>" })]);
    let hit = &explorer.ask(&words("script ")).hits[0];
    assert_eq!((hit.id.as_str(), hit.title.as_str()), ("<b>", text));
    let whole: String = explorer
        .read(&ReadRequest {
            id: "<b>".into(),
            ..ReadRequest::default()
        })
        .unwrap()
        .parts[0]
        .paragraphs[0]
        .iter()
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(whole, text);
}

#[test]
fn sizes_out_of_the_ordinary() {
    let long = texts(&[&"word ".repeat(1_000_000)]);
    let answer = long.ask(&words("word "));
    assert_eq!(
        (answer.hits[0].matches, answer.hits[0].snippets.len()),
        (1_000_000, 1)
    );
    let endless = texts(&[&"x".repeat(5_000_000)]);
    let shown: usize = endless.ask(&words("x")).hits[0].snippets[0]
        .pieces
        .iter()
        .map(|piece| piece.text.len())
        .sum();
    assert!(shown < 1_000, "{shown}");
    let lines: Vec<_> = (0..10_000)
        .map(|id| json!({ "id": id, "text": "one" }))
        .collect();
    let answer = open(&lines).ask(&Request {
        query: "one".into(),
        offset: 9_990,
        limit: 100,
        ..Request::default()
    });
    assert_eq!((answer.total, answer.hits.len()), (10_000, 10));
}

#[test]
fn a_topic_that_means_nothing_is_told_and_counts_honestly() {
    let explorer = open(&[
        json!({ "concord": 1, "topics": [{ "label": "T", "query": "((\"" }, { "label": "U", "query": "date:x" }] }),
        json!({ "id": "a", "text": "x" }),
    ]);
    assert!(
        explorer
            .about()
            .warnings
            .iter()
            .any(|warning| warning.code == "topic" && warning.part == "T")
    );
    assert_eq!(explorer.about().topics.len(), 2);
    assert_eq!(ids(&explorer.ask(&words("x"))), ["a"]);
}

#[test]
fn fields_of_every_shape() {
    let explorer = open(&[
        json!({ "id": 1, "title": 2, "text": "x", "tags": ["a", "b", "a", "", null], "deep": { "er": { "still": true } }, "n": 1.5, "date": "not a date" }),
        json!({ "id": true, "text": "x", "tags": "a", "date": "2018-02-30" }),
        json!({ "id": "3", "text": ["x"], "date": ["2018", "2019"] }),
    ]);
    assert_eq!(found(&explorer, "tags:a "), ["1", "true"]);
    assert_eq!(found(&explorer, "deep.er.still:true "), ["1"]);
    assert_eq!(found(&explorer, "n:1.5 "), ["1"]);
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn any_bytes_are_an_error_or_a_corpus(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(explorer) = opened(&bytes) {
            prop_assert_eq!(explorer.ask(&words("a")).documents, explorer.about().documents);
        }
    }

    #[test]
    fn any_query_is_answered(query in "(\\PC{0,12}|[-()\"*:. ]|OR|NOT|AND|date:|topic:|a){0,10}", limit in 0_usize..5) {
        let explorer = open(&[json!({ "concord": 1, "topics": [{ "label": "T", "query": "a" }] }), json!({ "text": "a b c", "date": "2018" }), json!({ "text": "a é 中文", "date": "2019-05" })]);
        let answer = explorer.ask(&Request { limit, ..words(&query) });
        prop_assert_eq!(answer.hits.len(), answer.total.min(limit));
    }

    #[test]
    fn what_is_written_is_what_was_read(texts in prop::collection::vec("\\PC{0,20}", 1..5)) {
        let lines: String = texts.iter().map(|text| json!({ "title": text, "text": text, "tag": text }).to_string() + "\n").collect();
        let first = corpus::read(lines.as_bytes()).unwrap();
        let bytes = corpus::gzip(&corpus::write(&first)).unwrap();
        let second = corpus::read(&bytes).unwrap();
        prop_assert_eq!(&first.documents, &second.documents);
        prop_assert_eq!(corpus::gzip(&corpus::write(&second)).unwrap(), bytes);
    }
}
