//! What all files gave → one corpus and the report on how it was made.

use super::{Draft, Item, Options, clean, dating, duplicates, options::ROOM, report::Notes};
use crate::{
    Error,
    corpus::{Corpus, Header, Ids},
    protocol::{FormatCount, Level, Note, Report},
};

/// Takes what the files gave, in their order.
#[derive(Debug, Default)]
pub struct Gathering {
    options: Options,
    header: Header,
    drafts: Vec<Draft>,
    bytes: usize,
    notes: Notes,
    formats: Vec<FormatCount>,
}

impl Gathering {
    /// Nothing has been taken.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// Takes the next thing that [`read`](super::read) gave.
    pub fn take(&mut self, item: Item) {
        match item {
            Item::File { format, bytes } => {
                let at = self.formats.iter().position(|count| count.format == format);
                let at = at.unwrap_or_else(|| {
                    self.formats.push(FormatCount {
                        format,
                        ..FormatCount::default()
                    });
                    self.formats.len() - 1
                });
                self.formats[at].files += 1;
                self.formats[at].bytes += bytes;
            }
            Item::Draft(draft) => self.draft(draft),
            Item::Header(header) => self.header.merge(header),
            Item::Note(note) => self.notes.take(note),
        }
    }

    fn draft(&mut self, mut draft: Draft) {
        draft.document.settle_fields();
        self.bytes += draft.document.bytes();
        let room = self.options.room.unwrap_or(ROOM);
        if self.bytes > room {
            return self.notes.take(Note {
                level: Level::Skipped,
                code: "corpus-full".into(),
                message: format!(
                    "{} was left out: a corpus may have {} MB of text; make several.",
                    draft.place,
                    room >> 20
                ),
                place: draft.place,
            });
        }
        self.drafts.push(draft);
    }

    /// Documents so far.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.drafts.len()
    }

    /// Cleans, dates and compares the documents. `progress(done, all)` is called now and then, in documents.
    ///
    /// # Errors
    /// [`Error::NoDocuments`]; the report says why.
    pub fn finish(mut self, progress: &dyn Fn(usize, usize)) -> (Result<Corpus, Error>, Report) {
        if self.options.uncleaned {
            clean::name(&mut self.drafts);
        } else {
            clean::set_aside(&mut self.drafts, &mut self.notes);
            dating::date(&mut self.drafts, &mut self.notes);
        }
        self.unique_ids();
        duplicates::group(&mut self.drafts, &mut self.notes);
        progress(self.drafts.len(), self.drafts.len());
        let mut report = Report {
            files: self.formats.iter().map(|count| count.files).sum(),
            bytes: self.formats.iter().map(|count| count.bytes).sum(),
            documents: self.drafts.len(),
            formats: self.formats,
            notes: self.notes.list(),
        };
        if self.drafts.is_empty() {
            return (Err(Error::NoDocuments), report);
        }
        let documents = self.drafts.into_iter().map(|draft| draft.document);
        let mut corpus = Corpus {
            header: self.header,
            documents: documents.collect(),
            ..Corpus::default()
        };
        let earlier = corpus.header.notes.len();
        corpus.header.notes.append(&mut report.notes);
        self.options.shape(&mut corpus);
        report
            .notes
            .extend_from_slice(&corpus.header.notes[earlier..]);
        corpus.name();
        (Ok(corpus), report)
    }

    fn unique_ids(&mut self) {
        let mut ids = Ids::default();
        for draft in &mut self.drafts {
            if let Some(id) = ids.give(&draft.document.id) {
                let wanted = std::mem::replace(&mut draft.document.id, id.into());
                self.notes.take(Note {
                    level: Level::Repaired,
                    code: "duplicate-id".into(),
                    message: format!(
                        "{}: another document has the id “{wanted}”, so this one is called “{id}”.",
                        draft.place
                    ),
                    place: draft.place.clone(),
                });
            }
        }
    }
}
