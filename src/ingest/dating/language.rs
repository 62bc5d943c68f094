//! Which language a document is in, as far as its dates need it.

use super::{
    scan::scan,
    words::{Sense, WORDS},
};
use crate::ingest::Draft;

/// Bytes of a document that are looked at.
const LOOKED_AT: usize = 16 << 10;

/// Words of a language below which it is not told.
const FEWEST: usize = 2;

/// The language by the field `language`, else by its most frequent words; `None` where neither tells.
pub(super) fn tell(draft: &Draft) -> Option<&'static str> {
    let said = draft
        .document
        .fields
        .get("language")
        .and_then(|values| values.first());
    let said = said.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase());
    said.and_then(|tag| WORDS.languages().find(|language| *language == tag))
        .or_else(|| by_words(draft))
}

fn by_words(draft: &Draft) -> Option<&'static str> {
    let document = &draft.document;
    let parts = document.parts.iter().filter(|part| !part.is_around());
    let texts =
        std::iter::once(document.title.as_str()).chain(parts.map(|part| part.text.as_str()));
    let mut counts: Vec<(&'static str, usize)> =
        WORDS.languages().map(|language| (language, 0)).collect();
    let mut left = LOOKED_AT;
    for text in texts {
        let end = (0..=left.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at));
        let text = &text[..end.unwrap_or(0)];
        left -= text.len();
        for entry in scan(text).iter().flat_map(|token| token.entries()) {
            if matches!(
                entry.sense,
                Sense::Common | Sense::Month(_) | Sense::Weekday(_, true)
            ) && let Some((_, count)) = counts
                .iter_mut()
                .find(|(language, _)| *language == entry.language)
            {
                *count += 1;
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let mut best = counts.iter().filter(|(_, count)| *count == most);
    let (language, _) = best.next().filter(|_| most >= FEWEST)?;
    best.next().is_none().then_some(*language)
}
