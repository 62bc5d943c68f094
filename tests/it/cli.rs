//! The terminal: the built binary, on real files.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use concord::protocol::{Answer, Request};

use crate::harness::open;
use serde_json::json;

pub(crate) fn concord(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_concord"))
        .args(arguments)
        .output()
        .unwrap()
}

pub(crate) fn shown(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What went to the standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// An empty folder of the test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("deep")).unwrap();
    folder
}

pub(crate) fn path(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_folder_a_file_and_its_gzip_give_the_facades_own_answer() {
    let folder = folder("answers");
    fs::write(
        folder.join("topics.toml"),
        "[[topic]]\nlabel = 'Energy'\nquery = 'energ*'\n",
    )
    .unwrap();
    fs::write(folder.join("a.md"), "+++\ntitle = 'Energy talks'\noutlet = 'Dawn'\ndate = 2018-03-03\n+++\nThey spoke of energy.\n").unwrap();
    fs::write(
        folder.join("deep/b.txt"),
        "Of songs\n\nNothing but energetic songs.",
    )
    .unwrap();
    let explorer = open(&[
        json!({ "concord": 1, "title": "", "description": "", "fields": [], "topics": [{ "label": "Energy", "query": "energ*", "group": "" }] }),
        json!({ "id": "a", "title": "Energy talks", "text": "They spoke of energy.", "date": "2018-03-03", "outlet": "Dawn" }),
        json!({ "id": "deep/b", "title": "Of songs", "text": "Nothing but energetic songs." }),
    ]);
    let packed = folder.join("deep/packed.jsonl.gz");
    let output = concord(&["pack", path(&folder), "--corpus", path(&packed)]);
    assert!(output.status.success(), "{output:?}");
    let first = fs::read(&packed).unwrap();
    let again = folder.with_extension("again.gz");
    concord(&["pack", path(&packed), "--corpus", path(&again)]);
    assert_eq!(
        fs::read(&again).unwrap(),
        first,
        "packed again, the same bytes"
    );
    fs::rename(&packed, folder.with_extension("jsonl.gz")).unwrap();
    let packed = folder.with_extension("jsonl.gz");
    for query in ["energ", "energy ", "", "-songs", "outlet:dawn ", "zzz"] {
        let expected = explorer.ask(&Request {
            query: query.into(),
            ..Request::default()
        });
        for input in [&folder, &packed] {
            let output = concord(&["ask", path(input), query, "--json"]);
            assert_eq!(
                serde_json::from_str::<Answer>(&shown(&output)).unwrap(),
                expected,
                "{query:?} of {}",
                input.display()
            );
        }
    }
    let filtered = concord(&[
        "ask",
        path(&folder),
        "--json",
        "--filter",
        "outlet=Dawn",
        "--filter",
        "topic=Energy",
    ]);
    assert_eq!(
        serde_json::from_str::<Answer>(&shown(&filtered))
            .unwrap()
            .total,
        1
    );
    assert!(
        shown(&concord(&["ask", path(&folder), "energy "]))
            .starts_with("1 of 2 documents\n\na  [Energy] talks\n")
    );
    assert!(shown(&concord(&["info", path(&folder)])).contains("2 documents"));
}

#[test]
fn what_words_stand_for_is_printed() {
    let folder = folder("widened");
    let text = "The runner said that she had been running to the house and that they run with her.";
    fs::write(folder.join("a.txt"), text).unwrap();
    for (arguments, expected) in [
        (&["run^ "][..], "run^: run 1, running 1\n1 of 1 document\n"),
        (
            &["runs ", "--stems"],
            "runs: run 1, running 1\n1 of 1 document\n",
        ),
        (&["hosue ", "--typos"], "1 of 1 document\n"),
        (&["runs "], "0 of 1 document\n"),
    ] {
        let output = shown(&concord(&[&["ask", path(&folder)], arguments].concat()));
        assert!(output.starts_with(expected), "{arguments:?}: {output}");
    }
}

#[test]
fn copies_can_be_left_out_of_what_is_printed() {
    let folder = folder("once");
    let corpus = folder.join("corpus.jsonl");
    let line = |(id, text): (&str, &str)| {
        format!(
            "{}\n",
            serde_json::json!({ "id": id, "text": "oil", "copies": text })
        )
    };
    let lines = [("a", "x"), ("b", "x"), ("c", "y")].map(line).concat();
    fs::write(&corpus, format!("{{\"concord\":1}}\n{lines}")).unwrap();
    let hit = |id: &str| format!("\n{id}  \n    [oil]\n");
    for (arguments, head, ids) in [
        (&[][..], "3 of 3 documents\n", &["a", "b", "c"][..]),
        (&["--once"], "2 texts in 3 of 3 documents\n", &["a", "c"]),
    ] {
        let output = shown(&concord(
            &[&["ask", path(&corpus), "oil "], arguments].concat(),
        ));
        let hits: String = ids.iter().copied().map(hit).collect();
        let copies = "copies\n       2  x (1 text)\n       1  y\n";
        let expected = format!("{head}{hits}\n{copies}");
        assert!(output.starts_with(&expected), "{arguments:?}: {output}");
    }
    let refused = concord(&["ask", path(&corpus), "--once", "--view", "words"]);
    assert!(said(&refused).contains("--once is no option of words"));
}

#[test]
fn a_made_page_holds_its_corpus() {
    let folder = folder("page");
    let page = |payload: &str| {
        let page = folder.join("page.html");
        fs::write(&page, format!("<!doctype html>\n<meta name=\"generator\" content=\"Concord 0.1.0\">\n<script type=\"application/gzip\" id=\"corpus\">{payload}</script>")).unwrap();
        concord(&["ask", path(&page), "x", "--json"])
    };
    // printf '{"id":"a","text":"x"}\n' | base64
    let output = page("eyJpZCI6ImEiLCJ0ZXh0IjoieCJ9Cg==");
    assert_eq!(
        serde_json::from_str::<Answer>(&shown(&output))
            .unwrap()
            .total,
        1
    );
    for (payload, says) in [
        ("!!!", "damaged"),
        ("eyJpZCI6", "no document"),
        ("", "no document"),
    ] {
        let output = page(payload);
        assert!(!output.status.success());
        assert!(
            String::from_utf8_lossy(&output.stderr).contains(says),
            "{payload}: {output:?}"
        );
    }
    let cut = folder.join("page.html");
    fs::write(
        &cut,
        "<meta name=\"generator\" content=\"Concord 0.1.0\"><p id=\"corpus\">eyJp",
    )
    .unwrap();
    assert!(said(&concord(&["ask", path(&cut), "x"])).contains("cut short"));
    fs::write(
        &cut,
        "<html><meta name=\"generator\" content=\"Concord 0.1.0\">",
    )
    .unwrap();
    assert!(said(&concord(&["ask", path(&cut), "x"])).contains("holds no corpus"));
}

#[test]
fn what_cannot_be_done_is_said_with_its_place() {
    let folder = folder("errors");
    let says = |arguments: &[&str], status: i32, words: &[&str]| {
        let output = concord(arguments);
        let error = said(&output);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {error}");
        for word in words {
            assert!(error.contains(word), "{arguments:?}: {error}");
        }
    };
    says(&["ask", "/nowhere", "x"], 1, &["cannot open /nowhere"]);
    says(&["ask", path(&folder), "x"], 1, &["errors", "no document"]);
    says(&["ask"], 2, &["INPUT"]);
    fs::write(folder.join("a.txt"), b"caf\xE9").unwrap();
    says(
        &["ask", path(&folder), "x", "--filter", "nonsense"],
        1,
        &["FIELD=VALUE", "nonsense"],
    );
    let topics = folder.join("topics.toml");
    fs::write(&topics, "[[topic]]\nlabel = 'x'\nquery = 7\n").unwrap();
    fs::write(folder.join("c.png"), b"\x89PNG").unwrap();
    let notes = ["a.txt is not in UTF-8", "topics.toml, line 3", "c.png is"];
    says(&["ask", path(&folder), "x"], 0, &notes);
    let info = shown(&concord(&["info", path(&folder)]));
    assert!(notes.iter().all(|note| info.contains(note)), "{info}");
    let packed = concord(&["pack", path(&folder), "--corpus", "/nowhere/x.gz"]);
    assert!(
        said(&packed).contains("cannot write /nowhere/x.gz"),
        "{packed:?}"
    );
}
