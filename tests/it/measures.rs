//! Statistics against published figures and against others' code, and what must hold for any counts.
//!
//! Figures without another source are those of scipy 1.17, statsmodels 0.14, mpmath 1.4 (40 digits) and
//! association-measures 0.3.2.

use std::collections::HashSet;

use concord::{
    measures::{
        Contingency, Cooccurrence, Spread, beta,
        effect::per_million,
        significance::{adjusted, p_value},
    },
    protocol::{
        CollocatesView, Correction, KeynessView, PhrasesView, TableRequest, View, WordsView,
    },
};
use proptest::prelude::*;

use crate::harness::{cases, texts};

/// The same to six decimals.
#[track_caller]
fn same(got: impl Into<Option<f64>>, wanted: f64, of: &str) {
    let got = got.into().unwrap_or_else(|| panic!("{of} is undefined"));
    assert!(
        (got - wanted).abs() <= 0.5e-6 + 1e-12 * wanted.abs(),
        "{of}: {got}, not {wanted}"
    );
}

fn table(a: f64, b: f64, c: f64, d: f64) -> Contingency {
    Contingency { a, b, c, d }
}

/// With so many words in each window, as if none overlapped.
fn pair(o: f64, f1: f64, f2: f64, n: f64, width: f64) -> Cooccurrence {
    let windows = width * f1;
    Cooccurrence {
        o,
        f1,
        f2,
        n,
        windows,
    }
}

#[test]
fn keyness_of_published_tables() {
    for (a, b, c, d, two, four, ratio) in [
        (100., 50., 1e4, 1e4, 16.989904, 17.115848, 1.0),
        (500., 100., 1e4, 1e4, 291.103166, 299.351173, 2.321928),
        (0., 25., 5e4, 1e5, -20.273255, -20.275339, -4.643856),
    ] {
        let table = table(a, b, c, d);
        same(table.g2_two(), two, "2-term");
        same(table.g2_four(), four, "4-term");
        same(table.log_ratio(), ratio, "Log Ratio");
    }
    // The page of Sketch Engine on simple maths prints 1.1224.
    let rare = table(35., 263., 112_289_776., 1_559_716_979.);
    same(rare.simple_maths(1.), 1.122429, "simple maths");
    same(per_million(35., 112_289_776.), 0.311694, "per million");
    same(table(30., 20., 1e4, 1e4).difference(), 50., "%DIFF");
}

#[test]
fn chi_square_of_a_published_table() {
    let small = table(7., 3., 9., 10.);
    same(small.chi2(), 4.337160, "χ²");
    same(small.chi2_yates(), 2.632438, "Yates");
    same(small.g2_four(), 4.534939, "G²");
    // The correction takes away no more than there is.
    same(table(5., 5., 10., 11.).chi2_yates(), 0., "Yates");
}

#[test]
fn conservative_log_ratio_of_others() {
    for (a, b, c, d, tests, wanted) in [
        (100., 50., 1e4, 1e4, 1, 0.496258278),
        (100., 50., 1e4, 1e4, 5_000, 0.),
        (500., 100., 1e4, 1e4, 1, 2.009540155),
        (0., 25., 5e4, 1e5, 1, -1.652926423),
        (0., 25., 5e4, 1e5, 20_000, 0.),
        (3., 1., 1e3, 1e3, 1, 0.),
        (1.2e5, 8e4, 2e6, 1.5e6, 30_000, 0.138388793),
        (1e6, 9e5, 2e7, 2e7, 50_000, 0.141748384),
    ] {
        same(
            table(a, b, c, d).lrc(tests),
            wanted,
            &format!("LRC {a} {b}"),
        );
    }
}

/// Lemmas beside “Bundesregierung”, in the windows (168,329 words) and outside: the gold standard of association-measures,
/// which Evert's R code made for his talk of 2022, with 599 lemmas compared.
#[test]
fn log_ratios_of_their_author() {
    for (a, b, ratio, lrc) in [
        (1_189., 968., 7.156575955874566, 6.910068549501856),
        (5., 2., 8.181834288290867, 3.219920584278789),
        (39_632., 1_772_237., 1.3771442299443897, 1.3482115650536943),
        (8., 93., 3.320747382295474, 0.5502687205053245),
        (5., 47., 3.62724543661323, 0.),
        (2_166., 426_835., -0.762595233842554, -0.6415905032796787),
        (23., 1_891., 0.4985345015107565, 0.),
    ] {
        let table = table(a, b, 168_329., 19_720_567. - 168_329.);
        same(table.log_ratio(), ratio, "Log Ratio");
        same(table.lrc(599), lrc, "LRC");
    }
}

/// Words within ten of “circular economy”, as Evert's UCS toolkit has them (the gold standard of association-measures):
/// O and f2; its MI and MI³ to base 10, log-likelihood, t, z, χ² and χ² with Yates' correction.
#[test]
fn association_of_the_ucs_toolkit() {
    for (o, f2, mi, mi3, g2, t, z, chi2, yates) in [
        (
            7.,
            120.,
            -0.136441960,
            1.553754120,
            -0.829802489,
            -0.976603440,
            -0.834636301,
            -0.757555937,
            -0.492734538,
        ),
        (
            2.,
            2.,
            1.097641246,
            1.699701237,
            10.109889517,
            1.301266809,
            4.604547690,
            23.042368630,
            12.222174347,
        ),
        (
            1.,
            1.,
            1.097641246,
            1.097641246,
            5.054884748,
            0.920134585,
            3.255906896,
            11.521124308,
            2.401977970,
        ),
        (
            52.,
            658.,
            -0.004581304,
            3.427425383,
            -0.006330590,
            -0.076471419,
            -0.076069138,
            -0.006310395,
            -0.000054918,
        ),
        (
            5.,
            38.,
            0.216827654,
            1.614767662,
            1.175259409,
            0.878825796,
            1.128019540,
            1.383145457,
            0.768838681,
        ),
    ] {
        let pair = pair(o, 15_334., f2, 191_998., 1.);
        let decimal = |value: Option<f64>| value.map(|value| value * std::f64::consts::LOG10_2);
        same(decimal(pair.mi()), mi, "MI");
        same(decimal(pair.mi3()), mi3, "MI³");
        same(pair.g2(), g2, "G²");
        same(pair.t_score(), t, "t");
        same(pair.z_score(), z, "z");
        same(pair.table().chi2(), chi2, "χ²");
        same(pair.table().chi2_yates(), yates, "Yates");
    }
}

#[test]
fn association_of_published_counts() {
    for (o, f1, f2, wanted) in [
        (8., 389., 230., 8.726204),
        (300., 300., 300., 14.),
        (3., 3e3, 3e3, 4.034216),
        (6., 3e3, 3e3, 5.034216),
        (300., 3e3, 3e3, 10.678072),
    ] {
        same(pair(o, f1, f2, 1e6, 10.).log_dice(), wanted, "logDice");
    }
    let pair = pair(30., 200., 500., 1e6, 10.);
    same(pair.expected(), 1., "E");
    same(pair.mi(), 4.906891, "MI");
    same(pair.mi3(), 14.720672, "MI³");
    same(pair.local_mi(), 147.206718, "local MI");
    same(pair.t_score(), 5.294651, "t");
    same(pair.z_score(), 29., "z");
    same(pair.log_dice_window(), 8.619178, "logDice with window");
    same(pair.log_dice(), 10.455679, "logDice");
    same(pair.g2(), 148.214449, "G²");
    same(pair.simple_ll(), 146.071843, "simple-ll");
    same(pair.delta_p(), 0.014529, "ΔP");
    // The test of KorAP's client for R, to the five decimals that it has; its logDice has the words of the windows.
    let korap = self::pair(32., 4_258_869., 2_165., 21_304_641_202., 10.);
    same(korap.log_dice_window(), -5.34404, "logDice with window");
    same(
        korap.g2().map(|g2| (g2 * 1e5).round() / 1e5),
        73.05347,
        "G²",
    );
}

#[test]
fn deviation_of_proportions() {
    // The five parts of Gries 2008.
    let (hits, words) = ([1., 2., 3., 4., 5.], [9., 10., 10., 10., 11.]);
    let mut spread = Spread::new(15., 50.);
    for (hits, words) in hits.into_iter().zip(words) {
        spread.part(hits, words);
    }
    same(spread.dp(), 0.18, "DP");
    // All in one part of a tenth of the words: the others are not told.
    let mut one = Spread::new(7., 100.);
    one.part(7., 10.);
    same(one.dp(), 0.9, "DP");
    assert_eq!(Spread::new(0., 100.).dp(), None);
}

#[test]
fn quantiles_of_the_beta_distribution() {
    for (p, a, b, wanted) in [
        (0.025, 1., 1., -3.663561646129646),
        (0.025, 1., 26., -6.933856875544045),
        (0.025, 25., 1., 1.838868470588987),
        (0.025, 100., 51., 0.3439800260837138),
        (0.5, 3., 3., 0.),
        (1e-6, 1., 1., -13.81550955796377),
        (1e-9, 3., 2., -7.369065588825669),
        (1e-9, 2., 3e4, -20.32401374716677),
        (1e-6, 4e4, 12., 7.009628384440105),
        (0.025, 1e3, 1e3, -0.08767724514263197),
        (0.025, 1e6, 1e6, -0.0027718084388331783),
        (1e-6, 1., 1e8, -32.23619080191643),
        (1e-6, 1e8, 1e8, -0.0006722357196945184),
    ] {
        let got = beta::log_odds(p, a, b, f64::NEG_INFINITY);
        assert!(
            (got - wanted).abs() < 1e-9,
            "{p} {a} {b}: {got}, not {wanted}"
        );
        assert_eq!(beta::log_odds(p, a, b, wanted + 0.1), wanted + 0.1);
    }
}

#[test]
fn chances_of_a_statistic() {
    for (statistic, wanted) in [
        (0., 1.),
        (0.5, 0.47950012218695337),
        (3.841458820694124, 0.05),
        (-6.634896601021213, 0.01),
        (10.827566170662733, 0.001),
        (15.13, 0.00010035578728015295),
        (100., 1.5239706048320995e-23),
        (1_000., 1.7958327848007363e-219),
    ] {
        let got = p_value(statistic);
        assert!((got / wanted - 1.).abs() < 1e-12, "{statistic}: {got}");
    }
    assert_eq!(p_value(1e9), 0.);
}

#[test]
fn chances_of_many_statistics() {
    let p = [0.01, 0.04, 0.03, 0.005, 0.8, 0.02, 0.02];
    for (correction, wanted) in [
        (Correction::None, p),
        (
            Correction::Bonferroni,
            [0.07, 0.28, 0.21, 0.035, 1., 0.14, 0.14],
        ),
        (Correction::Holm, [0.06, 0.1, 0.1, 0.035, 0.8, 0.1, 0.1]),
        (
            Correction::BenjaminiHochberg,
            [0.035, 0.28 / 6., 0.042, 0.035, 0.8, 0.035, 0.035],
        ),
    ] {
        for (got, wanted) in adjusted(&p, correction).into_iter().zip(wanted) {
            same(got, wanted, &format!("{correction:?}"));
        }
        assert!(adjusted(&[], correction).is_empty());
    }
}

#[test]
fn what_is_undefined_is_none() {
    for (a, b, c, d) in [
        (0., 0., 0., 0.),
        (0., 5., 0., 10.),
        (5., 0., 10., 0.),
        (11., 1., 10., 10.),
        (-1., 1., 10., 10.),
        (f64::NAN, 1., 10., 10.),
        (1., 1., f64::INFINITY, 10.),
    ] {
        let table = table(a, b, c, d);
        assert!(keyness(&table).iter().all(Option::is_none), "{table:?}");
    }
    let nowhere = table(0., 0., 10., 20.);
    assert_eq!((nowhere.g2_four(), nowhere.chi2()), (Some(0.), Some(0.)));
    assert_eq!((nowhere.log_ratio(), nowhere.lrc(1)), (None, Some(0.)));
    let everywhere = table(10., 20., 10., 20.);
    assert_eq!(
        (everywhere.g2_four(), everywhere.chi2()),
        (Some(0.), Some(0.))
    );
    assert_eq!(table(1., 0., 10., 10.).difference(), None);
    assert_eq!(table(1., 1., 10., 10.).simple_maths(0.), None);

    let apart = pair(0., 5., 5., 1e3, 10.);
    assert_eq!(
        (apart.mi(), apart.log_dice(), apart.t_score()),
        (None, None, None)
    );
    same(apart.simple_ll(), -0.5, "simple-ll");
}

#[test]
fn every_measure_says_what_it_is() {
    let explorer = texts(&["a b a b", "a c a c"]);
    for (view, measures) in [
        (View::Words(WordsView::default()), 2),
        (View::Phrases(PhrasesView::default()), 1),
        (View::Keyness(KeynessView::default()), 10),
        (View::Collocates(CollocatesView::default()), 10),
    ] {
        let columns = explorer
            .table(&TableRequest {
                view,
                ..TableRequest::default()
            })
            .columns;
        let said: Vec<_> = columns
            .iter()
            .filter(|column| !column.source.is_empty())
            .collect();
        let names: HashSet<&str> = said.iter().map(|measure| measure.name.as_str()).collect();
        assert_eq!((names.len(), said.len()), (measures, measures), "{names:?}");
        for measure in said {
            let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(measure.name.chars().all(is_name), "{measure:?}");
            for said in [&measure.label, &measure.formula, &measure.source] {
                assert!(!said.is_empty() && !said.contains("  "), "{measure:?}");
            }
        }
    }
}

/// Those measures of a table that turn round with it.
fn signed(table: &Contingency) -> [Option<f64>; 6] {
    [
        table.g2_two(),
        table.g2_four(),
        table.chi2(),
        table.chi2_yates(),
        table.log_ratio(),
        table.lrc(1_000),
    ]
}

fn keyness(table: &Contingency) -> Vec<Option<f64>> {
    let unsigned = [table.simple_maths(1.), table.difference()];
    [&signed(table)[..], &unsigned].concat()
}

fn association(pair: &Cooccurrence) -> [Option<f64>; 10] {
    [
        pair.log_dice(),
        pair.log_dice_window(),
        pair.mi(),
        pair.mi3(),
        pair.local_mi(),
        pair.t_score(),
        pair.z_score(),
        pair.g2(),
        pair.simple_ll(),
        pair.delta_p(),
    ]
}

/// Counts of any size, whole and often small or zero.
fn count() -> impl Strategy<Value = f64> {
    (0..62u32, any::<u64>()).prop_map(|(bits, any)| (any & ((1 << bits) - 1)) as f64)
}

/// A table as selections have them.
fn counted() -> impl Strategy<Value = Contingency> {
    let part = (1..10_000_000u32, 0.0..1.0f64, 0..20i32);
    let side = part.prop_map(|(all, share, rare)| {
        (
            f64::from(all),
            (f64::from(all) * share / f64::from(1 << rare)).floor(),
        )
    });
    (side.clone(), side).prop_map(|((c, a), (d, b))| table(a, b, c, d))
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 + 1e-6 * one.abs()
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn no_counts_give_nan(a in count(), b in count(), c in count(), d in count(), w in 0..50u8) {
        let pair = pair(a, b, c, d, f64::from(w));
        for value in keyness(&table(a, b, c, d)).into_iter().chain(association(&pair)).flatten() {
            prop_assert!(value.is_finite());
        }
        let mut spread = Spread::new(a, b);
        spread.part(c, d);
        if let Some(value) = spread.dp() {
            prop_assert!((0.0..=1.0).contains(&value));
        }
    }

    #[test]
    fn selections_change_places(table in counted()) {
        for (one, other) in signed(&table).into_iter().zip(signed(&table.swapped())) {
            let turned = match (one, other) {
                (Some(one), Some(other)) => close(one, -other),
                (one, other) => one == other,
            };
            prop_assert!(turned);
        }
    }

    #[test]
    fn tests_agree_in_order(table in counted()) {
        let [two, four, chi2, yates, ..] = signed(&table).map(|value| value.unwrap().abs());
        prop_assert!(two <= four + 1e-6 * (1. + four));
        prop_assert!(yates <= chi2 + 1e-6);
        prop_assert!(p_value(four) <= p_value(two) + 1e-6);
        prop_assert!((0.0..=1.0).contains(&p_value(four)));
    }

    #[test]
    fn the_conservative_ratio_lies_between_none_and_the_ratio(table in counted(), tests in 1..100_000usize) {
        let (ratio, lrc) = (table.log_ratio().unwrap_or_default(), table.lrc(tests).unwrap());
        prop_assert!(lrc == 0. || (lrc.signum() == ratio.signum() && lrc.abs() <= ratio.abs()));
        prop_assert!(lrc.abs() <= table.lrc(1).unwrap().abs() + 1e-9);
    }

    #[test]
    fn corrections_are_as_strict_as_they_say(p in prop::collection::vec(0.0..=1.0f64, 0..40)) {
        let of = |correction| adjusted(&p, correction);
        let (holm, found) = (of(Correction::Holm), of(Correction::BenjaminiHochberg));
        for (n, bonferroni) in of(Correction::Bonferroni).into_iter().enumerate() {
            let in_order = [0., p[n], found[n], holm[n], bonferroni, 1.];
            prop_assert!(in_order.is_sorted_by(|one, other| *one <= other + 1e-12), "{in_order:?}");
            for (m, q) in p.iter().enumerate() {
                prop_assert!(p[n] > *q || (holm[n] <= holm[m] && found[n] <= found[m]));
            }
        }
    }

    #[test]
    fn parts_without_hits_need_not_be_told(parts in prop::collection::vec((0..50u32, 1..1_000u32), 1..30)) {
        let parts: Vec<(f64, f64)> = parts.iter().map(|&(hits, words)| (hits.into(), words.into())).collect();
        let hits: f64 = parts.iter().map(|part| part.0).sum();
        let words: f64 = parts.iter().map(|part| part.1).sum();
        let mut spread = Spread::new(hits, words);
        for part in parts.iter().filter(|part| part.0 > 0.) {
            spread.part(part.0, part.1);
        }
        let smallest = parts.iter().map(|part| part.1).fold(f64::INFINITY, f64::min);
        let apart: f64 = parts.iter().map(|part| (part.0 / hits - part.1 / words).abs()).sum();
        prop_assert!(spread.dp().is_none_or(|dp| close(dp, apart / 2.) && dp <= 1. - smallest / words + 1e-9));
    }
}
