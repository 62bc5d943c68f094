//! The words of dates in many languages: months, weekdays, “yesterday”, “published”; and which language they tell.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::text::fold_into;

/// One line for each language and use; its first lines say how it is written.
const TABLE: &str = include_str!("words.txt");

/// Words longer than this, in bytes, are none of dates.
const LONGEST: usize = 48;

/// Characters of the longest word of a script without spaces.
const LONGEST_RUN: usize = 3;

/// What a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// January is 1.
    Month(u8),
    /// Monday is 0; whether the word is a weekday even where no date stands beside it.
    Weekday(u8, bool),
    /// What a line says of the date behind it.
    Cue(Cue),
    /// Days from the day on which somebody writes: yesterday is -1.
    Days(i8),
    /// Last is -1, this 0, next 1.
    Which(i8),
    /// The word “month”.
    Month1,
    /// The word “year”.
    Year1,
    /// A frequent word, which tells the language.
    Common,
    /// A word such as “every” or “Black”, after which a weekday is no day in particular.
    Not,
}

/// What a line says of the date in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// That day it was published.
    Published,
    /// That day it was changed.
    Updated,
    /// That day somebody saved, printed or read it.
    Saved,
    /// That day is of something else: a deadline, a birth.
    Other,
}

/// What a word may mean in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The language's tag, as in `ru`.
    pub(super) language: &'static str,
    pub(super) sense: Sense,
}

/// Words by their folded form.
pub(super) struct Words {
    entries: HashMap<String, Vec<Entry>, FixedState>,
    /// First characters of words in scripts without spaces.
    starts: HashSet<char, FixedState>,
    languages: Vec<&'static str>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

impl Words {
    fn read() -> Self {
        let mut words = Self {
            entries: HashMap::default(),
            starts: HashSet::default(),
            languages: Vec::new(),
        };
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.splitn(3, ' ');
            let (Some(language), Some(what), Some(list)) =
                (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            if words.languages.last() != Some(&language) {
                words.languages.push(language);
            }
            for (at, forms) in list.split(',').enumerate() {
                let forms = forms.split('|').map(str::trim);
                for form in forms.filter(|form| !form.is_empty()) {
                    words.insert(form, language, sense(what, at as u8));
                }
            }
        }
        words
    }

    fn insert(&mut self, form: &str, language: &'static str, sense: Option<Sense>) {
        let Some(sense) = sense else { return };
        self.starts
            .extend(form.chars().next().filter(|&c| is_unspaced(c)));
        let mut key = String::new();
        fold_into(form, &mut key);
        self.entries
            .entry(key)
            .or_default()
            .push(Entry { language, sense });
    }

    /// The languages of the table, in its order.
    pub(super) fn languages(&self) -> impl Iterator<Item = &'static str> {
        self.languages.iter().copied()
    }

    /// What a word may mean; `buffer` is overwritten.
    pub(super) fn get(&self, word: &str, buffer: &mut String) -> &[Entry] {
        if word.len() > LONGEST {
            return &[];
        }
        buffer.clear();
        fold_into(word, buffer);
        self.entries.get(buffer.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The longest word at the beginning of a text without spaces, with its length in bytes.
    pub(super) fn run(&self, text: &str, buffer: &mut String) -> Option<(usize, &[Entry])> {
        let first = text.chars().next()?;
        if !self.starts.contains(&first) {
            return None;
        }
        let ends = text.char_indices().take(LONGEST_RUN);
        let mut ends: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).collect();
        ends.reverse();
        ends.into_iter().find_map(|end| {
            let entries = self.get(&text[..end], buffer);
            (!entries.is_empty()).then_some((end, entries))
        })
    }
}

fn sense(what: &str, at: u8) -> Option<Sense> {
    Some(match what {
        "months" => Sense::Month(at + 1),
        "weekdays" => Sense::Weekday(at, true),
        "attached" => Sense::Weekday(at, false),
        "published" => Sense::Cue(Cue::Published),
        "updated" => Sense::Cue(Cue::Updated),
        "saved" => Sense::Cue(Cue::Saved),
        "other" => Sense::Cue(Cue::Other),
        "days" => Sense::Days(at as i8 - 1),
        "before" => Sense::Days(-2),
        "after" => Sense::Days(2),
        "last" => Sense::Which(-1),
        "this" => Sense::Which(0),
        "next" => Sense::Which(1),
        "month" => Sense::Month1,
        "year" => Sense::Year1,
        "common" => Sense::Common,
        "not" => Sense::Not,
        _ => return None,
    })
}

/// Whether words of a character's script are written without spaces: Han and kana.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}
