//! The words of a condition, each as a pattern: what its signs ask for.

use std::ops::Range;

use super::{
    Pattern,
    cut::{Behind, Cut, Kind, closing_slash},
    expand,
    parse::Parser,
};
use crate::text;

/// Words of one phrase.
const MOST_WORDS: usize = 256;

/// The most edits between a word and what it stands for.
const MOST_EDITS: u8 = 2;

/// Letters from which a word with `~` may have two edits.
const TWO_EDITS_FROM: usize = 6;

/// Words that stand one after another, with their places in the query.
type Thing = Vec<(Pattern, Range<usize>)>;

/// How the words of a piece are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Quoted,
    Exact,
    Fuzzy(Option<u8>),
    Stem,
    Regex,
}

impl Parser<'_> {
    /// The words of a condition, by the pieces between white space in which they stand; none where there is no word.
    /// The last may be one that is being typed.
    pub(super) fn patterns(&mut self, cut: &Cut, typing: bool) -> Vec<Thing> {
        let outer = match cut.kind {
            Kind::Regex => Form::Regex,
            Kind::Phrase(Behind::Stems) => Form::Stem,
            _ if cut.exact => Form::Exact,
            Kind::Phrase(_) => Form::Quoted,
            Kind::Word => Form::Plain,
        };
        let mut things = Vec::new();
        let mut left = MOST_WORDS;
        for piece in pieces(self.text, cut.body.clone()) {
            let typing = typing && piece.end == cut.body.end;
            let mut thing = self.piece(piece.clone(), outer, typing);
            let more = thing.len() > left;
            thing.truncate(left);
            left -= thing.len();
            things.extend(Some(thing).filter(|thing| !thing.is_empty()));
            if more {
                let message =
                    format!("A phrase has {MOST_WORDS} words at the most; the rest was left out.");
                self.warn("too-long", piece, &message);
                break;
            }
        }
        if let [thing] = &mut things[..]
            && let [(_, place)] = &mut thing[..]
            && !matches!(cut.kind, Kind::Phrase(_))
        {
            *place = cut.whole.clone();
        }
        without_edges(things)
    }

    fn piece(&mut self, piece: Range<usize>, outer: Form, typing: bool) -> Thing {
        let (body, form) = match outer {
            Form::Regex => (piece.clone(), Form::Regex),
            outer => self.form(piece.clone(), outer),
        };
        if form == Form::Regex {
            return self.regular(body, typing).into_iter().collect();
        }
        let written = &self.text[body.clone()];
        let spans = spans(written);
        if !typing {
            self.warn_signs(&piece, written, &spans);
        }
        let last = spans.len().saturating_sub(1);
        let one = spans.len() == 1;
        let mut thing = Thing::new();
        for (number, span) in spans.into_iter().enumerate() {
            let place = body.start + span.start..body.start + span.end;
            match pattern(&written[span], form, typing && number == last) {
                Some(pattern) if expand::fault(&pattern).is_some() => {
                    let message = "A word with * or ? in it is too long, so it was passed over.";
                    self.warn("too-long", place, message);
                }
                Some(pattern) => thing.push((pattern, if one { piece.clone() } else { place })),
                None => {}
            }
        }
        thing
    }

    /// Says of `c++` and `c#` that they are searched as `c`.
    fn warn_signs(&mut self, piece: &Range<usize>, written: &str, words: &[Range<usize>]) {
        if let Some(last) = words.last()
            && written.ends_with(['+', '#'])
        {
            let word = &written[..last.end];
            let message =
                format!("Signs are no part of a word, so “{written}” is searched as “{word}”.");
            self.warn("signs", piece.clone(), &message);
        }
    }

    /// How a piece is meant by its own signs, and where it is without them.
    fn form(&mut self, piece: Range<usize>, outer: Form) -> (Range<usize>, Form) {
        let written = &self.text[piece.clone()];
        if written.len() > 1 && written.starts_with('=') {
            return (piece.start + 1..piece.end, Form::Exact);
        }
        if let Some(inside) = written.strip_prefix('/')
            && closing_slash(inside).is_some_and(|at| at > 0 && at + 1 == inside.len())
        {
            return (piece.start + 1..piece.end - 1, Form::Regex);
        }
        if outer == Form::Exact {
            return (piece, outer);
        }
        if let Some(bare) = written.strip_suffix('^') {
            return (piece.start..piece.start + bare.len(), Form::Stem);
        }
        let bare = written
            .strip_suffix(|c: char| c.is_ascii_digit())
            .unwrap_or(written);
        if let Some(word) = bare.strip_suffix('~') {
            let edits = written[bare.len()..].parse::<u8>().ok();
            if edits > Some(MOST_EDITS) {
                let message =
                    format!("A word may be up to {MOST_EDITS} edits away; that was taken.");
                self.warn("too-far", piece.clone(), &message);
            }
            let edits = edits.map(|edits| edits.min(MOST_EDITS));
            return (piece.start..piece.start + word.len(), Form::Fuzzy(edits));
        }
        (piece, outer)
    }

    fn regular(&mut self, body: Range<usize>, typing: bool) -> Option<(Pattern, Range<usize>)> {
        let written = &self.text[body.clone()];
        if typing {
            return Some((begun_regex(written)?, body));
        }
        let pattern = Pattern::Regex(written.into());
        if let Some(fault) = expand::fault(&pattern) {
            let message =
                format!("“{written}” is no regular expression, since {fault}; it was passed over.");
            self.warn("bad-regex", body, &message);
            return None;
        }
        Some((pattern, body))
    }
}

/// As much of a regular expression that is being typed as is one, and whatever may follow.
fn begun_regex(written: &str) -> Option<Pattern> {
    /// Letters behind which the rest of an expression may stand that is not closed yet.
    const UNCLOSED: usize = 100;
    let ends = written
        .char_indices()
        .map(|(start, c)| start + c.len_utf8());
    let mut begun = ends.rev().take(UNCLOSED).map(|end| {
        let known = &written[..end];
        Pattern::Regex(format!("(?:{known}).*"))
    });
    begun.find(|pattern| expand::fault(pattern).is_none())
}

/// The pieces between white space.
fn pieces(text: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = body.start;
    for piece in text[body].split(char::is_whitespace) {
        if !piece.is_empty() {
            pieces.push(at..at + piece.len());
        }
        let space = text[at + piece.len()..].chars().next();
        at += piece.len() + space.map_or(0, char::len_utf8);
    }
    pieces
}

/// Any word at the edge of a phrase asks for nothing.
fn without_edges(mut things: Vec<Thing>) -> Vec<Thing> {
    let any = |word: Option<&(Pattern, _)>| {
        word.is_some_and(|(pattern, _)| *pattern == Pattern::Glob("*".into()))
    };
    let mut left: usize = things.iter().map(Vec::len).sum();
    while left > 1 && any(things.first().and_then(|thing| thing.first())) {
        things[0].remove(0);
        things.retain(|thing| !thing.is_empty());
        left -= 1;
    }
    while left > 1 && any(things.last().and_then(|thing| thing.last())) {
        things.last_mut().and_then(Vec::pop);
        things.retain(|thing| !thing.is_empty());
        left -= 1;
    }
    things
}

/// The words of a piece. Wildcards count as letters, and join the words that they touch.
fn spans(piece: &str) -> Vec<Range<usize>> {
    let masked = masked(piece);
    let touched =
        |at: usize| piece[..at].ends_with(['*', '?']) || piece[at..].starts_with(['*', '?']);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for token in text::tokens(&masked) {
        match spans.last_mut() {
            Some(last) if last.end == token.start && touched(last.end) => last.end = token.end,
            _ => spans.push(token.start..token.end),
        }
    }
    spans
}

/// The piece with a letter, or behind a digit a digit, for each wildcard, so that it is cut into words as they are.
fn masked(piece: &str) -> String {
    let mut stands_for = 'a';
    let mask = |c: char| match c {
        '*' | '?' => stands_for,
        c => {
            if text::is_wordy(c) {
                stands_for = if c.is_ascii_digit() { '0' } else { 'a' };
            }
            c
        }
    };
    piece.chars().map(mask).collect()
}

/// What one word asks for; `None` for question marks alone.
fn pattern(word: &str, form: Form, typing: bool) -> Option<Pattern> {
    if word.contains(['*', '?']) {
        return glob(word, form, typing);
    }
    let term = text::term(word);
    Some(match form {
        Form::Exact if typing => Pattern::Exact(format!("{word}*")),
        Form::Exact => Pattern::Exact(word.into()),
        Form::Fuzzy(Some(0)) => Pattern::Whole(term),
        Form::Fuzzy(edits) => Pattern::Fuzzy {
            distance: edits.unwrap_or_else(|| edits_of(&term)),
            term,
            open: false,
        },
        Form::Stem => Pattern::Stem {
            term,
            written: word.into(),
        },
        Form::Plain | Form::Quoted | Form::Regex if typing => Pattern::Typing(term),
        Form::Quoted => Pattern::Term(term),
        Form::Plain | Form::Regex => Pattern::Whole(term),
    })
}

/// How many edits a word of that length may have where the query does not say.
pub(super) fn edits_of(term: &str) -> u8 {
    if term.chars().count() < TWO_EDITS_FROM {
        1
    } else {
        MOST_EDITS
    }
}

/// A word with wildcards. Question marks at the end of what is being typed stand for letters that may come.
fn glob(word: &str, form: Form, typing: bool) -> Option<Pattern> {
    if word.bytes().all(|byte| byte == b'?') {
        return None;
    }
    let begun = if typing {
        word.trim_end_matches(['*', '?'])
    } else {
        word
    };
    let open = if typing { "*" } else { "" };
    if typing
        && form != Form::Exact
        && !begun.is_empty()
        && !word.contains('*')
        && !begun.contains('?')
    {
        return Some(Pattern::Typing(text::term(begun)));
    }
    let mut glob = format!("{begun}{open}");
    while glob.contains("**") {
        glob = glob.replace("**", "*");
    }
    Some(match form {
        Form::Exact => Pattern::Exact(glob),
        _ => Pattern::Glob(text::term(&glob)),
    })
}
