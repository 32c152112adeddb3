//! Answers as statements with codes that are independent of indices.
//!
//! The code of "sex = female" is a hash of names, so it stays the same if questions are added, moved or
//! reworded, or if options change their order. A statement that a policy does not contain is reported and
//! never read as another one.

use crate::bits::width_of_number;
use crate::hash::Hash;
use alloc::vec::Vec;
use eligibility::answers::check;
use eligibility::policy::{Fact, FactIndex, FactKind};
use eligibility::{Answer, Answers, Date, Month, Policy};

/// Number of bits of a code.
pub(crate) const CODE_WIDTH: u32 = 17;

/// An answer in a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) code: u32,
    /// The options as bits, the month or the number; `None` if the code is sufficient.
    pub(crate) value: Option<u32>,
}

/// An answer of another edition without an equivalent in this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnmappedAnswer {
    /// The question, the option or the list of options no longer exists.
    Unknown,
    /// The question exists, but the month or number is outside its range.
    OutOfRange(FactIndex),
}

/// The kind of answer that a code represents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Unsure,
    Choice(u8),
    Choices,
    Month,
    Number,
}

/// The codes of all statements of a policy.
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
                    for (choice, option) in options.iter().enumerate() {
                        let name = name.word("choice").word(&option.id);
                        statements.add(index, Meaning::Choice(choice as u8), name);
                    }
                }
                // Options that are not chosen are part of the answer, so the code covers the whole list.
                FactKind::Choices(options) => {
                    let name =
                        options.iter().fold(name.word("choices"), |name, option| name.word(&option.id));
                    statements.add(index, Meaning::Choices, name);
                }
                FactKind::Month { .. } => statements.add(index, Meaning::Month, name.word("month")),
                FactKind::Number { decimals, unit, .. } => {
                    let name = name.word("number").bytes(&[*decimals]).word(unit);
                    statements.add(index, Meaning::Number, name);
                }
            }
        }
        statements
    }

    /// Adds a statement. On a collision it gets the next free code; there are far more codes than statements.
    fn add(&mut self, fact: FactIndex, meaning: Meaning, name: Hash) {
        let mut code = name.folded(CODE_WIDTH);
        while self.known.iter().any(|(taken, ..)| *taken == code) {
            code = (code + 1) % (1 << CODE_WIDTH);
        }
        self.known.push((code, fact, meaning));
    }

    /// Returns the statement that `fact` has this answer.
    pub(crate) fn statement(&self, fact: FactIndex, answer: Answer, as_of: Date) -> Option<Statement> {
        let (meaning, value) = match answer {
            Answer::Unsure => (Meaning::Unsure, None),
            Answer::Choice(option) => (Meaning::Choice(option), None),
            Answer::Choices(options) => (Meaning::Choices, Some(options)),
            Answer::Month(month) => (Meaning::Month, Some(unsigned(as_of.month.since(month)))),
            Answer::Number(number) => (Meaning::Number, Some(unsigned(number))),
        };
        let known = self.known.iter().find(|(_, of, kind)| *of == fact && *kind == meaning);
        known.map(|(code, ..)| Statement { code: *code, value })
    }

    /// Converts statements to answers. Returns those that cannot be converted in the second list.
    pub(crate) fn read(&self, statements: &[Statement], as_of: Date) -> (Answers, Vec<UnmappedAnswer>) {
        let mut answers = Answers::none(self.policy);
        let mut unmapped = Vec::new();
        for statement in statements {
            match self.answer(*statement, as_of) {
                Err(answer) => unmapped.push(answer),
                // Of two statements about the same fact at least one must have meant another fact.
                Ok((fact, _)) if self.count_of(fact, statements) > 1 => {
                    unmapped.push(UnmappedAnswer::Unknown)
                }
                Ok((fact, answer)) => answers.set(fact, Some(answer)),
            }
        }
        (answers, unmapped)
    }

    /// Returns the fact and the kind of answer of a statement.
    fn meaning(&self, statement: &Statement) -> Option<(FactIndex, Meaning)> {
        let known = self.known.iter().find(|(code, ..)| *code == statement.code);
        known.map(|(_, fact, meaning)| (*fact, *meaning))
    }

    /// Returns the number of statements about `fact`.
    fn count_of(&self, fact: FactIndex, statements: &[Statement]) -> usize {
        let of_fact = |statement: &&Statement| self.meaning(statement).is_some_and(|(of, _)| of == fact);
        statements.iter().filter(of_fact).count()
    }

    /// Converts a statement to an answer and checks its range.
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

/// Returns the maximum number of bits of an answer to this fact.
pub(crate) fn most_bits(fact: &Fact) -> usize {
    let value = match &fact.kind {
        FactKind::Choice(_) => None,
        FactKind::Choices(options) => Some(u32::MAX >> (32 - options.len().clamp(1, 32))),
        FactKind::Month { back, ahead } => Some(unsigned(*back).max(unsigned(-*ahead))),
        FactKind::Number { min, max, .. } => Some(unsigned(*min).max(unsigned(*max))),
    };
    CODE_WIDTH as usize + 1 + value.map_or(0, width_of_number)
}

/// Encodes a signed number as zigzag (0, −1, 1, −2, 2 …), so that small numbers stay short.
fn unsigned(value: i32) -> u32 {
    (value << 1 ^ value >> 31) as u32
}

/// Decodes a zigzag number.
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
