//! The letters of a line of JSON. Strings, which are nearly all of it, are passed eight bytes at a time.

use std::borrow::Cow;

use hifijson::{
    Read, Write,
    escape::{self, Lex},
    num::{self, Num},
    str::{Error, LexAlloc},
};

/// Where a text has been read to.
pub(crate) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Takes so many bytes, which end between two characters.
    fn take(&mut self, bytes: usize) -> &'a str {
        let start = self.at;
        self.at += bytes;
        self.text.get(start..self.at).unwrap_or_default()
    }
}

impl Read for Lexer<'_> {
    fn peek_next(&mut self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take_next(&mut self) -> Option<u8> {
        let next = self.peek_next()?;
        self.at += 1;
        Some(next)
    }
}

impl<'a> Write for Lexer<'a> {
    type Bytes = &'a str;

    fn write_until(&mut self, bytes: &mut &'a str, stop: impl FnMut(u8) -> bool) {
        let rest = self.rest();
        let end = rest.iter().copied().position(stop);
        *bytes = self.take(end.unwrap_or(rest.len()));
    }
}

impl<'a> num::LexWrite for Lexer<'a> {
    type Num = &'a str;

    fn num_string_with(&mut self, num: Num) -> Num<&'a str> {
        self.num_bytes_with(num)
    }
}

impl<'a> LexAlloc for Lexer<'a> {
    type Str = Cow<'a, str>;

    fn str_string(&mut self) -> Result<Cow<'a, str>, Error> {
        let mut string = Cow::Borrowed(self.take(plain(self.rest())));
        loop {
            match self.take_next().ok_or(Error::Eof)? {
                b'"' => return Ok(string),
                b'\\' => {
                    let kind = self.take_next().ok_or(escape::Error::Eof)?;
                    string.to_mut().push(self.escape(kind)?);
                    let run = self.take(plain(self.rest()));
                    string.to_mut().push_str(run);
                }
                _ => return Err(Error::Control),
            }
        }
    }
}

/// How many bytes of a string stand for themselves: all up to a quote, a backslash or a control.
pub(super) fn plain(bytes: &[u8]) -> usize {
    let (words, last) = bytes.as_chunks();
    for (place, word) in words.iter().enumerate() {
        let ends = ends(u64::from_le_bytes(*word));
        if ends != 0 {
            return place * 8 + ends.trailing_zeros() as usize / 8;
        }
    }
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
    let last = last.iter().position(is_end).unwrap_or(last.len());
    words.len() * 8 + last
}

/// Eight bytes → a bit in the first that ends a string, perhaps others behind it; 0 where none does.
fn ends(word: u64) -> u64 {
    let all = |byte: u8| u64::from_ne_bytes([byte; 8]);
    // Where a byte is below another, taking that away borrows the bit above it.
    let below = |word: u64, byte: u8| word.wrapping_sub(all(byte)) & !word & all(0x80);
    let is = |byte: u8| below(word ^ all(byte), 1);
    is(b'"') | is(b'\\') | below(word, 0x20)
}
