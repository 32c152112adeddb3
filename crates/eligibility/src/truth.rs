//! Three-valued logic (docs/logic.md, "Values"): the strong connectives of Kleene.

use serde::{Deserialize, Serialize};

/// The truth of a rule. Ordered: not met < unknown < met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Truth {
    /// Certainly not met.
    NotMet,
    /// Neither certain.
    Unknown,
    /// Certainly met.
    Met,
}

impl Truth {
    /// All values in ascending order.
    pub const ALL: [Truth; 3] = [Truth::NotMet, Truth::Unknown, Truth::Met];

    /// Returns the conjunction, which is the minimum.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Returns the disjunction, which is the maximum.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Turns met into unknown: the office has to confirm in any case.
    pub fn at_best_unknown(self) -> Truth {
        self.min(Truth::Unknown)
    }

    /// Turns not met into unknown: a supporting condition alone excludes no applicant.
    pub fn at_worst_unknown(self) -> Truth {
        self.max(Truth::Unknown)
    }

    /// Converts `true` to met and `false` to not met.
    pub fn known(value: bool) -> Truth {
        if value { Truth::Met } else { Truth::NotMet }
    }
}

/// Negation: swaps met and not met, and preserves unknown.
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

/// A set of possible truth values, one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct TruthSet(u8);

impl TruthSet {
    pub(crate) const ALL: TruthSet = TruthSet(0b111);
    const NOT_MET: u8 = 1 << Truth::NotMet as u8;
    const UNKNOWN: u8 = 1 << Truth::Unknown as u8;
    const MET: u8 = 1 << Truth::Met as u8;

    pub(crate) fn of(value: Truth) -> Self {
        TruthSet(1 << value as u8)
    }

    pub(crate) fn insert(&mut self, value: Truth) {
        self.0 |= 1 << value as u8;
    }

    /// Adds the values of another set.
    pub(crate) fn join(&mut self, other: TruthSet) {
        self.0 |= other.0;
    }

    pub(crate) fn is_within(self, other: TruthSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// Returns whether more than one value remains after the conjunction with `ceiling`.
    pub(crate) fn is_several_under(self, ceiling: Truth) -> bool {
        self.and(TruthSet::of(ceiling)).0.count_ones() > 1
    }

    /// Returns the highest value; `None` for the empty set.
    pub(crate) fn highest(self) -> Option<Truth> {
        Truth::ALL.into_iter().rev().find(|value| TruthSet::of(*value).is_within(self))
    }

    /// Returns the value of a set with exactly one value.
    pub(crate) fn single(self) -> Option<Truth> {
        match self.0 {
            Self::NOT_MET => Some(Truth::NotMet),
            Self::UNKNOWN => Some(Truth::Unknown),
            Self::MET => Some(Truth::Met),
            _ => None,
        }
    }

    /// Returns the values that are in both sets.
    pub(crate) fn within(self, other: TruthSet) -> TruthSet {
        TruthSet(self.0 & other.0)
    }

    /// Returns the conjunctions of all pairs of values from both sets.
    pub(crate) fn and(self, other: TruthSet) -> TruthSet {
        if self.0 == 0 || other.0 == 0 {
            return TruthSet(0);
        }
        let mut combined = CombinedSets::default();
        combined.add(self);
        combined.add(other);
        combined.all()
    }

    /// Returns the disjunctions of all pairs of values from both sets, by De Morgan's law.
    pub(crate) fn or(self, other: TruthSet) -> TruthSet {
        !(!self).and(!other)
    }
}

/// Sets of the operands of a conjunction or disjunction, none of them empty.
///
/// A conjunction can be met if every operand can be met, not met if one of them can be not met, and unknown
/// if one can be unknown and none of them is certainly not met. A disjunction is the mirror image.
#[derive(Clone, Copy)]
pub(crate) struct CombinedSets {
    /// The values of any operand.
    any: u8,
    /// The values of every operand.
    every: u8,
    /// Contains unknown if every operand can be unknown or met.
    at_least_unknown: u8,
    /// Contains unknown if every operand can be unknown or not met.
    at_most_unknown: u8,
}

impl Default for CombinedSets {
    /// Returns the combination of no operands.
    fn default() -> Self {
        Self { any: 0, every: 0xff, at_least_unknown: 0xff, at_most_unknown: 0xff }
    }
}

impl CombinedSets {
    /// Adds an operand.
    pub(crate) fn add(&mut self, TruthSet(set): TruthSet) {
        self.any |= set;
        self.every &= set;
        // A value that is unknown or met, shifted to the position of unknown; the mirror image below.
        self.at_least_unknown &= set | set >> 1;
        self.at_most_unknown &= set | set << 1;
    }

    /// Returns the conjunctions of one value from each set.
    pub(crate) fn all(self) -> TruthSet {
        let Self { any, every, at_least_unknown, .. } = self;
        TruthSet(any & TruthSet::NOT_MET | any & at_least_unknown & TruthSet::UNKNOWN | every & TruthSet::MET)
    }

    /// Returns the disjunctions of one value from each set.
    pub(crate) fn any(self) -> TruthSet {
        let Self { any, every, at_most_unknown, .. } = self;
        TruthSet(any & TruthSet::MET | any & at_most_unknown & TruthSet::UNKNOWN | every & TruthSet::NOT_MET)
    }
}

/// Negates every value.
impl core::ops::Not for TruthSet {
    type Output = TruthSet;

    fn not(self) -> TruthSet {
        TruthSet((self.0 & Self::NOT_MET) << 2 | self.0 & Self::UNKNOWN | (self.0 & Self::MET) >> 2)
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, Met as T, NotMet as F, Unknown as U};
    use super::{CombinedSets, TruthSet};

    /// Returns the eight sets with their members.
    fn sets() -> impl Iterator<Item = (TruthSet, alloc::vec::Vec<Truth>)> {
        (0..8u8).map(|bits| {
            let members = Truth::ALL.into_iter().filter(|value| bits & (1 << *value as u8) != 0);
            (TruthSet(bits), members.collect())
        })
    }

    /// The connectives of sets agree with those of their members.
    #[test]
    fn sets_of_truths_join_as_their_members_do() {
        for (left, left_members) in sets() {
            assert_eq!(
                !left,
                left_members.iter().fold(TruthSet(0), |mut set, value| {
                    set.insert(!*value);
                    set
                })
            );
            for (right, right_members) in sets() {
                let (mut and, mut or) = (TruthSet(0), TruthSet(0));
                for one in &left_members {
                    for other in &right_members {
                        and.insert(one.and(*other));
                        or.insert(one.or(*other));
                    }
                }
                assert_eq!(left.and(right), and, "{left:?} and {right:?}");
                assert_eq!(left.or(right), or, "{left:?} or {right:?}");
                for (third, _) in sets().filter(|(set, _)| ![left, right, *set].contains(&TruthSet(0))) {
                    let mut combined = CombinedSets::default();
                    [left, right, third].into_iter().for_each(|set| combined.add(set));
                    assert_eq!(combined.all(), and.and(third), "{left:?}, {right:?}, {third:?}");
                    assert_eq!(combined.any(), or.or(third), "{left:?}, {right:?}, {third:?}");
                }
            }
        }
    }

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

    /// Monotonicity: resolving an unknown operand never changes a met or not met result.
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
