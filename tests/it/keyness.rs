//! Keyness: the table of counts beside each word, and what is reckoned from it.

use concord::{
    measures::Contingency,
    protocol::{Correction, KeynessView, Selection, Table, TableRequest, Unit, View},
};
use proptest::prelude::*;

use crate::{
    counting::{self, Counted, Doc, near, numbers, of_colour, opened, red},
    harness::{cases, labels, sum, texts},
};

fn keyness(selection: Selection, options: KeynessView) -> TableRequest {
    TableRequest {
        selection,
        view: View::Keyness(options),
        limit: usize::MAX,
        ..TableRequest::default()
    }
}

fn selected(query: &str) -> Selection {
    Selection {
        query: query.into(),
        ..Selection::default()
    }
}

fn codes(table: &Table) -> Vec<&str> {
    let warnings = table.warnings.iter();
    warnings.map(|warning| warning.code.as_str()).collect()
}

/// Documents have a word or not: for words of most of them the interval of LRC is too wide, which is said.
#[test]
fn measures_say_what_they_are_of() {
    let explorer = texts(&["sea", "sea and ship", "hill and road", "hill"]);
    for (unit, label, formula) in [
        (
            Unit::Words,
            "exact 95 % interval",
            "number of words compared",
        ),
        (
            Unit::Documents,
            "careful 95 % interval",
            "most documents of a selection have",
        ),
    ] {
        let table = explorer.table(&TableRequest {
            selection: Selection {
                query: "sea ".into(),
                ..Selection::default()
            },
            view: View::Keyness(KeynessView {
                unit,
                minimum: 1,
                ..KeynessView::default()
            }),
            ..TableRequest::default()
        });
        let lrc = table.columns.iter().find(|column| column.name == "lrc");
        let lrc = lrc.unwrap();
        assert!(lrc.label.contains(label), "{}", lrc.label);
        assert!(lrc.formula.ends_with(formula), "{}", lrc.formula);
    }
}

#[test]
fn what_marks_a_selection_comes_first_and_what_marks_the_rest_last() {
    let (ours, theirs) = ("sea ship and ".repeat(40), "hill road and ".repeat(40));
    let explorer = texts(&[&(ours + "mine"), &(theirs + "yours")]);
    let request = keyness(selected("mine "), KeynessView::default());
    let table = explorer.table(&request);
    assert_eq!(labels(&table), ["sea", "ship", "and", "hill", "road"]);
    assert_eq!(codes(&table), [""; 0]);
    let numbers = &numbers(&table)["sea"];
    assert_eq!((numbers["count"], numbers["other_count"]), (40.0, 0.0));
    assert_eq!(
        (numbers["expected"], numbers["other_expected"]),
        (20.0, 20.0)
    );
    assert!(numbers["lrc"] > 2.0 && numbers["log_ratio"] > 6.0 && numbers["p_corrected"] < 1e-9);
    assert_eq!(
        (sum(&table, "tokens"), sum(&table, "other_types")),
        (121.0, 4.0)
    );
    let turned = explorer.table(&TableRequest {
        reversed: true,
        ..request
    });
    assert_eq!(labels(&turned), ["hill", "road", "and", "sea", "ship"]);
    let few = texts(&["fox elk elk mine", "elk cat cat cat"]);
    let table = few.table(&keyness(
        selected("mine "),
        KeynessView {
            minimum: 1,
            ..KeynessView::default()
        },
    ));
    assert!(table.rows.iter().all(|row| row.numbers[11] == Some(0.0)));
    assert_eq!(labels(&table), ["fox", "mine", "elk", "cat"]);
}

#[test]
fn any_selection_is_held_against_any_other() {
    let explorer = texts(&["ant bee", "ant cat", "bee cat dog"]);
    let against = |query: &str| KeynessView {
        against: Some(selected(query)),
        minimum: 1,
        ..KeynessView::default()
    };
    for (ours, options, tokens, warnings) in [
        ("ant ", against("dog "), (4.0, 3.0), &[""; 0][..]),
        ("ant ", against("bee "), (4.0, 5.0), &["overlap"]),
        ("", KeynessView::default(), (7.0, 0.0), &["no-others"]),
        (
            "",
            against("\"dog"),
            (7.0, 3.0),
            &["unclosed-quote", "overlap"],
        ),
        ("zebra ", against("zebra "), (0.0, 0.0), &["no-others"]),
    ] {
        let table = explorer.table(&keyness(selected(ours), options));
        assert_eq!(codes(&table), warnings, "{ours}");
        assert_eq!(
            (sum(&table, "tokens"), sum(&table, "other_tokens")),
            tokens,
            "{ours}"
        );
    }
}

#[test]
fn with_nothing_to_hold_against_there_are_counts_and_no_measures() {
    let options = KeynessView {
        minimum: 1,
        ..KeynessView::default()
    };
    let table = texts(&["ant bee", "ant"]).table(&keyness(selected(""), options));
    assert_eq!(labels(&table), ["ant", "bee"]);
    let ant = &numbers(&table)["ant"];
    let names: Vec<&str> = ant.keys().map(String::as_str).collect();
    let counted = "count documents expected other_count other_documents other_expected per_million";
    assert_eq!(names.join(" "), counted);
}

#[test]
fn p_values_are_corrected_as_asked() {
    let corrected = |correction| {
        let options = KeynessView {
            correction,
            minimum: 1,
            ..KeynessView::default()
        };
        let explorer = texts(&["ant ant ant ant ant ant bee mine", "cat cat dog bee"]);
        let table = explorer.table(&keyness(selected("mine "), options));
        let numbers = numbers(&table);
        (numbers["ant"]["p"], numbers["ant"]["p_corrected"])
    };
    let (p, same) = corrected(Correction::None);
    assert_eq!(p, same);
    for correction in [
        Correction::Bonferroni,
        Correction::Holm,
        Correction::BenjaminiHochberg,
    ] {
        assert!(near(corrected(correction).1, 5.0 * p), "{correction:?}");
    }
}

fn check(table: &Contingency, numbers: &std::collections::BTreeMap<String, f64>, tests: usize) {
    let expected = [
        ("expected", Some(table.expected().0)),
        ("other_expected", Some(table.expected().1)),
        ("g2_2", table.g2_two()),
        ("g2_4", table.g2_four()),
        ("log_ratio", table.log_ratio()),
        ("lrc", table.lrc(tests)),
        ("simple_maths", table.simple_maths(10.0)),
        ("difference", table.difference()),
        ("chi2", table.chi2()),
        ("chi2_yates", table.chi2_yates()),
    ];
    for (name, expected) in expected {
        let got = numbers.get(name).copied();
        assert_eq!(got, expected, "{name} of {table:?}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn all_numbers_are_those_of_a_naive_count(
        docs in prop::collection::vec(counting::doc(), 1..9),
        scopes in (counting::scope(), counting::scope()),
        sides in (any::<bool>(), any::<bool>()),
        by_documents in any::<bool>(),
        minimum in 0..4_u32,
    ) {
        let explorer = opened(&docs);
        let options = KeynessView {
            against: Some(of_colour(sides.1, scopes.1)),
            unit: if by_documents { Unit::Documents } else { Unit::Words },
            minimum,
            smoothing: 10.0,
            ..KeynessView::default()
        };
        let table = explorer.table(&keyness(of_colour(sides.0, scopes.0), options));
        let both = [(sides.0, scopes.0, ""), (sides.1, scopes.1, "other_")];
        let counted = both.map(|(is_red, scope, prefix)| {
            let docs = red(&docs, is_red);
            let tokens: usize = docs.iter().map(|doc| doc.tokens(scope)).sum();
            let counted = counting::counted(&docs, |doc: &Doc| doc.runs(scope).concat());
            assert_eq!(sum(&table, &format!("{prefix}tokens")), tokens as f64);
            assert_eq!(sum(&table, &format!("{prefix}types")), counted.len() as f64);
            assert_eq!(sum(&table, &format!("{prefix}documents")), docs.len() as f64);
            (counted, if by_documents { docs.len() } else { tokens } as f64)
        });
        let mut terms: Vec<&String> = counted.iter().flat_map(|(counted, _)| counted.keys()).collect();
        terms.sort();
        terms.dedup();
        let unit = |counted: &Counted| if by_documents { counted.documents } else { counted.count };
        let of = |side: usize, term: &String| counted[side].0.get(term).cloned().unwrap_or_default();
        terms.retain(|term| unit(&of(0, term)) + unit(&of(1, term)) >= minimum as usize);
        let numbers = numbers(&table);
        prop_assert!(numbers.keys().eq(terms.iter().copied()));
        for term in &terms {
            let numbers = &numbers[*term];
            for (side, prefix) in ["", "other_"].into_iter().enumerate() {
                prop_assert_eq!(numbers[&format!("{prefix}count")], unit(&of(side, term)) as f64);
                prop_assert_eq!(numbers[&format!("{prefix}documents")], of(side, term).documents as f64);
            }
            let [a, b] = [0, 1].map(|side| unit(&of(side, term)) as f64);
            check(&Contingency { a, b, c: counted[0].1, d: counted[1].1 }, numbers, terms.len());
        }
    }
}
