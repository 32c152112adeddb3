//! The limits of a list: a file beyond them is refused before it can fill the memory (docs/data.md).

/// The maximum size of a file in bytes.
pub const FILE_BYTES: usize = 10 << 20;
/// The maximum size of an unpacked workbook in bytes, against zip bombs.
pub const UNPACKED_BYTES: u64 = 64 << 20;
/// The maximum number of files in a workbook.
pub const PACKED_FILES: usize = 1_000;
/// The maximum number of sheets.
pub const SHEETS: usize = 100;
/// The maximum number of rows with text in a sheet.
pub const ROWS: usize = 20_000;
/// The maximum number of columns with text.
pub const COLUMNS: usize = 200;
/// The maximum length of all texts of a sheet in bytes.
pub const TEXT_BYTES: usize = 16 << 20;
/// The maximum number of cells that merged ranges fill in a sheet.
pub const MERGED_CELLS: usize = 200_000;
/// The maximum number of rows searched for the table header.
pub const HEAD_WITHIN: usize = 30;
