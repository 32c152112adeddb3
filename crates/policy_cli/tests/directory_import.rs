//! `cargo xtask directory import` with realistic lists, valid and broken.

mod sandbox;

use rust_xlsxwriter::Workbook;
use sandbox::{DataSandbox, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Code and name of each occupation of a list.
type Rows = Vec<(String, String)>;

/// Reads every file of `data/`.
fn data(sandbox: &DataSandbox) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&sandbox.path("data"), &mut files);
    files
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let bytes = fs::read(&path).expect("the file can be read");
            files.insert(path, bytes);
        }
    }
}

/// Returns the current directory as a list.
fn listed(sandbox: &DataSandbox) -> Rows {
    let mut reader =
        csv::Reader::from_path(sandbox.path("data/occupations/directory.csv")).expect("the directory");
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| (row[0].to_owned(), row[1].to_owned())).collect()
}

/// Writes a workbook in the usual layout of an office: a title above the header, a column of row numbers.
fn write_xlsx(sandbox: &DataSandbox, rows: &Rows) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "绿色低碳职业目录").expect("a cell");
    for (column, head) in ["序号", "职业编码", "职业名称"].into_iter().enumerate() {
        sheet.write(1, column as u16, head).expect("a cell");
    }
    for (number, (code, name)) in (1..).zip(rows) {
        sheet.write(number + 1, 0, number).expect("a cell");
        sheet.write(number + 1, 1, code).expect("a cell");
        sheet.write(number + 1, 2, name).expect("a cell");
    }
    workbook.save(sandbox.path("名单.xlsx")).expect("the workbook can be written");
}

fn csv_text(rows: &Rows) -> String {
    let lines: String = rows.iter().map(|(code, name)| format!("{code},{name}\r\n")).collect();
    format!("\u{feff}职业编码,职业名称\r\n{lines}")
}

fn import_csv(sandbox: &DataSandbox, bytes: impl AsRef<[u8]>) -> Outcome {
    fs::write(sandbox.path("名单.csv"), bytes).expect("the list can be written");
    sandbox.policy(&["directory", "import", "名单.csv"])
}

/// Asserts that the list is rejected with these words and that `data/` is unchanged.
#[track_caller]
fn refused(sandbox: &DataSandbox, import: impl FnOnce() -> Outcome, words: &[&str]) {
    let before = data(sandbox);
    let outcome = import();
    assert!(!outcome.success, "{}", outcome.text);
    for word in words {
        assert!(outcome.text.contains(word), "{word} not in\n{}", outcome.text);
    }
    assert!(data(sandbox) == before, "data/ was changed");
}

#[test]
fn a_workbook_with_the_same_occupations_makes_them_official() {
    let sandbox = DataSandbox::new();
    write_xlsx(&sandbox, &listed(&sandbox));
    let arguments = ["directory", "import", "名单.xlsx", "--edition", "2030年正式目录"];
    let before = data(&sandbox);
    let tried = sandbox.policy(&[&arguments[..], &["--dry-run"]].concat());
    assert!(tried.success && data(&sandbox) == before, "{}", tried.text);
    let outcome = sandbox.policy(&arguments);
    assert!(outcome.success, "{}", outcome.text);
    for words in
        ["259 行，对上国家职业分类的 259 行", "新增 0 个", "去掉 0 个", "改了名称或编码 0 个", "人工看看"]
    {
        assert!(outcome.text.contains(words), "{words} not in\n{}", outcome.text);
    }
    let read = |name: &str| fs::read_to_string(sandbox.path(name)).expect("the file is there");
    assert!(read("data/occupations/facets.toml").contains("name = \"2030年正式目录\""));
    let directory = read("data/occupations/directory.csv");
    assert_eq!(directory.lines().filter(|line| line.contains(",named,")).count(), 259);
    data_compiler::occupations::compile(&sandbox.path("")).expect("the new directory compiles");
}

#[test]
fn a_new_occupation_is_asked_for_its_words_and_then_taken_in() {
    let sandbox = DataSandbox::new();
    let mut rows = listed(&sandbox);
    rows[0] = ("6-31-01-01".to_owned(), "设备点检员".to_owned());
    let import = || import_csv(&sandbox, csv_text(&rows));
    refused(
        &sandbox,
        import,
        &["新增 1 个\n  6-31-01-01 设备点检员", "去掉 1 个\n  2-02-01-02", "新职业还缺 3 样文字"],
    );
    let words = sandbox.path("target/directory-import");
    let fill = |name: &str, from: &str, to: &str| {
        let text = fs::read_to_string(words.join(name)).expect("the file to fill in");
        assert!(text.contains(from), "{text}");
        fs::write(words.join(name), text.replacen(from, to, 1)).expect("the file can be filled in");
    };
    fill("fields.csv", "设备点检员,,", "设备点检员,1,制造业质量提升行动");
    fill(
        "descriptions.csv",
        "设备点检员,",
        "设备点检员,按计划检查工厂里的机器，听声音、看温度，有毛病早报修。",
    );
    fill("labels.toml", "labels = []", "labels = [\"查设备\", \"机器巡检\", \"看机器\", \"设备巡查\"]");
    let outcome = import();
    assert!(outcome.success, "{}", outcome.text);
    assert!(listed(&sandbox).contains(&rows[0]));
    assert!(!listed(&sandbox).iter().any(|(code, _)| code == "2-02-01-02"));
}

#[test]
fn a_list_that_is_too_short_is_refused_unless_the_number_is_meant() {
    let sandbox = DataSandbox::new();
    let mut rows = listed(&sandbox);
    rows.pop();
    refused(
        &sandbox,
        || import_csv(&sandbox, csv_text(&rows)),
        &["名单有 258 个职业，公布的是 259 个", "--entries 258"],
    );
    let outcome = sandbox.policy(&["directory", "import", "名单.csv", "--entries", "258"]);
    assert!(outcome.success && listed(&sandbox).len() == 258, "{}", outcome.text);
    assert!(outcome.text.contains("start.toml:"), "the words that name 259 are named: {}", outcome.text);
}

#[test]
fn rows_that_do_not_agree_with_the_classification_are_told_one_by_one() {
    let sandbox = DataSandbox::new();
    let mut rows = listed(&sandbox);
    rows[3].0 = rows[4].0.clone();
    rows[7].0 = "9-99-99-99".to_owned();
    rows[9].1 = "没有这个职业".to_owned();
    rows[11] = rows[12].clone();
    let told =
        ["有 4 行没对上", "第5行：", "第9行：国家职业分类里没有 9-99-99-99", "第11行：", "和第13行重复"];
    refused(&sandbox, || import_csv(&sandbox, csv_text(&rows)), &told);
}

#[test]
fn files_that_are_no_list_get_a_clear_answer() {
    let sandbox = DataSandbox::new();
    let rows = listed(&sandbox);
    let text = csv_text(&rows);
    // “职业编码,职业名称” in GBK, as a spreadsheet program saves it on Chinese Windows.
    const GBK: [u8; 17] = *b"\xd6\xb0\xd2\xb5\xb1\xe0\xc2\xeb,\xd6\xb0\xd2\xb5\xc3\xfb\xb3\xc6";
    refused(&sandbox, || import_csv(&sandbox, GBK), &["不是 UTF-8", "CSV UTF-8"]);
    refused(&sandbox, || import_csv(&sandbox, text.replace("职业名称", "备注")), &["找不到表头", "职业名称"]);
    refused(&sandbox, || import_csv(&sandbox, "职业编码,职业名称\n"), &["表头下面一行也没有"]);
    refused(&sandbox, || sandbox.policy(&["directory", "import", "没有.xlsx"]), &["没有.xlsx"]);
    fs::write(sandbox.path("名单.xlsx"), &text).expect("the file can be written");
    refused(&sandbox, || sandbox.policy(&["directory", "import", "名单.xlsx"]), &["名单.xlsx"]);
    fs::write(sandbox.path("名单.pdf"), &text).expect("the file can be written");
    refused(&sandbox, || sandbox.policy(&["directory", "import", "名单.pdf"]), &[".xlsx 或 .csv"]);
}

#[test]
fn without_codes_names_alone_are_matched_and_that_is_told() {
    let sandbox = DataSandbox::new();
    let names: String = listed(&sandbox).iter().map(|(_, name)| format!("{name}\n")).collect();
    let outcome = import_csv(&sandbox, format!("职业名称\n{names}"));
    assert!(outcome.success && outcome.text.contains("只按名称对"), "{}", outcome.text);
}
