//! Hits → what a person looks at: facets, timeline, passages, readings, tables, ways out of an empty result.

pub mod about;
pub mod collocates;
pub mod complete;
pub mod concordance;
pub mod dispersion;
pub mod expansions;
pub mod facets;
pub mod filters;
pub mod frequent;
pub mod keyness;
pub mod marks;
pub mod occurrences;
pub mod passages;
pub mod phrases;
pub mod proposed;
pub mod read;
pub mod relax;
pub mod selected;
pub mod sort;
pub mod suggest;
pub mod table;
pub mod texts;
pub mod timeline;
pub mod tokens;
pub mod topics;
pub mod trends;
pub mod words;
pub mod written;

use crate::query::top;
