//! Policies altered in one element, which the cases must detect.

mod citations;
mod lists;
mod periods;
mod rules;
mod schedules;

use eligibility::policy::{FactKind, Policy, Role};

/// The kind of an altered element of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A condition, a connective, or a part of a rule.
    Condition,
    /// A number, an age, a delay, a month or a day.
    Boundary,
    /// The list of a rule or a schedule that contains an option.
    Option,
    /// A citation, or where it is cited.
    Citation,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 4] = [Kind::Condition, Kind::Boundary, Kind::Option, Kind::Citation];

    /// Returns the name of the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Condition => "conditions",
            Kind::Boundary => "boundaries",
            Kind::Option => "options",
            Kind::Citation => "citations",
        }
    }
}

/// A policy altered in one element.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Names the altered element and the alteration. Stable as long as that element of the policy is.
    pub id: String,
    /// The kind of the altered element.
    pub kind: Kind,
    /// The altered policy.
    pub policy: Policy,
}

/// Returns every mutant of a policy.
pub fn mutants(policy: &Policy) -> Vec<Mutant> {
    let mut mutants = Mutants { policy, found: Vec::new() };
    mutants.conditions();
    for rule in 0..policy.rules.len() {
        mutants.rule(rule);
    }
    mutants.schedules();
    mutants.facts();
    mutants.presumptions();
    mutants.periods();
    mutants.citations();
    mutants.found
}

struct Mutants<'a> {
    policy: &'a Policy,
    found: Vec<Mutant>,
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

    /// Drops each presumption, and presumes each other option.
    fn presumptions(&mut self) {
        for (index, question) in self.policy.questions.iter().enumerate() {
            let fact = &self.policy.facts[question.fact];
            for (position, presumption) in question.presumptions.iter().enumerate() {
                let id = format!("question {}: {}", fact.id, self.policy.rules[presumption.when].id);
                self.add(Kind::Condition, format!("{id} presumes nothing"), |policy| {
                    policy.questions[index].presumptions.remove(position);
                });
                for (other, option) in fact.kind.options().iter().enumerate() {
                    let other = other as u8;
                    if other != presumption.option {
                        self.add(Kind::Option, format!("{id} presumes {}", option.id), |policy| {
                            policy.questions[index].presumptions[position].option = other;
                        });
                    }
                }
            }
        }
    }

    /// Alters the range of accepted answers.
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
}
