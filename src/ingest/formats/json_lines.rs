//! JSON Lines: a line is a document. As Concord writes them, where the first line is a header; else keys are judged.

use super::{json, objects::Objects};
use crate::{
    corpus::json as values,
    ingest::{Bytes, intake::Intake, lines::Lines},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(is_lines) = intake.tried(first_is_whole(bytes)) else {
        return;
    };
    if !is_lines {
        return json::read(bytes, intake);
    }
    let Some(mut lines) = intake.tried(Lines::open(bytes)) else {
        return;
    };
    let mut objects = Objects::default();
    let mut blank = true;
    while let Some(Some((number, line))) = intake.tried(lines.read()) {
        if line.trim().is_empty() {
            continue;
        }
        blank = false;
        let number = Some(number);
        match values::parse(line) {
            Ok(value) => objects.take(value, number, intake),
            Err(cause) => {
                let what = format!("is not JSON ({cause}), so it was left out");
                intake.note(Level::Skipped, "not-json", number, &what);
            }
        }
    }
    if blank {
        intake.empty();
    }
    objects.finish(intake);
    lines.finish(intake);
}

/// Whether one of the first lines is a JSON object: if none is, the values may be spread over lines.
fn first_is_whole(bytes: &mut dyn Bytes) -> std::io::Result<bool> {
    let mut lines = Lines::open(bytes)?;
    let mut some = false;
    for _ in 0..20 {
        let Some((_, line)) = lines.read()? else {
            return Ok(!some);
        };
        let line = line.trim();
        if !some && line.starts_with('[') {
            return Ok(false);
        }
        if line.starts_with('{') && values::parse(line).is_ok() {
            return Ok(true);
        }
        some |= !line.is_empty();
    }
    Ok(false)
}
