//! Numbers in bits: Golomb–Rice codes (Golomb 1966, Rice 1979) for gaps, Elias gamma codes (1975) for counts, truncated
//! binary codes for what is one of so many.

use std::ops::Range;

/// Quotients from here on are written as 32 plain bits behind as many zeros.
const ESCAPE: u32 = 24;

/// The parameter for gaps of `count` numbers among `span`: the power of two nearest below the mean gap × ln 2. No division, as
/// lists are short and many.
#[inline(always)]
pub(super) fn parameter(span: u32, count: u32) -> u32 {
    let (span, count) = (u64::from(span) * 11, u64::from(count.max(1)) * 16);
    if span < count {
        return 0;
    }
    let power = span.ilog2() - count.ilog2();
    power - u32::from(count << power > span)
}

/// Writes from the lowest bit of each byte up.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    window: u64,
    used: u32,
}

impl BitWriter {
    /// With room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Bits written so far.
    pub(super) fn len(&self) -> u32 {
        self.bytes.len() as u32 * 8 + self.used
    }

    /// At most 32 bits.
    #[inline(always)]
    fn put(&mut self, value: u64, bits: u32) {
        self.window |= value << self.used;
        self.used += bits;
        if self.used >= 32 {
            self.bytes
                .extend_from_slice(&(self.window as u32).to_le_bytes());
            self.window >>= 32;
            self.used -= 32;
        }
    }

    /// Bits from elsewhere.
    pub(super) fn copy(&mut self, bytes: &[u8], range: Range<u32>) {
        let mut at = range.start;
        while at < range.end {
            let bits = (range.end - at).min(32);
            self.put(window(bytes, at) & ((1 << bits) - 1), bits);
            at += bits;
        }
    }

    /// A number in so many bits, 32 at most.
    #[inline(always)]
    pub(super) fn plain(&mut self, value: u32, bits: u32) {
        self.put(u64::from(value), bits);
    }

    /// A number of which most are near `2^parameter` or less.
    #[inline(always)]
    pub(super) fn rice(&mut self, value: u32, parameter: u32) {
        let quotient = value >> parameter;
        if quotient >= ESCAPE {
            self.put(0, ESCAPE);
            self.put(u64::from(value), 32);
        } else {
            let rest = u64::from(value & ((1 << parameter) - 1));
            if quotient + 1 + parameter <= 32 {
                self.put((rest << 1 | 1) << quotient, quotient + 1 + parameter);
            } else {
                self.put(1 << quotient, quotient + 1);
                self.put(rest, parameter);
            }
        }
    }

    /// So many zeros, and a one.
    #[inline(always)]
    pub(super) fn unary(&mut self, zeros: u32) {
        for _ in 0..zeros / 31 {
            self.put(0, 31);
        }
        self.put(1 << (zeros % 31), zeros % 31 + 1);
    }

    /// One of `span` numbers that are equally likely: in whole bits, or one less for some (a truncated binary code).
    #[inline(always)]
    pub(super) fn below(&mut self, value: u32, span: u32) {
        if let Some(bits) = span.saturating_sub(1).checked_ilog2() {
            let low = value & ((1 << bits) - 1);
            let two = u32::from(low < span - (1 << bits));
            self.put(u64::from(value), bits + two);
        }
    }

    /// A number from 1, of which most are small.
    #[inline(always)]
    pub(super) fn gamma(&mut self, value: u32) {
        let bits = value.max(1).ilog2();
        self.put(1 << bits, bits + 1);
        self.put(u64::from(value) & ((1 << bits) - 1), bits);
    }

    /// All bytes, with a margin so that a reader can take eight at once anywhere.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(&self.window.to_le_bytes());
        self.bytes.extend_from_slice(&[0; 8]);
        self.bytes.shrink_to_fit();
        self.bytes
    }
}

/// Reads what a [`BitWriter`] wrote. Behind the end are zeros, so that any bytes give numbers. Bits are taken from a
/// register, which is filled as seldom as may be: each code waits for the one before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// The next byte that is not in the window.
    next: usize,
    window: u64,
    /// Bits of the window that are left.
    left: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8], at: u32) -> Self {
        let mut bits = Self {
            bytes,
            next: at as usize >> 3,
            window: 0,
            left: 0,
        };
        bits.fill();
        bits.skip(at & 7);
        bits
    }

    /// All bytes.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The bit that is read next.
    pub(super) fn at(&self) -> u32 {
        (self.next as u32).wrapping_mul(8).wrapping_sub(self.left)
    }

    /// How many bits are left.
    pub(super) fn rest(&self) -> usize {
        self.bytes.len().saturating_sub(self.next) * 8 + self.left as usize
    }

    #[inline(always)]
    fn skip(&mut self, bits: u32) {
        self.window >>= bits;
        self.left -= bits;
    }

    /// Makes at least 56 bits of the window good.
    #[inline(always)]
    fn fill(&mut self) {
        let bytes = self.bytes.get(self.next..self.next + 8).unwrap_or(&[0; 8]);
        let bytes = u64::from_le_bytes(bytes.try_into().unwrap_or_default());
        self.window |= bytes << self.left;
        self.next += (63 - self.left as usize) >> 3;
        self.left |= 56;
    }

    #[inline(always)]
    pub(super) fn rice(&mut self, parameter: u32) -> u32 {
        if self.left < 32 {
            self.fill();
        }
        let quotient = self.window.trailing_zeros();
        if quotient + 1 + parameter > self.left || quotient >= ESCAPE {
            return self.long_rice(parameter);
        }
        let rest = (self.window >> (quotient + 1)) as u32 & ((1 << parameter) - 1);
        self.skip(quotient + 1 + parameter);
        quotient << parameter | rest
    }

    #[cold]
    fn long_rice(&mut self, parameter: u32) -> u32 {
        self.fill();
        let quotient = self.window.trailing_zeros();
        if quotient >= ESCAPE {
            self.skip(ESCAPE);
            return self.plain(32);
        }
        self.skip(quotient + 1);
        quotient << parameter | self.plain(parameter)
    }

    #[inline(always)]
    pub(super) fn gamma(&mut self) -> u32 {
        if self.left < 32 {
            self.fill();
        }
        if self.window & 1 == 1 {
            self.skip(1);
            return 1;
        }
        let bits = self.window.trailing_zeros();
        if 2 * bits + 1 > self.left {
            return self.long_gamma();
        }
        let rest = (self.window >> (bits + 1)) as u32 & ((1 << bits) - 1);
        self.skip(2 * bits + 1);
        1 << bits | rest
    }

    #[cold]
    fn long_gamma(&mut self) -> u32 {
        self.fill();
        let bits = self.window.trailing_zeros().min(31);
        self.skip(bits + 1);
        1 << bits | self.plain(bits)
    }

    /// What [`BitWriter::below`] wrote; the span is 1 at least.
    #[inline(always)]
    pub(super) fn below(&mut self, span: u32) -> u32 {
        let Some(bits) = span.saturating_sub(1).checked_ilog2() else {
            return 0;
        };
        if self.left < 32 {
            self.fill();
        }
        let window = self.window as u32;
        let low = window & ((1 << bits) - 1);
        let two = u32::from(low < span - (1 << bits));
        self.skip(bits + two);
        low | window & two << bits
    }

    /// A number of so many bits, 32 at most.
    pub(super) fn plain(&mut self, bits: u32) -> u32 {
        self.fill();
        let value = (self.window & ((1 << bits) - 1)) as u32;
        self.skip(bits);
        value
    }
}

/// The most bits that one [`window`] surely has.
pub(super) const WINDOW: u32 = 57;

/// The next 57 bits from a bit on, and some more. Behind the end are zeros.
#[inline(always)]
pub(super) fn window(bytes: &[u8], at: u32) -> u64 {
    let start = at as usize >> 3;
    let eight = bytes.get(start..start + 8).unwrap_or(&[0; 8]);
    u64::from_le_bytes(eight.try_into().unwrap_or_default()) >> (at & 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 2, 5, 23, 24, 1_000, 65_535, 1 << 20, u32::MAX];
        for parameter in 0..=31 {
            let mut writer = BitWriter::default();
            for number in numbers {
                writer.rice(number, parameter);
                writer.gamma(number.clamp(1, u32::MAX / 2));
            }
            let bytes = writer.finish();
            let mut bits = Bits::new(&bytes, 0);
            for number in numbers {
                assert_eq!(bits.rice(parameter), number);
                assert_eq!(bits.gamma(), number.clamp(1, u32::MAX / 2));
            }
        }
    }

    #[test]
    fn numbers_below_another_are_read() {
        for span in (1..70).chain([1_000, 65_536, u32::MAX]) {
            let numbers =
                [0, 1, span / 3, span / 2, span - 1].map(|number: u32| number.min(span - 1));
            let mut writer = BitWriter::default();
            for number in numbers {
                writer.below(number, span);
            }
            let bytes = writer.finish();
            let mut bits = Bits::new(&bytes, 0);
            assert_eq!(numbers.map(|_| bits.below(span)), numbers, "{span}");
        }
    }
}
