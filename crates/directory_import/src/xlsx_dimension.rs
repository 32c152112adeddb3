//! The range that an .xlsx sheet declares for its cells. calamine refuses a workbook with a range that it
//! cannot parse, although it reads the cells one by one and needs no range.

use crate::error::ListError;
use crate::xlsx_layout::{attribute, damaged};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::ops::Range;

/// Returns the file of a sheet without the range that it declares, if that is malformed.
pub(crate) fn without_malformed(mut xml: String) -> Result<Option<String>, ListError> {
    Ok(malformed(&xml)?.map(|element| {
        xml.replace_range(element, "");
        xml
    }))
}

/// Finds the element of a malformed range. It precedes the cells.
fn malformed(xml: &str) -> Result<Option<Range<usize>>, ListError> {
    let mut reader = Reader::from_str(xml);
    loop {
        let start = reader.buffer_position();
        let event = reader.read_event().map_err(damaged)?;
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "sheetData" => return Ok(None),
                "dimension" if attribute(&element, "ref")?.is_none_or(|range| !is_range(&range)) => {
                    if !is_empty {
                        reader.read_to_end(element.name()).map_err(damaged)?;
                    }
                    return Ok(Some(start as usize..reader.buffer_position() as usize));
                }
                _ => {}
            },
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// Returns true for a cell such as `B2`, or two whose second is not left of or above the first.
fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    match (cell(first), cell(last)) {
        (Some(first), Some(last)) => first.0 <= last.0 && first.1 <= last.1,
        _ => false,
    }
}

/// Returns the column, numbered from A, and the row of a cell.
fn cell(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, row) = text.split_at(letters);
    if !(1..=3).contains(&letters) || !row.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = column.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    row.parse().ok().filter(|row| (1..=1_048_576).contains(row)).map(|row| (column, row))
}

#[cfg(test)]
mod tests {
    use super::{is_range, malformed};

    #[test]
    fn a_range_names_one_cell_or_two_in_order() {
        for range in ["A1", "A1:C31", "B2:XFD1048576"] {
            assert!(is_range(range), "{range}");
        }
        for other in ["", "A", "1", "A0:C31", "C3:A1", "A1:B2:C3", "a1", "A1:A1048577", "AAAA1", "A1:", "A-1"]
        {
            assert!(!is_range(other), "{other}");
        }
    }

    #[test]
    fn only_a_malformed_range_is_found_in_a_sheet() {
        let found = |xml: &'static str| malformed(xml).expect("is XML").map(|element| &xml[element]);
        assert_eq!(found(r#"<a><dimension ref="A1:B2"/><sheetData/></a>"#), None);
        assert_eq!(found("<a><sheetData/></a>"), None);
        assert_eq!(
            found(r#"<a><x:dimension ref="A0"/><sheetData/></a>"#),
            Some(r#"<x:dimension ref="A0"/>"#)
        );
        assert_eq!(found("<a><dimension></dimension><sheetData/></a>"), Some("<dimension></dimension>"));
    }
}
