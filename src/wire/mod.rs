//! What crosses a boundary as JSON, and back. JavaScript makes its values of one text much faster than one by one, and all
//! this weighs a fraction of what general serialisers do, since errors here are one sentence and numbers are counts.

mod given;
mod taken;

pub use given::given;
pub use taken::{Fault, taken};
