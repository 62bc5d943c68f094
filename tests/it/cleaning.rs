//! What plain-text copies of pages carry around their articles.
