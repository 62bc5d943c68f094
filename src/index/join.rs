//! Segments → the lists of a zone: the documents of each word counted on, its positions copied as bits.

use super::{
    Postings, WordId,
    bits::{BitWriter, Bits},
    documents::{self, Posting},
    invert::{List, Segment, Zone},
};

/// Joins the segments of a zone. `rank` gives the number of each word in the lexicon. Costs about a pass over the lists.
pub(super) fn joined(zone: Zone, rank: &[WordId]) -> Postings {
    let Zone {
        mut starts,
        mut breaks,
        mut segments,
        end,
        ..
    } = zone;
    let all = starts.len() as u32;
    starts.push(end);
    starts.shrink_to_fit();
    breaks.shrink_to_fit();
    for segment in &mut segments {
        for list in &mut segment.lists {
            list.word = rank[list.word as usize];
        }
        segment.lists.sort_unstable_by_key(|list| list.word);
    }
    let bytes = segments
        .iter()
        .map(|segment| segment.bits.len())
        .sum::<usize>();
    let lists = segments
        .iter()
        .map(|segment| segment.lists.len())
        .sum::<usize>();
    let mut out = BitWriter::with_room(bytes + lists * 2);
    let mut postings = Postings {
        starts,
        breaks,
        ..Postings::default()
    };
    let mut rests: Vec<&[List]> = segments.iter().map(|segment| &segment.lists[..]).collect();
    let mut found: Vec<(usize, List)> = Vec::with_capacity(rests.len());
    let mut documents = Vec::new();
    while let Some(word) = rests
        .iter()
        .filter_map(|rest| Some(rest.first()?.word))
        .min()
    {
        found.clear();
        for (number, rest) in rests.iter_mut().enumerate() {
            if let Some((list, after)) = rest.split_first().filter(|(list, _)| list.word == word) {
                found.push((number, *list));
                *rest = after;
            }
        }
        postings.words.push(word);
        postings.at.push(out.len());
        write(&found, &segments, all, &mut documents, &mut out);
    }
    postings.end = out.len();
    postings.bits = out.finish();
    postings.words.shrink_to_fit();
    postings.at.shrink_to_fit();
    postings
}

fn write(
    found: &[(usize, List)],
    segments: &[Segment],
    all: u32,
    postings: &mut Vec<Posting>,
    out: &mut BitWriter,
) {
    postings.clear();
    for &(number, list) in found {
        let segment = &segments[number];
        let bits = Bits::new(&segment.bits, list.start);
        documents::each(bits, list.documents, segment.documents, |posting| {
            let document = segment.first + posting.document;
            postings.push(Posting {
                document,
                ..posting
            });
        });
    }
    out.gamma(postings.len() as u32);
    documents::write(postings, all, out);
    for &(number, list) in found {
        out.copy(&segments[number].bits, list.positions..list.end);
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
