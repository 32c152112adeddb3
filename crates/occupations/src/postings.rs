//! Postings lists: the positions of each value in a sequence, so that a search skips the rest.

/// The positions of a sequence, grouped by value (counting sort).
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// The start of each value's positions in `positions`; the next start ends them.
    starts: Vec<u16>,
    /// All positions, by value, then ascending.
    positions: Vec<u16>,
}

impl Postings {
    /// Groups the positions of `values`, which has fewer than `u16::MAX` elements, each below `value_count`.
    pub(crate) fn new(values: &[u16], value_count: usize) -> Self {
        let mut starts = vec![0; value_count + 1];
        for value in values {
            starts[usize::from(*value) + 1] += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut next = starts.clone();
        let mut positions = vec![0; values.len()];
        for (position, value) in (0..).zip(values) {
            let next = &mut next[usize::from(*value)];
            positions[usize::from(*next)] = position;
            *next += 1;
        }
        Self { starts, positions }
    }

    /// Returns the positions of `value`, ascending; none for an unknown value.
    pub(crate) fn of(&self, value: u16) -> impl Iterator<Item = usize> {
        let value = usize::from(value);
        let bound =
            |value: usize| self.starts.get(value).map_or(self.positions.len(), |start| usize::from(*start));
        self.positions[bound(value)..bound(value + 1)].iter().map(|position| usize::from(*position))
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn each_value_has_its_positions() {
        let positions = Postings::new(&[3, 0, 3, 1], 4);
        let of = |value| positions.of(value).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(2), of(3)], [vec![1], vec![3], vec![], vec![0, 2]]);
        assert_eq!([of(4), of(u16::MAX)], [vec![], vec![]]);
        assert_eq!(Postings::new(&[], 0).of(0).count(), 0);
    }
}
