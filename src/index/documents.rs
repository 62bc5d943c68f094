//! The documents of a list: for each the gap from the one before, and how much oftener than once the word is there. A gap is a
//! Golomb–Rice code, whose parameter follows from how many documents there are. Its low bits and the count, in as many bits as
//! do for nearly all of the list, are of the same width for all; behind them all come the high bits, unary, and what a count has
//! beyond its bits. So no document waits for another to be read. An only document is one of all, and its count an Elias gamma
//! code: half of all words are in no other.

use super::{
    DocId,
    bits::{BitWriter, Bits, Ones, WINDOW, parameter, window},
};

/// A document that has the word, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: DocId,
    pub(super) count: u32,
}

/// Writes documents in order, of so many that there are.
pub(super) fn write(postings: &[Posting], documents: u32, out: &mut BitWriter) {
    if let [only] = *postings {
        out.below(only.document, documents);
        return out.gamma(only.count);
    }
    let count = postings.len() as u32;
    let more = codes(postings).map(|(_, more)| more);
    let counts = width(more.fold(0, u32::saturating_add), count);
    let gaps = parameter(documents, count.saturating_add(1));
    let full = full(counts);
    out.gamma(counts + 1);
    for (gap, more) in codes(postings) {
        out.plain(gap & ((1 << gaps) - 1), gaps);
        out.plain(more.min(full), counts);
    }
    for (gap, more) in codes(postings) {
        out.unary(gap >> gaps);
        if more >= full {
            out.unary(more - full);
        }
    }
}

/// Bits that do for nearly all of so many counts with this sum: those of four times the mean.
fn width(sum: u32, count: u32) -> u32 {
    let most = (u64::from(sum) * 4).div_ceil(u64::from(count.max(1)));
    (u64::BITS - most.leading_zeros()).min(31)
}

/// The count from which on there is more of it. Where counts have no bits there are none.
fn full(bits: u32) -> u32 {
    if bits == 0 { u32::MAX } else { (1 << bits) - 1 }
}

/// What is written of each: the documents between it and the one before, and the times after the first.
fn codes(postings: &[Posting]) -> impl Iterator<Item = (u32, u32)> {
    postings.iter().scan(0, |next, posting| {
        let gap = posting.document - *next;
        *next = posting.document + 1;
        Some((gap, posting.count - 1))
    })
}

/// Calls `see` with so many documents, as far as they are below `documents`. Gives the bit behind them.
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
    let counts = list.gamma() - 1;
    let gaps = parameter(documents, count.saturating_add(1));
    let (bytes, mut at) = (list.bytes(), list.at());
    let width = gaps.saturating_add(counts);
    if counts > 31 || width > WINDOW {
        return at;
    }
    let high = u64::from(at) + u64::from(count) * u64::from(width);
    let mut ones = Ones::new(bytes, high.try_into().unwrap_or(u32::MAX));
    let (low_gap, low_count, full) = ((1 << gaps) - 1, (1 << counts) - 1, full(counts));
    let mut next: DocId = 0;
    for _ in 0..count {
        let low = window(bytes, at);
        at = at.wrapping_add(width);
        let Some(gap) = ones.zeros() else {
            break;
        };
        let document = next.saturating_add(gap << gaps | (low & low_gap) as u32);
        if document >= documents {
            break;
        }
        let mut more = (low >> gaps & low_count) as u32;
        if more == full {
            more = full.saturating_add(ones.zeros().unwrap_or(0));
        }
        see(Posting {
            document,
            count: more.saturating_add(1),
        });
        next = document + 1;
    }
    ones.at()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let documents = 100_000;
        for (step, most) in [(1, 1), (1, 300), (3, 2), (700, 40), (99_999, 1_000_000)] {
            let postings: Vec<_> = (0..documents)
                .step_by(step)
                .zip((1..=most).cycle())
                .map(|(document, count)| Posting { document, count })
                .collect();
            let mut out = BitWriter::default();
            out.plain(5, 3);
            write(&postings, documents, &mut out);
            let end = out.len();
            let bytes = out.finish();
            let mut read = Vec::new();
            let list = Bits::new(&bytes, 3);
            let behind = each(list, postings.len() as u32, documents, |posting| {
                read.push(posting)
            });
            assert!(read == postings && behind == end, "{step} {most}");
        }
    }
}
