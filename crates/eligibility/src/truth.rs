//! The three values and their connectives (docs/logic.md, "Values").

use serde::{Deserialize, Serialize};

/// Whether a rule is met. Ordered: not met < unknown < met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Truth {
    /// It is certain that the rule is not met.
    NotMet,
    /// It cannot be said from here.
    Unknown,
    /// It is certain that the rule is met.
    Met,
}

impl Truth {
    /// All three, from the lowest to the highest.
    pub const ALL: [Truth; 3] = [Truth::NotMet, Truth::Unknown, Truth::Met];

    /// The conjunction: the smaller of the two.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// The disjunction: the larger of the two.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// "At best, the office must confirm": met becomes unknown.
    pub fn at_best_unknown(self) -> Truth {
        self.min(Truth::Unknown)
    }

    /// "This alone excludes nobody": not met becomes unknown.
    pub fn at_worst_unknown(self) -> Truth {
        self.max(Truth::Unknown)
    }

    /// Met for `true`, not met for `false`.
    pub fn known(value: bool) -> Truth {
        if value { Truth::Met } else { Truth::NotMet }
    }
}

/// The negation: met and not met change places, unknown stays.
impl core::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::Met => Truth::NotMet,
            Truth::Unknown => Truth::Unknown,
            Truth::NotMet => Truth::Met,
        }
    }
}

/// A set of truth values: those that are still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct TruthSet(u8);

impl TruthSet {
    pub(crate) const FULL: TruthSet = TruthSet(0b111);

    pub(crate) fn insert(&mut self, value: Truth) {
        self.0 |= 1 << value as u8;
    }

    pub(crate) fn contains(self, value: Truth) -> bool {
        self.0 & (1 << value as u8) != 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Truth> {
        Truth::ALL.into_iter().filter(move |value| self.contains(*value))
    }

    /// The one value left, if it is one.
    pub(crate) fn single(self) -> Option<Truth> {
        Truth::ALL.into_iter().find(|value| self.0 == 1 << *value as u8)
    }

    /// Every conjunction of a value of this set with a value of the other.
    pub(crate) fn and(self, other: TruthSet) -> TruthSet {
        let mut all = TruthSet::default();
        for left in self.iter() {
            for right in other.iter() {
                all.insert(left.and(right));
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, Met as T, NotMet as F, Unknown as U};

    #[test]
    fn the_truth_tables_of_the_logic_page() {
        let all = [(T, T, T), (T, U, U), (T, F, F), (U, U, U), (U, F, F), (F, F, F)];
        let any = [(T, T, T), (T, U, T), (T, F, T), (U, U, U), (U, F, U), (F, F, F)];
        for (left, right, expected) in all {
            assert_eq!(left.and(right), expected, "{left:?} and {right:?}");
            assert_eq!(right.and(left), expected, "{right:?} and {left:?}");
        }
        for (left, right, expected) in any {
            assert_eq!(left.or(right), expected, "{left:?} or {right:?}");
            assert_eq!(right.or(left), expected, "{right:?} or {left:?}");
        }
        assert_eq!([!T, !U, !F], [F, U, T]);
        assert_eq!([T, U, F].map(Truth::at_best_unknown), [U, U, F]);
        assert_eq!([T, U, F].map(Truth::at_worst_unknown), [T, U, U]);
    }

    /// Resolving an unknown below never takes back a met or not met above.
    #[test]
    fn the_connectives_only_resolve() {
        let may_become = |from: Truth, to: Truth| from == U || from == to;
        for left in Truth::ALL {
            for right in Truth::ALL {
                for resolved in Truth::ALL.into_iter().filter(|value| may_become(left, *value)) {
                    assert!(may_become(left.and(right), resolved.and(right)));
                    assert!(may_become(left.or(right), resolved.or(right)));
                    assert!(may_become(!left, !resolved));
                }
            }
        }
    }
}
