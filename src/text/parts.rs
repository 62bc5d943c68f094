//! Compound words: what stands inside a word, to be found by itself.

use super::{
    classes::{CLASSES, Class},
    folded, is_wordy,
    numbers::{groups, ungrouped},
    term,
};

/// What follows an apostrophe in English without being a word.
const CLITICS: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// The terms under which a word is found beside its own: its parts of two characters and more, which end before an inner
/// capital, between letters and digits, and at punctuation (`WebAssembly`, `COVID19`, `l’économie`, a full stop without its
/// space); initials without their full stops; numbers without what separates their thousands. Plain words have none, and
/// are looked at once.
#[must_use]
pub fn parts(word: &str) -> Vec<String> {
    if is_plain(word) {
        return Vec::new();
    }
    let runs = runs(word);
    let found: Vec<String> = if runs.iter().all(Run::is_initial) {
        vec![folded(&runs.iter().map(|run| run.text).collect::<String>())]
    } else {
        let mut found = Vec::new();
        for (place, run) in runs.iter().enumerate() {
            if run.stands_before(runs.get(place + 1)) {
                run.terms_into(&mut found);
            }
        }
        found
    };
    let mut parts = Vec::with_capacity(found.len());
    let whole = term(word);
    for part in found {
        if part != whole && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

/// A part of a word.
struct Run<'a> {
    text: &'a str,
    number: bool,
    /// The punctuation before it.
    behind: Option<char>,
}

impl Run<'_> {
    fn is_initial(&self) -> bool {
        self.letters() == 1 && matches!(self.behind, None | Some('.'))
    }

    fn letters(&self) -> usize {
        self.text.chars().filter(|&c| is_wordy(c)).count()
    }

    fn is_clitic(&self) -> bool {
        matches!(self.behind, Some('\'' | '’')) && CLITICS.contains(&self.text)
    }

    /// Whether it is a word of its own: neither `ll` of `they’ll` nor `don` of `don’t`.
    fn stands_before(&self, next: Option<&Self>) -> bool {
        !self.is_clitic() && !next.is_some_and(|next| next.is_clitic() && next.text == "t")
    }

    fn terms_into(&self, terms: &mut Vec<String>) {
        if self.letters() < 2 {
            return;
        }
        let folded = folded(self.text);
        if !self.number {
            terms.push(folded);
        } else if let Some(number) = ungrouped(&folded) {
            terms.push(number);
        } else {
            // Two groups may be a decimal number; more are a date, an address, a list.
            if groups(&folded).count() > 2 {
                let groups = groups(&folded).filter(|group| group.len() > 1);
                terms.extend(groups.map(String::from));
            }
            terms.push(folded);
        }
    }
}

/// What a character is in a compound word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Capital,
    Letter,
    Digit,
    Mark,
    Between,
}

impl Kind {
    fn of(c: char) -> Self {
        let class = CLASSES.get(c.into());
        match class.kind() {
            _ if class.is_mark() || c == '·' => Self::Mark,
            Class::DIGIT => Self::Digit,
            _ if c.is_uppercase() => Self::Capital,
            _ if class.is_wordy() => Self::Letter,
            _ => Self::Between,
        }
    }
}

/// Characters with what they are, marks apart. Punctuation between two digits is part of the number.
fn kinds(word: &str) -> Vec<(usize, char, Kind)> {
    let chars = word.char_indices().map(|(at, c)| (at, c, Kind::of(c)));
    let mut kinds: Vec<_> = chars.filter(|(_, _, kind)| *kind != Kind::Mark).collect();
    for at in 1..kinds.len().saturating_sub(1) {
        if kinds[at - 1].2 == Kind::Digit && kinds[at + 1].2 == Kind::Digit {
            kinds[at].2 = Kind::Digit;
        }
    }
    kinds
}

/// Whether a part ends before the character `at`.
fn is_cut(kinds: &[(usize, char, Kind)], at: usize) -> bool {
    let kind = |at: usize| kinds.get(at).map(|(_, _, kind)| *kind);
    let plural = |at: usize| at + 1 == kinds.len() && kinds[at].1 == 's';
    let before = at.checked_sub(2).and_then(kind);
    match (kinds[at - 1].2, kinds[at].2) {
        (Kind::Letter, Kind::Capital) => true,
        (Kind::Capital, Kind::Capital) => kind(at + 1) == Some(Kind::Letter) && !plural(at + 1),
        (Kind::Capital, Kind::Letter) => before == Some(Kind::Capital) && plural(at),
        (last, this) => last != this,
    }
}

fn is_plain(word: &str) -> bool {
    let mut kinds = word
        .chars()
        .map(Kind::of)
        .filter(|kind| *kind != Kind::Mark);
    let first = kinds.next();
    match kinds.next() {
        None => true,
        Some(second) => {
            (first == Some(second) || (first, second) == (Some(Kind::Capital), Kind::Letter))
                && kinds.all(|kind| kind == second)
        }
    }
}

fn runs(word: &str) -> Vec<Run<'_>> {
    let kinds = kinds(word);
    let mut cuts: Vec<usize> = (1..kinds.len()).filter(|&at| is_cut(&kinds, at)).collect();
    cuts.push(kinds.len());
    let (mut runs, mut start, mut behind) = (Vec::new(), 0, None);
    for cut in cuts {
        let (from, c, kind) = kinds[start];
        let text = &word[from..kinds.get(cut).map_or(word.len(), |(end, ..)| *end)];
        match kind {
            Kind::Between => behind = Some(c),
            _ => runs.push(Run {
                text,
                number: kind == Kind::Digit,
                behind: behind.take(),
            }),
        }
        start = cut;
    }
    runs
}
