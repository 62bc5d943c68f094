//! The two sides of a line, no longer than can be read.

use crate::protocol::Piece;

/// Characters on one side of a line at the most: a “word” can be of any length.
const MOST_LETTERS: usize = 2_000;

/// What stands before a node: the letters next to it, and no white space in front of them.
pub(super) fn before(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut room = MOST_LETTERS;
    for piece in pieces.iter_mut().rev() {
        let letters = piece.text.chars().count();
        if letters > room {
            piece.text = piece.text.chars().skip(letters - room).collect();
        }
        room = room.saturating_sub(letters);
    }
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().into();
    }
    filled(pieces)
}

/// What stands behind a node: the letters next to it, and no white space behind them.
pub(super) fn behind(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut room = MOST_LETTERS;
    for piece in &mut pieces {
        let letters = piece.text.chars().count();
        if let Some((end, _)) = piece.text.char_indices().nth(room) {
            piece.text.truncate(end);
        }
        room = room.saturating_sub(letters);
    }
    if let Some(last) = pieces.last_mut() {
        last.text = last.text.trim_end().into();
    }
    filled(pieces)
}

fn filled(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}
