//! What stands between two numbers or words of a date.

/// Bytes of the longest gap that a date may have inside.
const LONGEST: usize = 24;

/// What joins two pieces of a date, or keeps them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, spaces, commas, words such as “of”.
    Space,
    Dot,
    /// A full stop and a space.
    DotSpace,
    Slash,
    Dash,
    Apostrophe,
    /// 年, or năm.
    Year,
    /// 月, or tháng.
    Month,
    /// 日.
    Day,
    /// A parenthesis opens.
    Paren,
    /// Anything else.
    Wide,
}

/// Endings of ordinal numbers.
const ORDINALS: &[&str] = &[
    "-го", "-е", "-й", "-ое", "го", "st", "nd", "rd", "th", "er", "ère", "º", "ª", "°", "η", "ης",
];

/// The kind of a gap behind a number or a word.
pub(super) fn gap(text: &str) -> Gap {
    if text.len() > LONGEST || text.contains(['\n', '\t']) {
        return Gap::Wide;
    }
    let lower = text.to_lowercase();
    let behind = without_ordinal(&lower);
    let core = behind.trim_matches(is_blank);
    let spaced = core.len() < behind.len();
    match core {
        "" | "de" | "del" | "di" | "of" | "of the" | "the" | "do" | "d'" | "d’" | "г" | "sd" => {
            Gap::Space
        }
        "." if spaced => Gap::DotSpace,
        "." => Gap::Dot,
        "/" => Gap::Slash,
        "-" | "‑" | "–" if !spaced => Gap::Dash,
        "'" | "’" => Gap::Apostrophe,
        "年" | "년" | "năm" => Gap::Year,
        "月" | "월" | "tháng" => Gap::Month,
        "日" | "号" | "號" | "일" => Gap::Day,
        "(" | "（" | "日(" | "日（" | "号(" | "号（" => Gap::Paren,
        _ => Gap::Wide,
    }
}

fn without_ordinal(text: &str) -> &str {
    let behind = ORDINALS.iter().find_map(|ending| {
        let rest = text.strip_prefix(ending)?;
        (!rest.starts_with(char::is_alphabetic)).then_some(rest)
    });
    behind.unwrap_or(text)
}

/// Spaces, commas, and the marks that turn the direction of writing.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | '،' | '、' | '，' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
