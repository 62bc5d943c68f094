//! What a corpus is, and its topics.

use fixedbitset::FixedBitSet;

use crate::{
    corpus::{Corpus, Part},
    index::{DocId, Index},
    protocol::{About, FieldInfo, FieldKind, TopicInfo, Warning},
    query,
};

/// A topic's documents by its label.
pub type Topics = Vec<(String, FixedBitSet)>;

/// What a corpus is, with the documents of its topics.
#[must_use]
pub fn about(corpus: &Corpus, index: &Index) -> (About, Topics) {
    let mut about = without_topics(corpus, index);
    let mut topics = Topics::new();
    for topic in &corpus.header.topics {
        let query = query::parse(&topic.query, false, &index.columns);
        let documents = query::evaluate(&query, index, &topics, false, None).documents;
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
        marked: warning.marked,
    }
}

fn without_topics(corpus: &Corpus, index: &Index) -> About {
    let everything = {
        let mut documents = FixedBitSet::with_capacity(index.documents);
        documents.insert_range(..);
        documents
    };
    let field = |column: &crate::index::Column| FieldInfo {
        name: column.name.clone(),
        label: column.label.clone(),
        kind: column.kind,
        values: column.values.len(),
        documents: everything
            .ones()
            .filter(|&document| !column.of(document as DocId).is_empty())
            .count(),
    };
    let bad_dates = index
        .columns
        .iter()
        .filter(|column| column.kind == FieldKind::Date)
        .flat_map(|column| {
            let dates = column.dates.iter().flat_map(|dates| &dates.dates);
            dates
                .zip(&column.values)
                .filter(|(date, _)| date.is_none())
                .map(|(_, value)| Warning {
                    code: "bad-date".into(),
                    part: value.clone(),
                    message: format!(
                        "In the field “{}”, “{value}” is not a date, so it is on no timeline.",
                        column.name
                    ),
                    ..Warning::default()
                })
        });
    About {
        title: corpus.header.title.clone(),
        description: corpus.header.description.clone(),
        documents: index.documents,
        around: corpus
            .documents
            .iter()
            .filter(|document| document.parts.iter().any(Part::is_around))
            .count(),
        tokens: index.tokens(),
        terms: index.lexicon.terms(),
        bytes: corpus
            .documents
            .iter()
            .map(|document| {
                document.title.len()
                    + document
                        .parts
                        .iter()
                        .map(|part| part.text.len())
                        .sum::<usize>()
            })
            .sum(),
        fields: index.columns.iter().map(field).collect(),
        topics: Vec::new(),
        hash: corpus.hash.clone(),
        warnings: corpus
            .warnings
            .iter()
            .cloned()
            .chain(bad_dates.take(20))
            .collect(),
        notes: corpus.header.notes.clone(),
    }
}
