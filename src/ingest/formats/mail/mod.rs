//! Mails, and what is attached to them.

mod body;

pub(super) use body::clocked;

use std::{borrow::Cow, io::Cursor};

use mail_parser::{
    Address, ContentType, DateTime, Encoding, Message, MessageParser, MessagePart, MimeHeaders,
    PartType,
};

use super::{
    flow::{Flow, tidy},
    html,
};
use crate::{
    corpus::Document,
    ingest::{Bytes, Clue, Draft, Format, Origin, encoding, intake::Intake},
    protocol::Level,
};

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    if let Some(raw) = intake.whole(bytes) {
        message(&raw, None, intake);
    }
}

/// Where a mail stands in a mailbox.
pub(super) struct Place {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its first line.
    pub(super) line: u64,
}

/// Reads one mail, by itself or from a mailbox.
pub(super) fn message(raw: &[u8], place: Option<&Place>, intake: &mut Intake<'_>) {
    let line = place.map(|place| place.line);
    let raw = headed(raw, intake);
    let parsed = MessageParser::default().parse(&*raw).map(Parsed);
    let message = parsed.as_ref().map(|parsed| &parsed.0);
    let Some(message) = message.filter(|message| is_mail(message)) else {
        let what = "is no mail: it has neither sender nor date nor subject, so it was passed over";
        return intake.note(Level::Skipped, "bad-mail", line, what);
    };
    let mut document = document(message, place, intake);
    document.parts = bodies(message, line, intake).parts();
    if document.parts.is_empty() {
        intake.note(Level::Noticed, "no-text", line, "has no text in its body");
    }
    let clues = sent(message).map(|date| Clue {
        origin: Origin::Published,
        text: date.to_rfc3339(),
    });
    intake.draft(Draft {
        document,
        place: intake.place(line),
        clues: clues.into_iter().collect(),
        ..Draft::default()
    });
    attachments(message, place, intake);
}

/// A mail as it was parsed. The parser has no bound on mails inside one another, and many would exhaust the stack if each
/// dropped the next, so they are dropped one by one.
struct Parsed<'a>(Message<'a>);

impl Drop for Parsed<'_> {
    fn drop(&mut self) {
        let mut parts = std::mem::take(&mut self.0.parts);
        while let Some(part) = parts.pop() {
            if let PartType::Message(inner) = part.body {
                parts.extend(inner.parts);
            }
        }
    }
}

/// The mail with its header in UTF-8, where that holds letters in an encoding that it does not name.
fn headed<'a>(raw: &'a [u8], intake: &mut Intake<'_>) -> Cow<'a, [u8]> {
    let ends = |end: &[u8]| raw.windows(end.len()).position(|window| window == end);
    let end = ends(b"\n\n")
        .or_else(|| ends(b"\r\n\r\n"))
        .unwrap_or(raw.len());
    let (head, body) = raw.split_at(end);
    if std::str::from_utf8(head).is_ok() {
        return raw.into();
    }
    let mut whole = encoding::decode(head, intake).into_bytes();
    whole.extend_from_slice(body);
    whole.into()
}

fn is_mail(message: &Message<'_>) -> bool {
    message.from().is_some() || message.date().is_some() || message.subject().is_some()
}

/// When it was sent, or where that is not said or absurd, received.
fn sent<'a>(message: &'a Message<'_>) -> Option<&'a DateTime> {
    let is_day = |date: &&DateTime| date.is_valid() && (1970..10_000).contains(&date.year);
    let received = || message.received()?.date.as_ref();
    message
        .date()
        .filter(is_day)
        .or_else(|| received().filter(is_day))
}

fn document(message: &Message<'_>, place: Option<&Place>, intake: &Intake<'_>) -> Document {
    let mut document = intake.document();
    if let Some(place) = place {
        document.id = format!("{}/{}", document.id, place.number);
    }
    document.title = message.subject().map(tidy).unwrap_or_default();
    if document.title.is_empty() {
        document.title.clone_from(&document.id);
    }
    let list = message.header_raw("List-Id").map(tidy);
    let list = list.map(|list| match list.rsplit_once('<') {
        Some((_, id)) => id.trim_end_matches('>').to_string(),
        None => list,
    });
    for (field, values) in [
        ("author", people(message.from())),
        ("to", people(message.to())),
        ("cc", people(message.cc())),
        ("list-id", list.into_iter().collect()),
        (
            "attachment",
            message.attachments().filter_map(name).collect(),
        ),
    ] {
        if !values.is_empty() {
            document.fields.insert(field.into(), values);
        }
    }
    if let Some(date) = sent(message) {
        let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        document.fields.insert("date".into(), vec![day]);
    }
    document
}

/// People by their names, or by their addresses where they have none.
fn people(address: Option<&Address<'_>>) -> Vec<String> {
    let people = address.into_iter().flat_map(Address::iter);
    let told = |words: Option<&str>| words.map(tidy).filter(|words| !words.is_empty());
    people
        .filter_map(|person| told(person.name()).or_else(|| told(person.address())))
        .collect()
}

/// The plain text of each body, or the text of its HTML where there is no other.
fn bodies(message: &Message<'_>, line: Option<u64>, intake: &mut Intake<'_>) -> Flow {
    let mut flow = Flow::default();
    for part in message.text_bodies().chain(undecoded(message)) {
        if part.is_encoding_problem {
            let what = "has a body that is not encoded as it says, so that was taken as it stands";
            intake.note(Level::Repaired, "bad-encoding", line, what);
        }
        let kind = part.content_type();
        let is_html = kind
            .and_then(ContentType::subtype)
            .is_some_and(|kind| kind == "html");
        match &part.body {
            PartType::Html(html) => body::letter(&html::letter(html), &mut flow),
            PartType::Text(html) if is_html => body::letter(&html::letter(html), &mut flow),
            PartType::Text(text) => {
                let flowed = kind
                    .and_then(|kind| kind.attribute("format"))
                    .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
                body::parts(&recoded(message, part, text, intake), flowed, &mut flow);
            }
            _ => {}
        }
    }
    flow
}

/// Bodies that could not be decoded, which the parser puts with what is attached.
fn undecoded<'a>(message: &'a Message<'a>) -> impl Iterator<Item = &'a MessagePart<'a>> {
    let parts = message.attachments();
    parts.filter(|part| {
        part.is_encoding_problem && part.is_text() && part.attachment_name().is_none()
    })
}

/// The text of a body; where nobody says which encoding it is in, the encoding is guessed.
fn recoded<'a>(
    message: &Message<'_>,
    part: &MessagePart<'_>,
    text: &'a str,
    intake: &mut Intake<'_>,
) -> Cow<'a, str> {
    let named = part
        .content_type()
        .is_some_and(|kind| kind.has_attribute("charset"));
    let place = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    match message.raw_message().get(place) {
        Some(raw) if !named && part.encoding == Encoding::None && text.contains('\u{FFFD}') => {
            encoding::decode(raw, intake).into()
        }
        _ => text.into(),
    }
}

fn name(part: &MessagePart<'_>) -> Option<String> {
    let name = match &part.body {
        PartType::Message(message) => format!("{}.eml", message.subject().unwrap_or("mail")),
        _ => part.attachment_name()?.to_string(),
    };
    let name = tidy(&name).replace(['/', '\\'], "_");
    (!name.is_empty()).then_some(name)
}

/// Reads what is attached as the files that they are; those that cannot be read are named.
fn attachments(message: &Message<'_>, place: Option<&Place>, intake: &mut Intake<'_>) {
    for part in message.attachments() {
        let Some(name) = name(part) else {
            continue;
        };
        let contents = match &part.body {
            PartType::Message(message) => message.raw_message(),
            _ => part.contents(),
        };
        let mut contents = Cursor::new(contents);
        if matches!(Format::of(&name, &mut contents), Ok(Some(_))) {
            let name = place.map_or(name.clone(), |place| format!("{}/{name}", place.number));
            let mut inner = intake.entry(&name);
            inner.held += message.raw_message.len() as u64;
            inner.file(&mut contents);
        } else {
            let what = format!("has “{name}” attached, which is of no kind that can be read");
            intake.note(
                Level::Noticed,
                "attachment",
                place.map(|place| place.line),
                &what,
            );
        }
    }
}
