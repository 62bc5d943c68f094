//! Patterns as expressions: what wildcards and regular expressions are made of.
//!
//! ```text
//! either   = sequence ("|" sequence)*
//! sequence = (atom repeat?)*
//! atom     = letter | "." | class | "\" sign | "(" "?:"? either ")"
//! repeat   = ("*" | "+" | "?" | "{" least ("," most?)? "}") "?"?
//! class    = "[" "^"? (letter | letter "-" letter | "\" sign)+ "]"       sign: d D w W s S, or any that is no letter
//! ```
//! An expression is of a whole word, so `^` and `$` may stand at its ends and mean nothing.

use std::{iter::Peekable, str::Chars};

use crate::text;

/// Parentheses inside parentheses.
const MOST_DEPTH: usize = 50;

/// Letters and ranges in brackets.
const MOST_RANGES: usize = 1_000;

/// The fault of all that is beyond bounds.
pub(super) const TOO_LONG: Fault = "it is too long";

/// How often something may be repeated by number.
const MOST_REPEATS: u32 = 1_000;

/// What is wrong with an expression, as the end of a sentence.
pub(super) type Fault = &'static str;

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// One character in any of these ranges, which are in order and apart.
    Letter(Vec<(char, char)>),
    /// One after another; nothing, where there is none.
    Sequence(Vec<Self>),
    /// One of them.
    Either(Vec<Self>),
    /// At least so often, and at the most.
    Repeat(Box<Self>, u32, Option<u32>),
}

impl Expression {
    /// Any character.
    pub(super) fn any() -> Self {
        Self::Letter(vec![('\0', char::MAX)])
    }

    /// `*` is any number of characters, `?` is one.
    pub(super) fn of_glob(glob: &str) -> Self {
        let letter = |c| match c {
            '*' => Self::Repeat(Box::new(Self::any()), 0, None),
            '?' => Self::any(),
            c => Self::Letter(vec![(c, c)]),
        };
        Self::Sequence(glob.chars().map(letter).collect())
    }

    /// A regular expression on folded letters; its own letters are folded.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub(super) fn of_regex(regex: &str) -> Result<Self, Fault> {
        let regex = regex.strip_prefix('^').unwrap_or(regex);
        let bare = regex.strip_suffix('$').filter(|bare| !ends_escaped(bare));
        let mut reader = Reader {
            letters: bare.unwrap_or(regex).chars().peekable(),
            depth: 0,
        };
        let expression = reader.either()?;
        match reader.letters.next() {
            None => Ok(expression),
            Some(_) => Err("a parenthesis is closed that was not opened"),
        }
    }
}

/// Whether an odd number of backslashes ends a text.
fn ends_escaped(text: &str) -> bool {
    let bare = text.trim_end_matches('\\');
    (text.len() - bare.len()) % 2 == 1
}

struct Reader<'a> {
    letters: Peekable<Chars<'a>>,
    depth: usize,
}

impl Reader<'_> {
    fn either(&mut self) -> Result<Expression, Fault> {
        let mut choices = vec![self.sequence()?];
        while self.letters.next_if_eq(&'|').is_some() {
            choices.push(self.sequence()?);
        }
        Ok(match choices.len() {
            1 => choices.swap_remove(0),
            _ => Expression::Either(choices),
        })
    }

    fn sequence(&mut self) -> Result<Expression, Fault> {
        let mut items = Vec::new();
        while self.letters.peek().is_some_and(|c| !matches!(c, '|' | ')')) {
            let atom = self.atom()?;
            items.push(self.repeated(atom)?);
        }
        Ok(Expression::Sequence(items))
    }

    fn atom(&mut self) -> Result<Expression, Fault> {
        match self.letters.next().unwrap_or_default() {
            '.' => Ok(Expression::any()),
            '(' => self.group(),
            '[' => self.class(),
            '\\' => Ok(Expression::Letter(self.escaped()?)),
            '*' | '+' | '?' | '{' => Err("nothing stands before what repeats it"),
            '^' | '$' => Err("“^” or “$” stands inside the word"),
            c => Ok(letters(c)),
        }
    }

    fn group(&mut self) -> Result<Expression, Fault> {
        if self.letters.next_if_eq(&'?').is_some() && self.letters.next() != Some(':') {
            return Err("“(?” stands only before “:”");
        }
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err("its parentheses are too deep");
        }
        let inside = self.either()?;
        self.depth -= 1;
        match self.letters.next() {
            Some(')') => Ok(inside),
            _ => Err("a parenthesis is not closed"),
        }
    }

    fn repeated(&mut self, mut atom: Expression) -> Result<Expression, Fault> {
        if let Some(sign) = self.letters.next_if(|c| matches!(c, '*' | '+' | '?' | '{')) {
            let (least, most) = match sign {
                '*' => (0, None),
                '+' => (1, None),
                '?' => (0, Some(1)),
                _ => self.times()?,
            };
            // Whether as much or as little as possible is taken makes no difference to whole words.
            let _ = self.letters.next_if_eq(&'?');
            atom = Expression::Repeat(Box::new(atom), least, most);
        }
        Ok(atom)
    }

    fn times(&mut self) -> Result<(u32, Option<u32>), Fault> {
        let mut inside = String::new();
        while let Some(c) = self.letters.next_if(|c| *c != '}') {
            inside.push(c);
        }
        let wrong = "“{” is not followed by numbers and closed, as in {2}, {2,} or {2,5}";
        self.letters.next().ok_or(wrong)?;
        let number = |text: &str| text.parse().ok().filter(|&times| times <= MOST_REPEATS);
        let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
        let least = number(least).ok_or(wrong)?;
        if most.is_empty() {
            return Ok((least, None));
        }
        let most = number(most).filter(|&most| most >= least);
        Ok((least, Some(most.ok_or(wrong)?)))
    }

    fn class(&mut self) -> Result<Expression, Fault> {
        let negated = self.letters.next_if_eq(&'^').is_some();
        let mut ranges = Vec::new();
        loop {
            let first = match self.letters.next() {
                None => return Err("a bracket is not closed"),
                Some(']') if !ranges.is_empty() => break,
                Some('\\') => {
                    ranges.extend(self.escaped()?);
                    continue;
                }
                Some(c) => c,
            };
            let mut ahead = self.letters.clone();
            let last = match (ahead.next(), ahead.next()) {
                (Some('-'), Some(last)) if !matches!(last, ']' | '\\') => {
                    self.letters = ahead;
                    last
                }
                _ => first,
            };
            ranges.extend(between(first, last)?);
        }
        if ranges.len() > MOST_RANGES {
            return Err(TOO_LONG);
        }
        let ranges = in_order(ranges);
        Ok(Expression::Letter(if negated {
            others(&ranges)
        } else {
            ranges
        }))
    }

    fn escaped(&mut self) -> Result<Vec<(char, char)>, Fault> {
        let digits = vec![('0', '9')];
        let letters = vec![('0', '9'), ('_', '_'), ('a', 'z'), ('\u{80}', char::MAX)];
        let spaces = vec![('\t', '\r'), (' ', ' ')];
        Ok(match self.letters.next() {
            Some('d') => digits,
            Some('w') => letters,
            Some('s') => spaces,
            Some('D') => others(&digits),
            Some('W') => others(&letters),
            Some('S') => others(&spaces),
            Some(c) if !text::is_wordy(c) => vec![(c, c)],
            Some(_) => return Err("a backslash stands before a letter that means nothing then"),
            None => return Err("a backslash stands at its end"),
        })
    }
}

/// The folding of a letter: one letter, none for an accent, or several one after another.
fn letters(c: char) -> Expression {
    let mut folded = folded(c).map(|c| Expression::Letter(vec![(c, c)]));
    match (folded.next(), folded.next()) {
        (Some(one), None) => one,
        (one, two) => Expression::Sequence(one.into_iter().chain(two).chain(folded).collect()),
    }
}

fn folded(c: char) -> std::vec::IntoIter<char> {
    let mut folded = String::new();
    text::fold_into(c.encode_utf8(&mut [0; 4]), &mut folded);
    folded.chars().collect::<Vec<_>>().into_iter()
}

/// The folded letters of a class from one letter to another.
fn between(first: char, last: char) -> Result<Vec<(char, char)>, Fault> {
    if first > last {
        return Err("a range of letters goes backwards");
    }
    if first == last {
        return Ok(folded(first).map(|c| (c, c)).collect());
    }
    let ends = folded(first).next().zip(folded(last).next());
    Ok(vec![
        ends.filter(|(first, last)| first <= last)
            .unwrap_or((first, last)),
    ])
}

/// Ranges in order, those that touch as one. They are few, so each is put where it belongs.
fn in_order(ranges: Vec<(char, char)>) -> Vec<(char, char)> {
    let mut sorted: Vec<(char, char)> = Vec::with_capacity(ranges.len());
    for range in ranges {
        let place = sorted.partition_point(|known| *known < range);
        sorted.insert(place, range);
    }
    sorted.dedup_by(|next, known| {
        let joins = next.0 <= known.1 || Some(next.0) == after(known.1);
        if joins {
            known.1 = known.1.max(next.1);
        }
        joins
    });
    sorted
}

/// All characters that are in none of the ranges.
fn others(ranges: &[(char, char)]) -> Vec<(char, char)> {
    let mut others = Vec::new();
    let mut next = Some('\0');
    for &(first, last) in ranges {
        if let (Some(from), Some(to)) = (next, before(first))
            && from <= to
        {
            others.push((from, to));
        }
        next = after(last);
    }
    others.extend(next.map(|from| (from, char::MAX)));
    others
}

fn after(c: char) -> Option<char> {
    (c..=char::MAX).nth(1)
}

fn before(c: char) -> Option<char> {
    ('\0'..=c).rev().nth(1)
}
