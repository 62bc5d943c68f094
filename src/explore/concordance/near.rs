//! Lines that have something else near.

use std::ops::Range;

use crate::{
    explore::occurrences::Occurrence,
    index::{Index, Zone},
    protocol::NearBy,
};

/// The numbers of the nodes that have another place near, one that shares no word with them. Both are by document, zone and
/// position. Costs a step for each of them.
pub(super) fn beside(
    nodes: &[Occurrence],
    others: &[Occurrence],
    near: &NearBy,
    index: &Index,
) -> Vec<u32> {
    let mut behind = 0;
    let mut has_other = |node: &Occurrence| {
        let ends_before = |other: &Occurrence| {
            (other.document, other.zone, other.end) <= (node.document, node.zone, node.start)
        };
        while others.get(behind).is_some_and(ends_before) {
            behind += 1;
        }
        let overlaps = |other: &&Occurrence| {
            (other.document, other.zone) == (node.document, node.zone) && other.start < node.end
        };
        let before = behind.checked_sub(1).map(|last| &others[last]);
        let after = others[behind..].iter().find(|other| !overlaps(other));
        let mut both = before.into_iter().chain(after);
        both.any(|other| is_beside(node, other, near, index))
    };
    let with_other = (0..).zip(nodes).filter(|(_, node)| has_other(node));
    with_other.map(|(number, _)| number).collect()
}

/// Whether another place has a word near, in the same part, and none in common.
pub(super) fn is_beside(
    node: &Occurrence,
    other: &Occurrence,
    near: &NearBy,
    index: &Index,
) -> bool {
    let together = (node.document, node.zone) == (other.document, other.zone);
    let before = other.end <= node.start && node.start - other.end < near.left;
    let behind = node.end <= other.start && other.start - node.end < near.right;
    together && (before || behind) && {
        let part = part(node, index);
        part.start <= other.start && other.end <= part.end
    }
}

/// The positions of the part that a place is in.
pub(super) fn part(place: &Occurrence, index: &Index) -> Range<u32> {
    let zone = Zone::ALL[usize::from(place.zone)] as usize;
    index.postings[zone].part(place.document, place.start)
}
