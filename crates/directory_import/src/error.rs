//! Reasons why a file cannot be read as a list.

use crate::limits;
use std::fmt;

/// The reason why a file cannot be read as a list. Its text says in Chinese what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// The file has no bytes.
    Empty,
    /// The file has more bytes than [`limits::FILE_BYTES`].
    TooManyBytes,
    /// The workbook unpacks to more than [`limits::UNPACKED_BYTES`] or [`limits::PACKED_FILES`].
    TooMuchUnpacked,
    /// A sheet has more rows than [`limits::ROWS`].
    TooManyRows,
    /// A sheet has more columns than [`limits::COLUMNS`].
    TooManyColumns,
    /// The workbook has more sheets than [`limits::SHEETS`].
    TooManySheets,
    /// The texts or the merged ranges of a sheet exceed their limit.
    TooMuchText,
    /// The file is encrypted.
    Password,
    /// The file is of a kind that is not read: its Chinese name.
    OtherKind(&'static str),
    /// The file is of no known kind.
    UnknownKind,
    /// The workbook cannot be read: the reader's own message.
    Damaged(String),
    /// The file has no sheet of the requested name: the names it has.
    NoSuchSheet(String, Vec<String>),
    /// No visible sheet has a list, but these hidden sheets do.
    OnlyHidden(Vec<String>),
    /// More than one visible sheet has a list: names and numbers of rows.
    SeveralLists(Vec<(String, usize)>),
    /// No row has the heads of a list.
    NoHead,
    /// There is no row below the head.
    NoRows,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SAVE: &str = "用表格软件打开，另存为 .xlsx，再导入";
        const KEEP: &str = "只留名单那一张表，另存一份，再导入";
        match self {
            Self::Empty => f.write_str("文件是空的：找原来的文件，重新存一份"),
            Self::TooManyBytes => {
                write!(f, "文件太大（最多 {} MB）：{KEEP}", limits::FILE_BYTES >> 20)
            }
            Self::TooMuchUnpacked => {
                write!(f, "文件解开以后太大（最多 {} MB）：{KEEP}", limits::UNPACKED_BYTES >> 20)
            }
            Self::TooManyRows => write!(f, "行太多（最多 {} 行）：{KEEP}", limits::ROWS),
            Self::TooManyColumns => {
                write!(f, "列太多（最多 {} 列）：删掉右边用不着的列，再导入", limits::COLUMNS)
            }
            Self::TooManySheets => write!(f, "工作表太多（最多 {} 张）：{KEEP}", limits::SHEETS),
            Self::TooMuchText => write!(f, "表里的字或合并的格子太多：{KEEP}"),
            Self::Password => f.write_str("文件有密码：打开它，去掉密码，另存一份，再导入"),
            Self::OtherKind(kind) => write!(f, "这是{kind}，不是表格文件：{SAVE}"),
            Self::UnknownKind => {
                write!(f, "认不出这是什么文件（能读 .xlsx、.xls、.et、.ods、.csv）：{SAVE}")
            }
            Self::Damaged(message) => write!(f, "文件读不出来，可能坏了：{SAVE}（{message}）"),
            Self::NoSuchSheet(name, names) => {
                write!(f, "没有叫“{name}”的工作表；有的是：{}", names.join("、"))
            }
            Self::OnlyHidden(names) => {
                write!(f, "名单在隐藏的工作表“{}”里：取消隐藏，或者用 --sheet 写明读哪一张", names.join("”“"))
            }
            Self::SeveralLists(sheets) => {
                f.write_str("有几张工作表都像名单（")?;
                for (index, (name, rows)) in sheets.iter().enumerate() {
                    let comma = if index > 0 { "，" } else { "" };
                    write!(f, "{comma}“{name}” {rows} 行")?;
                }
                f.write_str("）：用 --sheet 写明读哪一张")
            }
            Self::NoHead => f.write_str("找不到表头：要有一列叫“职业名称”，最好还有一列“职业编码”"),
            Self::NoRows => f.write_str("表头下面一行也没有"),
        }
    }
}

impl std::error::Error for ListError {}
