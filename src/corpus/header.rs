//! What a corpus says of itself, and how what several sources say becomes one.

use serde::{Deserialize, Serialize};

use crate::{
    protocol::{Note, TopicInfo},
    strings::Interner,
};

/// What a corpus says of itself: the first line of the JSON Lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// A title for the page.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// Labels and order of fields; fields that are not named follow by name.
    pub fields: Vec<FieldLabel>,
    /// Named queries, in order.
    pub topics: Vec<TopicInfo>,
    /// What was repaired, passed over or guessed when it was made of files.
    pub notes: Vec<Note>,
}

/// A field's name for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldLabel {
    /// Its name in queries and filters.
    pub name: String,
    /// Its name for readers.
    pub label: String,
}

impl Header {
    /// Takes what another source says: words replace words, lists go on. A field keeps its first label; a topic that is
    /// there already is passed over, and another query under its label is called `Label (2)`.
    pub fn merge(&mut self, other: Self) {
        for (mine, theirs) in [
            (&mut self.title, other.title),
            (&mut self.description, other.description),
        ] {
            if !theirs.is_empty() {
                *mine = theirs;
            }
        }
        self.merge_fields(other.fields);
        self.merge_topics(other.topics);
        self.notes.extend(other.notes);
    }

    fn merge_fields(&mut self, others: Vec<FieldLabel>) {
        let mut names = Interner::default();
        for field in &self.fields {
            names.intern(&field.name);
        }
        for field in others {
            if names.intern(&field.name).1 {
                self.fields.push(field);
            }
        }
    }

    fn merge_topics(&mut self, others: Vec<TopicInfo>) {
        let known = std::mem::take(&mut self.topics);
        let mut labels = Interner::default();
        for mut topic in known.into_iter().chain(others) {
            let label = topic.label.clone();
            let mut copies = 1;
            loop {
                let (place, new) = labels.intern(&topic.label);
                if new {
                    self.topics.push(topic);
                    break;
                }
                if self.topics[place as usize].query == topic.query {
                    break;
                }
                copies += 1;
                topic.label = format!("{label} ({copies})");
            }
        }
    }
}
