//! One integration binary: tables of cases and properties, nearly all through the façade.

mod archives;
mod cleaning;
mod cli;
mod copies;
mod damage;
mod dates;
mod dating;
mod edits;
mod fold;
mod harness;
mod html;
mod many;
mod office;
mod oracle;
mod pack;
mod queries;
mod readings;
mod shipped;
mod text_formats;
mod tidy;
mod typing;
mod words;
