//! The languages of the documents, counted: each is told by its commonest words, whose lists are at hand.

use fixedbitset::FixedBitSet;

use super::{Index, Zone};
use crate::text::{self, Language};

/// A language of which fewer documents than one in so many are told is taken for a slip.
const ONE_IN: usize = 100;

/// What the common words of a document must count for at the least, so that it is told: that of two words which are of one
/// language alone.
const LEAST_SCORE: f32 = 2.0;

/// Fields that say in what language a document is.
const DECLARED: [&str; 2] = ["language", "lang"];

/// A language, and the documents that are in it.
#[derive(Debug)]
pub struct Spoken {
    /// The language.
    pub language: &'static Language,
    /// The documents.
    pub documents: FixedBitSet,
    /// How many they are.
    pub count: usize,
}

/// What is known of a document's language: the best, and what it and the next count for.
#[derive(Clone, Copy, Default)]
struct Told {
    language: usize,
    best: f32,
    next: f32,
}

impl Told {
    fn see(&mut self, language: usize, score: f32) {
        if score > self.best {
            *self = Self {
                language,
                best: score,
                next: self.best,
            };
        } else {
            self.next = self.next.max(score);
        }
    }

    fn is_clear(&self) -> bool {
        self.best >= LEAST_SCORE && text::is_clear(self.best, self.next)
    }
}

impl Index {
    /// The languages of the documents, those of most documents first. What a field `language` or `lang` says counts more
    /// than words do. A document with few common words stays untold; where all do, they are told as one text. Costs the
    /// lists of a thousand common words.
    #[must_use]
    pub fn languages(&self) -> Vec<Spoken> {
        let (mut told, all) = self.told();
        self.declared(&mut told);
        if !told.iter().any(Told::is_clear) {
            told.fill(all);
        }
        let clear = || told.iter().enumerate().filter(|(_, told)| told.is_clear());
        let least = clear().count().div_ceil(ONE_IN).max(1);
        let mut spoken: Vec<Spoken> = Vec::new();
        for (number, language) in text::languages().iter().enumerate() {
            let mut documents = FixedBitSet::with_capacity(self.documents);
            for (document, _) in clear().filter(|(_, told)| told.language == number) {
                documents.insert(document);
            }
            let count = documents.count_ones(..);
            if count >= least {
                let place = spoken.partition_point(|other| other.count >= count);
                let one = Spoken {
                    language,
                    documents,
                    count,
                };
                spoken.insert(place, one);
            }
        }
        spoken
    }

    /// What the words of each document say, and those of all together.
    fn told(&self) -> (Vec<Told>, Told) {
        let mut told = vec![Told::default(); self.documents];
        let mut all = Told::default();
        let mut scores = vec![0.0; self.documents];
        for (number, language) in text::languages().iter().enumerate() {
            for (term, weight) in &language.words {
                let words = self.lexicon.words_of(self.lexicon.exact(term));
                for zone in [Zone::Title, Zone::Article] {
                    self.postings[zone as usize].each_document(words.clone(), |document, count| {
                        scores[document as usize] += weight * count as f32;
                    });
                }
            }
            all.see(number, scores.iter().sum());
            for (told, score) in told.iter_mut().zip(&mut scores) {
                told.see(number, std::mem::take(score));
            }
        }
        (told, all)
    }

    /// Puts what a field says in the place of what words say.
    fn declared(&self, told: &mut [Told]) {
        let mut columns = DECLARED.iter().filter_map(|name| self.columns.get(name));
        let Some(column) = columns.next() else {
            return;
        };
        for (value, name) in column.values.iter().enumerate() {
            let Some(language) = named(name) else {
                continue;
            };
            for document in column.documents_where(|other| other == value).ones() {
                told[document] = Told {
                    language,
                    best: f32::INFINITY,
                    next: 0.0,
                };
            }
        }
    }
}

/// The number of a language by its code (`en`, `en-GB`) or its English name.
fn named(name: &str) -> Option<usize> {
    let code = name.split(['-', '_']).next().unwrap_or_default();
    text::languages().iter().position(|language| {
        language.code.eq_ignore_ascii_case(code) || language.name.eq_ignore_ascii_case(name)
    })
}
