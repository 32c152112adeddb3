//! Lists with the faults of real office files: heads, codes, names, hidden and merged cells, notes.

use crate::common::{KINDS, ROWS, TestSheet, all_codes, codes, national, plain_rows, sheet};
use directory_import::{
    ChosenHead, Columns, List, ListError, layout, normal_form, read_list, read_list_below,
};

const NAME_HEADS: [&str; 6] =
    ["职业名称", "职业\n名称", "职 业 名 称", "职业(工种)名称", "职业名称*", "【职业名称】（必填）"];
const CODE_HEADS: [&str; 3] = ["职业编码", "职业\n代码", "编 码★"];

fn written_codes(code: &str) -> [String; 8] {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let wide =
        |sign: char| if sign == '-' { '－' } else { char::from_u32(sign as u32 + 0xfee0).expect("a digit") };
    [
        code.to_owned(),
        code.chars().map(wide).collect(),
        code.replace('-', "\u{2010}"),
        code.replace('-', "—"),
        code.replace('-', "一"),
        digits,
        format!("\u{200b} {code}\u{feff}"),
        "2003-06-28".to_owned(),
    ]
}

fn written_names(name: &str) -> [String; 8] {
    [
        name.to_owned(),
        format!("{name}（L）"),
        format!("★{name} L/S"),
        name.replace('工', "⼯"),
        name.chars().map(|sign| format!("{sign}\u{200b}")).collect(),
        name.chars().map(|sign| format!("{sign} ")).collect(),
        format!("{}\n{}", name.chars().take(2).collect::<String>(), name.chars().skip(2).collect::<String>()),
        format!("3.{name}(Ｌ)"),
    ]
}

/// Returns the list among other sheets; its sheet is always called 名单.
fn arrangements(list: TestSheet) -> [Vec<TestSheet>; 4] {
    let cover = sheet("封面", &[vec!["山东省绿色低碳职业目录"], vec!["职业名称和编码见后"]]);
    let old = TestSheet {
        is_hidden: true,
        ..sheet("旧名单", &[vec!["职业编码", "职业名称"], vec!["6-25-04-07", "旧的"]])
    };
    let empty = sheet("Sheet3", &[]);
    [
        vec![list.clone()],
        vec![cover.clone(), list.clone()],
        vec![old.clone(), list.clone(), empty.clone()],
        vec![cover, old, list, empty],
    ]
}

#[test]
fn heads_codes_names_and_sheets_in_every_combination() {
    let national = national();
    let mut tried = 0;
    for (kind, write) in KINDS {
        for name_head in NAME_HEADS {
            for code_head in CODE_HEADS {
                for spelling in 0..8 {
                    let mut rows = vec![
                        vec!["目录".to_owned()],
                        vec!["序号".into(), code_head.into(), name_head.into()],
                    ];
                    for (code, name) in ROWS {
                        // Not the same spelling for both, so that each of them is met with others.
                        let (code, name) = (
                            &written_codes(code)[spelling],
                            &written_names(name)[(spelling * 3 + tried) % 8],
                        );
                        rows.push(vec!["1".to_owned(), code.clone(), name.clone()]);
                    }
                    let list = TestSheet { name: "名单".to_owned(), rows, ..TestSheet::default() };
                    let sheets = &arrangements(list)[tried % 4];
                    let read = read_list(&write(sheets), None).unwrap_or_else(|error| {
                        panic!("{kind} {name_head:?} {code_head:?} {spelling}: {error}")
                    });
                    assert_eq!(
                        codes(&read, &national),
                        all_codes(),
                        "{kind} {name_head:?} {code_head:?} {spelling}"
                    );
                    assert!(read.notes.contains(&"读的是工作表“名单”".to_owned()), "{:?}", read.notes);
                    let has_hidden = sheets.iter().any(|sheet| sheet.is_hidden);
                    let tells_hidden = read.notes.contains(&"没有读隐藏的工作表“旧名单”".to_owned());
                    assert_eq!(has_hidden, tells_hidden, "{:?}", read.notes);
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 3 * 6 * 3 * 8);
}

#[test]
fn text_files_in_every_encoding_and_with_every_separator() {
    let national = national();
    for separator in [",", "\t", ";"] {
        let text: String = plain_rows().iter().map(|row| format!("{}\r\n", row.join(separator))).collect();
        let gbk = encoding_rs::GB18030.encode(&text).0.into_owned();
        let utf_16 = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.clone().into_bytes(), format!("\u{feff}{text}").into_bytes(), gbk, utf_16] {
            let list = read_list(&bytes, None).expect("a list");
            assert_eq!(codes(&list, &national), all_codes(), "{separator:?}");
        }
    }
}

fn read(write: fn(&[TestSheet]) -> Vec<u8>, list: &TestSheet) -> List {
    read_list(&write(std::slice::from_ref(list)), None).expect("a list")
}

#[test]
fn merged_cells_belong_to_each_of_their_rows() {
    for (kind, write) in KINDS {
        let mut rows = plain_rows();
        rows[0].push("领域");
        for (row, field) in rows[1..].iter_mut().zip(["2", "", "", "3", ""]) {
            row.push(field);
        }
        // The last cell is empty and not merged.
        let list = TestSheet { merged: vec![[1, 3, 3, 3]], ..sheet("名单", &rows) };
        let fields: Vec<String> = read(write, &list).rows.into_iter().map(|row| row.field).collect();
        assert_eq!(fields, ["2", "2", "2", "3", ""], "{kind}");
    }
}

#[test]
fn hidden_and_struck_rows_are_not_read_and_named() {
    let national = national();
    for (kind, write) in KINDS {
        let list =
            TestSheet {
                hidden_rows: vec![2], struck: vec![(4, 2), (5, 1)], ..sheet("名单", &plain_rows())
            };
        let read = read(write, &list);
        assert_eq!(codes(&read, &national), [ROWS[0].0, ROWS[2].0], "{kind}");
        assert!(
            read.notes.contains(&"隐藏（或筛选掉）的 1 行没有读：第3行“设备点检员”".to_owned()),
            "{:?}",
            read.notes
        );
        let struck = "划了删除线的 2 行没有读：第5行“环境监测员”、第6行“架子工”";
        assert!(read.notes.contains(&struck.to_owned()), "{kind}: {:?}", read.notes);
    }
}

#[test]
fn a_hidden_column_is_not_read() {
    let national = national();
    for (kind, write) in KINDS {
        let mut rows = plain_rows();
        rows.iter_mut()
            .zip(["职业名称", "旧甲", "旧乙", "旧丙", "旧丁", "旧戊"])
            .for_each(|(row, old)| row[0] = old);
        let list = TestSheet { hidden_columns: vec![0], ..sheet("名单", &rows) };
        let read = read(write, &list);
        assert_eq!(codes(&read, &national), all_codes(), "{kind}");
        assert!(read.notes.contains(&"隐藏的列没有读：职业名称".to_owned()), "{kind}: {:?}", read.notes);
    }
}

#[test]
fn a_piece_that_is_struck_through_is_no_text() {
    use rust_xlsxwriter::{Format, Workbook};
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    worksheet.write(0, 0, "职业编码").and_then(|sheet| sheet.write(0, 1, "职业名称")).expect("heads");
    worksheet.write(1, 0, "6-31-01-01").expect("a code");
    let segments = [(&struck, "设备检修 & 工"), (&plain, "设备点检员")];
    worksheet.write_rich_string(1, 1, &segments).expect("a name");
    let list = read_list(&workbook.save_to_buffer().expect("a workbook"), None).expect("a list");
    assert_eq!(list.rows[0].name, "设备点检员");
}

#[test]
fn numbers_and_dates_in_the_column_of_codes() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    worksheet.write(0, 0, "职业编码").and_then(|sheet| sheet.write(0, 1, "职业名称")).expect("heads");
    worksheet.write(1, 0, 6_280_303).and_then(|sheet| sheet.write(1, 1, "工业废水处理工")).expect("a row");
    let date = ExcelDateTime::from_ymd(2001, 1, 31).expect("a date");
    let format = Format::new().set_num_format("yyyy/m/d");
    worksheet.write_with_format(2, 0, &date, &format).expect("a date");
    worksheet.write(2, 1, "设备点检员").expect("a name");
    worksheet.write_with_format(3, 0, &date, &format).expect("a date");
    worksheet.write(3, 1, "没有这个").expect("a name");
    let list = read_list(&workbook.save_to_buffer().expect("a workbook"), None).expect("a list");
    let (national, date) = (national(), "编码“2001-01-31”好像被表格软件改成了日期");
    let matching = directory_import::match_list(&list, &national);
    let found: Vec<&str> = matching.matched.iter().map(|(_, row)| &row.code[..]).collect();
    assert_eq!(found, ["6-28-03-03", "6-31-01-01"]);
    assert_eq!(matching.notes, [format!("第3行：{date}，按名称对上了 6-31-01-01 设备点检员")]);
    assert_eq!(matching.problems, [format!("第4行：{date}，国家职业分类里没有“没有这个”")]);
}

#[test]
fn notes_sums_sections_and_repeated_heads_are_read_past_and_told() {
    let national = national();
    for (kind, write) in KINDS {
        let plain = plain_rows();
        let mut rows = vec![
            vec!["绿色职业目录"],
            plain[0].clone(),
            vec!["一、传统支柱产业"],
            plain[1].clone(),
            plain[2].clone(),
        ];
        rows.extend([
            plain[0].clone(),
            vec!["", "二、数字经济（3个）"],
            plain[3].clone(),
            plain[4].clone(),
            plain[5].clone(),
        ]);
        rows.extend([
            vec!["合计", "", "5个"],
            vec!["注：L 为绿色职业。"],
            vec!["", "", "第 1 页，共 1 页"],
            vec!["6"],
        ]);
        // The second section title is merged over code and name.
        let list = TestSheet { merged: vec![[6, 1, 6, 2]], ..sheet("名单", &rows) };
        let list = read(write, &list);
        assert_eq!(codes(&list, &national), all_codes(), "{kind}");
        assert!(
            list.notes.contains(&"又写了一遍表头的 1 行没有读：第6行".to_owned()),
            "{kind}: {:?}",
            list.notes
        );
        let notes = directory_import::match_list(&list, &national).notes;
        let expected = [
            "第3行“一、传统支柱产业”不是职业，没有读",
            "第7行“二、数字经济（3个）”不是职业，没有读",
            "第11行“合计 5个”不是职业，没有读",
            "第12行“注：L 为绿色职业。”不是职业，没有读",
            "第13行“第 1 页，共 1 页”不是职业，没有读",
            "第14行“6”不是职业，没有读",
        ];
        assert_eq!(notes, expected, "{kind}");
    }
}

#[test]
fn the_sheet_is_the_only_visible_list_or_the_one_that_is_named() {
    for (kind, write) in KINDS {
        let list = |name: &str| sheet(name, &plain_rows());
        let hidden = |name: &str| TestSheet { is_hidden: true, ..list(name) };
        let two = write(&[list("甲"), list("乙")]);
        let several = ListError::SeveralLists(vec![("甲".to_owned(), 5), ("乙".to_owned(), 5)]);
        assert_eq!(read_list(&two, None), Err(several), "{kind}");
        assert_eq!(read_list(&two, Some("乙")).map(|list| list.sheet), Ok(Some("乙".to_owned())), "{kind}");
        let missing = ListError::NoSuchSheet("丙".to_owned(), vec!["甲".to_owned(), "乙".to_owned()]);
        assert_eq!(read_list(&two, Some("丙")), Err(missing), "{kind}");
        let only_hidden = write(&[sheet("封面", &[vec!["目录"]]), hidden("旧")]);
        assert_eq!(
            read_list(&only_hidden, None),
            Err(ListError::OnlyHidden(vec!["旧".to_owned()])),
            "{kind}"
        );
        let named = read_list(&only_hidden, Some("旧")).expect("a list");
        assert_eq!(named.notes[0], "读的是工作表“旧”（隐藏的）", "{kind}");
        let none = write(&[sheet("封面", &[vec!["目录"], vec!["6-28-03-03", "工业废水处理工"]])]);
        assert_eq!(read_list(&none, None), Err(ListError::NoHead), "{kind}");
        let empty = write(&[sheet("名单", &plain_rows()[..1])]);
        assert_eq!(read_list(&empty, None), Err(ListError::NoRows), "{kind}");
    }
}

/// Comparing in normal form would be wrong if two occupations became the same.
#[test]
fn the_names_of_the_classification_stay_different_in_normal_form() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/occupations/national.csv");
    let mut reader = csv::Reader::from_path(path).expect("the classification");
    let names: std::collections::BTreeSet<String> =
        reader.records().map(|row| row.expect("a row")[1].to_owned()).collect();
    assert!(names.len() > 1_600, "{}", names.len());
    let normal: std::collections::BTreeSet<String> = names.iter().map(|name| normal_form(name)).collect();
    assert_eq!(names.len(), normal.len());
    // No name ends with a letter that is taken for a mark.
    assert!(normal.iter().all(|name| !name.ends_with(['l', 's'])));
}

#[test]
fn a_header_that_is_not_recognized_is_pointed_out_by_hand() {
    let rows = [
        vec!["附件1"],
        vec!["编号", "工作的名字", "大典里的号"],
        vec!["1", "工业废水处理工", "6-28-03-03"],
        vec!["2", "光伏电站运维员", "6-28-01-02"],
    ];
    let sheets = [sheet("封面", &[vec!["目录"]]), sheet("表一", &rows)];
    for (kind, write) in KINDS {
        let bytes = write(&sheets);
        assert!(matches!(read_list(&bytes, None), Err(ListError::NoHead)), "{kind}");
        let first = layout(&bytes, None).expect("is read");
        assert_eq!(first.sheets, ["封面", "表一"], "{kind}");
        assert_eq!((first.sheet.as_deref(), first.head), (Some("封面"), None), "{kind}");
        let second = layout(&bytes, Some("表一")).expect("is read");
        assert_eq!(second.rows[1], (2, rows[1].iter().map(|cell| (*cell).to_owned()).collect()), "{kind}");
        let columns = Columns { name: 1, code: Some(2), field: None, phrase: None };
        let list = read_list_below(&bytes, Some("表一"), ChosenHead { line: 2, columns }).expect("is read");
        assert_eq!(list.rows.len(), 2, "{kind}");
        assert_eq!((&*list.rows[0].code, &*list.rows[0].name), ("6-28-03-03", "工业废水处理工"), "{kind}");
    }
    let text = "工作的名字,大典里的号\n工业废水处理工,6-28-03-03\n".as_bytes();
    let shown = layout(text, None).expect("is read");
    assert_eq!((shown.sheets.len(), shown.rows.len()), (0, 2));
    let columns = Columns { name: 0, code: Some(1), field: None, phrase: None };
    assert_eq!(read_list_below(text, None, ChosenHead { line: 1, columns }).expect("is read").rows.len(), 1);
}
