//! The form of a question before it is submitted, and its errors.

use eligibility::decimal;
use eligibility::policy::FactKind;
use eligibility::{Answer, AnswerError, Month};

/// The maximum accepted length of a number input.
const MAX_NUMBER_LENGTH: usize = 12;

/// The form of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// No form: one tap answers.
    #[default]
    None,
    /// Several options.
    Choices {
        /// The ticked options, as bits.
        options: u32,
        /// Whether "none of these" is ticked.
        none: bool,
    },
    Month {
        /// The decade chosen by touch, by its first year.
        decade: Option<i32>,
        /// The year chosen.
        year: Option<i32>,
        /// The month of the year chosen, 1 to 12.
        month: Option<u32>,
    },
    /// A number, as typed.
    Number(String),
}

/// An error in a form. It is shown beside the field and is never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
    NothingTicked,
    /// No year is chosen.
    YearMissing,
    /// No month is chosen.
    MonthMissing,
    /// The month is too early.
    TooEarly,
    /// The month is too late.
    TooLate,
    /// The text is empty or not a number.
    NotANumber,
    /// The number is below the minimum.
    TooSmall,
    /// The number is above the maximum.
    TooLarge,
}

impl Draft {
    /// Returns the form for a fact of this kind, filled in with the current answer.
    pub fn for_fact(kind: &FactKind, answer: Option<Answer>) -> Self {
        match kind {
            FactKind::Choice(_) => Draft::None,
            FactKind::Choices(_) => match answer {
                Some(Answer::Choices(options)) => Draft::Choices { options, none: options == 0 },
                _ => Draft::Choices { options: 0, none: false },
            },
            FactKind::Month { .. } => match answer {
                Some(Answer::Month(month)) => {
                    Draft::Month { decade: None, year: Some(month.year()), month: Some(month.month()) }
                }
                _ => Draft::Month { decade: None, year: None, month: None },
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

    /// Chooses the decade by touch, or none, and no year.
    pub fn set_decade(&mut self, chosen: Option<i32>) {
        if let Draft::Month { decade, year, .. } = self {
            (*decade, *year) = (chosen, None);
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

    /// Sets the text of the number field.
    pub fn set_number(&mut self, typed: String) {
        if let Draft::Number(text) = self {
            *text = typed;
        }
    }

    /// Returns the answer of the form.
    ///
    /// # Errors
    /// The error of the form.
    pub fn answer(&self, kind: &FactKind) -> Result<Answer, FormError> {
        match (self, kind) {
            (Draft::Choices { options: 0, none: false }, _) => Err(FormError::NothingTicked),
            (Draft::Choices { options, .. }, _) => Ok(Answer::Choices(*options)),
            (Draft::Month { year, month, .. }, _) => {
                let year = year.ok_or(FormError::YearMissing)?;
                let month = month.ok_or(FormError::MonthMissing)?;
                Month::new(year, month).map(Answer::Month).ok_or(FormError::YearMissing)
            }
            (Draft::Number(text), FactKind::Number { decimals, .. }) => {
                read_number(text, *decimals).map(Answer::Number).ok_or(FormError::NotANumber)
            }
            (Draft::None | Draft::Number(_), _) => Err(FormError::NothingTicked),
        }
    }
}

impl FormError {
    /// Converts the error of a value that is invalid for the fact.
    pub fn of(error: AnswerError, kind: &FactKind) -> Self {
        let month = matches!(kind, FactKind::Month { .. });
        match error {
            AnswerError::TooSmall if month => FormError::TooEarly,
            AnswerError::TooLarge if month => FormError::TooLate,
            AnswerError::TooSmall => FormError::TooSmall,
            AnswerError::TooLarge => FormError::TooLarge,
            AnswerError::WrongKind => FormError::NothingTicked,
        }
    }

    /// Returns whether the error is in the month field rather than in the year field.
    pub fn is_about_month(self) -> bool {
        self == FormError::MonthMissing
    }
}

/// Parses a number that a user typed, up to [`MAX_NUMBER_LENGTH`] characters.
fn read_number(text: &str, decimals: u8) -> Option<i32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MAX_NUMBER_LENGTH {
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
