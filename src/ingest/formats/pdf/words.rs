//! Words that were broken at the ends of lines made whole.

use hashbrown::HashSet;

/// Words that stand after a hyphen that is not one of a broken word: “pre- and post-war”.
const JOINERS: [&str; 18] = [
    "and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "и",
    "или", "та", "або",
];

/// Words that must be seen before a text is called unreadable.
const FEW: usize = 20;

/// Whether a seventh of the words could not have been written by anybody: they have marks or digits inside, or letters of
/// two scripts. So look texts whose fonts say wrongly which characters their glyphs are.
pub(super) fn is_garbled<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut strange) = (0, 0);
    for word in texts.flat_map(|text| text.split(' ')) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        if word.chars().nth(2).is_some() {
            all += 1;
            strange += usize::from(is_strange(word));
        }
    }
    all >= FEW && strange * 7 > all
}

fn is_strange(word: &str) -> bool {
    let latin = word.contains(|c: char| c.is_ascii_alphabetic());
    let other = word.contains(|c| matches!(c, '\u{370}'..='\u{6FF}'));
    let marked = word.contains(|c| {
        matches!(
            c,
            '<' | '>' | '=' | '?' | ';' | '{' | '}' | '|' | '~' | '^' | '\\'
        )
    });
    latin && other || marked
}

/// The words of a text.
pub(super) struct Words(HashSet<String, foldhash::fast::FixedState>);

impl Words {
    /// The words of some texts, small.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let words = texts.flat_map(|text| text.split(' '));
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        Self(words.map(str::to_lowercase).collect())
    }

    /// A text without the hyphens that a line's end brought: `har- bour`, `har ‐ bour`. The hyphen of `co- operative` stays
    /// where the word is written with it elsewhere in the same text.
    pub(super) fn mended(&self, text: &str) -> String {
        let text = text.replace(" \u{2010} ", "\u{2010} ");
        let mut words = text.split(' ').peekable();
        let mut mended = String::with_capacity(text.len());
        while let Some(word) = words.next() {
            if !mended.is_empty() {
                mended.push(' ');
            }
            mended.push_str(word);
            while let Some((kept, next)) = self.joined(&mended, words.peek()) {
                mended.truncate(kept);
                mended.push_str(next);
                words.next();
            }
        }
        mended
    }

    /// How much of a text that ends with a broken word is kept, and what comes right behind it.
    fn joined<'a>(&self, text: &str, next: Option<&&'a str>) -> Option<(usize, &'a str)> {
        let next = *next?;
        let start = text.rfind(' ').map_or(0, |space| space + 1);
        let word = &text[start..];
        let stem = word.strip_suffix(['-', '\u{2010}', '\u{AD}'])?;
        let begins = stem.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase);
        if !begins || JOINERS.contains(&next) {
            return None;
        }
        let end = next.trim_end_matches(|c: char| !c.is_alphanumeric());
        let stem_word = stem.trim_start_matches(|c: char| !c.is_alphanumeric());
        let known = |hyphen: &str| {
            self.0
                .contains(&format!("{stem_word}{hyphen}{end}").to_lowercase())
        };
        let keeps = known("-") && !known("");
        Some((
            if keeps {
                text.len()
            } else {
                start + stem.len()
            },
            next,
        ))
    }
}
