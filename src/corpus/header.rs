//! What a corpus says of itself, and how what several sources say becomes one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::protocol::{Note, TopicInfo};

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
        let names = self.fields.iter().map(|field| field.name.clone());
        let mut names: BTreeSet<String> = names.collect();
        let new = others.into_iter();
        self.fields
            .extend(new.filter(|field| names.insert(field.name.clone())));
    }

    fn merge_topics(&mut self, others: Vec<TopicInfo>) {
        let pair = |topic: &TopicInfo| (topic.label.clone(), topic.query.clone());
        let mut queries: BTreeMap<String, String> = self.topics.iter().map(pair).collect();
        for topic in others {
            if let Some(topic) = distinct(topic, &queries) {
                queries.extend([pair(&topic)]);
                self.topics.push(topic);
            }
        }
    }
}

/// A topic under a label that no other has; `None` where it is one of them.
fn distinct(mut topic: TopicInfo, queries: &BTreeMap<String, String>) -> Option<TopicInfo> {
    let label = topic.label.clone();
    let mut number = 1;
    while let Some(query) = queries.get(&topic.label) {
        if *query == topic.query {
            return None;
        }
        number += 1;
        topic.label = format!("{label} ({number})");
    }
    Some(topic)
}
