//! “Did you mean …?”: words that the corpus has, in the place of those that it does not have, or hardly.

use super::frequent::frequent;
use crate::{
    index::{Index, Zone},
    protocol::{Request, Suggestion},
    query::{Expander, Forms, Leaf, Pattern, Query, WrittenWord, misspelt},
};

/// A result of more documents than this needs no suggestion, and a word in more is spelt as it should be.
const FEW: usize = 2;

/// A word is taken for another that is spelt nearly so when that is in so many times as many documents.
const LIKELIER: usize = 10;

/// Words of a query that are replaced.
const MOST_WORDS: usize = 4;

/// Words that are tried for each.
const MOST_CHOICES: usize = 3;

/// Queries that are tried.
const MOST_TRIED: usize = 5;

/// Suggestions of an answer.
const MOST_SUGGESTIONS: usize = 3;

/// A word of the query, and what it may have been meant as, nearest and most frequent first.
struct Doubtful<'a> {
    written: Vec<&'a WrittenWord>,
    pattern: &'a Pattern,
    choices: Vec<String>,
}

/// What may have been meant by a query that matches `found` documents; `total` counts what a request matches.
#[must_use]
pub fn suggest(
    request: &Request,
    query: &Query,
    found: usize,
    (index, forms): (&Index, &Forms),
    zones: &[Zone],
    total: &dyn Fn(&Request) -> usize,
) -> Vec<Suggestion> {
    if found > FEW {
        return Vec::new();
    }
    let words = doubtful(query, index, forms, zones);
    let mut suggestions = Vec::new();
    for choice in choices(&words).into_iter().take(MOST_TRIED) {
        let mut changed: Vec<(&WrittenWord, &str)> = Vec::new();
        for (word, &choice) in words.iter().zip(&choice) {
            let instead = &word.choices[choice];
            changed.extend(
                word.written
                    .iter()
                    .map(|&written| (written, instead.as_str())),
            );
        }
        changed.sort_unstable_by_key(|(written, _)| written.place.start);
        changed.dedup_by_key(|(written, _)| written.place.start);
        let request = Request {
            query: replaced(&request.query, &changed),
            ..request.clone()
        };
        let total = total(&request);
        if total > found {
            suggestions.push(suggestion(request.query, total, &words, &choice));
        }
        if suggestions.len() == MOST_SUGGESTIONS {
            break;
        }
    }
    suggestions
}

/// The words of a query that count for a document and that the corpus does not have, or hardly.
fn doubtful<'a>(
    query: &'a Query,
    index: &Index,
    forms: &Forms,
    zones: &[Zone],
) -> Vec<Doubtful<'a>> {
    let mut positive = vec![false; query.leaves.len()];
    query
        .root
        .positive_leaves(&mut |leaf| positive[leaf] = true);
    let mut expander = Expander::new(&index.lexicon, forms);
    let mut known: Vec<Doubtful<'_>> = Vec::new();
    for written in query.words.iter().filter(|written| positive[written.leaf]) {
        let leaf @ Leaf::Words(_) = &query.leaves[written.leaf] else {
            continue;
        };
        let pattern = &leaf.patterns()[written.word];
        match known.iter_mut().find(|word| word.pattern == pattern) {
            Some(word) => word.written.push(written),
            None => known.push(Doubtful {
                written: vec![written],
                pattern,
                choices: Vec::new(),
            }),
        }
    }
    for word in &mut known {
        word.choices = instead(word.pattern, &mut expander, index, zones);
    }
    known.retain(|word| !word.choices.is_empty());
    known.truncate(MOST_WORDS);
    known
}

/// The terms that may have been meant by a word.
fn instead(
    word: &Pattern,
    expander: &mut Expander<'_>,
    index: &Index,
    zones: &[Zone],
) -> Vec<String> {
    let (near, least) = match (misspelt(word, expander), word) {
        (Some(near), _) => (near, 1),
        (None, Pattern::Whole(term) | Pattern::Term(term) | Pattern::Stem { term, .. }) => {
            let known = index.lexicon.exact(term);
            let documents = index.documents_with(index.lexicon.words_of(known.clone()), zones);
            if known.is_empty() || documents > FEW {
                return Vec::new();
            }
            let near = Pattern::Fuzzy {
                term: term.clone(),
                distance: 1,
                open: false,
            };
            (near, (documents * LIKELIER).max(1))
        }
        (None, _) => return Vec::new(),
    };
    let slot = expander.slot(&near);
    let (_, best) = frequent(&slot.words, zones, index, MOST_CHOICES);
    let likely = best.into_iter().filter(|other| other.count >= least);
    let mut choices: Vec<String> = likely.map(|other| other.value).collect();
    // A word that is there may have been meant, and another be wrong.
    if let (Pattern::Whole(term) | Pattern::Term(term) | Pattern::Stem { term, .. }, false) =
        (word, choices.is_empty() || least == 1)
    {
        choices.push(term.clone());
    }
    choices
}

/// The nearest of all, then each word's other choices by turns.
fn choices(words: &[Doubtful<'_>]) -> Vec<Vec<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let nearest = vec![0; words.len()];
    let mut choices = vec![nearest.clone()];
    for choice in 1..=MOST_CHOICES {
        for (number, _) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| choice < word.choices.len())
        {
            let mut other = nearest.clone();
            other[number] = choice;
            choices.push(other);
        }
    }
    choices
}

fn replaced(query: &str, changed: &[(&WrittenWord, &str)]) -> String {
    let mut replaced = String::with_capacity(query.len());
    let mut at = 0;
    for (written, instead) in changed {
        replaced.push_str(&query[at..written.place.start]);
        replaced.push_str(instead);
        if query[written.place.clone()].ends_with('^') {
            replaced.push('^');
        }
        at = written.place.end;
    }
    replaced.push_str(&query[at..]);
    replaced
}

fn suggestion(query: String, total: usize, words: &[Doubtful<'_>], choice: &[usize]) -> Suggestion {
    let both = words.iter().zip(choice);
    let (word, instead): (Vec<&str>, Vec<&str>) = both
        .map(|(word, &choice)| (letters(word.pattern), word.choices[choice].as_str()))
        .filter(|(word, instead)| word != instead)
        .unzip();
    Suggestion {
        query,
        word: word.join(" "),
        instead: instead.join(" "),
        total,
    }
}

fn letters(pattern: &Pattern) -> &str {
    match pattern {
        Pattern::Whole(term)
        | Pattern::Term(term)
        | Pattern::Typing(term)
        | Pattern::Stem { term, .. } => term,
        _ => "",
    }
}
