//! What is explored: documents, their parts and fields, and the corpus's own title, labels and topics.

mod block;
mod date;
mod gzip;
mod header;
mod ids;
pub(crate) mod json;
mod lent;
mod lexer;
mod mend;
mod number;
mod reader;
mod store;
mod write;

pub use date::{Date, DateRange, Unit};
pub use gzip::{gzip, packing, read, read_from};
pub use header::{FieldLabel, Header};
pub use ids::Ids;
pub use lent::{DocumentRef, PartRef};
pub use mend::{paragraphs, separator};
pub use number::{NumberRange, number};
pub use reader::{Reader, Take};
pub use store::{Store, StoreBuilder};
pub use write::{header_line, line, lines, write};

use foldhash::fast::FixedState;
use hashbrown::HashSet;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh64::Xxh64;

use crate::protocol::{Values, Warning};

/// The format's version, in the header's key `concord`.
const VERSION: u64 = 1;

/// What stands before the documents, and what came of reading them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preface {
    /// What the corpus says of itself.
    pub header: Header,
    /// What was repaired or passed over.
    pub warnings: Vec<Warning>,
    /// XXH64 of the JSON Lines' bytes, as 16 hexadecimal digits.
    pub hash: String,
}

/// A corpus as whole documents; nothing is packed or indexed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// What the corpus says of itself.
    pub header: Header,
    /// Its documents; the place in this list is the document's number.
    pub documents: Vec<Document>,
    /// What was repaired or passed over.
    pub warnings: Vec<Warning>,
    /// XXH64 of the JSON Lines' bytes, as 16 hexadecimal digits.
    pub hash: String,
}

/// Names that a saved document has for itself; its fields have others.
const OWN: [&str; 5] = ["id", "title", "text", "parts", "concord"];

impl Document {
    /// Bytes of its text and metadata.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let parts = self
            .parts
            .iter()
            .map(|part| part.kind.len() + part.text.len());
        let values = self
            .fields
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |value| name.len() + value.len()));
        self.id.len() + self.title.len() + parts.chain(values).sum::<usize>()
    }

    /// Makes its fields such as can be saved: those that are called as a document's own members get another name,
    /// `text.other`, and each value stands once.
    pub fn settle_fields(&mut self) {
        for name in OWN {
            if let Some(values) = self.fields.remove(name) {
                let other = self.fields.entry(format!("{name}.other"));
                other.or_default().extend(values);
            }
        }
        for values in self.fields.values_mut().filter(|values| values.len() > 1) {
            let mut met: HashSet<String, FixedState> = HashSet::default();
            values.retain(|value| met.insert(value.clone()));
        }
    }
}

impl Corpus {
    /// Sets the hash to that of the lines that [`lines`] gives, which is what reading them would find.
    pub fn name(&mut self) {
        self.hash = hash(lines(self, 0));
    }
}

/// The hash of a corpus that is saved as these lines.
pub fn hash(lines: impl Iterator<Item = String>) -> String {
    let mut hash = Xxh64::default();
    lines.for_each(|line| hash.update(line.as_bytes()));
    named(&hash)
}

fn named(hash: &Xxh64) -> String {
    format!("{:016x}", hash.digest())
}

/// One document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Unique in the corpus.
    pub id: String,
    /// Headline; may be empty.
    pub title: String,
    /// Article and surroundings in the order in which they stood.
    pub parts: Vec<Part>,
    /// Metadata; `date` is the day of publication.
    pub fields: Values,
}

/// One part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `text`, `heading` and `caption` are the article; any other kind is around it.
    pub kind: String,
    /// Paragraphs between line feeds.
    pub text: String,
}

impl Part {
    /// Whether the part is outside the article.
    #[must_use]
    pub fn is_around(&self) -> bool {
        lent::is_around(&self.kind)
    }
}
