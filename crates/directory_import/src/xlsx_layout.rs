//! Hidden rows and columns and struck-through text of an .xlsx workbook, which calamine does not report.

use crate::error::ListError;
use crate::grid::Sheet;
use crate::limits;
use crate::package::Package;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Converts an error of the XML reader.
pub(crate) fn damaged(error: impl std::fmt::Display) -> ListError {
    ListError::Damaged(error.to_string())
}

/// Returns the value of an attribute by its local name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ListError> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?.into_owned(),
            ));
        }
    }
    Ok(None)
}

/// Calls `visit` for each element that begins.
fn each_element(
    xml: &str,
    mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), ListError>,
) -> Result<(), ListError> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) => visit(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Returns the names of the sheets with the paths of their files.
pub(crate) fn sheet_paths(package: &mut Package<'_>) -> Result<Vec<(String, String)>, ListError> {
    let mut targets = HashMap::new();
    each_element(&package.text("xl/_rels/workbook.xml.rels")?, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id")?, attribute(element, "Target")?) {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
        Ok(())
    })?;
    let mut paths = Vec::new();
    each_element(&package.text("xl/workbook.xml")?, |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name")?, attribute(element, "id")?)
            && let Some(path) = targets.get(&id)
        {
            paths.push((name, path.clone()));
        }
        Ok(())
    })?;
    Ok(paths)
}

/// The hidden rows and columns of a sheet, from 0; a filter hides rows as well.
#[derive(Default)]
pub(crate) struct Hidden {
    rows: Vec<usize>,
    columns: Vec<RangeInclusive<usize>>,
}

impl Hidden {
    /// Reads them from the file of the sheet.
    pub(crate) fn read(xml: &str) -> Result<Self, ListError> {
        let number = |text: Option<String>| text.and_then(|text| text.parse::<usize>().ok());
        let is_hidden = |element: &BytesStart<'_>, size: &str| -> Result<bool, ListError> {
            let flag = attribute(element, "hidden")?;
            let size = attribute(element, size)?;
            let is_zero = size.and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size == 0.0);
            Ok(is_zero || flag.is_some_and(|flag| flag == "1" || flag == "true"))
        };
        let mut hidden = Self::default();
        let mut row = 0;
        each_element(xml, |element| {
            match element.local_name().as_ref() {
                // A row without a number follows the one before it.
                "row" => {
                    row = number(attribute(element, "r")?).unwrap_or(row + 1);
                    if row > 0 && is_hidden(element, "ht")? {
                        hidden.rows.push(row - 1);
                    }
                }
                "col" if is_hidden(element, "width")? => {
                    let first = number(attribute(element, "min")?).unwrap_or(1).max(1);
                    let last = number(attribute(element, "max")?).unwrap_or(first).min(limits::COLUMNS);
                    if first <= last {
                        hidden.columns.push(first - 1..=last - 1);
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(hidden)
    }

    /// Marks them in the sheet, which has its cells by now.
    pub(crate) fn mark(&self, sheet: &mut Sheet) {
        self.rows.iter().for_each(|row| sheet.hide_row(*row));
        self.columns.iter().cloned().flatten().for_each(|column| sheet.hide_column(column));
    }
}

/// The texts with a piece that is struck through, with what is left of each.
pub(crate) struct StruckTexts(HashMap<String, String>);

impl StruckTexts {
    /// Reads them from the table of shared strings.
    pub(crate) fn read(xml: &str) -> Result<Self, ListError> {
        let mut texts = HashMap::new();
        let mut reader = Reader::from_str(xml);
        let (mut whole, mut rest) = (String::new(), String::new());
        let (mut is_text, mut is_struck, mut is_reading) = (false, false, false);
        loop {
            match reader.read_event().map_err(damaged)? {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "strike" =>
                {
                    is_struck =
                        attribute(&element, "val")?.is_none_or(|value| value != "0" && value != "false");
                }
                Event::Start(element) => match element.local_name().as_ref() {
                    "si" => (whole, rest) = (String::new(), String::new()),
                    "r" => is_struck = false,
                    "rPh" => is_reading = true,
                    "t" => is_text = !is_reading,
                    _ => {}
                },
                Event::Text(text) if is_text => {
                    let text = text.xml10_content();
                    whole.push_str(&text);
                    if !is_struck {
                        rest.push_str(&text);
                    }
                }
                Event::GeneralRef(reference) if is_text => {
                    let character = reference.resolve_char_ref().map_err(damaged)?;
                    let named = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content());
                    let text = character.map(String::from).or(named.map(str::to_owned)).unwrap_or_default();
                    whole.push_str(&text);
                    if !is_struck {
                        rest.push_str(&text);
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "t" => is_text = false,
                    "r" => is_struck = false,
                    "rPh" => is_reading = false,
                    "si" if whole != rest => {
                        texts.insert(whole.trim().to_owned(), rest.trim().to_owned());
                    }
                    _ => {}
                },
                Event::Eof => return Ok(Self(texts)),
                _ => {}
            }
        }
    }

    /// Returns what is left of a text if a piece of it is struck through.
    pub(crate) fn rest(&self, text: &str) -> Option<&str> {
        self.0.get(text).map(String::as_str)
    }
}
