//! The article's text as the page gives it once more for machines: a witness of which blocks are the article.

use hashbrown::HashSet;
use xxhash_rust::xxh64::xxh64;

use super::outline::Block;
use crate::text::terms;

/// Words in a row that are compared.
const ROW: usize = 4;

/// Rows of words of a text.
#[derive(Default)]
pub(super) struct Witness {
    rows: HashSet<u64, foldhash::fast::FixedState>,
}

impl Witness {
    pub(super) fn of(text: &str) -> Self {
        Self {
            rows: rows(text).collect(),
        }
    }

    /// Whether the witness has nearly all of a block, which is long enough to tell.
    pub(super) fn knows(&self, block: &Block) -> bool {
        if self.rows.is_empty() {
            return false;
        }
        let (mut all, mut known) = (0, 0);
        for row in rows(&block.text) {
            all += 1;
            known += usize::from(self.rows.contains(&row));
        }
        all >= 4 && known * 10 >= all * 8
    }
}

/// Each row of words, as a number.
fn rows(text: &str) -> impl Iterator<Item = u64> {
    let words: Vec<u64> = terms(text)
        .iter()
        .map(|term| xxh64(term.as_bytes(), 0))
        .collect();
    (ROW..=words.len()).map(move |end| {
        let row: Vec<u8> = words[end - ROW..end]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        xxh64(&row, 0)
    })
}
