//! A case made from a receipt passes in the data of the project.

use data_compiler::files::MemoryFiles;
use data_compiler::policies::cases::read_cases;
use data_compiler::policies::compile_policy;
use eligibility::Policy;
use receipt::Receipt;
use std::path::Path;
use workbench_core::{CaseError, add_case};

const ID: &str = "qilu-green";

fn data() -> (MemoryFiles, Policy) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = MemoryFiles::of_folder(&root, "data").expect("the data can be read");
    let policy = compile_policy(&files, ID).expect("compiles");
    (files, policy)
}

#[test]
fn the_receipt_of_every_case_becomes_a_case_that_passes() {
    let (files, policy) = data();
    let cases = read_cases(&files, &policy).expect("cases");
    let receipts = cases.iter().filter_map(|case| {
        Receipt::issue(&policy, &case.answers, case.as_of, &[]).ok().map(|receipt| (case, receipt))
    });
    let mut number = 0;
    // Each of some cases is added to the file with those before.
    for (case, receipt) in receipts.step_by(7) {
        let address = format!("https://example.invalid/#/r/{}", receipt.encode());
        let added = add_case(&files, &address, &case.story).expect("is possible");
        let mut with_case = files.clone();
        with_case.0.insert(added.path, added.text.into_bytes());
        let read = read_cases(&with_case, &policy).expect("the new case can be read");
        let last = read.last().expect("a case");
        assert_eq!(read.len(), cases.len() + 1);
        assert_eq!((last.line, &last.story), (added.line + 1, &case.story));
        assert_eq!(last.differences(&policy), Vec::<String>::new(), "{}", case.story);
        assert_eq!((&last.outcome, &last.conditions), (&case.outcome, &case.conditions));
        number += 1;
    }
    assert!(number > 10, "{number} cases have a receipt");
}

#[test]
fn a_case_without_a_story_has_the_answers_in_words() {
    let (files, policy) = data();
    let cases = read_cases(&files, &policy).expect("cases");
    let receipt = Receipt::issue(&policy, &cases[0].answers, cases[0].as_of, &[]).expect("a receipt");
    let added = add_case(&files, &receipt.encode(), " ").expect("is possible");
    assert!(
        added.text.contains("story = \"试用时答的：不是财政发的，1990年3月"),
        "{}",
        &added.text[added.text.len() - 900..]
    );
}

#[test]
fn other_texts_and_receipts_of_other_rules_are_refused() {
    let (files, mut policy) = data();
    assert_eq!(add_case(&files, "没有", ""), Err(CaseError::NoReceipt));
    let answers = read_cases(&files, &policy).expect("cases")[0].answers.clone();
    policy.fingerprint ^= 1;
    let as_of = eligibility::Date::parse("2026-11-21").expect("a date");
    let receipt = Receipt::issue(&policy, &answers, as_of, &[]).expect("a receipt");
    assert_eq!(add_case(&files, &receipt.encode(), ""), Err(CaseError::OtherRules));
}
