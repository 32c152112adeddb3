//! An answer as a statement with a code of its own, made from names and not from places in a list.
//!
//! "sex = female" keeps its code when questions are added, moved or reworded and when the options
//! change their order. A statement that a policy no longer knows is told as such, not read as another.

use crate::bits::width_of_number;
use crate::hash::Hash;
use alloc::vec::Vec;
use eligibility::answers::check;
use eligibility::policy::{Fact, FactIndex, FactKind};
use eligibility::{Answer, Answers, Date, Month, Policy};

/// Bits of a code.
pub(crate) const CODE_WIDTH: u32 = 17;

/// One answer as it stands in a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) code: u32,
    /// The options as bits, the month or the number; nothing where the code says it all.
    pub(crate) value: Option<u32>,
}

/// An answer of another edition that cannot be carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnmappedAnswer {
    /// No question has this answer any more (question, option or list of options is gone or another).
    Unknown,
    /// The question is still there, but the month or number lies outside what it allows now.
    OutOfRange(FactIndex),
}

/// What a code says of a fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Unsure,
    Choice(u8),
    Choices,
    Month,
    Number,
}

/// Every statement a policy knows.
pub(crate) struct Statements<'a> {
    policy: &'a Policy,
    known: Vec<(u32, FactIndex, Meaning)>,
}

impl<'a> Statements<'a> {
    pub(crate) fn of(policy: &'a Policy) -> Self {
        let mut statements = Self { policy, known: Vec::new() };
        for (index, fact) in policy.facts.iter().enumerate() {
            let name = Hash::new().word(&fact.id);
            statements.add(index, Meaning::Unsure, name.word("unsure"));
            match &fact.kind {
                FactKind::Choice(options) => {
                    for (place, option) in options.iter().enumerate() {
                        let said = name.word("choice").word(&option.id);
                        statements.add(index, Meaning::Choice(place as u8), said);
                    }
                }
                // What was left out is part of the answer, so the whole list makes the code.
                FactKind::Choices(options) => {
                    let said =
                        options.iter().fold(name.word("choices"), |said, option| said.word(&option.id));
                    statements.add(index, Meaning::Choices, said);
                }
                FactKind::Month { .. } => statements.add(index, Meaning::Month, name.word("month")),
                FactKind::Number { decimals, unit, .. } => {
                    let said = name.word("number").bytes(&[*decimals]).word(unit);
                    statements.add(index, Meaning::Number, said);
                }
            }
        }
        statements
    }

    /// A code that is taken moves on to the next free one; there are far more codes than statements.
    fn add(&mut self, fact: FactIndex, meaning: Meaning, name: Hash) {
        let mut code = name.folded(CODE_WIDTH);
        while self.known.iter().any(|(taken, ..)| *taken == code) {
            code = (code + 1) % (1 << CODE_WIDTH);
        }
        self.known.push((code, fact, meaning));
    }

    /// The statement that `fact` has this answer.
    pub(crate) fn statement(&self, fact: FactIndex, answer: Answer, as_of: Date) -> Option<Statement> {
        let (meaning, value) = match answer {
            Answer::Unsure => (Meaning::Unsure, None),
            Answer::Choice(option) => (Meaning::Choice(option), None),
            Answer::Choices(options) => (Meaning::Choices, Some(options)),
            Answer::Month(month) => (Meaning::Month, Some(unsigned(as_of.month.since(month)))),
            Answer::Number(number) => (Meaning::Number, Some(unsigned(number))),
        };
        let known = self.known.iter().find(|(_, of, says)| *of == fact && *says == meaning);
        known.map(|(code, ..)| Statement { code: *code, value })
    }

    /// The answers that `statements` give today, and those that are none any more.
    pub(crate) fn read(&self, statements: &[Statement], as_of: Date) -> (Answers, Vec<UnmappedAnswer>) {
        let mut answers = Answers::none(self.policy);
        let mut unmapped = Vec::new();
        for statement in statements {
            match self.answer(*statement, as_of) {
                Err(answer) => unmapped.push(answer),
                // Two statements on one fact: at least one of them was about something else.
                Ok((fact, _)) if self.speaking_of(fact, statements) > 1 => {
                    unmapped.push(UnmappedAnswer::Unknown)
                }
                Ok((fact, answer)) => answers.set(fact, Some(answer)),
            }
        }
        (answers, unmapped)
    }

    /// What a statement says and of which fact.
    fn meaning(&self, statement: &Statement) -> Option<(FactIndex, Meaning)> {
        let known = self.known.iter().find(|(code, ..)| *code == statement.code);
        known.map(|(_, fact, meaning)| (*fact, *meaning))
    }

    fn speaking_of(&self, fact: FactIndex, statements: &[Statement]) -> usize {
        let of_fact = |statement: &&Statement| self.meaning(statement).is_some_and(|(of, _)| of == fact);
        statements.iter().filter(of_fact).count()
    }

    fn answer(&self, statement: Statement, as_of: Date) -> Result<(FactIndex, Answer), UnmappedAnswer> {
        let (fact, meaning) = self.meaning(&statement).ok_or(UnmappedAnswer::Unknown)?;
        let answer = match (meaning, statement.value) {
            (Meaning::Unsure, None) => Answer::Unsure,
            (Meaning::Choice(option), None) => Answer::Choice(option),
            (Meaning::Choices, Some(options)) => Answer::Choices(options),
            (Meaning::Month, Some(value)) => {
                let month =
                    as_of.month.0.checked_sub(signed(value)).ok_or(UnmappedAnswer::OutOfRange(fact))?;
                Answer::Month(Month(month))
            }
            (Meaning::Number, Some(value)) => Answer::Number(signed(value)),
            _ => return Err(UnmappedAnswer::Unknown),
        };
        check(self.policy, fact, answer, as_of).map_err(|_| UnmappedAnswer::OutOfRange(fact))?;
        Ok((fact, answer))
    }
}

/// The most bits an answer to this fact can take.
pub(crate) fn most_bits(fact: &Fact) -> usize {
    let value = match &fact.kind {
        FactKind::Choice(_) => None,
        FactKind::Choices(options) => Some(u32::MAX >> (32 - options.len().clamp(1, 32))),
        FactKind::Month { back, ahead } => Some(unsigned(*back).max(unsigned(-*ahead))),
        FactKind::Number { min, max, .. } => Some(unsigned(*min).max(unsigned(*max))),
    };
    CODE_WIDTH as usize + 1 + value.map_or(0, width_of_number)
}

/// Signed numbers in the order 0, −1, 1, −2, 2 …, so that small ones stay short.
fn unsigned(value: i32) -> u32 {
    (value << 1 ^ value >> 31) as u32
}

fn signed(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::{signed, unsigned};

    #[test]
    fn signed_numbers_come_back() {
        assert_eq!([0, -1, 1, -2, 2].map(unsigned), [0, 1, 2, 3, 4]);
        for value in [0, 1, -1, 1200, -72, i32::MAX, i32::MIN] {
            assert_eq!(signed(unsigned(value)), value);
        }
    }
}
