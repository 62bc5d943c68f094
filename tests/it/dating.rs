//! When documents were published, and how that is known.

use std::{fs, path::Path};

use concord::{corpus::Document, protocol::Report};

use crate::harness::made;

/// What is true of a fixture: its file, and its day, month or year of publication; nothing where its text does not tell.
const TRUTH: &[(&str, &str)] = &[
    ("saved-day-only", ""),
    ("today-notice", ""),
    ("byline-and-saved", "2018-03-15"),
    ("published-in", "2018-03-03"),
    ("teasers-of-2025", "2021-12-02"),
    ("weekday-only", ""),
    ("russian", "2018-03-14"),
    ("russian-dateline", "2018-03-15"),
    ("urdu", "2018-03-14"),
    ("arabic", "2018-03-14"),
    ("chinese", "2018-03-14"),
    ("german", "2018-03-14"),
    ("french", "2018-03-01"),
    ("spanish", "2018-03-14"),
    ("portuguese", "2018-03-14"),
    ("italian", "2018-03-14"),
    ("turkish", "2018-03-14"),
    ("polish", "2018-03-14"),
    ("ukrainian", "2018-03-14"),
    ("hindi", "2018-03-14"),
    ("japanese", "2018-03-14"),
    ("korean", "2018-03-14"),
    ("month-first-settled", "2018-03-04"),
    ("numbers-unsettled", "2018"),
    ("two-digit-year", "2018-03-14"),
    ("agency-dateline", "2018-03-14"),
    ("dateline-without-year", ""),
    ("printed-from-browser", ""),
    ("page-contradicts-itself", "2018-03-14"),
    ("only-updated", "2018-03-16"),
    ("no-such-day", ""),
    ("story-dates-only", ""),
];

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/dating");
    fs::read(folder.join(name).with_extension("txt")).unwrap()
}

/// A plain text, dated.
fn dated(name: &str, text: impl AsRef<[u8]>) -> (Document, Report) {
    let (corpus, report) = made(&[(name, text)]);
    (corpus.documents.into_iter().next().unwrap(), report)
}

/// A field's values, joined.
fn field(document: &Document, name: &str) -> String {
    document
        .fields
        .get(name)
        .cloned()
        .unwrap_or_default()
        .join(" ")
}

#[test]
fn publication_days_of_saved_pages() {
    let (mut right, mut wrong, mut silent) = (0, Vec::new(), 0);
    for (name, truth) in TRUTH {
        let (document, _) = dated("page.txt", fixture(name));
        let [date, confidence, evidence] =
            ["date", "date.confidence", "date.evidence"].map(|name| field(&document, name));
        let mark = if date == *truth { ' ' } else { '!' };
        println!("{mark} {name:24} {truth:10} {date:10} {confidence:8} {evidence}");
        println!(
            "    {} | {}",
            field(&document, "date.mentioned"),
            field(&document, "date.relative")
        );
        match date.as_str() {
            date if date == *truth => right += 1,
            "" => silent += 1,
            _ => wrong.push((*name, confidence)),
        }
    }
    println!(
        "right {right}, silent {silent}, wrong {wrong:?} of {}",
        TRUTH.len()
    );
    assert!(
        wrong.iter().all(|(_, confidence)| confidence == "possible"),
        "{wrong:?}"
    );
}
