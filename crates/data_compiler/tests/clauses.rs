//! Every sentence of the notice is mapped; an unmapped or changed sentence fails the build.

use crate::broken::Broken;
use data_compiler::coverage::{coverage, coverage_page};
use data_compiler::policies::compile_policy;
use data_compiler::{Code, compile_policies};
use std::path::Path;

const CLAUSES: &str = "data/policies/qilu-green/clauses.toml";
const NOTICE: &str = "data/sources/texts/qilu-notice-2023.txt";

#[track_caller]
fn expect(code: Code, told_in: &str, (broken_file, from, to): (&str, &str, &str), at: &str) {
    let data = Broken::copy_of_data();
    data.replace(broken_file, from, to);
    let problems = compile_policies(data.root()).expect_err("the mistake is noticed");
    let line = data.line_of(told_in, at);
    let found = problems
        .iter()
        .any(|problem| (problem.code, problem.file.as_str(), problem.line) == (code, told_in, line));
    let reported: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(found, "{} at {told_in}:{line} not among\n{}", code.as_str(), reported.join("\n"));
}

#[test]
fn the_notice_as_it_is_has_no_gap() {
    let data = Broken::copy_of_data();
    assert!(compile_policies(data.root()).is_ok());
}

#[test]
fn a_new_sentence_is_told_in_the_document() {
    let added = "财政供养人员除外。现役军人除外。";
    expect(Code::SentenceUnmapped, NOTICE, (NOTICE, "财政供养人员除外。", added), "现役军人除外");
}

#[test]
fn a_changed_sentence_is_told_where_it_is_mapped() {
    let change = (NOTICE, "离校2年内", "离校3年内");
    expect(Code::SentenceChanged, CLAUSES, change, "hash = \"aa522ea1c4c6\"");
}

#[test]
fn a_sentence_that_is_gone_is_told_where_it_was_mapped() {
    expect(Code::SentenceChanged, CLAUSES, (NOTICE, "财政供养人员除外。", ""), "hash = \"0fa3c6f95a62\"");
}

#[test]
fn a_sentence_that_stands_or_is_mapped_twice_is_told() {
    let twice = "财政供养人员除外。\n财政供养人员除外。";
    expect(
        Code::SentenceDoubled,
        NOTICE,
        (NOTICE, "财政供养人员除外。", twice),
        "财政供养人员除外。\n（二）",
    );
    let entry = "[[sentence]]\nbegins = \"财政供养人员除外。\"\nhash = \"0fa3c6f95a62\"\nnot-persons = \"再写一遍\"\n\n";
    let before = "[[sentence]]\nbegins = \"（二）承训单位\"";
    let doubled = format!("{entry}{before}");
    let at = "hash = \"0fa3c6f95a62\"\nnot-persons";
    expect(Code::SentenceDoubled, CLAUSES, (CLAUSES, before, &doubled), at);
}

#[test]
fn an_entry_that_maps_to_nothing_or_to_what_is_not_there_is_told() {
    let at = "hash = \"0fa3c6f95a62\"";
    let entry = "coded = [\"not-state-funded\"]\noffice = \"自收自支、编外、差额拨款、公益性岗位、村干部、社区工作者、辅警、三支一扶等算不算，由当地认定\"";
    expect(Code::SentenceUnmapped, CLAUSES, (CLAUSES, entry, ""), at);
    expect(
        Code::UnknownId,
        CLAUSES,
        (CLAUSES, "coded = [\"not-state-funded\"]", "coded = [\"state-funded\"]"),
        "coded = [\"state-funded\"]",
    );
    expect(
        Code::SentenceNotCited,
        CLAUSES,
        (CLAUSES, "coded = [\"not-state-funded\"]", "coded = [\"in-shandong\", \"not-state-funded\"]"),
        "coded = [\"in-shandong\", \"not-state-funded\"]",
    );
    expect(
        Code::SentenceChanged,
        CLAUSES,
        (CLAUSES, "begins = \"财政供养人员除外", "begins = \"财政供养"),
        at,
    );
}

/// A verdict is based on the sentence, so it cannot be mapped as not about persons.
#[test]
fn a_sentence_that_is_cited_must_be_coded() {
    let entry = "coded = [\"in-shandong\"]\noffice = \"开什么班、开在哪里，由各市选定\"";
    let change = (CLAUSES, entry, "not-persons = \"讲各市怎么办\"");
    expect(Code::SentenceCitedUncoded, CLAUSES, change, "hash = \"70f72e7bfd32\"");
}

#[test]
fn a_clause_that_does_not_stand_in_the_document_is_told() {
    let clause = ("data/sources/qilu-notice-2023.toml", "培训人数不少于600人", "培训人数不少于500人");
    expect(Code::QuoteNotInSource, NOTICE, clause, "山东省人力资源和社会保障厅");
}

#[test]
fn a_policy_without_its_map_is_told() {
    let data = Broken::copy_of_data();
    std::fs::remove_file(data.root().join(CLAUSES)).expect("the file was there");
    let problems = compile_policies(data.root()).expect_err("the mistake is noticed");
    assert_eq!((problems[0].code, problems[0].file.as_str()), (Code::FileUnreadable, CLAUSES));
}

/// A sentence that is mapped as coded in another policy is quoted there.
#[test]
fn what_is_coded_elsewhere_is_cited_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
    for covered in coverage(&root, &policy).expect("the notice is covered").sentences {
        for id in &covered.policies {
            let other = compile_policy(&root, id).expect("the policy compiles");
            let text = &covered.sentence.text;
            let quoted = other.citations.iter().any(|citation| {
                !citation.quote.is_empty()
                    && (text.contains(&citation.quote) || citation.quote.contains(text))
            });
            assert!(quoted, "{id} does not cite {text}");
        }
    }
}

/// `cargo xtask coverage` updates it.
#[test]
fn the_page_shows_the_map_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
    let page = coverage_page(&policy, &coverage(&root, &policy).expect("the notice is covered"));
    let kept = std::fs::read_to_string(root.join("docs/coverage.md")).expect("the page is there");
    assert!(page == kept, "docs/coverage.md is out of date: run `cargo xtask coverage`");
}

/// Names, telephone numbers and mailboxes of officials are omitted, as are sentences about them.
#[test]
fn the_document_is_kept_without_contacts() {
    let data = Broken::copy_of_data();
    let text = std::fs::read_to_string(data.root().join(NOTICE)).expect("the document is there");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with('〔')).collect();
    for word in ["联系人", "联 系 人", "联系电话", "电话", "邮箱", "邮    箱", "校核", "@", "0531", "传真"]
    {
        assert!(kept.iter().all(|line| !line.contains(word)), "{word}");
    }
    let longest = text.split(|character: char| !character.is_ascii_digit()).map(str::len).max();
    assert!(longest.is_some_and(|digits| digits <= 4), "a run of digits longer than a year");
}
