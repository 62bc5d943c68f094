//! Exact and near copies.
