//! The terms of two selections, counted side by side.

use super::Selected;
use crate::index::{TermId, Walk, Zone};

/// A term, in the selection and in what it is held against.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term {
    /// The term.
    pub(super) term: TermId,
    /// By side: how often it is there.
    pub(super) counts: [u32; 2],
    /// By side: in how many documents.
    pub(super) documents: [u32; 2],
}

/// Calls `see` with each term of the corpus, in order, and its counts on both sides.
pub(super) fn each_term(sides: &[Selected<'_>; 2], mut see: impl FnMut(Term)) {
    let mut tally = Tally::new(sides);
    for term in 0..sides[0].index.lexicon.terms() as TermId {
        see(tally.term(term));
    }
}

/// One term after another, on both sides.
struct Tally<'a> {
    sides: &'a [Selected<'a>; 2],
    /// By document: a bit for each side that it is on.
    on: Vec<u8>,
    /// By side and document: the last term that it has.
    seen: [Vec<TermId>; 2],
    /// By zone: the sides on which it counts, a bit for each, and its lists.
    walks: Vec<(u8, Walk<'a>)>,
}

impl<'a> Tally<'a> {
    fn new(sides: &'a [Selected<'a>; 2]) -> Self {
        let mut on = vec![0; sides[0].index.documents];
        for (bit, side) in [1, 2].into_iter().zip(sides) {
            side.documents
                .ones()
                .for_each(|document| on[document] |= bit);
        }
        let counts = |side: usize, zone: &Zone| u8::from(sides[side].zones.contains(zone));
        let walk = |zone: &Zone| {
            let walk = sides[0].index.postings[*zone as usize].walk();
            (counts(0, zone) | counts(1, zone) << 1, walk)
        };
        Self {
            seen: [(); 2].map(|()| vec![TermId::MAX; on.len()]),
            on,
            walks: zones(sides).iter().map(walk).collect(),
            sides,
        }
    }

    /// The next term. Never a part of its caller: a browser makes a function fast between two calls.
    #[inline(never)]
    fn term(&mut self, term: TermId) -> Term {
        let end = self.sides[0].index.lexicon.words_of(term..term + 1).end;
        let mut tallied = Term {
            term,
            ..Term::default()
        };
        for (sides, walk) in &mut self.walks {
            walk.up_to(end, |document, count| {
                let on = self.on[document as usize] & *sides;
                for side in 0..2 {
                    if on >> side & 1 == 1 {
                        let seen = &mut self.seen[side][document as usize];
                        tallied.counts[side] += count;
                        tallied.documents[side] += u32::from(*seen != term);
                        *seen = term;
                    }
                }
            });
        }
        tallied
    }
}

/// The zones of either.
fn zones(sides: &[Selected<'_>; 2]) -> &'static [Zone] {
    let [ours, others] = sides.map(|side| side.zones);
    if ours.len() < others.len() {
        others
    } else {
        ours
    }
}
