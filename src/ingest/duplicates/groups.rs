//! Sets of documents that are connected with one another, one way or another.

/// Documents by number; each points at one before it, or at itself.
#[derive(Debug)]
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// So many documents, none connected.
    pub(super) fn of(documents: usize) -> Self {
        Self((0..documents).collect())
    }

    /// Makes two groups one.
    pub(super) fn connect(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// Whether two documents are in one group.
    pub(super) fn are_connected(&mut self, a: usize, b: usize) -> bool {
        self.first(a) == self.first(b)
    }

    /// The first document of a group, with the ways to it shortened.
    fn first(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// The groups of two and more, by their first documents; members in order.
    pub(super) fn members(mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.0.len()];
        for at in 0..self.0.len() {
            let first = self.first(at);
            members[first].push(at);
        }
        members.retain(|group| group.len() > 1);
        members
    }
}
