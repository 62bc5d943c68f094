//! Tree → documents: each leaf once, as a set; the tree is then unions, intersections and complements of sets.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::{Leaf, Node, Pattern, Query};
use crate::{
    corpus::number,
    index::{Column, DocId, Index, Stream, TermId, Zone},
    text,
};

/// The topics that a query can name: label and documents.
pub type Topics = [(String, FixedBitSet)];

/// What a query matches.
#[derive(Debug)]
pub struct Evaluation {
    /// The documents.
    pub documents: FixedBitSet,
    /// Each leaf's part in it, by number.
    pub leaves: Vec<LeafMatches>,
}

/// What a leaf matches.
#[derive(Debug, Default)]
pub struct LeafMatches {
    /// The documents.
    pub documents: FixedBitSet,
    /// The terms that each of its words stands for; none for a condition on a field.
    pub slots: Vec<Range<TermId>>,
    /// Where its words are sought.
    pub zones: &'static [Zone],
    /// For a phrase: how often it is in the zone of a document.
    pub phrases: Vec<(Zone, DocId, u32)>,
}

/// Evaluates a query. Costs the postings of its terms, and for phrases the streams of documents that have all words.
#[must_use]
pub fn evaluate(query: &Query, index: &Index, topics: &Topics, around: bool) -> Evaluation {
    let leaves: Vec<LeafMatches> = query
        .leaves
        .iter()
        .map(|leaf| leaf_matches(leaf, index, topics, around))
        .collect();
    let documents = node_documents(&query.root, &leaves, index.documents);
    Evaluation { documents, leaves }
}

fn node_documents(node: &Node, leaves: &[LeafMatches], all: usize) -> FixedBitSet {
    let documents = |node: &Node| node_documents(node, leaves, all);
    match node {
        Node::Everything => everything(all),
        Node::Leaf(leaf) => leaves[*leaf].documents.clone(),
        Node::Not(node) => {
            let mut left = everything(all);
            left.difference_with(&documents(node));
            left
        }
        Node::And(nodes) => nodes.iter().fold(everything(all), |mut left, node| {
            match node {
                Node::Leaf(leaf) => left.intersect_with(&leaves[*leaf].documents),
                node => left.intersect_with(&documents(node)),
            }
            left
        }),
        Node::Or(nodes) => nodes
            .iter()
            .fold(FixedBitSet::with_capacity(all), |mut found, node| {
                found.union_with(&documents(node));
                found
            }),
    }
}

fn everything(all: usize) -> FixedBitSet {
    let mut documents = FixedBitSet::with_capacity(all);
    documents.insert_range(..);
    documents
}

fn leaf_matches(leaf: &Leaf, index: &Index, topics: &Topics, around: bool) -> LeafMatches {
    let documents = match leaf {
        Leaf::Words(words) if words.near.is_some() => FixedBitSet::with_capacity(index.documents),
        Leaf::Words(words) => {
            let slots = words.words.iter().map(|word| slot(word, index)).collect();
            return words_matches(slots, Leaf::zones(words.title_only, around), index);
        }
        Leaf::Value { field, words } if field == "topic" && index.columns.get(field).is_none() => {
            let mut documents = FixedBitSet::with_capacity(index.documents);
            for (_, matched) in topics.iter().filter(|(label, _)| has_words(label, words)) {
                documents.union_with(matched);
            }
            documents
        }
        Leaf::Value { field, words } => of_column(index, field, |column| {
            column.documents_where(|value| has_words(&column.values[value], words))
        }),
        Leaf::Range { field, range } => {
            of_column(index, field, |column| column.documents_in(*range))
        }
        Leaf::Numbers { field, range } => of_column(index, field, |column| {
            column.documents_where(|value| {
                number(&column.values[value]).is_some_and(|number| range.contains(number))
            })
        }),
    };
    LeafMatches {
        documents,
        ..LeafMatches::default()
    }
}

fn of_column(index: &Index, field: &str, of: impl Fn(&Column) -> FixedBitSet) -> FixedBitSet {
    index
        .columns
        .get(field)
        .map_or_else(|| FixedBitSet::with_capacity(index.documents), of)
}

/// Whether a text has words one after another.
fn has_words(text: &str, words: &[Pattern]) -> bool {
    let matches = |(term, word): (&String, &Pattern)| match word {
        Pattern::Whole(word) => term == word,
        Pattern::Typing(word) => term.starts_with(word.as_str()),
        Pattern::Glob(glob) => prefix(glob).is_some_and(|prefix| term.starts_with(prefix)),
        _ => false,
    };
    text::terms(text)
        .windows(words.len())
        .any(|window| window.iter().zip(words).all(matches))
}

fn slot(word: &Pattern, index: &Index) -> Range<TermId> {
    match word {
        Pattern::Whole(word) => index.dictionary.exact(word),
        Pattern::Typing(word) => index.dictionary.prefixed(word),
        Pattern::Glob(glob) => {
            prefix(glob).map_or(0..0, |prefix| index.dictionary.prefixed(prefix))
        }
        _ => 0..0,
    }
}

fn prefix(glob: &str) -> Option<&str> {
    glob.strip_suffix('*')
        .filter(|prefix| !prefix.contains(['*', '?']))
}

fn words_matches(slots: Vec<Range<TermId>>, zones: &'static [Zone], index: &Index) -> LeafMatches {
    let mut documents = FixedBitSet::with_capacity(index.documents);
    let mut phrases = Vec::new();
    for &zone in zones {
        if let [slot] = &slots[..] {
            add_documents(&mut documents, slot, zone, index);
            continue;
        }
        for document in candidates(&slots, zone, index).ones() {
            let tokens = index.streams[zone as usize].tokens(document as DocId);
            let count = phrase_places(tokens, &slots).len();
            if count > 0 {
                documents.insert(document);
                phrases.push((zone, document as DocId, count as u32));
            }
        }
    }
    LeafMatches {
        documents,
        slots,
        zones,
        phrases,
    }
}

fn add_documents(documents: &mut FixedBitSet, slot: &Range<TermId>, zone: Zone, index: &Index) {
    for (document, _) in index.postings[zone as usize].of_terms(slot.clone()) {
        documents.insert(document as usize);
    }
}

/// Documents that have all words of a phrase in a zone, in any order.
fn candidates(slots: &[Range<TermId>], zone: Zone, index: &Index) -> FixedBitSet {
    let mut left = everything(index.documents);
    for slot in slots {
        let mut documents = FixedBitSet::with_capacity(index.documents);
        add_documents(&mut documents, slot, zone, index);
        left.intersect_with(&documents);
    }
    left
}

/// Positions at which words stand one after another. Runs without the first word are passed over many at a time.
fn phrase_places(tokens: &[TermId], slots: &[Range<TermId>]) -> Vec<u32> {
    const RUN: usize = 32;
    let mut places = Vec::new();
    let Some((first, rest)) = slots.split_first() else {
        return places;
    };
    let length = first.end - first.start;
    // One subtraction and one comparison, so that the compiler can take several terms at once.
    let is_first = |term: TermId| term.wrapping_sub(first.start) < length;
    for (run, terms) in tokens.chunks(RUN).enumerate() {
        if !terms.iter().fold(false, |any, &term| any | is_first(term)) {
            continue;
        }
        for (place, _) in terms
            .iter()
            .enumerate()
            .filter(|(_, term)| is_first(**term))
        {
            let start = run * RUN + place;
            let after = tokens
                .get(start + 1..start + slots.len())
                .unwrap_or_default();
            if after.len() == rest.len()
                && rest
                    .iter()
                    .zip(after)
                    .all(|(slot, term)| slot.contains(term))
            {
                places.push(start as u32);
            }
        }
    }
    places
}

impl LeafMatches {
    /// Where matches begin in one zone of a document, in order. Each is as long as there are slots.
    pub fn places(&self, zone: Zone, document: DocId, streams: &[Stream; 3]) -> Vec<u32> {
        if self.zones.contains(&zone) {
            phrase_places(streams[zone as usize].tokens(document), &self.slots)
        } else {
            Vec::new()
        }
    }
}
