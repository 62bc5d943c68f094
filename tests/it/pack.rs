//! `concord pack`: pages, sites and corpora, with a small stand-in for the page that `build.sh` makes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use concord::{
    Explorer,
    corpus::{self, Corpus},
    protocol::Answer,
};

use crate::cli::{concord, folder, path, said, shown};

const FORMATS: &[u8] = b"the readers of foreign formats";
const STEMS: &[u8] = b"the stemmers";

/// A shell as `www/build.mjs` writes it, in small.
fn shell(folder: &Path) -> PathBuf {
    let shell = folder.with_extension("shell");
    fs::create_dir_all(&shell).unwrap();
    let page = "<!doctype html>\n<meta name=\"generator\" content=\"Concord 0.1.0\">\n<title></title>\n\
                <script type=\"application/wasm+gzip\" id=\"concord-formats\"></script>\n\
                <script type=\"application/wasm+gzip\" id=\"concord-stems\"></script>\n\
                 <script type=\"application/gzip\" id=\"corpus\"></script>\n\
                 <script type=\"application/octet-stream\" id=\"index\"></script>\n<script>'<title></title>'</script>\n";
    for (name, bytes) in [
        ("shell.html", page.as_bytes()),
        ("formats.wasm.gz", &corpus::gzip(FORMATS).unwrap()),
        ("stems.wasm.gz", &corpus::gzip(STEMS).unwrap()),
        (
            "index.html",
            b"<meta name=\"generator\" content=\"Concord 0.1.0\"><x src=\"corpus.jsonl.gz\"></x><title></title>",
        ),
        ("concord.js", b"script"),
        ("concord.wasm", b"core"),
        (
            "sw.js",
            b"const CACHE = 'concord-__HASH__', FILES = ['corpus.jsonl.gz'];",
        ),
    ] {
        fs::write(shell.join(name), bytes).unwrap();
    }
    shell
}

/// A folder with documents and topics, and a shell beside it.
fn documents(name: &str) -> (PathBuf, PathBuf) {
    let folder = folder(name);
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write(
        "corpus.toml",
        "title = 'Energy & <songs>'\n[[field]]\nname = 'outlet'\nlabel = 'Paper'\n",
    );
    write(
        "topics.toml",
        "[[topic]]\nlabel = 'Energy'\nquery = 'energ*'\n",
    );
    write(
        "a.md",
        "+++\ntitle = 'Energy talks'\noutlet = 'Dawn'\ndate = 2018-03-03\nauthor = 'A. Khan'\n+++\nThey spoke of energy.\n",
    );
    write(
        "deep/b.md",
        "+++\noutlet = 'Jang'\n+++\nNothing but songs.\n",
    );
    let shell = shell(&folder);
    (folder, shell)
}

/// Runs `pack`, which has to work.
fn pack(arguments: &[&str]) -> String {
    let output = concord(&[&["pack"], arguments].concat());
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    shown(&output)
}

/// Runs `pack`, which has to end with a status and these words.
fn fails(arguments: &[&str], status: i32, words: &[&str]) {
    let output = concord(&[&["pack"], arguments].concat());
    let error = said(&output);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {error}");
    for word in words {
        assert!(error.contains(word), "{arguments:?}: {error}");
    }
}

fn packed(file: &Path) -> Corpus {
    corpus::read(&fs::read(file).unwrap()).unwrap()
}

fn ids(corpus: &Corpus) -> Vec<&str> {
    corpus.documents.iter().map(|one| one.id.as_str()).collect()
}

/// The names in a folder and below it.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_page_is_its_shell_with_title_formats_and_corpus() {
    let (folder, shell) = documents("made");
    let [page, file] = ["html", "gz"].map(|kind| folder.with_extension(kind));
    let _ = fs::remove_file(&page);
    let both = [
        "-o",
        path(&page),
        "--corpus",
        path(&file),
        "--shell",
        path(&shell),
    ];
    let summary = pack(&[&[path(&folder)], &both[..]].concat());
    assert!(summary.starts_with("2 documents of 4 files, "), "{summary}");
    assert!(
        summary.contains("2 Markdown") && summary.contains(path(&page)),
        "{summary}"
    );
    let stems = BASE64_STANDARD.encode(corpus::gzip(STEMS).unwrap());
    let fill = |formats: &str, stems: &str, corpus: &[u8]| {
        fs::read_to_string(shell.join("shell.html"))
            .unwrap()
            .replacen("<title>", "<title>Energy &amp; &lt;songs&gt;", 1)
            .replacen("formats\">", &format!("formats\">{formats}"), 1)
            .replacen("stems\">", &format!("stems\">{stems}"), 1)
            .replacen(
                "corpus\">",
                &format!("corpus\">{}", BASE64_STANDARD.encode(corpus)),
                1,
            )
    };
    let corpus = fs::read(&file).unwrap();
    assert_eq!(
        fs::read_to_string(&page).unwrap(),
        fill("", &stems, &corpus)
    );
    for input in [&folder, &file, &page] {
        let again = folder.with_extension("again.html");
        pack(&[
            path(input),
            "-o",
            path(&again),
            "--formats",
            "--no-stems",
            "--shell",
            path(&shell),
        ]);
        let formats = BASE64_STANDARD.encode(corpus::gzip(FORMATS).unwrap());
        assert_eq!(
            fs::read_to_string(&again).unwrap(),
            fill(&formats, "", &corpus),
            "{input:?}"
        );
        let answer = |input: &Path| shown(&concord(&["ask", path(input), "energ", "--json"]));
        assert_eq!(answer(input), answer(&folder), "{input:?}");
        assert_eq!(
            serde_json::from_str::<Answer>(&answer(&again))
                .unwrap()
                .total,
            1
        );
    }
    assert_eq!(
        names(&folder),
        ["a.md", "corpus.toml", "deep", "topics.toml"]
    );
}

#[test]
fn a_site_has_its_corpus_beside_it_and_a_cache_of_its_own() {
    let (folder, shell) = documents("site");
    let sites = ["one", "two", "other"].map(|name| folder.with_extension(name));
    let pack = |site: &Path, more: &[&str]| {
        let all = [path(&folder), "--site", path(site), "--shell", path(&shell)];
        pack(&[&all[..], more].concat());
        let read = |name: &String| (name.clone(), fs::read(site.join(name)).unwrap());
        names(site).iter().map(read).collect::<BTreeMap<_, _>>()
    };
    let one = pack(&sites[0], &[]);
    let expected = [
        "concord.js",
        "concord.wasm",
        "corpus.jsonl.gz",
        "formats.wasm",
        "index.html",
        "shell.html",
        "stems.wasm",
        "sw.js",
    ];
    assert_eq!(one.keys().collect::<Vec<_>>(), expected);
    assert_eq!(one["formats.wasm"], FORMATS);
    assert_eq!(one["stems.wasm"], STEMS);
    let index = String::from_utf8(one["index.html"].clone()).unwrap();
    assert!(
        index.ends_with("<title>Energy &amp; &lt;songs&gt;</title>"),
        "{index}"
    );
    assert!(!String::from_utf8_lossy(&one["sw.js"]).contains('_'));
    assert_eq!(pack(&sites[1], &[]), one);
    assert_eq!(
        pack(&sites[0], &[]),
        one,
        "written over what was written before"
    );
    assert_ne!(
        pack(&sites[2], &["--title", "Another"])["sw.js"],
        one["sw.js"]
    );
    let other = folder.with_extension("foreign");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("index.html"), "<title>Somebody's</title>").unwrap();
    let arguments = [path(&folder), "--site", path(&other)];
    fails(&arguments, 1, &["index.html is not a page of Concord's"]);
    assert_eq!(names(&other), ["index.html"]);
}

#[test]
fn the_index_goes_with_its_corpus_where_it_is_wanted() {
    let (folder, shell) = documents("indexed");
    let [page, site] = ["html", "site"].map(|kind| folder.with_extension(kind));
    let _ = fs::remove_dir_all(&site);
    let with = |input: &Path, more: &[&str]| {
        let all = [path(input), "-o", path(&page), "--site", path(&site)];
        pack(&[&all[..], &["--shell", path(&shell)], more].concat());
        let read = |name: &str| fs::read(site.join(name)).unwrap_or_default();
        let text = |name: &str| String::from_utf8(read(name)).unwrap();
        let page = fs::read_to_string(&page).unwrap();
        (
            page,
            text("index.html"),
            text("sw.js"),
            read("corpus.index"),
        )
    };
    let (plain, index, worker, none) = with(&folder, &[]);
    assert!(plain.contains("id=\"index\"></script>") && none.is_empty());
    assert!(index.contains("<x src=\"corpus.jsonl.gz\"></x>") && worker.ends_with("gz'];"));
    let (page_text, index, worker, bytes) = with(&folder, &["--index"]);
    let hole = format!("id=\"index\">{}</script>", BASE64_STANDARD.encode(&bytes));
    assert!(page_text.contains(&hole));
    assert!(index.contains("<x src=\"corpus.jsonl.gz\" index=\"corpus.index\"></x>"));
    assert!(worker.ends_with("['corpus.jsonl.gz', 'corpus.index'];"));
    let lines = corpus::lines(&packed(&site.join("corpus.jsonl.gz")), 0).collect::<String>();
    assert_eq!(Explorer::open(lines.as_bytes()).unwrap().index(), bytes);
    let made = folder.with_extension("made.html");
    fs::copy(&page, &made).unwrap();
    assert_eq!(with(&made, &["--index"]).3, bytes, "made of the page");
    assert_ne!(with(&folder, &["--index", "--title", "T"]).3, bytes);
    let alone = folder.join("corpus.jsonl.gz");
    for _ in 0..2 {
        pack(&[path(&folder), "--corpus", path(&alone), "--index"]);
        assert_eq!(fs::read(folder.join("corpus.index")).unwrap(), bytes);
    }
}

#[test]
fn title_topics_and_fields_are_chosen() {
    let (folder, _) = documents("chosen");
    let file = folder.with_extension("gz");
    let topics = folder.with_extension("toml");
    fs::write(
        &topics,
        "[[topic]]\nlabel = 'Songs'\nquery = 'song*'\ngroup = 'Art'\n",
    )
    .unwrap();
    for input in [folder.clone(), folder.with_extension("whole.gz")] {
        pack(&[
            path(&folder),
            "--corpus",
            path(&folder.with_extension("whole.gz")),
        ]);
        let summary = pack(&[
            path(&input),
            "--corpus",
            path(&file),
            "--title",
            "T",
            "--topics",
            path(&topics),
            "--fields",
            "author,outlet,colour",
        ]);
        assert!(
            summary.contains("No document has the field “colour”") || input != folder,
            "{summary}"
        );
        let corpus = packed(&file);
        let header = &corpus.header;
        assert_eq!((header.title.as_str(), header.topics.len()), ("T", 1));
        assert_eq!(
            (
                header.topics[0].label.as_str(),
                header.topics[0].group.as_str()
            ),
            ("Songs", "Art")
        );
        let labels: Vec<_> = header
            .fields
            .iter()
            .map(|one| (one.name.as_str(), one.label.as_str()))
            .collect();
        assert_eq!(
            labels,
            [
                ("author", "author"),
                ("outlet", "Paper"),
                ("colour", "colour")
            ]
        );
        let fields: Vec<Vec<_>> = corpus
            .documents
            .iter()
            .map(|one| one.fields.keys().collect())
            .collect();
        assert_eq!(fields, [vec!["author", "outlet"], vec!["outlet"]]);
    }
    fs::write(&topics, "[[topic]]\nlabel = 'x'\n\nquery = 7\n").unwrap();
    let corpus = ["--corpus", path(&file)];
    let with = |more: &[&'static str]| [&[path(&folder)], &corpus[..], more].concat();
    fails(
        &[&with(&[])[..], &["--topics", path(&topics)]].concat(),
        1,
        &["chosen.toml, line 4"],
    );
    fails(
        &with(&["--topics", "/nowhere"]),
        1,
        &["cannot read /nowhere"],
    );
    fails(&with(&["--fields", "colour=x"]), 2, &["colour is no role"]);
    fails(&with(&["--fields", "a,,b"]), 2, &["a field has a name"]);
    fails(&with(&["--formats"]), 2, &["--output"]);
    fails(&[path(&folder)], 2, &["--output", "--site", "--corpus"]);
    fails(&corpus, 2, &["INPUT"]);
}

#[test]
fn roles_name_columns() {
    let folder = folder("roles");
    let table = folder.join("t.csv");
    fs::write(
        &table,
        "no,head,body,when\n7,Talks,They spoke of gas.,2018-03-01\n",
    )
    .unwrap();
    let file = folder.with_extension("gz");
    pack(&[
        path(&table),
        "--corpus",
        path(&file),
        "--fields",
        "id=no,title=head,text=body,date=when",
    ]);
    let document = &packed(&file).documents[0];
    assert_eq!(
        (document.title.as_str(), document.parts[0].text.as_str()),
        ("Talks", "They spoke of gas.")
    );
    assert_eq!(
        (document.id.as_str(), &document.fields["date"][..]),
        ("7", &["2018-03-01".to_string()][..])
    );
}

#[test]
fn strict_writes_nothing_where_anything_was_passed_over() {
    let (folder, shell) = documents("strict");
    let page = folder.with_extension("html");
    let _ = fs::remove_file(&page);
    let arguments = [
        path(&folder),
        "-o",
        path(&page),
        "--shell",
        path(&shell),
        "--strict",
    ];
    fs::write(folder.join("c.png"), b"\x89PNG").unwrap();
    fails(
        &arguments,
        1,
        &[
            "Skipped: c.png is",
            "1 warning, which --strict makes an error",
        ],
    );
    assert!(!page.exists());
    assert!(pack(&arguments[..5]).contains("Skipped: 1 note\n  c.png is"));
    fs::remove_file(folder.join("c.png")).unwrap();
    fs::write(folder.join(".hidden"), "").unwrap();
    assert!(pack(&arguments).contains(".hidden is hidden, so it was left alone."));
}

#[test]
fn an_input_is_never_written_over_and_an_output_is_no_input() {
    let (folder, shell) = documents("over");
    let [page, site, file] =
        ["page.html", "site", "deep/all.jsonl.gz"].map(|name| folder.join(name));
    let all = [
        path(&folder),
        "-o",
        path(&page),
        "--site",
        path(&site),
        "--corpus",
        path(&file),
        "--shell",
        path(&shell),
    ];
    let read = || [&page, &file, &site.join("sw.js")].map(|path| fs::read(path).unwrap());
    pack(&all);
    let first = read();
    assert_eq!(ids(&packed(&file)), ["a", "deep/b"]);
    pack(&all);
    assert_eq!(read(), first, "what was written before is no input");
    fails(
        &[path(&page), "-o", path(&page), "--shell", path(&shell)],
        1,
        &["page.html is an input"],
    );
    fails(
        &[path(&file), "--corpus", path(&file)],
        1,
        &["all.jsonl.gz is an input"],
    );
    let note = folder.join("a.md");
    fails(
        &[path(&folder), "--corpus", path(&note)],
        1,
        &["a.md is an input"],
    );
    assert!(fs::read_to_string(&note).unwrap().starts_with("+++"));
    fails(
        &[path(&folder), "--corpus", path(&folder.join("deep"))],
        1,
        &["cannot write", "deep", "folder"],
    );
    let lost = folder.join("none/x.html");
    fails(
        &[
            path(&folder),
            "--corpus",
            path(&file),
            "-o",
            path(&lost),
            "--shell",
            path(&shell),
        ],
        1,
        &["none/x.html"],
    );
    assert_eq!(read(), first, "nothing half done");
    assert_eq!(names(&folder.join("deep")), ["all.jsonl.gz", "b.md"]);
    fs::write(shell.join("shell.html"), "<p>no holes").unwrap();
    fails(&all, 1, &["the page has no place for <title>"]);
    #[cfg(not(feature = "page"))]
    fails(&all[..3], 1, &["built without its page", "./build.sh"]);
}

#[test]
fn several_inputs_are_one_corpus_and_none_is_read_twice() {
    let (folder, _) = documents("several");
    let file = folder.with_extension("gz");
    let one = folder.join("a.md");
    pack(&[
        path(&one),
        path(&folder),
        path(&folder.join("deep/../a.md")),
        "--corpus",
        path(&file),
    ]);
    assert_eq!(ids(&packed(&file)), ["a", "several/deep/b"]);
}

#[cfg(unix)]
#[test]
fn links_sockets_and_odd_names_are_told_of() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener};
    let (folder, _) = documents("odd");
    symlink(&folder, folder.join("deep/loop")).unwrap();
    symlink(folder.join("a.md"), folder.join("copy.md")).unwrap();
    // A socket's path has to be short.
    let short = std::env::temp_dir().join(format!("concord-{}", std::process::id()));
    let listener = UnixListener::bind(&short);
    fs::rename(&short, folder.join("socket")).unwrap();
    fs::write(
        folder.join(std::ffi::OsStr::from_bytes(b"caf\xE9.txt")),
        "Some coffee.",
    )
    .unwrap();
    let file = folder.with_extension("gz");
    let summary = pack(&[path(&folder), "--corpus", path(&file)]);
    drop(listener);
    for words in [
        "copy.md is a link, so it was not followed.",
        "deep/loop is a link, so it was not followed.",
        "socket is neither a file nor a folder, so it was passed over.",
        "caf\u{FFFD}.txt has a name that is not UTF-8",
    ] {
        assert!(summary.contains(words), "{words}: {summary}");
    }
    let corpus = packed(&file);
    assert_eq!(ids(&corpus), ["a", "caf\u{FFFD}", "deep/b"]);
    assert!(corpus.header.notes.iter().any(|note| note.code == "link"));
    let link = folder.with_extension("link");
    let _ = fs::remove_file(&link);
    symlink(&folder, &link).unwrap();
    assert_eq!(
        pack(&[path(&link), "--corpus", path(&file)]),
        summary,
        "a link that is given is followed"
    );
}

#[test]
fn many_files_stand_in_the_order_of_their_names() {
    let folder = folder("many");
    for number in 0..3_000 {
        fs::write(
            folder.join(format!("{number:04}.md")),
            format!("Document {number}."),
        )
        .unwrap();
    }
    let file = folder.with_extension("gz");
    pack(&[path(&folder), "--corpus", path(&file)]);
    let expected: Vec<_> = (0..3_000).map(|number| format!("{number:04}")).collect();
    assert_eq!(ids(&packed(&file)), expected);
}
