//! Numbers of variable length, seven bits a byte, the lowest first: what the tables are written in.

/// Reads numbers one after another.
pub(super) struct Numbers<'a>(pub(super) std::slice::Iter<'a, u8>);

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0, 0);
        for &byte in self.0.by_ref() {
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
        None
    }
}
