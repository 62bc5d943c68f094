//! Topics that the words of a selection suggest.

use std::collections::BTreeSet;

use concord::{
    Explorer,
    protocol::{ProposedView, Request, Row, Selection, Table, TableRequest, View},
    text,
};
use serde_json::json;

use crate::harness::{open, texts};

fn proposed(explorer: &Explorer, selection: &Selection, options: ProposedView) -> Table {
    explorer.table(&TableRequest {
        selection: selection.clone(),
        view: View::Proposed(options),
        ..TableRequest::default()
    })
}

/// Forty documents of three subjects and one that has none.
fn explorer() -> Explorer {
    let subject = |number: usize| match number % 8 {
        0 => "The ship left the harbour for the ocean; the ship and the harbour, the ocean.",
        1 => "The judge told the court of the verdict: the judge, the court, the verdict.",
        2 => "Die Ernte auf dem Acker, das Getreide: Ernte, Acker, Getreide und Vieh.",
        _ => "There was nothing to be said of any of this, or that, by them who were there.",
    };
    let all: Vec<String> = (0..40)
        .map(|number| format!("{} Number{number}.", subject(number)))
        .collect();
    texts(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

fn words(query: &str) -> BTreeSet<&str> {
    let words = query.split(" OR ");
    words.map(|word| word.trim_matches('"')).collect()
}

#[test]
fn words_of_the_same_documents_are_topics() {
    let table = proposed(&explorer(), &Selection::default(), ProposedView::default());
    let found: Vec<BTreeSet<&str>> = table.rows.iter().map(|row| words(&row.query)).collect();
    for subject in [
        ["harbour", "ocean", "ship"],
        ["court", "judge", "verdict"],
        ["acker", "ernte", "getreide"],
    ] {
        let subject = BTreeSet::from(subject);
        assert!(
            found.iter().any(|words| words.is_superset(&subject)),
            "{subject:?} {found:?}"
        );
    }
    for row in &table.rows {
        assert!(
            row.numbers[2] >= Some(3.0) && row.numbers[3] > Some(0.9),
            "{row:?}"
        );
    }
    let few = ProposedView { most: 2, words: 3 };
    let table = proposed(&explorer(), &Selection::default(), few);
    assert_eq!(table.rows.len(), 2);
    assert!(table.rows.iter().all(|row| words(&row.query).len() == 3));
}

/// A topic's query, within a selection's, finds as many documents and texts as the topic says.
fn assert_finds_as_many(explorer: &Explorer, row: &Row, query: &str) {
    let query = match query {
        "" => row.query.clone(),
        query => format!("({}) ({query})", row.query),
    };
    let answer = explorer.ask(&Request {
        query,
        ..Request::default()
    });
    assert_eq!(row.numbers[0], Some(answer.total as f64), "{}", row.query);
    assert_eq!(row.numbers[1], Some(answer.texts as f64), "{}", row.query);
}

#[test]
fn a_topic_counts_what_its_query_finds() {
    let explorer = explorer();
    for query in ["", "there OR ship OR ernte ", "-judge "] {
        let selection = Selection {
            query: query.into(),
            ..Selection::default()
        };
        let table = proposed(&explorer, &selection, ProposedView::default());
        assert!(!table.rows.is_empty());
        for row in &table.rows {
            assert_finds_as_many(&explorer, row, query);
        }
        assert_eq!(
            table,
            proposed(&explorer, &selection, ProposedView::default())
        );
    }
}

/// What is told from what, script by script: of each theme some words, and four documents.
const THEMES: [[(&str, [&str; 4]); 3]; 4] = [
    [
        (
            "能源 太阳能 发电",
            [
                "政府公布新的能源政策，太阳能发电站将增加。能源价格下降。",
                "专家说能源转型离不开太阳能，风力发电成本已经下降。",
                "这座城市的太阳能发电满足了一半能源需求。",
                "能源公司投资太阳能，今年发电量创下纪录。",
            ],
        ),
        (
            "医院 医生 患者 疫苗",
            [
                "医院的医生建议患者接种疫苗。",
                "疫苗到达医院，医生为患者接种。",
                "患者在医院等候，医生解释疫苗的作用。",
                "医生说疫苗安全，医院每天接待很多患者。",
            ],
        ),
        (
            "球队 教练 比赛 决赛",
            [
                "球队在决赛中赢得比赛，教练感谢球员。",
                "教练认为球员在比赛中表现出色，球队进入决赛。",
                "决赛前球队训练，教练要求球员专心比赛。",
                "球员受伤，教练说球队仍能在决赛的比赛中获胜。",
            ],
        ),
    ],
    [
        (
            "エネルギー 太陽光 発電",
            [
                "政府はエネルギーの計画を発表した。太陽光の発電所が増える。",
                "太陽光による発電は安くなり、エネルギーの輸入が減った。",
                "この町ではエネルギーの半分を太陽光の発電でまかなう。",
                "エネルギー会社が太陽光に投資し、発電量は過去最高となった。",
            ],
        ),
        (
            "病院 医師 患者 ワクチン",
            [
                "病院の医師は患者にワクチンを勧めた。",
                "ワクチンが病院に届き、医師が患者に説明した。",
                "患者は病院で待ち、医師はワクチンを打った。",
                "医師によるとワクチンは安全で、病院には患者が多い。",
            ],
        ),
        (
            "サッカー 試合 選手 監督",
            [
                "サッカーの試合で選手がゴールを決め、監督が喜んだ。",
                "監督は試合の前に選手を集め、サッカーの楽しさを語った。",
                "ゴールを守る選手に監督が声をかけた試合は、サッカー場が満員だった。",
                "選手が三つのゴールを決めた試合を、監督はサッカーの手本だと言った。",
            ],
        ),
    ],
    [
        (
            "태양 발전 전기",
            [
                "태양 발전 늘고 전기 요금 내린다",
                "전기 수요 절반 태양 발전 담당",
                "태양 발전 투자 확대, 전기 생산 최고",
                "마을 지붕마다 태양 발전, 전기 남아",
            ],
        ),
        (
            "병원 의사 환자 백신",
            [
                "병원 의사 환자에게 권고: 환자 백신 접종",
                "백신 도착한 병원, 의사 환자 설명",
                "환자 병원 대기, 의사 백신 접종",
                "의사 백신 안전 강조, 병원 환자 붐벼",
            ],
        ),
        (
            "선수 감독 경기",
            [
                "선수 감독 경기 우승",
                "감독 경기 앞두고 선수 격려",
                "경기 끝나고 감독 선수 칭찬",
                "선수 부상에도 감독 경기 승리 자신",
            ],
        ),
    ],
    [
        (
            "พลังงานแสงอาทิตย์ ไฟฟ้า",
            [
                "รัฐบาลเพิ่มพลังงานแสงอาทิตย์เพื่อผลิตไฟฟ้า",
                "ไฟฟ้าจากพลังงานแสงอาทิตย์มีราคาถูกลง",
                "หมู่บ้านใช้ไฟฟ้าและพลังงานแสงอาทิตย์ครึ่งหนึ่ง",
                "บริษัทลงทุนพลังงานแสงอาทิตย์และขายไฟฟ้า",
            ],
        ),
        (
            "โรงพยาบาล วัคซีน ผู้ป่วย",
            [
                "หมอในโรงพยาบาลฉีดวัคซีนให้ผู้ป่วย",
                "วัคซีนมาถึงโรงพยาบาลและหมอแจ้งผู้ป่วย",
                "ผู้ป่วยรอหมอที่โรงพยาบาลเพื่อรับวัคซีน",
                "หมอบอกว่าวัคซีนปลอดภัย โรงพยาบาลมีผู้ป่วยมาก",
            ],
        ),
        (
            "นักเตะ ประตู ฟุตบอล",
            [
                "นักเตะยิงประตูในนัดชิงฟุตบอล",
                "แฟนฟุตบอลดีใจเมื่อนักเตะทำประตู",
                "ฟุตบอลวันนี้นักเตะเสียประตูเพราะฝนตก",
                "สองประตูของนักเตะใหม่ในฟุตบอลถ้วย",
            ],
        ),
    ],
];

/// Three themes among documents that have none.
fn themed(themes: &[(&str, [&str; 4])], other: &str) -> Explorer {
    let of_themes = themes.iter().flat_map(|(_, documents)| documents);
    texts(&of_themes.copied().chain([other; 18]).collect::<Vec<_>>())
}

#[test]
fn themes_are_told_apart_in_scripts_of_short_words_or_without_spaces() {
    for (themes, other) in THEMES.iter().zip([
        "今天天气很好。",
        "今日は天気がいい。",
        "오늘 날씨 좋다",
        "วันนี้",
    ]) {
        let explorer = themed(themes, other);
        let table = proposed(&explorer, &Selection::default(), ProposedView::default());
        let of_theme = |row: &Row| {
            let found = words(&row.query);
            let any = |(named, _): &&(&str, _)| {
                let mut terms = named.split(' ').map(text::term);
                terms.any(|term| found.contains(term.as_str()))
            };
            themes.iter().filter(any).count()
        };
        for (named, _) in themes {
            let all = |row: &&Row| {
                let mut terms = named.split(' ').map(text::term);
                terms.all(|term| words(&row.query).contains(term.as_str()))
            };
            assert!(table.rows.iter().any(|row| all(&row)), "{named} {table:#?}");
        }
        for row in &table.rows {
            assert!(of_theme(row) <= 1, "{row:?}");
            assert_finds_as_many(&explorer, row, "");
        }
    }
}

#[test]
fn words_of_many_scripts_are_proposed_but_short_ones_of_alphabets() {
    for (named, is_proposed) in [
        ("ox ax", false),
        ("бы ук", false),
        ("oxen axes", true),
        ("शिक्षा विद्या", true),
        ("大学 学生", true),
        ("대학 학생", true),
        ("대 학", false),
        ("カナ 文字", true),
        ("a1b c2d", false),
    ] {
        let apart = named.replace(' ', " and ");
        let of_theme = format!("{apart}, cable, harbour, lantern, {apart}.");
        let all = [[of_theme.as_str(); 4].as_slice(), &["nothing"; 20]].concat();
        let table = proposed(&texts(&all), &Selection::default(), ProposedView::default());
        let found: BTreeSet<&str> = table
            .rows
            .iter()
            .flat_map(|row| words(&row.query))
            .collect();
        let has = |word: &str| found.contains(text::term(word).as_str());
        assert!(
            named.split(' ').all(|word| has(word) == is_proposed),
            "{named} {found:?}"
        );
    }
}

/// So many documents of so many running words each, no two of them the same but for those of two subjects: every eighth
/// stretch of 200 words has the ones, and the one behind it the others.
fn long(documents: usize, length: usize, subjects: [&str; 2]) -> Explorer {
    let word = |document: usize, place: usize| {
        let (stretch, within) = (place / 200, place % 200);
        let subject = match stretch % 8 {
            2 => subjects[0],
            3 => subjects[1],
            _ => "",
        };
        let mut words = subject.split_whitespace().cycle();
        let named = words
            .nth(within / 2 % 6)
            .filter(|_| within % 2 == 0 && within < 24);
        named.map_or_else(|| format!("n{document}x{place}"), String::from)
    };
    let text = |document| {
        let words: Vec<String> = (0..length).map(|place| word(document, place)).collect();
        words.join(" ")
    };
    let all: Vec<String> = (0..documents).map(text).collect();
    texts(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn subjects_of_the_same_long_documents_are_told_apart() {
    for (documents, length) in [(6, 1_600), (1, 9_600)] {
        for subjects in [
            ["gold silver coin", "tariff duties revenue"],
            ["太陽光 発電 電力", "病院 医師 患者"],
        ] {
            let explorer = long(documents, length, subjects);
            let table = proposed(&explorer, &Selection::default(), ProposedView::default());
            let found: BTreeSet<BTreeSet<&str>> =
                table.rows.iter().map(|row| words(&row.query)).collect();
            let named = subjects.map(|named| named.split(' ').collect());
            assert_eq!(found, BTreeSet::from(named), "{documents} of {length}");
            for row in &table.rows {
                assert_eq!(row.numbers[0], Some(documents as f64), "{row:?}");
                assert_finds_as_many(&explorer, row, "");
            }
            let again = long(documents, length, subjects);
            let again = proposed(&again, &Selection::default(), ProposedView::default());
            assert_eq!(table, again);
        }
    }
}

#[test]
fn what_one_document_of_many_says_is_no_topic() {
    let one = format!(
        "gold silver coin gold silver coin {} ",
        "of this ".repeat(800)
    )
    .repeat(8);
    for (others, topics) in [(0, 1), (40, 0)] {
        let all = [
            &[one.as_str()],
            ["nothing"; 40].get(..others).unwrap_or_default(),
        ]
        .concat();
        let table = proposed(&texts(&all), &Selection::default(), ProposedView::default());
        assert_eq!(table.total, topics, "{others} {table:?}");
    }
}

#[test]
fn names_of_one_book_each_take_no_place_of_what_several_say() {
    let latin = |book: usize, number: usize| -> String {
        let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
        let own = [book, number / 26, number].map(letter);
        own.iter().chain(&['a', 'm']).collect()
    };
    let han = |book: usize, number: usize| -> String {
        let first = 0x5000 + 1_000 * book + 2 * number;
        let letters = [first, first + 1].into_iter();
        letters
            .filter_map(|letter| char::from_u32(letter as u32))
            .collect()
    };
    let cases: [(&dyn Fn(usize, usize) -> String, _); 2] = [
        (&latin, ["gold", "silver", "coin"]),
        (&han, ["太陽光", "発電", "電力"]),
    ];
    for (name, subject) in cases {
        let word = |book: usize, passage: usize, place: usize| match (place % 2, place / 2) {
            (0, place @ 0..80) => name(book, passage % 4 * 40 + place / 2),
            (0, place @ 90..93) if passage == 20 => subject[place - 90].into(),
            _ => format!("n{book}x{passage}x{place}"),
        };
        let book = |book: usize| {
            let places = (0..8_000).map(|place| word(book, place / 200, place % 200));
            places.collect::<Vec<_>>().join(" ")
        };
        let books: Vec<String> = (0..4).map(book).collect();
        let explorer = texts(&books.iter().map(String::as_str).collect::<Vec<_>>());
        let table = proposed(&explorer, &Selection::default(), ProposedView::default());
        let found: Vec<BTreeSet<&str>> = table.rows.iter().map(|row| words(&row.query)).collect();
        assert_eq!(found, [BTreeSet::from(subject)]);
    }
}

#[test]
fn a_short_document_is_one_passage_from_title_to_end() {
    let words_of = |between: usize| {
        let far = "of this and that ".repeat(between / 4);
        let of_both = format!("gold silver {far} tariff duties");
        let all = [[of_both.as_str(); 5].as_slice(), &["nothing"; 40]].concat();
        let title = |number: usize| if number < 5 { "Coinage" } else { "" };
        let lines = all.iter().enumerate();
        let lines = lines.map(|(id, text)| json!({ "id": id, "title": title(id), "text": text }));
        let explorer = open(&lines.collect::<Vec<_>>());
        let table = proposed(&explorer, &Selection::default(), ProposedView::default());
        let sizes = table.rows.iter().map(|row| row.numbers[2].unwrap_or(0.0));
        sizes.collect::<Vec<f64>>()
    };
    for (between, sizes) in [(0, vec![5.0]), (184, vec![5.0]), (400, vec![3.0])] {
        assert_eq!(words_of(between), sizes, "{between}");
    }
}

#[test]
fn small_words_of_one_language_among_several_are_no_topics() {
    let subject = |number: usize| match number % 24 {
        0 => "Ernte Acker Getreide",
        1 => "harvest field wheat",
        _ => "",
    };
    let text = |number: usize| match number % 2 {
        0 => "Das ist nicht für die, und mit der auf dem können wollen müssen sie werden haben",
        _ => "The ones that are of this and with them they should would could have been there",
    };
    let all: Vec<String> = (0..480)
        .map(|number| format!("{} {}", subject(number), text(number)))
        .collect();
    let explorer = texts(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let table = proposed(&explorer, &Selection::default(), ProposedView::default());
    let found: BTreeSet<BTreeSet<&str>> = table.rows.iter().map(|row| words(&row.query)).collect();
    let named = [
        ["acker", "ernte", "getreide"],
        ["field", "harvest", "wheat"],
    ];
    assert_eq!(found, named.map(BTreeSet::from).into());
}

#[test]
fn where_there_is_little_nothing_is_proposed() {
    for corpus in [
        &[""][..],
        &["one text"],
        &["one text", "two texts", "one two"],
    ] {
        let table = proposed(
            &texts(corpus),
            &Selection::default(),
            ProposedView::default(),
        );
        assert_eq!(table.total, 0, "{corpus:?}");
    }
    for options in [
        ProposedView { most: 0, words: 8 },
        ProposedView { most: 9, words: 0 },
    ] {
        let table = proposed(&explorer(), &Selection::default(), options.clone());
        assert_eq!(table.total, 0, "{options:?}");
    }
}
