//! Folding: case, accents, width and ligatures set aside, so that `Économie` is found by `economie`.
//!
//! Characters map to what compatibility decomposition (NFKD) leaves once diacritics are dropped, in lower case, with
//! Latin letters that do not decompose (`ß`, `ø`, `æ`, …) spelt out, digits of all scripts as ASCII, and the forms that
//! Arabic letters have in other languages as Arabic writes them. Vowel signs of Indic scripts and the voicing mark of
//! kana are part of the letter and stay. So do the letters й, ї and ў, while ё is folded to е. Of emoji, colours of skin
//! and invisible joiners are dropped.
//!
//! Folding works character by character, so the beginning of a word folds to a beginning of the folded word.
//! The table is made from the Unicode data by a test (`tests/it/fold.rs`), which also fails when it is stale.

use std::sync::LazyLock;

use super::varint::Numbers;

/// The folding of every character that does not fold to itself, as the test wrote it: three columns of variable-length
/// numbers behind a count: steps between characters, lengths, and steps between the characters folded to (zigzag).
pub const TABLE: &[u8] = include_bytes!("fold.bin");

const PAGE: usize = 256;

/// Pages of 256 characters; each entry is 0 (folds to itself) or 1 + the index of a folding.
struct Table {
    pages: Vec<Option<Box<[u16; PAGE]>>>,
    foldings: Vec<String>,
}

static FOLDINGS: LazyLock<Table> = LazyLock::new(|| Table::read(TABLE));

impl Table {
    fn read(bytes: &[u8]) -> Self {
        let mut numbers = Numbers(bytes.iter());
        let count = numbers.next().unwrap_or_default() as usize;
        let steps: Vec<u32> = numbers.by_ref().take(count).collect();
        let lengths: Vec<u32> = numbers.by_ref().take(count).collect();
        let mut table = Self {
            pages: (0..=0x10_FFFF / PAGE).map(|_| None).collect(),
            foldings: Vec::with_capacity(count),
        };
        let (mut from, mut to) = (0_u32, 0_u32);
        for (step, length) in steps.into_iter().zip(lengths) {
            from += step;
            let folding = numbers.by_ref().take(length as usize).filter_map(|zigzag| {
                to = to.wrapping_add((zigzag >> 1) ^ (zigzag & 1).wrapping_neg());
                char::from_u32(to)
            });
            table.foldings.push(folding.collect());
            let page = table.pages[from as usize / PAGE].get_or_insert_with(|| Box::new([0; PAGE]));
            page[from as usize % PAGE] = table.foldings.len() as u16;
        }
        table
    }

    fn get(&self, c: char) -> Option<&str> {
        let page = self.pages[c as usize / PAGE].as_ref()?;
        match page[c as usize % PAGE] {
            0 => None,
            entry => Some(&self.foldings[usize::from(entry) - 1]),
        }
    }
}

/// Appends the folding of a text.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match FOLDINGS.get(c).filter(|_| !is_diacritic(c)) {
            None => push(c.to_ascii_lowercase(), out),
            Some(folding) => folding.chars().for_each(|c| push(c, out)),
        }
    }
}

/// Appends one folded character: drops diacritics, joins the letters of a Hangul syllable.
fn push(c: char, out: &mut String) {
    if is_diacritic(c) && !belongs_to_letter(c, out.chars().next_back()) {
        return;
    }
    match out.chars().next_back().and_then(|last| hangul(last, c)) {
        Some(syllable) => {
            out.pop();
            out.push(syllable);
        }
        None => out.push(c),
    }
}

/// The breve of й and ў, the dots of ї: letters of their own, not accents.
fn belongs_to_letter(mark: char, letter: Option<char>) -> bool {
    matches!(
        (letter, mark),
        (Some('и' | 'у'), '\u{306}') | (Some('і'), '\u{308}')
    )
}

/// Marks that a reader may leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic and Syriac vowel signs,
/// kashida, signs of transliteration for ayn and hamza, colours of skin, and whatever cannot be seen.
fn is_diacritic(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' | '\u{2BE}'..='\u{2BF}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{730}'..='\u{74A}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{897}'..='\u{89F}' | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}'
        | '\u{1F3FB}'..='\u{1F3FF}')
        || is_invisible(c)
}

/// Soft hyphens, joiners, marks of direction, variation selectors. Tags stay: they tell flags apart.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Conjoining jamo → syllable (The Unicode Standard, section 3.12).
fn hangul(last: char, next: char) -> Option<char> {
    const SYLLABLE: u32 = 0xAC00;
    let (last, next) = (u32::from(last), u32::from(next));
    let joined = match (last, next) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            SYLLABLE + ((last - 0x1100) * 21 + (next - 0x1161)) * 28
        }
        (SYLLABLE..=0xD7A3, 0x11A8..=0x11C2) if (last - SYLLABLE).is_multiple_of(28) => {
            last + (next - 0x11A7)
        }
        _ => return None,
    };
    char::from_u32(joined)
}

/// What a character folds to by the Unicode data alone: the definition that [`TABLE`] is made from.
/// `decompose` is NFKD of one character, and the ASCII digit of a digit. For the test that makes the table; needs no table itself.
#[must_use]
pub fn fold_char_by(c: char, decompose: impl Fn(char) -> String) -> String {
    let lower: String = decompose(c).chars().flat_map(char::to_lowercase).collect();
    let mut out = String::new();
    for c in lower
        .chars()
        .flat_map(|c| decompose(c).chars().collect::<Vec<_>>())
    {
        match spelt_out(c) {
            Some(letters) => out.push_str(letters),
            None => push(c, &mut out),
        }
    }
    out
}

/// Letters that do not decompose, as readers without them type them.
fn spelt_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ɓ' => "b",
        'ɗ' => "d",
        'ƙ' => "k",
        'ƴ' => "y",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ہ' | 'ە' | 'ة' | 'ۃ' => "ه",
        '·' | ' ' => "",
        '٫' => ".",
        '٬' | '،' => ",",
        '‘' | '’' | 'ʻ' | 'ʼ' | '＇' | '׳' => "'",
        '״' => "\"",
        _ => return None,
    })
}
