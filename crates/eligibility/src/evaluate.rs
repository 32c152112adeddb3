//! The truth of a rule for given answers (docs/logic.md, "Answers").

use crate::answers::{Answer, Answers};
use crate::calendar::{Date, Month};
use crate::policy::{
    Comparison, FactIndex, Moment, MomentSource, MonthRelation, Policy, Predicate, RuleIndex,
};
use crate::truth::{CombinedSets, Truth, TruthSet};
use alloc::vec::Vec;

/// The input of an evaluation: policy, answers and as-of day.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The rules to evaluate.
    pub policy: &'a Policy,
    /// The answers given so far.
    pub answers: &'a Answers,
    /// The day as of which eligibility is evaluated.
    pub as_of: Date,
}

impl Situation<'_> {
    /// Returns the answer to `fact` that is presumed, so that its question is not asked.
    #[must_use]
    pub fn presumed(&self, fact: FactIndex) -> Option<Answer> {
        let presumptions = &self.policy.question(fact).presumptions;
        let applying = presumptions.iter().find(|presumption| self.truth(presumption.when) == Truth::Met);
        applying.map(|presumption| Answer::Choice(presumption.option))
    }

    /// Returns the truth of `rule`.
    pub fn truth(&self, rule: RuleIndex) -> Truth {
        self.truth_given(rule, &|operand| self.truth(operand))
    }

    /// Returns the truth of every rule. Evaluates each once, because a rule comes after its operands.
    pub(crate) fn truths(&self) -> Vec<Truth> {
        let mut truths = Vec::with_capacity(self.policy.rules.len());
        for rule in 0..self.policy.rules.len() {
            truths.push(self.truth_given(rule, &|operand| truths[operand]));
        }
        truths
    }

    /// Returns the truth of `rule`, given the truth of its operands.
    fn truth_given(&self, rule: RuleIndex, of: &dyn Fn(RuleIndex) -> Truth) -> Truth {
        match &self.policy.rules[rule].predicate {
            Predicate::All(operands) => fold(operands, Truth::Met, Truth::NotMet, of, Truth::and),
            Predicate::Any(operands) => fold(operands, Truth::NotMet, Truth::Met, of, Truth::or),
            Predicate::Not(operand) => !of(*operand),
            Predicate::Confirm(operand) => of(*operand).at_best_unknown(),
            Predicate::Chosen { fact, options, doubtful } => {
                chosen(self.answers.get(*fact), *options, *doubtful)
            }
            Predicate::Compare { fact, comparison, bound } => match self.answers.get(*fact) {
                Some(Answer::Number(number)) => Truth::known(match comparison {
                    Comparison::AtLeast => number >= *bound,
                    Comparison::LessThan => number < *bound,
                }),
                _ => Truth::Unknown,
            },
            Predicate::Month { relation, moment } => self.relation(*relation, *moment),
        }
    }

    /// Returns the months that `moment` may be: none if the month it is counted from is unknown, several if
    /// several lines of a schedule are possible.
    pub fn months_of(&self, moment: Moment) -> Vec<Month> {
        let mut months = Vec::new();
        self.each_month_of(moment, |month| months.push(month));
        months
    }

    /// Calls `visit` with every month of [`Situation::months_of`].
    fn each_month_of(&self, moment: Moment, mut visit: impl FnMut(Month)) {
        match moment.from {
            MomentSource::Fact(fact) => {
                if let Some(month) = self.answers.month(fact) {
                    visit(month.plus(moment.plus));
                }
            }
            MomentSource::Schedule(index) => {
                let schedule = &self.policy.schedules[index];
                let Some(birth) = self.answers.month(schedule.birth) else { return };
                for line in schedule.possible_lines(self.answers) {
                    visit(line.month_for(birth).plus(moment.plus));
                }
            }
        }
    }

    /// Returns a superset of the truth values that each rule takes over all completions of the answers.
    pub(crate) fn bounds(&self) -> Vec<TruthSet> {
        let mut bounds = Vec::with_capacity(self.policy.rules.len());
        for rule in 0..self.policy.rules.len() {
            bounds.push(self.bound_given(rule, &bounds));
        }
        bounds
    }

    /// Returns the bound of `rule`, given the bounds of its operands.
    pub(crate) fn bound_given(&self, rule: RuleIndex, bounds: &[TruthSet]) -> TruthSet {
        let answered = |fact| self.answers.get(fact).is_some();
        let combined = |operands: &[RuleIndex]| {
            let mut combined = CombinedSets::default();
            operands.iter().for_each(|operand| combined.add(bounds[*operand]));
            combined
        };
        match &self.policy.rules[rule].predicate {
            Predicate::All(operands) => combined(operands).all(),
            Predicate::Any(operands) => combined(operands).any(),
            Predicate::Not(operand) => !bounds[*operand],
            Predicate::Confirm(operand) => bounds[*operand].and(TruthSet::of(Truth::Unknown)),
            Predicate::Chosen { fact, .. } | Predicate::Compare { fact, .. } if !answered(*fact) => {
                TruthSet::ALL
            }
            Predicate::Chosen { fact, options, doubtful } => {
                TruthSet::of(chosen(self.answers.get(*fact), *options, *doubtful))
            }
            Predicate::Compare { .. } => TruthSet::of(self.truth(rule)),
            Predicate::Month { relation, moment } => self.relation_bound(*relation, *moment),
        }
    }

    /// Returns a superset of the truth values that the relation takes over all completions of the answers.
    /// While selectors of a schedule are unanswered, any line may apply, and several may remain possible.
    fn relation_bound(&self, relation: MonthRelation, moment: Moment) -> TruthSet {
        let mut bound = self.compared(relation, moment);
        if bound.single().is_some() {
            return bound;
        }
        let answered = |fact| self.answers.get(fact).is_some();
        let (month, settled) = match moment.from {
            MomentSource::Fact(fact) => (fact, true),
            MomentSource::Schedule(index) => {
                let schedule = &self.policy.schedules[index];
                let mut selectors = schedule.lines.iter().flat_map(|line| &line.selectors);
                (schedule.birth, selectors.all(|selector| answered(selector.fact)))
            }
        };
        if !answered(month) {
            return TruthSet::ALL;
        }
        // Lines with different results, or no line (the month is unsure), leave the relation unknown.
        if settled {
            return TruthSet::of(Truth::Unknown);
        }
        bound.insert(Truth::Unknown);
        bound
    }

    /// Returns the truth of the relation; unknown if the possible months disagree.
    fn relation(&self, relation: MonthRelation, moment: Moment) -> Truth {
        self.compared(relation, moment).single().unwrap_or(Truth::Unknown)
    }

    /// Returns the truth of the relation for each month that `moment` may be.
    fn compared(&self, relation: MonthRelation, moment: Moment) -> TruthSet {
        let mut truths = TruthSet::default();
        self.each_month_of(moment, |month| truths.insert(compare(relation, self.as_of.month, month)));
        truths
    }
}

/// Returns whether one of `options` was chosen; unknown if one of `doubtful` was.
fn chosen(answer: Option<Answer>, options: u32, doubtful: u32) -> Truth {
    match answer.and_then(Answer::option_bits) {
        None => Truth::Unknown,
        Some(chosen) if chosen & options != 0 => Truth::Met,
        Some(chosen) if chosen & doubtful != 0 => Truth::Unknown,
        Some(_) => Truth::NotMet,
    }
}

/// Compares `as_of` with the month `moment`. Unknown within that month, where the day would decide.
pub(crate) fn compare(relation: MonthRelation, as_of: Month, moment: Month) -> Truth {
    let in_time = |met: bool| if as_of == moment { Truth::Unknown } else { Truth::known(met) };
    match relation {
        MonthRelation::Before => in_time(as_of < moment),
        MonthRelation::AtOrAfter => in_time(as_of > moment),
        MonthRelation::SameYear => Truth::known(as_of.year() == moment.year()),
    }
}

/// Combines the truth of the operands, stopping at the absorbing value `settled`.
fn fold(
    operands: &[RuleIndex],
    start: Truth,
    settled: Truth,
    truth: &dyn Fn(RuleIndex) -> Truth,
    join: impl Fn(Truth, Truth) -> Truth,
) -> Truth {
    let mut joined = start;
    for operand in operands {
        joined = join(joined, truth(*operand));
        if joined == settled {
            break;
        }
    }
    joined
}
