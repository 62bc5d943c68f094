//! Languages are told by a few words.

use concord::text::{Language, clearest, language, languages, term, terms};

/// A dozen sentences in each language, with its code.
pub(crate) fn sentences() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("sentences.txt").lines();
    lines.map(|line| line.split_once('\t').unwrap())
}

fn code(text: &str, among: impl Fn(&Language) -> bool) -> &'static str {
    language(text, among).map_or("?", |language| language.code)
}

#[test]
fn single_sentences_are_told() {
    let all = sentences().count();
    let (mut right, mut wrong) = (0, Vec::new());
    for (expected, sentence) in sentences() {
        match code(sentence, |_| true) {
            told if told == expected => right += 1,
            "?" => {}
            told => wrong.push((told, expected, sentence)),
        }
    }
    assert!(right * 100 >= all * 95, "{right} of {all}");
    assert!(wrong.len() * 100 <= all, "{wrong:#?}");
}

#[test]
fn texts_of_a_few_sentences_are_told_by_their_commonest_words_alone() {
    for known in languages() {
        let written = sentences().filter(|(code, _)| *code == known.code);
        let text: String = written
            .map(|(_, sentence)| format!("{sentence} "))
            .collect();
        let words = terms(&text);
        let counted = |language: &Language| {
            let counts = |word: &String| words.iter().filter(|other| *other == word).count() as f32;
            language
                .words
                .iter()
                .map(|(word, weight)| counts(word) * weight)
                .sum()
        };
        let scores: Vec<f32> = languages().iter().map(counted).collect();
        let told = clearest(&scores).map(|place| languages()[place].code);
        assert_eq!(told, Some(known.code));
        assert_eq!(code(&text, |_| true), known.code);
    }
}

#[test]
fn few_words_are_told_among_few_languages() {
    for (text, among, expected) in [
        ("das Haus am See", "en de", "de"),
        ("the house", "en de fr", "en"),
        ("señor", "en es", "es"),
        ("щука", "ru uk", "?"),
        ("їжак", "ru uk", "uk"),
        ("東京タワー", "ja zh", "ja"),
        ("Ελλάδα", "en el", "el"),
        ("پاکستان کے", "ur fa ar", "ur"),
        ("2018", "en de", "?"),
        ("", "en de", "?"),
        ("the", "de fr", "?"),
    ] {
        let told = code(text, |language| {
            among.split(' ').any(|code| code == language.code)
        });
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn words_are_terms() {
    for language in languages() {
        assert!(language.words.len() >= 15, "{}", language.code);
        for (word, weight) in &language.words {
            assert_eq!(terms(word), [term(word)], "{word} of {}", language.code);
            assert!(*weight > 0.0 && *weight <= 1.0);
        }
    }
}
