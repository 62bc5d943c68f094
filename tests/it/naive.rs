//! What patterns mean, read as slowly and plainly as can be.

/// The distance with swapped neighbours, an edit that touches a first letter counting twice: the whole table.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let cost = |i: usize, j: usize| if i == 1 || j == 1 { 2 } else { 1 };
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let mut ways = vec![];
            if i > 0 {
                ways.push(table[i - 1][j] + cost(i, 0));
            }
            if j > 0 {
                ways.push(table[i][j - 1] + cost(0, j));
            }
            if i > 0 && j > 0 {
                let same = one[i - 1] == other[j - 1];
                ways.push(table[i - 1][j - 1] + if same { 0 } else { cost(i, j) });
            }
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                ways.push(table[i - 2][j - 2] + cost(i - 1, j - 1));
            }
            table[i][j] = ways.into_iter().min().unwrap_or(0);
        }
    }
    table[one.len()][other.len()]
}

/// Whether a word is what a pattern with `*` and `?` asks for.
pub(crate) fn glob_matches(glob: &str, word: &str) -> bool {
    fn matches(glob: &[char], word: &[char]) -> bool {
        match glob {
            [] => word.is_empty(),
            ['*', rest @ ..] => (0..=word.len()).any(|at| matches(rest, &word[at..])),
            ['?', rest @ ..] => !word.is_empty() && matches(rest, &word[1..]),
            [c, rest @ ..] => word.first() == Some(c) && matches(rest, &word[1..]),
        }
    }
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    matches(&letters(glob), &letters(word))
}

/// Whether a text has all words, each at a place of its own, with no more than so many others among them.
pub(crate) fn near(text: &[usize], words: &[usize], within: usize) -> bool {
    let width = words.len() + within;
    (0..text.len()).any(|start| {
        let window = &text[start..(start + width).min(text.len())];
        let count = |all: &[usize], word: &usize| all.iter().filter(|other| *other == word).count();
        words
            .iter()
            .all(|word| count(window, word) >= count(words, word))
    })
}
