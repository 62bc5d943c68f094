//! The running words of a zone, remade from its postings: what stands at each position.

use std::ops::Range;

use super::{Lexicon, Postings, TermId};

/// In the place of a term: a position that is left free between two parts.
pub const BREAK: TermId = TermId::MAX;

/// By position of a zone: the term that stands there. Costs four bytes a running word, and to make it the decoding of all
/// positions, some nanoseconds each.
#[derive(Debug, Default)]
pub struct Forward {
    terms: Vec<TermId>,
}

impl Forward {
    /// Remakes the running words of a zone.
    #[must_use]
    pub fn of(lexicon: &Lexicon, postings: &Postings) -> Self {
        let mut terms = vec![BREAK; postings.positions() as usize];
        postings.each_word_position(|word, position| {
            if let Some(place) = terms.get_mut(position as usize) {
                *place = lexicon.term_of(word);
            }
        });
        Self { terms }
    }

    /// What stands at some positions; nothing where there are no such.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, positions: Range<u32>) -> &[TermId] {
        let positions = positions.start as usize..positions.end as usize;
        self.terms.get(positions).unwrap_or_default()
    }
}

/// The words right before a place that are in its part, up to so many; `before` is what stands before it in its document.
#[must_use]
#[inline(always)]
pub fn left(before: &[TermId], most: usize) -> &[TermId] {
    let near = &before[before.len() - most.min(before.len())..];
    let part = near.iter().rposition(|&term| term == BREAK);
    &near[part.map_or(0, |free| free + 1)..]
}

/// The words right behind a place that are in its part, up to so many; `behind` is what stands behind it in its document.
#[must_use]
#[inline(always)]
pub fn right(behind: &[TermId], most: usize) -> &[TermId] {
    let near = &behind[..most.min(behind.len())];
    let part = near.iter().position(|&term| term == BREAK);
    &near[..part.unwrap_or(near.len())]
}
