//! Words that are terms.

use fixedbitset::FixedBitSet;

use super::{
    languages::Languages,
    marks::{Mark, is_word, weight},
    passages::Passages,
};
use crate::{
    explore::{tables::Selected, top},
    index::TermId,
};

/// So many terms that mark most passages, of several documents. Costs the lists of all terms.
pub(super) fn marks(
    most: usize,
    selected: &Selected<'_>,
    passages: &Passages,
    languages: &Languages,
) -> Vec<Mark> {
    let lexicon = &selected.index.lexicon;
    let mut tally = Tally {
        selected,
        passages,
        languages,
        seen: vec![TermId::MAX; passages.len()],
        counts: vec![Count::default(); languages.passages().len()],
    };
    let terms = 0..lexicon.terms() as TermId;
    let words = terms.filter(|&term| is_word(&[term], lexicon) && !languages.has_common(term));
    let keys = words.filter_map(|term| Some(top::key(u32::MAX - tally.weight(term)?, term)));
    let mut marks = Vec::new();
    for key in top::first(keys, usize::MAX) {
        if marks.len() == most {
            break;
        }
        let having = having(key as TermId, selected, passages);
        if passages.are_spread(&having) {
            marks.push(Mark {
                terms: vec![key as TermId],
                passages: having,
                weight: u32::MAX - (key >> 32) as u32,
            });
        }
    }
    marks
}

/// How often a term comes, and in how many passages.
#[derive(Clone, Copy, Default)]
struct Count {
    places: u32,
    passages: u32,
}

/// One term after another.
struct Tally<'a> {
    selected: &'a Selected<'a>,
    passages: &'a Passages,
    languages: &'a Languages,
    /// By passage: the last term that was seen in it.
    seen: Vec<TermId>,
    /// By language.
    counts: Vec<Count>,
}

impl Tally<'_> {
    /// What a term counts for, in the language that it has most passages of.
    fn weight(&mut self, term: TermId) -> Option<u32> {
        self.counts.fill(Count::default());
        self.passages
            .each(term, self.selected, |document, passage| {
                let count = &mut self.counts[self.languages.of_document(document)];
                count.places += 1;
                let seen = &mut self.seen[passage as usize];
                count.passages += u32::from(*seen != term);
                *seen = term;
            });
        let counts = self.counts.iter().zip(self.languages.passages());
        let (count, &all) = counts.max_by_key(|(count, _)| count.passages)?;
        weight(count.places, count.passages, all)
    }
}

fn having(term: TermId, selected: &Selected<'_>, passages: &Passages) -> FixedBitSet {
    let mut having = FixedBitSet::with_capacity(passages.len());
    passages.each(term, selected, |_, passage| having.insert(passage as usize));
    having
}
