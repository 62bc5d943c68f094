//! Words → syntax tree → documents. Parsing never fails; evaluating never changes anything.
//!
#![doc = include_str!("language.md")]

mod caret;
mod cut;
mod eval;
mod expand;
mod forms;
mod leaves;
mod near;
mod nearness;
mod parse;
pub mod phrase;
mod quoted;
mod rank;
mod syntax;
pub mod top;
mod widen;
mod windows;
mod words;

pub use caret::Caret;
pub use eval::{Evaluation, LeafMatches, Sought, Topics, evaluate, population};
pub use expand::{Expander, Slot, ValueWords};
pub use forms::Forms;
pub use parse::parse;
pub use quoted::quoted;
pub use rank::scores;
pub use syntax::{Leaf, Near, Node, Pattern, Query, Words, WrittenWord};
pub use widen::misspelt;
pub use windows::{MOST_STEPS, windows, within};
