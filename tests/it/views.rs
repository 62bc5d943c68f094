//! Views on the terminal: tables as they are printed, as JSON, and as files that other programs read.

use std::{collections::BTreeSet, fs, path::Path};

use concord::protocol::{KeynessView, Selection, TableRequest, View};
use serde_json::json;

use crate::{
    cli::{concord, folder, path, said, shown},
    harness::open,
};

/// Arguments behind the corpus that ships, and the file that is the same. `RENEW=1 cargo test golden` writes them anew.
const GOLDEN: [(&str, &[&str]); 4] = [
    ("phrases", &["", "--view", "phrases", "--limit", "4"]),
    (
        "words",
        &["", "--view", "words", "--limit", "5", "--containing", "o"],
    ),
    (
        "keyness",
        &[
            "energy ",
            "--view",
            "keyness",
            "--against-filter",
            "date=2018",
            "--against-filter",
            "date=2019",
            "--minimum",
            "2",
            "--limit",
            "4",
        ],
    ),
    (
        "label",
        &[
            "",
            "--filter",
            "language=en",
            "--view",
            "words",
            "--sort",
            "label",
            "--reversed",
            "--limit",
            "3",
            "--scope",
            "all",
        ],
    ),
];

#[test]
fn golden_files_are_what_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = root.join("www/corpus");
    for (name, arguments) in GOLDEN {
        let output = concord(&[&["ask", path(&corpus)], arguments, &["--csv"]].concat());
        assert!(output.status.success(), "{name}: {}", said(&output));
        let file = root.join(format!("tests/it/files/views/{name}.csv"));
        let written = shown(&output);
        let (first, rest) = written.split_once("\r\n").unwrap();
        assert_eq!(first, concat!("# Concord ", env!("CARGO_PKG_VERSION")));
        if std::env::var("RENEW").is_ok() {
            fs::write(&file, rest).unwrap();
        }
        assert_eq!(rest, fs::read_to_string(&file).unwrap(), "{name}");
    }
}

#[test]
fn cells_are_harmless_and_numbers_exact() {
    let folder = folder("cells");
    let (speech, others) = ("jobs ".repeat(500), "taxes ".repeat(500));
    fs::write(folder.join("a.txt"), format!("{speech} mine \u{1F600}")).unwrap();
    fs::write(folder.join("b.txt"), others).unwrap();
    let arguments = [
        "ask",
        path(&folder),
        "mine ",
        "--view",
        "keyness",
        "--minimum",
        "1",
        "--csv",
    ];
    let output = shown(&concord(&arguments));
    let rows = output.lines().filter(|line| !line.starts_with('#'));
    let reader = csv::ReaderBuilder::new();
    let text: String = rows.map(|line| format!("{line}\r\n")).collect();
    let mut reader = reader.from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let place = |name: &str| head.iter().position(|column| column == name).unwrap();
    let jobs = &records[0];
    assert_eq!((&jobs[0], &jobs[1], &jobs[2]), ("jobs", "\"jobs\"", "500"));
    assert!(jobs[place("p")].contains("e-"), "{jobs:?}");
    assert!(jobs[place("p")].parse::<f64>().unwrap() < 1e-100);
    assert_eq!(&records[records.len() - 1][place("other_count")], "500");
    for (query, expected) in [
        ("a, =b ", "# selection query: a, '=b\r\n"),
        ("a;-b ", "# selection query: a;'-b\r\n"),
        ("a,\n b  +c ", "# selection query: a, b +c\r\n"),
    ] {
        let output = shown(&concord(&[
            "ask",
            path(&folder),
            query,
            "--view",
            "words",
            "--csv",
        ]));
        assert!(output.contains(expected), "{output}");
    }
}

#[test]
fn a_csv_says_that_it_has_apostrophes() {
    let folder = folder("apostrophes");
    let line = json!({ "id": "a", "text": "A co-operative sea" });
    fs::write(folder.join("a.jsonl"), line.to_string()).unwrap();
    for (query, expected) in [("co ", true), ("sea ", false)] {
        let shown = shown(&concord(&[
            "ask",
            path(&folder),
            query,
            "--view",
            "concordance",
            "--csv",
        ]));
        assert_eq!(shown.contains(",'-operative"), expected, "{shown}");
        assert_eq!(shown.contains("# note: An apostrophe"), expected, "{shown}");
    }
}

/// So that a program can take the lines in front as names and values.
#[test]
fn no_two_lines_in_front_have_one_name() {
    let folder = folder("names");
    let line = json!({ "id": "a", "text": "sea and sea and", "outlet": "Dawn", "date": "2017" });
    let topics = json!({ "concord": 1, "title": "", "description": "", "fields": [],
        "topics": [{ "label": "Sea", "query": "sea", "group": "" }] });
    let input = folder.join("a.jsonl");
    fs::write(&input, format!("{topics}\n{line}\n")).unwrap();
    for more in [
        &["words"][..],
        &["phrases", "--documents", "1"],
        &[
            "keyness",
            "--against-filter",
            "outlet=Dawn",
            "--unit",
            "documents",
        ],
        &["collocates"],
        &["trends"],
        &["dispersion"],
        &["topics", "--field", "outlet"],
        &["concordance"],
    ] {
        let asked = ["ask", path(&input), "sea ", "--csv", "--view"];
        let written = shown(&concord(&[&asked, more].concat()));
        let head = written.lines().take_while(|line| line.starts_with('#'));
        let names = head.filter_map(|line| line.split_once(": ").map(|(name, _)| name));
        let names: Vec<&str> = names.filter(|name| *name != "# note").collect();
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        assert!(names.contains(&"# view") && names.len() > 5, "{written}");
        assert_eq!(distinct.len(), names.len(), "{written}");
    }
}

#[test]
fn a_view_is_printed_aligned_or_whole() {
    let folder = folder("views");
    let lines = [
        json!({ "id": "a", "title": "One", "text": "Sea and sea and ship.", "outlet": "Dawn" }),
        json!({ "id": "b", "title": "Two", "text": "Hill and road.", "outlet": "News" }),
    ];
    let input = folder.join("a.jsonl");
    fs::write(
        &input,
        lines
            .each_ref()
            .map(|line| line.to_string() + "\n")
            .concat(),
    )
    .unwrap();
    let ask = |arguments: &[&str]| concord(&[&["ask", path(&input)], arguments].concat());
    let words = ["", "--scope", "text", "--view", "words", "--limit", "2"];
    let expected = "2 of 5 rows; documents 2, texts 2, tokens 8, types 5\n\n     count  documents  texts  per_million     dp\nand      3          2      2       375000  0.042\nsea      2          1      1       250000  0.375\n";
    assert_eq!(shown(&ask(&words)).to_lowercase(), expected);
    let others = shown(&ask(&["sea", "--rest", "--population", "x -ship"]));
    assert!(others.starts_with("1 of 2 documents\n\nb  Two\n"));
    let lines_of = |more: &[&str]| {
        let asked = ["", "--view", "concordance", "--node", "and "];
        shown(&ask(&[&asked, more].concat()))
    };
    assert!(lines_of(&[]).starts_with("3 of 3 lines in 2 documents\n"));
    let population = ["--population", "ship outlet:dawn"];
    assert!(lines_of(&population).starts_with("2 of 2 lines in 1 document\n"));
    for (lines, documents) in [
        (&["--near", "sea "][..], "1 of 2 documents\n\na  One\n"),
        (&["--stretch", "3,9"], "1 of 2 documents\n\nb  Two\n"),
        (&["--sample", "3", "--rest"], "0 of 2 documents\n"),
    ] {
        let listed = shown(&ask(&[&["", "--node", "and "], lines].concat()));
        assert!(listed.starts_with(documents), "{lines:?}: {listed}");
    }
    let asked = [
        "--filter",
        "outlet=Dawn",
        "--view",
        "keyness",
        "--minimum",
        "1",
        "--json",
    ];
    let selection = |outlet: &str| Selection {
        filters: [("outlet".into(), vec![outlet.into()])].into(),
        ..Selection::default()
    };
    let against = |against| TableRequest {
        selection: selection("Dawn"),
        view: View::Keyness(KeynessView {
            against,
            minimum: 1,
            ..KeynessView::default()
        }),
        limit: 20,
        ..TableRequest::default()
    };
    let explorer = open(&lines);
    let table = |arguments: &[&str]| shown(&ask(&[&[""], arguments].concat()));
    let json = |other| {
        let table = explorer.table(&against(other));
        serde_json::to_string_pretty(&table).unwrap() + "\n"
    };
    assert_eq!(table(&asked), json(None));
    let other = Some(selection("News"));
    let asked = [&asked[..], &["--against-filter", "outlet=News"]].concat();
    assert_eq!(table(&asked), json(other));
}

/// One answer holds a thousand lines, a file as many as it is asked for.
#[test]
fn a_concordance_has_as_many_lines_as_it_is_asked_for() {
    let folder = folder("long");
    fs::write(folder.join("a.txt"), "war and ".repeat(2_300)).unwrap();
    for (more, rows) in [
        (&["--limit", "5000"][..], 2_300),
        (&["--limit", "2100", "--sort", "l1"], 2_100),
        (&["--limit", "5000", "--offset", "250"], 2_050),
        (&["--limit", "5000", "--offset", "9999"], 0),
        (&["--limit", "0"], 0),
    ] {
        let asked = [
            "ask",
            path(&folder),
            "war ",
            "--view",
            "concordance",
            "--csv",
        ];
        let output = shown(&concord(&[&asked, more].concat()));
        let lines = output.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), rows + 1, "{more:?}");
        assert!(
            output.contains(&format!("# rows: {rows} from ")),
            "{more:?}"
        );
    }
}

#[test]
fn what_a_view_cannot_take_is_said() {
    let folder = folder("unsaid");
    fs::write(folder.join("a.txt"), "text").unwrap();
    for (arguments, status, says) in [
        (&["--sort", "count"][..], 1, "--sort wants relevance"),
        (&["--csv"], 2, "--view"),
        (&["--view", "words", "--csv", "--json"], 2, "--json"),
        (&["--view", "beauty"], 2, "concordance"),
        (&["--view", "keyness", "--unit", "letters"], 2, "documents"),
        (
            &["--view", "keyness", "--against-filter", "x"],
            1,
            "FIELD=VALUE",
        ),
        (&["--view", "collocates", "--window", "five"], 2, "5,5"),
        (&["--view", "concordance", "--sort", "beauty"], 1, "l1,r1"),
        (
            &["--view", "words", "--rest"],
            2,
            "--rest is no option of words, but of documents, concordance",
        ),
        (
            &["--view", "keyness", "--population", "a"],
            2,
            "of documents, concordance",
        ),
        (
            &["--view", "trends", "--node", "a"],
            2,
            "of documents, collocates",
        ),
        (
            &["--view", "dispersion", "--sample", "1"],
            2,
            "of documents, concordance",
        ),
        (
            &["--view", "words", "--unit", "documents"],
            2,
            "of keyness, trends",
        ),
        (
            &["--view", "words", "--against-filter", "a=b"],
            2,
            "--against-filter is no",
        ),
        (
            &["--view", "concordance", "--reversed"],
            2,
            "of words, phrases",
        ),
        (&["--view", "words", "--once"], 2, "of documents ("),
        (&["--reversed"], 2, "no option of documents"),
        (&["--segments", "5"], 2, "of dispersion"),
        (&["--seed", "3"], 2, "--seed says more of --sample"),
        (&["--window", "3"], 2, "--window says more of --near"),
        (
            &["--view", "concordance", "--seed", "3"],
            2,
            "--seed says more of --sample",
        ),
        (
            &["--view", "concordance", "--node", "a", "--window", "3"],
            2,
            "--window says more of --near",
        ),
        (&["--near", "a", "--window", "3"], 0, ""),
        (&["--sample", "1", "--seed", "3"], 0, ""),
        (&["--view", "collocates", "--window", "3"], 0, ""),
    ] {
        let output = concord(&[&["ask", path(&folder), ""], arguments].concat());
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(
            said(&output).contains(says),
            "{arguments:?}: {}",
            said(&output)
        );
    }
    let output = concord(&[
        "ask",
        path(&folder),
        "",
        "--view",
        "words",
        "--sort",
        "beauty",
    ]);
    assert!(shown(&output).contains("no column “beauty”"));
}
