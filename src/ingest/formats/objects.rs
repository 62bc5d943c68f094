//! Objects of JSON, one after another → documents, their roles judged by the first of them.

use std::borrow::Cow;

use hashbrown::HashMap;
use hifijson::value::Value;

use super::{
    record::{self, Names, Record},
    roles::{self, Column},
};
use crate::{
    corpus::{
        Part,
        json::{self, Json, Member},
    },
    ingest::{Draft, intake::Intake},
    protocol::Level,
};

/// Objects by which the keys are judged.
const JUDGED: usize = 200;

/// An object that waits for the keys to be judged.
struct Waiting {
    record: Record<'static>,
    parts: Vec<Part>,
    number: usize,
    line: Option<u64>,
}

/// Takes objects one by one, and holds no more than the first of them.
#[derive(Default)]
pub(super) struct Objects {
    waiting: Vec<Waiting>,
    names: Option<Names>,
    number: usize,
    /// A header has said that these are documents as Concord writes them: nothing is guessed.
    written: bool,
    /// The object is all that its file holds, so it bears the file's name.
    pub(super) alone: bool,
}

impl Objects {
    /// Takes a value, which should be an object.
    pub(super) fn take(&mut self, value: Json<'_>, line: Option<u64>, intake: &mut Intake<'_>) {
        match value {
            Value::Object(members) if self.is_header(&members) => {
                self.written = true;
                match json::header(&members) {
                    Ok(header) => intake.header(header),
                    Err(cause) => {
                        let what = format!("is a header that was passed over: {cause}");
                        intake.note(Level::Skipped, "malformed", line, &what);
                    }
                }
            }
            Value::Object(members) if self.written => self.document(members, line, intake),
            Value::Object(members) => self.object(members, line, intake),
            Value::String(text) => {
                self.object(vec![("text".into(), Value::String(text))], line, intake)
            }
            _ => {
                let what = "is no object, so it is no document and was left out";
                intake.note(Level::Skipped, "not-a-document", line, what);
            }
        }
    }

    fn is_header(&self, members: &[Member<'_>]) -> bool {
        self.number == 0 && json::member(members, "concord").is_some()
    }

    /// A document as Concord writes it.
    fn document(&mut self, members: Vec<Member<'_>>, line: Option<u64>, intake: &mut Intake<'_>) {
        self.number += 1;
        let (mut document, sound) = json::document(members);
        if !sound {
            note_parts(line, intake);
        }
        if document.id.is_empty() {
            document.id = format!("line-{}", line.unwrap_or(self.number as u64));
        }
        intake.draft(Draft {
            document,
            place: intake.place(line),
            ..Draft::default()
        });
    }

    fn object(&mut self, mut members: Vec<Member<'_>>, line: Option<u64>, intake: &mut Intake<'_>) {
        self.number += 1;
        let parts = parts(&mut members, line, intake);
        let mut record = Record::new();
        for (key, value) in members {
            flatten(key, value, &mut record);
        }
        let number = self.number;
        if let Some(names) = &self.names {
            return self.hand_on(record, parts, number, line, names, intake);
        }
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let record = record
            .into_iter()
            .map(|(name, value)| (owned(name), owned(value)))
            .collect();
        self.waiting.push(Waiting {
            record,
            parts,
            number,
            line,
        });
        if self.waiting.len() == JUDGED {
            self.finish(intake);
        }
    }

    /// Judges the keys, if that has not been done, and hands on what waits for it.
    pub(super) fn finish(&mut self, intake: &mut Intake<'_>) {
        if self.waiting.is_empty() {
            return;
        }
        let names = judge(&self.waiting, intake);
        for Waiting {
            record,
            parts,
            number,
            line,
        } in std::mem::take(&mut self.waiting)
        {
            self.hand_on(record, parts, number, line, &names, intake);
        }
        self.names = Some(names);
    }

    fn hand_on(
        &self,
        record: Record<'_>,
        parts: Vec<Part>,
        number: usize,
        line: Option<u64>,
        names: &Names,
        intake: &mut Intake<'_>,
    ) {
        let mut draft = record::draft(record, names, intake.place(line));
        draft.document.parts.extend(parts);
        if draft.document.id.is_empty() {
            let stem = intake.document().id;
            draft.document.id = if self.alone {
                stem
            } else {
                format!("{stem}-{number}")
            };
        }
        intake.draft(draft);
    }
}

/// Takes the parts out of an object's members.
fn parts(members: &mut Vec<Member<'_>>, line: Option<u64>, intake: &mut Intake<'_>) -> Vec<Part> {
    let Some(at) = members.iter().rposition(|(key, _)| key == "parts") else {
        return Vec::new();
    };
    json::parts(&members.remove(at).1).unwrap_or_else(|| {
        note_parts(line, intake);
        Vec::new()
    })
}

fn note_parts(line: Option<u64>, intake: &mut Intake<'_>) {
    let what = "has parts that are not a list of objects with kind and text, so they were left out";
    intake.note(Level::Repaired, "bad-parts", line, what);
}

fn judge(objects: &[Waiting], intake: &mut Intake<'_>) -> Names {
    let mut columns: Vec<Column<'_>> = Vec::new();
    let mut places: HashMap<&str, usize, foldhash::fast::FixedState> = HashMap::default();
    let has_parts = objects.iter().any(|object| !object.parts.is_empty());
    for (name, value) in objects.iter().flat_map(|object| &object.record) {
        let place = *places.entry(name).or_insert(columns.len());
        if place == columns.len() {
            let cells = Vec::new();
            columns.push(Column { name, cells });
        }
        columns[place].cells.push(value);
    }
    let chosen = roles::choose(&columns, has_parts, intake);
    let name = |at: Option<usize>| at.map(|at| columns[at].name.to_string());
    Names {
        text: name(chosen.text),
        title: name(chosen.title),
        date: name(chosen.date),
        id: name(chosen.id),
    }
}

/// Names and values of a value; those inside objects are named with dots, those of lists stand side by side.
fn flatten<'a>(name: Cow<'a, str>, value: Json<'a>, record: &mut Record<'a>) {
    match value {
        Value::Object(members) => members
            .into_iter()
            .for_each(|(key, value)| flatten(format!("{name}.{key}").into(), value, record)),
        Value::Array(items) => items
            .into_iter()
            .for_each(|item| flatten(name.clone(), item, record)),
        Value::String(text) => record.push((name, text)),
        Value::Number((digits, _)) => record.push((name, digits.into())),
        Value::Bool(flag) => record.push((name, flag.to_string().into())),
        Value::Null => {}
    }
}
