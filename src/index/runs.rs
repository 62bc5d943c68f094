//! The places of a word in one document: the gaps as Golomb–Rice codes, whose parameter follows from the document's length and
//! the count; the last place, which for most words is the only one, as one of those that are left.

use super::bits::{BitWriter, Bits, parameter};

/// Writes places in a document of a length, in order.
#[inline(always)]
pub(super) fn write(places: impl ExactSizeIterator<Item = u32>, length: u32, out: &mut BitWriter) {
    let count = places.len() as u32;
    let parameter = parameter(length, count.saturating_add(1));
    let mut next = 0;
    for (number, place) in (1..).zip(places) {
        if number == count {
            out.below(place - next, length - next);
        } else {
            out.rice(place - next, parameter);
        }
        next = place + 1;
    }
}

/// Calls `see` with so many places, as far as they are in the document.
#[inline(always)]
pub(super) fn each(list: &mut Bits<'_>, length: u32, count: u32, mut see: impl FnMut(u32)) {
    let mut next = 0_u32;
    if count > 1 {
        if count as usize > list.rest() {
            return;
        }
        let parameter = parameter(length, count.saturating_add(1));
        for _ in 1..count {
            let place = next.saturating_add(list.rice(parameter));
            if place >= length {
                return;
            }
            see(place);
            next = place + 1;
        }
    }
    if next < length {
        see(next + list.below(length - next));
    }
}
