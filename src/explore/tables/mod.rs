//! Tables: what is counted in a selection, row by row. A view counts, as a [`Counted`]; all of them are filtered, sorted and
//! cut in one way ([`table`]).

mod collocates;
mod dispersion;
mod keyness;
mod phrases;
mod proposed;
mod rows;
mod selected;
mod sides;
mod time;
mod topics;
mod trends;
mod words;
mod written;

pub use collocates::{Collocates, Windows};
pub use dispersion::Dispersion;
pub use keyness::Keyness;
pub use phrases::Phrases;
pub use proposed::Proposed;
pub use rows::{Counted, table};
pub use selected::Selected;
pub use topics::Topics;
pub use trends::{Series, Trends};
pub use words::Words;

use rows::column;
use selected::sum;
use written::mostly;
