//! What crosses a boundary as JSON, and back. JavaScript makes its values of one text as fast as one by one, and all this
//! weighs a fraction of what general serialisers do.

mod given;
mod taken;

pub use given::{Shapeless, given};
pub use taken::{Taken, taken};
