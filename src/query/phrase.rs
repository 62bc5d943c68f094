//! Words one after another: a bit for each position of a zone, shifted and intersected, word by word.

use std::ops::Range;

use crate::{
    index::{DocId, Postings},
    query::{Slot, within},
};

/// Words that stand one after another.
pub type Run<'a> = &'a [Slot];

/// Positions in a zone, one bit each.
#[derive(Debug)]
pub struct Places {
    bits: Vec<u64>,
}

/// Where a run of words begins. Costs the positions of its words, and a bit of each position of the zone for each word.
#[must_use]
pub fn places(run: Run<'_>, postings: &Postings) -> Places {
    let any = |slot: &Slot| postings.has_no_other(&slot.words);
    let mut places = Places { bits: Vec::new() };
    let mut next = Places { bits: Vec::new() };
    for (offset, slot) in run
        .iter()
        .enumerate()
        .filter(|(offset, slot)| *offset == 0 || !any(slot))
    {
        let set = if offset == 0 { &mut places } else { &mut next };
        set.fill(slot, postings);
        if offset > 0 {
            places.keep_before(&next, offset);
        }
        if places.bits.iter().all(|&block| block == 0) {
            return places;
        }
    }
    places.drop_torn(run.len() as u32, postings);
    places
}

/// Of places where a run of so many words begins, in order, those that do not overlap the one before, counted from the left.
pub fn apart(starts: &[u32], length: usize) -> impl Iterator<Item = u32> + '_ {
    let mut free = 0;
    starts.iter().copied().filter(move |&start| {
        let kept = start >= free;
        if kept {
            free = start + length as u32;
        }
        kept
    })
}

/// Calls `see` for each part of a document in which all things stand, with where each of them begins, from the document's
/// first position on.
pub fn together(things: &[Places], postings: &Postings, mut see: impl FnMut(DocId, &[Vec<u32>])) {
    let Some((first, others)) = things.split_first() else {
        return;
    };
    first.each_document(postings, |document, firsts| {
        let document_span = postings.start(document)..postings.start(document + 1);
        let mut starts = vec![firsts.to_vec()];
        for other in others {
            starts.push(other.within(&document_span));
        }
        for starts in &mut starts {
            starts
                .iter_mut()
                .for_each(|start| *start -= document_span.start);
        }
        if starts.iter().all(|starts| !starts.is_empty()) {
            for part in postings.parts(document) {
                see(document, &within(&starts, &part));
            }
        }
    });
}

impl Places {
    fn fill(&mut self, slot: &Slot, postings: &Postings) {
        self.bits.clear();
        self.bits.resize(postings.positions() as usize / 64 + 1, 0);
        for words in &slot.words {
            postings.each_position(words.clone(), |position| {
                if let Some(block) = self.bits.get_mut(position as usize / 64) {
                    *block |= 1 << (position % 64);
                }
            });
        }
    }

    /// Keeps those that have a place of the other set so far behind them.
    fn keep_before(&mut self, other: &Self, offset: usize) {
        let (blocks, bits) = (offset / 64, offset % 64);
        let at = |block: usize| other.bits.get(block).copied().unwrap_or(0);
        for (number, block) in self.bits.iter_mut().enumerate() {
            let low = at(number + blocks) >> bits;
            let high = match bits {
                0 => 0,
                bits => at(number + blocks + 1) << (64 - bits),
            };
            *block &= low | high;
        }
    }

    /// Drops those from which so many positions reach into the next document or part.
    fn drop_torn(&mut self, length: u32, postings: &Postings) {
        let ends = (1..=postings.documents() as DocId).map(|next| postings.start(next));
        let breaks = postings.breaks(0..postings.positions()).iter().copied();
        if length > 1 {
            for position in ends
                .chain(breaks)
                .flat_map(|end| end.saturating_sub(length - 1)..end)
            {
                self.bits[position as usize / 64] &= !(1 << (position % 64));
            }
        }
    }

    /// Calls `see` for each document that has any, with these.
    pub fn each_document(&self, postings: &Postings, mut see: impl FnMut(DocId, &[u32])) {
        let mut inside = Vec::new();
        let (mut document, mut end) = (0, 0);
        for position in self.iter(0) {
            if position >= end {
                if !inside.is_empty() {
                    see(document, &inside);
                    inside.clear();
                }
                while postings.start(document + 1) <= position {
                    document += 1;
                }
                end = postings.start(document + 1);
            }
            inside.push(position);
        }
        if !inside.is_empty() {
            see(document, &inside);
        }
    }

    fn within(&self, span: &Range<u32>) -> Vec<u32> {
        let positions = self.iter(span.start / 64);
        let positions = positions.take_while(|&position| position < span.end);
        positions
            .filter(|&position| position >= span.start)
            .collect()
    }

    /// Positions from a block on.
    fn iter(&self, first: u32) -> impl Iterator<Item = u32> + '_ {
        let blocks = self.bits.get(first as usize..).unwrap_or_default();
        (first..).zip(blocks).flat_map(|(number, &block)| {
            let mut left = block;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(number * 64 + bit)
            })
        })
    }
}
