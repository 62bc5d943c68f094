//! Numbers as sources write them, and ranges of them.

/// Reads `12`, `-3.5`, `+4`, `1,234,567.8`; `None` for anything else.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.is_empty() || !digits(fraction) || !grouped(whole) {
        return None;
    }
    let (mut value, mut divisor) = (0.0_f64, 1.0_f64);
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        value = value * 10.0 + f64::from(digit - b'0');
    }
    for digit in fraction.trim_end_matches('0').bytes() {
        value = value * 10.0 + f64::from(digit - b'0');
        divisor *= 10.0;
    }
    let value = value / divisor;
    value
        .is_finite()
        .then_some(if text.starts_with(['-', '−']) {
            -value
        } else {
            value
        })
}

/// Whether these are digits, or digits in threes between commas.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',').enumerate();
    let alone = !whole.contains(',');
    groups.all(|(place, group)| {
        let length = if place == 0 { 1..=3 } else { 3..=3 };
        (alone || length.contains(&group.len())) && group.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Numbers from a first to a last one, both in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRange {
    /// The smallest.
    pub first: f64,
    /// The greatest.
    pub last: f64,
}

impl NumberRange {
    /// Reads `5..10`, `..10`, `5..`, `>5`, `>=5`, `<5`, `<=5`; a bare number is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let range = |first, last| Some(Self { first, last });
        if let Some(rest) = text.strip_prefix(">=") {
            return range(number(rest)?, f64::INFINITY);
        }
        if let Some(rest) = text.strip_prefix("<=") {
            return range(f64::NEG_INFINITY, number(rest)?);
        }
        if let Some(rest) = text.strip_prefix('>') {
            return range(number(rest)?.next_up(), f64::INFINITY);
        }
        if let Some(rest) = text.strip_prefix('<') {
            return range(f64::NEG_INFINITY, number(rest)?.next_down());
        }
        let bound = |text: &str, open: f64| match text.trim() {
            "" => Some(open),
            text => number(text),
        };
        let (from, to) = text.split_once("..")?;
        (!from.trim().is_empty() || !to.trim().is_empty()).then_some(())?;
        range(bound(from, f64::NEG_INFINITY)?, bound(to, f64::INFINITY)?)
    }

    /// Whether a number is in the range.
    #[must_use]
    pub fn contains(self, number: f64) -> bool {
        self.first <= number && number <= self.last
    }
}
