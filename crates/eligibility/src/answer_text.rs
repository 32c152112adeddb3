//! Parses answers in text form: the id of an option, a list of ids, a month or a number.

use crate::answers::Answer;
use crate::calendar::Month;
use crate::decimal;
use crate::policy::FactKind;

/// The text form of "不清楚" (I do not know).
pub const UNSURE: &str = "?";

impl Answer {
    /// Parses the answer to a fact of this type: `?`, the id of an option, a month such as `1990-03`, or a
    /// number such as `94.5`. Does not check ranges; see [`crate::answers::check`].
    ///
    /// ```
    /// use eligibility::Answer;
    /// use eligibility::policy::FactKind;
    ///
    /// let kind = FactKind::Number { min: 0, max: 1000, decimals: 1, unit: "%".to_owned() };
    /// assert_eq!(Answer::parse(&kind, "94.5"), Some(Answer::Number(945)));
    /// assert_eq!(Answer::parse(&kind, "?"), Some(Answer::Unsure));
    /// assert_eq!(Answer::parse(&kind, "many"), None);
    /// ```
    #[must_use]
    pub fn parse(kind: &FactKind, word: &str) -> Option<Self> {
        match kind {
            _ if word == UNSURE => Some(Answer::Unsure),
            FactKind::Choice(_) => option(kind, word).map(Answer::Choice),
            FactKind::Choices(_) => None,
            FactKind::Month { .. } => Month::parse(word).map(Answer::Month),
            FactKind::Number { decimals, .. } => decimal::parse(word, *decimals).map(Answer::Number),
        }
    }

    /// Parses the answer to a multiple choice from a list of option ids. An empty list is "none of these".
    #[must_use]
    pub fn parse_list<'a>(kind: &FactKind, words: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let FactKind::Choices(_) = kind else { return None };
        let bits = words.into_iter().try_fold(0u32, |bits, word| Some(bits | 1 << option(kind, word)?))?;
        Some(Answer::Choices(bits))
    }
}

/// Returns the index of the option with this id.
fn option(kind: &FactKind, id: &str) -> Option<u8> {
    let index = kind.options().iter().position(|option| option.id == id)?;
    u8::try_from(index).ok()
}
