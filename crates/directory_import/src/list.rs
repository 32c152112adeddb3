//! Assembles a list: the rows of one sheet below its table header.

use crate::error::ListError;
use crate::file_kind::{self, FileKind};
use crate::grid::Sheet;
use crate::heads::{self, Columns};
use crate::layout::{self, ChosenHead};
use crate::limits;
use crate::package::Package;
use crate::{csv_text, ods, rows, xls, xlsx};
use std::panic::{self, AssertUnwindSafe};

/// One row as the list writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// The row in the sheet, from 1.
    pub line: usize,
    /// The code; may be empty.
    pub code: String,
    /// True if the spreadsheet contains a date instead of the code.
    pub is_code_date: bool,
    /// The name; may be empty.
    pub name: String,
    /// The field of the notice; empty if the list does not say.
    pub field: String,
    /// The notice's word for the field; empty if the list does not say.
    pub phrase: String,
    /// The different texts of the row.
    pub texts: Vec<String>,
}

/// The rows of an official list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The name of the sheet; `None` for a text file.
    pub sheet: Option<String>,
    /// The rows below the table header.
    pub rows: Vec<ListRow>,
    /// True if the list has a column of codes.
    pub has_codes: bool,
    /// True if the list has a column of fields.
    pub has_fields: bool,
    /// True if the list has a column of the notice's words.
    pub has_phrases: bool,
    /// Chinese lines: the sheet that was read, and everything that was not.
    pub notes: Vec<String>,
}

/// Reads a list from the bytes of a file. `sheet` names the sheet of a workbook; by default it is the only
/// visible one with a list.
///
/// # Errors
/// [`ListError`], in Chinese.
pub fn read_list(bytes: &[u8], sheet: Option<&str>) -> Result<List, ListError> {
    list_of(&sheets(bytes)?, sheet)
}

/// Reads a list from the sheets of a file.
pub(crate) fn list_of(sheets: &[Sheet], requested: Option<&str>) -> Result<List, ListError> {
    match sheets {
        [text] if text.name.is_none() => {
            let (head, columns) = heads::find(text).ok_or(ListError::NoHead)?;
            list(text, head, columns, Vec::new())
        }
        sheets => choose(sheets, requested),
    }
}

/// Reads a list whose table header was pointed out by hand.
///
/// # Errors
/// [`ListError`], in Chinese.
pub fn read_list_below(bytes: &[u8], sheet: Option<&str>, head: ChosenHead) -> Result<List, ListError> {
    let sheets = sheets(bytes)?;
    let sheet = layout::shown(&sheets, sheet)?;
    let mut notes = vec![format!("照您指的表头（第{}行）和列读的", head.line)];
    notes.extend(sheet.name.iter().map(|name| format!("读的是工作表“{name}”")));
    list(sheet, head.line.saturating_sub(1), head.columns, notes)
}

/// Reads the sheets of a file.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ListError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ListError::TooManyBytes);
    }
    match file_kind::detect(bytes)? {
        FileKind::Text => {
            let text = text_encoding::decode(bytes).ok_or(ListError::UnknownKind)?;
            Ok(vec![csv_text::sheet(&text)?])
        }
        FileKind::CompoundFile => without_panic(|| xls::sheets(bytes)),
        FileKind::Package => {
            let mut package = Package::open(bytes)?;
            if package.has("xl/workbook.xml") {
                without_panic(|| xlsx::sheets(bytes, &mut package))
            } else if package.has("content.xml") {
                ods::sheets(&mut package)
            } else {
                Err(ListError::OtherKind(other_package(&package)))
            }
        }
    }
}

/// Runs a reader on bytes that calamine may not expect: it indexes the records of a damaged .xls without
/// checking their length.
fn without_panic<T>(read: impl FnOnce() -> Result<T, ListError>) -> Result<T, ListError> {
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    result.unwrap_or_else(|_| Err(ListError::Damaged("unexpected bytes".to_owned())))
}

fn other_package(package: &Package<'_>) -> &'static str {
    let known = [
        ("word/document.xml", "文字文档"),
        ("ppt/presentation.xml", "演示文稿"),
        ("xl/workbook.bin", "二进制工作簿（.xlsb）"),
        ("Index/Document.iwa", "Numbers 表格"),
    ];
    known.iter().find(|(name, _)| package.has(name)).map_or("压缩包", |(_, kind)| kind)
}

/// Chooses the sheet with the list. A hidden sheet is only read if the caller names it.
fn choose(sheets: &[Sheet], requested: Option<&str>) -> Result<List, ListError> {
    let name = |sheet: &Sheet| sheet.name.clone().unwrap_or_default();
    if let Some(requested) = requested {
        let found = sheets.iter().find(|sheet| sheet.name.as_deref() == Some(requested));
        let unknown = || ListError::NoSuchSheet(requested.to_owned(), sheets.iter().map(name).collect());
        let found = found.ok_or_else(unknown)?;
        let (head, columns) = heads::find(found).ok_or(ListError::NoHead)?;
        let hidden = if found.is_hidden { "（隐藏的）" } else { "" };
        return list(found, head, columns, vec![format!("读的是工作表“{requested}”{hidden}")]);
    }
    let candidates: Vec<(&Sheet, usize, Columns)> = sheets
        .iter()
        .filter_map(|sheet| heads::find(sheet).map(|(head, columns)| (sheet, head, columns)))
        .filter(|(sheet, head, _)| sheet.rows().any(|(row, _)| row > *head))
        .collect();
    let visible: Vec<_> = candidates.iter().filter(|(sheet, _, _)| !sheet.is_hidden).collect();
    match visible[..] {
        [(chosen, head, columns)] => {
            let mut notes = vec![format!("读的是工作表“{}”", name(chosen))];
            let mut note = |kind: &str, is_hidden: bool| {
                let others = sheets.iter().filter(|sheet| sheet.name != chosen.name);
                let others: Vec<String> =
                    others.filter(|sheet| sheet.is_hidden == is_hidden).map(name).collect();
                if !others.is_empty() {
                    notes.push(format!("没有读{kind}“{}”", others.join("”“")));
                }
            };
            note("隐藏的工作表", true);
            note("没有名单的工作表", false);
            list(chosen, *head, *columns, notes)
        }
        [] if !candidates.is_empty() => {
            Err(ListError::OnlyHidden(candidates.iter().map(|(sheet, _, _)| name(sheet)).collect()))
        }
        [] if sheets.iter().any(|sheet| !sheet.is_hidden && heads::find(sheet).is_some()) => {
            Err(ListError::NoRows)
        }
        [] => Err(ListError::NoHead),
        [..] => Err(ListError::SeveralLists(
            visible
                .iter()
                .map(|(sheet, head, columns)| (name(sheet), rows::read(sheet, *head, *columns).rows.len()))
                .collect(),
        )),
    }
}

fn list(sheet: &Sheet, head: usize, columns: Columns, mut notes: Vec<String>) -> Result<List, ListError> {
    let read = rows::read(sheet, head, columns);
    notes.extend(read.notes);
    if columns.code.is_none() && read.rows.iter().all(|row| row.code.is_empty()) {
        notes.push("名单里没有“职业编码”这一列，只按名称对".to_owned());
    }
    if read.rows.is_empty() {
        return Err(ListError::NoRows);
    }
    Ok(List {
        sheet: sheet.name.clone(),
        has_codes: columns.code.is_some(),
        has_fields: columns.field.is_some(),
        has_phrases: columns.phrase.is_some(),
        rows: read.rows,
        notes,
    })
}
