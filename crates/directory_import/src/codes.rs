//! Occupation codes as lists write them.

use occupations::OccupationCode;
use text_normal_form::{Folded, fold};

/// The lengths of the groups of digits in a code such as `6-28-03-03`.
const GROUPS: [usize; 4] = [1, 2, 2, 2];

/// A code as a list writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenCode {
    /// The cell contains no digit and no letter.
    Absent,
    /// An occupation code.
    Code(OccupationCode),
    /// A date or a code that was cut: a spreadsheet program may have converted it.
    Converted,
    /// Another text.
    Invalid,
}

/// Parses an occupation code with digits of any width and dashes of any kind.
///
/// ```
/// use directory_import::parse_code;
///
/// for written in ["6-28-03-03", "６－２８－０３－０３", "6‐28‐03‐03", "6280303", " 6 - 28 - 03 - 03 "] {
///     assert_eq!(parse_code(written).map(|code| code.to_string()).as_deref(), Some("6-28-03-03"));
/// }
/// ```
pub fn parse_code(written: &str) -> Option<OccupationCode> {
    match read(written) {
        WrittenCode::Code(code) => Some(code),
        _ => None,
    }
}

/// Reads the text of a code cell.
pub(crate) fn read(written: &str) -> WrittenCode {
    let groups = match digit_groups(written) {
        Some(groups) if groups.is_empty() => return WrittenCode::Absent,
        Some(groups) => groups,
        // A month in words, such as 6月28日 or 28-Jun-03.
        None if is_month_in_words(written) => return WrittenCode::Converted,
        None => return WrittenCode::Invalid,
    };
    let digits: String = match groups.as_slice() {
        [_] => groups.concat(),
        // Typed without leading zeros: 6-28-3-3.
        [_, _, _, _] if groups.iter().zip(GROUPS).all(|(group, length)| group.len() <= length) => {
            groups.iter().zip(GROUPS).map(|(group, length)| format!("{group:0>length$}")).collect()
        }
        // 2003-06-28, 6/28/2003, 6-28-03, with or without a time.
        [_, _, _] | [_, _, _, _, _] | [_, _, _, _, _, _] if is_date(&groups) => {
            return WrittenCode::Converted;
        }
        _ => groups.concat(),
    };
    match OccupationCode::parse(&digits) {
        Some(code) if digits.len() == 7 => WrittenCode::Code(code),
        _ => WrittenCode::Invalid,
    }
}

/// Returns the groups of digits between separators; `None` if the text contains other characters.
fn digit_groups(written: &str) -> Option<Vec<String>> {
    let mut groups: Vec<String> = Vec::new();
    let mut is_inside = false;
    for character in crate::names::compose(written) {
        match fold(character) {
            Folded::Character(digit @ '0'..='9') => {
                if !is_inside {
                    groups.push(String::new());
                }
                groups.last_mut()?.push(digit);
                is_inside = true;
            }
            Folded::Nothing => {}
            // Characters that look like a dash.
            Folded::Separator | Folded::Character('一' | 'ー' | '丨' | '亅') => is_inside = false,
            // The mark of a green occupation behind the code.
            Folded::Character('l' | 's') if groups.concat().len() >= 7 => is_inside = false,
            _ => return None,
        }
    }
    Some(groups)
}

fn is_date(groups: &[String]) -> bool {
    let of = |index: usize, range: std::ops::RangeInclusive<u32>| {
        groups[index].parse().is_ok_and(|number| range.contains(&number))
    };
    let is_year = |index: usize| matches!(groups[index].len(), 2 | 4);
    (is_year(0) && of(1, 1..=12) && of(2, 1..=31))
        || (is_year(2) && of(0, 1..=12) && of(1, 1..=31))
        || (is_year(2) && of(1, 1..=12) && of(0, 1..=31))
}

fn is_month_in_words(written: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = written.to_lowercase();
    let has_digit = lower.chars().any(|sign| sign.is_ascii_digit());
    has_digit && (lower.contains('月') || MONTHS.iter().any(|month| lower.contains(month)))
}

#[cfg(test)]
mod tests {
    use super::{WrittenCode, parse_code, read};
    use proptest::prelude::*;

    #[test]
    fn each_way_of_writing_a_code_is_read() {
        for written in [
            "6-28-03-03",
            "６－２８－０３－０３",
            "6‐28‐03‐03",
            "6‑28‑03‑03",
            "6‒28‒03‒03",
            "6–28–03–03",
            "6—28—03—03",
            "6―28―03―03",
            "6−28−03−03",
            "6﹣28﹣03﹣03",
            "6一28一03一03",
            "6ー28ー03ー03",
            "6⁃28⁃03⁃03",
            "6.28.03.03",
            "6 28 03 03",
            "6-28-3-3",
            "6280303",
            "6280303.",
            "\u{200b}6-28-03-03\u{feff}",
            "6\u{ad}-28-03-03",
            "6-28-03-03\n",
            "6_28_03_03",
            "6~28~03~03",
            "6-28-03-03L",
            "6-28-03-03（L/S）",
            "'6-28-03-03",
            "⁶-28-03-03",
            "6--28--03--03",
        ] {
            let code = parse_code(written).map(|code| code.to_string());
            assert_eq!(code.as_deref(), Some("6-28-03-03"), "{written:?}");
        }
    }

    #[test]
    fn other_texts_are_told_apart() {
        for written in ["", " ", "-", "—", "/", "\u{200b}"] {
            assert_eq!(read(written), WrittenCode::Absent, "{written:?}");
        }
        for written in [
            "2003-06-28",
            "2003/6/28",
            "6/28/2003",
            "6/28/03",
            "28-Jun-03",
            "6月28日",
            "2003年6月28日",
            "2003-06-28 03:03:00",
        ] {
            assert_eq!(read(written), WrittenCode::Converted, "{written:?}");
        }
        for written in
            ["abc", "6-28-03", "6-28-03-03-01", "0-28-03-03", "628030", "62803030", "合计", "X6-28-03-03"]
        {
            let read = read(written);
            assert!(matches!(read, WrittenCode::Invalid | WrittenCode::Converted), "{written:?}: {read:?}");
        }
    }

    proptest! {
        #[test]
        fn any_dash_and_any_width_of_digits_are_read(
            number in 1_000_000_u32..10_000_000,
            wide: [bool; 7],
            dashes in proptest::collection::vec(proptest::sample::select(vec!['-', '－', '—', '–', '‑', '‐', '−', '一', ' ']), 3),
        ) {
            let digits: Vec<char> = number.to_string().chars().zip(wide).map(|(digit, is_wide)| {
                let shift = if is_wide { 0xfee0 } else { 0 };
                char::from_u32(digit as u32 + shift).expect("a digit")
            }).collect();
            let group = |range: std::ops::Range<usize>| digits[range].iter().collect::<String>();
            let written = format!(
                "{}{}{}{}{}{}{}", group(0..1), dashes[0], group(1..3), dashes[1], group(3..5), dashes[2], group(5..7)
            );
            prop_assert_eq!(parse_code(&written).map(|code| code.number()), Some(number));
        }

        #[test]
        fn no_text_panics(written in "\\PC*") {
            read(&written);
        }
    }
}
