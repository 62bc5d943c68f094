//! Documents that are copies of one another, word for word or nearly.
//!
//! ```text
//! articles ──shingles──▶ equal hashes: copies
//!                  └──▶ min-hashes ──candidates──▶ pairs with a band in common ──Jaccard──▶ near copies ──groups──▶ field
//! ```
//! What is compared is the article alone: neither its title nor what stands around it. Two texts are near copies when of all
//! runs of five words that either has, four in five stand in both; texts of fewer than [`shingles::LEAST`] words are copies
//! only when they are equal. A group is what such pairs connect.

mod candidates;
mod groups;
mod shingles;

use groups::Groups;
use hashbrown::HashMap;
use shingles::Sketch;

use super::{Draft, report::Notes};
use crate::protocol::{Level, Note};

/// The field that holds the id of a group's first document.
const FIELD: &str = "copies";

/// Share of common shingles from which two texts are near copies (Jaccard's index).
const NEAR: f64 = 0.8;

/// Members of a group that its note names.
const MOST_NAMED: usize = 20;

/// Groups copies and near copies by the field `copies`.
pub(super) fn group(drafts: &mut [Draft], notes: &mut Notes) {
    let sketches: Vec<Option<Sketch>> = drafts
        .iter()
        .map(|draft| Sketch::of(&draft.document))
        .collect();
    let mut groups = Groups::of(drafts.len());
    let first = equal(&sketches, &mut groups);
    near(drafts, &sketches, &first, &mut groups);
    for members in groups.members() {
        mark(drafts, &members, notes, &sketches);
    }
}

/// Connects documents of equal text; the first of each text.
fn equal(sketches: &[Option<Sketch>], groups: &mut Groups) -> Vec<usize> {
    let mut met: HashMap<u64, usize, foldhash::fast::FixedState> = HashMap::default();
    let mut first = Vec::new();
    for (at, sketch) in sketches.iter().enumerate() {
        let Some(sketch) = sketch else { continue };
        match met.get(&sketch.hash) {
            Some(&before) => groups.connect(before, at),
            None => {
                met.insert(sketch.hash, at);
                first.push(at);
            }
        }
    }
    first
}

/// Connects documents whose texts are near copies.
fn near(drafts: &[Draft], sketches: &[Option<Sketch>], first: &[usize], groups: &mut Groups) {
    let mut sets: HashMap<usize, Vec<u64>, foldhash::fast::FixedState> = HashMap::default();
    let sketched = first
        .iter()
        .filter_map(|&at| Some((at, sketches[at].as_ref()?)));
    candidates::pairs(sketched, NEAR, &mut |a, b| {
        if groups.are_connected(a, b) {
            return;
        }
        for at in [a, b] {
            sets.entry(at)
                .or_insert_with(|| shingles::set(&drafts[at].document));
        }
        if shingles::jaccard(&sets[&a], &sets[&b]) >= NEAR {
            groups.connect(a, b);
        }
    });
}

/// Gives a group's documents the field, and notes who they are.
fn mark(drafts: &mut [Draft], members: &[usize], notes: &mut Notes, sketches: &[Option<Sketch>]) {
    let Some(&first) = members.first() else {
        return;
    };
    let id = drafts[first].document.id.clone();
    for &member in members {
        let fields = &mut drafts[member].document.fields;
        fields.insert(FIELD.into(), vec![id.clone()]);
    }
    let hash = |member: usize| sketches[member].as_ref().map(|sketch| sketch.hash);
    let exact = members.iter().all(|&member| hash(member) == hash(first));
    let named: Vec<String> = members
        .iter()
        .take(MOST_NAMED)
        .map(|&member| format!("“{}”", drafts[member].document.id))
        .collect();
    let more = match members.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let what = if exact {
        "the same text"
    } else {
        "nearly the same text"
    };
    notes.take(Note {
        level: Level::Noticed,
        code: "copies".into(),
        message: format!(
            "{} documents have {what}; none was left out: {}{more}.",
            members.len(),
            named.join(", ")
        ),
        place: drafts[first].place.clone(),
    });
}
