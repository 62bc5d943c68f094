//! `corpus.toml` and `topics.toml`.

use serde::Deserialize;

use crate::{
    Error,
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

/// The named queries of a `topics.toml`. `place` is what errors call it.
///
/// # Errors
/// [`Error::Malformed`], with the line.
pub fn read_topics(place: &str, text: &str) -> Result<Vec<TopicInfo>, Error> {
    match toml::from_str::<TopicsFile>(text) {
        Ok(file) => Ok(file.topic),
        Err(cause) => Err(Error::Malformed {
            place: format!("{place}, line {}", line(text, &cause)),
            what: cause.message().to_string(),
        }),
    }
}

fn parse<T: for<'a> Deserialize<'a>>(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) -> Option<T> {
    let text = intake.text(bytes)?;
    let cause = match toml::from_str(&text) {
        Ok(file) => return Some(file),
        Err(cause) => cause,
    };
    let what = format!(
        "is not as it should be ({}), so it was left out",
        cause.message()
    );
    let line = line(&text, &cause);
    intake.note(Level::Skipped, "bad-settings", Some(line), &what);
    None
}

fn line(text: &str, cause: &toml::de::Error) -> u64 {
    let start = cause.span().map_or(0, |span| span.start);
    1 + text[..start].matches('\n').count() as u64
}
