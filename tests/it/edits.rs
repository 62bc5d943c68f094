//! Topics changed, parts put back, corpora saved.
