//! `a NEAR/5 b`: words and phrases in one window.

use std::ops::Range;

use super::{Leaf, Near, Node, Pattern, Query, Words, WrittenWord, parse::Parser};

/// How many other words may stand between words that are near each other, where the query does not say.
pub(super) const WITHIN: u32 = 10;

/// Choices in parentheses are written out up to this many times.
const MOST_CHOICES: usize = 64;

/// Things that stand near one another at the most.
const MOST_THINGS: usize = 32;

/// A word or a phrase: its patterns, each with its place in the query.
type Thing = Vec<(Pattern, Range<usize>)>;

impl Parser<'_> {
    /// `near = item ("NEAR" ("/" number)? item)*`
    pub(super) fn near(&mut self) -> Option<Node> {
        let words_before = self.query.words.len();
        let mut nodes: Vec<Node> = self.item().into_iter().collect();
        let mut within = None;
        let mut operator = None;
        while let Some((place, number)) = self.near_keyword() {
            operator.get_or_insert(place);
            within = within.max(Some(number.unwrap_or(WITHIN)));
            let at_end = self.rest().trim_start().is_empty();
            match self.item() {
                Some(node) => nodes.push(node),
                None if at_end && self.typing => {}
                None => self.warn_near(operator.clone(), "here one is missing."),
            }
        }
        if nodes.len() < 2 {
            return nodes.pop();
        }
        let joined = within.and_then(|within| self.joined(&nodes, within, words_before));
        Some(joined.unwrap_or_else(|| {
            self.warn_near(operator, "here it was taken as AND.");
            Node::And(nodes)
        }))
    }

    fn warn_near(&mut self, operator: Option<Range<usize>>, what: &str) {
        let message =
            format!("NEAR stands between words, phrases or choices of these (a OR b); {what}");
        self.warn("near", operator.unwrap_or_default(), &message);
    }

    /// One leaf for each choice of things; `None` where a node is not words of the same zone.
    fn joined(&mut self, nodes: &[Node], within: u32, words_before: usize) -> Option<Node> {
        (nodes.len() <= MOST_THINGS).then_some(())?;
        let mut operands = Operands {
            query: &self.query,
            words_before,
            title_only: None,
            taken: vec![0; self.query.leaves.len()],
        };
        let mut choices: Vec<Vec<Thing>> = vec![Vec::new()];
        for node in nodes {
            let mut things = Vec::new();
            operands.things(node, &mut things)?;
            (choices.len() * things.len() <= MOST_CHOICES).then_some(())?;
            let mut longer = Vec::with_capacity(choices.len() * things.len());
            for choice in &choices {
                for thing in &things {
                    let mut choice = choice.clone();
                    choice.push(thing.clone());
                    longer.push(choice);
                }
            }
            choices = longer;
        }
        let title_only = operands.title_only == Some(true);
        let leaves: Vec<Node> = choices
            .into_iter()
            .filter_map(|things| self.near_leaf(things, within, title_only))
            .collect();
        match leaves.len() {
            0 | 1 => leaves.into_iter().next(),
            _ => Some(Node::Or(leaves)),
        }
    }

    /// A leaf for words or phrases that stand near one another.
    pub(super) fn near_leaf(
        &mut self,
        things: Vec<Thing>,
        within: u32,
        title_only: bool,
    ) -> Option<Node> {
        let lengths: Vec<usize> = things.iter().map(Vec::len).collect();
        let (words, places) = things.into_iter().flatten().unzip();
        let near = (lengths.len() > 1).then_some(Near { within, lengths });
        let words = Words {
            words,
            near,
            title_only,
        };
        self.leaf(Leaf::Words(words), places)
    }

    /// A node for a leaf, with the places of its words.
    pub(super) fn leaf(&mut self, leaf: Leaf, places: Vec<Range<usize>>) -> Option<Node> {
        /// Conditions beyond this many are left out.
        const MOST_LEAVES: usize = 1_024;
        if self.full {
            return None;
        }
        let leaves = &mut self.query.leaves;
        let known = leaves.iter().position(|known| *known == leaf);
        let number = known.unwrap_or(leaves.len());
        if number == MOST_LEAVES {
            self.full = true;
            let message = format!(
                "A query has {MOST_LEAVES} different conditions at the most; the rest was left out."
            );
            self.warn("too-long", self.at..self.at, &message);
            return None;
        }
        if known.is_none() {
            leaves.push(leaf);
        }
        let written = places
            .into_iter()
            .enumerate()
            .map(|(word, place)| WrittenWord {
                leaf: number,
                word,
                place,
            });
        self.query.words.extend(written);
        Some(Node::Leaf(number))
    }
}

/// What stands between the operators.
struct Operands<'a> {
    query: &'a Query,
    /// Words of the query that were written before all of them.
    words_before: usize,
    title_only: Option<bool>,
    /// By leaf: how many of its written words have been taken.
    taken: Vec<usize>,
}

impl Operands<'_> {
    /// The words or phrases that a node is a choice of.
    fn things(&mut self, node: &Node, things: &mut Vec<Thing>) -> Option<()> {
        let number = match node {
            Node::Or(nodes) => {
                return nodes.iter().try_for_each(|node| self.things(node, things));
            }
            Node::Leaf(number) => *number,
            Node::Everything | Node::Not(_) | Node::And(_) => return None,
        };
        let Leaf::Words(words) = &self.query.leaves[number] else {
            return None;
        };
        let title_only = *self.title_only.get_or_insert(words.title_only);
        if words.near.is_some() || title_only != words.title_only || things.len() == MOST_CHOICES {
            return None;
        }
        let written = &self.query.words[self.words_before..];
        let places = written.iter().filter(|word| word.leaf == number);
        let places = places.skip(self.taken[number]);
        let places = places.map(|word| word.place.clone());
        self.taken[number] += words.words.len();
        things.push(words.words.iter().cloned().zip(places).collect());
        Some(())
    }
}
