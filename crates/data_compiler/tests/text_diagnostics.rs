//! A text that is used but undefined, or defined but unused, is reported with its position.

use data_compiler::Code;
use data_compiler::texts::{check_text_usage, compile_texts};
use std::fs;
use tempfile::TempDir;

fn project(texts: &str, code: &str) -> TempDir {
    let root = TempDir::new().expect("a temporary folder");
    fs::create_dir_all(root.path().join("data/texts")).expect("a folder");
    fs::create_dir_all(root.path().join("src/app")).expect("a folder");
    fs::write(root.path().join("data/texts/start.toml"), texts).expect("a file");
    fs::write(root.path().join("src/app/start.rs"), code).expect("a file");
    root
}

#[test]
fn each_text_becomes_a_constant() {
    let root =
        project("title = \"齐鲁\"\nread-more = \"更多\"\n", "text::START_TITLE, text::START_READ_MORE");
    let source = compile_texts(root.path()).expect("sound texts");
    assert!(source.contains("pub const START_TITLE: &str = \"齐鲁\";"));
    assert!(source.contains("pub const START_READ_MORE: &str = \"更多\";"));
    check_text_usage(root.path()).expect("every text is used");
}

#[test]
fn a_text_may_be_named_in_a_literal_and_another_module_may_end_in_text() {
    let code = "waiting_page(project, \"START_TITLE\"); use answer_text::UNSURE;";
    check_text_usage(project("title = \"齐鲁\"\n", code).path())
        .expect("the text is used, and no other is named");
}

#[test]
fn a_missing_text_is_told_where_it_is_used() {
    let root = project("title = \"齐鲁\"\n", "text::START_TITLE\n\ntext::START_BEGIN");
    let problems = check_text_usage(root.path()).expect_err("a text is missing");
    assert_eq!(
        (problems[0].code, problems[0].file.as_str(), problems[0].line),
        (Code::TextMissing, "src/app/start.rs", 3)
    );
}

#[test]
fn an_unused_text_is_told_where_it_stands() {
    let root = project("title = \"齐鲁\"\nbegin = \"开始\"\n", "text::START_TITLE");
    let problems = check_text_usage(root.path()).expect_err("a text is unused");
    assert_eq!(
        (problems[0].code, problems[0].file.as_str(), problems[0].line),
        (Code::TextUnused, "data/texts/start.toml", 2)
    );
}

#[test]
fn two_keys_for_one_text_and_a_malformed_file_are_told() {
    let root = project("read-more = \"更多\"\nread_more = \"更多\"\n", "text::START_READ_MORE");
    assert_eq!(compile_texts(root.path()).expect_err("twice")[0].code, Code::DuplicateId);
    let root = project("title = 更多\n", "");
    assert_eq!(compile_texts(root.path()).expect_err("no TOML")[0].code, Code::Malformed);
}
