//! Languages, told by their commonest words, the letters that few others have, and their scripts (`languages.txt`).
//!
//! A sign that `n` languages share counts `1/√n` for each. Documents of thirty words and more are told by their words alone,
//! which an index can count without reading a text again; shorter texts need the other signs too, and may stay untold.

use std::{collections::HashMap, sync::LazyLock};

use super::{scripts::script, term, tokens};
use crate::strings::Interner;

/// A language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639.
    pub code: &'static str,
    /// In English.
    pub name: &'static str,
    /// By their names in Unicode.
    pub scripts: Vec<&'static str>,
    /// Its commonest words as terms, and what each counts.
    pub words: Vec<(String, f32)>,
}

/// All languages that are known.
#[must_use]
pub fn languages() -> &'static [Language] {
    &LANGUAGES
}

/// The language of a text, among those that may be; none where there are no signs or they are even. Costs about 200
/// nanoseconds a word.
#[must_use]
pub fn language(text: &str, among: impl Fn(&Language) -> bool) -> Option<&'static Language> {
    let mut scores = vec![0.0; languages().len()];
    for token in tokens(text) {
        SIGNS.count(&text[token.start..token.end], &mut scores);
    }
    for (score, language) in scores.iter_mut().zip(languages()) {
        if !among(language) {
            *score = 0.0;
        }
    }
    Some(&languages()[clearest(&scores)?])
}

impl Language {
    /// Whether the algorithms of Snowball know the forms of its words.
    #[must_use]
    pub fn has_stems(&self) -> bool {
        !STEMLESS.contains(&self.code)
    }

    /// Whether it is written in the script of a word.
    #[must_use]
    pub fn writes(&self, word: &str) -> bool {
        let script = word.chars().find_map(script);
        script.is_some_and(|script| self.scripts.contains(&script))
    }
}

/// The place of the one score that is clear of all others.
#[must_use]
pub fn clearest(scores: &[f32]) -> Option<usize> {
    let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
    let clear = |(place, score): (usize, &f32)| place == best || is_clear(scores[best], *score);
    scores.iter().enumerate().all(clear).then_some(best)
}

/// Whether a score is a twentieth greater than another.
#[must_use]
pub fn is_clear(best: f32, other: f32) -> bool {
    other * 1.05 < best
}

/// Languages whose word forms no algorithm is known for.
const STEMLESS: [&str; 9] = ["sk", "bg", "vi", "he", "ur", "th", "zh", "ja", "ko"];

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let mut terms = Interner::default();
    let mut sharing: Vec<usize> = Vec::new();
    let mut numbers: Vec<Vec<u32>> = Vec::new();
    for [.., words] in rows() {
        let mut own = Vec::new();
        for word in words.split(' ') {
            let (number, is_new) = terms.intern(&term(word));
            if is_new {
                sharing.push(0);
            }
            if !own.contains(&number) {
                own.push(number);
                sharing[number as usize] += 1;
            }
        }
        numbers.push(own);
    }
    let word = |number: u32| {
        let counts = share(sharing[number as usize]);
        (terms.strings().get(number).to_string(), counts)
    };
    let both = rows().zip(numbers);
    both.map(|([code, name, scripts, ..], numbers)| Language {
        code,
        name,
        scripts: scripts.split(' ').collect(),
        words: numbers.into_iter().map(word).collect(),
    })
    .collect()
});

/// Code, name, scripts, letters and words of each language.
fn rows() -> impl Iterator<Item = [&'static str; 5]> {
    let lines = include_str!("languages.txt").lines();
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next();
        Some([cell()?, cell()?, cell()?, cell()?, cell()?])
    })
}

static SIGNS: LazyLock<Signs> = LazyLock::new(Signs::new);

/// Signs with the languages that have them, by number.
type Sign<K> = HashMap<K, Vec<usize>>;

/// What languages are told by.
#[derive(Default)]
struct Signs {
    /// Common words in lower case.
    words: Sign<String>,
    terms: Sign<String>,
    letters: Sign<char>,
    scripts: Sign<&'static str>,
}

impl Signs {
    fn new() -> Self {
        let mut signs = Self::default();
        for ([_, _, scripts, letters, words], number) in rows().zip(0..) {
            note(scripts.split(' '), number, &mut signs.scripts);
            note(letters.chars(), number, &mut signs.letters);
            note(words.split(' ').map(String::from), number, &mut signs.words);
            note(words.split(' ').map(term), number, &mut signs.terms);
        }
        signs
    }

    /// Adds what a word says. Written without its accents, it says half as much.
    fn count(&self, word: &str, scores: &mut [f32]) {
        let lower = word.to_lowercase().replace('’', "'");
        match self.words.get(&lower) {
            Some(languages) => add(Some(languages), 1.0, scores),
            None => add(self.terms.get(&term(word)), 0.5, scores),
        }
        for (at, c) in lower.char_indices() {
            if !lower[..at].contains(c) {
                add(self.letters.get(&c), 0.5, scores);
            }
        }
        let script = lower.chars().next().and_then(script);
        let alone = script.and_then(|script| self.scripts.get(script));
        add(alone.filter(|languages| languages.len() == 1), 1.0, scores);
    }
}

fn note<K: Eq + std::hash::Hash>(
    keys: impl Iterator<Item = K>,
    number: usize,
    signs: &mut Sign<K>,
) {
    for key in keys {
        let languages = signs.entry(key).or_default();
        if languages.last() != Some(&number) {
            languages.push(number);
        }
    }
}

fn add(languages: Option<&Vec<usize>>, weight: f32, scores: &mut [f32]) {
    for &language in languages.into_iter().flatten() {
        scores[language] += weight * languages.map_or(0.0, |all| share(all.len()));
    }
}

fn share(languages: usize) -> f32 {
    1.0 / (languages as f32).sqrt()
}
