//! Rules, their predicates, and the conditions of the verdict.

use super::{CitationIndex, FactIndex, RuleIndex};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// A named statement about an applicant that is met, not met or unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rule {
    /// Stable identifier, such as `at-least-16`.
    pub id: String,
    /// Name in the list of conditions; may be empty for rules that are not conditions.
    pub name: String,
    /// The predicate that decides it.
    pub predicate: Predicate,
    /// Text if it is met; empty to use the texts of its operands.
    pub met: String,
    /// Text if it is not met; empty to use the texts of its operands.
    pub not_met: String,
    /// Text if it is unknown although answered; empty to use the texts of its operands.
    pub unknown: String,
    /// Text if it is unknown because several lines of a schedule are possible.
    pub undecided: String,
    /// Text for a later month in which its truth improves; may be empty.
    pub waiting: String,
    /// The cited clauses.
    pub citations: Vec<CitationIndex>,
}

/// The predicate of a rule (docs/logic.md).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Predicate {
    /// Conjunction of rules.
    All(Vec<RuleIndex>),
    /// Disjunction of rules.
    Any(Vec<RuleIndex>),
    /// Negation of a rule.
    Not(RuleIndex),
    /// A rule that is unknown if the operand is met, because the office has to confirm it.
    Confirm(RuleIndex),
    /// A choice contains one of some options.
    Chosen {
        /// The fact with these options.
        fact: FactIndex,
        /// Options (as bits) with which the rule is met.
        options: u32,
        /// Options (as bits) with which the rule is unknown.
        doubtful: u32,
    },
    /// A comparison of a number with a bound, both scaled by the fact's decimals.
    Compare {
        /// The fact with the number, the left operand.
        fact: FactIndex,
        /// The operator.
        comparison: Comparison,
        /// The right operand.
        bound: i32,
    },
    /// A comparison of the as-of month with a moment.
    Month {
        /// The required relation.
        relation: MonthRelation,
        /// The moment that the as-of month is compared with.
        moment: Moment,
    },
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Comparison {
    /// Greater than or equal to the bound (以上, 不低于, 不少于).
    AtLeast,
    /// Less than the bound.
    LessThan,
}

/// A relation of the as-of month to a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum MonthRelation {
    /// Earlier; unknown in the same month, because the day would decide.
    Before,
    /// Equal or later; unknown in the same month, because the day would decide.
    AtOrAfter,
    /// In the same calendar year.
    SameYear,
}

/// A month computed from the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The start of the count.
    pub from: MomentSource,
    /// Number of months to add; may be negative.
    pub plus: i32,
}

/// The start from which a moment is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum MomentSource {
    /// The value of a fact.
    Fact(FactIndex),
    /// The month in which a schedule's age is reached (index in [`super::Policy::schedules`]).
    Schedule(usize),
}

/// A condition of the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// The rule that decides whether it is met (index in [`super::Policy::rules`]).
    pub rule: RuleIndex,
    /// The consequence if it is not met.
    pub role: Role,
}

/// The consequence of a condition that is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Role {
    /// The applicant is not eligible.
    Required,
    /// The office has to confirm, because the list that the condition belongs to is not exhaustive.
    Supporting,
}
