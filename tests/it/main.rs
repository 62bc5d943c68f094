//! One integration binary: tables of cases and properties, nearly all through the façade.

mod cli;
mod damage;
mod dates;
mod fold;
mod harness;
mod oracle;
mod queries;
mod readings;
mod shipped;
mod tidy;
mod typing;
mod words;
