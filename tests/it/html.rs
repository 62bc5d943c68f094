//! Pages: their articles, and what they say of themselves.
