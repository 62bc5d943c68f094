//! Concord, a corpus explorer that is a file: the map of the house.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout
    )
)]

pub mod error;
pub mod text;

pub mod protocol;

pub mod corpus;

pub mod ingest;

pub mod index;

pub mod query;

pub mod explore;

pub mod explorer;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::Error;
pub use explorer::Explorer;
