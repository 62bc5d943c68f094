//! The documents of a list, in blocks: for each the gap from the one before and how often the word is there, each in as many
//! bits as the block's largest needs, so that none waits for another to be read.

use super::{
    DocId,
    bits::{BitWriter, WINDOW, window},
};

/// Documents of a block.
const BLOCK: usize = 64;

/// Bits of a width.
const WIDTH: u32 = 6;

const WIDEST: u32 = (1 << WIDTH) - 1;

/// A document that has the word, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: DocId,
    pub(super) count: u32,
}

/// Writes documents in order. The gap of the first is from document 0.
pub(super) fn write(postings: &[Posting], out: &mut BitWriter) {
    let mut next = 0;
    for block in postings.chunks(BLOCK) {
        let start = next;
        let entry = |next: &mut DocId, posting: &Posting| {
            let gap = posting.document - *next;
            *next = posting.document + 1;
            (gap, posting.count - 1)
        };
        let (mut gaps, mut counts) = (0, 0);
        for posting in block {
            let (gap, count) = entry(&mut next, posting);
            gaps |= gap;
            counts |= count;
        }
        let (gaps, counts) = (
            u32::BITS - gaps.leading_zeros(),
            u32::BITS - counts.leading_zeros(),
        );
        out.plain(gaps | counts << WIDTH, 2 * WIDTH);
        next = start;
        for posting in block {
            let (gap, count) = entry(&mut next, posting);
            out.plain(gap, gaps);
            out.plain(count, counts);
        }
    }
}

/// Calls `see` with so many documents from a bit on, as far as they are below `documents`. Gives the bit behind them.
#[inline(always)]
pub(super) fn each(
    bytes: &[u8],
    mut at: u32,
    count: u32,
    documents: DocId,
    mut see: impl FnMut(Posting),
) -> u32 {
    let mut document: DocId = 0;
    let mut left = count;
    while left > 0 {
        let widths = window(bytes, at) as u32;
        let (gaps, counts) = (widths & WIDEST, widths >> WIDTH & WIDEST);
        at += 2 * WIDTH;
        if gaps + counts > WINDOW {
            return at;
        }
        let (low, high) = ((1 << gaps) - 1, (1 << counts) - 1);
        let block = left.min(BLOCK as u32);
        for _ in 0..block {
            let entry = window(bytes, at);
            at += gaps + counts;
            document = document.wrapping_add((entry & low) as u32);
            if document >= documents {
                return at;
            }
            let count = ((entry >> gaps & high) as u32).saturating_add(1);
            see(Posting { document, count });
            document += 1;
        }
        left -= block;
    }
    at
}
