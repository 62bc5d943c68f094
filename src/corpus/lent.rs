//! Documents whose texts lie elsewhere: in the bytes that they are read from, in a store, in a document.

use std::borrow::Cow;

use super::{Document, OWN, Part};
use crate::strings::Interner;

/// Fields among which a repeated one is sought by looking at all before it.
const FEW: usize = 16;

/// A document on its way; only what had to be unescaped is its own.
#[derive(Clone, Debug, Default)]
pub struct DocumentRef<'a> {
    /// The id that it wants.
    pub id: Cow<'a, str>,
    /// Headline; may be empty.
    pub title: Cow<'a, str>,
    /// Article and surroundings in the order in which they stood.
    pub parts: Vec<PartRef<'a>>,
    /// Names and values; a field's values are in their order, but others may stand between them.
    pub fields: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl DocumentRef<'_> {
    /// Makes its fields such as can be saved: those that are called as a document's own members get another name,
    /// `text.other`, and each value stands once.
    pub(super) fn settle_fields(&mut self) {
        for (name, _) in &mut self.fields {
            if OWN.contains(&&**name) {
                *name = format!("{name}.other").into();
            }
        }
        if self.fields.len() > FEW {
            let mut met = Interner::default();
            self.fields.retain(|(name, value)| {
                let both = format!("{}:{name}{value}", name.len());
                met.intern(&both).1
            });
        } else {
            for at in (1..self.fields.len()).rev() {
                if self.fields[..at].contains(&self.fields[at]) {
                    self.fields.remove(at);
                }
            }
        }
    }
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRef<'a> {
    /// `text`, `heading` and `caption` are the article; any other kind is around it.
    pub kind: Cow<'a, str>,
    /// Paragraphs between line feeds.
    pub text: Cow<'a, str>,
}

impl PartRef<'_> {
    /// Whether the part is outside the article.
    #[must_use]
    pub fn is_around(&self) -> bool {
        is_around(&self.kind)
    }
}

/// Whether parts of a kind are outside the article.
pub(super) fn is_around(kind: &str) -> bool {
    !matches!(kind, "text" | "heading" | "caption")
}

impl<'a> From<&'a PartRef<'_>> for PartRef<'a> {
    fn from(part: &'a PartRef<'_>) -> Self {
        Self {
            kind: Cow::Borrowed(&part.kind),
            text: Cow::Borrowed(&part.text),
        }
    }
}

impl<'a> From<&'a Part> for PartRef<'a> {
    fn from(part: &'a Part) -> Self {
        Self {
            kind: Cow::Borrowed(&part.kind),
            text: Cow::Borrowed(&part.text),
        }
    }
}

impl From<PartRef<'_>> for Part {
    fn from(part: PartRef<'_>) -> Self {
        Self {
            kind: part.kind.into_owned(),
            text: part.text.into_owned(),
        }
    }
}

impl<'a> From<&'a Document> for DocumentRef<'a> {
    fn from(document: &'a Document) -> Self {
        let fields = document.fields.iter();
        Self {
            id: Cow::Borrowed(&document.id),
            title: Cow::Borrowed(&document.title),
            parts: document.parts.iter().map(PartRef::from).collect(),
            fields: fields
                .flat_map(|(name, values)| {
                    values
                        .iter()
                        .map(|value| (Cow::Borrowed(name.as_str()), Cow::Borrowed(value.as_str())))
                })
                .collect(),
        }
    }
}

impl From<DocumentRef<'_>> for Document {
    fn from(lent: DocumentRef<'_>) -> Self {
        let mut document = Self {
            id: lent.id.into_owned(),
            title: lent.title.into_owned(),
            parts: lent.parts.into_iter().map(Part::from).collect(),
            ..Self::default()
        };
        for (name, value) in lent.fields {
            let values = document.fields.entry(name.into_owned()).or_default();
            values.push(value.into_owned());
        }
        document
    }
}
