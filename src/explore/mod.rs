//! Hits → what a person looks at: facets, timeline, passages, readings, tables, ways out of an empty result.

pub mod about;
pub mod complete;
pub mod concordance;
pub mod expansions;
pub mod facets;
pub mod filters;
pub mod frequent;
pub mod marks;
pub mod occurrences;
pub mod passages;
pub mod read;
pub mod relax;
pub mod sort;
pub mod suggest;
pub mod tables;
pub mod texts;
pub mod timeline;
pub mod tokens;

use crate::query::top;
