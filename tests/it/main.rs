//! One integration binary: tables of cases and properties, nearly all through the façade.

mod archives;
mod classes;
mod cleaning;
mod cli;
mod copies;
mod damage;
mod dates;
mod dating;
mod edits;
mod expand;
mod fold;
mod grammar;
mod harness;
mod headers;
mod html;
mod office;
mod oracle;
mod pack;
mod queries;
mod readings;
mod relevance;
mod shipped;
mod text_formats;
mod tidy;
mod typing;
mod words;
