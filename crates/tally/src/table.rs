//! The two tables: every receipt, and the sums. The words are the caller's.

use crate::accept::Accepted;
use crate::counts::{Counts, WishCount};
use crate::csv::Csv;
use eligibility::template::format_integer;
use eligibility::{Date, Outcome};
use occupations::{Field, OccupationCode};

/// The words of the tables.
pub struct TableText<'a> {
    /// Headings of [`receipts`]: number, day, edition, outcome, place of the wish, code, occupation, field,
    /// remark.
    pub receipts: [&'a str; 9],
    /// Headings of [`sums`]: kind, code, name, field, receipts, first wishes; each outcome follows.
    pub sums: [&'a str; 6],
    /// What each outcome is called, in the order of [`Outcome::ALL`].
    pub outcomes: [&'a str; 4],
    /// The kinds of row: everything, a field, an occupation.
    pub kinds: [&'a str; 3],
    /// What an occupation without a field has in its place.
    pub no_field: &'a str,
    /// The remark at a receipt like one before it.
    pub is_another: &'a str,
    /// What an occupation is called, if that is known.
    pub name_of: &'a dyn Fn(OccupationCode) -> Option<&'a str>,
    /// Its field, if it has one.
    pub field_of: &'a dyn Fn(OccupationCode) -> Option<Field>,
    /// What a field is called.
    pub field_name: &'a dyn Fn(Field) -> &'a str,
    /// An edition in words.
    pub edition: &'a dyn Fn(u32) -> String,
}

impl<'a> TableText<'a> {
    fn field(&self, field: Option<Field>) -> &'a str {
        field.map_or(self.no_field, |field| (self.field_name)(field))
    }
}

/// One row for each wish, and one for a receipt without any. No answer is in it.
pub fn receipts(accepted: &[Accepted], words: &TableText<'_>) -> String {
    let mut csv = Csv::default();
    csv.row(&words.receipts);
    for (place, receipt) in accepted.iter().enumerate() {
        let number = format_integer(place as i64 + 1);
        let (day, edition) = (day(receipt.as_of), (words.edition)(receipt.edition));
        let outcome = words.outcomes[receipt.outcome as usize];
        let remark = if receipt.is_another { words.is_another } else { "" };
        let mut row = |order: &str, code: &str, name: &str, field: &str| {
            csv.row(&[&number, &day, &edition, outcome, order, code, name, field, remark]);
        };
        let codes: Vec<_> =
            receipt.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish)).collect();
        for (order, code) in codes.iter().enumerate() {
            let name = (words.name_of)(*code).unwrap_or_default();
            let field = words.field((words.field_of)(*code));
            row(&format_integer(order as i64 + 1), &code.text(), name, field);
        }
        if codes.is_empty() {
            row("", "", "", "");
        }
    }
    csv.into_text()
}

/// One row for everything, for each field and for each occupation.
pub fn sums(counts: &Counts, words: &TableText<'_>) -> String {
    let mut csv = Csv::default();
    let headings: Vec<&str> = words.sums.into_iter().chain(words.outcomes).collect();
    csv.row(&headings);
    let mut row = |kind: usize, code: &str, name: &str, field: &str, wished: &WishCount| {
        let numbers: Vec<String> = [wished.receipts, wished.first]
            .into_iter()
            .chain(wished.outcomes)
            .map(|number| format_integer(number as i64))
            .collect();
        let mut cells = vec![words.kinds[kind], code, name, field];
        cells.extend(numbers.iter().map(String::as_str));
        csv.row(&cells);
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

/// As `2026-11-21`, which every spreadsheet knows for a day.
pub fn day(date: Date) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &format_integer(number.into())].concat();
    [format_integer(date.month.year().into()), two(date.month.month()), two(u32::from(date.day))].join("-")
}

// The order that `outcomes` and the counts go by.
const _: () = {
    let mut place = 0;
    while place < Outcome::ALL.len() {
        assert!(Outcome::ALL[place] as usize == place);
        place += 1;
    }
};
