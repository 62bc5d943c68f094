//! What a corpus is, and its topics.

use fixedbitset::FixedBitSet;

use crate::{
    corpus::Store,
    index::{Column, Index},
    protocol::{About, FieldInfo, Scope, TopicInfo, Warning},
    query::{self, Forms},
};

/// A topic's documents by its label.
pub type Topics = Vec<(String, FixedBitSet)>;

/// Values that are no dates and are named one by one.
const MOST_BAD_DATES: usize = 20;

/// What a corpus is, with the documents of its topics.
#[must_use]
pub fn about(store: &Store, index: &Index, forms: Option<&Forms>) -> (About, Topics) {
    let none = Forms::none();
    let mut about = without_topics(store, index);
    let mut topics = Topics::new();
    for topic in &store.preface.header.topics {
        let mut query = query::parse(&topic.query, false, &index.columns);
        query.check_forms(forms, &index.lexicon, &topic.query);
        let forms = forms.unwrap_or(&none);
        let documents = query::evaluate(&query, index, &topics, Scope::Article, forms).documents;
        let warnings = query.warnings.into_iter();
        about
            .warnings
            .extend(warnings.map(|warning| in_topic(&topic.label, warning)));
        about.topics.push(TopicInfo {
            count: documents.count_ones(..),
            ..topic.clone()
        });
        topics.push((topic.label.clone(), documents));
    }
    (about, topics)
}

fn in_topic(label: &str, warning: Warning) -> Warning {
    Warning {
        code: "topic".into(),
        part: label.into(),
        message: format!("In the topic “{label}”: {}", warning.message),
        ..Warning::default()
    }
}

fn without_topics(store: &Store, index: &Index) -> About {
    let preface = &store.preface;
    let measure = store.measure();
    let mut warnings = preface.warnings.clone();
    let most = warnings.len() + MOST_BAD_DATES;
    for column in index.columns.iter() {
        warn_of_dates(column, most, &mut warnings);
    }
    About {
        title: preface.header.title.clone(),
        description: preface.header.description.clone(),
        documents: index.documents,
        around: measure.around,
        tokens: index.tokens(),
        terms: index.lexicon.terms(),
        bytes: measure.bytes,
        fields: index.columns.iter().map(field).collect(),
        topics: Vec::new(),
        hash: preface.hash.clone(),
        warnings,
        notes: preface.header.notes.clone(),
    }
}

fn field(column: &Column) -> FieldInfo {
    FieldInfo {
        name: column.name.clone(),
        label: column.label.clone(),
        kind: column.kind,
        values: column.values.len(),
        documents: column.documents(),
    }
}

fn warn_of_dates(column: &Column, most: usize, warnings: &mut Vec<Warning>) {
    let Some(dates) = &column.dates else {
        return;
    };
    for (date, value) in dates.dates.iter().zip(column.values.iter()) {
        if date.is_none() && warnings.len() < most {
            warnings.push(Warning {
                code: "bad-date".into(),
                part: value.into(),
                message: format!(
                    "In the field “{}”, “{value}” is not a date, so it is on no timeline.",
                    column.name
                ),
                ..Warning::default()
            });
        }
    }
}
