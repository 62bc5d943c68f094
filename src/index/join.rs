//! Segments → the lists of a zone: those of a word one after another, copied as bits.

use super::{
    Postings, WordId,
    bits::{BitWriter, copy, gamma_bits, plain},
    invert::{List, Segment, Zone},
};

/// Joins the segments of a zone. `rank` gives the number of each word in the lexicon. Costs a few passes over the lists; each
/// segment is let go when it has been copied.
pub(super) fn joined(zone: Zone, rank: &[WordId]) -> Postings {
    let Zone {
        mut starts,
        breaks,
        segments,
        ..
    } = zone;
    let (words, at, end) = places(&segments, rank);
    let mut postings = Postings {
        segments: segments.iter().map(|segment| segment.first).collect(),
        bits: vec![0; end as usize / 8 + 16],
        words,
        at,
        end,
        starts: Vec::new(),
        breaks,
    };
    heads(&segments, rank, &mut postings);
    starts.shrink_to_fit();
    postings
}
