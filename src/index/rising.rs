//! Numbers in rising order as bytes: how many there are, the last one, and the steps between them as Golomb–Rice codes.

use super::{
    bits::{BitWriter, Bits, parameter},
    numbers::{self, Numbers},
};

/// Writes numbers of which each is at least so much more than the one before.
pub(super) fn put(rising: &[u32], least: u32, out: &mut Vec<u8>) {
    let (count, last) = (rising.len() as u32, rising.last().copied().unwrap_or(0));
    let parameter = parameter_of(count, last, least);
    let mut bits = BitWriter::default();
    let mut next = 0;
    for &number in rising {
        bits.rice(number - next, parameter);
        next = number + least;
    }
    numbers::put(count, out);
    numbers::put(last, out);
    numbers::put_bytes(&bits.finish(), out);
}

/// Reads them.
pub(super) fn read(numbers: &mut Numbers<'_>, least: u32) -> Option<Vec<u32>> {
    let (count, last) = (numbers.next()?, numbers.next()?);
    let mut bits = Bits::new(numbers.bytes()?, 0);
    if count as usize > bits.rest() {
        return None;
    }
    let parameter = parameter_of(count, last, least);
    let mut rising = Vec::with_capacity(count as usize + 1);
    let mut next = 0_u32;
    for _ in 0..count {
        let number = next.checked_add(bits.rice(parameter))?;
        rising.push(number);
        next = number.checked_add(least)?;
    }
    (rising.last().copied().unwrap_or(0) == last).then_some(rising)
}

fn parameter_of(count: u32, last: u32, least: u32) -> u32 {
    parameter(last.saturating_sub(count.saturating_mul(least)), count)
}
