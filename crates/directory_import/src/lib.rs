//! Reads an official list of occupations from the bytes of a file and matches it with the national
//! classification.
//!
//! It accesses no file system and prints nothing, so that a command and a page can both use it. Messages are
//! in Chinese, for the officer who has the list.
//!
//! - [`read_list`] detects the kind of file ([`file_kind`]), reads its sheets into a common grid (`xlsx`,
//!   `xls`, `ods`, `csv_text`), chooses the sheet and finds the table header (`heads`) and the rows below it
//!   (`rows`).
//! - [`layout`] shows the beginning of a sheet; [`read_list_below`] reads below a header pointed out by hand.
//! - [`match_list`] compares codes and names in normal form (`codes`, `names`) with the [`National`]
//!   classification.
//!
//! Nothing is skipped without a line in the notes.

mod codes;
mod csv_text;
mod error;
pub mod file_kind;
mod grid;
mod heads;
mod layout;
pub mod limits;
mod list;
mod matching;
mod names;
mod national;
mod non_entries;
mod ods;
mod package;
mod rows;
mod xls;
mod xls_layout;
mod xlsx;
mod xlsx_dimension;
mod xlsx_layout;

pub use codes::parse_code;
pub use csv_text::parse_cells;
pub use error::ListError;
pub use heads::Columns;
pub use layout::{ChosenHead, Layout, layout};
pub use list::{List, ListRow, read_list, read_list_below};
pub use matching::{Match, Matching, match_list};
pub use names::normal_form;
pub use national::{National, NationalRow};
