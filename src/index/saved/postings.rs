//! The lists of a zone as bytes.

use super::super::{
    DocId, Postings,
    bits::{BitWriter, Bits, parameter},
    documents::{self, Posting},
    numbers::{Numbers, put_bytes},
    rising, runs,
};

/// Zeros behind the last list, so that a reader can take eight bytes at once.
const MARGIN: usize = 8;

impl Postings {
    pub(super) fn save(&self, out: &mut Vec<u8>) {
        rising::put(self.starts.get(1..).unwrap_or_default(), 0, out);
        rising::put(&self.breaks, 1, out);
        rising::put(&self.words, 1, out);
        let mut lengths = BitWriter::default();
        let ends = self.at.iter().skip(1).copied().chain([self.end]);
        for (&start, end) in self.at.iter().zip(ends) {
            let documents = Bits::new(&self.bits, start).gamma();
            if documents > 1 {
                let (least, parameter) = self.expected(documents);
                lengths.rice(end - start - least, parameter);
            }
        }
        put_bytes(&lengths.finish(), out);
        put_bytes(&self.bits, out);
    }

    pub(super) fn read(numbers: &mut Numbers<'_>, words: u32) -> Option<Self> {
        let mut starts = rising::read(numbers, 0)?;
        starts.insert(0, 0);
        let mut postings = Self {
            starts,
            breaks: rising::read(numbers, 1)?,
            words: rising::read(numbers, 1)?,
            ..Self::default()
        };
        if postings.words.last().is_some_and(|&last| last >= words) {
            return None;
        }
        let mut lengths = Bits::new(numbers.bytes()?, 0);
        postings.bits = numbers.bytes()?.to_vec();
        let bits = u32::try_from(postings.bits.len().saturating_sub(MARGIN) * 8).ok()?;
        postings.at.reserve_exact(postings.words.len());
        for _ in 0..postings.words.len() {
            postings.at.push(postings.end);
            let end = postings.behind(postings.end, &mut lengths)?;
            postings.end = Some(end).filter(|end| (postings.end..=bits).contains(end))?;
        }
        Some(postings)
    }

    /// The bit behind a list. That of one document tells it itself.
    fn behind(&self, start: u32, lengths: &mut Bits<'_>) -> Option<u32> {
        let mut list = Bits::new(&self.bits, start);
        let documents = list.gamma();
        if documents > 1 {
            let (least, parameter) = self.expected(documents);
            let length = least.checked_add(lengths.rice(parameter))?;
            return start.checked_add(length);
        }
        let mut only = None;
        let at = documents::each(list, 1, self.documents() as DocId, |posting| {
            only = Some(posting);
        });
        let Posting { document, count } = only?;
        let mut places = Bits::new(&self.bits, at);
        runs::each(&mut places, self.length(document), count, |_| ());
        Some(places.at())
    }

    /// The least bits that a list of so many documents has, and the parameter of what there is more.
    fn expected(&self, documents: u32) -> (u32, u32) {
        let gaps = parameter(self.documents() as DocId, documents.saturating_add(1));
        let spread = (documents.max(1).ilog2() + 2).min(31);
        (documents.saturating_mul(gaps), spread)
    }
}
