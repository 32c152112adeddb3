//! A policy altered in one place: what cases must notice.

use eligibility::policy::{
    Comparison, FactKind, Line, MonthRelation, Period, PeriodStatus, Policy, Role, Selector, Test,
};
use eligibility::{Date, Month};

/// What was altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A condition, a connective, or a part of a rule.
    Condition,
    /// A number, an age, a delay, a month or a day.
    Boundary,
    /// In which list of a rule or a schedule an option stands.
    Option,
    /// A citation, or where it is cited.
    Citation,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Condition, Kind::Boundary, Kind::Option, Kind::Citation];

    /// The kind in a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Condition => "conditions",
            Kind::Boundary => "boundaries",
            Kind::Option => "options",
            Kind::Citation => "citations",
        }
    }
}

/// A policy altered in one place.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What was altered, and how. Stable as long as that place of the policy is.
    pub id: String,
    /// What kind of thing that is.
    pub kind: Kind,
    /// The altered policy.
    pub policy: Policy,
}

/// Every mutant of a policy.
pub fn mutants(policy: &Policy) -> Vec<Mutant> {
    let mut mutants = Mutants { policy, found: Vec::new() };
    mutants.conditions();
    for rule in 0..policy.rules.len() {
        mutants.rule(rule);
    }
    mutants.schedules();
    mutants.facts();
    mutants.periods();
    mutants.citations();
    mutants.found
}

struct Mutants<'a> {
    policy: &'a Policy,
    found: Vec<Mutant>,
}

/// Where an option stands in a test.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Met,
    Unknown,
    NotMet,
}

impl List {
    const ALL: [List; 3] = [List::Met, List::Unknown, List::NotMet];

    fn of(options: u32, doubtful: u32, bit: u32) -> Self {
        match bit {
            bit if options & bit != 0 => List::Met,
            bit if doubtful & bit != 0 => List::Unknown,
            _ => List::NotMet,
        }
    }

    fn put(self, options: &mut u32, doubtful: &mut u32, bit: u32) {
        (*options, *doubtful) = (*options & !bit, *doubtful & !bit);
        match self {
            List::Met => *options |= bit,
            List::Unknown => *doubtful |= bit,
            List::NotMet => {}
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            List::Met => "met-by",
            List::Unknown => "unknown-by",
            List::NotMet => "not-met-by",
        }
    }
}

impl Mutants<'_> {
    fn add(&mut self, kind: Kind, id: String, alter: impl FnOnce(&mut Policy)) {
        let mut policy = self.policy.clone();
        alter(&mut policy);
        self.found.push(Mutant { id, kind, policy });
    }

    fn conditions(&mut self) {
        for (index, condition) in self.policy.conditions.iter().enumerate() {
            let id = &self.policy.rules[condition.rule].id;
            self.add(Kind::Condition, format!("condition {id}: left out"), |policy| {
                policy.conditions.remove(index);
            });
            let (other, name) = match condition.role {
                Role::Required => (Role::Supporting, "supporting"),
                Role::Supporting => (Role::Required, "required"),
            };
            self.add(Kind::Condition, format!("condition {id}: {name}"), |policy| {
                policy.conditions[index].role = other;
            });
        }
    }

    fn rule(&mut self, index: usize) {
        let policy = self.policy;
        let rules = &policy.rules;
        let id = format!("rule {}", rules[index].id);
        let mut set = |kind, what: String, test: Test| {
            self.add(kind, format!("{id}: {what}"), |policy| policy.rules[index].test = test);
        };
        match &rules[index].test {
            Test::All(parts) | Test::Any(parts) => {
                let is_all = matches!(rules[index].test, Test::All(_));
                let of = |parts: Vec<usize>, all| if all { Test::All(parts) } else { Test::Any(parts) };
                for (place, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
                    let mut rest = parts.clone();
                    rest.remove(place);
                    set(Kind::Condition, format!("without {}", rules[*part].id), of(rest, is_all));
                }
                let other = if is_all { "any" } else { "all" };
                set(Kind::Condition, format!("{other} of its parts"), of(parts.clone(), !is_all));
            }
            Test::Not(part) => set(Kind::Condition, "not dropped".to_owned(), Test::All(vec![*part])),
            Test::Confirm(part) => set(Kind::Condition, "confirm dropped".to_owned(), Test::All(vec![*part])),
            Test::Chosen { fact, options, doubtful } => {
                let kind = &policy.facts[*fact].kind;
                for (option, (what, options, doubtful)) in other_lists(kind, *options, *doubtful) {
                    let test = Test::Chosen { fact: *fact, options, doubtful };
                    set(Kind::Option, format!("{option} in {what}"), test);
                }
            }
            Test::Compare { fact, comparison, bound } => {
                for other in [bound - 1, bound + 1] {
                    let test = Test::Compare { fact: *fact, comparison: *comparison, bound: other };
                    set(Kind::Boundary, format!("{bound} becomes {other}"), test);
                }
                let (other, name) = match comparison {
                    Comparison::AtLeast => (Comparison::LessThan, "less than"),
                    Comparison::LessThan => (Comparison::AtLeast, "at least"),
                };
                let test = Test::Compare { fact: *fact, comparison: other, bound: *bound };
                set(Kind::Condition, format!("{name} {bound}"), test);
            }
            Test::Month { relation, moment } => {
                for months in [-12, -1, 1, 12] {
                    let mut moment = *moment;
                    moment.plus += months;
                    let what = format!("{} months become {}", moment.plus - months, moment.plus);
                    set(Kind::Boundary, what, Test::Month { relation: *relation, moment });
                }
                let relations = [
                    (MonthRelation::Before, "before"),
                    (MonthRelation::AtOrAfter, "at or after"),
                    (MonthRelation::SameYear, "same year"),
                ];
                for (other, name) in relations.into_iter().filter(|(other, _)| other != relation) {
                    let test = Test::Month { relation: other, moment: *moment };
                    set(Kind::Condition, name.to_owned(), test);
                }
            }
        }
    }

    fn schedules(&mut self) {
        for (schedule, known) in self.policy.schedules.iter().enumerate() {
            for (index, line) in known.lines.iter().enumerate() {
                let id = format!("{}, {}", known.id, line.name);
                self.add(Kind::Condition, format!("{id}: left out"), |policy| {
                    policy.schedules[schedule].lines.remove(index);
                });
                for (kind, what, altered) in self.altered_lines(line) {
                    self.add(kind, format!("{id}: {what}"), |policy| {
                        policy.schedules[schedule].lines[index] = altered;
                    });
                }
            }
        }
    }

    fn altered_lines(&self, line: &Line) -> Vec<(Kind, String, Line)> {
        let mut altered = Vec::new();
        for months in [-12, -1, 1, 12] {
            let age = line.age + months;
            altered.push((
                Kind::Boundary,
                format!("{} months become {age}", line.age),
                Line { age, ..line.clone() },
            ));
        }
        for (place, delay) in line.delays.iter().enumerate() {
            let mut alter = |what: String, change: &dyn Fn(&mut eligibility::policy::Delay)| {
                let mut line = line.clone();
                change(&mut line.delays[place]);
                altered.push((Kind::Boundary, what, line));
            };
            // The first stretch begins before anybody was born.
            for by in [-1, 1].into_iter().filter(|_| place > 0) {
                let from = delay.from.plus(by);
                alter(format!("from {} becomes {from}", delay.from), &|delay| delay.from = from);
            }
            for by in [-1i8, 1].into_iter().filter(|_| delay.one_month_per > 0) {
                let per = delay.one_month_per.saturating_add_signed(by);
                alter(format!("one month per {} becomes {per}", delay.one_month_per), &|delay| {
                    delay.one_month_per = per;
                });
                let most = delay.at_most.saturating_add_signed(by);
                alter(format!("at most {} becomes {most}", delay.at_most), &|delay| delay.at_most = most);
            }
        }
        for (place, Selector { fact, options, doubtful }) in line.selectors.iter().enumerate() {
            let fact_of = &self.policy.facts[*fact];
            for (option, (what, options, doubtful)) in other_lists(&fact_of.kind, *options, *doubtful) {
                let mut line = line.clone();
                line.selectors[place] = Selector { fact: *fact, options, doubtful };
                altered.push((Kind::Option, format!("{option} in {what}"), line));
            }
        }
        altered
    }

    /// How far the answers reach that are accepted.
    fn facts(&mut self) {
        for (index, fact) in self.policy.facts.iter().enumerate() {
            let (low, high, by) = match fact.kind {
                FactKind::Month { back, ahead } => (back, ahead, 12),
                FactKind::Number { min, max, .. } => (min, max, 1),
                FactKind::Choice(_) | FactKind::Choices(_) => continue,
            };
            for (other_low, other_high) in
                [(low - by, high), (low + by, high), (low, high - by), (low, high + by)]
            {
                let mut set = |kind: FactKind| {
                    let id = format!("fact {}: {low} to {high} becomes {other_low} to {other_high}", fact.id);
                    self.add(Kind::Boundary, id, |policy| policy.facts[index].kind = kind);
                };
                match &fact.kind {
                    FactKind::Month { .. } if other_low >= 0 && other_high >= 0 => {
                        set(FactKind::Month { back: other_low, ahead: other_high });
                    }
                    FactKind::Number { decimals, unit, .. } => set(FactKind::Number {
                        min: other_low,
                        max: other_high,
                        decimals: *decimals,
                        unit: unit.clone(),
                    }),
                    _ => {}
                }
            }
        }
    }

    fn periods(&mut self) {
        for (index, period) in self.policy.periods.iter().enumerate() {
            let id = format!("period from {}", period.from);
            self.add(Kind::Condition, format!("{id}: left out"), |policy| {
                policy.periods.remove(index);
            });
            let (other, name) = match period.status {
                PeriodStatus::InForce => (PeriodStatus::Continued, "continued"),
                PeriodStatus::Continued => (PeriodStatus::InForce, "in force"),
            };
            self.add(Kind::Condition, format!("{id}: {name}"), |policy| policy.periods[index].status = other);
            for from in [before(period.from), period.from.next()] {
                self.add(Kind::Boundary, format!("{id}: begins {from}"), |policy| {
                    policy.periods[index].from = from;
                });
                // Moved together with the end of the period before, nothing is left open or doubled.
                if index > 0 {
                    self.add(
                        Kind::Boundary,
                        format!("{id}: begins {from}, after the one before"),
                        |policy| {
                            policy.periods[index].from = from;
                            policy.periods[index - 1].until = before(from);
                        },
                    );
                }
            }
            for until in [before(period.until), period.until.next()] {
                self.add(Kind::Boundary, format!("{id}: ends {until}"), |policy| {
                    policy.periods[index].until = until;
                });
            }
        }
    }

    fn citations(&mut self) {
        let policy = self.policy;
        for (index, rule) in policy.rules.iter().enumerate() {
            for (place, citation) in rule.citations.iter().enumerate() {
                let id = format!("rule {}: does not cite {}", rule.id, policy.citations[*citation].id);
                self.add(Kind::Citation, id, |policy| {
                    policy.rules[index].citations.remove(place);
                });
            }
        }
        for (index, Period { from, citations, .. }) in policy.periods.iter().enumerate() {
            for (place, citation) in citations.iter().enumerate() {
                let id = format!("period from {from}: does not cite {}", policy.citations[*citation].id);
                self.add(Kind::Citation, id, |policy| {
                    policy.periods[index].citations.remove(place);
                });
            }
        }
        for (index, citation) in policy.citations.iter().enumerate() {
            let Some(source) = citation.source else { continue };
            let other = (source + 1) % policy.sources.len();
            let id = &citation.id;
            self.add(Kind::Citation, format!("citation {id}: of {}", policy.sources[other].id), |policy| {
                policy.citations[index].source = Some(other);
            });
            self.add(Kind::Citation, format!("citation {id}: of a clause that is not there"), |policy| {
                policy.citations[index].clause.push('甲');
            });
            self.add(Kind::Citation, format!("citation {id}: one word too many"), |policy| {
                policy.citations[index].quote.push('不');
            });
        }
    }
}

/// Each option, with the lists when it stands in another one.
fn other_lists(kind: &FactKind, options: u32, doubtful: u32) -> Vec<(String, (&'static str, u32, u32))> {
    let mut others = Vec::new();
    for (index, option) in kind.options().iter().enumerate() {
        let bit = 1 << index;
        let own = List::of(options, doubtful, bit);
        for other in List::ALL.into_iter().filter(|other| *other != own) {
            let (mut options, mut doubtful) = (options, doubtful);
            other.put(&mut options, &mut doubtful, bit);
            others.push((option.id.clone(), (other.as_str(), options, doubtful)));
        }
    }
    others
}

/// The day before.
fn before(day: Date) -> Date {
    if day.day > 1 { Date { day: day.day - 1, ..day } } else { last_of(day.month.plus(-1)) }
}

fn last_of(month: Month) -> Date {
    let mut day = Date::first_of(month);
    while day.next().month == month {
        day = day.next();
    }
    day
}
