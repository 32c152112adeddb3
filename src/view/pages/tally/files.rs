//! The CSV files: the tables of `crates/tally` with the texts of the interface.

use super::{OUTCOMES, field_name, field_of, has_doubtful_day, occupation, title};
use crate::view::context::ViewContext;
use ::tally::Counts;
use ::tally::table::{TableText, receipts, sums};
use content::text::{self, interpolate};
use eligibility::Outcome;
use widget_state::receipt::format_fingerprint;
use widget_state::tally::Table;

/// Returns the name and the content of a file.
pub(crate) fn file(cx: &ViewContext, table: Table) -> (String, String) {
    let data = &cx.data;
    let tallying = cx.state.tally.clone().unwrap_or_default();
    let community = tallying.community.trim();
    let words = TableText {
        community: (!community.is_empty()).then_some([text::TALLY_COLUMN_COMMUNITY, community]),
        receipts: [
            text::TALLY_COLUMN_NUMBER,
            text::TALLY_COLUMN_DAY,
            text::TALLY_COLUMN_EDITION,
            text::TALLY_COLUMN_OUTCOME,
            text::TALLY_COLUMN_ORDER,
            text::TALLY_COLUMN_CODE,
            text::TALLY_OCCUPATION,
            text::TALLY_FIELD,
            text::TALLY_COLUMN_REMARK,
        ],
        sums: [
            text::TALLY_COLUMN_KIND,
            text::TALLY_COLUMN_CODE,
            text::TALLY_COLUMN_NAME,
            text::TALLY_FIELD,
            text::TALLY_RECEIPTS,
            text::TALLY_FIRST,
        ],
        outcomes: match table {
            Table::Receipts => Outcome::ALL.map(|outcome| title(cx, outcome)),
            Table::Sums => OUTCOMES,
        },
        kinds: [text::TALLY_KIND_ALL, text::TALLY_FIELD, text::TALLY_OCCUPATION],
        no_field: text::TALLY_NO_FIELD,
        is_another: text::TALLY_IS_ANOTHER,
        doubtful_day: text::TALLY_DOUBTFUL_DAY_REMARK,
        has_doubtful_day: &|accepted| has_doubtful_day(cx, accepted),
        name_of: &|code| Some(occupation(data, code)?.name.as_str()),
        field_of: &|code| field_of(data, code),
        field_name: &|field| field_name(data, Some(field)),
        // A spreadsheet reads 00123456 and 99999E99 as numbers.
        fingerprint: &|fingerprint| ["v", &format_fingerprint(fingerprint)].concat(),
    };
    let accepted = tallying.tally.accepted();
    let (name, text) = match table {
        Table::Receipts => (text::TALLY_FILE_RECEIPTS, receipts(accepted, &words)),
        Table::Sums => {
            let counts = Counts::of(accepted, |code| field_of(data, code));
            (text::TALLY_FILE_SUMS, sums(&counts, &words))
        }
    };
    let date = ::tally::table::day(cx.state.as_of(data.policies[0]).date);
    let prefix = match community {
        "" => String::new(),
        name => interpolate(text::TALLY_FILE_COMMUNITY, &[("name", &file_name_part(name))]),
    };
    (interpolate(name, &[("community", &prefix), ("date", &date)]), text)
}

/// Replaces the characters that file systems do not allow in a name.
fn file_name_part(name: &str) -> String {
    let is_forbidden = |sign: char| sign.is_control() || "\\/:*?\"<>|".contains(sign);
    name.chars().map(|sign| if is_forbidden(sign) { '-' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_for_a_file_has_no_characters_that_file_systems_refuse() {
        assert_eq!(super::file_name_part("历下区/甸柳\"一\"社区"), "历下区-甸柳-一-社区");
    }
}
