//! The documents of a list: for each the gap from the one before, and how much oftener than once the word is there. They stand
//! in small blocks, in each as many bits as the block's largest needs, so that none waits for another to be read. In front of
//! a block are these two widths, unary; that of the gaps is told by how much it differs from what is usual for so many
//! documents. An only document is one of all, and its count a gamma code: half of all words are in no other.

use super::{
    DocId,
    bits::{BitWriter, Bits, WINDOW, parameter, window},
};

/// Documents of a block.
const BLOCK: u32 = 8;

/// A document that has the word, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: DocId,
    pub(super) count: u32,
}

/// Writes documents in order, of so many that there are.
pub(super) fn write(postings: &[Posting], documents: DocId, out: &mut BitWriter) {
    if let [only] = *postings {
        out.below(only.document, documents);
        return out.gamma(only.count);
    }
    let usual = usual(documents, postings.len() as u32);
    let mut next = 0;
    for block in postings.chunks(BLOCK as usize) {
        let mut codes = [(0, 0); BLOCK as usize];
        let (mut gaps, mut counts) = (0, 0);
        for (posting, code) in block.iter().zip(&mut codes) {
            *code = (posting.document - next, posting.count - 1);
            next = posting.document + 1;
            gaps |= code.0;
            counts |= code.1;
        }
        let gaps = u32::BITS - gaps.leading_zeros();
        let counts = u32::BITS - counts.leading_zeros();
        out.unary(folded(gaps, usual));
        out.unary(counts);
        for &(gap, count) in &codes[..block.len()] {
            out.plain(gap, gaps);
            out.plain(count, counts);
        }
    }
}

/// The bits that the largest gap of a block needs most often, if so many of the documents have the word.
fn usual(documents: DocId, count: u32) -> u32 {
    parameter(documents, count.saturating_add(1)) + 2
}

/// How much wider a width is than the usual one, as a number from 0: 0, 1, −1, 2, −2 and so on.
fn folded(width: u32, usual: u32) -> u32 {
    if width > usual {
        2 * (width - usual) - 1
    } else {
        2 * (usual - width)
    }
}

#[inline(always)]
fn unfolded(number: u32, usual: u32) -> u32 {
    let step = number.div_ceil(2);
    if number % 2 == 1 {
        usual.wrapping_add(step)
    } else {
        usual.wrapping_sub(step)
    }
}

/// The two numbers in front of a block, which begins behind them.
#[inline(always)]
fn heads(bytes: &[u8], at: &mut u32) -> (u32, u32) {
    let first = window(bytes, *at);
    let gaps = first.trailing_zeros();
    *at = at.wrapping_add(gaps + 1);
    let second = if gaps < WINDOW - u32::BITS {
        first >> gaps >> 1
    } else {
        window(bytes, *at)
    };
    let counts = second.trailing_zeros();
    *at = at.wrapping_add(counts + 1);
    (gaps, counts)
}

/// Calls `see` with so many documents, each behind the one before and below `documents`. Gives the bit behind them.
#[inline(always)]
pub(super) fn each(
    mut list: Bits<'_>,
    count: u32,
    documents: DocId,
    mut see: impl FnMut(Posting),
) -> u32 {
    if count == 1 {
        let document = list.below(documents);
        let count = list.gamma();
        if document < documents {
            see(Posting { document, count });
        }
        return list.at();
    }
    let usual = usual(documents, count);
    let (bytes, mut at) = (list.bytes(), list.at());
    let mut document: DocId = 0;
    let mut left = count;
    while left > 0 {
        let (gaps, counts) = heads(bytes, &mut at);
        let gaps = unfolded(gaps, usual);
        let width = gaps.saturating_add(counts);
        if width > WINDOW {
            return at;
        }
        let (low, high) = ((1 << gaps) - 1, (1 << counts) - 1);
        let block = left.min(BLOCK);
        for _ in 0..block {
            let entry = window(bytes, at);
            at = at.wrapping_add(width);
            document = document.saturating_add((entry & low) as u32);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let every = |step: usize| (0..100_000).step_by(step).collect::<Vec<DocId>>();
        let late = (0..9_999).chain([1 << 28]).collect();
        for documents in [every(1), every(3), every(700), vec![7, 9], vec![8], late] {
            for counts in [&[1][..], &[1, 2], &[1, 1, 1 << 28, 3, 300]] {
                let counts = counts.iter().copied().cycle();
                let postings = documents.iter().copied().zip(counts);
                written_and_read(
                    postings
                        .map(|(document, count)| Posting { document, count })
                        .collect(),
                );
            }
        }
    }

    fn written_and_read(postings: Vec<Posting>) {
        let documents = postings.last().map_or(0, |last| last.document + 1);
        let mut out = BitWriter::default();
        out.plain(5, 3);
        write(&postings, documents, &mut out);
        let end = out.len();
        let bytes = out.finish();
        let mut read = Vec::new();
        let list = Bits::new(&bytes, 3);
        let count = postings.len() as u32;
        let behind = each(list, count, documents, |posting| read.push(posting));
        assert!(read == postings && behind == end, "{:?}", &postings[..1]);
    }
}
