//! Words by UAX 29 (Unicode text segmentation): each piece between word boundaries that holds a letter, a digit or a
//! pictograph. Where it departs from the standard: katakana is cut into characters, as kanji and hiragana are, so that a
//! run of them is found inside a longer one; a narrow space joins digits only.

use super::{blocks::Block, pieces::Pieces};

/// Where a word stands in its text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// The words of a text, in order. Costs about a nanosecond a byte of ASCII, a few of other scripts.
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    let mut tokens = Tokens {
        bytes: text.as_bytes(),
        pieces: Pieces::of(text),
        block: Block::default(),
    };
    tokens.block = Block::read(tokens.bytes, 0);
    tokens
}

/// The iterator of [`tokens`]. Runs of ASCII are read by blocks; where one may go on, or another script begins, the rules
/// are followed character by character.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    pieces: Pieces<'a>,
    block: Block,
}

impl Tokens<'_> {
    /// The first byte ahead that may begin a word.
    fn next_start(&mut self) -> Option<usize> {
        loop {
            match self.block.first() {
                Some(start) => return Some(start),
                None if self.block.end() >= self.bytes.len() => return None,
                None => self.block = Block::read(self.bytes, self.block.end()),
            }
        }
    }

    /// Behind the run of ASCII letters, digits and underscores that begins at `start`.
    fn run_end(&mut self, start: usize) -> usize {
        let mut end = self.block.run_end(start);
        while end == self.block.end() {
            self.block = Block::read(self.bytes, end);
            end = self.block.run_end(end);
        }
        end
    }

    /// Whether nothing behind a run of ASCII can belong to it.
    fn ends_at(&self, end: usize) -> bool {
        let role = |at: usize| {
            self.bytes
                .get(at)
                .map_or(Role::Apart, |&byte| ROLES[usize::from(byte)])
        };
        match role(end) {
            Role::Apart => true,
            Role::Between => matches!(role(end + 1), Role::Apart | Role::Between),
            _ => false,
        }
    }

    fn pass(&mut self, end: usize) {
        if end > self.block.end() {
            self.block = Block::read(self.bytes, end);
        } else {
            self.block.pass(end);
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.next_start()?;
            let mut end = self.run_end(start);
            let mut word = self.bytes[start..end].iter().any(|&byte| byte != b'_');
            if start == end || !self.ends_at(end) {
                let piece = self.pieces.read(start.max(end.saturating_sub(1)));
                end = piece.end;
                word |= piece.word;
            }
            self.pass(end);
            if word {
                return Some(Token { start, end });
            }
        }
    }
}

/// What a byte behind a word means to it.
#[derive(Clone, Copy)]
enum Role {
    /// Nothing.
    Apart,
    /// Belongs to the word if the next character does.
    Between,
    InWord,
    Foreign,
}

const ROLES: [Role; 256] = {
    let mut roles = [Role::Foreign; 256];
    let mut byte = 0;
    while byte < 128 {
        roles[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' => Role::InWord,
            b':' | b',' | b';' | b'.' | b'\'' => Role::Between,
            _ => Role::Apart,
        };
        byte += 1;
    }
    roles
};
