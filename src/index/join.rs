//! Segments → the lists of a zone: the documents of each word counted on, its positions copied as bits.

use super::{
    Postings, WordId,
    bits::{BitWriter, Bits},
    documents::{self, Posting},
    grouped::{self, Grouped},
    invert::{Segment, Zone},
};

/// Joins the segments of a zone. `rank` gives the number of each word in the lexicon. Costs about a pass over the lists.
pub(super) fn joined(mut zone: Zone, rank: &[WordId]) -> Postings {
    zone.words = Vec::new();
    let Zone {
        mut starts,
        mut breaks,
        segments,
        end,
        ..
    } = zone;
    let all = starts.len() as u32;
    starts.push(end);
    starts.shrink_to_fit();
    breaks.shrink_to_fit();
    let lists = segments.iter().flat_map(|segment| &segment.lists);
    let by_word = Grouped::by(rank.len(), lists.map(|list| rank[list.word as usize]));
    let mut firsts: Vec<u32> = segments
        .iter()
        .map(|segment| segment.lists.len() as u32)
        .collect();
    grouped::starts(&mut firsts);
    let bytes: usize = segments.iter().map(|segment| segment.bits.len()).sum();
    let mut out = BitWriter::with_room(bytes + by_word.items().len() * 2);
    let mut postings = Postings {
        starts,
        breaks,
        ..Postings::default()
    };
    let (mut documents, mut positions) = (Vec::new(), Vec::new());
    for (word, found) in (0..).zip(by_word.groups()) {
        if !found.is_empty() {
            postings.words.push(word);
            postings.at.push(out.len());
            let found = found.iter().map(|&number| {
                let place = firsts.partition_point(|&first| first <= number) - 1;
                (&segments[place], (number - firsts[place]) as usize)
            });
            write(found, all, &mut documents, &mut positions, &mut out);
        }
    }
    postings.end = out.len();
    postings.bits = out.finish();
    postings.words.shrink_to_fit();
    postings.at.shrink_to_fit();
    postings
}

/// Writes the lists of a word, each in its segment, of so many documents.
#[inline(never)]
fn write<'a>(
    found: impl ExactSizeIterator<Item = (&'a Segment, usize)> + Clone,
    all: u32,
    postings: &mut Vec<Posting>,
    positions: &mut Vec<u32>,
    out: &mut BitWriter,
) {
    if let (1, Some((segment, list))) = (found.len(), found.clone().next())
        && segment.documents == all
    {
        return out.copy(&segment.bits, segment.lists[list].start..segment.end(list));
    }
    postings.clear();
    positions.clear();
    for (segment, list) in found.clone() {
        let mut bits = Bits::new(&segment.bits, segment.lists[list].start);
        let count = bits.gamma();
        positions.push(documents::each(bits, count, segment.documents, |posting| {
            let document = segment.first + posting.document;
            postings.push(Posting {
                document,
                ..posting
            });
        }));
    }
    out.gamma(postings.len() as u32);
    documents::write(postings, all, out);
    for ((segment, list), &mut positions) in found.zip(positions) {
        out.copy(&segment.bits, positions..segment.end(list));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Documents of words below `words`; every fifth document is empty, every third has a second part.
    fn zone(most: usize, documents: u32, words: u32) -> Zone {
        let mut zone = Zone {
            most,
            ..Zone::default()
        };
        let mut state = 7_u32;
        for document in 0..documents {
            zone.open(words as usize);
            for part in 0..=u32::from(document % 3 == 0) {
                zone.part();
                for _ in 0..(document * 13 + part) % 40 * u32::from(document % 5 > 0) {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let (a, b) = (state >> 8, state >> 20);
                    zone.push((a % words).min(b % words));
                }
            }
        }
        zone.close(words as usize);
        zone
    }

    #[test]
    fn segments_make_no_difference() {
        let words = 50;
        let rank: Vec<WordId> = (0..words).rev().collect();
        let whole = joined(zone(usize::MAX, 400, words), &rank);
        for most in [1, 30, 333, 5_000] {
            let parts = zone(most, 400, words);
            assert!(parts.segments.len() > 1);
            let parts = joined(parts, &rank);
            for from in 0..words {
                for to in [from + 1, words] {
                    let seen = |postings: &Postings| {
                        let (mut documents, mut positions, mut found) = (vec![], vec![], vec![]);
                        postings.each_document(from..to, |document, count| {
                            documents.push((document, count))
                        });
                        postings.each_position(from..to, |position| positions.push(position));
                        postings.each_word(from..to, |word, count| found.push((word, count)));
                        (documents, positions, found)
                    };
                    assert_eq!(seen(&parts), seen(&whole), "{most}: {from}..{to}");
                }
            }
            assert_eq!(
                (&parts.starts, &parts.breaks),
                (&whole.starts, &whole.breaks)
            );
            assert_eq!(parts.bits, whole.bits, "{most}");
        }
    }
}
