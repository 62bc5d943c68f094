//! A sample without replacement, the same for the same seed. In order, each line is kept with the chance that is left
//! (Knuth, The Art of Computer Programming, 3.4.2, Algorithm S); the numbers are those of SplitMix64 (Steele, Lea, Flood:
//! Fast Splittable Pseudorandom Number Generators, 2014).

/// Keeps so many of some lines, in their order.
pub(super) fn keep(lines: &mut Vec<u32>, most: usize, seed: u32) {
    let mut state = u64::from(seed);
    let (mut left, mut wanted) = (lines.len(), most);
    lines.retain(|_| {
        let kept = below(&mut state, left) < wanted;
        left -= 1;
        wanted -= usize::from(kept);
        kept
    });
}

/// A number below another.
fn below(state: &mut u64, most: usize) -> usize {
    ((u128::from(next(state)) * most as u128) >> u64::BITS) as usize
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ *state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_the_paper_s_code_gives() {
        let mut state = 1_234_567;
        let numbers = [(); 3].map(|()| next(&mut state));
        assert_eq!(
            numbers,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }
}
