//! Topics in a selection, by the values of a field, by years, and by one another.

use concord::{
    Explorer,
    measures::Contingency,
    protocol::{Request, Selection, Table, TableRequest, TimeUnit, TopicsView, View},
};
use serde_json::{Value, json};

use crate::harness::{filters, labels, open, sum};

fn line(id: &str, text: &str, date: &str, outlet: &str) -> Value {
    json!({ "id": id, "text": text, "date": date, "outlet": outlet })
}

fn explorer() -> Explorer {
    open(&[
        json!({ "concord": 1, "topics": [
            { "label": "Énergie", "query": "energy OR oil" },
            { "label": "Trade", "query": "trade" },
            { "label": "Nothing", "query": "nothing" },
        ] }),
        line("a", "Energy and trade.", "2018-03", "Dawn"),
        line("b", "Oil, oil.", "2020", "News"),
        line("c", "Traded energy.", "", "Dawn"),
        line("d", "Of trade and oil.", "2018", "Dawn"),
        line("e", "Neither.", "2018", "News"),
    ])
}

fn topics(query: &str, field: Option<&str>) -> Table {
    explorer().table(&TableRequest {
        selection: Selection {
            query: query.into(),
            ..Selection::default()
        },
        view: View::Topics(TopicsView {
            field: field.map(Into::into),
            bin: None,
        }),
        ..TableRequest::default()
    })
}

fn names(table: &Table) -> String {
    let names = table.columns.iter().map(|column| column.name.as_str());
    names.collect::<Vec<_>>().join(" ")
}

/// The numbers of some columns, topic by topic.
fn rows(table: &Table, columns: std::ops::Range<usize>) -> Vec<Vec<f64>> {
    let number = |number: &Option<f64>| number.unwrap_or(-1.0);
    let numbers = table.rows.iter().map(|row| &row.numbers[columns.clone()]);
    numbers
        .map(|row| row.iter().map(number).collect())
        .collect()
}

#[test]
fn topics_fall_on_years_on_values_and_on_one_another() {
    let years = topics("", None);
    assert_eq!(
        names(&years),
        "documents texts share value:2018 value:2019 value:2020 value:unplaced"
    );
    let expected = [
        [4.0, 4.0, 80.0, 2.0, 0.0, 1.0, 1.0],
        [2.0, 2.0, 40.0, 2.0, 0.0, 0.0, 0.0],
        [0.0; 7],
    ];
    assert_eq!(rows(&years, 0..7), expected);
    assert_eq!(labels(&years), ["Énergie", "Trade", "Nothing"]);
    assert_eq!((sum(&years, "documents"), sum(&years, "field")), (5.0, 3.0));

    let outlets = topics("", Some("outlet"));
    assert_eq!(
        names(&outlets),
        "documents texts share value:Dawn value:News"
    );
    assert_eq!(rows(&outlets, 3..5), [[3.0, 1.0], [2.0, 0.0], [0.0, 0.0]]);

    let pairs = topics("-neither ", Some("topic"));
    assert_eq!(
        rows(&pairs, 3..6),
        [[4.0, 2.0, 0.0], [2.0, 2.0, 0.0], [0.0; 3]]
    );
    assert!(
        names(&pairs).ends_with("g2_4:Nothing log_ratio:Énergie log_ratio:Trade log_ratio:Nothing")
    );
    let trade = Contingency {
        a: 2.0,
        b: 2.0,
        c: 2.0,
        d: 2.0,
    };
    assert_eq!(
        pairs.rows[1].numbers[6..10],
        [trade.g2_four(), None, Some(0.0), trade.log_ratio()]
    );
}

#[test]
fn numbers_are_what_queries_and_filters_find() {
    for query in ["", "oil ", "-trade "] {
        let table = topics(query, Some("outlet"));
        for row in &table.rows {
            let ask = |query: String, outlet: Option<&str>, topic: Option<&str>| {
                let chosen = [("outlet", outlet), ("topic", topic)].into_iter();
                let chosen =
                    chosen.filter_map(|(field, value)| Some((field.into(), vec![value?.into()])));
                let answer = explorer().ask(&Request {
                    query,
                    filters: chosen.collect(),
                    ..Request::default()
                });
                answer.total as f64
            };
            let label = Some(row.label.as_str());
            assert_eq!(row.numbers[0], Some(ask(query.into(), None, label)));
            assert_eq!(
                row.numbers[0],
                Some(ask(format!("({}) {query}", row.query), None, None))
            );
            for (column, number) in table.columns.iter().zip(&row.numbers).skip(3) {
                assert_eq!(*number, Some(ask(query.into(), Some(&column.label), label)));
            }
        }
    }
}

#[test]
fn time_is_cut_as_asked_and_else_into_few_columns() {
    let lines = |dates: &[&str]| {
        let mut lines =
            vec![json!({ "concord": 1, "topics": [{ "label": "All", "query": "text" }] })];
        let line = |(id, date): (usize, &&str)| json!({ "id": id.to_string(), "text": "text", "date": date });
        lines.extend(dates.iter().enumerate().map(line));
        open(&lines)
    };
    let short = lines(&["1981-03-01", "1981-05", "2019", "2020-12-31", "when"]);
    let long = lines(&[
        "1799",
        "1801-02-03",
        "1801-02-05",
        "1850",
        "2021-01-01",
        "when",
    ]);
    let bin = Some;
    let (decade, year) = (bin(TimeUnit::Decade), bin(TimeUnit::Year));
    let (month, day) = (bin(TimeUnit::Month), bin(TimeUnit::Day));
    for (explorer, dates, bin, columns, taken, coarser) in [
        (&short, "", None, "1981 … 2020", "40 years", None),
        (
            &short,
            "",
            decade,
            "1980..1989 … 2020..2029",
            "5 decades",
            None,
        ),
        (&short, "", month, "1981-03 … 2020-12", "478 months", None),
        (
            &short,
            "",
            day,
            "1981-03 … 2020-12",
            "478 months",
            Some("day"),
        ),
        (
            &short,
            "1981",
            day,
            "1981-03-01 … 1981-03-01",
            "1 days",
            None,
        ),
        (
            &short,
            "1981..2010 2000..2020",
            None,
            "1981 … 2020",
            "40 years",
            None,
        ),
        (
            &short,
            "1981-01..1990-06 1990-07..2000-06 2000-07..2010-06 2010-07..2020-12",
            None,
            "1981 … 2020",
            "40 years",
            None,
        ),
        (
            &long,
            "",
            None,
            "1790..1799 … 2020..2029",
            "24 decades",
            None,
        ),
        (&long, "", year, "1799 … 2021", "223 years", None),
        (&long, "1800..1810", None, "1801 … 1801", "1 years", None),
        (
            &long,
            "1801",
            day,
            "1801-02-03 … 1801-02-05",
            "3 days",
            None,
        ),
    ] {
        let mut selection = Selection::default();
        if !dates.is_empty() {
            let dates = dates.split(' ').map(String::from).collect();
            selection.filters.insert("date".into(), dates);
        }
        let table = explorer.table(&TableRequest {
            selection: selection.clone(),
            view: View::Topics(TopicsView { field: None, bin }),
            ..TableRequest::default()
        });
        let asked = format!("{dates} {bin:?}");
        let labels: Vec<&str> = table.columns[3..]
            .iter()
            .map(|one| one.label.as_str())
            .collect();
        let (first, last) = (labels[0], labels[labels.len() - 2]);
        assert_eq!(format!("{first} … {last}"), columns, "{asked}");
        assert_eq!(labels.last(), Some(&"unplaced"));
        let sum = table.sums.last().unwrap();
        assert_eq!(format!("{} {}", sum.number, sum.name), taken, "{asked}");
        let said: Vec<&str> = table.warnings.iter().map(|one| one.part.as_str()).collect();
        assert_eq!(said, coarser.into_iter().collect::<Vec<_>>(), "{asked}");
        let unit = sum.name.trim_end_matches('s');
        let counted = labels.iter().zip(&table.rows[0].numbers[3..]);
        for (label, number) in counted.filter(|_| dates.is_empty()) {
            let value = match *label {
                "unplaced" => format!("unplaced-{unit}"),
                label => label.into(),
            };
            let found = explorer.ask(&filters(&[("date", &[&value])]));
            assert_eq!(*number, Some(found.total as f64), "{asked}: {label}");
        }
    }
}

#[test]
fn little_is_no_trouble() {
    let unknown = topics("", Some("colour"));
    assert_eq!(unknown.warnings[0].code, "unknown-field");
    assert!(names(&unknown).contains("value:2018"));
    let nothing = topics("zebra ", Some("outlet"));
    assert_eq!(names(&nothing), "documents texts share");
    assert_eq!(rows(&nothing, 0..3), [[0.0, 0.0, -1.0]; 3]);
    let bare = open(&[json!({ "id": "a", "text": "text" })]);
    let request = TableRequest {
        view: View::Topics(TopicsView::default()),
        ..TableRequest::default()
    };
    assert_eq!(bare.table(&request).total, 0);
    let sorted = explorer().table(&TableRequest {
        sort: Some("value:2020".into()),
        containing: "E".into(),
        ..request
    });
    assert_eq!(labels(&sorted), ["Énergie", "Trade"]);
}

#[test]
fn values_that_have_no_column_are_told_of() {
    let line =
        |id: usize| json!({ "id": id, "text": "oil", "outlet": format!("outlet {}", id % 150) });
    let header = json!({ "concord": 1, "topics": [{ "label": "Oil", "query": "oil" }, { "label": "Gas", "query": "gas" }] });
    let explorer = open(
        &[header]
            .into_iter()
            .chain((0..400).map(line))
            .collect::<Vec<_>>(),
    );
    for (query, field, columns, values, said) in [
        (
            "",
            "outlet",
            100,
            150.0,
            "Of the 150 values of outlet, the 100 that most documents have are shown.",
        ),
        ("outlet:=\"outlet 7\" ", "outlet", 1, 1.0, ""),
        ("", "topic", 6, 2.0, ""),
    ] {
        let table = explorer.table(&TableRequest {
            selection: Selection {
                query: query.into(),
                ..Selection::default()
            },
            view: View::Topics(TopicsView {
                field: Some(field.into()),
                bin: None,
            }),
            ..TableRequest::default()
        });
        let messages: Vec<&str> = table
            .warnings
            .iter()
            .map(|one| one.message.as_str())
            .collect();
        assert_eq!(
            (table.columns.len() - 3, messages.concat().as_str()),
            (columns, said)
        );
        assert_eq!(sum(&table, "field"), values);
    }
}
