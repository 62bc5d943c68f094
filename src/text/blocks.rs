//! Blocks of bytes, sorted all at once into those that may stand in a word and those that cannot.

/// Bytes in a block.
const BLOCK: usize = 64;

/// Eight equal bytes.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Part of a text. A bit stands for a byte, the lowest for the first.
#[derive(Default)]
pub(super) struct Block {
    start: usize,
    /// ASCII letters, digits and underscores.
    plain: u64,
    /// Those, and whatever is not ASCII, as far as they are still ahead.
    ahead: u64,
}

impl Block {
    pub(super) fn read(bytes: &[u8], start: usize) -> Self {
        let rest = bytes.get(start..).unwrap_or_default();
        let mut padded = [0; BLOCK];
        let block = rest.first_chunk().unwrap_or_else(|| {
            padded[..rest.len()].copy_from_slice(rest);
            &padded
        });
        let (mut plain, mut foreign) = (0, 0);
        for (place, eight) in block.as_chunks().0.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            plain |= gathered(plain_bytes(eight)) << (8 * place);
            foreign |= gathered(eight) << (8 * place);
        }
        Self {
            start,
            plain,
            ahead: plain | foreign,
        }
    }

    /// Behind its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + BLOCK
    }

    /// The first byte ahead that may stand in a word.
    pub(super) fn first(&self) -> Option<usize> {
        (self.ahead != 0).then(|| self.start + self.ahead.trailing_zeros() as usize)
    }

    /// Behind the run of plain bytes that begins at a byte of the block.
    pub(super) fn run_end(&self, start: usize) -> usize {
        start + (!(self.plain >> (start - self.start))).trailing_zeros() as usize
    }

    /// Leaves what stands before a byte, or behind the block's last, behind.
    pub(super) fn pass(&mut self, end: usize) {
        let by = (end - self.start) as u32;
        self.ahead &= u64::MAX.checked_shl(by).unwrap_or(0);
    }
}

/// The highest bit of each byte that is an ASCII letter, digit or underscore.
fn plain_bytes(eight: u64) -> u64 {
    let ascii = eight & all(0x7F);
    let from = |bytes: u64, least: u8| bytes + all(0x80 - least);
    let lower = ascii | all(0x20);
    let letters = from(lower, b'a') & !from(lower, b'z' + 1);
    let digits = from(ascii, b'0') & !from(ascii, b'9' + 1);
    let underscores = all(0x80) - (ascii ^ all(b'_'));
    (letters | digits | underscores) & !eight
}

/// The highest bits of eight bytes as one byte.
fn gathered(eight: u64) -> u64 {
    ((eight & all(0x80)) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
