//! Words → syntax tree → documents. Parsing never fails; evaluating never changes anything.

mod cut;
mod eval;
pub mod expand;
mod leaves;
mod near;
mod parse;
mod rank;
mod syntax;
mod words;

pub use eval::{Evaluation, Topics, evaluate};
pub use parse::parse;
pub use rank::scores;
pub use syntax::{Leaf, Near, Node, Pattern, Query, Words, WrittenWord};
