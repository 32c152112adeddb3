//! A policy as the compiler hands it over: facts, questions, rules, conditions, words and sources.
//!
//! Everything refers to everything else by index; the compiler has checked that each index exists
//! ([`Policy::is_sound`] checks it again for bundles from elsewhere).

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

/// One policy: whom it is for, in which period, by which rules, with which words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policy {
    /// The stable name, such as `qilu-green`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it is about, in one line for a list of policies.
    pub summary: String,
    /// Where it applies.
    pub area: String,
    /// Whom its questions are about.
    pub audience: Audience,
    /// Whether it belongs to a time that is over, for which alone it is evaluated
    /// ([`Policy::evaluation_date`]).
    pub archived: bool,
    /// The day our rules were last reviewed against the sources.
    pub edition: Date,
    /// The periods the programme has, in time order, without hole or overlap.
    pub periods: Vec<Period>,
    /// What is said of a day before the first period.
    pub not_begun: String,
    /// What is said of a day after the last period.
    pub ended: String,
    /// What can be known of a person.
    pub facts: Vec<Fact>,
    /// The questions, in asking order; exactly one for each fact.
    pub questions: Vec<Question>,
    /// The lines of the calendar that depend on more than one fact.
    pub schedules: Vec<Schedule>,
    /// The rules; every rule comes after those it refers to.
    pub rules: Vec<Rule>,
    /// The rules the verdict consists of, in the order they are shown.
    pub conditions: Vec<Condition>,
    /// The words for each outcome.
    pub outcomes: Outcomes,
    /// Words the explanations are put together from.
    pub phrases: Phrases,
    /// The clauses the rules rest on.
    pub citations: Vec<Citation>,
    /// The documents the clauses stand in.
    pub sources: Vec<Source>,
    /// What tells this edition of the rules and their words from any other: a hash of the compiled
    /// bytes ([`crate::bundle::fingerprint`]). It is not among them.
    #[serde(skip)]
    pub fingerprint: u32,
}

/// Whom a policy's questions are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Audience {
    /// A person who checks for themselves, or for somebody else.
    Person,
    /// An institution that checks a project of its own.
    Institution,
}

/// A stretch of days in which the programme has one status.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Whether the programme runs by its own notice or was continued by another.
    pub status: PeriodStatus,
    /// What is said of a day in this period.
    pub text: String,
    /// The clauses that say so.
    pub citations: Vec<CitationIndex>,
}

/// On what ground the programme runs in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PeriodStatus {
    /// By the notice's own dates.
    InForce,
    /// Continued by a later document.
    Continued,
}

/// Something that can be known of a person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// The stable name, such as `birth-month`.
    pub id: String,
    /// The values it can take.
    pub kind: FactKind,
}

/// The values a fact can take.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FactKind {
    /// Exactly one of the options.
    Choice(Vec<ChoiceOption>),
    /// Any number of the options, none included.
    Choices(Vec<ChoiceOption>),
    /// A month, at most so many months before and after the as-of month.
    Month {
        /// Months before the as-of month, at most.
        back: i32,
        /// Months after the as-of month, at most.
        ahead: i32,
    },
    /// A number in units of one tenth to the power of `decimals`.
    Number {
        /// The smallest value allowed, scaled.
        min: i32,
        /// The largest value allowed, scaled.
        max: i32,
        /// Digits after the point (0 to 2).
        decimals: u8,
        /// The unit shown after the number, such as `人` or `%`.
        unit: String,
    },
}

impl FactKind {
    /// The options of a choice; none for months and numbers.
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
    /// The stable name, such as `rural-transfer`.
    pub id: String,
    /// What the person reads.
    pub label: String,
    /// One more line for those who wonder; may be empty.
    pub hint: String,
    /// The label as part of a sentence, for the review page and explanations.
    pub short: String,
    /// How to clear up this answer, when it is a doubtful one; else empty.
    pub clarify: String,
}

/// How a fact is asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// The fact asked for.
    pub fact: FactIndex,
    /// The question.
    pub title: String,
    /// A few words on how to answer; may be empty.
    pub help: String,
    /// Why it is asked.
    pub why: String,
    /// Its name on the review page.
    pub short: String,
    /// Label of "none of these" for a fact of several choices; else empty.
    pub none: String,
    /// Label of "I do not know".
    pub unsure: String,
    /// How to find out, for one who answered "I do not know".
    pub clarify: String,
}

/// A line of the calendar, such as retirement, that depends on a month and on choices.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// The stable name, such as `retirement`.
    pub id: String,
    /// The month the lines count from.
    pub birth: FactIndex,
    /// The lines; at least one is possible for any answers.
    pub lines: Vec<ScheduleLine>,
}

/// One line of a schedule: an age, and how it is delayed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScheduleLine {
    /// What the line is called.
    pub name: String,
    /// For whom it holds: every selector must admit the person.
    pub selectors: Vec<Selector>,
    /// The age before any delay, in months.
    pub age: i32,
    /// The delays, by the month in which the age before delay is reached; in time order.
    pub delays: Vec<Delay>,
}

/// A fact that picks a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Selector {
    /// The fact.
    pub fact: FactIndex,
    /// Options (as bits) for which the line holds.
    pub options: u32,
    /// Options (as bits) for which it cannot be said whether the line holds.
    pub doubtful: u32,
}

/// How an age is delayed for those who reach it from a month on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Delay {
    /// The first month of reaching the undelayed age for which this holds.
    pub from: Month,
    /// One month of delay for each so many months, the first at once; 0 for no delay.
    pub one_month_per: u8,
    /// The most months of delay.
    pub at_most: u8,
}

/// A named statement about a person that is met, not met or unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rule {
    /// The stable name, such as `at-least-16`.
    pub id: String,
    /// What the statement is, for the list of conditions; may be empty for inner rules.
    pub name: String,
    /// How it is found out.
    pub predicate: Predicate,
    /// What is said when it is met; empty to let its parts speak.
    pub met: String,
    /// What is said when it is not met; empty to let its parts speak.
    pub not_met: String,
    /// What is said when it is unknown although answered; empty to let its parts speak.
    pub unknown: String,
    /// What is said when it is unknown because several lines of a schedule are possible.
    pub undecided: String,
    /// What is said of a later month from which it is better; empty for none.
    pub waiting: String,
    /// The clauses it rests on.
    pub citations: Vec<CitationIndex>,
}

/// How a rule is found out. See docs/logic.md.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Predicate {
    /// Every one of the rules.
    All(Vec<RuleIndex>),
    /// At least one of the rules.
    Any(Vec<RuleIndex>),
    /// The contrary of a rule.
    Not(RuleIndex),
    /// A rule that, even when met, leaves the matter to the office.
    Confirm(RuleIndex),
    /// One of some options was chosen.
    Chosen {
        /// The fact.
        fact: FactIndex,
        /// Options (as bits) that meet the rule.
        options: u32,
        /// Options (as bits) that leave it unknown.
        doubtful: u32,
    },
    /// A number compared with a bound, both scaled by the fact's decimals.
    Compare {
        /// The fact.
        fact: FactIndex,
        /// The comparison.
        comparison: Comparison,
        /// The bound.
        bound: i32,
    },
    /// The as-of month compared with a moment.
    Month {
        /// The relation asked for.
        relation: MonthRelation,
        /// The moment.
        moment: Moment,
    },
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Comparison {
    /// The bound or more (以上, 不低于, 不少于).
    AtLeast,
    /// Less than the bound.
    LessThan,
}

/// How the as-of month stands to a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum MonthRelation {
    /// Before it; unknown in its very month.
    Before,
    /// At or after it; unknown in its very month.
    AtOrAfter,
    /// In the same calendar year.
    SameYear,
}

/// A month that follows from the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// What it is counted from.
    pub from: MomentSource,
    /// Months added (or, negative, taken off).
    pub plus: i32,
}

/// What a moment is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum MomentSource {
    /// The month that is the value of a fact.
    Fact(FactIndex),
    /// The line of a schedule (index in [`Policy::schedules`]).
    Schedule(usize),
}

/// A rule that the verdict consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// The rule.
    pub rule: RuleIndex,
    /// What follows when it is not met.
    pub role: Role,
}

/// What follows when a condition is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Role {
    /// The person is not eligible.
    Required,
    /// The office must confirm: the list it belongs to is open.
    Supporting,
}

/// The words for each outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcomes {
    /// Every condition is met.
    pub eligible: OutcomeText,
    /// Nothing speaks against it, but something is for the office to settle.
    pub confirm: OutcomeText,
    /// A required condition is not met.
    pub ineligible: OutcomeText,
    /// An unanswered question could still change the outcome.
    pub incomplete: OutcomeText,
}

/// The words for one outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeText {
    /// The outcome in a few words.
    pub title: String,
    /// What it means, in a sentence or two.
    pub summary: String,
    /// What to do next, step by step.
    pub steps: Vec<String>,
}

/// Words that explanations are put together from; see docs/data.md for the placeholders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phrases {
    /// A month: `{year}`, `{month}`.
    pub month: String,
    /// An age in whole years: `{years}`.
    pub age: String,
    /// An age with months: `{years}`, `{months}`.
    pub age_with_months: String,
    /// One line of a schedule: `{age}`, `{month}`.
    pub line: String,
    /// One of several lines of a schedule, in a list: `{age}`, `{month}`.
    pub listed_line: String,
    /// Before the earliest of several lines.
    pub earliest: String,
    /// Before the latest of several lines.
    pub latest: String,
    /// Between alternatives.
    pub or: String,
    /// Between members of a list.
    pub and: String,
    /// An answer of "I do not know": `{question}`, `{answer}`.
    pub unsure: String,
    /// A doubtful answer: `{question}`, `{answer}`.
    pub doubtful: String,
    /// A question still to be answered: `{question}`.
    pub unanswered: String,
}

/// A clause a rule rests on, or a reading of our own that is labelled as such.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Citation {
    /// The stable name.
    pub id: String,
    /// The document (index in [`Policy::sources`]); `None` for a reading of our own.
    pub source: Option<usize>,
    /// The clause, such as `三（一）`.
    pub clause: String,
    /// The words of the clause; empty for a reading of our own.
    pub quote: String,
    /// What we add or understand; may be empty for a quotation.
    pub note: String,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    /// The stable name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number, such as `鲁人社字〔2025〕37号`; may be empty.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// The day it bears, as it is known.
    pub date: String,
    /// Its public address; may be empty.
    pub address: String,
}

impl Policy {
    /// The fact with this id.
    pub fn fact_index(&self, id: &str) -> Option<FactIndex> {
        self.facts.iter().position(|fact| fact.id == id)
    }

    /// The rule with this id.
    pub fn rule_index(&self, id: &str) -> Option<RuleIndex> {
        self.rules.iter().position(|rule| rule.id == id)
    }

    /// The question that asks for `fact`.
    pub fn question(&self, fact: FactIndex) -> &Question {
        self.questions.iter().find(|question| question.fact == fact).unwrap_or(&self.questions[0])
    }

    /// The facts a rule reads, its parts included, without repetition.
    pub fn facts_read(&self, rule: RuleIndex) -> Vec<FactIndex> {
        let mut facts = Vec::new();
        self.collect_facts(rule, &mut facts);
        facts
    }

    fn collect_facts(&self, rule: RuleIndex, facts: &mut Vec<FactIndex>) {
        match &self.rules[rule].predicate {
            Predicate::All(parts) | Predicate::Any(parts) => {
                for part in parts {
                    self.collect_facts(*part, facts);
                }
            }
            Predicate::Not(part) | Predicate::Confirm(part) => self.collect_facts(*part, facts),
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
