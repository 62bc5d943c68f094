//! Text, Markdown, tables and JSON as documents.
