//! The browser face: translation, no decision. Three modules are made of it, so that whoever only explores carries neither
//! readers of foreign formats nor stemmers: the explorer; with the feature `formats`, the readers; with `stems`, the others.

#[cfg(not(any(feature = "formats", feature = "stems")))]
mod explorer;
#[cfg(feature = "formats")]
mod formats;
#[cfg(feature = "stems")]
mod stems;
#[cfg(not(feature = "stems"))]
mod values;

#[cfg(not(any(feature = "formats", feature = "stems")))]
pub use explorer::{Explorer, Lines, Opening};
#[cfg(feature = "formats")]
pub use formats::{Gathered, Gathering, Reading};
#[cfg(feature = "stems")]
pub use stems::stem;
#[cfg(not(feature = "stems"))]
use values::{given, taken, thrown};
