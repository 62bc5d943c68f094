//! `corpus.toml` and `topics.toml`.

use serde::Deserialize;

use crate::{
    corpus::{FieldLabel, Header},
    ingest::{Bytes, intake::Intake},
    protocol::{Level, TopicInfo},
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

pub(super) fn corpus(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    if let Some(file) = parse::<CorpusFile>(bytes, intake) {
        intake.header(Header {
            title: file.title,
            description: file.description,
            fields: file.field,
            ..Header::default()
        });
    }
}

pub(super) fn topics(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    if let Some(file) = parse::<TopicsFile>(bytes, intake) {
        intake.header(Header {
            topics: file.topic,
            ..Header::default()
        });
    }
}

fn parse<T: for<'a> Deserialize<'a>>(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) -> Option<T> {
    let text = intake.text(bytes)?;
    let cause = match toml::from_str(&text) {
        Ok(file) => return Some(file),
        Err(cause) => cause,
    };
    let start = cause.span().map_or(0, |span| span.start);
    let line = 1 + text[..start].matches('\n').count() as u64;
    let what = format!(
        "is not as it should be ({}), so it was left out",
        cause.message()
    );
    intake.note(Level::Skipped, "bad-settings", Some(line), &what);
    None
}
