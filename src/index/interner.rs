//! Words → numbers in the order of first sight: the innermost loop of indexing.

use crate::strings::Strings;

/// Numbers for strings. Short strings are compared as one integer.
#[derive(Debug)]
pub struct Interner {
    strings: Strings,
    /// Open addressing, at most half full; a power of two.
    table: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The first eight bytes.
    head: u64,
    length: u32,
    number: u32,
}

const EMPTY: Entry = Entry {
    head: 0,
    length: 0,
    number: u32::MAX,
};

impl Default for Interner {
    fn default() -> Self {
        Self {
            strings: Strings::default(),
            table: vec![EMPTY; 1 << 10],
        }
    }
}

impl Interner {
    /// The number of the string at a place in a text, and whether it is new.
    #[inline(always)]
    pub fn intern(&mut self, text: &str, place: std::ops::Range<usize>) -> (u32, bool) {
        let bytes = text.as_bytes();
        let length = place.len();
        let head = head(bytes, place.start, length);
        let mut slot = self.slot(hash(bytes, head, &place));
        loop {
            let entry = self.table[slot];
            if entry.number == u32::MAX {
                return (self.insert(slot, head, &text[place]), true);
            }
            if entry.head == head
                && entry.length == length as u32
                && (length <= 8
                    || self.strings.get(entry.number).as_bytes()[8..]
                        == bytes[place.start + 8..place.end])
            {
                return (entry.number, false);
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
    }

    /// The strings by number.
    #[must_use]
    pub fn into_strings(self) -> Strings {
        self.strings
    }

    /// How many strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.strings.is_empty()
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.table.len() - 1)
    }

    #[cold]
    fn insert(&mut self, slot: usize, head: u64, string: &str) -> u32 {
        let number = self.strings.len() as u32;
        self.strings.push(string);
        self.table[slot] = Entry {
            head,
            length: string.len() as u32,
            number,
        };
        if self.strings.len() * 2 > self.table.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let larger = vec![EMPTY; self.table.len() * 2];
        for entry in std::mem::replace(&mut self.table, larger) {
            if entry.number != u32::MAX {
                let bytes = self.strings.get(entry.number).as_bytes();
                let mut slot = self.slot(hash(bytes, entry.head, &(0..bytes.len())));
                while self.table[slot].number != u32::MAX {
                    slot = (slot + 1) & (self.table.len() - 1);
                }
                self.table[slot] = entry;
            }
        }
    }
}

/// Eight bytes of a text from a place on, and zeros behind the length.
#[inline(always)]
fn head(bytes: &[u8], start: usize, length: usize) -> u64 {
    let head = match bytes.get(start..start + 8) {
        Some(eight) => u64::from_le_bytes(eight.try_into().unwrap_or_default()),
        None => {
            let mut eight = [0; 8];
            let rest = &bytes[start..];
            eight[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(eight)
        }
    };
    if length < 8 {
        head & ((1 << (length * 8)) - 1)
    } else {
        head
    }
}

#[inline(always)]
fn hash(bytes: &[u8], head: u64, place: &std::ops::Range<usize>) -> u64 {
    let mut hash = mix(head ^ place.len() as u64);
    let mut at = place.start + 8;
    while at < place.end {
        hash = mix(hash ^ self::head(bytes, at, (place.end - at).min(8)));
        at += 8;
    }
    hash
}

#[inline(always)]
fn mix(value: u64) -> u64 {
    let product = value.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product.rotate_left(29)
}
