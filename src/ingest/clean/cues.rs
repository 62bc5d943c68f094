//! Words by which a line says what it is: `Read more:`, `16 comments`, `Skip to main content`.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::text;

/// The words, by cue; its head says how it is written.
const TABLE: &str = include_str!("cues.txt");

/// What a line says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) says: Says,
    /// Whether an ordinary document hardly has such a line.
    pub(super) strong: bool,
    /// Whether the words are all of the line.
    pub(super) whole: bool,
}

/// The cues that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Share,
    Notice,
    /// A link to one other story.
    More,
    /// The heading of links to other stories.
    Related,
    /// The heading of readers' comments.
    Comments,
    /// What stands under a comment.
    Reply,
    Published,
    Advert,
    Menu,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    Within,
}

struct Phrase {
    words: String,
    place: Place,
    cue: Cue,
}

/// Phrases by their first word.
type Phrases = HashMap<String, Vec<Phrase>, foldhash::fast::FixedState>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| read(TABLE));

fn read(table: &str) -> Phrases {
    let mut phrases = Phrases::default();
    let mut section = None;
    for line in table.lines().filter(|line| !line.starts_with(";;")) {
        if let Some(head) = line.strip_prefix('[') {
            section = section_of(head.trim_end_matches(']'));
        } else if let (Some((says, place, strong)), false) = (section, line.is_empty()) {
            let words = line.split(' ').map(term).collect::<Vec<_>>().join(" ");
            let first = words.split(' ').next().unwrap_or("").to_string();
            let several = words.split(' ').filter(|word| *word != ":").count() > 1;
            let cue = Cue {
                says,
                strong: strong.unwrap_or(several),
                whole: place == Place::Whole,
            };
            let phrase = Phrase { words, place, cue };
            phrases.entry(first).or_default().push(phrase);
        }
    }
    phrases
}

fn section_of(head: &str) -> Option<(Says, Place, Option<bool>)> {
    let mut words = head.split(' ');
    let says = match words.next()? {
        "share" => Says::Share,
        "notice" => Says::Notice,
        "more" => Says::More,
        "related" => Says::Related,
        "comments" => Says::Comments,
        "reply" => Says::Reply,
        "published" => Says::Published,
        "advert" => Says::Advert,
        "menu" => Says::Menu,
        _ => return None,
    };
    let place = match words.next()? {
        "whole" => Place::Whole,
        "start" => Place::Start,
        _ => Place::Within,
    };
    Some((says, place, words.next().map(|word| word == "strong")))
}

fn term(word: &str) -> String {
    if matches!(word, "#" | ":" | "©") {
        word.into()
    } else {
        text::terms(word).join(" ")
    }
}

/// Bytes of a line from which it is a paragraph that says no cue: cutting it into terms is not worth the time.
const LONG: usize = 1_500;

/// A line as it is compared: its terms, numbers as `#`, and the colons and copyright signs between them.
pub(super) fn key(line: &str) -> String {
    if line.len() > LONG {
        return line.trim().to_lowercase();
    }
    let mut key = String::with_capacity(line.len() + 8);
    let mut term = String::new();
    let mut at = 0;
    for token in text::tokens(line) {
        marks(&line[at..token.start], &mut key);
        text::term_into(&line[token.start..token.end], &mut term);
        let number = term
            .chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | ','));
        push(if number { "#" } else { &term }, &mut key);
        at = token.end;
    }
    marks(&line[at..], &mut key);
    key
}

fn marks(between: &str, key: &mut String) {
    for c in between.chars() {
        match c {
            ':' | '：' => push(":", key),
            '©' => push("©", key),
            _ => {}
        }
    }
}

fn push(term: &str, key: &mut String) {
    if !key.is_empty() {
        key.push(' ');
    }
    key.push_str(term);
}

/// What a line says that it is, by its key.
pub(super) fn cue(key: &str) -> Option<Cue> {
    let whole = key.trim_end_matches(" :").trim_end_matches(" ©");
    let mut found = services(whole);
    let mut at = 0;
    for word in key.split(' ') {
        for phrase in PHRASES.get(word).into_iter().flatten() {
            let fits = match phrase.place {
                Place::Whole => at == 0 && whole == phrase.words,
                Place::Start => at == 0 && begins(key, &phrase.words),
                Place::Within => begins(&key[at..], &phrase.words),
            };
            if fits && found.is_none_or(|found| !found.whole && !found.strong) {
                found = Some(phrase.cue);
            }
        }
        at += word.len() + 1;
    }
    found
}

/// A line of several words each of which would be a share line: `Facebook Twitter WhatsApp`.
fn services(key: &str) -> Option<Cue> {
    let shares = |word: &str| {
        let phrases = PHRASES.get(word).into_iter().flatten();
        let mut alone = phrases.filter(|phrase| phrase.words == word);
        matches!(word, "via" | "on" | "#") || alone.any(|phrase| phrase.cue.says == Says::Share)
    };
    let words = key.split(' ').count();
    let all = (2..=16).contains(&words) && key.split(' ').all(shares);
    let named = key
        .split(' ')
        .any(|word| word.chars().all(char::is_alphabetic));
    (all && named).then_some(Cue {
        says: Says::Share,
        strong: words > 2,
        whole: true,
    })
}

fn begins(key: &str, words: &str) -> bool {
    key.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
