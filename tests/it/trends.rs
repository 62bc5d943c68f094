//! Trends: what queries find over time, and that it all adds up.

use concord::{
    Explorer,
    protocol::{
        ConcordanceRequest, Request, Selection, Share, Table, TableRequest, TimeUnit, TrendsView,
        Unit, View,
    },
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    harness::{cases, filters, labels, open, sum, texts},
    oracle::ask,
    places::{all, document, parts, scopes},
};

fn over_time(explorer: &Explorer, selection: &Selection, view: TrendsView) -> Table {
    explorer.table(&TableRequest {
        selection: selection.clone(),
        view: View::Trends(view),
        limit: 100_000,
        ..TableRequest::default()
    })
}

fn of(query: &str) -> Selection {
    Selection {
        query: query.into(),
        ..Selection::default()
    }
}

fn series(queries: &[&str]) -> TrendsView {
    TrendsView {
        series: queries.iter().map(|query| (*query).into()).collect(),
        ..TrendsView::default()
    }
}

/// A column of some rows, absent numbers as `-`.
fn column(table: &Table, name: &str) -> Vec<String> {
    let place = table
        .columns
        .iter()
        .position(|column| column.name == name)
        .unwrap();
    let shown = |number: Option<f64>| number.map_or("-".into(), |number| format!("{number:.3}"));
    let shown = |number| {
        shown(number)
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_string()
    };
    table
        .rows
        .iter()
        .map(|row| shown(row.numbers[place]))
        .collect()
}

fn library() -> Explorer {
    open(&[
        json!({ "concord": 1, "topics": [{ "label": "Oil", "query": "oil" }] }),
        json!({ "id": "0", "text": "oil oil price", "date": "2017-02-03", "copies": "1" }),
        json!({ "id": "1", "text": "oil gas", "date": "2017-02", "copies": "1" }),
        json!({ "id": "2", "text": "gas price price price", "date": ["2017", "2019-01-01"] }),
        json!({ "id": "3", "text": "nothing here", "date": "2019-01-02", "outlet": "dawn" }),
        json!({ "id": "4", "text": "oil undated" }),
    ])
}

#[test]
fn what_is_found_is_counted_by_bin_with_all_it_may_be_a_share_of() {
    let library = library();
    let years = TrendsView {
        bin: Some(TimeUnit::Year),
        ..series(&["oil", "price gas", "topic:Oil"])
    };
    let table = over_time(&library, &of(""), years.clone());
    let begun = over_time(&library, &of(""), series(&["oi", "\"oi"]));
    assert_eq!(
        [1, 2].map(|number| begun.sums[number * 3].number),
        [0.0, 0.0]
    );
    assert_eq!(labels(&table), ["2017", "2018", "2019", "unplaced"]);
    for (name, expected) in [
        ("all_documents", ["3", "0", "2", "1"]),
        ("all_tokens", ["9", "0", "6", "2"]),
        ("documents", ["3", "0", "2", "1"]),
        ("texts", ["2", "0", "2", "1"]),
        ("tokens", ["9", "0", "6", "2"]),
        ("occurrences_1", ["3", "0", "0", "1"]),
        ("documents_1", ["2", "0", "0", "1"]),
        ("texts_1", ["1", "0", "0", "1"]),
        ("value_1", ["3", "0", "0", "1"]),
        ("occurrences_2", ["4", "0", "4", "0"]),
        ("documents_2", ["1", "0", "1", "0"]),
        ("documents_3", ["2", "0", "0", "1"]),
        ("occurrences_3", ["0", "0", "0", "0"]),
    ] {
        assert_eq!(column(&table, name), expected, "{name}");
    }
    let codes: Vec<&str> = table
        .warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect();
    assert_eq!(codes, ["no-words"]);
    for (unit, share, expected) in [
        (Unit::Words, Share::Period, ["0.333", "-", "0", "0.5"]),
        (Unit::Words, Share::Selection, ["0.333", "-", "0", "0.5"]),
        (
            Unit::Words,
            Share::Million,
            ["333333.333", "-", "0", "500000"],
        ),
        (Unit::Documents, Share::None, ["2", "0", "0", "1"]),
        (Unit::Documents, Share::Period, ["0.667", "-", "0", "1"]),
        (Unit::Documents, Share::Selection, ["0.667", "-", "0", "1"]),
        (
            Unit::Documents,
            Share::Million,
            ["222222.222", "-", "0", "500000"],
        ),
    ] {
        let view = TrendsView {
            unit: Some(unit),
            share,
            ..years.clone()
        };
        let table = over_time(&library, &of(""), view);
        assert_eq!(column(&table, "value_1"), expected, "{unit:?} {share:?}");
        assert_eq!(table.warnings.is_empty(), unit == Unit::Documents);
    }
}

#[test]
fn the_selection_s_own_query_is_counted_in_what_the_rest_of_it_chooses() {
    let library = library();
    let view = TrendsView {
        bin: Some(TimeUnit::Year),
        share: Share::Selection,
        unit: Some(Unit::Documents),
        ..TrendsView::default()
    };
    let table = over_time(&library, &of("oil -undated "), view.clone());
    assert_eq!(column(&table, "documents"), ["3", "0", "2", "0"]);
    assert_eq!(column(&table, "documents_1"), ["2", "0", "0", "0"]);
    assert_eq!(column(&table, "value_1"), ["0.667", "-", "0", "-"]);
    let mut dawn = of("oil ");
    dawn.filters.insert("outlet".into(), vec!["dawn".into()]);
    let table = over_time(&library, &dawn, view);
    assert_eq!(column(&table, "documents"), ["0", "0", "1", "0"]);
    assert_eq!(column(&table, "all_documents"), ["3", "0", "2", "1"]);
    assert_eq!(column(&table, "value_1"), ["-", "-", "0", "-"]);
}

#[test]
fn bins_are_as_fine_as_they_are_asked_for() {
    let library = library();
    let by = |bin| TrendsView {
        bin,
        ..series(&["oil "])
    };
    let months = over_time(&library, &of(""), by(None));
    assert_eq!((labels(&months)[0], months.total), ("2017-02", 25));
    let placed = |table: &Table| {
        let count = column(table, "documents");
        count
            .iter()
            .map(|count| count.parse::<usize>().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (placed(&months)[0], placed(&months)[23], placed(&months)[24]),
        (2, 2, 1)
    );
    let days = over_time(&library, &of(""), by(Some(TimeUnit::Day)));
    assert_eq!((labels(&days)[0], days.total), ("2017-02-03", 700));
    assert_eq!(placed(&days).iter().sum::<usize>(), 5);
    let ages = open(&[
        json!({ "id": "0", "text": "a", "date": "1000-01-01" }),
        json!({ "id": "1", "text": "b", "date": "2000-01-01" }),
    ]);
    let coarser = over_time(&ages, &of("a "), by(Some(TimeUnit::Day)));
    assert_eq!((labels(&coarser)[0], coarser.total), ("1000-01", 12_002));
    assert_eq!(
        coarser.warnings[0].message,
        "There would be more than 20,000 days, so these are months; narrow the dates, or choose months."
    );
    let dateless = over_time(&texts(&["a b", "a"]), &of("a "), by(None));
    assert_eq!(
        (labels(&dateless), column(&dateless, "documents")),
        (vec!["unplaced"], vec!["2".into()])
    );
    assert_eq!(dateless.warnings[0].code, "no-dates");
}

#[test]
fn documents_without_the_words_searched_are_counted_too_and_that_is_said() {
    let library = library();
    for (query, named, said) in [
        ("oil ", &["gas"][..], true),
        ("oil ", &[], false),
        ("", &["gas"], false),
        ("outlet:dawn ", &["gas"], false),
    ] {
        let table = over_time(&library, &of(query), series(named));
        let wider = table.warnings.iter().find(|one| one.code == "wider");
        assert_eq!(wider.is_some(), said, "{query} {named:?}");
        if let Some(wider) = wider {
            assert!(wider.message.ends_with(": 5."), "{}", wider.message);
        }
    }
}

#[test]
fn bins_that_cannot_be_had_are_coarser_and_said() {
    let ages = open(&[
        json!({ "id": "0", "text": "a", "date": "0001-01-31" }),
        json!({ "id": "1", "text": "b", "date": "2000-01-01", "outlet": "dawn" }),
        json!({ "id": "2", "text": "a b", "date": ["2000-01-01", "2001-12-31"], "outlet": "dawn" }),
        json!({ "id": "3", "text": "a", "date": "2000-01-03", "outlet": "news" }),
        json!({ "id": "4", "text": "a", "date": "2000", "outlet": "news" }),
        json!({ "id": "5", "text": "a", "date": "9999-12-30", "outlet": "dawn" }),
        json!({ "id": "6", "text": "a", "outlet": "dawn" }),
    ]);
    let (day, month) = (TimeUnit::Day, TimeUnit::Month);
    let (year, decade) = (TimeUnit::Year, TimeUnit::Decade);
    for (query, dates, bin, first, rows, warned) in [
        ("", "", None, "0001", 10_000, None),
        ("", "", Some(decade), "0000..0009", 1_001, None),
        ("", "", Some(year), "0001", 10_000, None),
        ("", "", Some(month), "0001", 10_000, Some("month")),
        ("", "", Some(day), "0001", 10_000, Some("day")),
        ("outlet:dawn", "", Some(day), "0001", 10_000, Some("day")),
        ("", "1900..2100", Some(month), "2000-01", 25, None),
        ("", "1900..2100", Some(day), "2000-01-01", 732, None),
        ("", "2000-01-02..2000-02", Some(day), "2000-01-03", 2, None),
        ("outlet:news", "", Some(day), "2000-01-03", 2, None),
        ("outlet:news", "2000..2000", Some(month), "2000-01", 2, None),
        ("outlet:none", "", Some(day), "unplaced", 1, None),
        ("", "1900..2100", None, "2000", 3, None),
        ("", "1900..2100", Some(decade), "2000..2009", 2, None),
        ("outlet:dawn", "0001..2100", Some(year), "2000", 3, None),
        ("", "unplaced", None, "unplaced", 1, None),
        ("", "1800", None, "unplaced", 1, None),
        ("", "2000, 9999", Some(year), "2000", 4, None),
        (
            "",
            "2000..2000, 9990..",
            Some(decade),
            "2000..2009",
            3,
            None,
        ),
        ("", "1999..2000, 9999", Some(day), "2000-01-01", 732, None),
        (
            "",
            "0000..2000, 9999",
            Some(day),
            "0001",
            2_003,
            Some("day"),
        ),
        (
            "",
            "unplaced-day, 9999-12-30",
            Some(day),
            "9999-12-30",
            2,
            None,
        ),
    ] {
        let mut selection = of(query);
        if !dates.is_empty() {
            let dates = dates.split(", ").map(Into::into);
            selection.filters.insert("date".into(), dates.collect());
        }
        let view = TrendsView {
            bin,
            ..TrendsView::default()
        };
        let table = over_time(&ages, &selection, view);
        let asked = format!("{query} {dates} {bin:?}");
        assert_eq!((labels(&table)[0], table.total), (first, rows), "{asked}");
        let coarser = table.warnings.iter();
        let coarser = coarser.filter(|warning| warning.code == "coarser-bins");
        let parts: Vec<&str> = coarser.map(|warning| warning.part.as_str()).collect();
        assert_eq!(parts, warned.into_iter().collect::<Vec<_>>(), "{asked}");
    }
}

#[test]
fn what_filters_leave_out_between_has_no_row() {
    let library = library();
    for (dates, expected) in [
        (&["2017", "2019"][..], "2017 3 3, 2019 2 2, unplaced 1 0"),
        (
            &["2017..2019"],
            "2017 3 3, 2018 0 0, 2019 2 2, unplaced 1 0",
        ),
        (
            &["2017", "2018-05", "2019"],
            "2017 3 3, 2018 0 0, 2019 2 2, unplaced 1 0",
        ),
        (
            &["2016", "2019", "2020"],
            "2017 3 1, 2019 2 2, unplaced 1 0",
        ),
        (&["2019", "unplaced"], "2017 3 1, 2019 2 2, unplaced 1 1"),
    ] {
        let mut selection = of("");
        let dates = dates.iter().map(|date| (*date).into());
        selection.filters.insert("date".into(), dates.collect());
        let view = TrendsView {
            bin: Some(TimeUnit::Year),
            ..TrendsView::default()
        };
        let table = over_time(&library, &selection, view);
        let counts = [column(&table, "all_documents"), column(&table, "documents")];
        let rows = labels(&table).into_iter().enumerate();
        let rows =
            rows.map(|(row, label)| format!("{label} {} {}", counts[0][row], counts[1][row]));
        assert_eq!(
            rows.collect::<Vec<_>>().join(", "),
            expected,
            "{selection:?}"
        );
    }
}

#[test]
fn series_that_are_left_out_are_said() {
    let library = library();
    for (asked, counted, left_out) in [(50, 50, None), (51, 50, Some("1.")), (60, 50, Some("10."))]
    {
        let queries = vec!["oil"; asked];
        let table = over_time(&library, &of(""), series(&queries));
        let values = table.columns.iter().map(|column| &column.name);
        let values = values.filter(|name| name.starts_with("value_"));
        assert_eq!(values.count(), counted, "{asked}");
        let said = table.warnings.iter();
        let said = said.filter(|warning| warning.code == "too-many-series");
        let said: Vec<&str> = said.map(|warning| warning.message.as_str()).collect();
        assert_eq!(said.len(), usize::from(left_out.is_some()), "{asked}");
        assert!(
            said.iter()
                .all(|said| said.ends_with(left_out.unwrap_or_default()))
        );
    }
}

#[test]
fn a_field_that_holds_no_dates_is_said_wherever_one_is_named() {
    let dated = open(&[
        json!({ "id": "0", "text": "oil", "date": "2017", "seen": "2018-05-01", "outlet": "dawn" }),
    ]);
    let undated = texts(&["oil"]);
    for (explorer, has_dates, field, says) in [
        (&dated, true, None, None),
        (&dated, true, Some("date"), None),
        (
            &dated,
            true,
            Some("nosuch"),
            Some("“nosuch” holds dates, so those of “date”"),
        ),
        (
            &dated,
            true,
            Some("outlet"),
            Some("“outlet” holds dates, so those of “date”"),
        ),
        (&undated, false, Some("date"), Some("“date” holds dates.")),
    ] {
        let field = field.map(String::from);
        let view = TrendsView {
            field: field.clone(),
            ..TrendsView::default()
        };
        let mut said = vec![
            explorer
                .ask(&Request {
                    timeline: field.clone(),
                    ..Request::default()
                })
                .warnings,
            explorer
                .concordance(&ConcordanceRequest {
                    selection: of("oil "),
                    field: field.clone(),
                    ..ConcordanceRequest::default()
                })
                .warnings,
        ];
        let trends = over_time(explorer, &of("oil "), view).warnings;
        let lacking = trends.iter().any(|warning| warning.code == "no-dates");
        assert_eq!(lacking, !has_dates, "{field:?}");
        if has_dates {
            said.push(trends);
        }
        for warnings in said {
            let unknown = warnings
                .iter()
                .find(|warning| warning.code == "unknown-field");
            assert_eq!(unknown.is_some(), says.is_some(), "{field:?}");
            let message = unknown.map_or("", |unknown| &unknown.message);
            assert!(message.contains(says.unwrap_or_default()), "{message}");
        }
    }
}

#[test]
fn documents_are_counted_where_no_line_has_a_word() {
    let library = library();
    for (query, lines, unit, formulas, warned) in [
        ("", &[][..], None, "documents_1", 0),
        ("date:2017", &[], None, "documents_1", 0),
        ("", &[], Some(Unit::Words), "occurrences_1", 1),
        ("oil ", &[], None, "occurrences_1", 0),
        ("oil ", &[], Some(Unit::Documents), "documents_1", 0),
        ("", &["topic:Oil"], None, "documents_1", 0),
        (
            "",
            &["topic:Oil", "gas"],
            None,
            "occurrences_1 occurrences_2",
            1,
        ),
    ] {
        let view = TrendsView {
            unit,
            ..series(lines)
        };
        let table = over_time(&library, &of(query), view);
        let values = table
            .columns
            .iter()
            .filter(|column| column.name.starts_with("value"));
        let taken: Vec<&str> = values.map(|column| column.formula.as_str()).collect();
        assert_eq!(taken.join(" "), formulas, "{query} {lines:?}");
        assert_eq!(table.warnings.len(), warned, "{query} {lines:?}");
    }
}

/// A document of one day.
fn on(day: &str) -> Explorer {
    open(&[json!({ "id": "0", "text": "a", "date": day })])
}

/// A date for each number: days of a few weeks, months, years and days long ago.
fn dated(number: u32) -> String {
    match number {
        0..40 => format!("2000-01-{:02}", number % 31 + 1),
        40..50 => format!("2000-{:02}", number - 39),
        50..55 => format!("{}", 1990 + number),
        _ => format!("{:04}-03-01", 1000 + 20 * (number - 55)),
    }
}

proptest! {
    #![proptest_config(cases(60))]

    /// Where the corpus is too long for days, those of what is selected are shown, each with all its documents.
    #[test]
    fn days_of_a_selection_have_all_their_documents(
        dates in prop::collection::vec(prop::collection::vec(0..65_u32, 0..3), 1..9),
        chosen in prop::sample::select(vec![
            vec!["2000-01"], vec!["2000"], vec!["2000-01-05..2000-01-20"], vec!["unplaced"], vec![">1990"],
            vec!["2000-01-03", "2000-01-09..2000-01-12"], vec!["2000-01-20", "1100..1200", "unplaced"],
        ]),
    ) {
        let documents = dates.iter().enumerate().map(|(id, dates)| {
            let dates: Vec<String> = dates.iter().map(|&date| dated(date)).collect();
            json!({ "id": id.to_string(), "text": "a", "date": dates })
        });
        let ages = ["1000-01-01", "1001-01-01", "9000-01-01"].map(|date| json!({ "id": date, "text": "a", "date": date }));
        let explorer = open(&documents.chain(ages).collect::<Vec<_>>());
        let filters_of = |chosen: &[&str]| chosen.iter().map(|date| (*date).into()).collect();
        let selection = Selection { filters: [("date".into(), filters_of(&chosen))].into(), ..Selection::default() };
        let table = over_time(&explorer, &selection, TrendsView { bin: Some(TimeUnit::Day), ..TrendsView::default() });
        let having = |selection: &Selection, label: &str| {
            let query = format!("date:{label}");
            explorer.ask(&Request { query, ..Request::from(selection) }).total.to_string()
        };
        let shown = table.warnings.iter().all(|warning| warning.code != "coarser-bins");
        let columns = [column(&table, "documents"), column(&table, "all_documents")];
        let days = labels(&table);
        for (row, label) in days.iter().enumerate().filter(|(row, _)| shown && row + 1 < days.len()) {
            prop_assert_eq!(&columns[0][row], &having(&selection, label), "{}", label);
            prop_assert_eq!(&columns[1][row], &having(&Selection::default(), label), "{}", label);
        }
        let dated = days.split_last().map_or(&[][..], |(_, dated)| dated);
        for label in (1..=31).map(|day| format!("2000-01-{day:02}")).filter(|_| shown) {
            let between = dated.first().is_some_and(|first| **first <= *label) && dated.last().is_some_and(|last| **last >= *label);
            let is_chosen = on(&label).ask(&filters(&[("date", &chosen)])).total > 0;
            let has = having(&selection, &label) != "0";
            prop_assert_eq!(dated.contains(&label.as_str()), has || (between && is_chosen), "{}", label);
        }
        for (bin, value) in [(TimeUnit::Decade, "unplaced-decade"), (TimeUnit::Year, "unplaced-year"), (TimeUnit::Month, "unplaced-month"), (TimeUnit::Day, "unplaced-day")] {
            let table = over_time(&explorer, &of(""), TrendsView { bin: Some(bin), ..TrendsView::default() });
            let coarse = explorer.ask(&filters(&[("date", &[value])])).total;
            if table.warnings.iter().all(|warning| warning.code == "no-words") {
                prop_assert_eq!(column(&table, "documents").pop(), Some(coarse.to_string()), "{}", value);
            }
            if shown && bin == TimeUnit::Day {
                prop_assert_eq!(columns[1].last(), Some(&coarse.to_string()));
            }
        }
        let fine = |dates: &&Vec<u32>| dates.iter().any(|date| !(40..55).contains(date));
        let unplaced = dates.len() - dates.iter().filter(fine).count();
        if shown {
            prop_assert_eq!(columns[1].last(), Some(&unplaced.to_string()));
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// Where each document has one date, rows add up to what is found, by lines and by documents.
    #[test]
    fn rows_add_up_to_what_is_found(
        documents in prop::collection::vec(parts(), 1..8),
        asked in ask(),
        scope in scopes(),
    ) {
        let corpus: Vec<_> = (0..).zip(&documents).map(|(id, parts)| document(id, parts)).collect();
        let explorer = open(&corpus);
        let selection = Selection { query: format!("{} ", asked.write()), scope, ..Selection::default() };
        let answer = explorer.ask(&Request::from(&selection));
        let lines = all(&explorer, &ConcordanceRequest { selection: selection.clone(), ..ConcordanceRequest::default() });
        for (selection, view) in [(selection.clone(), TrendsView::default()), (Selection { query: String::new(), ..selection.clone() }, series(&[&selection.query]))] {
            let table = over_time(&explorer, &selection, view);
            let total = |name: &str| column(&table, name).iter().map(|count| count.parse::<usize>().unwrap()).sum::<usize>();
            prop_assert_eq!(total("documents_1"), answer.total);
            prop_assert_eq!(total("occurrences_1"), lines.total);
            for name in ["documents", "tokens", "occurrences_1", "documents_1"] {
                prop_assert_eq!(total(name) as f64, sum(&table, name), "{}", name);
            }
            prop_assert_eq!(total("all_documents"), documents.len());
        }
    }
}
