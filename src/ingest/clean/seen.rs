//! What is seen of a line before its page is judged: its size, its end, its cue, its date, and whether others have it.

use hashbrown::HashMap;

use super::{
    cues::{self, Cue, Says},
    lines::{Line, ends_sentence, is_item},
    signs::{is_byline, is_caption},
    sources::Source,
    stamps::{self, Stamp},
};

/// A line, looked at.
#[derive(Clone, Debug)]
pub(super) struct Seen<'a> {
    pub(super) line: &'a Line,
    /// The line as it is compared.
    pub(super) key: String,
    /// Characters, those of scripts without spaces thrice: about as long as it would be in Latin letters.
    pub(super) size: usize,
    pub(super) words: usize,
    /// Whether it ends as a sentence.
    pub(super) ends: bool,
    pub(super) cue: Option<Cue>,
    pub(super) stamp: Option<Stamp>,
    /// Other documents of its source that have the line.
    pub(super) others: usize,
    /// Whether it is an address, or a date or a number of pages that stands on several pages of a print.
    pub(super) again: bool,
}

/// Sizes from which a line is a paragraph: when it ends as a sentence, and in any case.
const PARAGRAPH: (usize, usize) = (90, 200);

/// Largest size of a line whose words can be a cue, a date, a title.
const SHORT: usize = 120;

/// Largest size of a line in which words of a notice are looked for.
const NOTICE: usize = 500;

/// Looks at all lines of a text.
pub(super) fn all<'a>(lines: &'a [Line], source: &Source<'_>) -> Vec<Seen<'a>> {
    let mut counts: HashMap<&str, usize, foldhash::fast::FixedState> = HashMap::default();
    for line in lines {
        *counts.entry(line.text.trim()).or_default() += 1;
    }
    let seen = |line| {
        let mut seen = Seen::of(line, source);
        let several = counts.get(line.text.trim()).is_some_and(|count| *count > 1);
        seen.again |= (several && is_print_date(&line.text)) || is_page_number(&line.text);
        seen
    };
    lines.iter().map(seen).collect()
}

/// A line that is nothing but an address.
fn is_address(line: &str) -> bool {
    let line = line.trim();
    let begins = ["http://", "https://", "www."]
        .iter()
        .any(|start| line.starts_with(start));
    begins && !line.contains(char::is_whitespace)
}

/// `3/9/21, 4:02 PM`: when a page was printed, alone or before its title.
fn is_print_date(line: &str) -> bool {
    stamps::has_numeric_date(line.trim().split(' ').next().unwrap_or("")) && line.contains(':')
}

/// `1/2`: a page and how many there are.
fn is_page_number(line: &str) -> bool {
    let number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    line.trim()
        .split_once('/')
        .is_some_and(|(page, pages)| number(page) && number(pages))
}

impl<'a> Seen<'a> {
    fn of(line: &'a Line, source: &Source<'_>) -> Self {
        let key = cues::key(&line.text);
        let size = size(&line.text);
        let stamp = (size <= SHORT).then(|| stamps::stamp(&line.text)).flatten();
        let mut seen = Self {
            line,
            size,
            words: key.split(' ').count(),
            ends: ends_sentence(&line.text),
            cue: None,
            stamp,
            others: source.others(&key),
            again: is_address(&line.text),
            key,
        };
        seen.cue = seen.find_cue();
        seen
    }

    fn find_cue(&self) -> Option<Cue> {
        if self.size > NOTICE {
            return None;
        }
        if is_trail(&self.line.text) && !is_byline(&self.line.text) {
            return Some(Cue {
                says: Says::Menu,
                strong: false,
                whole: true,
            });
        }
        if self.line.text.contains('©')
            && !is_caption(&self.line.text)
            && self.size <= SHORT
            && !self.stops()
        {
            return Some(Cue {
                says: Says::Notice,
                strong: false,
                whole: true,
            });
        }
        cues::cue(&self.key).filter(|cue| match cue.says {
            Says::Notice => true,
            Says::Comments if is_item(&self.line.text) => false,
            Says::Published => self.size <= SHORT && (self.stamp.is_some() || cue.whole),
            Says::More => self.size <= 2 * SHORT && !self.stops(),
            _ => self.size <= SHORT && !self.line.text.ends_with('.') && (cue.whole || !self.ends),
        })
    }

    /// Whether it says that it is this.
    pub(super) fn says(&self, says: Says) -> bool {
        self.cue.is_some_and(|cue| cue.says == says)
    }

    /// Whether it is a paragraph of running text.
    pub(super) fn is_prose(&self) -> bool {
        self.size >= PARAGRAPH.1 || (self.size >= PARAGRAPH.0 && self.ends)
    }

    /// Whether it ends as a sentence, and not as a headline may too.
    pub(super) fn stops(&self) -> bool {
        self.ends && (self.words > 12 || !self.line.text.ends_with(['?', '!', '؟', '？', '！']))
    }

    /// Whether it is short and does not end as a sentence: a title, a link, a name.
    pub(super) fn is_label(&self) -> bool {
        self.size <= SHORT && !self.stops() && !self.line.text.ends_with([',', ';', '،'])
    }

    /// Whether a date is nearly all of it.
    pub(super) fn is_date(&self) -> bool {
        self.stamp
            .is_some_and(|stamp| stamp.others <= 3 && self.words <= 14 && !self.stops())
    }

    /// Whether it is no more than marks: `* * *`, `|`, `---`.
    pub(super) fn is_blank(&self) -> bool {
        self.key.is_empty() || self.key.chars().all(|c| matches!(c, ':' | '©' | ' '))
    }
}

/// Places in a site, one after another: `Home > World > Asia`, `Home | Sport | E-paper`.
fn is_trail(text: &str) -> bool {
    [" > ", " › ", " » ", " | ", " • ", " · ", " / ", " → "]
        .iter()
        .any(|mark| {
            let parts: Vec<&str> = text.split(mark).collect();
            let short = parts.iter().all(|part| part.split(' ').count() <= 3);
            let home = cues::cue(&cues::key(parts[0])).is_some_and(|cue| cue.says == Says::Menu);
            parts.len() >= 3 && (short || home)
        })
}

/// Characters, those of scripts that are written without spaces thrice.
pub(super) fn size(text: &str) -> usize {
    text.trim()
        .chars()
        .map(|c| if is_wide(c) { 3 } else { 1 })
        .sum()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}')
}
