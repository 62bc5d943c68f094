//! Pieces of text by the rules of UAX 29 (numbered as there), from one word boundary to the next.

use super::classes::{CLASSES, Class, Classes};

/// A piece of text: where it ends, and whether it is a word.
pub(super) struct Piece {
    pub(super) end: usize,
    pub(super) word: bool,
}

/// Reads pieces of a text's bytes.
#[derive(Clone, Copy)]
pub(super) struct Pieces<'a> {
    bytes: &'a [u8],
    classes: &'static Classes,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            classes: &CLASSES,
        }
    }

    /// The piece that begins at a boundary. Punctuation and space are pieces of one character, whatever marks follow.
    pub(super) fn read(self, start: usize) -> Piece {
        let Some((mut last, end)) = self.class(start) else {
            return Piece {
                end: self.bytes.len(),
                word: false,
            };
        };
        let mut piece = Piece {
            end,
            word: last.has(Class::WORDY | Class::EMOJI),
        };
        let mut joined = last.kind() == Class::JOINER;
        if last.is_punctuation() {
            return piece;
        }
        while let Some((next, end)) = self.class(piece.end) {
            if next.is_mark() {
                piece.word |= next.has(Class::WORDY)
                    || next.kind() == Class::PRESENTED && last.has(Class::PICTURE);
                joined = next.kind() == Class::JOINER;
            } else if joined && next.has(Class::PICTURE) {
                // WB3c
                piece.word |= next.has(Class::WORDY | Class::EMOJI);
                (last, joined) = (next.alone(), false);
            } else if last.joins(next) {
                piece.word |= next.has(Class::WORDY);
                (last, joined) = (next.after(last), false);
            } else {
                let Some((class, over)) = self.over(last, next, end) else {
                    break;
                };
                piece.word |= over.word;
                piece.end = over.end;
                (last, joined) = (class, false);
                continue;
            }
            piece.end = end;
        }
        piece
    }

    /// WB6, WB7, WB7b, WB7c, WB11, WB12: punctuation between two letters or two digits, and what stands behind it.
    fn over(self, last: Class, between: Class, end: usize) -> Option<(Class, Piece)> {
        let wanted = between.joined_by(last)?;
        let mut piece = Piece { end, word: false };
        loop {
            let (next, end) = self.class(piece.end)?;
            piece.end = end;
            piece.word |= next.has(Class::WORDY);
            if !next.is_mark() {
                return wanted(next).then_some((next, piece));
            }
        }
    }

    /// The class of the character at a place, and where the next one begins.
    fn class(self, at: usize) -> Option<(Class, usize)> {
        let first = u32::from(*self.bytes.get(at)?);
        let more = |by: usize| u32::from(self.bytes.get(at + by).map_or(0, |byte| byte & 0x3F));
        let (c, length) = match first {
            0..0x80 => (first, 1),
            0x80..0xE0 => ((first & 0x1F) << 6 | more(1), 2),
            0xE0..0xF0 => ((first & 0x0F) << 12 | more(1) << 6 | more(2), 3),
            _ => (
                (first & 0x07) << 18 | more(1) << 12 | more(2) << 6 | more(3),
                4,
            ),
        };
        Some((self.classes.get(c), at + length))
    }
}
