//! The table header: which column contains what.

use crate::grid::{Cell, Sheet};
use crate::limits::HEAD_WITHIN;
use crate::names::normal_form;

/// The beginnings of column heads, in normal form; a head that begins with an earlier one is preferred.
const NAMES: &[&str] = &[
    "职业名称",
    "职业工种名称",
    "职业及工种名称",
    "职业和工种名称",
    "国家职业名称",
    "绿色职业名称",
    "绿色低碳职业名称",
    "名称",
    "name",
];
/// Heads of a column of names that must not go on: 职业 also begins 职业描述.
const WHOLE_NAMES: &[&str] = &["职业", "绿色职业", "绿色低碳职业", "职业名", "职业工种"];
const CODES: &[&str] = &[
    "职业编码",
    "职业代码",
    "职业编号",
    "职业分类编码",
    "职业分类代码",
    "职业工种编码",
    "职业工种代码",
    "国家职业编码",
    "国家职业代码",
    "国家职业分类编码",
    "国家职业分类代码",
    "国家职业分类大典编码",
    "编码",
    "代码",
    "code",
];
const FIELDS: &[&str] = &["领域", "所属领域", "所在领域", "field"];
const PHRASES: &[&str] = &["通知用词", "通知里的用词", "phrase"];

/// The columns of a list, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The column of names.
    pub name: usize,
    /// The column of codes.
    pub code: Option<usize>,
    /// The column of fields.
    pub field: Option<usize>,
    /// The column of the notice's words.
    pub phrase: Option<usize>,
}

impl Columns {
    /// Returns the number of columns that were found.
    pub(crate) fn found(&self) -> usize {
        1 + [self.code, self.field, self.phrase].into_iter().flatten().count()
    }
}

/// Finds the header among the first rows of a sheet: the row that names the most columns. Returns its index
/// and its columns.
pub(crate) fn find(sheet: &Sheet) -> Option<(usize, Columns)> {
    let mut best: Option<(usize, Columns)> = None;
    for (row, cells) in sheet.rows().filter(|(row, _)| !sheet.is_row_hidden(*row)).take(HEAD_WITHIN) {
        if let Some(columns) = columns(sheet, cells)
            && best.is_none_or(|(_, known)| columns.found() > known.found())
        {
            best = Some((row, columns));
        }
    }
    best
}

/// Returns the columns that a row of heads names; `None` if it names no column of names.
pub(crate) fn columns(sheet: &Sheet, cells: &[Cell]) -> Option<Columns> {
    let heads: Vec<String> = cells.iter().map(|cell| normal_form(&cell.text)).collect();
    let visible = |column: &usize| !sheet.is_column_hidden(*column);
    let find = |starts: &[&str], whole: &[&str]| {
        let of = |matches: &dyn Fn(&str) -> bool| {
            (0..heads.len()).filter(visible).find(|column| matches(&heads[*column]))
        };
        let whole = whole.iter().find_map(|known| of(&|head| head == *known));
        starts
            .iter()
            .find_map(|start| of(&|head| head == *start).or_else(|| of(&|head| begins(head, start))))
            .or(whole)
    };
    Some(Columns {
        name: find(NAMES, WHOLE_NAMES)?,
        code: find(CODES, &[]),
        field: find(FIELDS, &[]),
        phrase: find(PHRASES, &[]),
    })
}

/// Returns whether a cell is a head that begins so. A title such as 职业名称和编码一览表2026 is longer than a head.
fn begins(head: &str, start: &str) -> bool {
    head.starts_with(start) && head.chars().count() <= start.chars().count() + 6 && !head.ends_with('表')
}

#[cfg(test)]
mod tests {
    use super::{Columns, find};
    use crate::grid::{Cell, Sheet};

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let mut sheet = Sheet::new(None, false);
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                sheet.set(row, column, Cell::new(text)).expect("within the limits");
            }
        }
        sheet
    }

    fn found(heads: &[&str]) -> Option<(Option<usize>, usize)> {
        find(&sheet(&[heads])).map(|(_, columns)| (columns.code, columns.name))
    }

    #[test]
    fn each_way_of_writing_a_head_is_found() {
        let names = [
            "职业名称",
            "职业\n名称",
            "职 业 名 称",
            "职业(工种)名称",
            "职业（工种）名称",
            "职业名称*",
            "*职业名称",
            "职业名称（必填）",
            "职业名称：",
            "【职业名称】",
            "职业名称\u{200b}",
            "名称",
            "职业",
            "绿色职业名称",
            "Name",
            "ＮＡＭＥ",
            "职业／工种名称",
            "职业、工种名称",
            "职业名称（2022年版）",
        ];
        let codes = [
            "职业编码",
            "职业\n编码",
            "职 业 编 码",
            "职业代码",
            "编码",
            "代码",
            "Code",
            "职业编码（国家职业分类）",
            "职业编码*",
            "国家职业编码",
            "职业编码\u{feff}",
            "职业(工种)编码",
        ];
        for name in names {
            for code in codes {
                assert_eq!(found(&["序号", code, name]), Some((Some(1), 2)), "{code:?} {name:?}");
                assert_eq!(found(&[name, code]), Some((Some(1), 0)), "{code:?} {name:?}");
            }
        }
    }

    #[test]
    fn other_columns_are_not_taken() {
        assert_eq!(found(&["小类编码", "小类名称"]), None);
        assert_eq!(found(&["职业描述", "工种名称"]), None);
        assert_eq!(found(&["职业编码"]), None);
        assert_eq!(found(&["小类编码", "职业编码", "小类名称", "职业名称", "工种名称"]), Some((Some(1), 3)));
        assert_eq!(found(&["职业", "编码", "职业名称"]), Some((Some(1), 2)));
    }

    #[test]
    fn the_header_is_below_titles_and_may_have_two_rows() {
        let rows: [&[&str]; 4] = [
            &["山东省绿色低碳职业目录"],
            &["序号", "职业", "职业", "领域"],
            &["序号", "编码", "名称", "领域"],
            &["1", "6-28-03-03", "工业废水处理工", "2"],
        ];
        let columns = Columns { name: 2, code: Some(1), field: Some(3), phrase: None };
        assert_eq!(find(&sheet(&rows)), Some((2, columns)));
        assert_eq!(find(&sheet(&rows[3..])), None);
    }

    #[test]
    fn a_hidden_column_is_not_taken() {
        let mut sheet = sheet(&[&["职业名称", "职业编码", "职业名称"]]);
        sheet.hide_column(0);
        assert_eq!(find(&sheet).map(|(_, columns)| columns.name), Some(2));
    }
}
