//! Plain text: one document. Which of its lines is the title is told when it is cleaned.

use crate::{
    corpus::Part,
    ingest::{Bytes, Draft, Shape, intake::Intake},
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    if text.trim().is_empty() {
        return intake.empty();
    }
    let mut document = intake.document();
    document.parts.push(Part {
        kind: "text".into(),
        text,
    });
    intake.draft(Draft {
        document,
        place: intake.name.clone(),
        shape: Shape::Plain,
        ..Draft::default()
    });
}
