//! Pieces of text by the rules of UAX 29 (numbered as there), from one word boundary to the next.

use super::classes::{CLASSES, Class, Classes};

/// A piece of text as far as it has been read.
pub(super) struct Piece {
    pub(super) end: usize,
    /// Whether it holds a letter, a digit or a picture.
    pub(super) word: bool,
    /// What stands last in it, marks apart.
    last: Class,
    /// Whether a joiner ends it.
    joined: bool,
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

    /// The piece that begins at a boundary. Punctuation and space are pieces of one character: marks that stand on them are
    /// pieces of their own.
    pub(super) fn read(self, start: usize) -> Piece {
        let (first, end) = self
            .class(start)
            .unwrap_or((Class::OTHER, self.bytes.len()));
        let mut piece = Piece {
            end,
            word: first.makes_word(),
            last: first,
            joined: false,
        };
        if !first.is_punctuation() {
            while self.grow(&mut piece) {}
        }
        piece
    }

    /// Takes in what follows, if it belongs to the piece.
    fn grow(self, piece: &mut Piece) -> bool {
        let Some((next, end)) = self.class(piece.end) else {
            return false;
        };
        let last = if next.is_mark() && !piece.last.is_punctuation() {
            piece.last
        } else if piece.joined && next.has(Class::PICTURE) {
            next.alone() // WB3c
        } else if piece.last.joins(next) {
            next.after(piece.last)
        } else {
            return self.grow_over(next, end, piece);
        };
        piece.take(next, end, last);
        true
    }

    /// WB6, WB7, WB7b, WB7c, WB11, WB12: takes in punctuation and what it links to the piece.
    fn grow_over(self, between: Class, end: usize, piece: &mut Piece) -> bool {
        match self.class(end) {
            Some((next, end)) if between.links(piece.last, next) => {
                piece.take(next, end, next);
                true
            }
            _ => false,
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

impl Piece {
    fn take(&mut self, next: Class, end: usize, last: Class) {
        self.end = end;
        self.word |= next.makes_word();
        self.last = last;
        self.joined = next.kind() == Class::JOINER;
    }
}
