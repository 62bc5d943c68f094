//! What each character does in a word: its word-break property (UAX 29, table 3), and whether it makes a word of what it
//! stands in.
//!
//! The table is made by a test (`tests/it/words.rs`), which asks a full implementation of the standard about every
//! character, and fails when the table is stale.

use std::sync::LazyLock;

use super::varint::Numbers;

/// Runs of equal bytes, each as two variable-length numbers (how many, and the byte): first, for each 256 characters, the
/// number of their page; then the pages, a class for each character.
const TABLE: &[u8] = include_bytes!("classes.bin");

const PAGE: usize = 256;

/// The class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(u8);

impl Class {
    /// Stands alone: punctuation, symbols, space, and the letters of scripts that put none between words.
    pub const OTHER: Self = Self(0);
    /// A letter that joins its neighbours.
    pub const LETTER: Self = Self(1);
    /// The same, and a quotation mark may stand behind it or between two of them.
    pub const HEBREW: Self = Self(2);
    /// A decimal digit.
    pub const DIGIT: Self = Self(3);
    /// The underscore and its like.
    pub const CONNECTOR: Self = Self(4);
    /// Joins letters: the colon.
    pub const MID_LETTER: Self = Self(5);
    /// Joins digits: the comma.
    pub const MID_NUMBER: Self = Self(6);
    /// Joins letters or digits: the full stop.
    pub const MID_BOTH: Self = Self(7);
    /// The same, and may end a Hebrew word.
    pub const APOSTROPHE: Self = Self(8);
    /// Joins Hebrew letters.
    pub const QUOTE: Self = Self(9);
    /// Belongs to what it follows: accents, vowel signs, variation selectors, invisible marks.
    pub const EXTEND: Self = Self(10);
    /// The same, and joins the picture behind it.
    pub const JOINER: Self = Self(11);
    /// Half a flag.
    pub const REGIONAL: Self = Self(12);

    const KIND: u8 = 0x0F;
    /// A letter, a digit or another number.
    pub const WORDY: u8 = 0x10;
    /// May follow a joiner.
    pub const PICTURE: u8 = 0x20;
    /// A picture that makes a word.
    pub const EMOJI: u8 = 0x40;

    /// The class with other marks.
    #[must_use]
    pub const fn with(self, marks: u8) -> Self {
        Self(self.0 | marks)
    }

    pub(super) fn kind(self) -> Self {
        Self(self.0 & Self::KIND)
    }

    pub(super) fn has(self, marks: u8) -> bool {
        self.0 & marks != 0
    }

    pub(super) fn is_wordy(self) -> bool {
        self.has(Self::WORDY)
    }

    pub(super) fn makes_word(self) -> bool {
        self.has(Self::WORDY | Self::EMOJI)
    }

    /// The same without its kind, so that nothing joins it.
    pub(super) fn alone(self) -> Self {
        Self(self.0 & !Self::KIND)
    }

    /// Whether the rules never join what follows.
    pub(super) fn joins_nothing(self) -> bool {
        self.kind() == Self::OTHER
    }

    /// Belongs to no word by itself.
    pub(super) fn is_punctuation(self) -> bool {
        self.0 == 0 || (Self::MID_LETTER.0..=Self::QUOTE.0).contains(&self.kind().0)
    }

    /// WB4: passed over by all other rules.
    pub(super) fn is_mark(self) -> bool {
        matches!(self.kind(), Self::EXTEND | Self::JOINER)
    }

    fn is_letter(self) -> bool {
        matches!(self.kind(), Self::LETTER | Self::HEBREW)
    }

    fn is_digit(self) -> bool {
        self.kind() == Self::DIGIT
    }

    fn is_hebrew(self) -> bool {
        self.kind() == Self::HEBREW
    }

    /// WB5, WB7a, WB8, WB9, WB10, WB13a, WB13b, WB15, WB16. An apostrophe is asked only behind Hebrew.
    pub(super) fn joins(self, next: Self) -> bool {
        match self.kind() {
            Self::LETTER | Self::DIGIT | Self::CONNECTOR => next.is_in_word(),
            Self::HEBREW => next.is_in_word() || next.kind() == Self::APOSTROPHE,
            Self::APOSTROPHE => next.is_letter(),
            Self::REGIONAL => next.kind() == Self::REGIONAL,
            _ => false,
        }
    }

    fn is_in_word(self) -> bool {
        (Self::LETTER.0..=Self::CONNECTOR.0).contains(&self.kind().0)
    }

    /// What stands last once this has joined `last`: a flag has two halves and no more.
    pub(super) fn after(self, last: Self) -> Self {
        if last.kind() == Self::REGIONAL {
            Self::OTHER.with(Self::EMOJI)
        } else {
            self
        }
    }

    /// Whether this is punctuation that links its neighbours: letters, digits, or Hebrew letters.
    pub(super) fn links(self, before: Self, behind: Self) -> bool {
        let both = |is: fn(Self) -> bool| is(before) && is(behind);
        match self.kind() {
            Self::MID_LETTER => both(Self::is_letter),
            Self::MID_NUMBER => both(Self::is_digit),
            Self::MID_BOTH | Self::APOSTROPHE => both(Self::is_letter) || both(Self::is_digit),
            Self::QUOTE => both(Self::is_hebrew),
            _ => false,
        }
    }

    /// As the table holds it.
    #[must_use]
    pub const fn byte(self) -> u8 {
        self.0
    }
}

/// The classes of all characters, by pages of them that are alike.
pub(super) struct Classes {
    pages: Vec<u8>,
    classes: Vec<u8>,
}

pub(super) static CLASSES: LazyLock<Classes> = LazyLock::new(|| Classes::read(TABLE));

impl Classes {
    fn read(table: &[u8]) -> Self {
        let mut numbers = Numbers(table.iter());
        let mut bytes = std::iter::from_fn(|| Some((numbers.next()?, numbers.next()?)))
            .flat_map(|(times, byte)| std::iter::repeat_n(byte as u8, times as usize));
        Self {
            pages: bytes.by_ref().take(0x11_0000 / PAGE).collect(),
            classes: bytes.collect(),
        }
    }

    /// The class of a character by its number.
    pub(super) fn get(&self, c: u32) -> Class {
        let page = self.pages.get(c as usize / PAGE).copied().unwrap_or(0);
        let place = usize::from(page) * PAGE + c as usize % PAGE;
        self.classes
            .get(place)
            .map_or(Class::OTHER, |&byte| Class(byte))
    }
}
