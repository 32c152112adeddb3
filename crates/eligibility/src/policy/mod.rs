//! The model of a policy: facts, questions, rules, conditions, texts and sources.
//!
//! References are indices. The compiler guarantees that they are in range; [`Policy::is_sound`] checks it
//! again when a bundle is decoded.

mod period;
mod question;
mod rule;
mod schedule;
mod source;
mod text;

pub use period::{Period, PeriodStatus};
pub use question::{ChoiceOption, Fact, FactKind, Presumption, Question};
pub use rule::{Comparison, Condition, Moment, MomentSource, MonthRelation, Predicate, Role, Rule};
pub use schedule::{Delay, Schedule, ScheduleLine, Selector};
pub use source::{Citation, Source};
pub use text::{OutcomeText, Outcomes, Phrases};

use crate::calendar::Date;
use crate::sorted::insert_sorted;
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// Index of a fact in [`Policy::facts`].
pub type FactIndex = usize;

/// Index of a rule in [`Policy::rules`].
pub type RuleIndex = usize;

/// Index of a citation in [`Policy::citations`].
pub type CitationIndex = usize;

/// A policy: its audience, periods, rules and texts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policy {
    /// Stable identifier, such as `qilu-green`.
    pub id: String,
    /// Display name.
    pub name: String,
    /// One-line description for a list of policies.
    pub summary: String,
    /// The area in which it applies.
    pub area: String,
    /// The kind of applicant.
    pub audience: Audience,
    /// Whether the policy applies to a past time only. After its last period it is evaluated as of its last
    /// day ([`Policy::evaluation_date`]).
    pub archived: bool,
    /// The day on which the rules were last reviewed against the sources.
    pub edition: Date,
    /// The periods of the programme in time order, without gaps and overlaps.
    pub periods: Vec<Period>,
    /// Text for a day before the first period.
    pub not_begun: String,
    /// Text for a day after the last period.
    pub ended: String,
    /// The facts about an applicant that the rules read.
    pub facts: Vec<Fact>,
    /// The questions in asking order, exactly one for each fact.
    pub questions: Vec<Question>,
    /// Ages that depend on a birth month and on choices, such as the retirement age.
    pub schedules: Vec<Schedule>,
    /// The rules. A rule comes after the rules it refers to.
    pub rules: Vec<Rule>,
    /// The conditions of the verdict in display order.
    pub conditions: Vec<Condition>,
    /// The texts of each outcome.
    pub outcomes: Outcomes,
    /// Templates for explanations.
    pub phrases: Phrases,
    /// The clauses that the rules cite.
    pub citations: Vec<Citation>,
    /// The cited documents.
    pub sources: Vec<Source>,
    /// Identifies this edition of rules and texts: a hash of the encoded policy
    /// ([`crate::bundle::fingerprint`]), computed when it is decoded.
    #[serde(skip)]
    pub fingerprint: u32,
}

impl Policy {
    /// Returns the index of the fact with this identifier.
    pub fn fact_index(&self, id: &str) -> Option<FactIndex> {
        self.facts.iter().position(|fact| fact.id == id)
    }

    /// Returns the index of the rule with this identifier.
    pub fn rule_index(&self, id: &str) -> Option<RuleIndex> {
        self.rules.iter().position(|rule| rule.id == id)
    }

    /// Returns the question that asks for `fact`.
    ///
    /// # Panics
    /// If there is none, which [`Policy::is_sound`] excludes.
    pub fn question(&self, fact: FactIndex) -> &Question {
        let mut questions = self.questions.iter();
        questions.find(|question| question.fact == fact).expect("a sound policy asks for every fact")
    }

    /// Returns the facts that a rule and its operands read, sorted.
    pub fn facts_read(&self, rule: RuleIndex) -> Vec<FactIndex> {
        let mut facts = Vec::new();
        self.collect_facts(rule, &mut facts);
        facts
    }

    fn collect_facts(&self, rule: RuleIndex, facts: &mut Vec<FactIndex>) {
        match &self.rules[rule].predicate {
            Predicate::All(operands) | Predicate::Any(operands) => {
                for operand in operands {
                    self.collect_facts(*operand, facts);
                }
            }
            Predicate::Not(operand) | Predicate::Confirm(operand) => self.collect_facts(*operand, facts),
            Predicate::Chosen { fact, .. } | Predicate::Compare { fact, .. } => insert_sorted(facts, *fact),
            Predicate::Month { moment, .. } => match moment.from {
                MomentSource::Fact(fact) => insert_sorted(facts, fact),
                MomentSource::Schedule(schedule) => {
                    let schedule = &self.schedules[schedule];
                    insert_sorted(facts, schedule.birth);
                    for selector in schedule.lines.iter().flat_map(|line| &line.selectors) {
                        insert_sorted(facts, selector.fact);
                    }
                }
            },
        }
    }
}

/// The kind of applicant that the questions of a policy are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Audience {
    /// A person, who checks for themselves or for another person.
    Person,
    /// An institution, which checks a project of its own.
    Institution,
}
