//! Lists as offices write them, built by the tests.

#![allow(unreachable_pub, reason = "pub marks what the test files use")]

pub mod ods;
pub mod xls;
pub mod xlsx;

use directory_import::{List, ListError, Matching, National, NationalRow, match_list};

/// Code and name of five occupations of the classification.
pub const ROWS: [(&str, &str); 5] = [
    ("6-28-03-03", "工业废水处理工"),
    ("6-31-01-01", "设备点检员"),
    ("2-02-01-02", "地球物理地球化学与遥感勘查工程技术人员"),
    ("4-08-06-00", "环境监测员"),
    ("6-29-01-05", "架子工"),
];

/// A sheet to be written.
#[derive(Clone, Default)]
pub struct TestSheet {
    pub name: String,
    pub is_hidden: bool,
    pub rows: Vec<Vec<String>>,
    /// Merged ranges: first row, first column, last row, last column.
    pub merged: Vec<[usize; 4]>,
    pub hidden_rows: Vec<usize>,
    pub hidden_columns: Vec<usize>,
    /// Cells that are struck through.
    pub struck: Vec<(usize, usize)>,
}

/// Creates a sheet; every row is a list of texts.
pub fn sheet(name: &str, rows: &[Vec<&str>]) -> TestSheet {
    let rows = rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect();
    TestSheet { name: name.to_owned(), rows, ..TestSheet::default() }
}

/// Returns the rows of a plain list with a header.
pub fn plain_rows() -> Vec<Vec<&'static str>> {
    let mut rows = vec![vec!["序号", "职业编码", "职业名称"]];
    rows.extend(
        ["1", "2", "3", "4", "5"]
            .into_iter()
            .zip(ROWS)
            .map(|(number, (code, name))| vec![number, code, name]),
    );
    rows
}

/// A kind of workbook with the function that writes it.
pub type Kind = (&'static str, fn(&[TestSheet]) -> Vec<u8>);

/// The kinds of workbooks.
pub const KINDS: [Kind; 3] = [("xlsx", xlsx::write), ("xls", xls::write), ("ods", ods::write)];

/// Reads the national classification.
pub fn national() -> National {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/occupations/national.csv");
    let mut reader = csv::Reader::from_path(path).expect("the classification");
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let cell = |index: usize| row[index].to_owned();
        NationalRow { code: cell(0), name: cell(1), mark: cell(2), works: cell(5), printed_2022: cell(6) }
    });
    National::new(rows.collect())
}

/// Returns the codes of the rows that match.
pub fn codes(list: &List, national: &National) -> Vec<String> {
    let Matching { matched, problems, .. } = match_list(list, national);
    assert!(problems.is_empty(), "{problems:?}");
    matched.iter().map(|(_, row)| row.code.clone()).collect()
}

/// Returns the codes of [`ROWS`].
pub fn all_codes() -> Vec<String> {
    ROWS.map(|(code, _)| code.to_owned()).to_vec()
}

/// Returns whether the error is a sentence in Chinese.
pub fn is_chinese(error: &ListError) -> bool {
    error.to_string().chars().filter(|sign| ('\u{4e00}'..='\u{9fff}').contains(sign)).count() >= 6
}
