//! `cargo xtask directory import` with realistic lists, valid and broken.

use crate::sandbox::{DataSandbox, Outcome};
use rust_xlsxwriter::Workbook;
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
    assert!(outcome.text.contains("about.toml:"), "the words that name 259 are named: {}", outcome.text);
}

#[test]
fn rows_that_do_not_agree_with_the_classification_are_told_one_by_one() {
    let sandbox = DataSandbox::new();
    let mut rows = listed(&sandbox);
    rows[3].0 = rows[4].0.clone();
    rows[7].0 = "9-99-99-99".to_owned();
    rows[9].1 = "没有这个职业".to_owned();
    rows[11] = rows[12].clone();
    let reported =
        ["有 4 行没对上", "第5行：", "第9行：国家职业分类里没有 9-99-99-99", "第11行：", "和第13行重复"];
    refused(&sandbox, || import_csv(&sandbox, csv_text(&rows)), &reported);
}

#[test]
fn files_that_are_no_list_get_a_clear_answer() {
    let sandbox = DataSandbox::new();
    let rows = listed(&sandbox);
    let text = csv_text(&rows);
    let import = |name: &str, bytes: &[u8]| {
        fs::write(sandbox.path(name), bytes).expect("the file can be written");
        sandbox.policy(&["directory", "import", name])
    };
    refused(&sandbox, || import_csv(&sandbox, text.replace("职业名称", "备注")), &["找不到表头", "职业名称"]);
    refused(&sandbox, || import_csv(&sandbox, "职业编码,职业名称\n"), &["表头下面一行也没有"]);
    refused(
        &sandbox,
        || import_csv(&sandbox, encoded_as_gbk("职业编码,职业名称\n")),
        &["表头下面一行也没有"],
    );
    refused(
        &sandbox,
        || sandbox.policy(&["directory", "import", "没有.xlsx"]),
        &["没有.xlsx", "没有", "文件"],
    );
    refused(&sandbox, || sandbox.policy(&["directory", "import", "data"]), &["data 是文件夹"]);
    refused(&sandbox, || import("名单.xlsx", b"<html><table>"), &["名单.xlsx", "网页", "另存为 .xlsx"]);
    refused(&sandbox, || import("名单.xlsx", b"PK\x03\x04"), &["名单.xlsx", "读不出来"]);
    refused(&sandbox, || import("名单.pdf", b"%PDF-1.7"), &["名单.pdf", "PDF", "另存为 .xlsx"]);
    refused(&sandbox, || import("名单.csv", b""), &["名单.csv", "空的"]);
}

#[test]
fn a_list_in_gbk_is_read() {
    let sandbox = DataSandbox::new();
    let outcome =
        import_csv(&sandbox, encoded_as_gbk(csv_text(&listed(&sandbox)).trim_start_matches('\u{feff}')));
    assert!(outcome.success, "{}", outcome.text);
}

fn encoded_as_gbk(text: &str) -> Vec<u8> {
    let (bytes, _, has_errors) = encoding_rs::GBK.encode(text);
    assert!(!has_errors, "the text can be written in GBK");
    bytes.into_owned()
}

/// Reads every file below the sandbox, with the time of its last change.
fn tree(sandbox: &DataSandbox) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let mut files = BTreeMap::new();
    collect(&sandbox.path(""), &mut files);
    let changed = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a time");
    files.into_iter().map(|(path, bytes)| (path.clone(), (bytes, changed(&path)))).collect()
}

/// Replaces the first occupation of the list by one that is not in the directory.
fn with_a_new_one(sandbox: &DataSandbox) -> Rows {
    let mut rows = listed(sandbox);
    rows[0] = ("6-31-01-01".to_owned(), "设备点检员".to_owned());
    rows
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = DataSandbox::new();
    let (same, new) = (csv_text(&listed(&sandbox)), csv_text(&with_a_new_one(&sandbox)));
    let run =
        |arguments: &[&str]| sandbox.policy(&[&["directory", "import", "名单.csv"], arguments].concat());
    // Nothing is missing; then a new occupation, without and with a folder that was begun; then broken lists.
    let broken = new.replace("6-31-01-01", "9-99-99-99");
    for (what, text, succeeds, is_begun) in [
        ("the same list", &same, true, false),
        ("a new occupation", &new, false, false),
        ("a row that does not match", &broken, false, false),
        ("a new occupation with a folder", &new, false, true),
        ("another list with a folder", &same, true, true),
    ] {
        fs::write(sandbox.path("名单.csv"), text).expect("the list can be written");
        if is_begun && !sandbox.path("target/directory-import").exists() {
            assert!(!run(&[]).success, "{what}");
        }
        let before = tree(&sandbox);
        let outcome = run(&["--dry-run"]);
        assert_eq!(outcome.success, succeeds, "{what}: {}", outcome.text);
        assert!(tree(&sandbox) == before, "{what}: a dry run has written");
        assert_eq!(sandbox.path("target").exists(), is_begun, "{what}");
    }
}

#[test]
fn words_that_were_typed_into_the_folder_stay() {
    let sandbox = DataSandbox::new();
    let new = csv_text(&with_a_new_one(&sandbox));
    refused(&sandbox, || import_csv(&sandbox, &new), &["缺领域（1到5）和通知里的用词"]);
    let folder = sandbox.path("target/directory-import");
    let read = |name: &str| fs::read(folder.join(name)).expect("the file is there");
    for name in ["fields.csv", "descriptions.csv"] {
        assert!(
            read(name).starts_with("\u{feff}code,name,".as_bytes()),
            "{name} begins with a byte order mark"
        );
    }
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("the file can be written");
    // Half a row, blanks round a code, a column of remarks, a row of another list; in GBK, as spreadsheets
    // save.
    let fields = "code,name,备注,field,phrase\r\n 6-31-01-01 ,设备点检员,问过老王,1,\r\n6-28-03-03,别的名单的,,2,绿色环保\r\n";
    write("fields.csv", &encoded_as_gbk(fields));
    write("descriptions.csv", "code;name;description\n6－31－01－01;设备点检员;\n".as_bytes());
    let labels = "# 先记两个\n[[occupation]]\ncode = \"6-31-01-01\"\nname = \"设备点检员\"\nlabels = [\"查设备\", \"看机器\"] # 还要问\n";
    write("labels.toml", labels.as_bytes());
    let kept = ["fields.csv", "descriptions.csv", "labels.toml"].map(read);
    refused(
        &sandbox,
        || import_csv(&sandbox, &new),
        &["缺通知里的用词（fields.csv 的 phrase 一列）", "缺一句话介绍"],
    );
    assert!(["fields.csv", "descriptions.csv", "labels.toml"].map(read) == kept, "nothing had to be added");
    // A second new occupation: a row is added to each file, and nothing else changes.
    let mut rows = with_a_new_one(&sandbox);
    let others = listed(&sandbox);
    let second = ["3-01-02-02", "4-01-02-01", "6-02-01-02", "1-01-00-01"];
    let national =
        fs::read_to_string(sandbox.path("data/occupations/national.csv")).expect("the classification");
    let name = |code: &str| {
        national.lines().find(|line| line.starts_with(code)).and_then(|line| line.split(',').nth(1))
    };
    let code =
        second.iter().find(|code| name(code).is_some() && others.iter().all(|(known, _)| known != *code));
    let code = *code.expect("an occupation outside the directory");
    rows[1] = (code.to_owned(), name(code).expect("its name").to_owned());
    refused(&sandbox, || import_csv(&sandbox, csv_text(&rows)), &["新增 2 个", code]);
    let text = |name: &str| String::from_utf8(read(name)).expect("UTF-8");
    let row = name(code).expect("its name");
    assert_eq!(text("fields.csv"), format!("\u{feff}{fields}{code},{row},,,\n"));
    assert_eq!(
        text("descriptions.csv"),
        format!("\u{feff}code;name;description\n6－31－01－01;设备点检员;\n{code};{row};\n")
    );
    assert!(text("labels.toml").starts_with(labels), "{}", text("labels.toml"));
    assert!(text("labels.toml").contains(code));
    // A file that cannot be read is named, and stays.
    write("labels.toml", "labels = [“查设备”]".as_bytes());
    refused(&sandbox, || import_csv(&sandbox, &new), &["labels.toml", "写得不对", "英文的"]);
    assert_eq!(text("labels.toml"), "labels = [“查设备”]");
    write("labels.toml", labels.as_bytes());
    write("fields.csv", "code,name\n".as_bytes());
    refused(&sandbox, || import_csv(&sandbox, &new), &["fields.csv", "少了 field"]);
    write("fields.csv", "code,name,field,phrase\n6-31-01-01,设备点检员,农业,\n".as_bytes());
    refused(&sandbox, || import_csv(&sandbox, &new), &["fields.csv 第2行：“农业”不是领域"]);
}

/// Writes the directory with a column of fields; `change` alters the fields.
fn with_fields(sandbox: &DataSandbox, change: impl FnOnce(&mut Vec<String>)) -> String {
    let text = fs::read_to_string(sandbox.path("data/occupations/directory.csv")).expect("the directory");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let mut fields: Vec<String> = rows.iter().map(|row| row[3].to_owned()).collect();
    change(&mut fields);
    let lines = rows.iter().zip(fields).map(|(row, field)| format!("{},{},{field}\n", &row[0], &row[1]));
    format!("职业编码,职业名称,所属领域\n{}", lines.collect::<String>())
}

#[test]
fn an_empty_field_is_never_filled_from_the_old_edition() {
    let sandbox = DataSandbox::new();
    let empty = with_fields(&sandbox, |fields| fields[1].clear());
    refused(&sandbox, || import_csv(&sandbox, &empty), &["第3行", "“领域”空着", "--fill-down"]);
    let wrong = with_fields(&sandbox, |fields| fields[1] = "农业".to_owned());
    refused(&sandbox, || import_csv(&sandbox, &wrong), &["第3行", "“农业”不是领域，要写1到5"]);
    // The first occupation moves to field 5, and the second has the field above.
    let moved = with_fields(&sandbox, |fields| {
        fields[0] = "第五领域".to_owned();
        fields[1].clear();
    });
    fs::write(sandbox.path("名单.csv"), moved).expect("the list can be written");
    let outcome = sandbox.policy(&["directory", "import", "名单.csv", "--fill-down", "--dry-run"]);
    assert!(outcome.text.contains("改了领域 2 个\n"), "{}", outcome.text);
}

#[test]
fn a_list_without_fields_says_that_they_are_kept() {
    let sandbox = DataSandbox::new();
    let outcome = import_csv(&sandbox, csv_text(&listed(&sandbox)));
    let words = "名单里没有“领域”这一列：259 个职业的领域照现在的目录";
    assert!(outcome.success && outcome.text.contains(words), "{}", outcome.text);
}

#[test]
fn without_codes_names_alone_are_matched_and_that_is_told() {
    let sandbox = DataSandbox::new();
    let names: String = listed(&sandbox).iter().map(|(_, name)| format!("{name}\n")).collect();
    let outcome = import_csv(&sandbox, format!("职业名称\n{names}"));
    assert!(outcome.success && outcome.text.contains("只按名称对"), "{}", outcome.text);
}
