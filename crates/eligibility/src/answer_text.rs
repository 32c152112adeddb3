//! An answer as it is written outside the widget: an option's id, a list of them, a month, a number.

use crate::answers::Answer;
use crate::calendar::Month;
use crate::policy::FactKind;

/// What stands for "不清楚".
pub const UNSURE: &str = "?";

impl Answer {
    /// The answer to a fact of this kind that one word gives: `?`, the id of an option, a month such
    /// as `1990-03`, or a number such as `94.5`. `None` when it gives none; whether the month or number
    /// is one that the fact can take, [`crate::answers::check`] tells.
    pub fn parse(kind: &FactKind, word: &str) -> Option<Self> {
        match kind {
            _ if word == UNSURE => Some(Answer::Unsure),
            FactKind::Choice(_) => option(kind, word).map(Answer::Choice),
            FactKind::Choices(_) => None,
            FactKind::Month { .. } => Month::parse(word).map(Answer::Month),
            FactKind::Number { decimals, .. } => scaled(word, *decimals).map(Answer::Number),
        }
    }

    /// The answer that a list of option ids gives to a fact of several choices; an empty list is "none
    /// of these".
    pub fn parse_list<'a>(kind: &FactKind, words: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let FactKind::Choices(_) = kind else { return None };
        let bits = words.into_iter().try_fold(0u32, |bits, word| Some(bits | 1 << option(kind, word)?))?;
        Some(Answer::Choices(bits))
    }
}

fn option(kind: &FactKind, id: &str) -> Option<u8> {
    let place = kind.options().iter().position(|option| option.id == id)?;
    u8::try_from(place).ok()
}

/// A decimal number in units of one tenth to the power of `decimals`; none that is finer than that.
fn scaled(word: &str, decimals: u8) -> Option<i32> {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if unsigned.is_empty() || !digits(unsigned) || !digits(part) || part.len() > usize::from(decimals) {
        return None;
    }
    let whole: i32 = whole.parse().ok()?;
    let sign = if word.starts_with('-') { -1 } else { 1 };
    let mut fraction: i32 = if part.is_empty() { 0 } else { part.parse().ok()? };
    for _ in part.len()..usize::from(decimals) {
        fraction *= 10;
    }
    whole.checked_mul(10i32.checked_pow(u32::from(decimals))?)?.checked_add(sign * fraction)
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn numbers_are_read_without_floating_point() {
        let read = [("95", 1, 950), ("94.9", 1, 949), ("-0.5", 2, -50), ("0", 0, 0), ("7.05", 2, 705)];
        for (word, decimals, expected) in read {
            assert_eq!(scaled(word, decimals), Some(expected), "{word}");
        }
        for word in ["", "-", ".5", "94.95", "1e3", "+1", "9 5", "99999999999", "1.-5", "--1"] {
            assert_eq!(scaled(word, 1), None, "{word}");
        }
    }
}
