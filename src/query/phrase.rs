//! Words one after another: a bit for each position of a zone, shifted and intersected, word by word.

use crate::{
    index::{DocId, Postings},
    query::Slot,
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

/// Calls `see` for each part of a document in which all things stand, with where each of them begins, from the document's
/// first position on.
pub fn together(things: &[Places], postings: &Postings, mut see: impl FnMut(DocId, &[Vec<u32>])) {
    let mut lists: Vec<_> = things
        .iter()
        .map(|places| places.by_document(postings).peekable())
        .collect();
    let latest = |lists: &mut Vec<std::iter::Peekable<_>>| {
        lists.iter_mut().try_fold(0, |latest: DocId, list| {
            list.peek()
                .map(|(document, _): &(DocId, Vec<u32>)| latest.max(*document))
        })
    };
    while let Some(document) = latest(&mut lists) {
        let mut starts = Vec::with_capacity(lists.len());
        for list in &mut lists {
            while list.next_if(|(first, _)| *first < document).is_some() {}
            starts.extend(
                list.next_if(|(first, _)| *first == document)
                    .map(|(_, starts)| starts),
            );
        }
        if starts.len() == things.len() {
            for part in postings.parts(document) {
                let inside = |starts: &Vec<u32>| {
                    let inside = starts.iter().copied();
                    inside.filter(|start| part.contains(start)).collect()
                };
                see(document, &starts.iter().map(inside).collect::<Vec<_>>());
            }
        }
    }
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

    /// Calls `see` for each document that has any, with how many.
    pub fn each_count(&self, postings: &Postings, mut see: impl FnMut(DocId, u32)) {
        let (mut document, mut end, mut count) =
            (0, postings.start(1.min(postings.documents() as DocId)), 0);
        for position in self.iter() {
            if position >= end {
                if count > 0 {
                    see(document, count);
                }
                count = 0;
                while postings.start(document + 1) <= position {
                    document += 1;
                }
                end = postings.start(document + 1);
            }
            count += 1;
        }
        if count > 0 {
            see(document, count);
        }
    }

    /// The documents that have any, with where in the document.
    pub fn by_document<'a>(
        &'a self,
        postings: &'a Postings,
    ) -> impl Iterator<Item = (DocId, Vec<u32>)> + 'a {
        let mut positions = self.iter().peekable();
        let mut document: DocId = 0;
        std::iter::from_fn(move || {
            let first = *positions.peek()?;
            while postings.start(document + 1) <= first {
                document += 1;
            }
            let (start, end) = (postings.start(document), postings.start(document + 1));
            let inside = std::iter::from_fn(|| positions.next_if(|&position| position < end));
            let starts = inside.map(|position| position - start).collect();
            Some((document, starts))
        })
    }

    fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.bits).flat_map(|(number, &block)| {
            let mut left = block;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(number * 64 + bit)
            })
        })
    }
}
