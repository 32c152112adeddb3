//! Rows of a list that are no entries: sums, notes and section titles.

use crate::list::ListRow;
use crate::names::normal_form;

const SUMS: [&str; 5] = ["合计", "总计", "小计", "共计", "总数"];
/// The beginnings of notes, which a sign or a digit follows.
const NOTES: [&str; 18] = [
    "注",
    "备注",
    "说明",
    "附注",
    "填表",
    "填表人",
    "填表说明",
    "制表",
    "制表人",
    "审核",
    "审核人",
    "数据来源",
    "来源",
    "联系人",
    "日期",
    "单位",
    "填报单位",
    "附件",
];
/// Signs that no name contains.
const SENTENCE: [char; 6] = ['。', '；', '！', '：', ':', '，'];

/// Returns whether a row that names no occupation is skipped. `has_codes` is true if the list writes a code
/// in its other rows.
pub(crate) fn is_non_entry(row: &ListRow, has_codes: bool) -> bool {
    let is_alone = row.texts.len() == 1;
    let first = row.texts.first().map(String::as_str).unwrap_or_default();
    // A serial number alone.
    if row.texts.iter().all(|text| normal_form(text).chars().all(|sign| sign.is_ascii_digit())) {
        return true;
    }
    if row.name.is_empty() && row.code.is_empty() {
        return true;
    }
    // Not the other columns: a remark may begin like a note.
    let mut texts = [first, &row.code, &row.name].into_iter();
    texts.any(|text| is_sum(text) || is_note(text) || is_section(text) || text.contains(SENTENCE))
        || (is_alone && (has_codes || first.chars().count() > 30))
}

fn is_sum(text: &str) -> bool {
    let normal = normal_form(text);
    let counts = normal.starts_with('共') && normal.chars().nth(1).is_some_and(|sign| sign.is_ascii_digit());
    counts || SUMS.iter().any(|sum| normal.starts_with(sum) || normal.ends_with(sum))
}

fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let is_page = text.starts_with('第') && text.contains('页') && text.chars().count() <= 12;
    let follows = |start: &&str| {
        let rest = text.strip_prefix(*start);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(|sign| !sign.is_alphabetic()))
    };
    is_page || text.starts_with("以下空白") || text.starts_with("以下无") || NOTES.iter().any(follows)
}

/// Returns whether a text is a numbered title (一、 （二） 第三部分) or a title in lenticular brackets.
fn is_section(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = text.trim_start();
    let inner = text.trim_start_matches(['（', '(', '第']);
    let rest = inner.trim_start_matches(|sign: char| NUMERALS.contains(sign));
    let is_numbered = rest.len() < inner.len()
        && (rest.starts_with(['、', '.', '．', '）', ')', ' ', '：'])
            || (text.starts_with('第') && rest.starts_with(['部', '类', '章', '节', '领', '大'])));
    is_numbered || (text.starts_with('【') && text.ends_with('】'))
}

#[cfg(test)]
mod tests {
    use super::is_non_entry;
    use crate::list::ListRow;

    fn row(code: &str, name: &str, texts: &[&str]) -> ListRow {
        ListRow {
            code: code.to_owned(),
            name: name.to_owned(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            ..ListRow::default()
        }
    }

    #[test]
    fn notes_sums_and_titles_are_no_entries() {
        for text in [
            "注：L 表示绿色职业",
            "注1",
            "注",
            "备注:以文件为准",
            "说明：",
            "*注：见附件",
            "※ 说明：以文件为准",
            "合计",
            "总计259",
            "合 计",
            "共259个",
            "职业总数",
            "一、传统支柱产业",
            "（二）数字经济",
            "第三部分 服务业",
            "第四类",
            "【建筑业】",
            "第1页，共5页",
            "第 2 页",
            "以下空白",
            "填表人：",
            "审核：",
            "数据来源：人社部",
            "制表日期：2026年",
            "单位：个",
            "260",
        ] {
            assert!(is_non_entry(&row("", text, &[text]), false), "{text}");
            assert!(is_non_entry(&row("", text, &["9", text]), true), "{text}");
        }
        assert!(is_non_entry(&row("合计", "259个", &["合计", "259个"]), true));
        assert!(is_non_entry(&row("", "传统支柱产业", &["传统支柱产业"]), true));
        assert!(is_non_entry(&row("", "", &["盖章处"]), true));
        let with_remark = row("", "神仙", &["9", "神仙", "备注：共3个工种"]);
        assert!(!is_non_entry(&with_remark, true));
    }

    #[test]
    fn a_row_that_may_be_an_entry_stays() {
        for name in [
            "注塑工",
            "审核员",
            "说明书编写员",
            "单位管理员",
            "来料检验工",
            "第三方物流员",
            "三轮车工",
            "一线工人",
            "神仙",
        ] {
            assert!(!is_non_entry(&row("", name, &["9", name]), true), "{name}");
            assert!(!is_non_entry(&row("", name, &[name]), false), "{name}");
            assert!(!is_non_entry(&row("6-99", name, &["6-99", name]), true), "{name}");
        }
    }
}
