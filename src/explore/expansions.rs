//! For each word of a query that stands for others, these: no word is added in silence.

use super::frequent::frequent;
use crate::{
    index::Index,
    protocol::{Expansion, ExpansionKind},
    query::{Evaluation, Forms, Leaf, Pattern, Query, Words},
};

/// Words shown for a word of the query.
const SHOWN: usize = 10;

/// The expansions of a query, in the order of its words; `text` is the query as it is written.
#[must_use]
pub fn expansions(
    text: &str,
    query: &Query,
    evaluation: &Evaluation,
    (index, forms): (&Index, &Forms),
) -> Vec<Expansion> {
    let mut expansions = Vec::new();
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for written in &query.words {
        let leaf = &query.leaves[written.leaf];
        let matches = &evaluation.leaves[written.leaf];
        let (Leaf::Words(Words { words, .. }), false) =
            (leaf, seen.contains(&(written.leaf, written.word)))
        else {
            continue;
        };
        seen.push((written.leaf, written.word));
        let (Some(kind), Some(sought)) = (kind(&words[written.word]), &matches.sought) else {
            continue;
        };
        let slot = &sought.slots[written.word];
        let (terms, top) = frequent(&slot.words, sought.zones, index, SHOWN);
        if terms > 0 {
            expansions.push(Expansion {
                written: text[written.place.clone()].into(),
                kind,
                words: terms,
                top,
                cut: slot.cut,
                languages: match &words[written.word] {
                    Pattern::Stem { term, written } => {
                        forms.languages(term, written, &index.lexicon)
                    }
                    _ => Vec::new(),
                },
            });
        }
    }
    expansions
}

/// By what a word stands for others; `None` where it stands for itself.
fn kind(pattern: &Pattern) -> Option<ExpansionKind> {
    Some(match pattern {
        Pattern::Whole(_) | Pattern::Term(_) => return None,
        Pattern::Exact(word) if !word.contains(['*', '?']) => return None,
        Pattern::Exact(_) => ExpansionKind::Exact,
        Pattern::Typing(_) => ExpansionKind::Typing,
        Pattern::Glob(glob)
            if glob.find(['*', '?']) == Some(glob.len() - 1) && glob.ends_with('*') =>
        {
            ExpansionKind::Prefix
        }
        Pattern::Glob(_) => ExpansionKind::Wildcard,
        Pattern::Fuzzy { .. } => ExpansionKind::Fuzzy,
        Pattern::Regex(_) => ExpansionKind::Regex,
        Pattern::Stem { .. } => ExpansionKind::Stems,
    })
}
