//! The order of lines: by one key, where it is equal by the next, then by their place in the corpus.

use super::super::{occurrences::Occurrence, sort::Dated, texts::Texts};
use crate::{
    corpus::Store,
    index::{
        DocId, Forward, Index, TermId,
        forward::{left, right},
    },
    protocol::LineKey,
    strings::sort_numbers,
    text::folded,
};

/// What lines are told and sorted from.
pub struct Source<'a> {
    /// The index.
    pub index: &'a Index,
    /// Which documents are copies of one text.
    pub texts: &'a Texts,
    /// The documents.
    pub store: &'a Store,
    /// By zone: the running words.
    pub words: &'a dyn Fn(usize) -> &'a Forward,
    /// The date field.
    pub dated: Option<Dated<'a>>,
}

/// Sorts lines, numbers of nodes. A key that comes again changes nothing.
pub(super) fn sort(lines: &mut [u32], nodes: &[Occurrence], keys: &[LineKey], source: &Source<'_>) {
    let mut distinct = Vec::new();
    for key in keys {
        if !distinct.contains(key) {
            distinct.push(*key);
        }
    }
    sort_by(lines, nodes, &distinct, source);
}

fn sort_by(lines: &mut [u32], nodes: &[Occurrence], keys: &[LineKey], source: &Source<'_>) {
    let Some((first, others)) = keys.split_first() else {
        return;
    };
    let ranks = source.ranks(*first, lines, nodes);
    let mut ranked: Vec<u64> = ranks
        .into_iter()
        .zip(&*lines)
        .map(|(rank, &line)| u64::from(rank) << 32 | u64::from(line))
        .collect();
    ranked.sort_unstable();
    for (line, ranked) in lines.iter_mut().zip(&ranked) {
        *line = *ranked as u32;
    }
    let mut at = 0;
    for equal in ranked.chunk_by(|one, other| one >> 32 == other >> 32) {
        if equal.len() > 1 {
            sort_by(&mut lines[at..at + equal.len()], nodes, others, source);
        }
        at += equal.len();
    }
}

impl Source<'_> {
    /// By line: a number that has the order of a key.
    fn ranks(&self, key: LineKey, lines: &[u32], nodes: &[Occurrence]) -> Vec<u32> {
        let nodes = lines.iter().map(|&line| nodes[line as usize]);
        match key {
            LineKey::L1 => nodes.map(|node| self.before(node, 1)).collect(),
            LineKey::L2 => nodes.map(|node| self.before(node, 2)).collect(),
            LineKey::L3 => nodes.map(|node| self.before(node, 3)).collect(),
            LineKey::R1 => nodes.map(|node| self.behind(node, 1)).collect(),
            LineKey::R2 => nodes.map(|node| self.behind(node, 2)).collect(),
            LineKey::R3 => nodes.map(|node| self.behind(node, 3)).collect(),
            LineKey::Node => {
                let words = |node: Occurrence| self.words_of(node).at(node.positions());
                ranked(&nodes.map(words).collect::<Vec<_>>())
            }
            LineKey::Date => by_document(nodes, |document| {
                let dated = self.dated.as_ref();
                dated.map_or(u32::MAX, |dated| dated.earliest_day(document))
            }),
            LineKey::Document => {
                let documents: Vec<DocId> = nodes.map(|node| node.document).collect();
                let mut distinct = documents.clone();
                distinct.sort_unstable();
                distinct.dedup();
                let titles = distinct.iter().map(|&one| folded(self.store.title(one)));
                let ranks = ranked(&titles.collect::<Vec<_>>());
                let rank = |document| ranks[distinct.partition_point(|&one| one < document)];
                documents.into_iter().map(rank).collect()
            }
        }
    }

    fn words_of(&self, node: Occurrence) -> &Forward {
        (self.words)(usize::from(node.zone))
    }

    /// The word so many places before a node; before all others where there is none.
    fn before(&self, node: Occurrence, places: usize) -> u32 {
        let start = self.index.postings[usize::from(node.zone)].start(node.document);
        let near = left(self.words_of(node).at(start..node.start), places);
        word((near.len() == places).then(|| near[0]))
    }

    /// The word so many places behind a node.
    fn behind(&self, node: Occurrence, places: usize) -> u32 {
        let end = self.index.postings[usize::from(node.zone)].start(node.document + 1);
        let near = right(self.words_of(node).at(node.end..end), places);
        word((near.len() == places).then(|| near[places - 1]))
    }
}

fn word(term: Option<TermId>) -> u32 {
    term.map_or(0, |term| term + 1)
}

/// By item: how many different ones are smaller.
fn ranked<T: Ord>(items: &[T]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_numbers(&mut order, items.len(), &|one, other| {
        let by_item = items[one as usize].cmp(&items[other as usize]);
        by_item.then(one.cmp(&other))
    });
    let mut ranks = vec![0; items.len()];
    let equal = |one: &u32, other: &u32| items[*one as usize] == items[*other as usize];
    for (rank, equal) in (0..).zip(order.chunk_by(equal)) {
        for &item in equal {
            ranks[item as usize] = rank;
        }
    }
    ranks
}

/// What is known of documents, by line; found once for lines that follow one another in a document.
fn by_document(
    nodes: impl Iterator<Item = Occurrence>,
    mut of: impl FnMut(DocId) -> u32,
) -> Vec<u32> {
    let mut last = None;
    let mut known = |document: DocId| match last {
        Some((known, rank)) if known == document => rank,
        _ => {
            let rank = of(document);
            last = Some((document, rank));
            rank
        }
    };
    nodes.map(|node| known(node.document)).collect()
}
