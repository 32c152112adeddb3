//! The workbench and the command line come to the same results on the same data, sound and broken.

use crate::sandbox::DataSandbox;
use data_compiler::files::MemoryFiles;
use directory_update::{Document, Edition};
use std::fs;
use workbench_core::{
    CheckReport, Decision, DiagnosticLine, ImportReport, ImportRequest, ImportStep, check, import,
};

fn files(sandbox: &DataSandbox) -> MemoryFiles {
    MemoryFiles::of_folder(&sandbox.path(""), "data").expect("the data can be read")
}

/// Replaces a text in a file of the sandbox.
fn edit(sandbox: &DataSandbox, path: &str, before: &str, after: &str) {
    let text = fs::read_to_string(sandbox.path(path)).expect("the file is there");
    assert!(text.contains(before), "{path} does not contain {before}");
    fs::write(sandbox.path(path), text.replacen(before, after, 1)).expect("the file can be written");
}

fn displayed(found: &DiagnosticLine) -> String {
    let DiagnosticLine { code, file, line, message, remedy, lead } = found;
    assert!(!lead.is_empty(), "{found:?}");
    format!("{file}:{line}: error[{code}]: {message}; remedy: {remedy}")
}

/// Runs the checks of both and asserts that they agree; returns the report.
#[track_caller]
fn same_check(sandbox: &DataSandbox) -> CheckReport {
    let report = check(&files(sandbox), |_, _| {});
    let printed = sandbox.policy(&["policy", "check"]);
    let of_policies: Vec<&DiagnosticLine> =
        report.diagnostics.iter().filter(|found| !found.file.starts_with("data/occupations")).collect();
    for found in &of_policies {
        assert!(printed.text.contains(&displayed(found)), "{} not in\n{}", displayed(found), printed.text);
    }
    assert_eq!(printed.text.matches(": error[").count(), of_policies.len(), "{}", printed.text);
    for policy in &report.policies {
        match policy.failures.is_empty() {
            true => {
                let sound = format!("{}：没有问题，{}个案例都对", policy.id, policy.cases);
                assert!(printed.text.contains(&sound), "{sound} not in\n{}", printed.text);
            }
            false => policy.failures.iter().for_each(|failure| {
                assert!(printed.text.contains(&failure.text), "{failure:?} not in\n{}", printed.text);
                if let Some((file, line)) = &failure.location {
                    let text = fs::read_to_string(sandbox.path(file)).expect("the file of the case");
                    let case: Vec<&str> = text.lines().skip(*line as usize - 1).take(2).collect();
                    let is_named = |line: &&str| {
                        failure.text.contains(line.trim_start_matches("story = \"").trim_end_matches('"'))
                            && line.starts_with("story")
                    };
                    assert!(case.iter().any(is_named), "{failure:?} leads to {case:?}");
                }
            }),
        }
    }
    if report.diagnostics.len() == of_policies.len() {
        assert_eq!(printed.success, report.is_sound(), "{}", printed.text);
    }
    report
}

fn edition() -> Edition {
    Edition {
        name: "2030年目录".to_owned(),
        statement: "列入正式目录。".to_owned(),
        document: Some(Document {
            title: "关于公布目录的通知".to_owned(),
            number: "例字〔2030〕9号".to_owned(),
            issuer: "例厅".to_owned(),
            date: "2030-05".to_owned(),
            address: String::new(),
        }),
    }
}

fn listed(sandbox: &DataSandbox) -> Vec<(String, String)> {
    let mut reader =
        csv::Reader::from_path(sandbox.path("data/occupations/directory.csv")).expect("the directory");
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| (row[0].to_owned(), row[1].to_owned())).collect()
}

fn csv_text(rows: &[(String, String)]) -> Vec<u8> {
    let lines: String = rows.iter().map(|(code, name)| format!("{code},{name}\r\n")).collect();
    format!("职业编码,职业名称\r\n{lines}").into_bytes()
}

fn imported(sandbox: &DataSandbox, list: Vec<u8>, decisions: Vec<(usize, Decision)>) -> ImportReport {
    import(
        &files(sandbox),
        &ImportRequest { list, decisions, edition: edition(), ..ImportRequest::default() },
    )
}

#[test]
fn an_import_by_the_page_writes_the_files_of_the_command_line() {
    let sandbox = DataSandbox::new();
    let list = csv_text(&listed(&sandbox));
    fs::write(sandbox.path("名单.csv"), &list).expect("the list can be written");
    let report = imported(&sandbox, list, Vec::new());
    let ImportStep::Ready(changed, 259) = &report.step else { panic!("{report:?}") };
    let edition = edition();
    let document = edition.document.expect("a document");
    let printed = sandbox.policy(&[
        "directory",
        "import",
        "名单.csv",
        "--edition",
        &edition.name,
        "--statement",
        &edition.statement,
        "--title",
        &document.title,
        "--number",
        &document.number,
        "--issuer",
        &document.issuer,
        "--date",
        &document.date,
        "--address",
        &document.address,
    ]);
    assert!(printed.success, "{}", printed.text);
    for line in &report.lines {
        assert!(printed.text.contains(line.as_str()), "{line} not in\n{}", printed.text);
    }
    assert_eq!(changed.len(), 4);
    for (path, bytes) in changed {
        assert_eq!(&fs::read(sandbox.path(path)).expect("the file is there"), bytes, "{path}");
    }
    let bundles = data_compiler::occupations::compile(&files(&sandbox)).expect("compiles");
    let directory = occupations::Directory::from_bytes(&bundles.directory).expect("a directory");
    assert_eq!(directory.document().map(|document| &*document.number), Some("例字〔2030〕9号"));
}

#[test]
fn a_doubtful_row_is_decided_by_a_candidate() {
    let sandbox = DataSandbox::new();
    let mut rows = listed(&sandbox);
    let (code, name) = rows[10].clone();
    rows[10].1 = format!("{name}人");
    let list = csv_text(&rows);
    let report = imported(&sandbox, list.clone(), Vec::new());
    let ImportStep::Undecided(undecided) = &report.step else { panic!("{report:?}") };
    let [row] = &undecided[..] else { panic!("{undecided:?}") };
    assert_eq!(row.line, 12);
    assert!(row.candidates.iter().any(|candidate| candidate.code == code), "{row:?}");
    let decided = imported(&sandbox, list.clone(), vec![(12, Decision::Occupation(code))]);
    assert!(matches!(decided.step, ImportStep::Ready(_, 259)), "{decided:?}");
    let dropped = imported(&sandbox, list, vec![(12, Decision::NotAnOccupation)]);
    assert_eq!(dropped.step, ImportStep::OtherCount(258, 259));
}

#[test]
fn lists_that_cannot_be_read_are_refused_by_both_with_the_same_words() {
    let sandbox = DataSandbox::new();
    let lists: [&[u8]; 6] = [
        b"",
        "姓名,年龄\r\n张三,50\r\n".as_bytes(),
        "职业名称\r\n".as_bytes(),
        b"%PDF-1.7 ....",
        b"<html><table></table></html>",
        &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
    ];
    for list in lists {
        fs::write(sandbox.path("名单.csv"), list).expect("the list can be written");
        let report = imported(&sandbox, list.to_vec(), Vec::new());
        let ImportStep::Unreadable(reason, _) = &report.step else { panic!("{report:?}") };
        let printed = sandbox.policy(&["directory", "import", "名单.csv"]);
        assert!(
            !printed.success && printed.text.contains(reason.as_str()),
            "{reason} not in {}",
            printed.text
        );
    }
}

/// Each runs the proof or many checks: `cargo xtask test --only long`.
mod long {
    use super::{DataSandbox, edit, files, same_check};
    use std::fs;
    use workbench_core::{impact, mutants, sentences};

    /// A mistake in a file of the main policy: the text that is replaced.
    #[derive(serde::Deserialize)]
    struct Mistake {
        file: String,
        before: String,
        after: String,
    }

    #[test]
    fn the_checks_of_sound_data_agree() {
        let report = same_check(&DataSandbox::new());
        assert!(report.is_sound() && report.policies.len() > 4, "{report:?}");
    }

    #[test]
    fn the_checks_of_broken_data_agree() {
        // The page is tested with the same mistakes (tests/browser/workbench/parity.test.mjs).
        let broken: Vec<Mistake> =
            serde_json::from_str(include_str!("broken-data.json")).expect("the mistakes");
        assert_eq!(broken.len(), 10);
        for Mistake { file, before, after } in broken {
            let sandbox = DataSandbox::new();
            edit(&sandbox, &format!("data/policies/qilu-green/{file}"), &before, &after);
            assert!(!same_check(&sandbox).is_sound(), "{file}: {after}");
        }
    }

    #[test]
    fn the_differences_of_two_editions_agree() {
        let (old, new) = (DataSandbox::new(), DataSandbox::new());
        edit(&new, "data/policies/qilu-green/rules.toml", "plus-years = 16", "plus-years = 15");
        let lines = impact(&files(&old), &files(&new)).expect("both compile");
        let start = lines.iter().position(|line| line.is_empty()).expect("a line after the directory");
        assert_eq!(lines[..start], ["目录：旧 259 个，新 259 个"]);
        let printed = new.policy(&["policy", "diff", &old.path("").to_string_lossy(), "."]);
        assert!(printed.success, "{}", printed.text);
        assert!(
            printed.text.trim_end().ends_with(lines[start + 1..].join("\n").trim_end()),
            "{}",
            printed.text
        );
        assert!(lines.len() > start + 4, "{lines:?}");
    }

    #[test]
    fn the_mutants_and_the_use_of_each_sentence_agree() {
        let sandbox = DataSandbox::new();
        let mut tested = 0;
        let report = mutants(&files(&sandbox), |done, all| {
            assert!(done == tested && done < all, "{done} of {all}");
            tested += 1;
        });
        let report = report.expect("the data are sound");
        assert!(report.is_sound() && report.mutants == tested && report.by_case > 100, "{report:?}");
        let printed = sandbox.policy(&["mutate-policy"]);
        assert!(printed.success, "{}", printed.text);
        assert_eq!(printed.text.matches("survives: ").count(), report.reviewed, "{}", printed.text);
        let numbers =
            [report.mutants, report.by_case, report.by_compiler, report.reviewed].map(|n| n.to_string());
        let total = printed.text.lines().find(|line| line.trim_start_matches(['|', ' ']).starts_with("all"));
        let total: Vec<&str> =
            total.expect("the sums").split([' ', '|']).filter(|cell| !cell.is_empty()).collect();
        assert_eq!(total[1..], numbers);

        let page = sentences(&files(&sandbox)).expect("the data are sound");
        assert!(sandbox.policy(&["coverage"]).success);
        let written = fs::read_to_string(sandbox.path("docs/coverage.md")).expect("the page is written");
        assert_eq!(page, written);

        edit(&sandbox, "data/policies/qilu-green/clauses.toml", "hash = \"", "hash = \"0");
        let found = sentences(&files(&sandbox)).expect_err("a sentence has changed");
        let printed = sandbox.policy(&["coverage"]);
        for found in &found {
            assert!(printed.text.contains(&super::displayed(found)), "{}", printed.text);
        }
    }
}
