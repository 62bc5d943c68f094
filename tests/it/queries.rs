//! The query language, case by case.

use concord::{
    Explorer,
    protocol::{ExpansionKind, Request, Scope, Sort},
};
use serde_json::json;

use crate::harness::{codes, count, filters, found, ids, marked, open, texts, words};

fn library() -> Explorer {
    open(&[
        json!({ "concord": 1, "title": "Library", "fields": [{ "name": "outlet", "label": "Outlet" }],
            "topics": [{ "label": "Energy & oil", "query": "energy OR oil" }, { "label": "Quiet", "query": "-(energy OR oil)", "group": "Other" }] }),
        json!({ "id": "a", "title": "Energy talks", "text": "The ministers spoke of energy. Energy prices rose.", "outlet": "Dawn", "date": "2018-03-03", "people": ["Anna Li", "Bo Li"], "pages": "1,200" }),
        json!({ "id": "b", "title": "Oil", "text": "At dawn the price of oil fell; the minister slept.", "outlet": "The News", "date": "2018-12", "pages": "12.5" }),
        json!({ "id": "c", "title": "Music", "text": "A song of the hills, sung at noon.", "outlet": "Dawn", "date": "2021-12-02", "people": "Anna Li", "pages": "9" }),
        json!({ "id": "d", "title": "Undated", "parts": [{ "kind": "text", "text": "Energetic first half" }, { "kind": "comment", "text": "energy drinks" }, { "kind": "text", "text": "second half" }] }),
    ])
}

#[test]
fn each_construct_finds_what_it_says() {
    let library = library();
    for (query, expected) in [
        ("", "a b c d"),
        ("   ", "a b c d"),
        ("energy ", "a"),
        ("energ", "a d"),
        ("energ ", ""),
        ("energ*  ", "a d"),
        ("ENERGY\t", "a"),
        ("minister ", "b"),
        ("minister", "a b"),
        ("price dawn ", "b"),
        ("price AND dawn ", "b"),
        ("\"price of oil\"", "b"),
        ("“price of oil”", "b"),
        ("„price of“ dawn ", "b"),
        ("«of price»", ""),
        ("-“price of” of ", "a c"),
        ("outlet:“the news”", "b"),
        ("\"of price oil\"", ""),
        ("\"first half second\" ", ""),
        ("\"price of\" dawn ", "b"),
        ("\"prices ro", "a"),
        ("price-of-oil ", "b"),
        ("energy OR song ", "a c"),
        ("energy OR song dawn ", "a"),
        ("(energy OR oil) dawn ", "b"),
        ("-energy ", "b c d"),
        ("NOT energy ", "b c d"),
        ("of -energy ", "b c"),
        ("of -\"price of\" ", "a c"),
        ("of -(energy OR song) ", "b"),
        ("--energy ", "a"),
        ("outlet:dawn ", "a c"),
        ("outlet:daw", "a c"),
        ("outlet:daw ", ""),
        ("outlet:\"the news\" ", "b"),
        ("-outlet:dawn ", "b d"),
        ("people:li ", "a c"),
        ("people:\"bo li\"", "a"),
        ("people:\"li bo\"", ""),
        ("title:energy ", "a"),
        ("title:spoke ", ""),
        ("topic:energy ", "a b"),
        ("topic:\"energy oil\" -oil ", "a"),
        ("topic:quiet ", "c d"),
        ("date:2018 ", "a b"),
        ("date:2018-03 ", "a"),
        ("date:2018-12 ", "b"),
        ("date:2018-12-05 ", ""),
        ("date:2018-03..2018-12 ", "a b"),
        ("date:2018-04..2021 ", "b c"),
        ("date:>2018 ", "c"),
        ("date:>=2018-12 ", "b c"),
        ("date:<2018-12 ", "a"),
        ("date:..2018-03-03 ", "a"),
        ("date:2021.. ", "c"),
        ("-date:2018 ", "c d"),
        ("\"oil of price\"~0 ", "b"),
        ("\"ministers energy\"~1 ", ""),
        ("\"ministers energy\"~2 ", "a"),
        ("price NEAR/1 oil ", "b"),
        ("price NEAR/0 oil ", ""),
        ("oil NEAR \"the minister\" ", "b"),
        ("(song OR price) NEAR/1 (hills OR oil) ", "b"),
        ("(song OR price) NEAR/2 (hills OR oil) ", "b c"),
        ("title:oil NEAR title:dawn ", ""),
        ("\"first half\" NEAR \"second half\" ", ""),
        ("\"price * oil\" ", "b"),
        ("*s ", "a c"),
        ("?il ", "b"),
        ("*er*t* ", "d"),
        ("minster~ ", "a b"),
        ("enrgy~1 ", "a"),
        ("nergy~1 ", ""),
        ("nergy~2 ", "a"),
        ("/s[aeiou]ng/ ", "c"),
        ("/pric(e|es)/ -oil ", "a"),
        ("=Energy ", "a"),
        ("=ENERGY ", ""),
        ("=energy ", "a"),
        ("=oil ", "b"),
        ("=Oil ", "b"),
        ("=\"At dawn\" ", "b"),
        ("=\"at dawn\" ", ""),
        ("=A* ", "b c"),
        ("outlet:(dawn OR news) ", "a b c"),
        ("outlet:d?wn -outlet:=dawn ", "a c"),
        ("people:/b./ ", "a"),
        ("people:* ", "a c"),
        ("-people:* ", "b d"),
        ("date:* ", "a b c"),
        ("title:(oil OR music) ", "b c"),
        ("title:* ", "a b c d"),
        ("pages:>9 ", "a b"),
        ("pages:>=9 ", "a b c"),
        ("pages:9..100 ", "b c"),
        ("pages:..9.5 ", "c"),
        ("-pages:..9.5 ", "a b d"),
        ("* ", "a b c d"),
        ("http://energy ", ""),
        ("((((energy ", "a"),
        ("zzz ", ""),
    ] {
        assert_eq!(found(&library, query).join(" "), expected, "{query:?}");
    }
}

#[test]
fn half_typed_queries_mean_something_and_say_so() {
    let library = library();
    for (query, expected, warnings) in [
        ("\"price of", "b", vec!["unclosed-quote"]),
        ("\"", "a b c d", vec!["unclosed-quote"]),
        (
            "(energy OR",
            "a",
            vec!["dangling-or", "unclosed-parenthesis"],
        ),
        ("energy OR ", "a", vec!["dangling-or"]),
        ("OR energy ", "a", vec!["dangling-or"]),
        ("energy NOT", "a", vec![]),
        ("energy -", "a", vec![]),
        ("energy AND ", "a", vec![]),
        ("energy) ", "a", vec!["stray-parenthesis"]),
        (
            "energy) OR (oil ",
            "a b",
            vec!["stray-parenthesis", "unclosed-parenthesis"],
        ),
        ("() ", "a b c d", vec![]),
        ("outlet: ", "a b c d", vec!["no-value"]),
        ("date:2018-0", "a b", vec!["bad-date"]),
        ("date:soon ", "a b c d", vec!["bad-date"]),
        ("nonsense:energy ", "", vec!["unknown-field"]),
        ("*** ", "a b c d", vec![]),
        ("?!? ", "a b c d", vec!["no-word"]),
    ] {
        let answer = library.ask(&words(query));
        assert_eq!(ids(&answer).join(" "), expected, "{query:?}");
        assert_eq!(codes(&answer), warnings, "{query:?}");
    }
}

#[test]
fn facets_are_or_inside_and_and_across() {
    let library = library();
    let answer = library.ask(&filters(&[("outlet", &["Dawn"])]));
    assert_eq!(ids(&answer), ["a", "c"]);
    assert_eq!(count(&answer, "outlet", "Dawn"), 2);
    assert_eq!(
        count(&answer, "outlet", "The News"),
        1,
        "a facet is counted without its own choice"
    );
    assert_eq!(count(&answer, "people", "Anna Li"), 2);
    assert_eq!(count(&answer, "topic", "Energy & oil"), 1);
    let answer = library.ask(&filters(&[
        ("outlet", &["Dawn", "The News"]),
        ("topic", &["Energy & oil"]),
    ]));
    assert_eq!(ids(&answer), ["a", "b"]);
    assert_eq!(count(&answer, "outlet", "Dawn"), 1);
    assert_eq!(count(&answer, "topic", "Quiet"), 1);
    let answer = library.ask(&filters(&[("date", &["2018"])]));
    assert_eq!(ids(&answer), ["a", "b"]);
    assert_eq!(count(&answer, "date", "2021"), 1);
    assert_eq!(count(&answer, "outlet", "Dawn"), 1);
    let answer = library.ask(&filters(&[("outlet", &["Nowhere"])]));
    assert_eq!((answer.total, count(&answer, "outlet", "Dawn")), (0, 2));
    assert!(
        answer.facets["outlet"]
            .iter()
            .any(|facet| facet.value == "Nowhere" && facet.count == 0)
    );
    let answer = library.ask(&filters(&[("colour", &["red"]), ("date", &["soon"])]));
    assert_eq!(codes(&answer), ["unknown-field", "bad-date"]);
}

#[test]
fn a_chosen_range_is_counted_as_any_other_value() {
    let library = library();
    for range in [
        "2018-03..2018-11",
        ">2018",
        "2018-12",
        "unplaced",
        "unplaced-year",
        "unplaced-day",
        "unplaced-week",
        "1900",
        "soon",
    ] {
        let answer = library.ask(&filters(&[("date", &[range])]));
        assert_eq!(count(&answer, "date", range), answer.total, "{range}");
        let listed = answer.facets["date"]
            .iter()
            .filter(|facet| facet.value == range);
        assert_eq!(listed.count(), 1, "{range}");
    }
    let both = filters(&[("date", &["2018", "unplaced"]), ("outlet", &["Dawn"])]);
    let answer = library.ask(&both);
    assert_eq!(
        (
            count(&answer, "date", "2018"),
            count(&answer, "date", "unplaced")
        ),
        (1, 0)
    );
}

#[test]
fn counts_lead_to_their_documents() {
    let library = library();
    let all = library.ask(&words(""));
    for (field, counts) in &all.facets {
        for facet in counts {
            let answer = library.ask(&filters(&[(field, &[&facet.value])]));
            assert_eq!(answer.total, facet.count, "{field}={}", facet.value);
        }
    }
    let timeline = all.timeline.unwrap();
    assert_eq!((timeline.placed, timeline.unplaced), (3, 1));
    assert_eq!(
        ids(&library.ask(&filters(&[("date", &["unplaced"])]))),
        ["d"]
    );
    assert_eq!(
        ids(&library.ask(&filters(&[("date", &["unplaced", "2021"])]))),
        ["c", "d"]
    );
    for bin in timeline.bins {
        assert_eq!(
            library.ask(&filters(&[("date", &[&bin.date])])).total,
            bin.count,
            "{}",
            bin.date
        );
    }
}

#[test]
fn the_surroundings_are_searched_only_when_asked_for() {
    let library = library();
    let around = |query: &str| {
        library.ask(&Request {
            scope: Scope::All,
            ..words(query)
        })
    };
    assert_eq!(ids(&library.ask(&words("drinks "))), [""; 0]);
    let answer = around("drinks ");
    assert_eq!(ids(&answer), ["d"]);
    assert_eq!(
        (
            answer.hits[0].snippets[0].kind.as_str(),
            answer.hits[0].snippets[0].around
        ),
        ("comment", true)
    );
    assert_eq!(ids(&around("energy ")), ["a", "d"]);
    assert_eq!(
        count(&around("energy "), "topic", "Energy & oil"),
        1,
        "a topic is about the article"
    );
}

#[test]
fn ranking_and_order() {
    let library = library();
    let order = |request: Request| {
        library
            .ask(&request)
            .hits
            .into_iter()
            .map(|hit| hit.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        order(words("energ")),
        ["a", "d"],
        "title and repetition count"
    );
    assert_eq!(
        order(Request {
            sort: Sort::Newest,
            ..words("")
        }),
        ["c", "b", "a", "d"]
    );
    assert_eq!(
        order(Request {
            sort: Sort::Oldest,
            ..words("")
        }),
        ["a", "b", "c", "d"]
    );
    assert_eq!(
        order(Request {
            offset: 1,
            limit: 2,
            ..words("")
        }),
        ["b", "c"]
    );
    assert_eq!(
        order(Request {
            offset: 9,
            limit: 2,
            ..words("")
        }),
        [""; 0]
    );
    assert_eq!(
        order(Request {
            offset: usize::MAX,
            limit: usize::MAX,
            ..words("")
        }),
        [""; 0]
    );
    assert_eq!(
        order(Request {
            limit: 0,
            ..words("")
        }),
        [""; 0]
    );
}

#[test]
fn passages_show_what_was_asked_for() {
    let library = library();
    let answer = library.ask(&words("energy pric"));
    assert_eq!(marked(&answer.hits[0].marked_title), "[Energy] talks");
    assert_eq!(
        marked(&answer.hits[0].snippets[0].pieces),
        "The ministers spoke of [energy]. [Energy] [prices] rose."
    );
    assert_eq!(answer.hits[0].matches, 4);
    let long = format!(
        "{} needle {} second {}",
        "hay ".repeat(400),
        "straw ".repeat(400),
        "hay ".repeat(400)
    );
    let stack = open(&[json!({ "id": "0", "text": long })]);
    let answer = stack.ask(&words("needle second "));
    let snippets: Vec<String> = answer.hits[0]
        .snippets
        .iter()
        .map(|snippet| marked(&snippet.pieces))
        .collect();
    assert_eq!(snippets.len(), 2);
    assert!(
        snippets[0].starts_with("… hay")
            && snippets[0].contains("[needle]")
            && snippets[0].ends_with("straw …"),
        "{snippets:?}"
    );
    assert!(snippets[1].contains("[second]"), "{snippets:?}");
}

#[test]
fn a_passage_stays_in_its_part() {
    let parts = json!([
        { "kind": "heading", "text": "On oil" },
        { "kind": "text", "text": "Oil and more oil." },
    ]);
    let answer = open(&[json!({ "id": "0", "parts": parts })]).ask(&words("oil "));
    let snippet = &answer.hits[0].snippets[0];
    assert_eq!(
        (snippet.kind.as_str(), marked(&snippet.pieces).as_str()),
        ("text", "[Oil] and more [oil].")
    );
}

#[test]
fn prefixes_show_their_words() {
    let answer = library().ask(&words("energ* sp"));
    let shown: Vec<_> = answer
        .expansions
        .iter()
        .map(|expansion| (expansion.written.as_str(), expansion.kind, expansion.words))
        .collect();
    assert_eq!(
        shown,
        [
            ("energ*", ExpansionKind::Prefix, 2),
            ("sp", ExpansionKind::Typing, 1)
        ]
    );
    let top: Vec<_> = answer.expansions[0]
        .top
        .iter()
        .map(|word| (word.value.as_str(), word.count))
        .collect();
    assert_eq!(top, [("energetic", 1), ("energy", 1)]);
}

#[test]
fn whatever_stands_for_words_shows_them() {
    let library = library();
    for (query, kind, expected) in [
        (
            "*s ",
            ExpansionKind::Wildcard,
            "hills ministers prices talks",
        ),
        ("pric*", ExpansionKind::Prefix, "price prices"),
        ("pric", ExpansionKind::Typing, "price prices"),
        ("pricy~ ", ExpansionKind::Fuzzy, "price"),
        ("/pric.*/ ", ExpansionKind::Regex, "price prices"),
        ("=A* ", ExpansionKind::Exact, "a at"),
        ("\"pric* of\" ", ExpansionKind::Prefix, "price prices"),
        ("(ros* OR x) NEAR energy ", ExpansionKind::Prefix, "rose"),
    ] {
        let answer = library.ask(&words(query));
        let shown = &answer.expansions[0];
        let mut top: Vec<&str> = shown.top.iter().map(|word| word.value.as_str()).collect();
        top.sort_unstable();
        assert_eq!(
            (shown.kind, top.join(" ").as_str(), shown.words, shown.cut),
            (kind, expected, top.len(), false),
            "{query:?}"
        );
        assert!(query.contains(&shown.written), "{query:?}");
    }
    assert_eq!(library.ask(&words("price =Oil \"of oil\" ")).expansions, []);
}

#[test]
fn an_empty_result_says_what_emptied_it() {
    let library = library();
    let request = Request {
        query: "oil zzz dawn".into(),
        ..filters(&[("outlet", &["The News"])])
    };
    let ways = library.ask(&request).relax;
    assert_eq!(ways.len(), 1);
    assert_eq!(
        (
            ways[0].field.as_str(),
            ways[0].part.as_str(),
            ways[0].query.as_str(),
            ways[0].total
        ),
        ("query", "zzz", "oil dawn", 1)
    );
    let request = Request {
        query: "energy ".into(),
        ..filters(&[("outlet", &["The News"])])
    };
    let ways: Vec<_> = library
        .ask(&request)
        .relax
        .into_iter()
        .map(|way| (way.field, way.part, way.total))
        .collect();
    assert_eq!(
        ways,
        [
            ("query".into(), "energy".into(), 1),
            ("outlet".into(), "The News".into(), 1)
        ]
    );
    let ways = library.ask(&words("(song OR oil) energetic")).relax;
    let queries: Vec<&str> = ways.iter().map(|way| way.query.as_str()).collect();
    assert_eq!(
        queries,
        ["(song OR oil) ", "energetic"],
        "a space keeps the words before whole"
    );
}

#[test]
fn endless_queries_are_bounded() {
    let library = library();
    for query in [
        "a ".repeat(50_000),
        "(".repeat(100_000),
        "x".repeat(100_000),
        "\"".repeat(100_000),
        "-".repeat(100_000),
        "energy OR ".repeat(10_000),
        (0..30_000).map(|n| format!("{n} ")).collect(),
    ] {
        let answer = library.ask(&words(&query));
        assert_eq!(answer.documents, 4);
    }
    assert_eq!(
        codes(&library.ask(&words(
            &(0..2_000).map(|n| format!("{n} ")).collect::<String>()
        ))),
        ["too-long"]
    );
    assert!(codes(&library.ask(&words(&"(".repeat(100)))).contains(&"too-deep"));
}

#[test]
fn words_are_found_by_their_parts() {
    let explorer = texts(&[
        "WebAssembly and COVID19",
        "Les accords de l’énergie",
        "It costs 1,234,567 rupees",
        "The U.S.A. agreed",
        "assembly of the web",
        "or 1234567 in short",
    ]);
    let cases: [(&str, &[&str]); 16] = [
        ("assembly ", &["0", "4"]),
        ("\"assembly\" ", &["4"]),
        ("\"assembl", &["0", "4"]),
        ("\"web assembly\" ", &[]),
        ("asse", &["0", "4"]),
        ("webassembly ", &["0"]),
        ("covid ", &["0"]),
        ("energie ", &["1"]),
        ("énerg", &["1"]),
        ("\"de énergie\" ", &[]),
        ("\"de l'énergie\" ", &["1"]),
        ("1234567 ", &["2", "5"]),
        ("1,234,567 ", &["2", "5"]),
        ("usa ", &["3"]),
        ("title:assembly ", &[]),
        ("-assembly ", &["1", "2", "3", "5"]),
    ];
    for (query, expected) in cases {
        assert_eq!(found(&explorer, query), expected, "{query}");
    }
    let hit = &explorer.ask(&words("assembly -of ")).hits[0];
    assert_eq!(marked(&hit.snippets[0].pieces), "[WebAssembly] and COVID19");
}
