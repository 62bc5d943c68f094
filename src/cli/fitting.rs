//! Which options a view takes. One of another view, or one that says more of an option that is not given, would be passed
//! over, and something else counted than was asked for, so it is an error.

use clap::{ArgMatches, ValueEnum, parser::ValueSource};

use super::view::Name;

/// What is listed without a view.
const DOCUMENTS: &str = "documents";

/// The views that are tables.
const TABLES: &[&str] = &[
    "words",
    "phrases",
    "keyness",
    "collocates",
    "trends",
    "dispersion",
    "topics",
    "proposed",
];

/// What has lines, or documents by their lines.
const LINES: &[&str] = &[DOCUMENTS, "concordance"];

/// Options that not all views take, and the views that do.
const TAKEN: [(&str, &[&str]); 29] = [
    ("facet_limit", &[DOCUMENTS]),
    ("timeline", &[DOCUMENTS]),
    ("once", &[DOCUMENTS]),
    ("reversed", TABLES),
    ("containing", TABLES),
    ("minimum", &["words", "phrases", "keyness", "collocates"]),
    ("against", &["keyness"]),
    ("against_filter", &["keyness"]),
    ("unit", &["keyness", "trends"]),
    ("correction", &["keyness"]),
    ("smoothing", &["keyness"]),
    ("shortest", &["phrases"]),
    ("longest", &["phrases"]),
    ("documents", &["phrases"]),
    ("nested", &["phrases"]),
    ("window", &[DOCUMENTS, "collocates", "concordance"]),
    (
        "node",
        &[DOCUMENTS, "collocates", "dispersion", "concordance"],
    ),
    ("near", LINES),
    ("stretch", LINES),
    ("rest", LINES),
    ("population", LINES),
    ("sample", LINES),
    ("seed", LINES),
    ("width", &["concordance"]),
    ("series", &["trends"]),
    ("share", &["trends"]),
    ("bin", &["trends", "topics"]),
    ("field", &["trends", "topics", "concordance"]),
    ("segments", &["dispersion"]),
];

/// Options that say more of another one, and the views that take them without it.
const BESIDE: [(&str, &str, &[&str]); 2] =
    [("window", "near", &["collocates"]), ("seed", "sample", &[])];

/// Says which of the options given has no effect.
pub(super) fn misplaced(view: Option<Name>, given: &ArgMatches) -> Option<String> {
    let value = view.and_then(|view| view.to_possible_value());
    let view = value.as_ref().map_or(DOCUMENTS, |value| value.get_name());
    let is_given = |option: &str| given.value_source(option) == Some(ValueSource::CommandLine);
    of_others(view, &is_given).or_else(|| alone(view, &is_given))
}

/// An option of other views only.
fn of_others(view: &str, is_given: &dyn Fn(&str) -> bool) -> Option<String> {
    let misplaced = |(option, views): &&(&str, &[&str])| is_given(option) && !views.contains(&view);
    let (option, views) = TAKEN.iter().find(misplaced)?;
    Some(format!(
        "--{} is no option of {view}, but of {} (documents are listed without --view)",
        option.replace('_', "-"),
        views.join(", ")
    ))
}

/// An option without the one that it says more of.
fn alone(view: &str, is_given: &dyn Fn(&str) -> bool) -> Option<String> {
    let alone = |(option, other, views): &&(&str, &str, &[&str])| {
        is_given(option) && !is_given(other) && !views.contains(&view)
    };
    let (option, other, _) = BESIDE.iter().find(alone)?;
    Some(format!(
        "--{option} says more of --{other}, which is not given"
    ))
}
