//! The two exported tables: all receipts, and the sums. The caller provides the texts.

use crate::counts::{Counts, WishCount};
use crate::csv::Csv;
use crate::tally::Accepted;
use eligibility::template::format_integer;
use eligibility::{Date, Outcome};
use occupations::{Field, OccupationCode};

/// The texts of the tables.
pub struct TableText<'a> {
    /// The heading and the name of the community, the last cell of each row; `None` for no such column.
    pub community: Option<[&'a str; 2]>,
    /// Headings of [`receipts`]: number, day, edition, outcome, rank of the wish, code, occupation, field,
    /// remark.
    pub receipts: [&'a str; 9],
    /// Headings of [`sums`]: kind, code, name, field, receipts, first wishes. The outcomes follow.
    pub sums: [&'a str; 6],
    /// Names of the outcomes in the order of [`Outcome::ALL`].
    pub outcomes: [&'a str; 4],
    /// Kinds of rows: total, field, occupation.
    pub kinds: [&'a str; 3],
    /// Text instead of a field for an occupation without one.
    pub no_field: &'a str,
    /// Remark at a repeated receipt of another person.
    pub is_another: &'a str,
    /// Remark at a receipt with an implausible day.
    pub doubtful_day: &'a str,
    /// Returns whether the day of a receipt is implausible.
    pub has_doubtful_day: &'a dyn Fn(&Accepted) -> bool,
    /// Returns the name of an occupation if it is known.
    pub name_of: &'a dyn Fn(OccupationCode) -> Option<&'a str>,
    /// Returns the field of an occupation.
    pub field_of: &'a dyn Fn(OccupationCode) -> Option<Field>,
    /// Returns the words for a field of occupations.
    pub field_name: &'a dyn Fn(Field) -> &'a str,
    /// Formats the fingerprint of an edition so that no spreadsheet converts it to a number.
    pub fingerprint: &'a dyn Fn(u32) -> String,
}

impl<'a> TableText<'a> {
    fn field(&self, field: Option<Field>) -> &'a str {
        field.map_or(self.no_field, |field| (self.field_name)(field))
    }

    /// Adds the cell of the community: its heading (0) or its name (1).
    fn with_community<'b>(&self, mut cells: Vec<&'b str>, line: usize) -> Vec<&'b str>
    where
        'a: 'b,
    {
        cells.extend(self.community.map(|community| community[line]));
        cells
    }
}

/// Writes the table of receipts: one row for each wish, and one for a receipt without wishes. Contains no
/// answers.
#[must_use]
pub fn receipts(accepted: &[Accepted], words: &TableText<'_>) -> String {
    let mut csv = Csv::default();
    csv.row(&words.with_community(words.receipts.to_vec(), 0));
    for (index, receipt) in accepted.iter().enumerate() {
        let number = format_integer(index as i64 + 1);
        let (day, edition) = (day(receipt.as_of), (words.fingerprint)(receipt.fingerprint));
        let outcome = words.outcomes[receipt.outcome as usize];
        let doubtful_day = (words.has_doubtful_day)(receipt).then_some(words.doubtful_day);
        let remarks = receipt.is_another.then_some(words.is_another).into_iter().chain(doubtful_day);
        let remark = &*remarks.collect::<Vec<_>>().join("；");
        let mut row = |rank: &str, code: &str, name: &str, field: &str| {
            let cells = vec![&*number, &day, &edition, outcome, rank, code, name, field, remark];
            csv.row(&words.with_community(cells, 1));
        };
        let codes: Vec<_> =
            receipt.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish)).collect();
        for (index, code) in codes.iter().enumerate() {
            let name = (words.name_of)(*code).unwrap_or_default();
            let field = words.field((words.field_of)(*code));
            row(&format_integer(index as i64 + 1), &code.text(), name, field);
        }
        if codes.is_empty() {
            row("", "", "", "");
        }
    }
    csv.into_text()
}

/// Writes the table of sums: one row for the total, for each field and for each occupation.
#[must_use]
pub fn sums(counts: &Counts, words: &TableText<'_>) -> String {
    let mut csv = Csv::default();
    let headings: Vec<&str> = words.sums.into_iter().chain(words.outcomes).collect();
    csv.row(&words.with_community(headings, 0));
    let mut row = |kind: usize, code: &str, name: &str, field: &str, wished: &WishCount| {
        let numbers: Vec<String> = [wished.receipts, wished.first]
            .into_iter()
            .chain(wished.outcomes)
            .map(|number| format_integer(number as i64))
            .collect();
        let mut cells = vec![words.kinds[kind], code, name, field];
        cells.extend(numbers.iter().map(String::as_str));
        csv.row(&words.with_community(cells, 1));
    };
    row(0, "", "", "", &counts.all);
    for (field, wished) in &counts.fields {
        row(1, "", words.field(*field), "", wished);
    }
    for (code, wished) in &counts.occupations {
        let name = (words.name_of)(*code).unwrap_or_default();
        row(2, &code.text(), name, words.field((words.field_of)(*code)), wished);
    }
    csv.into_text()
}

/// Formats a date as `2026-11-21`, which every spreadsheet recognizes.
#[must_use]
pub fn day(date: Date) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &format_integer(number.into())].concat();
    [format_integer(date.month.year().into()), two(date.month.month()), two(u32::from(date.day))].join("-")
}

// `outcomes` and the counts are indexed by `outcome as usize`.
const _: () = {
    let mut index = 0;
    while index < Outcome::ALL.len() {
        assert!(Outcome::ALL[index] as usize == index);
        index += 1;
    }
};
