//! JSON → requests. Only what a face may ask is read, member by member.

use hifijson::value::Value;

use crate::{
    corpus::json::{self, Json, Members},
    protocol::{
        CompleteRequest, FacetOrder, PartKind, ReadRequest, Request, Revision, Scope, Sort, Values,
    },
};

/// What JSON can ask. Members that are absent are as by default.
pub trait Taken: Default {
    /// Takes a member; `None` where there is none of that name, or its value is of another shape.
    #[doc(hidden)]
    fn take(&mut self, name: &str, value: Json<'_>) -> Option<()>;
}

/// The request of a JSON text.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn taken<T: Taken>(text: &str) -> Result<T, String> {
    let Ok(Value::Object(members)) = json::parse(text) else {
        return Err("This is no JSON object.".into());
    };
    let mut taken = T::default();
    for (name, value) in members {
        let took = taken.take(&name, value);
        took.ok_or_else(|| format!("The member “{name}” is not known, or of another shape."))?;
    }
    Ok(taken)
}

impl Taken for Request {
    fn take(&mut self, name: &str, value: Json<'_>) -> Option<()> {
        match name {
            "query" => self.query = text(value)?,
            "filters" => self.filters = values(value)?,
            "scope" => self.scope = scope(value)?,
            "typos" => self.typos = flag(value)?,
            "stems" => self.stems = flag(value)?,
            "sort" => {
                self.sort = match &*text(value)? {
                    "relevance" => Sort::Relevance,
                    "newest" => Sort::Newest,
                    "oldest" => Sort::Oldest,
                    _ => return None,
                };
            }
            "offset" => self.offset = json::number(&value)?,
            "limit" => self.limit = json::number(&value)?,
            "facet_limit" => self.facet_limit = json::number(&value)?,
            "facet_order" => {
                self.facet_order = match &*text(value)? {
                    "count" => FacetOrder::Count,
                    "corpus" => FacetOrder::Corpus,
                    _ => return None,
                };
            }
            "timeline" => self.timeline = optional(value, text)?,
            _ => return None,
        }
        Some(())
    }
}

impl Taken for CompleteRequest {
    fn take(&mut self, name: &str, value: Json<'_>) -> Option<()> {
        match name {
            "before" => self.before = text(value)?,
            "after" => self.after = text(value)?,
            "scope" => self.scope = scope(value)?,
            "limit" => self.limit = json::number(&value)?,
            _ => return None,
        }
        Some(())
    }
}

impl Taken for ReadRequest {
    fn take(&mut self, name: &str, value: Json<'_>) -> Option<()> {
        match name {
            "id" => self.id = text(value)?,
            "query" => self.query = text(value)?,
            "scope" => self.scope = scope(value)?,
            "typos" => self.typos = flag(value)?,
            "stems" => self.stems = flag(value)?,
            _ => return None,
        }
        Some(())
    }
}

impl Taken for Revision {
    fn take(&mut self, name: &str, value: Json<'_>) -> Option<()> {
        match name {
            "title" => self.title = optional(value, text)?,
            "topics" => self.topics = optional(value, json::topics)?,
            "parts" => self.parts = optional(value, |value| json::objects(value, part))?,
            _ => return None,
        }
        Some(())
    }
}

fn part(members: &mut Members<'_>) -> Option<PartKind> {
    Some(PartKind {
        id: members.text("id")?.into_owned(),
        part: json::number(&members.take("part")?)?,
        paragraph: members
            .take("paragraph")
            .and_then(|value| json::number(&value)),
        kind: members.text("kind")?.into_owned(),
    })
}

fn text(value: Json<'_>) -> Option<String> {
    match value {
        Value::String(text) => Some(text.into_owned()),
        _ => None,
    }
}

fn flag(value: Json<'_>) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(flag),
        _ => None,
    }
}

fn scope(value: Json<'_>) -> Option<Scope> {
    match &*text(value)? {
        "article" => Some(Scope::Article),
        "all" => Some(Scope::All),
        _ => None,
    }
}

/// What may be null.
fn optional<'a, T>(value: Json<'a>, read: impl Fn(Json<'a>) -> Option<T>) -> Option<Option<T>> {
    match value {
        Value::Null => Some(None),
        value => Some(Some(read(value)?)),
    }
}

fn values(value: Json<'_>) -> Option<Values> {
    let Value::Object(members) = value else {
        return None;
    };
    let mut values = Values::new();
    for (name, value) in members {
        let Value::Array(items) = value else {
            return None;
        };
        let chosen = items.into_iter().map(text).collect::<Option<_>>()?;
        values.insert(name.into_owned(), chosen);
    }
    Some(values)
}
