//! Decimal numbers as scaled integers: 94.5 with two decimals is 9450.
//!
//! Floating point would round, and `core::fmt` would add more wasm than this file.

use crate::template::format_integer;
use alloc::string::String;

/// Parses a number such as `94.5` or `-0.5` into units of 10^-`decimals`.
///
/// Returns `None` for any other notation, for more than `decimals` digits after the point, and for numbers
/// that do not fit into an `i32`.
///
/// ```
/// use eligibility::decimal::parse;
///
/// assert_eq!(parse("94.5", 2), Some(9450));
/// assert_eq!(parse("-0.5", 1), Some(-5));
/// assert_eq!(parse("94.55", 1), None);
/// ```
#[must_use]
pub fn parse(text: &str, decimals: u8) -> Option<i32> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let has_form = !whole.is_empty()
        && fraction.len() <= usize::from(decimals)
        && unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !has_form {
        return None;
    }
    let magnitude = magnitude(unsigned, decimals)?;
    i32::try_from(if unsigned.len() < text.len() { -magnitude } else { magnitude }).ok()
}

/// Parses a number as a user types it into units of 10^-`decimals`.
///
/// Accepts full-width digits and points, because input methods produce them, a missing digit before or after
/// the point, and further zeros after the last decimal. Accepts no sign: no question asks for a negative
/// number.
///
/// ```
/// use eligibility::decimal::parse_typed;
///
/// assert_eq!(parse_typed("９４．５0", 1), Some(945));
/// assert_eq!(parse_typed(".5", 1), Some(5));
/// assert_eq!(parse_typed("-0.5", 1), None);
/// ```
#[must_use]
pub fn parse_typed(text: &str, decimals: u8) -> Option<i32> {
    i32::try_from(magnitude(text, decimals)?).ok()
}

/// Parses an unsigned number, ASCII or full-width.
fn magnitude(text: &str, decimals: u8) -> Option<i64> {
    let mut number: i64 = 0;
    let mut has_digits = false;
    let mut after_point: Option<u8> = None;
    for character in text.chars() {
        let digit = match character {
            '0'..='9' => character as u32 - '0' as u32,
            '０'..='９' => character as u32 - '０' as u32,
            '.' | '．' | '。' if after_point.is_none() => {
                after_point = Some(0);
                continue;
            }
            _ => return None,
        };
        has_digits = true;
        match &mut after_point {
            // Digits beyond the last decimal may only be zeros.
            Some(count) if *count == decimals => {
                if digit != 0 {
                    return None;
                }
                continue;
            }
            Some(count) => *count += 1,
            None => {}
        }
        number = number.checked_mul(10)?.checked_add(i64::from(digit))?;
    }
    if !has_digits {
        return None;
    }
    let missing = decimals - after_point.unwrap_or(0);
    number.checked_mul(10i64.checked_pow(u32::from(missing))?)
}

/// Formats `number` units of 10^-`decimals`. Whole numbers get no point, all others get every decimal.
///
/// ```
/// use eligibility::decimal::format;
///
/// assert_eq!(format(9450, 2), "94.50");
/// assert_eq!(format(9400, 2), "94");
/// assert_eq!(format(-5, 1), "-0.5");
/// ```
#[must_use]
pub fn format(number: i32, decimals: u8) -> String {
    let scale = 10i64.pow(u32::from(decimals));
    let magnitude = i64::from(number.unsigned_abs());
    // The sign is written apart: the whole part of -0.5 is 0, which has none.
    let mut text = String::from(if number < 0 { "-" } else { "" });
    text.push_str(&format_integer(magnitude / scale));
    let fraction = magnitude % scale;
    if fraction != 0 {
        text.push('.');
        // The leading digit of the sum preserves the zeros after the point.
        text.push_str(&format_integer(scale + fraction)[1..]);
    }
    text
}

/// Formats `number` as [`format()`] does, without zeros at the end of the fraction.
///
/// ```
/// assert_eq!(eligibility::decimal::format_trimmed(9450, 2), "94.5");
/// ```
#[must_use]
pub fn format_trimmed(number: i32, decimals: u8) -> String {
    let mut text = format(number, decimals);
    if text.contains('.') {
        let length = text.trim_end_matches('0').len();
        text.truncate(length);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{format, format_trimmed, parse, parse_typed};

    #[test]
    fn parses_without_floating_point() {
        let valid = [("95", 1, 950), ("94.9", 1, 949), ("-0.5", 2, -50), ("0", 0, 0), ("7.05", 2, 705)];
        for (text, decimals, expected) in valid {
            assert_eq!(parse(text, decimals), Some(expected), "{text}");
        }
        for text in ["", "-", ".5", "94.95", "1e3", "+1", "9 5", "99999999999", "1.-5", "--1", "９", "1.0.0"]
        {
            assert_eq!(parse(text, 1), None, "{text}");
        }
        assert_eq!(parse("-2147483648", 0), Some(i32::MIN));
        assert_eq!(parse("2147483648", 0), None);
    }

    #[test]
    fn parses_what_users_type() {
        for (text, decimals, expected) in [
            ("95", 0, Some(95)),
            ("94.9", 1, Some(949)),
            ("９４．９", 1, Some(949)),
            ("94.90", 1, Some(949)),
            ("94.95", 1, None),
            (".5", 1, Some(5)),
            ("5.", 1, Some(50)),
            ("007", 0, Some(7)),
        ] {
            assert_eq!(parse_typed(text, decimals), expected, "{text}");
        }
        for text in ["", ".", "-3", "1e3", "1 000", "九十五", "1.2.3", "9999999999"] {
            assert_eq!(parse_typed(text, 1), None, "{text}");
        }
    }

    #[test]
    fn formatting_and_parsing_are_inverse() {
        for decimals in 0..=2 {
            for number in
                [0, 1, -1, 5, -5, 9, 10, -99, 100, 949, 950, 1800, -1800, 60_000, i32::MAX, i32::MIN]
            {
                for text in [format(number, decimals), format_trimmed(number, decimals)] {
                    assert_eq!(parse(&text, decimals), Some(number), "{text}");
                }
            }
        }
    }

    #[test]
    fn numbers_between_minus_one_and_zero_keep_their_sign() {
        assert_eq!(format(-50, 2), "-0.50");
        assert_eq!(format_trimmed(-5, 2), "-0.05");
        assert_eq!(format_trimmed(-100, 2), "-1");
    }
}
