//! What is filled in on a question and not yet an answer, and the slips a form can have.

use eligibility::decimal;
use eligibility::policy::FactKind;
use eligibility::{Answer, AnswerError, Month};
use serde::{Deserialize, Serialize};

/// No number anybody answers with is longer.
const LONGEST_NUMBER: usize = 12;

/// A form half filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Draft {
    /// The page has no form: one tap answers.
    #[default]
    None,
    /// Several options.
    Choices {
        /// The options ticked, as bits.
        options: u32,
        /// Whether "none of these" is ticked.
        none: bool,
    },
    /// A month of a year.
    Month {
        /// The year chosen.
        year: Option<i32>,
        /// The month of the year chosen, 1 to 12.
        month: Option<u32>,
    },
    /// A number as it was typed.
    Number(String),
}

/// What is wrong with a form. A slip is told beside the field and is never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slip {
    /// Nothing is ticked.
    NothingTicked,
    /// No year is chosen.
    YearMissing,
    /// No month is chosen.
    MonthMissing,
    /// The month lies too far back.
    TooEarly,
    /// The month has not come yet, or lies too far ahead.
    TooLate,
    /// Nothing is typed, or no number.
    NotANumber,
    /// The number is smaller than any that makes sense.
    TooSmall,
    /// The number is larger than any that makes sense.
    TooLarge,
}

impl Draft {
    /// The form for a fact of this kind, filled in with the answer there is.
    pub fn for_fact(kind: &FactKind, answer: Option<Answer>) -> Self {
        match kind {
            FactKind::Choice(_) => Draft::None,
            FactKind::Choices(_) => match answer {
                Some(Answer::Choices(options)) => Draft::Choices { options, none: options == 0 },
                _ => Draft::Choices { options: 0, none: false },
            },
            FactKind::Month { .. } => match answer {
                Some(Answer::Month(month)) => {
                    Draft::Month { year: Some(month.year()), month: Some(month.month()) }
                }
                _ => Draft::Month { year: None, month: None },
            },
            FactKind::Number { decimals, .. } => match answer {
                Some(Answer::Number(number)) => Draft::Number(decimal::format_trimmed(number, *decimals)),
                _ => Draft::Number(String::new()),
            },
        }
    }

    /// Ticks or clears an option; an option and "none of these" exclude each other.
    pub fn toggle(&mut self, option: u8) {
        if let Draft::Choices { options, none } = self {
            *options ^= 1u32.checked_shl(u32::from(option)).unwrap_or(0);
            *none = false;
        }
    }

    /// Ticks or clears "none of these".
    pub fn toggle_none(&mut self) {
        if let Draft::Choices { options, none } = self {
            *options = 0;
            *none = !*none;
        }
    }

    /// Chooses the year.
    pub fn set_year(&mut self, chosen: Option<i32>) {
        if let Draft::Month { year, .. } = self {
            *year = chosen;
        }
    }

    /// Chooses the month of the year.
    pub fn set_month(&mut self, chosen: Option<u32>) {
        if let Draft::Month { month, .. } = self {
            *month = chosen;
        }
    }

    /// Takes what the field of a number holds.
    pub fn set_number(&mut self, typed: String) {
        if let Draft::Number(text) = self {
            *text = typed;
        }
    }

    /// The answer this form gives.
    ///
    /// # Errors
    /// The slip that keeps it from being one.
    pub fn answer(&self, kind: &FactKind) -> Result<Answer, Slip> {
        match (self, kind) {
            (Draft::Choices { options: 0, none: false }, _) => Err(Slip::NothingTicked),
            (Draft::Choices { options, .. }, _) => Ok(Answer::Choices(*options)),
            (Draft::Month { year, month }, _) => {
                let year = year.ok_or(Slip::YearMissing)?;
                let month = month.ok_or(Slip::MonthMissing)?;
                Month::new(year, month).map(Answer::Month).ok_or(Slip::YearMissing)
            }
            (Draft::Number(text), FactKind::Number { decimals, .. }) => {
                read_number(text, *decimals).map(Answer::Number).ok_or(Slip::NotANumber)
            }
            (Draft::None | Draft::Number(_), _) => Err(Slip::NothingTicked),
        }
    }
}

impl Slip {
    /// The slip behind a value that the fact cannot take.
    pub fn of(error: AnswerError, kind: &FactKind) -> Self {
        let month = matches!(kind, FactKind::Month { .. });
        match error {
            AnswerError::TooSmall if month => Slip::TooEarly,
            AnswerError::TooLarge if month => Slip::TooLate,
            AnswerError::TooSmall => Slip::TooSmall,
            AnswerError::TooLarge => Slip::TooLarge,
            AnswerError::WrongKind => Slip::NothingTicked,
        }
    }

    /// Whether the slip is about the month of the year rather than the year.
    pub fn is_about_month(self) -> bool {
        self == Slip::MonthMissing
    }
}

/// Parses a number that a user typed, up to [`LONGEST_NUMBER`] characters.
fn read_number(text: &str, decimals: u8) -> Option<i32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST_NUMBER {
        return None;
    }
    decimal::parse_typed(text, decimals)
}

#[cfg(test)]
mod tests {
    use super::read_number;
    use eligibility::decimal::format_trimmed;

    #[test]
    fn reads_numbers_as_people_type_them() {
        for (text, decimals, expected) in [
            ("95", 0, Some(95)),
            (" 95 ", 1, Some(950)),
            ("94.9", 1, Some(949)),
            ("９４．９", 1, Some(949)),
            ("94.90", 1, Some(949)),
            ("94.95", 1, None),
            (".5", 1, Some(5)),
            ("5.", 1, Some(50)),
            ("007", 0, Some(7)),
        ] {
            assert_eq!(read_number(text, decimals), expected, "{text}");
        }
        for text in ["", ".", "-3", "1e3", "1 000", "九十五", "1.2.3", "9999999999", "0000000000000001"] {
            assert_eq!(read_number(text, 1), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_written_as_it_is_read() {
        for decimals in 0..=2 {
            for number in [0, 1, 9, 10, 100, 949, 950, 1800, 60_000] {
                let text = format_trimmed(number, decimals);
                assert_eq!(read_number(&text, decimals), Some(number), "{text}");
            }
        }
        assert_eq!(format_trimmed(950, 1), "95");
        assert_eq!(format_trimmed(5, 2), "0.05");
    }
}
