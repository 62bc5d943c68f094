//! Concordances: lines, their order, and what stands around them.

use std::collections::BTreeSet;

use concord::{
    Explorer,
    protocol::{
        Concordance, ConcordanceRequest, LineKey, NearBy, Request, Scope, Selection, Stretch,
        Values,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::harness::{cases, codes, ids, marked, open, texts};

fn of(query: &str) -> ConcordanceRequest {
    ConcordanceRequest {
        selection: Selection {
            query: query.into(),
            ..Selection::default()
        },
        limit: 1_000,
        ..ConcordanceRequest::default()
    }
}

/// Lines as `left | node | right`.
fn lines(concordance: &Concordance) -> Vec<String> {
    let line = |line: &concord::protocol::Line| {
        format!(
            "{} | {} | {}",
            marked(&line.left).trim(),
            line.node,
            marked(&line.right).trim()
        )
    };
    concordance.lines.iter().map(line).collect()
}

fn near(query: &str, left: u32, right: u32) -> Option<NearBy> {
    Some(NearBy {
        query: query.into(),
        left,
        right,
    })
}

fn library() -> Explorer {
    let document = |id: &str, title: &str, text: &str, date: Value| {
        json!({ "id": id, "title": title, "parts": [
            { "kind": "text", "text": text },
            { "kind": "comment", "text": "No price here" },
            { "kind": "text", "text": "A price again." },
        ], "date": date })
    };
    open(&[
        document(
            "c",
            "Oil",
            "“The  price\nof oil”, they said, is the price of war.",
            json!(["2019", "2018-02"]),
        ),
        document("a", "émigrés", "High price of bread", Value::Null),
        document("b", "Price", "A low price", json!("2017")),
    ])
}

#[test]
fn lines_stand_in_the_order_of_the_corpus_with_their_text_around() {
    let found = library().concordance(&of("price "));
    assert_eq!(
        lines(&found),
        [
            "“The | price | of oil”, they said, is the price of war.",
            "“The price of oil”, they said, is the | price | of war.",
            "A | price | again.",
            "High | price | of bread",
            "A | price | again.",
            " | Price | ",
            "A low | price | ",
            "A | price | again.",
        ]
    );
    assert_eq!(
        (found.total, found.found, found.documents, found.texts),
        (8, 8, 3, 3)
    );
    let first = &found.lines[0];
    assert_eq!(
        (
            first.id.as_str(),
            first.title.as_str(),
            first.date.as_str(),
            first.place
        ),
        ("c", "Oil", "2018-02", 1)
    );
    assert_eq!(found.lines[3].date, "");
    let places: Vec<usize> = found.lines.iter().map(|line| line.place).collect();
    assert_eq!(places, [1, 2, 3, 1, 2, 1, 2, 3]);
}

#[test]
fn what_stands_around_the_article_comes_behind_it() {
    let mut request = of("price ");
    request.selection.scope = Scope::All;
    let found = library().concordance(&request);
    let places: Vec<usize> = found.lines[..4].iter().map(|line| line.place).collect();
    assert_eq!(places, [1, 2, 4, 3]);
    assert_eq!(lines(&found)[3], "No | price | here");
}

#[test]
fn lines_are_sorted_by_the_words_around_by_date_and_by_title() {
    let library = library();
    for (sort, expected) in [
        (
            vec![LineKey::L1],
            ["b1", "c3", "a2", "b3", "a1", "b2", "c1", "c2"],
        ),
        (
            vec![LineKey::L2],
            ["c1", "c3", "a1", "a2", "b1", "b3", "b2", "c2"],
        ),
        (
            vec![LineKey::R1],
            ["b1", "b2", "c3", "a2", "b3", "c1", "c2", "a1"],
        ),
        (
            vec![LineKey::R1, LineKey::R2],
            ["b1", "b2", "c3", "a2", "b3", "a1", "c1", "c2"],
        ),
        (
            vec![LineKey::R3, LineKey::L1],
            ["b1", "c3", "a2", "b3", "a1", "b2", "c2", "c1"],
        ),
        (
            vec![LineKey::Date],
            ["b1", "b2", "b3", "c1", "c2", "c3", "a1", "a2"],
        ),
        (
            vec![LineKey::Document, LineKey::R1],
            ["a2", "a1", "c3", "c1", "c2", "b1", "b2", "b3"],
        ),
        (
            vec![LineKey::Node],
            ["c1", "c2", "c3", "a1", "a2", "b1", "b2", "b3"],
        ),
    ] {
        let found = library.concordance(&ConcordanceRequest {
            sort: sort.clone(),
            ..of("price ")
        });
        let order: Vec<String> = found
            .lines
            .iter()
            .map(|line| format!("{}{}", line.id, line.place))
            .collect();
        assert_eq!(order, expected, "{sort:?}");
    }
    let nodes = library.concordance(&ConcordanceRequest {
        sort: vec![LineKey::Node],
        ..of("\"the price\" OR price OR bread OR \"price of\" ")
    });
    let nodes: Vec<&str> = nodes.lines.iter().map(|line| line.node.as_str()).collect();
    assert_eq!(
        nodes,
        [
            "bread",
            "price",
            "price",
            "Price",
            "price",
            "price",
            "price of",
            "The price of",
            "the price of"
        ]
    );
}

#[test]
fn keys_that_come_again_change_nothing() {
    let explorer = texts(&["x b c", "x a c", "x a b", "x a b"]);
    let by = |sort: &[LineKey]| {
        let sorted = explorer.concordance(&ConcordanceRequest {
            sort: sort.to_vec(),
            ..of("x ")
        });
        lines(&sorted)
    };
    let (r1, r2) = (LineKey::R1, LineKey::R2);
    let once = by(&[r1, r2]);
    assert_ne!(once, by(&[]));
    for often in [1, 2, 50_000] {
        assert_eq!(by(&[r1, r2].repeat(often)), once, "{often}");
        assert_eq!(by(&[vec![r1; often], vec![r2]].concat()), once, "{often}");
    }
}

#[test]
fn windows_of_the_same_lines_follow_one_another() {
    let library = library();
    let all = lines(&library.concordance(&of("price ")));
    for (offset, limit) in [
        (0, 3),
        (3, 3),
        (6, 9),
        (8, 3),
        (99, 9),
        (0, 0),
        (usize::MAX, usize::MAX),
    ] {
        let window = library.concordance(&ConcordanceRequest {
            offset,
            limit,
            ..of("price ")
        });
        let expected: Vec<String> = all.iter().skip(offset).take(limit).cloned().collect();
        assert_eq!(
            (lines(&window), window.total),
            (expected, 8),
            "{offset} {limit}"
        );
    }
    let narrow = |width| {
        lines(&library.concordance(&ConcordanceRequest {
            width,
            ..of("price ")
        }))[0]
            .clone()
    };
    assert_eq!(narrow(0), " | price | ");
    assert_eq!(narrow(1), "“The | price | of");
    assert_eq!(narrow(3), "“The | price | of oil”, they");
    assert_eq!(narrow(usize::MAX), all[0]);
}

#[test]
fn a_stretch_is_of_lines_as_they_follow_in_the_corpus() {
    let explorer = texts(&["c x b x", "a x", "d x e x"]);
    let some = |first, lines, sort: &[LineKey]| {
        let found = explorer.concordance(&ConcordanceRequest {
            stretch: Some(Stretch { first, lines }),
            sort: sort.to_vec(),
            ..of("x ")
        });
        assert_eq!(
            (found.found, found.total),
            (found.lines.len(), found.lines.len())
        );
        let before = found
            .lines
            .iter()
            .map(|line| line.left[0].text.trim().into());
        (before.collect::<Vec<String>>().join("|"), found.documents)
    };
    for (first, lines, sort, expected) in [
        (2, 3, &[][..], ("c x b|a|d", 3)),
        (2, 3, &[LineKey::L1], ("a|c x b|d", 3)),
        (5, 9, &[], ("d x e", 1)),
        (6, 1, &[], ("", 0)),
        (0, 1, &[], ("c", 1)),
        (1, 0, &[], ("", 0)),
        (usize::MAX, usize::MAX, &[], ("", 0)),
    ] {
        assert_eq!(
            some(first, lines, sort),
            (expected.0.to_string(), expected.1),
            "{first},{lines}"
        );
    }
}

#[test]
fn a_sample_is_the_same_for_the_same_seed_and_keeps_the_order() {
    let text = (0..500)
        .map(|number| format!("word n{number}"))
        .collect::<Vec<_>>()
        .join(" ");
    let explorer = texts(&[&text]);
    let drawn = |seed, sample, sort: &[LineKey]| {
        let found = explorer.concordance(&ConcordanceRequest {
            sample: Some(sample),
            seed,
            sort: sort.to_vec(),
            ..of("word ")
        });
        assert_eq!((found.found, found.total), (500, found.lines.len()));
        found
            .lines
            .iter()
            .map(|line| line.place)
            .collect::<Vec<_>>()
    };
    let first = drawn(1, 20, &[]);
    assert_eq!(first.len(), 20);
    assert!(first.is_sorted_by(|one, other| one < other));
    assert_eq!(drawn(1, 20, &[]), first);
    assert_ne!(drawn(2, 20, &[]), first);
    let mut sorted = drawn(1, 20, &[LineKey::R1]);
    assert_ne!(sorted, first);
    sorted.sort_unstable();
    assert_eq!(sorted, first);
    assert_eq!(
        (
            drawn(1, 0, &[]).len(),
            drawn(1, 500, &[]).len(),
            drawn(1, 9_999, &[]).len()
        ),
        (0, 500, 500)
    );
    // Over many seeds each line is drawn about as often: 20 of 500 in 1,000 draws are 40 for each.
    let mut times = [0_u32; 500];
    for seed in 0..1_000 {
        drawn(seed, 20, &[])
            .iter()
            .for_each(|place| times[place - 1] += 1);
    }
    assert!(
        times.iter().all(|times| (10..80).contains(times)),
        "{times:?}"
    );
}

#[test]
fn only_lines_with_something_else_near() {
    let explorer = open(&[json!({ "id": "0", "parts": [
        { "kind": "text", "text": "x a b c x d. x y" },
        { "kind": "text", "text": "a x y x x" },
    ] })]);
    for (query, beside, expected) in [
        ("x ", near("a ", 1, 0), vec!["[a] | x | y x x"]),
        ("x ", near("a ", 0, 1), vec![" | x | [a] b c x d. x y"]),
        (
            "x ",
            near("a ", 3, 0),
            vec![
                "x [a] b c | x | d. x y",
                "[a] | x | y x x",
                "[a] x y | x | x",
            ],
        ),
        (
            "x ",
            near("a ", 2, 2),
            vec![" | x | [a] b c x d. x y", "[a] | x | y x x"],
        ),
        (
            "x ",
            near("x ", 1, 1),
            vec!["a x y | x | [x]", "a x y [x] | x | "],
        ),
        (
            "x ",
            near("\"b c\"", 1, 9),
            vec![" | x | a [b c] x d. x y", "x a [b c] | x | d. x y"],
        ),
        ("\"c x\"", near("x ", 5, 0), vec!["[x] a b | c x | d. x y"]),
        ("x ", near("none ", 5, 5), vec![]),
        ("x ", near("y ", 0, 0), vec![]),
        (
            "x ",
            near("y ", u32::MAX, u32::MAX),
            vec![
                " | x | a b c x d. x [y]",
                "x a b c | x | d. x [y]",
                "x a b c x d. | x | [y]",
                "a | x | [y] x x",
                "a x [y] | x | x",
                "a x [y] x | x | ",
            ],
        ),
    ] {
        let found = explorer.concordance(&ConcordanceRequest {
            near: beside.clone(),
            ..of(query)
        });
        assert_eq!(lines(&found), expected, "{query} {beside:?}");
    }
}

#[test]
fn a_node_can_be_something_else_than_what_selects() {
    let library = library();
    let ids = |request: ConcordanceRequest| {
        let found = library.concordance(&request);
        assert_eq!(found.warnings, []);
        found
            .lines
            .iter()
            .map(|line| format!("{} {}", line.id, line.node))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let node = |query: &str, node: &str, rest| ConcordanceRequest {
        node: Some(node.into()),
        rest,
        ..of(query)
    };
    assert_eq!(ids(node("oil ", "war ", false)), "c war");
    assert_eq!(
        ids(node("oil ", "\"price\" -bread ", true)),
        "b Price, b price, b price"
    );
    assert_eq!(ids(node("", "low OR high ", false)), "a High, b low");
    assert_eq!(ids(node("date:2017", "low OR high ", false)), "b low");
    assert_eq!(ids(node("", "(low OR high) date:2017", false)), "b low");
    assert_eq!(ids(node("", "low ", true)), "");
    let mut filtered = node("", "price ", true);
    filtered
        .selection
        .filters
        .insert("date".into(), vec!["2016..2018".into()]);
    assert_eq!(ids(filtered), "a price, a price");
}

#[test]
fn a_query_without_a_word_has_no_lines_and_says_so() {
    let library = library();
    for (query, codes) in [
        ("", vec!["no-words"]),
        ("date:2017", vec!["no-words"]),
        ("-price ", vec!["no-words"]),
        ("*", vec!["no-words"]),
        ("nothing ", vec![]),
        ("price \"", vec!["unclosed-quote"]),
        ("nowhere:price ", vec!["unknown-field"]),
    ] {
        let found = library.concordance(&of(query));
        let said: Vec<&str> = found
            .warnings
            .iter()
            .map(|warning| warning.code.as_str())
            .collect();
        assert_eq!(said, codes, "{query}");
        if codes.contains(&"no-words") {
            assert_eq!(
                (found.lines.len(), found.total, found.documents),
                (0, 0, 0),
                "{query}"
            );
        }
    }
    let unknown = ConcordanceRequest {
        near: near("date:2017", 5, 5),
        field: Some("nowhere".into()),
        sort: vec![LineKey::Date],
        ..of("price ")
    };
    let found = library.concordance(&unknown);
    let codes = found.warnings.iter().map(|warning| warning.code.as_str());
    assert_eq!(
        (found.total, codes.collect::<Vec<_>>()),
        (0, vec!["no-words", "unknown-field"])
    );
}

#[test]
fn lines_in_scripts_of_all_directions() {
    for (text, query, expected) in [
        ("قال الوزير إنّ المَدْرَسة بعيدة", "مدرسة ", vec![]),
        (
            "قال إنّ مَدْرَسة بعيدة",
            "مدرسة ",
            vec!["قال إنّ | مَدْرَسة | بعيدة"],
        ),
        (
            "وزیر نے کہا کہ وزیر",
            "وزیر ",
            vec![" | وزیر | نے کہا کہ وزیر", "وزیر نے کہا کہ | وزیر | "],
        ),
        (
            "日本国の日本人",
            "日本",
            vec![" | 日本 | 国の日本人", "日本国の | 日本 | 人"],
        ),
        ("ประเทศไทย", "ไทย", vec!["ประเทศ | ไทย | "]),
        ("hi👍🏽there", "there ", vec!["hi👍🏽 | there | "]),
    ] {
        assert_eq!(
            lines(&texts(&[text]).concordance(&of(query))),
            expected,
            "{text}"
        );
    }
}

#[test]
fn copies_of_a_text_are_counted_once() {
    let explorer = open(&[
        json!({ "id": "0", "text": "a b", "copies": "1" }),
        json!({ "id": "1", "text": "a c", "copies": "1" }),
        json!({ "id": "2", "text": "a a" }),
        json!({ "id": "3", "text": "b", "copies": "1" }),
    ]);
    let found = explorer.concordance(&of("a "));
    assert_eq!((found.total, found.documents, found.texts), (4, 3, 2));
}

#[test]
fn a_word_of_any_length_is_cut_where_it_is_far_from_the_node() {
    let long = "ab".repeat(5_000);
    let explorer = texts(&[&format!("{long} node {long}")]);
    let line = &explorer.concordance(&of("node ")).lines[0];
    let letters = |pieces| marked(pieces).chars().count();
    assert!(marked(&line.left).ends_with("ab ") && marked(&line.right).starts_with(" ab"));
    assert_eq!((letters(&line.left), letters(&line.right)), (2_000, 2_000));
}

#[test]
fn what_a_concordance_warns_of_is_said_of_its_documents_too() {
    let lines = ConcordanceRequest {
        near: near("war date:soon ", 5, 5),
        ..of("price nowhere:x ")
    };
    let answer = library().ask(&Request {
        lines: Some(lines),
        ..Request::default()
    });
    assert_eq!(codes(&answer), ["unknown-field", "bad-date"]);
}

#[test]
fn what_several_parts_of_a_request_warn_of_is_said_once() {
    let open = "\"war";
    let part = Request::default;
    for part in [
        Request {
            lines: Some(of(open)),
            ..part()
        },
        Request {
            population: Some(open.into()),
            ..part()
        },
        Request {
            rest: Some(of(open).selection),
            ..part()
        },
    ] {
        let request = Request {
            query: open.into(),
            ..part
        };
        assert_eq!(codes(&library().ask(&request)).len(), 1, "{request:?}");
    }
    let lines = ConcordanceRequest {
        population: Some(open.into()),
        ..of(open)
    };
    let warnings = library().concordance(&lines).warnings;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
}

const WORDS: [&str; 4] = ["a", "b", "x", "y"];
const COLOURS: [&str; 2] = ["red", "blue"];

fn corpus() -> impl Strategy<Value = Vec<Value>> {
    let document = (
        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..8),
        prop::option::of(prop::sample::select(&COLOURS[..])),
        prop::option::of(0..3_u8),
        prop::option::of(2017_u16..2020),
    );
    let line = document.prop_map(|(text, colour, copies, year)| {
        json!({
            "text": text.join(" "),
            "colour": colour,
            "copies": copies.map(|text| text.to_string()),
            "date": year.map(|year| year.to_string()),
        })
    });
    prop::collection::vec(line, 1..10).prop_map(|mut lines| {
        for (id, line) in lines.iter_mut().enumerate() {
            line["id"] = json!(id.to_string());
        }
        lines
    })
}

prop_compose! {
    fn any_lines()(
        query in prop::sample::select(vec!["x ", "x OR a ", "\"a x\" ", "x colour:red ", ""]),
        node in prop::option::of(prop::sample::select(vec!["b ", "x -y ", "a OR colour:blue "])),
        rest in any::<bool>(),
        population in prop::option::of(prop::sample::select(vec!["x colour:red ", "-a "])),
        colour in prop::option::of(prop::sample::select(&COLOURS[..])),
        beside in prop::option::of((prop::sample::select(vec!["a ", "x "]), 0..3_u32, 0..3_u32)),
        stretch in prop::option::of((0..6_usize, 0..6_usize)),
        sample in prop::option::of(0..6_usize),
        seed in any::<u32>(),
    ) -> ConcordanceRequest {
        let mut asked = of(query);
        let colours = colour.map(|colour| ("colour".into(), vec![colour.into()]));
        asked.selection.filters = colours.into_iter().collect();
        ConcordanceRequest {
            node: node.map(Into::into),
            rest,
            population: population.map(Into::into),
            near: beside.and_then(|(query, left, right)| near(query, left, right)),
            stretch: stretch.map(|(first, lines)| Stretch { first, lines }),
            sample,
            seed,
            ..asked
        }
    }
}

proptest! {
    #![proptest_config(cases(500))]

    /// The documents that have a line are as many as the concordance says, and are counted as any others.
    #[test]
    fn documents_that_have_a_line_of_a_concordance(lines in corpus(), asked in any_lines()) {
        let explorer = open(&lines);
        let found = explorer.concordance(&asked);
        let having = Request { lines: Some(asked), limit: 1_000, ..Request::default() };
        let answer = explorer.ask(&having);
        prop_assert_eq!((answer.total, answer.texts), (found.documents, found.texts));
        let with_lines: BTreeSet<&str> = found.lines.iter().map(|line| line.id.as_str()).collect();
        prop_assert_eq!(ids(&answer), with_lines.into_iter().collect::<Vec<_>>());
        let alone = |field: &str, value: &str| {
            let filters = Values::from([(field.into(), vec![value.into()])]);
            let answer = explorer.ask(&Request { filters, ..having.clone() });
            (answer.total, answer.texts)
        };
        for (field, values) in &answer.facets {
            for facet in values {
                prop_assert_eq!((facet.count, facet.texts), alone(field, &facet.value), "{} {}", field, &facet.value);
            }
        }
        for bin in answer.timeline.iter().flat_map(|timeline| &timeline.bins) {
            prop_assert_eq!((bin.count, bin.texts), alone("date", &bin.date), "{}", &bin.date);
        }
    }
}
