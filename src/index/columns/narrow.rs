//! Numbers by place, in as few bytes as the greatest of them needs.

/// Numbers, one, two or four bytes wide; the greatest of each width stands for none.
#[derive(Debug)]
pub(super) enum Narrow {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Narrow {
    fn default() -> Self {
        Self::One(Vec::new())
    }
}

impl Narrow {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(list) => list.len(),
            Self::Two(list) => list.len(),
            Self::Four(list) => list.len(),
        }
    }

    /// The number at a place.
    pub(super) fn get(&self, place: usize) -> Option<u32> {
        let number = match self {
            Self::One(list) => u32::from(*list.get(place)?),
            Self::Two(list) => u32::from(*list.get(place)?),
            Self::Four(list) => *list.get(place)?,
        };
        (number != self.none()).then_some(number)
    }

    /// What is at each place, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Option<u32>> {
        (0..self.len()).map(|place| self.get(place))
    }

    pub(super) fn push(&mut self, number: u32) {
        while number >= self.none() {
            self.widen();
        }
        match self {
            Self::One(list) => list.push(number as u8),
            Self::Two(list) => list.push(number as u16),
            Self::Four(list) => list.push(number),
        }
    }

    /// Puts other numbers in the place of those that have one; none is greater than the greatest that there was.
    pub(super) fn replace(&mut self, by: &[u32]) {
        let other = |number: u32| by.get(number as usize).copied().unwrap_or(number);
        match self {
            Self::One(list) => list
                .iter_mut()
                .for_each(|number| *number = other((*number).into()) as u8),
            Self::Two(list) => list
                .iter_mut()
                .for_each(|number| *number = other((*number).into()) as u16),
            Self::Four(list) => list.iter_mut().for_each(|number| *number = other(*number)),
        }
    }

    /// Goes on with none up to so many places, and gives back memory that is held for more.
    pub(super) fn close(&mut self, places: usize) {
        self.skip_to(places);
        match self {
            Self::One(list) => list.shrink_to_fit(),
            Self::Two(list) => list.shrink_to_fit(),
            Self::Four(list) => list.shrink_to_fit(),
        }
    }

    /// Goes on with none up to a place.
    pub(super) fn skip_to(&mut self, place: usize) {
        match self {
            Self::One(list) => list.resize(place, u8::MAX),
            Self::Two(list) => list.resize(place, u16::MAX),
            Self::Four(list) => list.resize(place, u32::MAX),
        }
    }

    fn none(&self) -> u32 {
        match self {
            Self::One(_) => u8::MAX.into(),
            Self::Two(_) => u16::MAX.into(),
            Self::Four(_) => u32::MAX,
        }
    }

    fn widen(&mut self) {
        let all = self.iter();
        *self = match self {
            Self::One(_) => Self::Two(
                all.map(|number| number.map_or(u16::MAX, |number| number as u16))
                    .collect(),
            ),
            Self::Two(_) | Self::Four(_) => {
                Self::Four(all.map(|number| number.unwrap_or(u32::MAX)).collect())
            }
        };
    }
}
