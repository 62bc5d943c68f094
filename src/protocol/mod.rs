//! What crosses a boundary: plain data, the same in the page, the widget and the terminal.
//!
//! JSON names are the field names. Text that carries marks is cut into [`Piece`]s; no offset leaves the core.

mod about;
mod answer;
mod completion;
mod concordance;
mod reading;
mod report;
mod request;
mod revision;
mod selection;
mod table;
mod views;

pub use about::{About, FieldInfo, FieldKind, TopicInfo};
pub use answer::{
    Answer, Bin, Expansion, ExpansionKind, FacetCount, Frequency, Hit, Piece, Relax, Snippet,
    Suggestion, Timeline, Warning,
};
pub use completion::{CompleteRequest, Completion, CompletionKind};
pub use concordance::{Concordance, ConcordanceRequest, Line, LineKey, NearBy, Stretch};
pub use reading::{Origin, ReadPart, ReadRequest, Reading};
pub use report::{FormatCount, Level, Note, Report};
pub use request::{FacetOrder, Request, Scope, Sort};
pub use revision::{PartKind, Revision};
pub use selection::Selection;
pub use table::{Column, Row, Sum, Table, TableRequest, View};
pub use views::{
    CollocatesView, Correction, DispersionView, KeynessView, PhrasesView, ProposedView, Share,
    TimeUnit, TopicsView, TrendsView, Unit, WordsView,
};

use std::collections::BTreeMap;

/// Texts by name: a document's metadata, or the values chosen in each facet.
pub type Values = BTreeMap<String, Vec<String>>;
