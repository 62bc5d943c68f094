//! JSON: a list of objects, an object that holds one, objects by their ids, one object, or values one after another.

use hifijson::{Error, Read, SliceLexer, token::Lex, value::Value};

use super::{objects::Objects, roles};
use crate::{
    corpus::json::{self, Json, Member},
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

/// Objects inside one another that are looked through for a list of objects.
const DEEP: usize = 3;

/// Letters of a text that makes an object a document, whatever lists it holds.
const OWN_TEXT: usize = 200;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    let mut source = Source::new(&text);
    let mut objects = Objects::default();
    match source.lexer.ws_peek() {
        None => return intake.empty(),
        Some(b'[') => {
            source.lexer.take_next();
            source.list(&mut objects, intake);
        }
        Some(_) => source.values(true, &mut objects, intake),
    }
    objects.finish(intake);
}

/// A text that is read value by value, and the line that has been reached.
struct Source<'t> {
    text: &'t str,
    lexer: SliceLexer<'t>,
    line: u64,
    counted: usize,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            lexer: SliceLexer::new(text.as_bytes()),
            line: 1,
            counted: 0,
        }
    }

    fn at(&self) -> usize {
        self.text.len() - self.lexer.as_slice().len()
    }

    fn line(&mut self) -> u64 {
        let at = self.at();
        let passed = &self.text.as_bytes()[self.counted..at];
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.counted = at;
        self.line
    }

    /// The items of a list whose bracket has been taken.
    fn list(&mut self, objects: &mut Objects, intake: &mut Intake<'_>) {
        if self.lexer.ws_peek() == Some(b']') {
            intake.empty();
        }
        while let Some(next) = self.lexer.ws_peek() {
            match next {
                b']' => {
                    self.lexer.take_next();
                    return self.values(false, objects, intake);
                }
                b',' => {
                    self.lexer.take_next();
                }
                next => {
                    if !self.value(next, objects, intake) {
                        return;
                    }
                }
            }
        }
        let line = self.line();
        intake.note(
            Level::Noticed,
            "cut-short",
            Some(line),
            "ends before its list does; what stands before was read",
        );
    }

    /// Values one after another; of the first, if it is alone, the objects in it.
    fn values(&mut self, mut first: bool, objects: &mut Objects, intake: &mut Intake<'_>) {
        while let Some(next) = self.lexer.ws_peek() {
            let line = self.line();
            if std::mem::take(&mut first) {
                match json::value(next, &mut self.lexer) {
                    Ok(Value::Object(members)) if self.lexer.ws_peek().is_none() => {
                        return alone(members, objects, intake);
                    }
                    Ok(value) => objects.take(value, Some(line), intake),
                    Err(cause) => {
                        if !self.resume(&cause, intake) {
                            return;
                        }
                    }
                }
            } else if !self.value(next, objects, intake) {
                return;
            }
        }
    }

    /// Takes a value; `false` where it is broken and nothing behind it can be read.
    fn value(&mut self, next: u8, objects: &mut Objects, intake: &mut Intake<'_>) -> bool {
        let line = self.line();
        let start = self.at();
        match json::value(next, &mut self.lexer) {
            Ok(value) => objects.take(value, Some(line), intake),
            Err(cause) => {
                let again = self.resume(&cause, intake);
                return again && self.at() > start;
            }
        }
        true
    }

    /// Notes what is broken, and goes on at the next line that begins an object as deep as those before.
    fn resume(&mut self, cause: &Error, intake: &mut Intake<'_>) -> bool {
        let line = self.line();
        let margin = margin(self.text);
        let from = self.at();
        let next = margin.and_then(|margin| self.text.get(from..)?.find(&format!("\n{margin}{{")));
        let (level, then) = match next {
            Some(_) => (Level::Skipped, "so this object was left out"),
            None => (Level::Skipped, "so what stands from there on was left out"),
        };
        intake.note(
            level,
            "not-json",
            Some(line),
            &format!("is not JSON ({cause}), {then}"),
        );
        let Some(next) = next else {
            return false;
        };
        self.lexer = SliceLexer::new(&self.text.as_bytes()[from + next + 1..]);
        true
    }
}

/// What stands before the first object that begins a line.
fn margin(text: &str) -> Option<&str> {
    let text = text.strip_prefix('[').unwrap_or(text);
    let begins = |line: &&str| line.trim_start().starts_with('{');
    text.lines()
        .take(100)
        .find(begins)
        .map(|line| &line[..line.len() - line.trim_start().len()])
}

/// The only value of a file: a document, or what holds documents.
fn alone(members: Vec<Member<'_>>, objects: &mut Objects, intake: &mut Intake<'_>) {
    let text = |(key, value): &Member<'_>| match value {
        Value::String(text) if roles::is_text(key) => text.chars().count(),
        _ => 0,
    };
    let own = members.iter().map(text).max().unwrap_or(0);
    let written =
        json::member(&members, "parts").is_some() || json::member(&members, "concord").is_some();
    if own < OWN_TEXT && !written {
        if let Some(path) = longest_list(&members, DEEP).map(|(_, path)| path) {
            return inside(members, &path, objects, intake);
        }
        let is_object = |(_, value): &Member<'_>| matches!(value, Value::Object(_));
        if members.len() > 1 && members.iter().all(is_object) {
            return by_id(members, objects, intake);
        }
    }
    objects.alone = true;
    objects.take(Value::Object(members), None, intake);
}

/// The list with most objects, and the keys that lead to it.
fn longest_list(members: &[Member<'_>], depth: usize) -> Option<(usize, Vec<String>)> {
    let mut best: Option<(usize, Vec<String>)> = None;
    for (key, value) in members {
        let found = match value {
            Value::Array(items) => {
                let objects = items
                    .iter()
                    .filter(|item| matches!(item, Value::Object(_)))
                    .count();
                (objects > 0 && objects * 2 > items.len()).then(|| (objects, vec![key.to_string()]))
            }
            Value::Object(inner) if depth > 1 => {
                longest_list(inner, depth - 1).map(|(count, mut path)| {
                    path.insert(0, key.to_string());
                    (count, path)
                })
            }
            _ => None,
        };
        if found.as_ref().map(|(count, _)| *count) > best.as_ref().map(|(count, _)| *count) {
            best = found;
        }
    }
    best
}

fn inside(
    mut members: Vec<Member<'_>>,
    path: &[String],
    objects: &mut Objects,
    intake: &mut Intake<'_>,
) {
    let Some((key, deeper)) = path.split_first() else {
        return;
    };
    let Some(at) = members.iter().position(|(name, _)| name == key) else {
        return;
    };
    match members.swap_remove(at).1 {
        Value::Array(items) => items
            .into_iter()
            .for_each(|item| objects.take(item, None, intake)),
        Value::Object(inner) => inside(inner, deeper, objects, intake),
        _ => {}
    }
    if !members.is_empty() {
        let names: Vec<&str> = members.iter().map(|(name, _)| &**name).take(20).collect();
        let what = format!(
            "holds its documents in the list “{key}”; what stands beside it was left out: {}",
            names.join(", ")
        );
        intake.note(Level::Noticed, "beside-the-list", None, &what);
    }
}

/// Objects under their ids.
fn by_id(members: Vec<Member<'_>>, objects: &mut Objects, intake: &mut Intake<'_>) {
    for (key, value) in members {
        let Value::Object(mut inner) = value else {
            continue;
        };
        if json::member(&inner, "id").is_none() {
            inner.insert(0, ("id".into(), Json::String(key)));
        }
        objects.take(Value::Object(inner), None, intake);
    }
}
