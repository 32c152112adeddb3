//! Dates, and periods that must follow one another without gap or overlap.

use super::shapes::SpannedText;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use eligibility::{Date, Month};
use std::ops::Range;

/// Reads a day such as `2026-11-21`.
pub(super) fn date(word: &SpannedText, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    let date = Date::parse(word.get_ref());
    if date.is_none() {
        problems.push(bad_date(word, file, "a day, such as 2026-01-31"));
    }
    date
}

/// Reads a month such as `2026-11`.
pub(super) fn month(word: &SpannedText, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<Month> {
    let month = Month::parse(word.get_ref());
    if month.is_none() {
        problems.push(bad_date(word, file, "a month, such as 2026-01"));
    }
    month
}

fn bad_date(word: &SpannedText, file: &SourceFile, form: &str) -> Diagnostic {
    file.problem(
        Code::BadDate,
        word.span(),
        format!("`{}` is not {form}", word.get_ref()),
        "write a date of the calendar in that form",
    )
}

/// A period as written: first and last unit, and its position in the file.
pub(super) struct Stretch<T> {
    pub(super) from: T,
    pub(super) until: T,
    pub(super) span: Range<usize>,
}

/// Reports periods that end before they begin, overlap, or leave a gap; `next` returns the following unit.
pub(super) fn check_succession<T: Copy + Ord + std::fmt::Display>(
    stretches: &[Stretch<T>],
    next: impl Fn(T) -> T,
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    for stretch in stretches.iter().filter(|stretch| stretch.until < stretch.from) {
        problems.push(file.problem(
            Code::PeriodsHole,
            stretch.span.clone(),
            format!("the period from {} ends before it begins", stretch.from),
            "exchange from and until, or correct one of them",
        ));
    }
    for pair in stretches.windows(2) {
        let expected = next(pair[0].until);
        let (code, what) = match pair[1].from {
            from if from < expected => (Code::PeriodsOverlap, "begins before the one before it has ended"),
            from if from > expected => (Code::PeriodsHole, "leaves a hole after the one before it"),
            _ => continue,
        };
        problems.push(file.problem(
            code,
            pair[1].span.clone(),
            format!("the period from {} {what}", pair[1].from),
            format!("begin it on {expected}, or change the end of the one before"),
        ));
    }
}
