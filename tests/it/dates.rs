//! Dates as sources give them.

use concord::corpus::{Date, DateRange, Unit};

#[test]
fn dates_are_intervals() {
    for (text, days) in [
        ("2018", Some(365)),
        ("2020", Some(366)),
        ("2018-02", Some(28)),
        ("2018-2", Some(28)),
        ("2018-03-14", Some(1)),
        ("2018-03-14T10:00:00Z", Some(1)),
        ("2018-03-14 10:00", Some(1)),
        ("2018-03-14T1000-0500", Some(1)),
        ("2018-03-14T10:00:00+01:00[Europe/Berlin]", Some(1)),
        ("2018-03-14 10:00 America/Argentina/Ushuaia", Some(1)),
        ("0001", Some(365)),
    ] {
        assert_eq!(
            Date::parse(text).map(|date| date.last - date.first + 1),
            days,
            "{text}"
        );
    }
    for text in [
        "",
        "soon",
        "18",
        "20181",
        "2018-13",
        "2018-02-29",
        "2018-00",
        "2018-03-14-1",
        "2018-",
        "-2018",
        "2018/03",
        "14.03.2018",
        "２０１８",
        "2018-03-14Tx",
        "2018T10",
        "2018-03-14 2018-03-16",
        "2018-03-14T10:00/2018-03-16T10:00",
        "2018-03-14T10:00[Asia/Tokyo]/2018-03-16T10:00[Asia/Tokyo]",
        "2018-03-14T10:00/..",
        "2018-03-14 10:00 .. 2018-03-16 10:00",
        "2018-03-14/2018-03-16",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn a_date_falls_into_a_bin_only_when_all_of_it_does() {
    let bin = |text: &str, unit| {
        Date::parse(text)
            .unwrap()
            .bin(unit)
            .map(|bin| bin.label(unit))
    };
    assert_eq!(bin("2018-03-14", Unit::Month).as_deref(), Some("2018-03"));
    assert_eq!(bin("2018-03", Unit::Month).as_deref(), Some("2018-03"));
    assert_eq!(bin("2018", Unit::Month), None);
    assert_eq!(bin("2018", Unit::Year).as_deref(), Some("2018"));
    assert_eq!(bin("2018-03-14", Unit::Day).as_deref(), Some("2018-03-14"));
}

#[test]
fn ranges_contain_whole_dates() {
    for (range, date, inside) in [
        ("2018", "2018-03-14", true),
        ("2018-03", "2018", false),
        ("2018-03..2018-12", "2018-12-31", true),
        ("2018-03..2018-12", "2019-01-01", false),
        (">2020", "2021-01-01", true),
        (">2020", "2020-12-31", false),
        (">=2020", "2020-01-01", true),
        ("<2020", "2019", true),
        ("<=2020", "2020", true),
        ("..2020", "1001", true),
        ("2020..", "9999", true),
        ("2021..2020", "2020", false),
    ] {
        assert_eq!(
            DateRange::parse(range)
                .unwrap()
                .contains(Date::parse(date).unwrap()),
            inside,
            "{date} in {range}"
        );
    }
    for text in ["", "..", ">", "2018..soon", "x", "2018-13", ">..2018"] {
        assert_eq!(DateRange::parse(text), None, "{text}");
    }
}
