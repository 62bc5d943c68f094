//! What was found on a document's date, before it is weighed.

use time::Date as Day;

use super::{
    Candidate, Order, Role, Stated, clues,
    find::find,
    given, language,
    page::{Sighting, look},
    site::{self, Votes},
    weigh::{Bounds, Source},
};
use crate::ingest::{Draft, Origin, Shape};

/// What was found on a document's date.
pub(super) struct Found {
    /// What may be the day of publication, absurd ones as well.
    pub(super) candidates: Vec<Candidate>,
    pub(super) sightings: Vec<Sighting>,
    /// What metadata say that is no date.
    pub(super) unreadable: Vec<String>,
    pub(super) votes: Votes,
    pub(super) language: Option<&'static str>,
    /// An author's or archive's own document with a date, which is left as it is.
    pub(super) given: bool,
    /// The dates given.
    dates: Vec<Stated>,
}

impl Found {
    pub(super) fn of(draft: &Draft) -> Self {
        let dated = given::values(draft).next().is_some();
        let own = draft.shape == Shape::Given;
        let mut found = Self {
            candidates: Vec::new(),
            sightings: Vec::new(),
            unreadable: Vec::new(),
            votes: Votes::default(),
            language: None,
            given: own && dated,
            dates: given::stated(draft).collect(),
        };
        found.votes = given::votes(draft);
        let left_alone = found.given || (own && draft.clues.is_empty());
        if !left_alone {
            found.take_clues(draft);
        }
        let either = |stated| matches!(stated, Stated::Either { .. });
        if !own || found.stated().any(either) {
            found.language = language::tell(draft);
        }
        if !own {
            found.sightings = look(draft, found.language);
            found.take_sightings();
            found.drop_teasers();
            found.tell_diary();
            found.take_path(&draft.place);
        }
        found
    }

    fn take_clues(&mut self, draft: &Draft) {
        for value in given::values(draft) {
            self.take(Source::Metadata, clues::metadata(value), value);
        }
        for clue in &draft.clues {
            let source = match clue.origin {
                Origin::Published => Source::Metadata,
                Origin::Marked => Source::Marked,
                Origin::Modified => Source::Modified,
                Origin::Address => {
                    self.take_address(&clue.text);
                    continue;
                }
            };
            let orders = find(&clue.text, None).dates.into_iter();
            orders
                .filter_map(|seen| seen.order)
                .for_each(|order| self.votes.count(order));
            let stated = clues::metadata(&clue.text);
            if stated.is_none() {
                self.unreadable.push(clue.text.clone());
            }
            self.take(source, stated, &clue.text);
        }
        let clued = draft
            .clues
            .iter()
            .any(|clue| clue.origin == Origin::Address);
        let url = draft
            .document
            .fields
            .get("url")
            .and_then(|values| values.first());
        if let Some(url) = url.filter(|_| !clued) {
            self.take_address(url);
        }
    }

    fn take_address(&mut self, text: &str) {
        if text.contains("://") || text.starts_with('/') {
            self.take(Source::Address, clues::address(text), text);
        } else {
            self.take_path(text);
        }
    }

    fn take_path(&mut self, place: &str) {
        let path = site::file(place);
        let known = |candidate: &Candidate| matches!(candidate.source, Source::Name | Source::Path);
        if self.candidates.iter().any(known) {
            return;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let begins: String = name.chars().take(10).collect();
        match clues::address(name) {
            Some(stated) if clues::address(&begins) == Some(stated) => {
                self.take(Source::Name, Some(stated), name)
            }
            Some(stated) => self.take(Source::Path, Some(stated), name),
            None => self.take(Source::Path, clues::address(path), path),
        }
    }

    fn take(&mut self, source: Source, stated: Option<Stated>, quote: &str) {
        self.candidates.extend(stated.map(|stated| Candidate {
            source,
            stated,
            odd: false,
            quote: quote.trim().into(),
        }));
    }

    fn take_sightings(&mut self) {
        for sighting in &self.sightings {
            if let Some(order) = sighting.seen.order {
                self.votes.count(order);
            }
            let source = match sighting.role {
                Role::Published => Source::Line,
                Role::Head => Source::Head,
                Role::Foot => Source::Foot,
                Role::Above => Source::Above,
                Role::Dateline => Source::Dateline,
                Role::Updated => Source::Modified,
                Role::Saved | Role::Running | Role::Story | Role::Comment | Role::Beside => {
                    continue;
                }
            };
            let spoken = matches!(
                sighting.seen.stated,
                Stated::Weekday(..) | Stated::Days(_) | Stated::Months(_)
            );
            if !spoken {
                self.candidates.push(Candidate {
                    source,
                    stated: sighting.seen.stated,
                    odd: sighting.seen.is_odd(),
                    quote: sighting.quote.clone(),
                });
            }
        }
    }

    /// Several dates above the headline are those of other stories.
    fn drop_teasers(&mut self) {
        let above = |candidate: &Candidate| candidate.source == Source::Above;
        let mut days = self.candidates.iter().filter(|candidate| above(candidate));
        let first = days.next().map(|candidate| candidate.stated);
        if days.any(|candidate| Some(candidate.stated) != first) {
            self.candidates.retain(|candidate| !above(candidate));
        }
    }

    /// Under a diary's title stands the day of its first entry.
    fn tell_diary(&mut self) {
        let entry = |sighting: &&Sighting| {
            sighting.alone
                && sighting.role == Role::Story
                && matches!(sighting.seen.stated, Stated::Day(_))
        };
        if self.sightings.iter().filter(entry).count() >= 2 {
            let heads = self.candidates.iter_mut();
            heads
                .filter(|candidate| candidate.source == Source::Head)
                .for_each(|candidate| candidate.source = Source::Entry);
        }
    }

    /// The days that bound that of publication.
    pub(super) fn bounds(&self, order: Option<Order>) -> Bounds {
        let days = |role: Role| {
            let of = self
                .sightings
                .iter()
                .filter(move |sighting| sighting.role == role);
            of.filter_map(move |sighting| {
                let latest = sighting.seen.stated.ordered(order).latest()?;
                (!sighting.seen.is_odd()).then(|| (latest, sighting.quote.clone()))
            })
        };
        Bounds {
            saved: days(Role::Saved)
                .chain(days(Role::Running))
                .max_by_key(|(day, _): &(Day, String)| *day),
            running: days(Role::Saved).next().is_none(),
            comment: days(Role::Comment).min_by_key(|(day, _)| *day),
        }
    }

    /// What a story says that has a weekday and no more.
    pub(super) fn weekday_only(&self) -> Option<String> {
        let story = self
            .sightings
            .iter()
            .filter(|sighting| sighting.role == Role::Story);
        let mut weekdays =
            story.filter(|sighting| matches!(sighting.seen.stated, Stated::Weekday(..)));
        let quote = &weekdays.next()?.words;
        Some(format!(
            "the story says “{quote}”, and nothing tells of which week"
        ))
    }

    /// What is stated outside the story.
    pub(super) fn stated(&self) -> impl Iterator<Item = Stated> {
        let candidates = self.candidates.iter().map(|candidate| candidate.stated);
        candidates.chain(self.dates.iter().copied())
    }
}
