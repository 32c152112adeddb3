//! Sets of truth values, computed member by member.
//!
//! `eligibility` has its own fast implementation with bit operations. This one enumerates, so that the two
//! can be compared.

use eligibility::Truth;

/// A set of truth values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Values(u8);

impl Values {
    /// Returns the set of one value.
    pub(crate) fn of(truth: Truth) -> Self {
        Self(1 << truth as u8)
    }

    /// Returns the values in the set.
    pub(crate) fn members(self) -> impl Iterator<Item = Truth> {
        Truth::ALL.into_iter().filter(move |truth| self.has(*truth))
    }

    /// Returns true if the set contains `truth`.
    pub(crate) fn has(self, truth: Truth) -> bool {
        self.0 & Self::of(truth).0 != 0
    }

    /// Returns the union of both sets.
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the only value, if there is exactly one.
    pub(crate) fn single(self) -> Option<Truth> {
        let mut members = self.members();
        members.next().filter(|_| members.next().is_none())
    }

    /// Combines each value of one set with each value of the other, under the logical `all`.
    pub(crate) fn and(self, other: Self) -> Self {
        let mut joined = Self::default();
        for left in self.members() {
            for right in other.members() {
                joined = joined.union(Self::of(left.and(right)));
            }
        }
        joined
    }

    /// Returns the pairs of different values in the set.
    pub(crate) fn differences(self) -> Differences {
        let pair = |low, high, bit| if self.has(low) && self.has(high) { bit } else { 0 };
        Differences(
            pair(Truth::NotMet, Truth::Unknown, Differences::NOT_MET_UNKNOWN)
                | pair(Truth::Unknown, Truth::Met, Differences::UNKNOWN_MET)
                | pair(Truth::NotMet, Truth::Met, Differences::NOT_MET_MET),
        )
    }
}

/// Pairs of values that two answers to one question can lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Differences(u8);

impl Differences {
    const NOT_MET_UNKNOWN: u8 = 1;
    const UNKNOWN_MET: u8 = 2;
    const NOT_MET_MET: u8 = 4;

    /// Returns the union of both sets of pairs.
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether some pair remains different when both are combined, under `all`, with some value of
    /// `rest`.
    pub(crate) fn survive(self, rest: Values) -> bool {
        let pairs = [
            (Self::NOT_MET_UNKNOWN, Truth::NotMet, Truth::Unknown),
            (Self::UNKNOWN_MET, Truth::Unknown, Truth::Met),
            (Self::NOT_MET_MET, Truth::NotMet, Truth::Met),
        ];
        pairs.into_iter().any(|(bit, low, high)| {
            self.0 & bit != 0 && rest.members().any(|value| low.and(value) != high.and(value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Values;
    use eligibility::Truth::{Met, NotMet, Unknown};

    fn set(values: &[eligibility::Truth]) -> Values {
        values.iter().fold(Values::default(), |set, value| set.union(Values::of(*value)))
    }

    #[test]
    fn sets_join_member_by_member() {
        assert_eq!(set(&[NotMet, Met]).and(set(&[Unknown])), set(&[NotMet, Unknown]));
        assert_eq!(set(&[Met]).and(set(&[Unknown, Met])), set(&[Unknown, Met]));
        assert_eq!(set(&[Unknown]).single(), Some(Unknown));
        assert_eq!(set(&[Unknown, Met]).single(), None);
        assert_eq!(Values::default().single(), None);
    }

    #[test]
    fn a_difference_survives_only_what_does_not_cover_it() {
        let doubt = set(&[Unknown, Met]).differences();
        assert!(doubt.survive(set(&[NotMet, Met])));
        assert!(!doubt.survive(set(&[NotMet, Unknown])));
        let refusal = set(&[NotMet, Unknown]).differences();
        assert!(refusal.survive(set(&[Unknown])));
        assert!(!refusal.survive(set(&[NotMet])));
        assert!(!set(&[Met]).differences().survive(set(&[Met])));
    }
}
