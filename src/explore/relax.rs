//! Ways out of an empty result: each condition and filter, and how many documents come back without it.

use std::ops::Range;

use crate::protocol::{Relax, Request};

/// Conditions of a query that are tried at the most.
const MOST_TRIED: usize = 12;

/// All requests that lack one condition or one filter and match something, most documents first.
/// `conditions` are the byte ranges of the query's outermost conditions; `total` counts what a request matches.
#[must_use]
pub fn relax(
    request: &Request,
    conditions: &[Range<usize>],
    total: &dyn Fn(&Request) -> usize,
) -> Vec<Relax> {
    let mut ways = Vec::new();
    let mut offer = |field: &str, part: &str, narrower: Request| {
        let total = total(&narrower);
        if total > 0 {
            let way = Relax {
                field: field.into(),
                part: part.trim().into(),
                query: narrower.query,
                total,
            };
            ways.insert(
                ways.partition_point(|known: &Relax| known.total >= total),
                way,
            );
        }
    };
    for condition in conditions.iter().take(MOST_TRIED) {
        let query = without(&request.query, condition);
        offer(
            "query",
            &request.query[condition.clone()],
            Request {
                query,
                ..request.clone()
            },
        );
    }
    for (field, values) in &request.filters {
        for value in values {
            let mut filters = request.filters.clone();
            filters
                .entry(field.clone())
                .or_default()
                .retain(|kept| kept != value);
            offer(
                field,
                value,
                Request {
                    filters,
                    ..request.clone()
                },
            );
        }
    }
    ways
}

/// A query without one condition. A space stays at its end, so that no other word becomes one that is being typed.
fn without(query: &str, condition: &Range<usize>) -> String {
    let (before, after) = (
        query[..condition.start].trim_end(),
        query[condition.end..].trim_start(),
    );
    match (before.is_empty(), after.is_empty()) {
        (true, _) => after.into(),
        (false, true) => format!("{before} "),
        (false, false) => format!("{before} {after}"),
    }
}
