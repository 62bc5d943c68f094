//! A line's tokens by their number: what each may mean, and what joins it to the next.

use super::{
    gap::{Gap, gap},
    scan::{Token, digit, scan},
    words::{Cue, Entry, Sense},
};

/// The numbers of a line, and those of its words that dates are made of.
pub(super) struct Tokens<'a> {
    line: &'a str,
    tokens: Vec<Token>,
    language: Option<&'a str>,
}

impl<'a> Tokens<'a> {
    /// The tokens of a line; words that mean several things are read in the given language.
    pub(super) fn of(line: &'a str, language: Option<&'a str>) -> Self {
        let of_dates = |entry: &Entry| entry.sense != Sense::Common;
        let mut tokens = scan(line);
        tokens.retain(|token| token.number().is_some() || token.entries().iter().any(of_dates));
        Self {
            line,
            tokens,
            language,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Where a token begins, in bytes.
    pub(super) fn start(&self, at: usize) -> usize {
        self.tokens[at].start
    }

    /// Where a token ends, in bytes.
    pub(super) fn end(&self, at: usize) -> usize {
        self.tokens[at].end
    }

    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        self.tokens.get(at)?.number()
    }

    /// A number of one or two digits.
    pub(super) fn short(&self, at: usize) -> Option<(u8, usize)> {
        let (value, digits) = self.number(at).filter(|&(_, digits)| digits <= 2)?;
        Some((value as u8, digits))
    }

    /// Whether a number of four digits stands behind a token, a space or comma between.
    pub(super) fn is_year(&self, at: usize, behind: usize) -> bool {
        self.number(at).is_some_and(|(_, digits)| digits == 4)
            && self.joins(behind, &[Gap::Space, Gap::DotSpace])
    }

    /// The month of a word: in the text's language if it is one there, else in any, unless it is a short word.
    pub(super) fn month(&self, at: usize) -> Option<u8> {
        let token = self.tokens.get(at)?;
        let month = |sense| match sense {
            Sense::Month(month) => Some(month),
            _ => None,
        };
        let all = || token.entries().iter();
        let own = |entry: &&Entry| Some(entry.language) == self.language;
        let long = token.end - token.start > 3 || self.language.is_none();
        all()
            .filter(own)
            .chain(all().filter(|entry| long || entry.language == "en"))
            .find_map(|entry| month(entry.sense))
    }

    pub(super) fn weekday(&self, at: usize) -> Option<u8> {
        let entries = self.tokens.get(at)?.entries().iter();
        let weekday = |sense| match sense {
            Sense::Weekday(day, _) => Some(day),
            _ => None,
        };
        let own = entries
            .clone()
            .filter(|entry| Some(entry.language) == self.language);
        own.chain(entries).find_map(|entry| weekday(entry.sense))
    }

    /// What a word means in the text's language.
    pub(super) fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        let entries = self.tokens.get(at)?.entries().iter();
        entries
            .filter(|entry| Some(entry.language) == self.language)
            .find_map(|entry| pick(entry.sense))
    }

    pub(super) fn weekday_alone(&self, at: usize) -> Option<u8> {
        self.sense(at, |sense| match sense {
            Sense::Weekday(day, true) => Some(day),
            _ => None,
        })
    }

    pub(super) fn which(&self, at: usize) -> Option<i8> {
        self.sense(at, |sense| match sense {
            Sense::Which(which) => Some(which),
            _ => None,
        })
    }

    pub(super) fn is_month_word(&self, at: usize) -> bool {
        self.sense(at, |sense| (sense == Sense::Month1).then_some(()))
            .is_some()
    }

    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        let entries = self.tokens[at].entries().iter();
        let own = entries
            .clone()
            .filter(|entry| Some(entry.language) == self.language);
        own.chain(entries).find_map(|entry| match entry.sense {
            Sense::Cue(cue) => Some(cue),
            _ => None,
        })
    }

    /// Whether “last” stands behind its noun in the text's language.
    pub(super) fn is_postfix(&self) -> bool {
        matches!(self.language, Some("fr" | "es" | "it" | "pt" | "ar"))
    }

    /// Whether a weekday is part of a name, or every such day: `Black Friday`, `every Monday`.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        before.is_some_and(|before| {
            self.joins(before, &[Gap::Space])
                && self
                    .sense(before, |sense| (sense == Sense::Not).then_some(()))
                    .is_some()
        })
    }

    /// Whether a word owns what follows: `today's`.
    pub(super) fn is_owner(&self, at: usize) -> bool {
        let rest = &self.line[self.tokens[at].end..];
        rest.starts_with("'s") || rest.starts_with("’s")
    }

    /// Whether an English month is written with a capital, or the month is not an English word.
    pub(super) fn is_proper(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let english = token.entries().iter().any(|entry| entry.language == "en");
        !english
            || self.line[token.start..].starts_with(char::is_uppercase)
            || !matches!(self.language, None | Some("en"))
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(two)) => gap(&self.line[one.end..two.start]),
            _ => Gap::Wide,
        }
    }

    pub(super) fn joins(&self, at: usize, gaps: &[Gap]) -> bool {
        gaps.contains(&self.gap(at))
    }

    pub(super) fn followed(&self, at: usize, by: &[char]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.line[token.end..].trim_start().starts_with(by))
    }

    /// Whether a number goes on another: `10.3.14.2018` is no date.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        let mut before = self.line[..self.tokens[at].start].chars().rev();
        matches!(before.next(), Some('.' | '/' | '-' | ':' | '$' | '€' | '£'))
            && before.next().is_none_or(|c| digit(c).is_some())
    }

    /// Whether no further number goes on behind the last one before a token.
    pub(super) fn ends(&self, next: usize) -> bool {
        let mut behind = self.line[self.tokens[next - 1].end..].chars();
        !(matches!(behind.next(), Some('.' | '/' | '-'))
            && behind.next().is_some_and(|c| digit(c).is_some()))
    }
}
