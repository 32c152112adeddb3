//! The counts as constants for the about page, in Chinese number notation.

use super::RecordedCounts;
use std::fmt::Write;

/// Returns Rust source: one constant for each count of the main policy that the about page quotes.
pub fn quoted(recorded: &RecordedCounts) -> String {
    let RecordedCounts { mutation, coverage, policy } = recorded;
    let first = &policy[0];
    let figures = [
        ("MONTHS", first.months as u64),
        ("EVALUATED", first.evaluated),
        ("REPRESENTED", first.represented),
        ("WORST_QUESTIONS", u64::from(first.worst_questions)),
        ("CASES", first.cases as u64),
        ("MUTANTS", mutation.mutants as u64),
        ("NOTICED", (mutation.by_case + mutation.by_build) as u64),
        ("SENTENCES", coverage.sentences as u64),
    ];
    let mut source = String::new();
    for (name, figure) in figures {
        // Writing to a string cannot fail.
        let _ = writeln!(source, "pub const {name}: &str = \"{}\";", in_words(figure));
    }
    source
}

/// Formats a number in Chinese notation: groups of four digits, each with its unit. As in speech, 零 stands
/// for the zeros before digits that follow a larger group.
fn in_words(number: u64) -> String {
    let mut rest = number;
    let mut text = String::new();
    for (size, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = rest / size;
        rest %= size;
        if group > 0 {
            if !text.is_empty() && group < 1000 {
                text.push('零');
            }
            let _ = match group {
                10_000.. => write!(text, "{}{unit}", in_words(group)),
                _ => write!(text, "{group}{unit}"),
            };
        }
    }
    if text.is_empty() { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn large_numbers_are_grouped_as_people_say_them() {
        for (number, words) in [
            (0, "0"),
            (99, "99"),
            (29_088, "2万9088"),
            (10_000, "1万"),
            (35_020_800_000, "350亿2080万"),
            (1_316_615_731_200, "1万3166亿1573万1200"),
            (250_017, "25万零17"),
            (100_000_001, "1亿零1"),
            (100_010_000, "1亿零1万"),
        ] {
            assert_eq!(in_words(number), words);
        }
    }
}
