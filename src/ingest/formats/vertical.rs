//! Vertical text, as corpus workbenches keep it: a word a line, its annotations behind it, and tags around.

use super::{flow::Flow, said::Said, tokens::Running, xml};
use crate::{
    ingest::{Bytes, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(text) = intake.text(bytes) else {
        return;
    };
    let mut reader = Reader {
        guesses: !text.contains("<g/>") && !text.contains("<g />"),
        ..Reader::default()
    };
    for (line, text) in (1..).zip(text.lines()) {
        let is_tag = text.starts_with('<') && text.ends_with('>') && text.len() > 2;
        if !is_tag {
            reader.word(text);
        } else if !text.starts_with("<?")
            && !text.starts_with("<!")
            && !reader.tag(text, line, intake)
        {
            let what = "is no tag that can be read, so it was left out";
            intake.note(Level::Repaired, "bad-line", Some(line), what);
        }
    }
    reader.finish(intake);
    if !reader.any {
        intake.note(Level::Skipped, "empty", None, "holds no word");
    }
}

#[derive(Default)]
struct Reader {
    said: Said,
    flow: Flow,
    words: Running,
    /// Whether the paragraph is a heading.
    heading: bool,
    /// Nothing in the file says where there is no space.
    guesses: bool,
    /// There was a document.
    any: bool,
}

impl Reader {
    fn word(&mut self, line: &str) {
        let word = line.split('\t').next().unwrap_or("").trim();
        let word = quick_xml::escape::unescape(word).map_or(word.into(), |word| word);
        if word.is_empty() {
        } else if self.guesses {
            self.words.guessed(&word);
        } else {
            self.words.word(&word);
        }
    }

    /// Takes a tag; whether it is one.
    fn tag(&mut self, tag: &str, line: u64, intake: &mut Intake<'_>) -> bool {
        if let Some(name) = tag.strip_prefix("</") {
            self.end(name.trim_end_matches('>').trim(), intake);
            return true;
        }
        let (tree, _) = xml::tree(tag);
        let Some(element) = tree.elements().next() else {
            return false;
        };
        match element.name.as_str() {
            "g" => self.words.glue(),
            "text" | "doc" | "document" | "article" => {
                self.finish(intake);
                self.said = said(element);
                self.said.line = Some(line);
            }
            "p" | "para" | "head" | "h" | "title" => {
                self.paragraph();
                let kind = element.attribute("type").unwrap_or("");
                self.heading = !element.name.starts_with("p") || kind.contains("head");
            }
            _ => {}
        }
        true
    }

    fn end(&mut self, name: &str, intake: &mut Intake<'_>) {
        match name {
            "p" | "para" | "head" | "h" | "title" => self.paragraph(),
            "text" | "doc" | "document" | "article" => self.finish(intake),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let text = self.words.take();
        let kind = if std::mem::take(&mut self.heading) {
            "heading"
        } else {
            "text"
        };
        self.flow.paragraph(kind, &text);
    }

    fn finish(&mut self, intake: &mut Intake<'_>) {
        self.paragraph();
        self.any |= self.said.next(&mut self.flow, intake);
    }
}

fn said(text: &xml::Element) -> Said {
    let mut said = Said::default();
    for (name, value) in text.attributes() {
        match name.to_lowercase().as_str() {
            "id" => said.part = Some(value.clone()).filter(|id| !id.is_empty()),
            "title" => said.title.clone_from(value),
            "date" => said.dated(value),
            "lang" => said.field("language", value),
            name => said.field(name, value),
        }
    }
    said
}
