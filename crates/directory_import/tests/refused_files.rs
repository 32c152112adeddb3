//! Files that are no list, too large or hostile: a Chinese sentence, and never a crash.

use crate::common::ods::{content, pack, pack_content};
use crate::common::xls::compound_file;
use crate::common::{KINDS, TestSheet, is_chinese, ods, plain_rows, sheet, xls};
use directory_import::{ListError, limits, match_list, read_list};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::sync::LazyLock;

static NATIONAL: LazyLock<directory_import::National> = LazyLock::new(crate::common::national);

#[test]
fn each_kind_of_file_that_is_no_list_gets_a_chinese_sentence() {
    let xlsx = KINDS[0].1(&[sheet("名单", &plain_rows())]);
    let other = |kind| ListError::OtherKind(kind);
    let encrypted = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
        ("content.xml", b"\x01\x02\x03"),
    ]);
    let mut locked = xls::stream(&[sheet("名单", &plain_rows())]);
    // The record FilePass after the first record.
    locked.splice(20..20, [0x2f, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    for (what, bytes, expected) in [
        ("nothing", Vec::new(), ListError::Empty),
        ("an encrypted .xlsx", compound_file("/EncryptedPackage", b"x"), ListError::Password),
        ("an encrypted .xls", compound_file("/Workbook", &locked), ListError::Password),
        ("an encrypted .ods", encrypted, ListError::Password),
        ("a web page named .xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), other("网页")),
        ("a PDF", b"%PDF-1.7 ...".to_vec(), other("PDF 文件")),
        ("a .docx", pack(&[("word/document.xml", b"<w/>")]), other("文字文档")),
        ("a .doc", compound_file("/WordDocument", b"x"), other("文字文档")),
        ("a .xlsb", pack(&[("xl/workbook.bin", b"x")]), other("二进制工作簿（.xlsb）")),
        ("a zip file", pack(&[("名单.txt", b"x")]), other("压缩包")),
        ("another compound file", compound_file("/Other", b"x"), ListError::UnknownKind),
        ("bytes", vec![0, 1, 2, 3, 0xff], ListError::UnknownKind),
        ("a text without heads", "你好\n".as_bytes().to_vec(), ListError::NoHead),
    ] {
        let error = read_list(&bytes, None).expect_err(what);
        assert_eq!(error, expected, "{what}");
        assert!(is_chinese(&error), "{what}: {error}");
    }
    for length in [4, 30, 200, xlsx.len() / 2, xlsx.len() - 1] {
        let error = read_list(&xlsx[..length], None).expect_err("a file that is cut");
        assert!(matches!(error, ListError::Damaged(_)) && is_chinese(&error), "{length}: {error}");
    }
}

/// Writes an .xlsx with cells at the given positions below a header.
fn xlsx_with(cells: &[(u32, u16)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    worksheet.write(0, 0, "职业名称").expect("a head");
    for (row, column) in cells {
        worksheet.write(*row, *column, "架子工").expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn files_beyond_the_limits_are_refused() {
    let rows: Vec<(u32, u16)> = (1..=limits::ROWS as u32).map(|row| (row, 0)).collect();
    let many_sheets: Vec<TestSheet> =
        (0..=limits::SHEETS).map(|number| sheet(&format!("表{number}"), &[])).collect();
    let bomb = vec![b' '; limits::UNPACKED_BYTES as usize + 1];
    let names: Vec<String> = (0..=limits::PACKED_FILES).map(|number| format!("xl/{number}.xml")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let far = sheet("名单", &[vec!["职业名称"], vec![""; 300]]);
    let mut far_ods = far.clone();
    far_ods.rows[1].push("架子工".to_owned());
    let long = |repeats: usize| {
        let cell = format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            "长".repeat(30_000)
        );
        content(&[sheet("名单", &plain_rows())]).replace(
            "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/>",
            &format!("<table:table-row table:number-rows-repeated=\"{repeats}\">{cell}"),
        )
    };
    let mut deep_xls = sheet("名单", &[vec!["职业名称"]]);
    deep_xls.rows.resize(65_000, vec![String::new(); 40]);
    deep_xls.rows.push(vec![String::new(), "架子工".to_owned()]);
    deep_xls.rows[64_000][39] = "x".to_owned();
    for (what, bytes, expected) in [
        ("bytes", vec![b'a'; limits::FILE_BYTES + 1], ListError::TooManyBytes),
        ("a zip bomb", pack(&[("xl/workbook.xml", &bomb)]), ListError::TooMuchUnpacked),
        ("many files", pack(&files), ListError::TooMuchUnpacked),
        ("rows of .xlsx", xlsx_with(&rows), ListError::TooManyRows),
        ("columns of .xlsx", xlsx_with(&[(1, 16_383)]), ListError::TooManyColumns),
        ("columns of .ods", ods::write(&[far_ods]), ListError::TooManyColumns),
        ("rows of .ods that repeat", pack_content(&long(1_000_000)), ListError::TooManyRows),
        ("long texts of .ods that repeat", pack_content(&long(10_000)), ListError::TooMuchText),
        ("a rectangle of .xls", xls::write(&[deep_xls]), ListError::TooManyRows),
        ("sheets of .xlsx", KINDS[0].1(&many_sheets), ListError::TooManySheets),
        ("sheets of .xls", KINDS[1].1(&many_sheets), ListError::TooManySheets),
        ("sheets of .ods", KINDS[2].1(&many_sheets), ListError::TooManySheets),
    ] {
        let error = read_list(&bytes, None).expect_err(what);
        assert_eq!(error, expected, "{what}");
        assert!(is_chinese(&error), "{what}: {error}");
    }
}

#[test]
fn a_list_within_the_limits_is_read() {
    let rows: Vec<(u32, u16)> = (1..limits::ROWS as u32).map(|row| (row, 0)).collect();
    assert_eq!(read_list(&xlsx_with(&rows), None).map(|list| list.rows.len()), Ok(limits::ROWS - 1));
    // A cell in the last row of a sheet does not fill the rows between.
    assert_eq!(read_list(&xlsx_with(&[(1_048_575, 199)]), None).map(|list| list.rows[0].line), Ok(1_048_576));
}

/// Every formula has the text that was stored with it; none is computed.
#[test]
fn a_sheet_of_formulas_is_read_by_its_stored_texts() {
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    worksheet.write(0, 0, "职业名称").expect("a head");
    for row in 1..1_000 {
        let formula =
            rust_xlsxwriter::Formula::new("=HYPERLINK(\"http://example.invalid/\")").set_result("架子工");
        worksheet.write_formula(row, 0, formula).expect("a formula");
    }
    let list = read_list(&workbook.save_to_buffer().expect("a workbook"), None).expect("a list");
    assert!(list.rows.len() == 999 && list.rows.iter().all(|row| row.name == "架子工"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any cells in any kind of workbook end in a list or in a Chinese sentence.
    #[test]
    fn any_cells_are_read_or_refused(
        kind in 0..3_usize,
        rows in proptest::collection::vec(
            proptest::collection::vec("(职业名称|职业编码|领域|合计|注|架子工|6-29-01-05|[0-9一二、（）: -]|[^\u{0}-\u{1f}\u{fffe}\u{ffff}]){0,6}", 0..5),
            0..8,
        ),
        hidden_rows in proptest::collection::vec(0..8_usize, 0..3),
    ) {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let list = TestSheet { hidden_rows, ..sheet("名单", &rows) };
        match read_list(&KINDS[kind].1(&[list]), None) {
            Ok(list) => {
                let matching = match_list(&list, &NATIONAL);
                let reported = matching.matched.len() + matching.problems.len() + matching.notes.len();
                prop_assert!(reported >= list.rows.len(), "a row is neither matched nor told");
            }
            Err(error) => prop_assert!(is_chinese(&error), "{}", error),
        }
    }

    /// Changed bytes of a workbook end in a list or in an error. A package is changed before it is packed,
    /// because its checksums would show it.
    #[test]
    fn damaged_workbooks_end_in_an_error(
        kind in 0..3_usize,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let list = [TestSheet { merged: vec![[1, 0, 3, 0]], ..sheet("名单", &plain_rows()) }];
        let change = |bytes: &mut [u8]| {
            let length = bytes.len();
            changes.iter().for_each(|(index, byte)| bytes[index.index(length)] = *byte);
        };
        let bytes = match kind {
            0 => {
                let mut stream = xls::stream(&list);
                let used = stream.iter().rposition(|byte| *byte != 0).unwrap_or(0);
                change(&mut stream[..used]);
                compound_file("/Workbook", &stream)
            }
            1 => {
                let mut content = content(&list).into_bytes();
                change(&mut content);
                pack(&[("content.xml", &content)])
            }
            _ => {
                let mut files = unpack(&KINDS[0].1(&list));
                let changed = changes[0].0.index(files.len());
                change(&mut files[changed].1);
                let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&name[..], &bytes[..])).collect();
                pack(&files)
            }
        };
        if let Err(error) = read_list(&bytes, None) {
            prop_assert!(is_chinese(&error), "{}", error);
        }
    }
}

fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("its bytes");
        files.push((file.name().expect("a name").into_owned(), bytes));
    }
    files
}

/// A record of an .xls that is too short for its kind, at each record of the file.
#[test]
fn records_that_are_cut_end_in_an_error() {
    let stream = xls::stream(&[sheet("名单", &plain_rows())]);
    let (mut at, mut tried) = (0, 0);
    while at + 4 <= stream.len() {
        let length = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        for kept in [0, 1, 3] {
            let mut cut = stream[..at].to_vec();
            cut.extend([stream[at], stream[at + 1], kept, 0]);
            cut.extend(&stream[at + 4..at + 4 + length.min(usize::from(kept))]);
            cut.extend(&stream[at + 4 + length..]);
            cut.resize(cut.len().max(8192), 0);
            if let Err(error) = read_list(&compound_file("/Workbook", &cut), None) {
                assert!(is_chinese(&error), "{error}");
            }
            tried += 1;
        }
        at += 4 + length;
        if stream[at..].iter().all(|byte| *byte == 0) {
            break;
        }
    }
    assert!(tried > 60, "{tried}");
}
