//! When documents were published, and how that is known.
