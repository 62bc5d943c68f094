//! Lines that name who wrote an article or took a picture.

use super::cues;

/// Words before an author's name.
const BY: [&str; 9] = [
    "By ",
    "BY ",
    "by ",
    "Von ",
    "Par ",
    "Por ",
    "Автор: ",
    "Автор ",
    "تحریر: ",
];

/// Whether a line names who wrote the article.
pub(super) fn is_byline(text: &str) -> bool {
    author(text).is_some() || DESKS.contains(&cues::key(text).as_str())
}

/// Who has written what nobody has signed, as keys.
const DESKS: [&str; 16] = [
    "web desk",
    "news desk",
    "monitoring desk",
    "sports desk",
    "staff reporter",
    "staff report",
    "staff writer",
    "our correspondent",
    "special correspondent",
    "our bureau",
    "news agencies",
    "agencies",
    "redaktion",
    "la redaction",
    "redaccion",
    "agence france presse",
];

/// The name behind `By`.
pub(super) fn author(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = BY.iter().find_map(|by| text.strip_prefix(by))?.trim();
    let name = name.split([',', '|', '•', '·', '–', '—']).next()?.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = (1..=5).contains(&words.len())
        && words.iter().all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| !c.is_lowercase() && !c.is_numeric())
                || matches!(
                    *word,
                    "and"
                        | "und"
                        | "et"
                        | "y"
                        | "и"
                        | "de"
                        | "van"
                        | "von"
                        | "bin"
                        | "ul"
                        | "al"
                        | "our"
                )
        })
        && !text.ends_with(['.', '!', '?', ',', ';', ':'])
        && text.split_whitespace().count() <= 10;
    named.then_some(name)
}

/// Words by which captions name their pictures' makers.
const CREDITS: [&str; 22] = [
    "photo:",
    "photo by",
    "photograph:",
    "photo credit",
    "picture:",
    "image:",
    "images)",
    "getty images",
    "file photo",
    "file)",
    "photo courtesy",
    "courtesy:",
    "foto:",
    "bild:",
    "photo ©",
    "(c)",
    "фото:",
    "фото ",
    "تصویر:",
    "صورة:",
    "(reuters)",
    "(afp)",
];

/// Words before captions.
const CAPTIONS: [&str; 6] = [
    "image source",
    "image caption",
    "media caption",
    "image:",
    "photo:",
    "bildunterschrift",
];

/// Agencies whose names end captions.
const AGENCIES: [&str; 25] = [
    "app",
    "afp",
    "ap",
    "reuters",
    "epa",
    "dpa",
    "tass",
    "ppi",
    "inp",
    "xinhua",
    "pid",
    "ispr",
    "online",
    "file",
    "getty",
    "efe",
    "ria",
    "тасс",
    "رويترز",
    "рия",
    "novosti",
    "ani",
    "pti",
    "upi",
    "anadolu",
];

/// Whether a line is a picture's caption: it ends with who took it.
pub(super) fn is_caption(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    if lower.starts_with('©') && !lower.contains(|c: char| c.is_numeric()) {
        return true;
    }
    let size = lower.chars().count();
    if size > 350 {
        return false;
    }
    if CAPTIONS.iter().any(|words| lower.starts_with(words)) {
        return true;
    }
    let tail: String = lower.chars().skip(size.saturating_sub(40)).collect();
    let bracket = lower
        .trim_end_matches('.')
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    if bracket.is_some_and(|(_, credit)| credit.contains('/') && credit.split(' ').count() <= 8) {
        return true;
    }
    let barred = text
        .rsplit_once(['|', '—'])
        .map(|(_, credit)| credit.trim());
    if size > 40 && barred.is_some_and(is_capitals) {
        return true;
    }
    let end = lower.trim_end_matches([')', '.', ']', ' ']);
    let last = end
        .rsplit([' ', '/', '—', '–', '(', '-', '|'])
        .next()
        .unwrap_or("");
    let before = &end[..end.len() - last.len()];
    let dashed = before
        .trim_end()
        .ends_with(['—', '–', '(', '/', '|', '-', '.']);
    CREDITS.iter().any(|credit| tail.contains(credit))
        || (dashed && AGENCIES.contains(&last) && before.trim().len() > 1)
}

/// A few words in capitals alone: the name of an agency or a paper.
fn is_capitals(credit: &str) -> bool {
    let letters = || credit.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && letters().all(char::is_uppercase) && credit.split(' ').count() <= 3
}
