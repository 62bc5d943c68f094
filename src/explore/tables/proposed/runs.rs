//! Words of scripts that have no spaces, where a term is a letter: runs of letters that repeat.

use fixedbitset::FixedBitSet;

use super::{
    languages::Languages,
    marks::{LEAST_PASSAGES, Mark, is_word, weight},
    passages::Passages,
};
use crate::{
    explore::{
        tables::{
            Selected,
            phrases::{Phrase, Stream, repeated},
        },
        texts::Texts,
        top,
    },
    index::{Forward, Lexicon, TermId, Zone, forward::BREAK},
    protocol::PhrasesView,
    text,
};

/// Letters of the longest run.
const LONGEST: u32 = 16;

/// So many runs that mark most passages, in the running words by zone. Costs as much as all phrases of the selection;
/// nothing where it has no such letters.
pub(super) fn marks<'a>(
    most: usize,
    selected: &Selected<'_>,
    passages: &Passages,
    languages: &Languages,
    running: &dyn Fn(Zone) -> &'a Forward,
) -> Vec<Mark> {
    let lexicon = &selected.index.lexicon;
    let letters = letters(selected, passages, languages);
    if letters.is_clear() {
        return Vec::new();
    }
    let runs = Runs::of(&letters, selected, passages, running);
    let all = |phrase: &Phrase| {
        let document = passages.document(runs.stream.piece(phrase.first));
        languages.passages()[languages.of_document(document)]
    };
    let mut marks = runs.heaviest(most, lexicon, passages.least(), &all);
    runs.mark(&mut marks, passages.len());
    marks
}

/// Terms that are letters of scripts without spaces, but for such as are the commonest words of a language: between them
/// are words.
fn letters(selected: &Selected<'_>, passages: &Passages, languages: &Languages) -> FixedBitSet {
    let lexicon = &selected.index.lexicon;
    let mut letters = FixedBitSet::with_capacity(lexicon.terms());
    for term in 0..lexicon.terms() as TermId {
        let letter = lexicon.term(term);
        let is_common = || letter.chars().any(text::is_syllable) && languages.has_common(term);
        let mut places = 0;
        if text::is_unspaced(letter) && !is_common() {
            passages.each(term, selected, |_, _| places += 1);
        }
        letters.set(term as usize, places >= LEAST_PASSAGES);
    }
    letters
}

/// Repeated runs, and the letters that they stand among.
struct Runs {
    stream: Stream,
    phrases: Vec<Phrase>,
}

impl Runs {
    fn of<'a>(
        letters: &FixedBitSet,
        selected: &Selected<'_>,
        passages: &Passages,
        running: &dyn Fn(Zone) -> &'a Forward,
    ) -> Self {
        let options = PhrasesView {
            shortest: 2,
            longest: LONGEST,
            minimum: LEAST_PASSAGES,
            documents: LEAST_PASSAGES,
            whole: false,
        };
        let documents = (0..passages.len() as u32).map(|passage| passages.document(passage));
        let mut stream = Stream::of(selected, running);
        stream.cut(|document| (passages.of_document(document), passages.length(document)));
        for term in &mut stream.terms {
            if !letters.contains(*term as usize) {
                *term = BREAK;
            }
        }
        Self {
            phrases: repeated(&options, &stream, &Texts::in_pieces(documents.collect())),
            stream,
        }
    }

    /// So many of those that are words of at least so many documents, the heaviest first, without their passages; each is
    /// weighed among as many as `all` says. A run that mostly stands in one and the same longer one is a piece of a word; one
    /// that has a pair of letters of a heavier one says the same again.
    fn heaviest(
        &self,
        most: usize,
        lexicon: &Lexicon,
        least: usize,
        all: &dyn Fn(&Phrase) -> usize,
    ) -> Vec<Mark> {
        let phrases = (0..).zip(&self.phrases);
        let phrases = phrases.filter(|(_, phrase)| {
            phrase.texts as usize >= least && phrase.within <= phrase.places / 2
        });
        let keys = phrases.filter_map(|(number, phrase)| {
            let weight = weight(phrase.count, phrase.documents, all(phrase))?;
            is_word(self.stream.phrase(phrase), lexicon)
                .then(|| top::key(u32::MAX - weight, number))
        });
        let mut known: Vec<&[TermId]> = Vec::new();
        let mut marks = Vec::new();
        for key in top::first(keys, usize::MAX) {
            let terms = self.stream.phrase(&self.phrases[key as u32 as usize]);
            if marks.len() == most {
                break;
            }
            if !terms.windows(2).any(|pair| known.contains(&pair)) {
                known.extend(terms.windows(2));
                marks.push(Mark {
                    terms: terms.to_vec(),
                    passages: FixedBitSet::new(),
                    weight: u32::MAX - (key >> 32) as u32,
                });
            }
        }
        marks
    }

    /// Finds the passages of marks among so many.
    fn mark(&self, marks: &mut [Mark], passages: usize) {
        for mark in &mut *marks {
            mark.passages.grow(passages);
        }
        let mut beginning: Vec<(TermId, u32)> = Vec::new();
        beginning.extend(marks.iter().map(|mark| mark.terms[0]).zip(0..));
        beginning.sort_unstable();
        for (place, &term) in self.stream.terms.iter().enumerate() {
            let from = beginning.partition_point(|mark| mark.0 < term);
            let here = beginning[from..].iter().take_while(|mark| mark.0 == term);
            for &(_, number) in here {
                let mark = &mut marks[number as usize];
                if self.stream.terms[place..].starts_with(&mark.terms) {
                    let passage = self.stream.piece(place as u32);
                    mark.passages.insert(passage as usize);
                }
            }
        }
    }
}
