//! Where in a row each of its values stands, so that a search need not go over the whole row.

/// The places of a row, by the value they hold.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Where the places of each value begin in `places`; those of the next one end them.
    starts: Vec<u16>,
    /// All places, by value, then ascending.
    places: Vec<u16>,
}

impl Postings {
    /// Sorts the places of `row`, which has fewer than `u16::MAX`; its values are below `values`.
    pub(crate) fn new(row: &[u16], values: usize) -> Self {
        let mut starts = vec![0; values + 1];
        for value in row {
            starts[usize::from(*value) + 1] += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut next = starts.clone();
        let mut places = vec![0; row.len()];
        for (place, value) in (0..).zip(row) {
            let next = &mut next[usize::from(*value)];
            places[usize::from(*next)] = place;
            *next += 1;
        }
        Self { starts, places }
    }

    /// The places that hold `value`, ascending; none for a value that is not below the bound.
    pub(crate) fn of(&self, value: u16) -> impl Iterator<Item = usize> {
        let value = usize::from(value);
        let bound =
            |value: usize| self.starts.get(value).map_or(self.places.len(), |start| usize::from(*start));
        self.places[bound(value)..bound(value + 1)].iter().map(|place| usize::from(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn each_value_has_its_places() {
        let places = Postings::new(&[3, 0, 3, 1], 4);
        let of = |value| places.of(value).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(2), of(3)], [vec![1], vec![3], vec![], vec![0, 2]]);
        assert_eq!([of(4), of(u16::MAX)], [vec![], vec![]]);
        assert_eq!(Postings::new(&[], 0).of(0).count(), 0);
    }
}
