//! Plain text: one document, whose first line is its title where it is short and stands alone.

use crate::{
    corpus::Part,
    ingest::{Bytes, Draft, Shape, intake::Intake},
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    let mut document = intake.document();
    let (first, rest) = text.trim_start().split_once("\n\n").unwrap_or(("", &text));
    let headed = !first.is_empty()
        && !first.contains('\n')
        && first.chars().count() <= 120
        && !rest.trim().is_empty();
    let (title, body) = if headed {
        (first.trim().to_string(), rest)
    } else {
        (document.id.clone(), text.as_str())
    };
    document.title = title;
    document.parts.push(Part {
        kind: "text".into(),
        text: body.trim().into(),
    });
    intake.draft(Draft {
        document,
        place: intake.name.clone(),
        shape: Shape::Plain,
        clues: Vec::new(),
    });
}
