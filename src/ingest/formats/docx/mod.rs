//! Word's DOCX: text as it stands after all tracked changes, notes and comments behind it.

mod paragraph;
mod styles;

use hashbrown::HashMap;

use self::{paragraph::Body, styles::Styles};
use super::{
    pack::{self, Pack},
    said::Said,
    xml::{self, Element},
};
use crate::{
    ingest::{Bytes, Origin, intake::Intake},
    protocol::Level,
};

/// Parts of a kind that belong to one part.
const MOST_RELATED: usize = 100;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(mut pack) = Pack::open(bytes, intake) else {
        return;
    };
    let main = relations(&mut pack, "", intake)
        .remove("officeDocument")
        .and_then(|mut targets| targets.pop())
        .unwrap_or_else(|| "word/document.xml".into());
    if !pack.has(&main) {
        let what = "holds no text document, so it was passed over";
        return intake.note(Level::Skipped, "broken", None, what);
    }
    let Some(text) = pack.text(&main, intake) else {
        return;
    };
    let related = relations(&mut pack, &main, intake);
    let mut parts = |kind: &str, intake: &mut Intake<'_>| -> Vec<Element> {
        let names = related.get(kind).into_iter().flatten();
        names.filter_map(|name| pack.tree(name, intake)).collect()
    };
    let styles = Styles::of(&parts("styles", intake));
    let mut body = Body::new(&styles);
    body.around("other", &parts("header", intake));
    let body_child = |around: &[String], _: &str| around.last().is_some_and(|name| name == "body");
    if let Err(broken) = xml::elements(&text, &body_child, &mut |_, element| body.block(&element)) {
        pack::note(&broken, &mut intake.entry(&main));
    }
    for (part, kind) in [
        ("footnotes", "note"),
        ("endnotes", "note"),
        ("comments", "comment"),
        ("footer", "other"),
    ] {
        body.around(kind, &parts(part, intake));
    }
    changes(&body, intake);
    let core = relations(&mut pack, "", intake)
        .remove("core-properties")
        .and_then(|targets| pack.tree(targets.first()?, intake));
    let flow = std::mem::take(&mut body.flow);
    said(&core.unwrap_or_default()).draft(flow, intake);
}

/// The targets of a part's relations, by the last word of their kinds.
fn relations(
    pack: &mut Pack<'_>,
    part: &str,
    intake: &mut Intake<'_>,
) -> HashMap<String, Vec<String>, foldhash::fast::FixedState> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let prefix = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let tree = pack.tree(&format!("{prefix}_rels/{file}.rels"), intake);
    let mut relations: HashMap<_, Vec<String>, _> = HashMap::default();
    for relation in tree.iter().flat_map(Element::all) {
        let (Some(kind), Some(target)) = (relation.attribute("Type"), relation.attribute("Target"))
        else {
            continue;
        };
        let kind = kind.rsplit('/').next().unwrap_or(kind).to_string();
        let target = match target.strip_prefix('/') {
            Some(target) => target.into(),
            None => format!("{prefix}{target}"),
        };
        let targets = relations.entry(kind).or_default();
        if targets.len() < MOST_RELATED && !targets.contains(&target) {
            targets.push(target);
        }
    }
    relations
}

fn changes(body: &Body<'_>, intake: &mut Intake<'_>) {
    if body.deleted + body.inserted > 0 {
        let what = format!(
            "holds tracked changes that nobody has accepted yet: {} deletions were left out and {} insertions kept",
            body.deleted, body.inserted
        );
        intake.note(Level::Noticed, "tracked-changes", None, &what);
    }
}

fn said(core: &Element) -> Said {
    let text = |name: &str| core.find(name).map(Element::text).unwrap_or_default();
    let mut said = Said {
        title: text("title"),
        ..Said::default()
    };
    said.field("author", &text("creator"));
    said.field("language", &text("language"));
    said.field("description", &text("description"));
    for tag in text("keywords").split([',', ';']) {
        said.field("tags", tag);
    }
    // Both tell of the file, which may be younger than the text, or as old as the file that was copied for it.
    said.date(Origin::Modified, &text("created"));
    said.date(Origin::Modified, &text("modified"));
    said
}
