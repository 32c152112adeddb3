//! The changes that come every year, made by forms, in the data of the project: comments stay, and the result
//! compiles.

use data_compiler::files::MemoryFiles;
use std::path::Path;
use workbench_core::diagnose;
use workbench_core::edit::{
    Changes, EditError, NewClause, NewPeriod, Source, TableKind, add_clause, add_period, add_source,
    changed_lines, last_day, policy_folders, replace_fields, tables,
};

const FOLDER: &str = "data/policies/qilu-green";

fn files() -> MemoryFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    MemoryFiles::of_folder(&root, "data").expect("the data can be read")
}

fn apply(files: &MemoryFiles, changes: &Changes) -> MemoryFiles {
    let mut files = files.clone();
    files.0.extend(changes.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    files
}

/// Returns the changed lines of a file, with their signs.
fn lines(files: &MemoryFiles, changes: &Changes, path: &str) -> Vec<String> {
    let new = &changes.iter().find(|(changed, _)| changed == path).expect("the file is changed").1;
    let old = String::from_utf8(files.0.get(path).cloned().unwrap_or_default()).expect("a text");
    let changed = changed_lines(&old, new).into_iter();
    changed.map(|line| format!("{}{}", if line.is_added { '+' } else { '-' }, line.text)).collect()
}

fn source() -> Source {
    Source {
        id: "example-2027".to_owned(),
        title: "关于2028年继续实施齐鲁绿色低碳职业技能培训的通知".to_owned(),
        number: "例字〔2027〕1号".to_owned(),
        issuer: "山东省人力资源和社会保障厅".to_owned(),
        date: "2027-12".to_owned(),
        address: "https://example.invalid/".to_owned(),
    }
}

fn clause() -> NewClause {
    NewClause {
        source: String::new(),
        number: "一".to_owned(),
        text: "2028年继续实施齐鲁绿色低碳职业技能培训。".to_owned(),
        citation: "continued-2028".to_owned(),
        quote: "继续实施齐鲁绿色低碳职业技能培训".to_owned(),
    }
}

fn period() -> NewPeriod {
    NewPeriod {
        until: "2028-12-31".to_owned(),
        text: "项目还在继续：2027年的1号文件写明2028年继续实施这个培训。".to_owned(),
        ended: "按现有文件，这个项目到2028年12月底为止。".to_owned(),
        reviewed: "2027-12-20".to_owned(),
    }
}

#[test]
fn a_new_period_with_its_document_compiles_and_changes_nothing_else() {
    let files = files();
    let changes = add_period(&files, FOLDER, &source(), &clause(), &period()).expect("is possible");
    let policy = lines(&files, &changes, "data/policies/qilu-green/policy.toml");
    let added: Vec<&str> =
        policy.iter().filter_map(|line| line.strip_prefix('+')).filter(|line| !line.is_empty()).collect();
    assert_eq!(added[..2], ["edition = \"2027-12-20\"", "  \"example-2027\","]);
    assert!(added[2].starts_with("ended = \"按现有文件，这个项目到2028年"), "{added:?}");
    assert_eq!(added[3..6], ["[[period]]", "from = \"2028-01-01\"", "until = \"2028-12-31\""]);
    assert_eq!(policy.iter().filter(|line| line.starts_with('-')).count(), 2, "{policy:?}");
    assert_eq!(lines(&files, &changes, "data/policies/qilu-green/citations.toml").len(), 6);
    let changed = apply(&files, &changes);
    assert_eq!(diagnose(&changed), []);
    assert_eq!(last_day(&changed, FOLDER).expect("a period").0.to_string(), "2028-12-31");
}

#[test]
fn an_age_is_changed_with_its_sentences() {
    let files = files();
    let rules = tables(&files, TableKind::Rule);
    let form = rules.iter().find(|form| form.title.contains("还不满16周岁")).expect("the rule of the age");
    let index = |key: &str| form.fields.iter().position(|field| field.key == key).expect("a field");
    let values =
        [(index("plus-years"), "18".to_owned()), (index("not-met"), "不满“18”周岁：\"{today}\"".to_owned())];
    let changes = vec![(form.path.clone(), replace_fields(&files, form, &values).expect("is possible"))];
    let changed = lines(&files, &changes, &form.path);
    assert!(changed.contains(&"-plus-years = 16".to_owned()), "{changed:?}");
    assert!(changed.contains(&"+plus-years = 18".to_owned()), "{changed:?}");
    assert_eq!(changed.len(), 4, "{changed:?}");
    assert!(diagnose(&apply(&files, &changes)).iter().all(|found| found.code != "malformed"));
    let line = rules.iter().find(|form| form.title.contains("不少于600人")).expect("the rule of the line");
    let index_of_line = line.fields.iter().position(|field| field.key == "at-least").expect("the line");
    let text = replace_fields(&files, line, &[(index_of_line, "500".to_owned())]).expect("is possible");
    assert!(text.contains("at-least = \"500\""), "the quotation marks stay");
    let number = [(index("plus-years"), "十八".to_owned())];
    assert!(matches!(replace_fields(&files, form, &number), Err(EditError::NotANumber(_))));
}

#[test]
fn questions_lines_and_periods_are_listed_with_their_words() {
    let files = files();
    let titles = |kind| tables(&files, kind).into_iter().map(|form| form.title).collect::<Vec<_>>();
    assert!(titles(TableKind::Question).contains(&"您是男是女？".to_owned()));
    assert!(titles(TableKind::Line).contains(&"男职工".to_owned()));
    assert!(titles(TableKind::Period).contains(&"2026-01-01".to_owned()));
    let question = tables(&files, TableKind::Question).into_iter().find(|form| form.title == "您是男是女？");
    let question = question.expect("the question");
    assert_eq!(question.owner, "齐鲁绿色低碳职业技能培训");
    let line = tables(&files, TableKind::Line).into_iter().find(|form| form.title == "男职工");
    assert_eq!(line.expect("the line").owner, "法定退休年龄");
    assert!(question.fields.iter().any(|field| field.key == "options male label" && field.value == "男"));
}

#[test]
fn policies_are_listed_by_name_in_the_order_of_the_index() {
    let mut files = files();
    let listed = policy_folders(&files);
    assert_eq!(listed[0].path, FOLDER);
    assert_eq!(listed[0].name, "齐鲁绿色低碳职业技能培训");
    assert!(listed.iter().any(|policy| policy.path.ends_with("/repeat")), "policies inside others, too");
    assert!(listed.iter().all(|policy| !policy.name.contains('/')), "{listed:?}");

    files.0.insert("data/policies/index.toml".to_owned(), b"[[policy".to_vec());
    assert_eq!(policy_folders(&files).len(), listed.len(), "with a mistake in the index, too");
}

#[test]
fn a_document_and_a_clause_are_added_alone_or_refused_with_a_reason() {
    let files = files();
    let changes = add_source(&files, FOLDER, &source()).expect("is possible");
    let with_source = apply(&files, &changes);
    let clause = NewClause { source: "example-2027".to_owned(), ..clause() };
    let changes = add_clause(&with_source, FOLDER, &clause).expect("is possible");
    assert_eq!(changes.len(), 2);
    let known = NewClause { text: String::new(), citation: "again".to_owned(), ..clause.clone() };
    let with_clause = apply(&with_source, &changes);
    assert_eq!(add_clause(&with_clause, FOLDER, &known).expect("a known clause").len(), 1);

    let taken = |result: Result<Changes, EditError>| matches!(result, Err(EditError::Taken(_)));
    assert!(taken(add_source(&with_source, FOLDER, &source())));
    assert!(taken(add_clause(&with_clause, FOLDER, &clause)));
    let other = NewClause { quote: "别的话".to_owned(), ..clause.clone() };
    assert_eq!(add_clause(&with_source, FOLDER, &other), Err(EditError::NotQuoted));
    let odd = Source { id: "../x".to_owned(), ..source() };
    assert_eq!(add_source(&files, FOLDER, &odd), Err(EditError::Field("文件的代号")));
    let earlier = NewPeriod { until: "2027-06-30".to_owned(), ..period() };
    let refused = add_period(&files, FOLDER, &source(), &clause, &earlier);
    assert_eq!(refused, Err(EditError::Field("到哪一天")));
}
