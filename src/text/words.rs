//! Words by UAX 29 (Unicode text segmentation): each piece between word boundaries that holds a letter or a digit.

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// Where a word stands in its text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// The words of a text, in order. ASCII is read at about the speed of memory; the rest by the standard's full rules.
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        chunk: 0,
        at: 0,
        end: 0,
        rest: None,
    }
}

/// The iterator of [`tokens`]. It works on chunks between ASCII white space, where a word boundary always is.
pub struct Tokens<'a> {
    text: &'a str,
    chunk: usize,
    at: usize,
    end: usize,
    rest: Option<UnicodeWordIndices<'a>>,
}

impl Tokens<'_> {
    /// Where the chunk begins that the last token stood in: reading can start anew there.
    #[must_use]
    pub fn chunk_start(&self) -> usize {
        self.chunk
    }

    /// Moves to the next chunk; false at the end of the text.
    fn next_chunk(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut start = self.end;
        while start < bytes.len() && CLASS[usize::from(bytes[start])] == Class::Space {
            start += 1;
        }
        let mut end = start;
        let mut all = 0;
        while end < bytes.len() && CLASS[usize::from(bytes[end])] != Class::Space {
            all |= bytes[end];
            end += 1;
        }
        (self.chunk, self.at, self.end) = (start, start, end);
        self.rest = (all >= 0x80).then(|| self.text[start..end].unicode_word_indices());
        start < end
    }

    /// The next word of an ASCII chunk.
    fn next_ascii(&mut self) -> Option<Token> {
        let bytes = &self.text.as_bytes()[..self.end];
        let class = |at: usize| {
            bytes
                .get(at)
                .map_or(Class::Space, |&byte| CLASS[usize::from(byte)])
        };
        loop {
            while self.at < self.end && !class(self.at).in_word() {
                self.at += 1;
            }
            if self.at == self.end {
                return None;
            }
            let start = self.at;
            let mut wordy = false;
            loop {
                while class(self.at).in_word() {
                    wordy |= class(self.at) != Class::Connector;
                    self.at += 1;
                }
                if !class(self.at).joins(class(self.at - 1), class(self.at + 1)) {
                    break;
                }
                self.at += 1;
            }
            if wordy {
                return Some(Token {
                    start,
                    end: self.at,
                });
            }
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let token = match &mut self.rest {
                Some(words) => words.next().map(|(at, word)| {
                    let start = self.chunk + at;
                    Token {
                        start,
                        end: start + word.len(),
                    }
                }),
                None => self.next_ascii(),
            };
            if token.is_some() {
                return token;
            }
            if !self.next_chunk() {
                return None;
            }
        }
    }
}

/// The word-break properties that ASCII characters have (UAX 29, table 3).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Space,
    Letter,
    Digit,
    Connector,
    MidLetter,
    MidNumber,
    MidBoth,
}

impl Class {
    fn in_word(self) -> bool {
        matches!(self, Self::Letter | Self::Digit | Self::Connector)
    }

    /// Rules WB6, WB7, WB11 and WB12: punctuation between two letters or two digits.
    fn joins(self, before: Self, after: Self) -> bool {
        match self {
            Self::MidLetter => before == Self::Letter && after == Self::Letter,
            Self::MidNumber => before == Self::Digit && after == Self::Digit,
            Self::MidBoth => before == after && matches!(before, Self::Letter | Self::Digit),
            _ => false,
        }
    }
}

const CLASS: [Class; 256] = {
    let mut class = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        class[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => Class::Space,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Connector,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidNumber,
            b'.' | b'\'' => Class::MidBoth,
            _ => Class::Other,
        };
        byte += 1;
    }
    class
};
