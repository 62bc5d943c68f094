//! ZIP, TAR and gzip, well made and ill.

use std::io::{Cursor, Write};

use concord::{
    corpus::Corpus,
    ingest::Options,
    protocol::{Level, Report},
};
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::harness::{gathered, made, noted};

/// A ZIP of files by name.
fn zip<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A TAR of entries by name; names are written as they are, also those that the crate would refuse.
fn tar<B: AsRef<[u8]>>(entries: &[(&str, EntryType, B)]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, kind, bytes) in entries {
        let bytes = bytes.as_ref();
        let mut header = Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn files<'a, B>(files: &[(&'a str, B)]) -> Vec<(&'a str, EntryType, B)>
where
    B: AsRef<[u8]> + Copy,
{
    files
        .iter()
        .map(|(name, bytes)| (*name, EntryType::Regular, *bytes))
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().write(Vec::new(), Compression::fast());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn ids(corpus: &Corpus) -> Vec<&str> {
    corpus
        .documents
        .iter()
        .map(|document| document.id.as_str())
        .collect()
}

fn places(report: &Report) -> Vec<&str> {
    report
        .notes
        .iter()
        .map(|note| note.place.as_str())
        .collect()
}

const FOLDER: [(&str, &str); 4] = [
    ("a/b.txt", "In a folder."),
    ("a/table.csv", "id,text\n1,One row\n2,Another\n"),
    ("a b.txt", "Two words in its name."),
    ("новости.md", "# Heading\n\nIn Russian by name alone."),
];

#[test]
fn an_archive_gives_what_its_folder_gives() {
    let folder = FOLDER.map(|(name, text)| (format!("in/{name}"), text));
    let folder: Vec<(&str, &str)> = folder
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let (expected, report) = made(&folder);
    let mut backwards = FOLDER;
    backwards.reverse();
    let tar_gz = gzip(&tar(&files(&FOLDER)));
    for (name, bytes, archives) in [
        ("in.zip", zip(&backwards), 1),
        ("in.ZIP", zip(&FOLDER), 1),
        ("in.tar", tar(&files(&FOLDER)), 1),
        ("in.tar.gz", tar_gz.clone(), 2),
        ("in.tgz", tar_gz, 2),
    ] {
        let (corpus, packed) = made(&[(name, &bytes)]);
        assert_eq!(corpus.documents, expected.documents, "{name}");
        assert_eq!(
            (packed.files, noted(&packed)),
            (report.files + archives, noted(&report)),
            "{name}"
        );
    }
    assert_eq!(ids(&expected), ["in/a/b", "1", "2", "in/a b", "in/новости"]);
}

#[test]
fn a_packed_file_is_read_as_the_file() {
    for (name, bytes) in [
        ("a.txt", "Some text."),
        ("a.csv", "id,text\nx,y\n"),
        ("a.jsonl", "{\"text\":\"x\"}\n"),
        ("a.json", "[{\"text\":\"x\"}]"),
        ("a", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n"),
    ] {
        let (expected, _) = made(&[(name, bytes)]);
        let (corpus, report) = made(&[(format!("{name}.gz").as_str(), gzip(bytes.as_bytes()))]);
        assert_eq!(corpus.documents, expected.documents, "{name}");
        assert_eq!(report.files, 2, "{name}: {report:?}");
        let twice = [gzip(&bytes.as_bytes()[..5]), gzip(&bytes.as_bytes()[5..])].concat();
        assert_eq!(
            made(&[(format!("{name}.gz").as_str(), twice)]).0.documents,
            expected.documents,
            "{name} in two members"
        );
    }
    let nested = zip(&[
        (
            "b.zip",
            zip(&[("c.tar.gz", gzip(&tar(&files(&[("d.txt", "Deep down.")]))))]),
        ),
        ("e.txt.gz", gzip(b"Packed inside.")),
    ]);
    let (corpus, report) = made(&[("a.zip", nested)]);
    assert_eq!(ids(&corpus), ["a/b/c/d", "a/e"]);
    assert_eq!(
        (
            noted(&report).len(),
            corpus.documents[0].parts[0].text.as_str()
        ),
        (0, "Deep down.")
    );
}

#[test]
fn names_that_lead_astray_lead_nowhere() {
    let names = [
        "../../etc/secret.txt",
        "/root/b.txt",
        "C:\\Users\\c.txt",
        "d\\e.txt",
        "./f.txt",
        "..",
        "x/../../g.txt",
        "\u{202E}txt.txt",
    ];
    let entries: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
    let expected = [
        "in/Users/c",
        "in/d/e",
        "in/etc/secret",
        "in/f",
        "in/root/b",
        "in/unnamed",
        "in/x/g",
        "in/\u{FFFD}txt",
    ];
    for (name, bytes) in [("in.zip", zip(&entries)), ("in.tar", tar(&files(&entries)))] {
        let (corpus, report) = gathered(&[(name, bytes)], &Options::default());
        let corpus = corpus.unwrap();
        let mut found = ids(&corpus);
        found.sort_unstable();
        assert_eq!(found, expected, "{name}: {report:?}");
        let astray = report.notes.iter().filter(|note| note.code == "entry-name");
        let mut places: Vec<&str> = astray
            .map(|note| note.place.rsplit('/').next().unwrap())
            .collect();
        places.sort_unstable();
        assert_eq!(
            places,
            ["b.txt", "c.txt", "g.txt", "secret.txt", "unnamed"],
            "{name}"
        );
    }
}

#[test]
fn links_devices_and_hidden_files_are_left_alone_and_told() {
    let bytes = tar(&[
        ("a.txt", EntryType::Regular, "Read."),
        ("b.txt", EntryType::Symlink, ""),
        ("c.txt", EntryType::Link, ""),
        ("d", EntryType::Directory, ""),
        ("e", EntryType::Block, ""),
        ("f", EntryType::Fifo, ""),
        (".git/config", EntryType::Regular, "hidden"),
        ("__MACOSX/._a.txt", EntryType::Regular, "hidden"),
        (".DS_Store", EntryType::Regular, "hidden"),
    ]);
    let (corpus, report) = made(&[("in.tar", bytes)]);
    assert_eq!(ids(&corpus), ["in/a"]);
    assert_eq!(
        places(&report),
        [
            "in.tar/b.txt",
            "in.tar/c.txt",
            "in.tar/e",
            "in.tar/f",
            "in.tar"
        ]
    );
    assert_eq!(
        report.notes[4].message,
        "in.tar has hidden files, which were left alone: 3."
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_directory("d/", SimpleFileOptions::default())
        .unwrap();
    writer
        .add_symlink("b.txt", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    writer
        .start_file("a.txt", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(b"Read.").unwrap();
    let (corpus, report) = made(&[("in.zip", writer.finish().unwrap().into_inner())]);
    assert_eq!(
        (ids(&corpus), places(&report)),
        (vec!["in/a"], vec!["in.zip/b.txt"])
    );
}

/// Turns the flag of encryption on in every header of a ZIP.
fn locked(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len() - 4 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}

/// Gives every header of a ZIP another method of compression.
fn exotic(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len() - 4 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 8] = 14,
            b"PK\x01\x02" => bytes[at + 10] = 14,
            _ => {}
        }
    }
    bytes
}

#[test]
fn what_cannot_be_unpacked_is_told_and_the_rest_is_read() {
    let entries = [(
        "a.txt",
        "Some text that is long enough to be packed, packed, packed, packed.",
    )];
    for (what, bytes) in [
        ("locked", locked(zip(&entries))),
        ("exotic", exotic(zip(&entries))),
    ] {
        let (corpus, report) = gathered(&[("in.zip", &bytes)], &Options::default());
        assert!(corpus.is_err());
        assert_eq!(
            (noted(&report), places(&report)),
            (vec!["entry"], vec!["in.zip/a.txt"]),
            "{what}: {report:?}"
        );
    }
    let good = zip(&[("a.txt", "Some text."), ("b.txt", "Other text.")]);
    let mut altered = good.clone();
    let at = altered
        .windows(5)
        .position(|window| window == b"b.txt")
        .unwrap()
        + 7;
    altered[at] ^= 0x55;
    let (corpus, report) = made(&[("in.zip", &altered)]);
    assert_eq!(ids(&corpus)[0], "in/a");
    assert_eq!(places(&report), ["in.zip/b.txt"], "{report:?}");
    let (corpus, report) = gathered(
        &[
            ("in.zip", &good[..good.len() - 30]),
            ("c.txt", b"Beside it."),
        ],
        &Options::default(),
    );
    assert_eq!(
        (ids(&corpus.unwrap()), noted(&report)),
        (vec!["in/a", "in/b", "c"], vec!["damaged"])
    );
    let whole = tar(&files(&[
        ("a.txt", &"Some text. ".repeat(100)),
        ("b.txt", &"Other text. ".repeat(100)),
    ]));
    let (corpus, report) = made(&[("in.tar", &whole[..3_000])]);
    assert_eq!(
        (ids(&corpus), noted(&report)),
        (vec!["in/a", "in/b"], vec!["damaged"]),
        "{report:?}"
    );
    for name in ["a.txt", "a.csv"] {
        let text: String = (0..5_000).map(|row| format!("{row},Some text\n")).collect();
        let packed = gzip(text.as_bytes());
        let (corpus, report) =
            made(&[(format!("{name}.gz").as_str(), &packed[..packed.len() / 2])]);
        assert!(!corpus.documents.is_empty(), "{name}");
        assert!(noted(&report).contains(&"damaged"), "{name}: {report:?}");
    }
}

#[test]
fn names_in_old_encodings_are_read() {
    let russian = "новости/переговоры в Москве и дальше.txt";
    for encoding in [encoding_rs::IBM866, encoding_rs::WINDOWS_1251] {
        let name = encoding.encode(russian).0.into_owned();
        let mut bytes = zip(&[("x".repeat(name.len()).as_str(), "Some text.")]);
        let places: Vec<usize> = (0..bytes.len())
            .filter(|at| bytes[*at..].starts_with(&vec![b'x'; name.len()]))
            .collect();
        for place in places {
            bytes[place..place + name.len()].copy_from_slice(&name);
        }
        let (corpus, report) = made(&[("in.zip", &bytes)]);
        assert_eq!(
            ids(&corpus),
            [format!("in/{}", russian.trim_end_matches(".txt"))],
            "{} {report:?}",
            encoding.name()
        );
    }
}

/// So many zeros, packed.
fn zeros(bytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("zeros.txt", options).unwrap();
    let piece = vec![b'0'; 1 << 20];
    for _ in 0..bytes >> 20 {
        writer.write_all(&piece).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn bombs_do_not_go_off() {
    let bomb = zeros(32 << 20);
    assert!(bomb.len() < 1 << 20);
    let names: Vec<String> = (0..16).map(|at| format!("{at}.zip")).collect();
    let layer = |inner: &[u8]| {
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), inner)).collect();
        zip(&files)
    };
    let mut liar = bomb.clone();
    let central = liar
        .windows(4)
        .rposition(|window| window == b"PK\x01\x02")
        .unwrap();
    liar[central + 24..central + 28].copy_from_slice(&10_u32.to_le_bytes());
    let nested = layer(&layer(&bomb));
    let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
    let piece = vec![b'\n'; 1 << 20];
    for _ in 0..32 {
        writer.write_all(&piece).unwrap();
    }
    let packed = writer.finish().unwrap();
    for (name, bytes) in [
        ("a.zip", &bomb),
        ("liar.zip", &liar),
        ("b.zip", &nested),
        ("c.txt.gz", &packed),
        ("d.csv.gz", &packed),
        ("e.tar.gz", &packed),
    ] {
        let (corpus, report) = made(&[(name, &bytes[..]), ("beside.txt", b"Beside it.")]);
        assert_eq!(ids(&corpus), ["beside"], "{name}");
        assert!(
            ["bomb", "damaged"].contains(&noted(&report)[0]),
            "{name}: {report:?}"
        );
        assert!(
            report.notes.iter().all(|note| note.level == Level::Skipped),
            "{name}"
        );
    }
}

#[test]
fn archives_inside_one_another_are_opened_so_deep_and_no_deeper() {
    let mut bytes = zip(&[("a.txt", "In the middle.")]);
    for depth in 0..30 {
        bytes = zip(&[
            ("beside.txt", format!("Number {depth}.").into_bytes()),
            ("in.zip", bytes),
        ]);
    }
    let (corpus, report) = made(&[("in.zip", &bytes)]);
    assert_eq!(corpus.documents.len(), 4);
    assert_eq!(noted(&report), ["too-deep"]);
    assert_eq!(report.notes[0].place, "in.zip/in.zip/in.zip/in.zip/in.zip");
}

#[test]
fn fifty_thousand_tiny_files() {
    let names: Vec<String> = (0..50_000)
        .map(|at| format!("{}/{at}.txt", at % 97))
        .collect();
    let files: Vec<(&str, EntryType, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), EntryType::Regular, name.as_bytes()))
        .collect();
    let mut taken = 0;
    let mut notes = 0;
    let bytes = gzip(&tar(&files));
    concord::ingest::read(
        "in.tar.gz",
        &mut Cursor::new(bytes),
        &Options::default(),
        &mut |item| match item {
            concord::ingest::Item::Draft(draft) => {
                taken += usize::from(draft.document.id.starts_with("in/"));
            }
            concord::ingest::Item::Note(_) => notes += 1,
            _ => {}
        },
    );
    assert_eq!((taken, notes), (50_000, 0));
}
