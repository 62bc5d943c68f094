//! CoNLL-U, read as text.
//!
//! Only the columns of ids, forms and spaces are looked at: the libraries for it (`rs-conllu`, `conllu`) give up a sentence
//! for a tag that they do not know, which is no reason to lose its words.

use super::{flow::Flow, said::Said, tokens::Running};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    let mut reader = Reader {
        form: 1,
        guesses: !text.contains("SpaceAfter=No"),
        ..Reader::default()
    };
    for (line, text) in (1..).zip(text.lines()) {
        let text = text.trim_end();
        if text.is_empty() {
            reader.sentence();
        } else if let Some(comment) = text.strip_prefix('#') {
            reader.comment(comment.trim(), line, intake);
        } else if !reader.token(text) {
            let what = "is no word with its columns, so it was left out";
            intake.note(Level::Repaired, "bad-line", Some(line), what);
        }
    }
    reader.finish(intake);
    if !reader.any {
        intake.note(Level::Skipped, "empty", None, "holds no sentence");
    }
}

#[derive(Default)]
struct Reader {
    said: Said,
    flow: Flow,
    paragraph: Running,
    sentence: Running,
    /// The sentence as a comment gives it.
    text: Option<String>,
    /// The column of the forms.
    form: usize,
    /// The last word that the written word before it covers.
    covered: u64,
    /// Nothing in the file says where there is no space.
    guesses: bool,
    /// There was a document.
    any: bool,
}

impl Reader {
    fn comment(&mut self, comment: &str, line: u64, intake: &mut Intake<'_>) {
        let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
        let (key, value) = (key.trim(), value.trim());
        match key {
            "newdoc" | "newdoc id" => {
                self.finish(intake);
                self.said.part = Some(value.to_string()).filter(|id| !id.is_empty());
                self.said.line = Some(line);
            }
            "newpar" | "newpar id" => {
                self.sentence();
                self.paragraph();
            }
            "text" => self.text = Some(value.into()),
            "global.columns" => {
                let form = value.split_whitespace().position(|name| name == "FORM");
                self.form = form.unwrap_or(1);
            }
            _ if self.flow.is_empty() => self.fact(key, value),
            _ => {}
        }
    }

    /// What is said of the document before its first sentence.
    fn fact(&mut self, key: &str, value: &str) {
        let named = key.strip_prefix("meta::");
        match named.unwrap_or(key) {
            "title" => self.said.title = value.into(),
            "date" | "dateCreated" => self.said.dated(value),
            "lang" | "language" => self.said.field("language", value),
            "sourceURL" | "url" => self.said.field("url", value),
            key @ ("author" | "genre" | "outlet" | "publisher" | "section") => {
                self.said.field(key, value)
            }
            key if named.is_some() => self.said.field(key, value),
            _ => {}
        }
    }

    /// Takes a line of a word; whether it is one.
    fn token(&mut self, line: &str) -> bool {
        let columns: Vec<&str> = if line.contains('\t') {
            line.split('\t').collect()
        } else {
            line.split_whitespace().collect()
        };
        let Some(form) = columns.get(self.form).filter(|form| !form.is_empty()) else {
            return false;
        };
        let (first, last) = columns[0]
            .split_once('-')
            .unwrap_or((columns[0], columns[0]));
        if columns[0].contains('.') {
            return true; // a word that is understood, and not written
        }
        let (Ok(first), Ok(last)) = (first.parse::<u64>(), last.parse::<u64>()) else {
            return false;
        };
        if first == 1 {
            self.covered = 0;
        }
        if first > self.covered {
            if self.guesses {
                self.sentence.guessed(form);
            } else {
                self.sentence.word(form);
            }
            if columns
                .last()
                .is_some_and(|misc| misc.split('|').any(|fact| fact == "SpaceAfter=No"))
            {
                self.sentence.glue();
            }
            self.covered = last.max(first);
        }
        true
    }

    fn sentence(&mut self) {
        self.covered = 0;
        let built = self.sentence.take();
        let sentence = self
            .text
            .take()
            .filter(|text| !text.is_empty())
            .unwrap_or(built);
        if !sentence.is_empty() {
            self.paragraph.sentence(&sentence);
        }
    }

    fn paragraph(&mut self) {
        let text = self.paragraph.take();
        self.flow.paragraph("text", &text);
    }

    fn finish(&mut self, intake: &mut Intake<'_>) {
        self.sentence();
        self.paragraph();
        self.any |= self.said.next(&mut self.flow, intake);
    }
}
