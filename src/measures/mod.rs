//! Counts → statistics. Each measure is a total function over counts, and beside it stands what it is called, how it is
//! computed and who proposed it.
//!
//! Counts are `f64`, so that shares and expected frequencies need no conversion; they are exact up to 2⁵³. Where a
//! measure is undefined (a total of zero, a table with a negative cell, the logarithm of zero) it is `None`, never NaN.
//! Logarithms are those of the crate `libm`, as each machine's own differ in the last digit.

pub mod association;
pub mod beta;
pub mod dispersion;
pub mod effect;
pub mod keyness;
pub mod significance;

pub use association::Cooccurrence;
pub use dispersion::Spread;
pub use keyness::Contingency;

/// What a measure is, for readers and for the heads of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The name of its column: lower case, with underscores.
    pub name: &'static str,
    /// Its name with its variant, for readers.
    pub label: &'static str,
    /// The formula, in the letters of the table: `a b c d E1 E2` for keyness, `O f1 f2 N W E` for association.
    pub formula: &'static str,
    /// Author, year and title.
    pub source: &'static str,
}

/// `o · ln(o / e)`, which is 0 for no observations.
fn surprise(o: f64, e: f64) -> f64 {
    if o > 0.0 { o * libm::log(o / e) } else { 0.0 }
}

/// 1, −1 or 0: whether there is more, less or just as much as expected.
fn sign(difference: f64) -> f64 {
    if difference == 0.0 {
        0.0
    } else {
        difference.signum()
    }
}
