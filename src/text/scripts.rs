//! Scripts by ranges of characters, as far as languages are told by them.

/// Whether a character stands for a syllable or more, so that two make a word.
#[must_use]
pub fn is_syllable(c: char) -> bool {
    matches!(script(c), Some("Han" | "Kana" | "Hangul"))
}

/// The name that Unicode gives to a letter's script; none for scripts of no language that we tell.
pub(super) fn script(c: char) -> Option<&'static str> {
    Some(match c {
        'A'..='Z' | 'a'..='z' | 'ª'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => "Latin",
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => "Greek",
        '\u{400}'..='\u{52F}' => "Cyrillic",
        '\u{531}'..='\u{58F}' => "Armenian",
        '\u{5D0}'..='\u{5F4}' | '\u{FB1D}'..='\u{FB4F}' => "Hebrew",
        '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}' => "Arabic",
        '\u{900}'..='\u{97F}' => "Devanagari",
        '\u{B80}'..='\u{BFF}' => "Tamil",
        '\u{E01}'..='\u{E5B}' => "Thai",
        '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{AC00}'..='\u{D7A3}' => "Hangul",
        '\u{3041}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}' => "Kana",
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => "Han",
        _ => return None,
    })
}
