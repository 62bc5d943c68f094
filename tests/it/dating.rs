//! When documents were published, and how that is known.

use std::{fs, path::Path};

use concord::{
    corpus::{Date, Document, Part},
    ingest::{Clue, Draft, Gathering, Item, Options, Origin, Shape},
    protocol::Report,
};
use proptest::prelude::*;

use crate::harness::{cases, made, noted};

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

/// The same for pages that were written when the rules stood.
const HELD_OUT: &[(&str, &str)] = &[
    ("held-american-local", "2018-03-02"),
    ("held-print-header", "2018-03-15"),
    ("held-russian-site", "2018-03-03"),
    ("held-nothing-told", ""),
    ("held-blog-date-above", "2021-12-12"),
    ("held-swiss-daily", "2021-12-02"),
    ("held-urdu-daily", "2021-12-02"),
    ("held-brazilian-numbers", "2018-03-05"),
];

/// What a story goes on with.
const STORY: &str = "The two sides went over the whole relationship and the state of the region, and both of them said \
    that they would stay engaged. Neither of them would say when they are to meet again.";

/// What is true of the pages that cleaning is measured on, as plain text.
const COPIES: &[(&str, &str)] = &[
    ("blog-orchard", "2016-10-09"),
    ("broadcaster-glacier", ""),
    ("german-swimming-pool", "2019-02-06"),
    ("gvs-moscow", ""),
    ("metro-line", "2019-07-11"),
    ("moscow-talks", "2021-12-02"),
    ("popov-islamabad", "2018-03-15"),
    ("printed-ferry", "2021-03-08"),
    ("russian-dam", "2018-03-14"),
    ("strategic-stability", "2018-03-03"),
    ("urdu-school", "2019-03-12"),
];

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn fixture(name: &str) -> String {
    file(&format!("dating/{name}.txt"))
}

/// A copy of a page: what stands behind the kind of each of its lines.
fn copy(name: &str) -> String {
    let marked = file(&format!("clutter/{name}.tsv"));
    let lines = marked
        .lines()
        .map(|line| line.split_once('\t').map_or("", |(_, line)| line));
    lines.map(|line| line.to_string() + "\n").collect()
}

/// An HTML page of those that articles are measured on, and the day that it says in a mark of ours, which is taken out.
fn html(path: &Path) -> (String, String) {
    let marked = fs::read_to_string(path).unwrap();
    let (before, behind) = marked.split_once(" data-date=\"").unwrap();
    let (truth, behind) = behind.split_once('"').unwrap();
    (format!("{before}{behind}"), truth.into())
}

/// A name, a document and its day.
type Case = (String, Document, String);

/// Prints what came out, and counts what is right to the day (or as far as the truth is known), and what is wrong; what is
/// silent or right to a month or year is neither.
fn measure(cases: Vec<Case>) -> (usize, Vec<(String, String)>) {
    let (mut right, mut coarse, mut silent, mut wrong) = (0, 0, 0, Vec::new());
    let all = cases.len();
    for (name, document, truth) in cases {
        let [date, confidence, evidence] =
            ["date", "date.confidence", "date.evidence"].map(|name| field(&document, name));
        let mark = if date == truth { ' ' } else { '!' };
        println!("{mark} {name:24} {truth:10} {date:10} {confidence:8} {evidence}");
        match date.as_str() {
            date if date == truth => right += 1,
            "" => silent += 1,
            date if truth.starts_with(date) => coarse += 1,
            _ => wrong.push((name, confidence)),
        }
    }
    println!("right {right}, coarse {coarse}, silent {silent}, wrong {wrong:?} of {all}");
    (right, wrong)
}

fn sure(wrong: &[(String, String)]) -> Vec<&(String, String)> {
    let sure = |(_, confidence): &&(String, String)| confidence != "possible";
    wrong.iter().filter(sure).collect()
}

/// A plain text, dated.
fn dated(name: &str, text: impl AsRef<[u8]>) -> (Document, Report) {
    let (corpus, report) = made(&[(name, text)]);
    (corpus.documents.into_iter().next().unwrap(), report)
}

/// Drafts as formats hand them on, dated.
fn settled(drafts: Vec<Draft>) -> (Vec<Document>, Report) {
    let mut gathering = Gathering::new(Options::default());
    drafts
        .into_iter()
        .for_each(|draft| gathering.take(Item::Draft(draft)));
    let (corpus, report) = gathering.finish(&|_, _| {});
    (corpus.unwrap().documents, report)
}

/// A page's draft: clues, and parts by kind.
fn page(clues: &[(Origin, &str)], parts: &[(&str, &str)]) -> Draft {
    let parts = parts.iter().map(|(kind, text)| Part {
        kind: (*kind).into(),
        text: (*text).into(),
    });
    let clues = clues.iter().map(|(origin, text)| Clue {
        origin: *origin,
        text: (*text).into(),
    });
    Draft {
        document: Document {
            id: "a".into(),
            title: "Two capitals talk".into(),
            parts: parts.collect(),
            ..Document::default()
        },
        place: "a.html".into(),
        shape: Shape::Page,
        clues: clues.collect(),
        ..Draft::default()
    }
}

/// An archive's record with a date.
fn record(date: &str) -> Draft {
    let mut draft = page(&[], &[("text", STORY)]);
    draft.shape = Shape::Given;
    draft.place = "table.csv, line 2".into();
    draft
        .document
        .fields
        .insert("date".into(), vec![date.into()]);
    draft
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

/// The date and its confidence.
fn told(document: &Document) -> String {
    ["date", "date.confidence"]
        .map(|name| field(document, name))
        .join(" ")
        .trim()
        .into()
}

#[test]
fn publication_days_of_saved_pages() {
    let cases = |rows: &[(&str, &str)], text: fn(&str) -> String| -> Vec<Case> {
        let case = |(name, truth): &(&str, &str)| {
            let (document, _) = dated("page.txt", text(name));
            (name.to_string(), document, truth.to_string())
        };
        rows.iter().map(case).collect()
    };
    for (rows, text, least) in [
        (TRUTH, fixture as fn(&str) -> String, TRUTH.len()),
        (HELD_OUT, fixture, HELD_OUT.len() - 1),
        (COPIES, copy, COPIES.len()),
    ] {
        let (right, wrong) = measure(cases(rows, text));
        assert_eq!(sure(&wrong), Vec::<&(String, String)>::new());
        assert!(right >= least, "{right} of {}", rows.len());
    }
}

#[test]
fn publication_days_of_html_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/pages");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let cases = paths.iter().map(|path| {
        let (page, truth) = html(path);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (document, _) = dated("page.html", page);
        (name, document, truth)
    });
    let (right, wrong) = measure(cases.collect());
    assert_eq!(sure(&wrong), Vec::<&(String, String)>::new());
    assert!(right >= paths.len() * 9 / 10, "{right}");
}

#[test]
fn ways_to_write_a_day() {
    for (line, expected) in [
        ("3 March 2018", "2018-03-03"),
        ("March 3, 2018", "2018-03-03"),
        ("March 3rd, 2018", "2018-03-03"),
        ("Mar. 3, 2018", "2018-03-03"),
        ("3rd of March, 2018", "2018-03-03"),
        ("Sat, 3 Mar 2018", "2018-03-03"),
        ("Saturday 3 March 2018, 10.45 PM PKT", "2018-03-03"),
        ("03-Mar-2018", "2018-03-03"),
        ("03-Mar-18", "2018-03-03"),
        ("3 Mar ’18", "2018-03-03"),
        ("2018-03-03", "2018-03-03"),
        ("2018-03-03T23:30:00-05:00", "2018-03-03"),
        ("2018/03/03 08:00", "2018-03-03"),
        ("2018.03.03", "2018-03-03"),
        ("03.03.2018", "2018-03-03"),
        ("3. 3. 2018", "2018-03-03"),
        ("14.03.18", "2018-03-14"),
        ("14/3/2018", "2018-03-14"),
        ("3/14/2018", "2018-03-14"),
        ("3/14/18", "2018-03-14"),
        ("03/03/2018", "2018-03-03"),
        ("Saturday, 03/03/2018", "2018-03-03"),
        ("Wednesday, 04/07/2018", "2018-07-04"),
        ("Saturday, 04/07/2018", "2018-04-07"),
        ("04/07/2018", "2018"),
        ("March 2018", "2018-03"),
        ("14 марта 2018 г., 10:15", "2018-03-14"),
        ("14-го марта 2018", "2018-03-14"),
        ("Среда, 14 марта 2018", "2018-03-14"),
        ("۱۴ مارچ ۲۰۱۸", "2018-03-14"),
        ("بدھ 14 مارچ 2018ء", "2018-03-14"),
        ("14 آذار 2018", "2018-03-14"),
        ("الأربعاء، ١٤ مارس ٢٠١٨", "2018-03-14"),
        ("2018年3月14日", "2018-03-14"),
        ("2018年3月14日 星期三 10:15", "2018-03-14"),
        ("2018年3月", "2018-03"),
        ("2018년 3월 14일", "2018-03-14"),
        ("14. März 2018", "2018-03-14"),
        ("14. Jänner 2018", "2018-01-14"),
        ("le 1er août 2018", "2018-08-01"),
        ("14 de marzo de 2018", "2018-03-14"),
        ("14 de março de 2018", "2018-03-14"),
        ("quarta-feira, 14 de março de 2018", "2018-03-14"),
        ("1º febbraio 2018", "2018-02-01"),
        ("14 Ağustos 2018", "2018-08-14"),
        ("14 sierpnia 2018 r.", "2018-08-14"),
        ("14 листопада 2018 року", "2018-11-14"),
        ("14. listopadu 2018", "2018-11-14"),
        ("2018. március 14.", "2018-03-14"),
        ("14. maaliskuuta 2018", "2018-03-14"),
        ("14 Μαρτίου 2018", "2018-03-14"),
        ("14 Maret 2018", "2018-03-14"),
        ("१४ मार्च २०१८", "2018-03-14"),
        ("১৪ মার্চ ২০১৮", "2018-03-14"),
        ("14 במרץ 2018", "2018-03-14"),
        ("14 tháng 3 năm 2018", "2018-03-14"),
        ("29 February 2016", "2016-02-29"),
        ("29 February 2018", ""),
        ("31.04.2018", ""),
        ("14 March 0218", ""),
        ("10.3.14.2018", ""),
        ("v3.14.2018-beta", ""),
        ("1396/12/23", ""),
    ] {
        let parts = [("byline", line), ("text", STORY)];
        let (documents, _) = settled(vec![page(&[], &parts)]);
        assert_eq!(field(&documents[0], "date"), expected, "{line}");
    }
}

#[test]
fn what_stands_outside_the_text() {
    use Origin::{Address, Marked, Modified, Published};
    let rows: &[(&[(Origin, &str)], &str)] = &[
        (
            &[(Published, "2018-03-14T23:30:00-05:00")],
            "2018-03-14 certain",
        ),
        (
            &[(Published, "Wed, 14 Mar 2018 23:30:00 +0500")],
            "2018-03-14 certain",
        ),
        (&[(Published, "20180314")], "2018-03-14 certain"),
        (&[(Published, "2018")], "2018 certain"),
        (&[(Published, "March 2018")], "2018-03 certain"),
        (&[(Published, "soon")], ""),
        (&[(Marked, "14 March 2018")], "2018-03-14 likely"),
        (
            &[
                (Marked, "14 March 2018"),
                (Address, "https://a.example/2018/03/14/talks"),
            ],
            "2018-03-14 certain",
        ),
        (
            &[(Published, "2018-03-14"), (Modified, "2018-03-16")],
            "2018-03-14 certain",
        ),
        (
            &[(Published, "2018-03-14"), (Modified, "2017-01-01")],
            "2018-03-14 likely",
        ),
        (
            &[(Published, "2018-03-14"), (Marked, "2021-06-01")],
            "2018-03-14 likely",
        ),
        (&[(Modified, "2018-03-16T10:00:00Z")], "2018-03-16 possible"),
        (
            &[(Address, "https://a.example/2018/03/14/talks")],
            "2018-03-14 likely",
        ),
        (
            &[(Address, "https://a.example/world/20180314-talks")],
            "2018-03-14 likely",
        ),
        (
            &[(Address, "https://a.example/2018/mar/14/talks")],
            "2018-03-14 likely",
        ),
        (
            &[(Address, "https://a.example/2018/03/talks")],
            "2018-03 likely",
        ),
        (&[(Address, "https://a.example/2018/talks")], "2018 likely"),
        (&[(Address, "https://a.example/news/12345678")], ""),
        (&[(Address, "https://a.example/top-2018-things-of-10")], ""),
        (&[(Address, "2018-03-14-talks")], "2018-03-14 likely"),
        (&[(Address, "talks 14.03.2018")], "2018-03-14 possible"),
        (&[(Address, "minutes-14-march-2018")], "2018-03-14 possible"),
    ];
    for (clues, expected) in rows {
        let (documents, _) = settled(vec![page(clues, &[("text", STORY)])]);
        assert_eq!(told(&documents[0]), *expected, "{clues:?}");
    }
}

#[test]
fn lines_of_the_page() {
    let long = format!("ISLAMABAD, March 14 (Agency) — {STORY}");
    let saved = "Thursday, March 15, 2018";
    let entry = |day: &str| format!("{day} January 1921\n{STORY}\n");
    let diary = [
        "A year by the sea\n".into(),
        entry("3"),
        entry("4"),
        entry("5"),
    ]
    .concat();
    let rows: &[(&[(&str, &str)], &str)] = &[
        (
            &[("published", "Published in The Dawn, March 3rd, 2018")],
            "2018-03-03 certain",
        ),
        (
            &[
                ("text", STORY),
                ("published", "Published in The Dawn, March 3rd, 2018"),
            ],
            "2018-03-03 certain",
        ),
        (
            &[
                ("byline", "By A. Writer | March 3, 2018 | Islamabad"),
                ("text", STORY),
            ],
            "2018-03-03 likely",
        ),
        (&[("navigation", saved), ("text", STORY)], ""),
        (
            &[("text", STORY), ("published", "First published in 1954")],
            "1954 certain",
        ),
        (&[("text", &diary)], "1921-01-03 possible"),
        (
            &[("navigation", saved), ("text", &long)],
            "2018-03-14 likely",
        ),
        (
            &[("navigation", "Monday, December 5, 2022"), ("text", &long)],
            "",
        ),
        (
            &[("text", STORY), ("teaser", "8 July 2025 · Gaza waits")],
            "",
        ),
        (
            &[
                ("text", STORY),
                ("comment", "Ahmed, Mar 03, 2018 09:12am\nWell said."),
            ],
            "",
        ),
        (
            &[
                ("byline", "May 3, 2019"),
                ("text", STORY),
                ("comment", "Mar 03, 2018 09:12am"),
            ],
            "",
        ),
        (
            &[
                ("text", STORY),
                ("notice", "Copyright © 2024. Retrieved 15 February 2024."),
            ],
            "",
        ),
        (
            &[("published", "Last updated 16 March 2018"), ("text", STORY)],
            "2018-03-16 possible",
        ),
        (
            &[
                ("caption", "A file photo of March 1, 2017"),
                ("byline", "March 3, 2018"),
                ("text", STORY),
            ],
            "2018-03-03 likely",
        ),
        (
            &[
                ("byline", "March 3, 2018"),
                ("published", "Published March 9, 2018"),
                ("text", STORY),
            ],
            "2018-03-09 likely",
        ),
        (
            &[(
                "text",
                "Albert Example (14 March 1879 – 18 April 1955) was a physicist who is known for what he found out about time and light, and for much else.",
            )],
            "",
        ),
        (
            &[(
                "text",
                "A paper published in a journal on March 3, 2018 shows that the talks of the two countries have led to less trade than was hoped.",
            )],
            "",
        ),
    ];
    for (parts, expected) in rows {
        let (documents, _) = settled(vec![page(&[], parts)]);
        assert_eq!(
            told(&documents[0]),
            *expected,
            "{parts:?} {}",
            field(&documents[0], "date.evidence")
        );
    }
}

#[test]
fn evidence_quotes_what_was_seen() {
    let parts = [
        ("navigation", "Monday, December 5, 2022"),
        ("byline", "March 15, 2018"),
        ("text", STORY),
    ];
    let clues = [
        (Origin::Published, "2018-03-12T10:00:00Z"),
        (Origin::Address, "https://a.example/2018/03/12/x"),
    ];
    let (documents, report) = settled(vec![page(&clues, &parts)]);
    let evidence = field(&documents[0], "date.evidence");
    for quote in [
        "“2018-03-12T10:00:00Z”",
        "“https://a.example/2018/03/12/x” agrees",
        "but “March 15, 2018” says otherwise",
        "“Monday, December 5, 2022” stands where pages carry the day on which they are read",
    ] {
        assert!(evidence.contains(quote), "{evidence}");
    }
    assert_eq!(told(&documents[0]), "2018-03-12 likely");
    assert!(noted(&report).contains(&"disputed-date"));
}

#[test]
fn days_that_a_story_names() {
    // 2018-03-15 was a Thursday.
    for (story, expected) in [
        (
            "They met on Wednesday in the capital of the country.",
            "“on Wednesday” = 2018-03-14",
        ),
        (
            "They met on Thursday in the capital of the country.",
            "“on Thursday” = 2018-03-15",
        ),
        (
            "They met on Friday in the capital of the country.",
            "“on Friday” = 2018-03-09",
        ),
        (
            "They met last Thursday in the capital of the country.",
            "“last Thursday” = 2018-03-08",
        ),
        (
            "They will meet next Friday in the capital of the country.",
            "“next Friday” = 2018-03-16",
        ),
        (
            "They will meet next Thursday in the capital of the country.",
            "“next Thursday” = 2018-03-22",
        ),
        (
            "They met yesterday, and will meet tomorrow in the capital.",
            "“yesterday” = 2018-03-14 “tomorrow” = 2018-03-16",
        ),
        (
            "They met last month, as is the custom in that country.",
            "“last month” = 2018-02",
        ),
        (
            "They met on March 2 in the capital of the country.",
            "“on March 2” = 2018-03-02",
        ),
        (
            "They met on 30 December in the capital of the country.",
            "“on 30 December” = 2017-12-30",
        ),
        (
            "They meet every Monday, and on Black Friday the shops of the town are full.",
            "",
        ),
        (
            "Today's world is not what the people of the country want it to be.",
            "",
        ),
        (
            "Since March they have met in the capital; the march of the 2 armies was long.",
            "",
        ),
        (
            "Стороны встретились в среду, как сообщили в столице.",
            "“в среду” = 2018-03-14",
        ),
        (
            "Стороны встретились вчера, а завтра и послезавтра встретятся в столице.",
            "“вчера” = 2018-03-14 “завтра” = 2018-03-16 “послезавтра” = 2018-03-17",
        ),
        (
            "Стороны встретились в прошлую пятницу, как сообщили в столице.",
            "“в прошлую пятницу” = 2018-03-09",
        ),
        (
            "Стороны встретились в прошлом месяце и 2 марта, как сообщили в столице.",
            "“в прошлом месяце” = 2018-02 “2 марта” = 2018-03-02",
        ),
        ("Окружающая среда в этой стране не та, что была раньше.", ""),
        (
            "Les deux pays se sont rencontrés mercredi dernier dans la capitale.",
            "“mercredi dernier” = 2018-03-14",
        ),
        (
            "Die beiden haben sich am Mittwoch in der Hauptstadt getroffen, und das ist gut.",
            "“am Mittwoch” = 2018-03-14",
        ),
    ] {
        let parts = [("text", story)];
        let clues = [(Origin::Published, "2018-03-15")];
        let (documents, _) = settled(vec![page(&clues, &parts)]);
        assert_eq!(field(&documents[0], "date.relative"), expected, "{story}");
    }
}

#[test]
fn days_of_a_story_are_sorted_and_distinct_and_need_a_day_of_publication_only_where_they_are_relative()
 {
    let story = "They met on 5 May 2017 and on 14 March 2018, which was Wednesday. On 14 March 2018 the guest left, and in June 2019 he came back.";
    let parts = [("text", story), ("teaser", "8 July 2025 · Gaza waits")];
    let named = |clues: &[(Origin, &str)]| {
        let (documents, _) = settled(vec![page(clues, &parts)]);
        ["date.mentioned", "date.relative"].map(|name| field(&documents[0], name))
    };
    assert_eq!(named(&[]), ["2017-05-05 2018-03-14 2019-06", ""]);
    assert_eq!(
        named(&[(Origin::Published, "2018-03-16")]),
        ["2017-05-05 2018-03-14 2019-06", "“Wednesday” = 2018-03-14"]
    );
    assert_eq!(
        named(&[(Origin::Modified, "2018-03-16")])[1],
        "",
        "a day that is only possible"
    );
}

#[test]
fn numbers_are_put_in_order_by_the_document_then_its_site_then_its_language() {
    let date = |drafts: Vec<Draft>| -> Vec<String> {
        let (documents, _) = settled(drafts);
        documents
            .iter()
            .map(|document| field(document, "date"))
            .collect()
    };
    let byline = |text: &str, outlet: &str, language: &str| {
        let mut draft = page(&[], &[("byline", text), ("text", STORY)]);
        let fields = &mut draft.document.fields;
        for (name, value) in [("outlet", outlet), ("language", language)] {
            if !value.is_empty() {
                fields.insert(name.into(), vec![value.into()]);
            }
        }
        draft
    };
    assert_eq!(date(vec![byline("03/04/2018", "", "")]), ["2018"]);
    assert_eq!(
        date(vec![byline("03/04/2018", "", "en-US")]),
        ["2018-03-04"]
    );
    assert_eq!(
        date(vec![byline("03/04/2018", "", "en-GB")]),
        ["2018-04-03"]
    );
    assert_eq!(date(vec![byline("03/04/2018", "", "pt")]), ["2018-04-03"]);
    let of_site = vec![
        byline("03/04/2018", "A", ""),
        byline("03/25/2018", "A", ""),
        byline("03/04/2018", "B", ""),
    ];
    assert_eq!(date(of_site), ["2018-03-04", "2018-03-25", "2018"]);
    let torn = vec![
        byline("03/04/2018", "A", ""),
        byline("03/25/2018", "A", ""),
        byline("25/03/2018", "A", ""),
    ];
    assert_eq!(date(torn), ["2018", "2018-03-25", "2018-03-25"]);
}

#[test]
fn the_rows_of_a_table_tell_the_order_of_one_another() {
    let table = format!(
        "date,title,text\n03/04/2018,One,{0}\n25/04/2018,Two,{0}\n",
        STORY.replace(',', "")
    );
    let (corpus, _) = made(&[("table.csv", table)]);
    let dates: Vec<String> = corpus.documents.iter().map(told).collect();
    assert_eq!(dates, ["2018-04-03 certain", "2018-04-25 certain"]);
    let evidence = field(&corpus.documents[0], "date.evidence");
    assert!(
        evidence.contains("“03/04/2018” was read with the day first"),
        "{evidence}"
    );
}

#[test]
fn dates_that_were_given_are_kept_and_absurd_ones_told() {
    for (given, kept, code) in [
        ("2018-03-14", "2018-03-14", None),
        ("1215-06-15", "1215-06-15", Some("absurd-date")),
        ("0202-03-14", "0202-03-14", Some("absurd-date")),
        ("9999", "9999", Some("absurd-date")),
        ("9999-12-31", "9999-12-31", Some("absurd-date")),
        ("3000-01-01", "3000-01-01", Some("absurd-date")),
        ("2999-12-31", "2999-12-31", None),
        ("2018-02-31", "2018-02-31", Some("absurd-date")),
        ("31 February 2018", "31 February 2018", Some("absurd-date")),
        ("some day", "some day", Some("unreadable-date")),
        ("14 March 2018", "2018-03-14", None),
        ("14/03/2018", "2018-03-14", None),
        ("03/04/2018", "2018", Some("ambiguous-date")),
    ] {
        let (documents, report) = settled(vec![record(given)]);
        assert_eq!(field(&documents[0], "date"), kept, "{given}");
        assert_eq!(noted(&report), Vec::from_iter(code), "{given}");
    }
}

#[test]
fn a_range_is_the_month_or_the_year_that_it_is_in() {
    for (given, kept) in [
        ("1991-01-01..1991-01-30", "1991-01"),
        ("1991-01-01..1991-06-30", "1991"),
        ("1991-01-01/1991-06-30", "1991"),
        ("1991-01-01/06-30", "1991"),
        ("1991-01-01/30", "1991-01"),
        ("1991-01-01 1991-06-30", "1991"),
        ("1991-01-01T00:00:00Z/1991-01-02T00:00:00Z", "1991-01"),
        ("1991-01-01/1991-01-01", "1991-01-01"),
        ("1991-06-30..1991-01-01", "1991"),
        ("1991-01..1991-06", "1991"),
        ("12-15 January 1990", "1990-01"),
        ("12. – 15. Januar 1990", "1990-01"),
        ("12 Jan – 15 Feb 1990", "1990"),
        ("12 Jan 1990 to 15 Jan 1990", "1990-01"),
        ("12 Jan 1990 - 15 Feb", "1990"),
        ("14.03.–15.04.2018", "2018"),
        ("13/02/1990 - 15/02/1990", "1990-02"),
        ("March 14–15, 2018", "2018-03"),
        ("January–March 1991", "1991"),
    ] {
        let (documents, report) = settled(vec![record(given)]);
        assert_eq!(field(&documents[0], "date"), kept, "{given}");
        assert_eq!(noted(&report), Vec::<&str>::new(), "{given}");
        let evidence = format!("written “{given}”");
        assert_eq!(field(&documents[0], "date.evidence"), evidence);
    }
    for given in [
        "12 Jan 1990 - 15 Feb 1991",
        "1990-01-12/1991-02-15",
        "1914-1918",
        "28 December – 3 January 1991",
        "1991-01-01/9999-12-31",
    ] {
        let (documents, report) = settled(vec![record(given)]);
        assert_eq!(field(&documents[0], "date"), given, "it is kept");
        assert_eq!(noted(&report), ["unreadable-date"], "{given}");
    }
    for (single, kept) in [
        ("14-Mar-18", "2018-03-14"),
        ("14-Mar-2018", "2018-03-14"),
        ("2018/03/14", "2018-03-14"),
        ("3/14/2018", "2018-03-14"),
        ("2018-03-14-05:00", "2018-03-14"),
        ("2018-03-14-0500", "2018-03-14"),
        ("2018-03-14 2000", "2018-03-14 2000"),
        ("2018-03-14T10:00:00-05:00", "2018-03-14T10:00:00-05:00"),
        ("Wed - 14 March 2018", "2018-03-14"),
        ("mar 14 mars 2018", "2018-03-14"),
        ("March 2018", "2018-03"),
    ] {
        let (documents, report) = settled(vec![record(single)]);
        assert_eq!(field(&documents[0], "date"), kept, "{single}");
        assert_eq!(noted(&report), Vec::<&str>::new(), "{single}");
    }
    for (published, kept) in [
        ("2018-03-14/2018-03-16", "2018-03"),
        ("2018-03-14/16", "2018-03"),
        ("2018-03-14T10:00:00-05", "2018-03-14"),
        ("2018-03-14 10:00:00-05", "2018-03-14"),
        ("2018-03-14T10:00:00+01:00[Europe/Berlin]", "2018-03-14"),
        ("2018\u{a0}\u{a0}\u{a0}March 14 / 10:30", "2018-03-14"),
    ] {
        let clue = [(Origin::Published, published)];
        let (documents, _) = settled(vec![page(&clue, &[("text", STORY)])]);
        assert_eq!(field(&documents[0], "date"), kept, "{published}");
    }
}

#[test]
fn a_year_far_behind_all_others_is_told() {
    let rows = ["2018-03-14", "2019-01-01", "2099-01-01"].map(record);
    let (documents, report) = settled(rows.into());
    assert_eq!(
        field(&documents[2], "date"),
        "2099-01-01",
        "what was given is kept"
    );
    assert!(noted(&report).contains(&"absurd-date"));
    let pages = ["2018-03-14", "2019-01-01", "2099-01-01"]
        .map(|day| page(&[(Origin::Published, day)], &[("text", STORY)]));
    let (documents, report) = settled(pages.into());
    assert_eq!(told(&documents[2]), "");
    assert!(noted(&report).contains(&"absurd-date"));
    let (documents, _) = settled(vec![page(
        &[(Origin::Published, "2099-01-01")],
        &[("text", STORY)],
    )]);
    assert_eq!(
        field(&documents[0], "date"),
        "2099-01-01",
        "nothing else tells the time"
    );
}

#[test]
fn documents_that_give_no_date_and_no_clue_are_left_alone() {
    let mut draft = page(
        &[],
        &[
            ("text", "March 3, 2018\nThey met on Wednesday."),
            ("text", STORY),
        ],
    );
    draft.shape = Shape::Given;
    let (documents, report) = settled(vec![draft]);
    assert_eq!((documents[0].fields.len(), report.notes.len()), (0, 0));
}

#[test]
fn names_of_files() {
    for (name, expected) in [
        ("2018-03-14-talks.txt", "2018-03-14 likely"),
        ("talks of 2018-03-14.txt", "2018-03-14 possible"),
        (
            "www.example.com/2018/03/14/talks.txt",
            "2018-03-14 possible",
        ),
        ("talks.txt", ""),
    ] {
        let (document, _) = dated(name, format!("Two capitals talk\n\n{STORY}"));
        assert_eq!(told(&document), expected, "{name}");
    }
    let text = format!(
        "Thursday, February 15, 2024\nHome\nNews\nSport\nTwo capitals talk\n\n{STORY}\n\n{STORY}"
    );
    let (document, _) = dated("2024-02-15 talks.txt", text);
    assert_eq!(
        told(&document),
        "",
        "the file bears the day on which it was saved"
    );
}

/// Pieces that dates are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "14",
        "3",
        "31",
        "2018",
        "18",
        "0",
        "March",
        "марта",
        "مارچ",
        "月",
        "年",
        "日",
        "-",
        "/",
        ".",
        ", ",
        " ",
        "\n",
        "\n\n",
        "on ",
        "Wednesday",
        "в среду",
        "last ",
        "month",
        "Published ",
        "Updated: ",
        "By A. Writer",
        "http://a.example/",
        "(",
        ")",
        "—",
        "th",
        "’",
        "ISLAMABAD",
        "today",
        "\u{202E}",
        "۱۴",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_text_gives_real_days_and_the_same_twice(text in prop_oneof![pieces(), any::<String>()], title in pieces(), clue in pieces()) {
        let clues = [(Origin::Published, clue.as_str()), (Origin::Address, &title)];
        let draft = |shape| {
            let mut draft = page(&clues, &[("navigation", &title), ("text", &text), ("comment", &clue)]);
            draft.document.title.clone_from(&title);
            draft.shape = shape;
            draft
        };
        let drafts = || vec![draft(Shape::Page), draft(Shape::Plain), draft(Shape::Given), record(&clue)];
        let (documents, _) = settled(drafts());
        for document in &documents[..3] {
            for name in ["date", "date.mentioned"] {
                for value in document.fields.get(name).into_iter().flatten() {
                    prop_assert!(Date::parse(value).is_some(), "{name} {value}");
                }
            }
            prop_assert_eq!(document.fields.contains_key("date"), document.fields.contains_key("date.confidence"));
        }
        prop_assert_eq!(settled(drafts()).0, documents);
    }
}

#[test]
fn long_texts_take_time_by_their_length() {
    let rows = [
        "14 March 2018\n",
        "14 March 2018 ",
        "2018年3月14日",
        "on Wednesday ",
        "Published: March 14\n",
        "3/4/",
        "March ",
        "\n",
        "1",
    ];
    for row in rows {
        let text = row.repeat(120_000 / row.len());
        let (documents, _) = settled(vec![page(&[], &[("byline", &text), ("text", &text)])]);
        assert_eq!(documents.len(), 1, "{row}");
    }
}
