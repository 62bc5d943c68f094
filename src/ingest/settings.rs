//! `corpus.toml` and `topics.toml`.

use serde::Deserialize;

use crate::{
    Error,
    corpus::{FieldLabel, Header},
    protocol::TopicInfo,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorpusFile {
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    field: Vec<FieldLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicsFile {
    #[serde(default)]
    topic: Vec<TopicInfo>,
}

pub(super) fn corpus(place: &str, text: &str, header: &mut Header) -> Result<(), Error> {
    let file: CorpusFile = parse(place, text)?;
    (header.title, header.description, header.fields) = (file.title, file.description, file.field);
    Ok(())
}

pub(super) fn topics(place: &str, text: &str) -> Result<Vec<TopicInfo>, Error> {
    let file: TopicsFile = parse(place, text)?;
    Ok(file.topic)
}

fn parse<T: for<'a> Deserialize<'a>>(place: &str, text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|cause| {
        let line = cause
            .span()
            .map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        Error::Malformed {
            place: format!("{place}, line {line}"),
            what: cause.message().into(),
        }
    })
}
