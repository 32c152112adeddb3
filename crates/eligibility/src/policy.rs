//! The model of a policy: facts, questions, rules, conditions, texts and sources.
//!
//! References are indices. The compiler guarantees that they are in range; [`Policy::is_sound`] checks it
//! again when a bundle is decoded.

use crate::calendar::{Date, Month};
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

/// The kind of applicant that the questions of a policy are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Audience {
    /// A person, who checks for themselves or for another person.
    Person,
    /// An institution, which checks a project of its own.
    Institution,
}

/// A range of days in which the programme has the same status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The legal basis in the period.
    pub status: PeriodStatus,
    /// Text for a day in this period.
    pub text: String,
    /// The clauses that establish the period.
    pub citations: Vec<CitationIndex>,
}

/// The legal basis of the programme in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PeriodStatus {
    /// The dates of the notice itself.
    InForce,
    /// A later document that continues the programme.
    Continued,
}

/// A property of an applicant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Stable identifier, such as `birth-month`.
    pub id: String,
    /// The type of its values.
    pub kind: FactKind,
}

/// The type of a fact's values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FactKind {
    /// Exactly one of the options.
    Choice(Vec<ChoiceOption>),
    /// Any number of the options, including none.
    Choices(Vec<ChoiceOption>),
    /// A month within a range around the as-of month.
    Month {
        /// Maximum number of months before the as-of month.
        back: i32,
        /// Maximum number of months after the as-of month.
        ahead: i32,
    },
    /// A number in units of 10^-`decimals` (see [`crate::decimal`]).
    Number {
        /// The smallest valid value, scaled.
        min: i32,
        /// The largest valid value, scaled.
        max: i32,
        /// Number of digits after the point (0 to 2).
        decimals: u8,
        /// The unit displayed after the number, such as `人` or `%`.
        unit: String,
    },
}

impl FactKind {
    /// Returns the options of a choice; an empty list for months and numbers.
    pub fn options(&self) -> &[ChoiceOption] {
        match self {
            FactKind::Choice(options) | FactKind::Choices(options) => options,
            FactKind::Month { .. } | FactKind::Number { .. } => &[],
        }
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceOption {
    /// Stable identifier, such as `rural-transfer`.
    pub id: String,
    /// Label of the option button.
    pub label: String,
    /// Additional explanation below the label; may be empty.
    pub hint: String,
    /// Short label for the review page and for sentences.
    pub short: String,
    /// How to clarify this answer if the rules treat it as doubtful; otherwise empty.
    pub clarify: String,
}

/// The question that asks for a fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// The fact.
    pub fact: FactIndex,
    /// The text of the question.
    pub title: String,
    /// Help on how to answer; may be empty.
    pub help: String,
    /// The reason for asking.
    pub why: String,
    /// Short name for the review page.
    pub short: String,
    /// Label of "none of these" for a multiple choice; otherwise empty.
    pub none: String,
    /// Label of the answer "I do not know".
    pub unsure: String,
    /// How to find the answer, for a user who does not know it.
    pub clarify: String,
    /// The answers that are presumed instead of asking, the first that applies.
    pub presumptions: Vec<Presumption>,
}

/// An answer that is presumed while a rule is met, so that the question is not asked.
///
/// An answer that was given all the same and differs from it counts (docs/logic.md, "Presumed answers").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Presumption {
    /// The rule that must be met. It reads only facts that are asked for earlier.
    pub when: RuleIndex,
    /// The option of the question's fact that is presumed.
    pub option: u8,
}

/// An age limit, such as the retirement age, that depends on a birth month and on choices.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// Stable identifier, such as `retirement`.
    pub id: String,
    /// The fact that holds the birth month.
    pub birth: FactIndex,
    /// The lines. For any answers at least one of them is possible.
    pub lines: Vec<ScheduleLine>,
}

/// A line of a schedule: an age and its delays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScheduleLine {
    /// Display name.
    pub name: String,
    /// Restrict the line to some answers; all selectors must match.
    pub selectors: Vec<Selector>,
    /// The age without delay, in months.
    pub age: i32,
    /// The delays in time order.
    pub delays: Vec<Delay>,
}

/// A restriction of a schedule line to some options of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Selector {
    /// The fact.
    pub fact: FactIndex,
    /// Options (as bits) to which the line applies.
    pub options: u32,
    /// Options (as bits) to which the line may apply.
    pub doubtful: u32,
}

/// The delay of an age that is reached in or after a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Delay {
    /// The first month of reaching the undelayed age to which this delay applies.
    pub from: Month,
    /// Number of months after which the delay grows by a month, beginning with one month; 0 for no delay.
    pub one_month_per: u8,
    /// Maximum delay in months.
    pub at_most: u8,
}

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
        /// The fact.
        fact: FactIndex,
        /// Options (as bits) with which the rule is met.
        options: u32,
        /// Options (as bits) with which the rule is unknown.
        doubtful: u32,
    },
    /// A comparison of a number with a bound, both scaled by the fact's decimals.
    Compare {
        /// The fact.
        fact: FactIndex,
        /// The comparison.
        comparison: Comparison,
        /// The bound.
        bound: i32,
    },
    /// A comparison of the as-of month with a moment.
    Month {
        /// The required relation.
        relation: MonthRelation,
        /// The moment.
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
    /// The month in which a schedule's age is reached (index in [`Policy::schedules`]).
    Schedule(usize),
}

/// A condition of the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// The rule.
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

/// The texts of each outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcomes {
    /// All conditions are met.
    pub eligible: OutcomeText,
    /// No required condition fails, but the office has to confirm at least one condition.
    pub confirm: OutcomeText,
    /// At least one required condition is not met.
    pub ineligible: OutcomeText,
    /// An unanswered question can still change the outcome.
    pub incomplete: OutcomeText,
}

/// The texts of an outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeText {
    /// Heading.
    pub title: String,
    /// Meaning of the outcome in one or two sentences.
    pub summary: String,
    /// Next steps for the applicant.
    pub steps: Vec<String>,
}

/// Templates for explanations; docs/data.md lists the placeholders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phrases {
    /// Month: `{year}`, `{month}`.
    pub month: String,
    /// Age in whole years: `{years}`.
    pub age: String,
    /// Age in years and months: `{years}`, `{months}`.
    pub age_with_months: String,
    /// Line of a schedule: `{age}`, `{month}`.
    pub line: String,
    /// Item in a list of schedule lines: `{age}`, `{month}`.
    pub listed_line: String,
    /// Prefix of the earliest of several lines.
    pub earliest: String,
    /// Prefix of the latest of several lines.
    pub latest: String,
    /// Separator of alternatives.
    pub or: String,
    /// Separator of list items.
    pub and: String,
    /// Reason for an answer "I do not know": `{question}`, `{answer}`.
    pub unsure: String,
    /// Reason for a doubtful answer: `{question}`, `{answer}`.
    pub doubtful: String,
    /// Reason for an unanswered question: `{question}`.
    pub unanswered: String,
}

/// A cited clause, or an interpretation by the project that is labelled as such.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Citation {
    /// Stable identifier.
    pub id: String,
    /// The document (index in [`Policy::sources`]); `None` for an interpretation.
    pub source: Option<usize>,
    /// Number of the clause, such as `三（一）`.
    pub clause: String,
    /// Quotation of the clause; empty for an interpretation.
    pub quote: String,
    /// Note or interpretation; may be empty for a quotation.
    pub note: String,
}

/// A source document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Source {
    /// Stable identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Document number, such as `鲁人社字〔2025〕37号`; may be empty.
    pub number: String,
    /// Issuing authority.
    pub issuer: String,
    /// Date of the document, as precisely as it is known.
    pub date: String,
    /// Public URL; may be empty.
    pub address: String,
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
