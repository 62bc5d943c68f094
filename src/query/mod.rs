//! Words → syntax tree → documents. Parsing never fails; evaluating never changes anything.
//!
#![doc = include_str!("language.md")]

mod caret;
mod cut;
mod eval;
mod expand;
mod fields;
mod forms;
mod leaves;
mod names;
mod near;
mod nearness;
mod parse;
pub mod phrase;
mod quoted;
mod rank;
mod syntax;
pub mod top;
mod verbatim;
mod widen;
mod windows;
mod words;

pub use caret::Caret;
pub(crate) use cut::QUOTES;
pub use eval::{Evaluation, LeafMatches, Sought, Topics, evaluate, population};
pub use expand::{Expander, Slot, ValueWords};
pub use forms::Forms;
pub use names::{TITLE, TOPIC, field_sign};
pub use parse::parse;
pub use quoted::quoted;
pub use rank::scores;
pub use syntax::{Leaf, Near, Node, Pattern, Query, Words, WrittenWord};
pub use verbatim::verbatim;
pub use widen::misspelt;
pub use windows::{MOST_STEPS, windows, within};
