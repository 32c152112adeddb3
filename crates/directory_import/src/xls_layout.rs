//! Hidden rows and columns and struck-through cells of an .xls workbook, which calamine does not report.
//!
//! The records are those of BIFF8 (\[MS-XLS\]: Excel Binary File Format).

use crate::error::ListError;
use crate::grid::Sheet;
use crate::limits;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

const FORMULA: u16 = 0x0006;
const END_OF_SUBSTREAM: u16 = 0x000a;
const FILE_PASS: u16 = 0x002f;
const FONT: u16 = 0x0031;
const COLUMN_INFO: u16 = 0x007d;
const BOUND_SHEET: u16 = 0x0085;
const MULTIPLE_RK: u16 = 0x00bd;
const EXTENDED_FORMAT: u16 = 0x00e0;
const LABEL_SST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const ROW: u16 = 0x0208;
const RK: u16 = 0x027e;

/// The maximum number of cells in the rectangle around the cells of a sheet, and of cells in all sheets.
const RECTANGLE: usize = 2_000_000;
const CELLS: usize = 400_000;

#[derive(Default)]
struct SheetLayout {
    hidden_rows: BTreeSet<usize>,
    hidden_columns: BTreeSet<usize>,
    struck: BTreeSet<(usize, usize)>,
}

/// The layout of each sheet.
pub(crate) struct Layout(BTreeMap<usize, SheetLayout>);

/// The records of a stream from an offset: type and data.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = number(self.0, 0)?;
        let length = usize::from(number(self.0, 2)?);
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn index(data: &[u8], at: usize) -> usize {
    number(data, at).map_or(0, usize::from)
}

impl Layout {
    /// Reads the layout and checks the size of the sheets.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ListError> {
        let stream = workbook_stream(bytes)?;
        let (mut offsets, mut fonts, mut formats) = (Vec::new(), Vec::new(), Vec::new());
        for (kind, data) in Records(&stream) {
            match kind {
                FILE_PASS => return Err(ListError::Password),
                BOUND_SHEET => offsets.push(index(data, 0) | (index(data, 2) << 16)),
                FONT => fonts.push(index(data, 2) & 0x0008 != 0),
                EXTENDED_FORMAT => formats.push(index(data, 0)),
                END_OF_SUBSTREAM => break,
                _ => {}
            }
        }
        if offsets.len() > limits::SHEETS {
            return Err(ListError::TooManySheets);
        }
        // There is no font 4: the numbers skip it.
        let font = |number: usize| if number > 4 { number - 1 } else { number };
        let is_struck: Vec<bool> =
            formats.iter().map(|number| fonts.get(font(*number)).copied().unwrap_or_default()).collect();
        let mut sheets = BTreeMap::new();
        let mut cells = 0;
        for (number, offset) in offsets.into_iter().enumerate() {
            let stream = stream.get(offset..).unwrap_or_default();
            sheets.insert(number, sheet(stream, &is_struck, &mut cells)?);
        }
        Ok(Self(sheets))
    }

    /// Returns true if the cell is struck through.
    pub(crate) fn is_struck(&self, sheet: usize, row: usize, column: usize) -> bool {
        self.0.get(&sheet).is_some_and(|layout| layout.struck.contains(&(row, column)))
    }

    /// Marks the hidden rows and columns of a sheet.
    pub(crate) fn hide(&self, number: usize, sheet: &mut Sheet) {
        if let Some(layout) = self.0.get(&number) {
            layout.hidden_rows.iter().for_each(|row| sheet.hide_row(*row));
            layout.hidden_columns.iter().for_each(|column| sheet.hide_column(*column));
        }
    }
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, ListError> {
    let damaged = |error: std::io::Error| ListError::Damaged(error.to_string());
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(ListError::Password);
    }
    let path = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|path| file.exists(path));
    let Some(path) = path else {
        let is_document = file.exists("/WordDocument");
        return Err(if is_document { ListError::OtherKind("文字文档") } else { ListError::UnknownKind });
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(path).map_err(damaged)?;
    opened.take(limits::FILE_BYTES as u64).read_to_end(&mut stream).map_err(damaged)?;
    Ok(stream)
}

fn sheet(stream: &[u8], is_struck: &[bool], cells: &mut usize) -> Result<SheetLayout, ListError> {
    let mut layout = SheetLayout::default();
    let (mut first, mut last) = ((usize::MAX, usize::MAX), (0, 0));
    for (kind, data) in Records(stream) {
        match kind {
            END_OF_SUBSTREAM => break,
            ROW if index(data, 12) & 0x20 != 0 => {
                layout.hidden_rows.insert(index(data, 0));
            }
            COLUMN_INFO if index(data, 8) & 1 != 0 || index(data, 4) == 0 => {
                layout.hidden_columns.extend(index(data, 0)..=index(data, 2).min(limits::COLUMNS));
            }
            FORMULA | LABEL_SST | NUMBER | LABEL | RK | MULTIPLE_RK => {
                let (row, column) = (index(data, 0), index(data, 2));
                // Row, first column, six bytes for each cell, last column.
                let count = if kind == MULTIPLE_RK { data.len().saturating_sub(6) / 6 } else { 1 };
                *cells += count;
                first = (row.min(first.0), column.min(first.1));
                last = (row.max(last.0), (column + count).max(last.1));
                if is_struck.get(index(data, 4)).copied().unwrap_or_default() {
                    layout.struck.insert((row, column));
                }
            }
            _ => {}
        }
    }
    let rectangle = (last.0 + 1).saturating_sub(first.0) * (last.1 + 1).saturating_sub(first.1);
    if rectangle > RECTANGLE || *cells > CELLS {
        return Err(ListError::TooManyRows);
    }
    Ok(layout)
}
