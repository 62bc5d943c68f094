//! TEI P5: each `TEI` element is a document, with what its header says.

mod body;
mod header;

use super::{pack, said::Said, xml};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(bytes) = intake.whole(bytes) else {
        return;
    };
    let text = xml::decoded(&bytes, intake);
    let mut shared = Said::default();
    let mut said: Option<Said> = None;
    let mut number = 0;
    let many = text.contains("<teiCorpus");
    let wanted = |around: &[String], name: &str| {
        let parent = around.last().map_or("", String::as_str);
        let is_text = is_tei(parent);
        name == "teiHeader" && (is_text || parent == "teiCorpus") || name == "text" && is_text
    };
    let result = xml::elements(&text, &wanted, &mut |around, element| {
        if element.name == "teiHeader" {
            let own = header::said(&element);
            if around.last().is_some_and(|parent| is_tei(parent)) {
                said = Some(own);
            } else {
                shared = own;
            }
            return;
        }
        number += 1;
        let mut said = said.take().unwrap_or_default();
        said.inherit(&shared);
        if let Some(language) = element.attribute("lang").filter(|_| !said.has("language")) {
            said.field("language", language);
        }
        said.part = many.then(|| number.to_string());
        said.line = many.then_some(element.line);
        said.draft(body::flow(&element), intake);
    });
    if let Err(broken) = result {
        pack::note(&broken, intake);
    }
    if number == 0 {
        let what = "holds no text of TEI, so it was passed over";
        intake.note(Level::Skipped, "no-text", None, what);
    }
}

fn is_tei(name: &str) -> bool {
    matches!(name, "TEI" | "TEI.2" | "tei")
}
