//! An index of documents that was made elsewhere → segments of the one that is being built.

use fixedbitset::FixedBitSet;

use super::{
    Builder, Postings, Prebuilt,
    invert::{List, Segment, Zone},
};

impl Builder {
    /// Takes the index of the next documents, as if they had been pushed; whether it is sound. Costs a look at each of its
    /// words.
    #[must_use]
    pub fn adopt(&mut self, part: Prebuilt) -> bool {
        if !self.has_room(&part) {
            return false;
        }
        self.close();
        let Prebuilt { lexicon, zones, .. } = part;
        let words: Vec<u32> = (0..lexicon.words() as u32)
            .map(|word| lexicon.word(word))
            .map(|word| self.words.intern(word, 0..word.len()).0)
            .collect();
        let mut known = FixedBitSet::with_capacity(self.words.len());
        if words.iter().any(|&word| known.put(word as usize)) {
            return false;
        }
        for (zone, postings) in self.zones.iter_mut().zip(zones) {
            zone.adopt(postings, &words);
        }
        true
    }

    fn has_room(&self, part: &Prebuilt) -> bool {
        let mut zones = self.zones.iter().zip(&part.zones);
        zones.all(|(zone, postings)| {
            let positions = zone.end.checked_add(postings.positions());
            let bits = postings.bits.len() as u64 * 8;
            positions.is_some() && u64::from(postings.end) <= bits
        })
    }
}

impl Zone {
    /// `words` gives the numbers of the part's words.
    fn adopt(&mut self, part: Postings, words: &[u32]) {
        let (documents, positions) = (part.documents(), part.positions());
        let lists = part.words.iter().zip(&part.at);
        let lists = lists.map(|(&word, &start)| List {
            word: words[word as usize],
            start,
        });
        self.segments.push(Segment {
            first: self.starts.len() as u32,
            documents: documents as u32,
            lists: lists.collect(),
            end: part.end,
            bits: part.bits,
        });
        let starts = part.starts.iter().take(documents);
        self.starts.extend(starts.map(|start| self.end + start));
        let breaks = part.breaks.iter();
        self.breaks
            .extend(breaks.map(|free| self.end.saturating_add(*free)));
        self.end += positions;
    }
}
