//! What each construct of the query language is read as, and where warnings point.

use concord::{
    builder::Builder,
    corpus::{DocumentRef, Reader},
    index::Columns,
    query::{Leaf, Node, Pattern, Query, Words, parse},
};

use crate::harness::marked;

fn columns() -> Columns {
    let line = br#"{"id": "a", "text": "x", "outlet": "Dawn", "people": "X", "Name of it": "X", "date": "2018-03-03", "length": ["12", "3.5"]}"#;
    let (mut reader, mut builder) = (Reader::default(), Builder::default());
    let mut take = |document: DocumentRef<'_>| builder.push(document);
    reader.push(line, &mut take).unwrap();
    let preface = reader.finish(&mut take).unwrap();
    builder.finish(preface).1.columns
}

/// A query as it was read: words by their patterns, `a·b` one after another, `a~5~b` near, `{…}` a field.
fn shown(query: &Query) -> String {
    node(&query.root, query)
}

fn node(root: &Node, query: &Query) -> String {
    let all = |nodes: &[Node], sign: &str| {
        let nodes: Vec<String> = nodes.iter().map(|other| node(other, query)).collect();
        format!("({})", nodes.join(sign))
    };
    match root {
        Node::Everything => "everything".into(),
        Node::Leaf(number) => leaf(&query.leaves[*number]),
        Node::Not(other) => format!("-{}", node(other, query)),
        Node::And(nodes) => all(nodes, " "),
        Node::Or(nodes) => all(nodes, " | "),
    }
}

fn leaf(leaf: &Leaf) -> String {
    match leaf {
        Leaf::Words(Words {
            words,
            near,
            title_only,
        }) => {
            let title = if *title_only { "title:" } else { "" };
            let Some(near) = near else {
                return format!("{title}{}", patterns(words));
            };
            let mut words = &words[..];
            let things = near.lengths.iter().map(|&length| {
                let (thing, rest) = words.split_at(length);
                words = rest;
                patterns(thing)
            });
            let things: Vec<String> = things.collect();
            format!("{title}{}", things.join(&format!("~{}~", near.within)))
        }
        Leaf::Value { field, words } => format!("{{{field} {}}}", patterns(words)),
        Leaf::Is {
            field,
            value,
            begun,
        } => {
            let begun = begun.as_ref().map(|begun| format!(" or {begun}…"));
            format!("{{{field} is {value}{}}}", begun.unwrap_or_default())
        }
        Leaf::Range { field, range } => {
            let days = i64::from(range.last) - i64::from(range.first) + 1;
            format!("{{{field} {days} days}}")
        }
        Leaf::Numbers { field, range } => format!("{{{field} {}..{}}}", range.first, range.last),
    }
}

fn patterns(words: &[Pattern]) -> String {
    let pattern = |word: &Pattern| match word {
        Pattern::Whole(word) => word.clone(),
        Pattern::Term(word) => format!("'{word}"),
        Pattern::Typing(word) => format!("{word}…"),
        Pattern::Glob(glob) => format!("glob {glob}"),
        Pattern::Exact(word) => format!("={word}"),
        Pattern::Fuzzy { term, distance, .. } => format!("{term}~{distance}"),
        Pattern::Regex(regex) => format!("/{regex}/"),
        Pattern::Stem { term, .. } => format!("{term}^"),
    };
    words.iter().map(pattern).collect::<Vec<_>>().join("·")
}

fn read(text: &str) -> (String, Vec<String>) {
    let query = parse(text, true, &columns());
    let codes = query
        .warnings
        .iter()
        .map(|warning| warning.code.clone())
        .collect();
    (shown(&query), codes)
}

#[test]
fn each_construct_is_read_as_what_it_says() {
    for (text, expected) in [
        ("Énergie ", "energie"),
        ("energ", "energ…"),
        ("a b c", "(a b c…)"),
        ("a OR b c ", "(a | (b c))"),
        ("a (b OR c) ", "(a (b | c))"),
        ("a -b NOT c --d ", "(a -b -c d)"),
        ("\"a b\" ", "'a·'b"),
        ("price-of-oil", "price·of·oil…"),
        ("\"cyber* attack\"", "glob cyber*·'attack"),
        ("\"a * b\"", "'a·glob *·'b"),
        ("\"* a *\"", "'a"),
        (
            "\"wom?n /ab+/ run^ =Jan wrod~1\"",
            "glob wom?n·/ab+/·run^·=Jan·wrod~1",
        ),
        // near
        ("\"a b\"~5", "'a~5~'b"),
        ("\"a b\"~", "'a~10~'b"),
        ("\"a-b c\"~3 d ", "('a·'b~3~'c d)"),
        ("\"a\"~3 ", "'a"),
        ("a NEAR b ", "a~10~b"),
        ("a NEAR/5 b ", "a~5~b"),
        ("a NEAR/ b ", "a~10~b"),
        ("a NEAR/3 \"b c\" ", "a~3~'b·'c"),
        ("a NEAR/3 b NEAR/7 c ", "a~7~b~7~c"),
        ("a NEAR/3 b c ", "(a~3~b c)"),
        (
            "(a OR b) NEAR/2 (c OR \"d e\") ",
            "(a~2~c | a~2~'d·'e | b~2~c | b~2~'d·'e)",
        ),
        ("a NEAR a ", "a~10~a"),
        ("title:a NEAR title:b ", "title:a~10~b"),
        ("NEAR ", "near"),
        ("a NEAR", "a"),
        ("a NEAR ", "a"),
        ("a NEA", "a"),
        ("a O", "a"),
        ("a o", "(a o…)"),
        ("O", "o…"),
        ("a NA", "(a na…)"),
        ("a NEARb ", "(a nearb)"),
        // wildcards
        ("energ* ", "glob energ*"),
        ("*stan ", "glob *stan"),
        ("*stan", "glob *stan*"),
        ("wom?n ", "glob wom?n"),
        ("wom?n", "glob wom?n*"),
        ("*a*b*c* ", "glob *a*b*c*"),
        ("a***b ", "glob a*b"),
        ("counter-terror* ", "counter·glob terror*"),
        ("U.S.* ", "glob u.s.*"),
        ("3.* ", "glob 3.*"),
        ("Übung* ", "glob ubung*"),
        ("日本* ", "日·glob 本*"),
        ("* ", "everything"),
        ("*", "everything"),
        ("a * ", "(a everything)"),
        ("-* ", "-everything"),
        ("-*", "everything"),
        ("title:* ", "title:glob *"),
        // while it is typed
        ("oil?", "oil…"),
        ("oil? ", "glob oil?"),
        ("-oil", "-oil"),
        // edit distance
        ("word~ ", "word~1"),
        ("wonder~ ", "wonder~2"),
        ("word~2 ", "word~2"),
        ("word~0 ", "word"),
        ("word~", "word~1"),
        ("10~20 ", "10·20"),
        // regular expressions
        ("/ab(c|d)/ e ", "(/ab(c|d)/ e)"),
        ("(/ab(c|d)/)", "/ab(c|d)/"),
        ("/a\\/b/ ", "/a\\/b/"),
        ("/ab", "/(?:ab).*/"),
        ("/ab ", "ab"),
        ("/usr/lib ", "usr·lib"),
        ("km/h ", "km·h"),
        ("and/or ", "and·or"),
        ("// ", "everything"),
        // exact, word forms
        ("=Janjua ", "=Janjua"),
        ("=Jan", "=Jan*"),
        ("=Jan* ", "=Jan*"),
        ("=\"Exact Phrase\" ", "=Exact·=Phrase"),
        ("a = b ", "(a b)"),
        ("run^ ", "run^"),
        ("run^", "run^"),
        ("\"Run fast\"^ ", "run^·fast^"),
        // fields
        ("outlet:dawn ", "{outlet dawn}"),
        ("outlet:daw", "{outlet daw…}"),
        ("outlet:d?wn ", "{outlet glob d?wn}"),
        ("outlet:\"the daw* news\" ", "{outlet 'the·glob daw*·'news}"),
        ("outlet:(a OR b) c ", "(({outlet a} | {outlet b}) c)"),
        (
            "outlet:(a -\"b c\" title:d) ",
            "({outlet a} -{outlet 'b·'c} title:d)",
        ),
        ("outlet:=Dawn ", "{outlet =Dawn}"),
        ("outlet:=\"Dawn\" ", "{outlet is Dawn}"),
        ("outlet:=\"Dawn\"", "{outlet is Dawn or Dawn\"…}"),
        ("-outlet:=\"Dawn\"", "-{outlet is Dawn}"),
        ("outlet:=\"a \"\"b\"\" *\" c ", "({outlet is a \"b\" *} c)"),
        ("outlet:=\"“a” «b»\" ", "{outlet is “a” «b»}"),
        ("outlet:=“a”” b” ", "{outlet is a” b}"),
        ("outlet:=\"—\" ", "{outlet is —}"),
        ("outlet:(=\"a\" OR b) ", "({outlet is a} | {outlet b})"),
        ("title:=\"a b\" ", "title:=a·=b"),
        ("date:=\"2018\" ", "{date is 2018}"),
        ("\"Name of it\":x ", "{Name of it x}"),
        ("“Name of it”:=\"x\" ", "{Name of it is x}"),
        (
            "-\"Name of it\":(a OR b) ",
            "-({Name of it a} | {Name of it b})",
        ),
        ("\"outlet\":x ", "{outlet x}"),
        ("\"Name of it\":", "everything"),
        ("\"Name of it\" x ", "('name·'of·'it x)"),
        ("outlet:/d.*/ ", "{outlet /d.*/}"),
        ("outlet:* ", "{outlet glob *}"),
        ("date:* ", "{date glob *}"),
        ("-outlet:* ", "-{outlet glob *}"),
        ("title:(a OR b) ", "(title:a | title:b)"),
        ("topic:energy ", "{topic energy}"),
        ("date:2018-03 ", "{date 31 days}"),
        (
            "date:(2018-03 OR 2018-02) ",
            "({date 31 days} | {date 28 days})",
        ),
        ("length:5..20 ", "{length 5..20}"),
        ("length:..2.5 ", "{length -inf..2.5}"),
        ("length:>=1,000 ", "{length 1000..inf}"),
        ("length:<=-3 ", "{length -inf..-3}"),
        ("length:12 ", "{length 12}"),
        ("length:>", "everything"),
        ("length:", "everything"),
        ("outlet:a..b ", "{outlet a·b}"),
        ("10:30 ", "10·30"),
    ] {
        assert_eq!(read(text), (expected.into(), vec![]), "{text:?}");
    }
}

#[test]
fn what_cannot_be_meant_is_said_with_its_place() {
    for (text, expected, warnings) in [
        ("a) b ", "(a b)", "stray-parenthesis a[)] b "),
        ("(a b ", "(a b)", "unclosed-parenthesis [(]a b "),
        ("-(oil", "-oil", "unclosed-parenthesis -[(]oil"),
        ("a “b c ", "(a 'b·'c)", "unclosed-quote a [“]b c "),
        (
            "=\"Exact Phr",
            "=Exact·=Phr*",
            "unclosed-quote =[\"]Exact Phr",
        ),
        ("a OR ", "a", "dangling-or a [OR] "),
        ("(a OR) ", "a", "dangling-or (a [OR]) "),
        (
            "a NEAR/3 ) ",
            "a",
            "near a [NEAR/3] )  | stray-parenthesis a NEAR/3 [)] ",
        ),
        ("a NEAR -b ", "(a -b)", "near a [NEAR] -b "),
        (
            "a NEAR outlet:b ",
            "(a {outlet b})",
            "near a [NEAR] outlet:b ",
        ),
        (
            "\"a b\"~3 NEAR c ",
            "('a~3~'b c)",
            "near \"a b\"~3 [NEAR] c ",
        ),
        (
            "outlet:\"a b\"~3 ",
            "{outlet 'a·'b}",
            "near outlet:[\"a b\"~3] ",
        ),
        ("x wrod~7 ", "(x wrod~2)", "too-far x [wrod~7] "),
        ("outlet: a ", "a", "no-value [outlet:] a "),
        ("outlet:\"\" ", "everything", "no-value [outlet:]\"\" "),
        ("outlet:=\"\" ", "everything", "no-value [outlet:]=\"\" "),
        (
            "outlet:=\"Dawn ",
            "{outlet is Dawn or Dawn…}",
            "unclosed-quote outlet:=[\"]Dawn ",
        ),
        (
            "outlet:=\"a\"~2 x ",
            "({outlet is a} x)",
            "whole-value outlet:=\"a\"[~2] x ",
        ),
        (
            "outlet:=\"a\"^ ",
            "{outlet is a}",
            "whole-value outlet:=\"a\"[^] ",
        ),
        (
            "\"No name\":x ",
            "('no·'name x)",
            "unknown-field [\"No name\"]:x ",
        ),
        (
            "date:(“”2018) ",
            "{date 365 days}",
            "no-value date:([“”]2018) ",
        ),
        ("paper:dawn ", "paper:dawn", "unknown-field [paper]:dawn "),
        ("a ?!? ", "a", "no-word a [?!?] "),
        ("\"c++\" ", "'c", "signs \"[c++]\" "),
        ("in c# ", "(in c)", "signs in [c#] "),
        ("x c+", "(x c…)", ""),
        ("a !! b ", "(a b)", "no-word a [!!] b "),
        (
            "date:2020..2018 ",
            "everything",
            "bad-date date:[2020..2018] ",
        ),
        ("date:soon ", "everything", "bad-date date:[soon] "),
        ("length:9..5 ", "everything", "bad-number length:[9..5] "),
        ("date:2018-0", "{date 365 days}", "bad-date date:[2018-0]"),
        ("length:>x ", "everything", "bad-number length:[>x] "),
        (
            "length:5..2x",
            "{length 5..inf}",
            "bad-number length:[5..2x]",
        ),
    ] {
        let query = parse(text, true, &columns());
        let said = |warning: &concord::protocol::Warning| {
            let marked = marked(&warning.marked);
            assert!(marked.contains(&format!("[{}]", warning.part)), "{marked}");
            format!("{} {marked}", warning.code)
        };
        let said: Vec<String> = query.warnings.iter().map(said).collect();
        assert_eq!(
            (shown(&query).as_str(), said.join(" | ").as_str()),
            (expected, warnings),
            "{text:?}"
        );
    }
}

/// The page that tells readers of the language.
const PAGE: &str = include_str!("../../src/query/language.md");

/// The examples of its table.
fn examples() -> Vec<&'static str> {
    let rows = PAGE
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'));
    let cells = rows.filter_map(|row| row.trim_end_matches(" |").rsplit(" | ").next());
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn the_examples_of_the_page_are_taken_as_they_are_written() {
    let examples = examples();
    assert!(examples.len() > 30, "{examples:?}");
    assert!(PAGE.lines().count() < 120);
    for example in examples {
        for text in [example.to_string(), format!("{example} ")] {
            let (tree, warnings) = read(&text);
            assert_eq!(warnings, [""; 0], "{text:?}");
            assert_ne!(tree, "everything", "{text:?}");
        }
    }
}

#[test]
fn words_know_where_they_are_written() {
    let text = "=Jan \"cyber* attack\" price-of oil NEAR/2 gas~ /x+/ outlet:dawn* ";
    let query = parse(text, true, &columns());
    let places: Vec<&str> = query
        .words
        .iter()
        .map(|word| &text[word.place.clone()])
        .collect();
    assert_eq!(
        places,
        [
            "=Jan", "cyber*", "attack", "price", "of", "oil", "gas~", "/x+/", "dawn*"
        ]
    );
    let twice = parse("a NEAR a NEAR (b OR a) ", true, &columns());
    let mut places: Vec<usize> = twice.words.iter().map(|word| word.place.start).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [0, 0, 7, 7, 15, 20],
        "a choice is written once and stands in several leaves"
    );
    for word in &query.words {
        assert!(word.word < query.leaves[word.leaf].patterns().len());
    }
}
